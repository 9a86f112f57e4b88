"""`tracker import`: files of many kinds in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.complete import paths
from tracker.cli.session import Group, Session, pass_session

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class ImportGroup(Group):
    """A group with a command for each importer that there is; a file alone says which it is for."""

    options_first = True

    def list_commands(self, ctx: click.Context) -> list[str]:
        from tracker.diary.arrive import importers

        return list(importers())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from tracker.diary.arrive import importers

        told = importers().get(cmd_name)
        return None if told is None else _import_command(cmd_name, told)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        place = _format_place(args, self.list_commands(ctx))
        if place is not None:
            args = [args[place], *args[:place], *args[place + 1 :]]
        elif args and not {"-h", "--help"}.issuperset(args):
            args = [_ANY, *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The formats, and what stands in the place of one: options, a file."""
        alone = _import_command(None, "")
        items = super().shell_complete(ctx, incomplete)
        if incomplete.startswith("-"):
            return alone.shell_complete(ctx, incomplete)
        return [*items, *paths(ctx, alone.params[0], incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] != _ANY:
            return super().resolve_command(ctx, args)
        command = _import_command(None, str(self.help))
        return "", command, self.sorted_out(ctx, command, args[1:])


#: What stands where a format could, for a file that says itself what it is: no file is called so.
_ANY = "\0"


def _format_place(args: list[str], formats: list[str]) -> int | None:
    """Where the first word that is no option is, if that is a format or stands before a file."""
    plain, at = [], 0
    while at < len(args):
        if args[at].startswith("-") and args[at] != "-":
            at += 2 if args[at] in _VALUED else 1
        else:
            plain.append(at)
            at += 1
    return plain[0] if plain and (args[plain[0]] in formats or len(plain) > 1) else None


_VALUED = ("--tz", "--map")


@click.group("import", cls=ImportGroup, subcommand_metavar="[FORMAT] FILE")
def import_group() -> None:
    """Read files of other apps, and diaries of ours: tracker import FILE.

    What a file is, its content says; where it doesn't, name the format: tracker import FORMAT FILE.
    Importing again adds only what is new, and tracker undo takes an import back. With --dry-run it
    only says what it would do; each format's --help has the other options.
    """


def _import_command(name: str | None, told: str) -> click.Command:
    @click.command(name or "import", help=told)
    @click.argument("file", type=click.Path(allow_dash=True))
    @click.option("--tz", "zone", metavar="ZONE", help="The zone of times that have none.")
    @click.option(
        "--map",
        "maps",
        multiple=True,
        shell_complete=paths,
        metavar="NAME=WORDS",
        help="What a name of the app is logged as: 'Back pain=pain lower-back', 'Piano=skip'.",
    )
    @click.option("--dry-run", is_flag=True, help="Say what it would do, and write nothing.")
    @click.option("--keep-both", is_flag=True, help="Add what is there from elsewhere, too.")
    @_of_csv(name)
    @click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
    @pass_session
    def read_in(
        session: Session, file: str, as_json: bool, maps: tuple[str, ...], **options: Any
    ) -> None:
        from tracker.cli.importing import agreed, answer, progress_of
        from tracker.diary import arrive

        asked = arrive.Asked(file, name, maps=maps, agreed=agreed(session, as_json), **options)
        with progress_of(file) as went_on:
            arrived = arrive.read_in(session.diary, asked._replace(went_on=went_on))
        answer(session, arrived, as_json, asked.dry_run)

    command: click.Command = read_in
    return command


def _of_csv(name: str | None) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option that only a table of any app has."""
    if name != "csv":
        return lambda command: command
    return click.option("--guess", is_flag=True, help="Show the mapping that it would be read by.")
