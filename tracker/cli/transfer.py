"""`tracker export json` and `tracker import json`: the whole diary, there and back."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.output import check_place, text_file
from tracker.cli.session import Group, Session, pass_session, show, show_json, tell


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

    if file is not None:
        check_place(session, file, force)
    store = session.diary.store
    with text_file(file) as stream:
        write_json(store, stream, session.now())
    if file is not None and str(file) != "-":
        tell(f"exported to {file}")


@import_group.command("json")
@click.argument("file", type=click.Path(allow_dash=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def import_json(session: Session, file: Path, as_json: bool) -> None:
    """Merge a diary that `export json` wrote; `tracker undo` takes it back."""
    from tracker.transfer.json_format import import_json as merge

    result = merge(session.diary.store, read_document(file), session.now())
    if as_json:
        show_json(result._asdict(), "import")
    else:
        show(result.told(), session)
    for remark in result.remarks:
        tell(remark)


def read_document(file: Path) -> object:
    """The JSON document in a file, or in standard input. Raises WrongWords for anything else."""
    from tracker.store.incoming import read_text
    from tracker.transfer.json_text import read_json

    name = "what comes in" if str(file) == "-" else str(file)
    return read_json(read_text(str(file)), name)
