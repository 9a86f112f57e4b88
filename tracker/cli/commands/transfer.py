"""`tracker import`: files of many kinds in."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.session import Group, Session, pass_session, show, show_json, tell


class ImportGroup(Group):
    """A group with a command for each importer that there is."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        from tracker.diary.arrive import importers

        return list(importers())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from tracker.diary.arrive import importers

        told = importers().get(cmd_name)
        return None if told is None else _import_command(cmd_name, told)


@click.group("import", cls=ImportGroup)
def import_group() -> None:
    """Read a diary in. What is there stays; importing twice adds nothing."""


def _import_command(name: str, told: str) -> click.Command:
    @click.command(name, help=told)
    @click.argument("file", type=click.Path(allow_dash=True, path_type=Path))
    @click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
    @pass_session
    def read_in(session: Session, file: Path, as_json: bool) -> None:
        from tracker.diary import arrive

        result = arrive.read_in(session.diary, name, str(file))
        if as_json:
            show_json(result._asdict(), "import")
        else:
            show(result.told(), session)
        for remark in result.remarks:
            tell(remark)

    command: click.Command = read_in
    return command
