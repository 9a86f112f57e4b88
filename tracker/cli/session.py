"""What one run of the command line knows: the clock, the preferences, the database, the screen.

Everything is opened when first asked for, so that a command pays only for what it uses.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TextIO

import click

from tracker.cli.day_options import DayCommand
from tracker.diary.diary import Diary
from tracker.domain.errors import WrongWords, shown
from tracker.domain.time.clock import Clock

if TYPE_CHECKING:
    from json import JSONEncoder
    from types import TracebackType

    from tracker.diary.kept_commands import KeptCommand
    from tracker.screen.draw import Style

#: What TRACKER_NOW may say: there are days and weeks around it.
EARLIEST, LATEST = -2_208_988_800, 253_399_622_400
#: Longer ones only come about when a file's name in them is longer than any disk's.
LONGEST_LINE = 1000
#: So many words and signs of JSON, or entries, are written at once.
PIECE = 1_000
#: Set while a shell asks what could be typed next.
COMPLETING = "_TRACKER_COMPLETE"
#: Where the context of `tracker` itself keeps the words that were typed.
TYPED = "tracker.typed"


class Session:
    """One run of the command line: the diary, the clock on the wall, and the screen.

    `db` is the database's place if the command line named one. Without `create` a database that
    isn't there is not made but refused. `kept` is a list that gets what was kept for good.
    """

    def __init__(
        self, db: str | None = None, *, create: bool = True, kept: list[KeptCommand] | None = None
    ) -> None:
        self.diary = Diary(db, now=self.now, tell=tell, create=create, kept=kept)

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if self.diary.kept and kind is not KeyboardInterrupt:
                self._follow()
        finally:
            self.diary.close()

    def _follow(self) -> None:
        """Write what was kept to the export that is kept current, where there is one."""
        from tracker.diary.following import is_followed

        if is_followed(self.diary):
            from tracker.diary.current import follow

            with suppress(OSError):  # said where everything is written for the last time
                sys.stdout.flush()
            follow(self.diary)

    def now(self) -> int:
        """The present instant in epoch seconds; TRACKER_NOW replaces it in demonstrations."""
        told = os.environ.get("TRACKER_NOW")
        if not told:
            return int(time.time())
        from datetime import datetime

        try:
            now = int(datetime.fromisoformat(told).timestamp())
        except (ValueError, OverflowError, OSError):
            raise WrongWords(
                f"TRACKER_NOW is '{told}'; write it like 2026-11-03T07:30 or leave it unset"
            ) from None
        if not EARLIEST <= now < LATEST:
            raise WrongWords(
                f"TRACKER_NOW is '{told}', which no calendar reaches beyond; write a moment from "
                "1900 to November 9999"
            )
        return now

    @property
    def us(self) -> bool:
        """Whether amounts are read and shown in US units."""
        return self.diary.us

    @cached_property
    def style(self) -> Style:
        from tracker.screen.draw import Style

        year = f"{Clock(self.now()).wall(self.now()).year:04}"
        return Style(self._colour(), self._ascii(), screen_width(), year, self.us)

    def _colour(self) -> bool:
        taste = self.diary.tastes.color
        if taste in ("always", "never"):
            return taste == "always"
        if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            return False
        return sys.stdout.isatty()

    def _ascii(self) -> bool:
        taste = self.diary.tastes.ascii
        if taste in ("yes", "no"):
            return taste == "yes"
        if os.environ.get("TERM") == "linux":
            return True  # the kernel's own font has half blocks only, no eighths
        if os.environ.get("LC_ALL") in ("C", "POSIX"):
            return True  # asked for, though Python would write UTF-8 all the same
        try:
            "▇░·▁".encode(sys.stdout.encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            return True
        return False


pass_session: Callable[..., Any] = click.make_pass_decorator(Session)


def _show_help(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


#: The option --help with its text given: click looks the text of its own up in translations, which
#: costs the commands of every hour a millisecond. The other commands keep click's.
plain_help = click.option(
    "-h",
    "--help",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_help,
    help="Show this message and exit.",
)


class Group(click.Group):
    """A group whose help says of every command what it is for, uncut."""

    command_class = DayCommand
    #: Whether options may stand before the command's name: the group itself sorts them out.
    options_first = False

    def early_option(self, option: str) -> str | None:
        """What to do about an option that its commands take and that stands before them."""
        return None

    def meant_line(self, ctx: click.Context, args: Sequence[str]) -> str:
        """The line for `log` that words stand for which none of its commands begins."""
        return ""

    def headings(self, ctx: click.Context) -> dict[str, list[str]]:
        """The names of the commands under each heading of the help."""
        return {"Commands": self.list_commands(ctx)}

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        return name, command, self.sorted_out(ctx, command, rest)

    @staticmethod
    def sorted_out(ctx: click.Context, command: click.Command | None, args: list[str]) -> list[str]:
        """A command's arguments with what are options in them told from words."""
        if command is None or ctx.resilient_parsing:
            return args
        if isinstance(command, Group) and command.options_first:
            return args
        from tracker.cli.arguments import sort_out

        of_command = click.Context(command, info_name=command.name, parent=ctx)
        if isinstance(command, DayCommand):
            args = command.join_times(of_command, args)
        return sort_out(of_command, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from tracker.cli.help_list import write_commands

        write_commands(self, ctx, formatter, self.headings(ctx))


def session_of(ctx: click.Context) -> Session:
    """The session of a context; a new one during completion, where no command has been run."""
    session = ctx.find_object(Session)
    if session is None:
        session = Session(ctx.find_root().params.get("db"), create=False)
    return session


def tell(line: str) -> None:
    """Say something beside the answer: on standard error, so that pipes and --json stay clean."""
    # What was typed may be quoted in it: nothing that a terminal obeys, no second line. Where even
    # this can't be written, the exit code has to do.
    with suppress(OSError):
        click.echo(f"tracker: {shown(line, LONGEST_LINE)}", err=True)


def show(text: str, session: Session) -> None:
    """Print a drawn screen. Colours were decided when it was drawn; nothing else is obeyed."""
    from tracker.screen.letters import printable

    colour = session.style.colour
    click.echo(printable(text, colour), color=colour)


def show_rows(rows: Sequence[Sequence[str]], session: Session) -> None:
    """Print unstyled rows as columns that line up; the last one wraps on a narrow screen."""
    from tracker.screen.draw import clean, columns, width_of, wrap

    rows = [[clean(cell) for cell in row] for row in rows]
    width = session.style.width
    indent = 2 + max(width_of(line) for line in columns([row[:-1] for row in rows]))
    for line in columns(rows):
        show("\n".join(wrap(line, width, indent if indent <= width // 2 else 4)), session)


def show_json(
    data: Mapping[str, Any] | Sequence[object] | Iterator[object], name: str = ""
) -> None:
    """Print data as JSON, two spaces deep. `name` is the format of an object that doesn't say it.

    A list, or what comes one by one, has no room for a format: it is one of the lists of
    `docs/json.md`.
    """
    if isinstance(data, Mapping) and "format" not in data:
        from tracker.figures.json_shape import headed

        assert name, "an object says what it is"
        data = headed(f"tracker-{name}", data)
    out = json_output()
    for piece in _json_pieces(data):
        click.echo(piece, nl=False, file=out)


def _json_pieces(data: object) -> Iterator[str]:
    """Data as a line of JSON, a character that a terminal obeys escaped, every other as typed.

    Mostly one piece; the text of decades would take more memory than the data itself.
    """
    import json

    from tracker.domain.raw_text import escaped

    encoder = json.JSONEncoder(ensure_ascii=False, indent=2)
    found = encoder.iterencode(data) if not isinstance(data, Iterator) else _listed(encoder, data)
    tokens = chain(found, "\n")
    while piece := "".join(islice(tokens, PIECE)):
        yield escaped(piece)


def _listed(encoder: JSONEncoder, data: Iterator[object]) -> Iterator[str]:
    """A list of what comes one by one, as the encoder would write it."""
    before = "["
    for one in data:
        yield f"{before}\n  " + encoder.encode(one).replace("\n", "\n  ")
        before = ","
    yield "[]" if before == "[" else "\n]"


def local_instant(at: int) -> str:
    """An instant as the clock on the wall here showed it: '2026-11-03T07:30:00+01:00'."""
    from datetime import UTC, datetime

    return datetime.fromtimestamp(at, UTC).astimezone().isoformat(timespec="seconds")


def json_output() -> TextIO:
    """Standard output for JSON, which is UTF-8 whatever the terminal speaks (RFC 8259)."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    return sys.stdout


def screen_width() -> int:
    """Columns to draw in: the terminal's up to 80, 80 in a pipe, never under 40."""
    # `shutil` knows this too, and imports four compression libraries first.
    told = os.environ.get("COLUMNS", "")
    if told.isdigit() and int(told[:4]):
        columns = int(told[:4])
    else:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
        except (AttributeError, ValueError, OSError):
            columns = 0
    return max(40, min(columns or 80, 80))
