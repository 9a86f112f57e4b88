"""A line without its `log`: `tracker water 300`, `tracker 2 coffees`, `tracker w` for an alias.

It is one where it begins as only lines do (with a kind, an alias, a known name, a number, a time,
also a misspelt one), or where the whole of it is understood; else it was a mistyped command.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress

import click

from tracker.cli.commands.log import line_of
from tracker.cli.session import Group, Session
from tracker.diary.diary import Diary
from tracker.diary.lines.log import read_things
from tracker.diary.lines.log_words import begins_known
from tracker.diary.lines.offered import meant_by
from tracker.domain.errors import StoreError, TrackerError, WrongWords
from tracker.domain.kinds import kind_named
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.number_words import begins_number
from tracker.domain.offers import Offer
from tracker.domain.spelling import normalise
from tracker.domain.time.line_times import time_at_start
from tracker.domain.time.time_words import near_time_word
from tracker.domain.words.line import SIDES
from tracker.domain.words.refusals import JOINING


class _Tried(NamedTuple):
    """What came of reading words as a line: whether they are one, and what they stand for."""

    is_line: bool
    meant: str = ""


def is_bare_line(ctx: click.Context, args: Sequence[str]) -> bool:
    """Whether words that begin with no command are a line for `log`, which says what is wrong.

    Nothing is kept or said. Where there is no diary yet, a line that begins with a known name is
    one; the names of one's own are not there either.
    """
    if kind_named(args[0]) is not None or _begins_line(ctx, args):
        return True
    with _trying(ctx) as session:
        return _begins_known(session.diary, args) or _tried(ctx, session, args).is_line


def meant_line(ctx: click.Context, args: Sequence[str]) -> str:
    """The line that words stand for which no command begins: `swimming 30` for `swiming 30`.

    It is what their refusal offers, and the words themselves if they are understood; '' for none.
    """
    if not args:
        return ""
    with _trying(ctx) as session:
        return _tried(ctx, session, args).meant


def _tried(ctx: click.Context, session: Session, args: Sequence[str]) -> _Tried:
    """What came of words as a line; it is remembered for what is said of them."""
    words = tuple(arg for arg in args if arg != "--json")
    known: dict[tuple[str, ...], _Tried] = ctx.meta.setdefault(__name__, {})
    if words not in known:
        known[words] = _try(click.Context(ctx.command, obj=session), session.diary, words)
    return known[words]


def _try(parent: click.Context, diary: Diary, words: Sequence[str]) -> _Tried:
    line = None
    try:
        line = line_of(parent, [*words])
        return _Tried(bool(read_things(diary, line)), str(Offer(" ".join(words))))
    except WrongWords as error:
        return _Tried(False, meant_by(error))
    except StoreError:
        return _Tried(line is not None and line.kind is not None)
    except (TrackerError, click.ClickException):
        return _Tried(False)


@contextmanager
def _trying(ctx: click.Context) -> Iterator[Session]:
    """A session on the diary that is there, in which nothing is kept or said."""
    session = Session(ctx.find_root().params.get("db"), create=False)
    with closing(session.diary), session.diary.quietly():
        yield session


def _begins_known(diary: Diary, args: Sequence[str]) -> bool:
    """Whether words begin with a known name or an alias."""
    with suppress(StoreError):
        if begins_known(diary, args):
            return True
    with suppress(TrackerError):
        return normalise(args[0]) in diary.tastes.aliases
    return False


def _begins_line(ctx: click.Context, args: Sequence[str]) -> bool:
    """Whether words begin with a number, a time, `left`, `the`: no command is near to those.

    `todya` alone is the command.
    """
    if begins_number(args) or time_at_start(args) or args[0].casefold() in (*SIDES, *JOINING):
        return True
    near = near_time_word(args[0])
    if near is None:
        return False
    group = ctx.command
    return len(args) > 1 or not isinstance(group, Group) or near not in group.list_commands(ctx)
