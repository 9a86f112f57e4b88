"""`tracker backup` and `tracker restore`: verified copies, made while the database is in use."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.asking import confirmed
from tracker.cli.output import replacing
from tracker.cli.session import Session, local_instant, pass_session, show, show_json


@click.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--list", "list_them", is_flag=True, help="List the copies there are.")
@click.option("--force", is_flag=True, help="Write over a file that exists.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def backup(
    session: Session, file: Path | None, list_them: bool, force: bool, as_json: bool
) -> None:
    """Copy the database to FILE, and check the copy before it counts.

    One is made by itself on the first write of each day; the last 7 are kept.
    """
    from tracker.diary.keep import back_up

    if list_them or file is None:
        _list_copies(session, as_json)
        return
    made = back_up(session.diary, str(file), replacing(file, force))
    if as_json:
        show_json({"file": made}, "backup")
    else:
        show(f"copied to {file}; the copy is whole", session)


def _list_copies(session: Session, as_json: bool) -> None:
    from tracker.diary.keep import copies

    found = copies(session.diary)
    if as_json:
        show_json([{"file": c.path, "at": local_instant(c.at), "bytes": c.size} for c in found])
    else:
        show("\n".join(c.path for c in found) or "There are no copies yet.", session)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Don't ask.")
@pass_session
def restore(session: Session, file: Path, yes: bool) -> None:
    """Put a copy back in the place of the database; what was there is copied first."""
    from tracker.diary.keep import put_back

    def sure(place: str) -> bool:
        question = f"Put {file} in the place of {place}?"
        return yes or confirmed(question, "say --yes to go ahead")

    saved = put_back(session.diary, str(file), sure)
    told = f"; what was there before is in {saved}" if saved else ""
    show(f"restored from {file}{told}", session)
