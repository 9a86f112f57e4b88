"""`tracker backup` and `tracker restore`: verified copies, made while the database is in use."""

from __future__ import annotations

import os
from pathlib import Path

import click

from tracker.cli.asking import confirmed
from tracker.cli.output import check_place
from tracker.cli.session import Session, local_instant, pass_session, show, show_json, tell
from tracker.domain.errors import TrackerError


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
    from tracker.store import backup as copies

    path = session.diary.file_location()
    if list_them or file is None:
        found = copies.backups(path)
        if as_json:
            show_json(
                [{"file": str(c.path), "at": local_instant(c.at), "bytes": c.size} for c in found]
            )
        else:
            show("\n".join(str(c.path) for c in found) or "There are no copies yet.", session)
        return
    check_place(session, file, force, only_files=True)
    session.diary.store  # noqa: B018  a database that isn't there yet is made, and an old one upgraded
    copies.back_up(path, file)
    session.diary.keeps(f"backup {file}")
    show(f"copied to {file}; the copy is whole", session)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Don't ask.")
@pass_session
def restore(session: Session, file: Path, yes: bool) -> None:
    """Put a copy back in the place of the database; what was there is copied first."""
    from tracker.store.restore import restore as put_back
    from tracker.transfer.vocabulary import mend

    path = session.diary.file_location()
    if not os.path.exists(file):  # noqa: PTH110  (pathlib raises where a name is too long)
        raise TrackerError(f"there is no copy at {file}; tracker backup --list shows those kept")
    if not yes and not confirmed(f"Put {file} in the place of {path}?", "say --yes to go ahead"):
        raise TrackerError("nothing was restored, since you said no")
    saved = put_back(path, file, tell)
    session.diary.keeps(f"restore {file}")
    for remark in mend(session.diary.store):
        tell(remark)
    told = f"; what was there before is in {saved}" if saved else ""
    show(f"restored from {file}{told}", session)
