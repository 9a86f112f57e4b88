"""`tracker export`: the diary written out, in every format that there is an exporter for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.output import replacing, shown_output
from tracker.cli.session import Group, Session, pass_session, session_of, tell
from tracker.domain.errors import WrongWords

if TYPE_CHECKING:
    from tracker.diary.export import Asked, Format


class ExportGroup(Group):
    """A group with a command for each exporter that there is."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        from tracker.diary.export import formats

        return list(formats())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from tracker.diary.export import formats

        format = formats().get(cmd_name)
        return None if format is None else _export_command(format)


@click.group("export", cls=ExportGroup, invoke_without_command=True)
@click.option(
    "--every-write",
    type=click.Choice(["off"]),
    help="Keep no export current any more.",
)
@click.pass_context
def export_group(ctx: click.Context, every_write: str | None) -> None:
    """Write the diary out, for another program or another machine."""
    if ctx.invoked_subcommand is not None:
        return
    if every_write is None:
        click.echo(ctx.get_help())
        return
    from tracker.diary.current import end

    end(session_of(ctx).diary)
    tell("no export is kept current any more")


def _export_command(format: Format) -> click.Command:
    from tracker.diary.export import FOLDER, Asked

    needed = format.place == FOLDER
    metavar = format.place if needed else f"[{format.place}]"

    @click.command(format.name, help=format.help)
    @click.argument("place", required=needed, metavar=metavar, type=click.Path(allow_dash=True))
    @click.option("--force", is_flag=True, help="Write over files that exist.")
    @click.option("--every-write", is_flag=True, help="Keep it current after every command.")
    @pass_session
    def export(session: Session, place: str | None, **options: bool) -> None:
        force, every_write = options.pop("force"), options.pop("every_write")
        on = frozenset(name for name, is_on in options.items() if is_on)
        asked = Asked(format.name, place or "-", on)
        if every_write:
            _keep_current(session, asked, force)
        else:
            _export(session, asked, force)

    for name, told in format.options.items():
        export = click.option(f"--{name}", is_flag=True, help=told)(export)
    command: click.Command = export
    return command


def _export(session: Session, asked: Asked, force: bool) -> None:
    from tracker.diary import export

    if asked.place == "-":
        export.write_to(session.diary, asked, shown_output())
        return
    export.check(session.diary, asked, replacing(Path(asked.place), force))
    export.write(session.diary, asked)
    tell(f"exported to {asked.place}")


def _keep_current(session: Session, asked: Asked, force: bool) -> None:
    from tracker.diary import current, export

    if asked.place == "-":
        raise WrongWords("only a file or a folder is kept current; name one")
    export.check(session.diary, asked, replacing(Path(asked.place), force))
    current.begin(session.diary, asked)
    tell(f"exported to {asked.place}, and from now on after every command that changes the diary")
