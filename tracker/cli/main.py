"""The command `tracker`: the list of commands, loaded when called, and the one way errors leave."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from tracker import __version__
from tracker.cli.session import COMPLETING, TYPED, Group, Session, plain_help
from tracker.domain.errors import StoreError, TrackerError, WrongWords

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from tracker.diary.diary import Diary
    from tracker.diary.kept_commands import KeptCommand

#: Every command and where it lives, by its heading in the help. A module is imported when its
#: command is called, so that logging a glass of water doesn't pay for the report.
_SECTIONS = {
    "Every day": {
        "log": "tracker.cli.commands.log:log",
        "today": "tracker.cli.commands.today:today",
        "ask": "tracker.cli.commands.ask:ask",
        "list": "tracker.cli.commands.listing:list_entries",
        "report": "tracker.cli.commands.report:report",
        "chart": "tracker.cli.commands.chart:chart",
    },
    "When to see a doctor": {
        "check": "tracker.cli.commands.check:check",
        "rules": "tracker.cli.commands.rules:rules_group",
        "sheet": "tracker.cli.commands.sheet:sheet",
        "ack": "tracker.cli.commands.ack:ack",
        "snooze": "tracker.cli.commands.ack:snooze",
        "close": "tracker.cli.commands.close:close",
        "question": "tracker.cli.commands.question:question",
    },
    "Mend": {
        "edit": "tracker.cli.commands.edit:edit",
        "delete": "tracker.cli.commands.edit:delete",
        "undo": "tracker.cli.commands.undo:undo",
        "redo": "tracker.cli.commands.undo:redo",
        "history": "tracker.cli.commands.undo:history",
    },
    "Habits and goals": {
        "habits": "tracker.cli.commands.habits.habits:habits",
        "habit": "tracker.cli.commands.habits.habit:habit",
        "goal": "tracker.cli.commands.habits.goal:goal",
        "due": "tracker.cli.commands.habits.habits:due",
        "skip": "tracker.cli.commands.habits.skip:skip",
    },
    "Names and preferences": {
        "site": "tracker.cli.commands.subjects:site",
        "food": "tracker.cli.commands.subjects:food",
        "drink": "tracker.cli.commands.subjects:drink",
        "drug": "tracker.cli.commands.drugs:drug",
        "container": "tracker.cli.commands.subjects:container",
        "profile": "tracker.cli.commands.profile:profile",
        "config": "tracker.cli.commands.config:config",
    },
    "Keep": {
        "export": "tracker.cli.commands.export:export_group",
        "import": "tracker.cli.commands.transfer:import_group",
        "backup": "tracker.cli.commands.backup:backup",
        "restore": "tracker.cli.commands.backup:restore",
        "selfcheck": "tracker.cli.commands.selfcheck:selfcheck",
        "completion": "tracker.cli.completion:completion",
    },
}
COMMANDS = {name: place for section in _SECTIONS.values() for name, place in section.items()}

#: Other names for a command.
ALSO = {"checkin": "ask"}

#: What was one command until 0.1, and to a person with a sore back is two things.
TWO_DOCTORS = (
    "tracker sheet makes the page for your doctor, tracker selfcheck looks the program and the "
    "database over; say which of the two"
)

_OUTPUTS = {1: "standard output", 2: "standard error"}


class LazyGroup(Group):
    """A group whose commands are named in COMMANDS and imported when asked for."""

    def headings(self, ctx: click.Context) -> dict[str, list[str]]:
        return {heading: list(section) for heading, section in _SECTIONS.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module_name, _, attribute = COMMANDS[cmd_name].partition(":")
        command = getattr(_load(module_name), attribute)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] == "doctor":
            raise WrongWords(TWO_DOCTORS)
        args = [ALSO.get(args[0], args[0]), *args[1:]]
        if args[0] not in COMMANDS and not args[0].startswith("-") and _is_line(ctx, args):
            args = ["log", *args]
        ctx.meta[TYPED] = args
        return super().resolve_command(ctx, args)

    def meant_line(self, ctx: click.Context, args: Sequence[str]) -> str:
        from tracker.cli.bare_line import meant_line

        return meant_line(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        items = super().shell_complete(ctx, incomplete)
        if not incomplete or incomplete.startswith("-"):
            return items
        from tracker.cli.complete import with_beginnings

        return with_beginnings(ctx, items, incomplete)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        from tracker.cli.arguments import refuse_broken_text, sort_out

        refuse_broken_text(args)
        if not ctx.resilient_parsing:
            sort_out(ctx, args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # click itself would make it an error
            from tracker.cli.leaving import drop_output

            drop_output()
            return 0


def _is_line(ctx: click.Context, args: Sequence[str]) -> bool:
    """Whether words that begin with no command are a line; a TAB key takes any for one."""
    if ctx.resilient_parsing:
        return True
    from tracker.cli.bare_line import is_bare_line

    return is_bare_line(ctx, args)


def _load(module_name: str) -> object:
    """Import a command's module; `importlib` would cost a click-less start a millisecond more."""
    __import__(module_name)
    return sys.modules[module_name]


def _paths(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from tracker.cli.complete import paths

    return paths(ctx, param, incomplete)


def _show_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"tracker {__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.option(
    "--db",
    metavar="PLACE",
    shell_complete=_paths,
    help="The database: a file or a database URL (also TRACKER_DB).",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version.",
)
@click.option("--json", "as_json", is_flag=True, help="Today as JSON.")
@plain_help
@click.pass_context
def cli(ctx: click.Context, db: str | None, as_json: bool) -> None:
    """Log water, walks, stretching and pain in a second; be told when to see a doctor.

    \b
    tracker water 500
    tracker pain 6 lower back
    tracker 2 coffees, walk 30
    tracker ask
    tracker report

    Alone, `tracker` shows today. In full a line begins with log: `tracker log water 500`.
    """
    ctx.obj = ctx.with_resource(Session(db, kept=ctx.obj))
    if ctx.invoked_subcommand is None:
        from tracker.cli.commands.today import today

        ctx.invoke(today, as_json=as_json)
    elif as_json:
        name = ctx.invoked_subcommand
        raise WrongWords(f"--json stands behind the command: tracker {name} --json")


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit code. Every error a user can cause ends here."""
    _mend_streams()
    words = sys.argv[1:] if arguments is None else arguments
    kept: list[KeptCommand] = []
    if COMPLETING in os.environ:
        from tracker.cli import shells  # noqa: F401  bash is answered in its own way
    try:
        _spare_own_files(words)
        result = cli.main(arguments, prog_name="tracker", standalone_mode=False, obj=kept)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:
        from tracker.cli.leaving import leave_with

        return leave_with(error, words, kept)
    return result if isinstance(result, int) else 0


def _mend_streams() -> None:
    """Whatever the terminal can't show is escaped; what a shell has closed (`>&-`) goes nowhere."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _spare_own_files(arguments: Sequence[str]) -> None:
    """Refuse to answer into the diary itself: `tracker list >> "$TRACKER_DB"`."""
    redirected = [number for number in _OUTPUTS if _is_file(number)]
    if not redirected:
        return
    from tracker.cli.arguments import refuse_broken_text

    try:
        refuse_broken_text(arguments)
        owned = _owned(Session(_named_database(arguments)).diary, redirected)
    except TrackerError:
        return  # the command will say what is wrong with the place
    if not owned:
        return
    for number in owned:
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)
    number, what = next(iter(owned.items()))
    raise StoreError(
        f"{_OUTPUTS[number]} goes into {what}, which the shell may have emptied already; name "
        "another file there, and see tracker backup --list for copies"
    )


def _owned(diary: Diary, numbers: Sequence[int]) -> dict[int, str]:
    """Which open files are our own, and what they are: with `2>&1` two are one, asked of once."""
    from tracker.diary.leave import own_file

    found: dict[int, str | None] = {}
    for number in numbers:
        same = next((other for other in found if os.path.sameopenfile(other, number)), None)
        found[number] = own_file(diary, number) if same is None else found[same]
    return {number: what for number, what in found.items() if what is not None}


def _is_file(number: int) -> bool:
    try:
        return stat.S_ISREG(os.fstat(number).st_mode)
    except OSError:
        return False


def _named_database(arguments: Sequence[str]) -> str | None:
    """What `--db` says, before the words are parsed."""
    words = iter(arguments)
    for word in words:
        if word == "--db":
            return next(words, None)
        if word.startswith("--db="):
            return word.removeprefix("--db=")
        if not word.startswith("-"):
            break
    return None
