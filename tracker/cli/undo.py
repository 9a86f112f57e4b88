"""`tracker undo`, `redo` and `history`: every write can be taken back, imports included."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tracker.cli.numbers import Whole
from tracker.cli.session import Session, local_instant, pass_session, show, show_json, show_rows
from tracker.domain.errors import TrackerError

if TYPE_CHECKING:
    from tracker.store.changes import Change

COUNT = click.argument("count", type=Whole(1, 1000), default=1, metavar="[N]")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")


@click.command()
@COUNT
@AS_JSON
@pass_session
def undo(session: Session, count: int, as_json: bool) -> None:
    """Take back the last command that wrote something, or the last N."""
    changes = session.diary.store.undo(count)
    if not changes:
        raise TrackerError("nothing is left to undo")
    _answer(session, "undone", changes, as_json)


@click.command()
@COUNT
@AS_JSON
@pass_session
def redo(session: Session, count: int, as_json: bool) -> None:
    """Do again what was undone last, or the last N."""
    changes = session.diary.store.redo(count)
    if not changes:
        raise TrackerError("nothing is left to redo")
    _answer(session, "done again", changes, as_json)


@click.command()
@click.option(
    "-n",
    "--limit",
    type=Whole(1, 10_000),
    default=20,
    show_default=True,
    help="At most this many.",
)
@AS_JSON
@pass_session
def history(session: Session, limit: int, as_json: bool) -> None:
    """What was written when, newest first; what was undone is marked."""
    changes = session.diary.store.history(limit)
    if as_json:
        show_json([_as_json(change) for change in changes])
        return
    if not changes:
        show("Nothing has been written yet.", session)
        return
    from tracker.screen.draw import clean

    rows = [
        (
            _local_time(change.at, session),
            "undone" if change.undone_at else "",
            clean(change.command),
        )
        for change in changes
    ]
    show_rows(rows, session)


def _answer(session: Session, verb: str, changes: Sequence[Change], as_json: bool) -> None:
    if as_json:
        show_json([_as_json(change) for change in changes])
        return
    from tracker.screen.draw import clean

    for change in changes:
        show(f"{verb}: {clean(change.command)}", session)


def _as_json(change: Change) -> dict[str, object]:
    return {
        "id": change.id,
        "at": local_instant(change.at),
        "command": change.command,
        "undone": change.undone_at is not None,
    }


def _local_time(at: int, session: Session) -> str:
    from datetime import datetime

    return datetime.fromtimestamp(at, session.diary.clock.tz).strftime("%Y-%m-%d %H:%M")
