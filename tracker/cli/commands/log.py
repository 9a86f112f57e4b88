"""`tracker log`: one subcommand a kind, made from the kind's declaration.

A subcommand reads words by type, keeps what they say, and answers with one line: what was stored
and where that leaves the day. A finding that the entry made follows at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.day_options import DayCommand
from tracker.cli.session import (
    Group,
    Session,
    pass_session,
    plain_help,
    session_of,
    show,
    show_json,
)
from tracker.diary.lines.log import log_again, log_line, log_words, says_more
from tracker.diary.lines.typed import Line, Typed
from tracker.domain.errors import TrackerError, WrongWords, shown
from tracker.domain.kinds import KINDS, Kind, kind_named

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from tracker.figures.progress import Kept


class LogGroup(Group):
    """The kinds as subcommands; then the names of drinks, foods, drugs: `log coffee`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*KINDS, "again", "-"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name == "again":
            return again
        if cmd_name == "-":
            return lines
        if cmd_name in KINDS:
            return log_command(KINDS[cmd_name])
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        session_of(ctx).diary.passes_over = True
        kind = kind_named(args[0]) if args else None
        if args and kind is None and not says_more(args[:1]):
            args = self._written_out(ctx, args)
            kind = kind_named(args[0])
        if kind is not None:
            if args[0] != kind.name:
                from tracker.diary.lines.log_words import check_plural

                check_plural(kind, args)
            args = [kind.name, *args[1:]]
        named = args[1:] if args[:1] == ["habit"] else args
        if named and named[0] not in (*KINDS, "again", "") and not named[0].startswith("-"):
            command, words = self._command_of(ctx, named, of_habit=named is not args)
            return command.name, command, self.sorted_out(ctx, command, words)
        return super().resolve_command(ctx, args)

    def early_option(self, option: str) -> str | None:
        known = {name for param in line_command().params for name in param.opts}
        if option not in known:
            return None
        return f"write {option} behind the words: tracker log water 500 {option} ..."

    def _written_out(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments with an alias that they begin with written out."""
        aliases = session_of(ctx).diary.tastes.aliases
        if not aliases:
            return args
        from tracker.domain.words.aliases import expanded

        return expanded(args, aliases)

    def _command_of(
        self, ctx: click.Context, args: list[str], of_habit: bool
    ) -> tuple[click.Command, list[str]]:
        """The command for a line that begins with no kind, and its arguments."""
        from tracker.diary.lines.log_words import kind_of_habit, kind_of_line

        is_plain = of_habit or ctx.resilient_parsing
        if not is_plain and (says_more(args) or _begins_with_time(args)):
            return line_command(), args
        find = kind_of_habit if of_habit else kind_of_line
        try:
            kind, words = find(session_of(ctx).diary, args)
        except WrongWords:
            if ctx.resilient_parsing:
                return line_command(), args
            if is_plain or {"-h", "--help"} & set(args):
                raise
            return line_command(), args
        return log_command(kind), words

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        items = super().shell_complete(ctx, incomplete)
        if not incomplete or incomplete.startswith("-"):
            return items
        from tracker.cli.complete import with_beginnings

        return with_beginnings(ctx, items, incomplete)


def _begins_with_time(args: Sequence[str]) -> bool:
    """`2h ago water 500`: the number isn't the kind's behind it."""
    if not any(kind_named(word) for word in args):
        return False
    from tracker.domain.time.line_times import time_at_start

    return time_at_start(args) > 0


class LogCommand(DayCommand):
    """A `log` subcommand; of one that takes any text, the words may begin with a dash."""

    takes_text = False
    kind: Kind | None = None

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help, with examples in the user's units; in metric ones where they can't be read."""
        if self.kind is not None:
            try:
                self.help = _help(self.kind.for_units(session_of(ctx).us))
            except TrackerError:
                self.help = _help(self.kind)
        super().format_help_text(ctx, formatter)


def log_command(kind: Kind) -> click.Command:
    """The `log` subcommand of a kind, from its declaration."""
    command = LogCommand(
        kind.name,
        callback=_callback(kind),
        params=_params(kind),
        help=_help(kind),
        short_help=kind.help,
    )
    command.takes_text, command.kind = kind.text, kind
    return plain_help(command)


def line_command() -> click.Command:
    """The command of a line that begins with no kind: several things, a time, or words unknown."""
    params = {param.name: param for kind in KINDS.values() for param in _params(kind)}
    params["words"] = _words(None)
    return LogCommand("log", callback=_log_words, params=list(params.values()))


def _help(kind: Kind) -> str:
    lines = "\n".join(f"tracker log {kind.name} {example}".rstrip() for example in kind.examples)
    return f"{kind.help}\n\n\b\n{lines}"


def help_of(clause: str) -> str:
    """A declaration's clause as the sentence of an option's help."""
    return f"{clause[:1].upper()}{clause[1:]}."


def _words(kind: Kind | None) -> click.Argument:
    """The words of a line, behind its kind if it begins with one."""
    return click.Argument(
        ["words"], nargs=-1, type=click.UNPROCESSED, shell_complete=_complete(kind)
    )


def _params(kind: Kind) -> list[click.Parameter]:
    params: list[click.Parameter] = [
        _words(kind),
        click.Option(
            ["--at"],
            metavar="WHEN",
            help="When: 7:30, yesterday 18:00, mon, '2h ago', 2026-11-03. Default now.",
        ),
        click.Option(["--note"], metavar="TEXT", help="A few words to keep with it."),
    ]
    if kind.text:
        params.pop()
    if kind.since:
        params.append(
            click.Option(["--since"], metavar="DAY", help="The day this pain began, if earlier.")
        )
    params += [
        click.Option([f"--{tick.measure.replace('_', '-')}"], is_flag=True, help=help_of(tick.help))
        for tick in kind.ticks
    ]
    params += [
        click.Option([f"--{name}"], metavar="TEXT", help=help_of(help_text))
        for name, help_text in kind.attributes
    ]
    params += [
        click.Option(["--id", "key"], metavar="KEY", help="Logged again with it, it is kept once."),
        click.Option(["--json", "as_json"], is_flag=True, help="Answer as JSON."),
    ]
    return params


def _callback(kind: Kind) -> Callable[..., Any]:
    def callback(session: Session, words: tuple[str, ...], as_json: bool, **options: Any) -> None:
        command = _without_note(["log", kind.name, *words], options)
        show_kept(session, log_line(session.diary, kind, typed(words, options), command), as_json)

    with_session: Callable[..., Any] = pass_session(callback)
    return with_session


@pass_session
def _log_words(session: Session, words: tuple[str, ...], as_json: bool, **options: Any) -> None:
    command = _without_note(["log", *words], options)
    show_kept(session, log_words(session.diary, typed(words, options), command), as_json)


def _without_note(words: Sequence[str], options: Mapping[str, Any]) -> str:
    """The command of a new entry as it is kept, with the options that were given."""
    given = {name: value for name, value in options.items() if value and name != "note"}
    return as_typed(words, given)


def typed(words: Sequence[str], options: Mapping[str, Any]) -> Typed:
    """What was typed of an entry; ticks are flags, attributes texts, and None was not given."""
    more = dict(options)
    at, since, note, key = (more.pop(name, None) for name in ("at", "since", "note", "key"))
    ticks = {name: value for name, value in more.items() if isinstance(value, bool)}
    attributes = {name: value for name, value in more.items() if isinstance(value, str)}
    return Typed(words, at, since, note, ticks, attributes, key)


def as_typed(words: Sequence[str], options: Mapping[str, Any]) -> str:
    """The command as it is kept in the history; a note's text stays with its entry."""
    said = list(words)
    for name, value in options.items():
        option = "id" if name == "key" else name.replace("_", "-")
        if isinstance(value, bool):
            said.append(f"--{option}" if value else f"--no-{option}")
        elif value is not None:
            said.append(f"--{option}" if name == "note" or not value else f"--{option} {value}")
    return " ".join(said)


def show_kept(session: Session, kept: Kept, as_json: bool) -> None:
    """What was kept, in words or as JSON."""
    if as_json:
        from tracker.figures.json_shape import entry_json

        show_json(
            {
                "entries": [entry_json(entry) for entry in kept.all_entries],
                "findings": [finding.as_json() for finding in kept.findings],
            },
            "log",
        )
        return
    from tracker.screen.kept import draw_kept

    show(draw_kept(kept, session.style), session)


@click.command("again", cls=DayCommand)
@click.option("--at", metavar="WHEN", help="When; default now.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def again(session: Session, at: str | None, as_json: bool) -> None:
    """The last thing you logged, once more."""
    show_kept(session, log_again(session.diary, at), as_json)


@click.command("-", cls=DayCommand)
@click.option("--at", metavar="WHEN", help="When, for lines that don't say it themselves.")
@click.option("--id", "key", metavar="KEY", help="A key for the lines that have none.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.pass_context
def lines(ctx: click.Context, at: str | None, key: str | None, as_json: bool) -> None:
    """Log lines from standard input, all of them or none.

    Each is one as you would type it behind `tracker log`. What begins with a key, `[mon-1] water
    500`, is kept once, however often it comes.

    \b
    tracker log - --json < lines.txt
    """
    from tracker.cli.log_lines import read_lines
    from tracker.diary.lines.many_lines import log_lines

    session = session_of(ctx)
    found = read_lines(lambda args: line_of(ctx, args), Typed(at=at, key=key))
    show_kept(session, log_lines(session.diary, found), as_json)


def line_of(parent: click.Context, args: list[str]) -> Line:
    """The kind, the words and the options of the arguments behind `log`, not carried out.

    `parent` holds the session. Raises TrackerError or ClickException for what can't be a line.
    """
    ctx = click.Context(log, info_name="log", parent=parent)
    name, command, rest = log.resolve_command(ctx, args)
    if not isinstance(command, LogCommand):
        raise WrongWords(f"'{shown(args[0])}' says nothing to log; write a line like water 500")
    params = command.make_context(name, rest, parent=ctx).params
    words, as_json = params.pop("words"), params.pop("as_json")
    if as_json:
        raise WrongWords("--json stands behind the command itself, not behind a line")
    return Line(command.kind, typed(words, params))


def _complete(kind: Kind | None) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        from tracker.diary.offer_line import line_words

        return line_words(session_of(ctx).diary, kind, ctx.params.get("words") or (), incomplete)

    return complete


@click.group(cls=LogGroup)
@plain_help
def log() -> None:
    """Log water, pain, a walk, a medicine: `tracker water 500`, `tracker pain 6 lower back`.

    The name of a drink, food or medicine works too: `tracker coffee`. In full a line begins with
    log: `tracker log water 500`.
    """
