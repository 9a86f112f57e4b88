"""`tracker log -`: lines from standard input, as they are typed behind `tracker log`."""

from __future__ import annotations

import re
import sys

import click

from tracker.cli.commands.log import show_kept
from tracker.cli.day_options import DayCommand
from tracker.cli.log_args import line_of
from tracker.cli.session import Session, pass_session
from tracker.diary.lines import log_lines
from tracker.diary.typed import Line
from tracker.domain.errors import StoreError, TrackerError, WrongWords
from tracker.domain.words.aliases import split_words

_LONGEST_LINE, _MOST_BYTES = 10_000, 10_000_000
_KEYED = r"\[(?P<key>[^\]]*)\]\s*(?P<line>.*)"


@click.command("-", cls=DayCommand)
@click.option("--at", metavar="WHEN", help="When, for lines that don't say it themselves.")
@click.option("--id", "key", metavar="KEY", help="A key for the lines that have none: see log.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.pass_context
@pass_session
def lines(
    session: Session, ctx: click.Context, at: str | None, key: str | None, as_json: bool
) -> None:
    """Log lines from standard input, all of them or none.

    Each is one as you would type it behind `tracker log`. One that begins with a key, `[mon-1]
    water 500`, is kept once, however often it comes.
    """
    found = [_read(ctx, number, text, at, key) for number, text in _texts()]
    show_kept(session, log_lines(session.diary, found), as_json)


def _texts() -> list[tuple[int, str]]:
    """The lines that say something, with their numbers."""
    try:
        text = sys.stdin.read(_MOST_BYTES + 1)
    except (UnicodeDecodeError, AttributeError):
        raise WrongWords("what comes in is not UTF-8 text; save it as UTF-8") from None
    except OSError as error:
        raise StoreError(f"standard input can't be read: {error.strerror}") from None
    if len(text) > _MOST_BYTES:
        raise WrongWords("what comes in is longer than 10 MB; log it in parts")
    said = [(n, line.strip()) for n, line in enumerate(text.lstrip("\ufeff").split("\n"), 1)]
    found = [(n, line) for n, line in said if line and not line.startswith("#")]
    if not found:
        raise WrongWords("nothing came in; write lines like: water 500")
    return found


def _read(
    ctx: click.Context, number: int, text: str, at: str | None, key: str | None
) -> tuple[int, Line]:
    """A line with its number. Raises WrongWords with it."""
    from tracker.cli.main import refuse_broken_text
    from tracker.cli.usage import sentence

    try:
        if len(text) > _LONGEST_LINE:
            raise WrongWords(f"it is longer than {_LONGEST_LINE:,} characters")
        keyed = re.fullmatch(_KEYED, text)
        line = keyed["line"] if keyed else text
        refuse_broken_text([text])
        kind, typed = line_of(ctx, split_words(line) or [""])
        if keyed and typed.key is not None:
            raise WrongWords("a line has one key; leave --id out or what stands in brackets")
        own = keyed["key"] if keyed else typed.key
        return number, Line(
            kind, typed._replace(key=key if own is None else own, at=typed.at or at)
        )
    except TrackerError as error:
        raise WrongWords(f"line {number}: {error}") from None
    except click.ClickException as error:
        raise WrongWords(f"line {number}: {sentence(error)}") from None
