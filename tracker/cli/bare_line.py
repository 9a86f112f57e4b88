"""A line without its `log`: `tracker water 300`, `tracker 2 coffees`, `tracker w` for an alias.

It is one where it begins as only lines do (with a kind, an alias, a known name, a number, a time,
also a misspelt one), or where the whole of it is understood; else it was a mistyped command.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

import click

from tracker.cli.commands.log import line_of
from tracker.cli.session import Group, Session
from tracker.diary.diary import Diary
from tracker.diary.lines.log import read_things
from tracker.diary.lines.log_words import begins_known
from tracker.diary.lines.offered import offered_line
from tracker.diary.lines.typed import Line
from tracker.domain.errors import StoreError, TrackerError, WrongWords
from tracker.domain.kinds import kind_named
from tracker.domain.number_words import begins_number
from tracker.domain.spelling import normalise
from tracker.domain.time.line_times import time_at_start
from tracker.domain.time.time_words import near_time_word
from tracker.domain.words.line import SIDES
from tracker.domain.words.refusals import JOINING


def is_bare_line(ctx: click.Context, args: Sequence[str]) -> bool:
    """Whether words that begin with no command are a line for `log`, which says what is wrong.

    Nothing is kept or said. Where there is no diary yet, a line that begins with a known name is
    one; the names of one's own are not there either.
    """
    if kind_named(args[0]) is not None or _begins_line(ctx, args):
        return True
    with _trying(ctx) as session:
        if _names_thing(session.diary, args):
            return True
        try:
            if normalise(args[0]) in session.diary.tastes.aliases:
                return True
            line = _line(ctx, session, [arg for arg in args if arg != "--json"])
            return bool(read_things(session.diary, line))
        except StoreError:
            return line.kind is not None
        except (TrackerError, click.ClickException):
            return False


def meant_line(ctx: click.Context, args: Sequence[str]) -> str | None:
    """The line that words stand for which no command begins: `swimming 30` for `swiming 30`.

    It is the one that their refusal offers, and the words themselves if they are understood.
    """
    if not args:
        return None
    with _trying(ctx) as session:
        try:
            read_things(session.diary, _line(ctx, session, args))
        except WrongWords as error:
            return offered_line(error)
        except (TrackerError, click.ClickException):
            return None
    return f"tracker log {' '.join(args)}"


@contextmanager
def _trying(ctx: click.Context) -> Iterator[Session]:
    """A session on the diary that is there, in which nothing is kept or said."""
    session = Session(ctx.find_root().params.get("db"), create=False)
    with closing(session.diary), session.diary.quietly():
        yield session


def _line(ctx: click.Context, session: Session, args: Sequence[str]) -> Line:
    return line_of(click.Context(ctx.command, obj=session), [*args])


def _names_thing(diary: Diary, args: Sequence[str]) -> bool:
    try:
        return begins_known(diary, args)
    except StoreError:
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
