"""`tracker undo`, `redo` and `history`: every write can be taken back, imports included."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tracker.cli.number_options import Whole
from tracker.cli.session import Session, local_instant, pass_session, show, show_json, show_rows
from tracker.diary.mend import mend

if TYPE_CHECKING:
    from tracker.diary.mend.mend import Written

COUNT = click.argument("count", type=Whole(1, 1000), default=1, metavar="[N]")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")


@click.command()
@COUNT
@AS_JSON
@pass_session
def undo(session: Session, count: int, as_json: bool) -> None:
    """Take back the last command that wrote something, or the last N."""
    _answer(session, "undone", mend.undo(session.diary, count), as_json)


@click.command()
@COUNT
@AS_JSON
@pass_session
def redo(session: Session, count: int, as_json: bool) -> None:
    """Do again what was undone last, or the last N."""
    _answer(session, "done again", mend.redo(session.diary, count), as_json)


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
    written = mend.history(session.diary, limit)
    if as_json:
        show_json([_as_json(one) for one in written])
    elif not written:
        show("Nothing has been written yet.", session)
    else:
        rows = [(_moment(w.at, session), "undone" * w.undone, w.command) for w in written]
        show_rows(rows, session)


def _moment(at: int, session: Session) -> str:
    from tracker.domain.time.moment_words import full_day

    wall = session.diary.clock.wall(at)
    return f"{full_day(wall.date().isoformat(), session.style.year)} {wall:%H:%M}"


def _answer(session: Session, verb: str, written: Sequence[Written], as_json: bool) -> None:
    if as_json:
        show_json([_as_json(one) for one in written])
        return
    from tracker.screen.draw import clean

    for one in written:
        show(f"{verb}: {clean(one.command)}", session)


def _as_json(one: Written) -> dict[str, object]:
    return {**one._asdict(), "at": local_instant(one.at)}
