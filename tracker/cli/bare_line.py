"""A line without its `log`: `tracker water 300`, `tracker 2 coffees`, `tracker w` for an alias.

It is one where it begins with a kind or an alias, or where the whole of it is understood; else it
was a command that was mistyped.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

import click

from tracker.cli.commands.log import line_of
from tracker.cli.session import Session
from tracker.diary.lines.log import read_things
from tracker.diary.lines.one_thing import quiet
from tracker.domain.errors import StoreError, TrackerError
from tracker.domain.kinds import kind_named
from tracker.domain.spelling import normalise


def is_bare_line(ctx: click.Context, args: Sequence[str]) -> bool:
    """Whether words that begin with no command are a line for `log`, which says what is wrong.

    Nothing is kept or said. Where there is no diary yet, a line that begins with a known name is
    one; the names of one's own are not there either.
    """
    if kind_named(args[0]) is not None:
        return True
    session = Session(ctx.find_root().params.get("db"), create=False)
    with closing(session.diary), quiet(session.diary):
        try:
            if normalise(args[0]) in session.diary.tastes.aliases:
                return True
            line = line_of(
                click.Context(ctx.command, obj=session), [arg for arg in args if arg != "--json"]
            )
            return bool(read_things(session.diary, line))
        except StoreError:
            return line.kind is not None
        except (TrackerError, click.ClickException):
            return False
