"""`tracker backup` and `tracker restore`: verified copies, made while the database is in use."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.session import Session, pass_session, show, show_json, tell
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

    path = session.file_location()
    if list_them or file is None:
        found = copies.backups(path)
        if as_json:
            show_json([{"file": str(c.path), "at": c.at, "bytes": c.size} for c in found])
        else:
            show("\n".join(str(c.path) for c in found) or "There are no copies yet.", session)
        return
    session.store  # noqa: B018  a database that isn't there yet is made, and an old one upgraded
    if file.exists() and not force:
        raise TrackerError(f"{file} exists; give another name or --force")
    copies.back_up(path, file)
    show(f"copied to {file}; the copy is whole", session)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Don't ask.")
@pass_session
def restore(session: Session, file: Path, yes: bool) -> None:
    """Put a copy back in the place of the database; what was there is copied first."""
    from tracker.store.restore import restore as put_back

    path = session.file_location()
    if not yes:
        click.confirm(f"Put {file} in the place of {path}?", abort=True, err=True)
    saved = put_back(path, file, tell)
    told = f"; what was there before is in {saved}" if saved else ""
    show(f"restored from {file}{told}", session)
    from tracker.transfer.vocabulary import mend

    for remark in mend(session.store):
        tell(remark)
