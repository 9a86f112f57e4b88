"""What the arguments behind `tracker log` say, taken apart but not carried out."""

from __future__ import annotations

import click

from tracker.cli.commands.log import LogCommand, log, typed
from tracker.diary.typed import Line
from tracker.domain.errors import WrongWords, shown


def line_of(parent: click.Context, args: list[str]) -> Line:
    """The kind, the words and the options of arguments; `parent` holds the session.

    Raises TrackerError or ClickException for what can't be a line of `log`.
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
