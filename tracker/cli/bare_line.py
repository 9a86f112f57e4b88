"""A line without its `log`: `tracker water 300`, `tracker 2 coffees`, `tracker w` for an alias.

It is one where the whole of it is understood; else it was a command that was mistyped.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

import click

from tracker.cli.commands.log import log, typed
from tracker.cli.session import Session
from tracker.domain.errors import StoreError, TrackerError

#: What the words of a line may be read with.
_WITHOUT = ("words", "as_json")


def is_bare_line(ctx: click.Context, args: Sequence[str]) -> bool:
    """Whether words that begin with no command are a line that `log` understands whole.

    Nothing is kept or said. Where there is no diary yet, a line that begins with a known name is
    one; the names of one's own are not there either.
    """
    session = Session(ctx.find_root().params.get("db"), create=False)
    session.diary.tell = _say_nothing
    with closing(session.diary):
        trial = click.Context(ctx.command, parent=None, obj=session)
        try:
            return _is_understood(click.Context(log, info_name="log", parent=trial), list(args))
        except (TrackerError, click.ClickException):
            return False


def _is_understood(ctx: click.Context, args: list[str]) -> bool:
    from tracker.diary.log import understands

    name, command, rest = log.resolve_command(ctx, args)
    if command is None or not hasattr(command, "kind"):
        return False
    params = command.make_context(name, rest, parent=ctx).params
    options = {key: value for key, value in params.items() if key not in _WITHOUT}
    session = ctx.find_object(Session)
    assert session is not None
    try:
        return understands(session.diary, typed(params["words"], options), command.kind)
    except StoreError:
        return command.kind is not None


def _say_nothing(line: str) -> None:
    pass
