"""`tracker export json` and `tracker import json`: the whole diary, there and back."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import click

from tracker.cli.session import Group, Session, json_output, pass_session, show, show_json, tell
from tracker.domain.errors import StoreError, TrackerError


@click.group("export", cls=Group)
def export_group() -> None:
    """Write the diary out, to keep it or to carry it to another machine."""


@click.group("import", cls=Group)
def import_group() -> None:
    """Read a diary in. What is there stays; importing twice adds nothing."""


@export_group.command("json")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Write over a file that exists.")
@pass_session
def export_json(session: Session, file: Path | None, force: bool) -> None:
    """Everything as one JSON object, to FILE (private to you) or standard output."""
    from tracker.transfer.json_format import write_json

    if file is None or str(file) == "-":
        write_json(session.store, json_output(), session.now())
        return
    if file.exists() and not force:
        raise TrackerError(f"{file} exists; give another name or --force")
    with private_file(file) as stream:
        write_json(session.store, stream, session.now())
    tell(f"exported to {file}")


def private_file(path: Path) -> IO[str]:
    """A file that only its owner can read: a diary is health data."""
    import os

    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError as error:
        raise StoreError(f"can't write {path}: {error.strerror}; name another place") from None
    return os.fdopen(descriptor, "w", encoding="utf-8")


@import_group.command("json")
@click.argument("file", type=click.Path(allow_dash=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def import_json(session: Session, file: Path, as_json: bool) -> None:
    """Merge a diary that `export json` wrote; `tracker undo` takes it back."""
    from tracker.transfer.json_format import import_json as merge

    result = merge(session.store, read_document(file), session.now())
    if as_json:
        show_json(result._asdict())
    else:
        show(
            f"{result.added} added, {result.changed} changed, {result.unchanged} as they were",
            session,
        )
    for remark in result.remarks:
        tell(remark)


def read_document(file: Path) -> object:
    """The JSON document in a file, or in standard input. Raises WrongWords for anything else."""
    from tracker.store.incoming import read_text
    from tracker.transfer.json_text import read_json

    name = "what comes in" if str(file) == "-" else str(file)
    return read_json(read_text(str(file)), name)
