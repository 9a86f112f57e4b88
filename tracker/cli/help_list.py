"""The list of a group's commands in its help: every line a whole sentence, under headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import click


def write_commands(
    group: click.Group,
    ctx: click.Context,
    formatter: click.HelpFormatter,
    headings: Mapping[str, Sequence[str]],
) -> None:
    """Write what every command is for; `headings` has their names under each heading."""
    for heading, names in headings.items():
        commands = {name: group.get_command(ctx, name) for name in names}
        with formatter.section(heading):
            formatter.write_dl([(n, what_for(each)) for n, each in commands.items() if each])


def what_for(command: click.Command) -> str:
    """A command's help up to its first full stop, or to the first example in it."""
    text = " ".join((command.short_help or command.help or "").partition("\n\n")[0].split())
    first = re.split(r"(?<=[.?!]) |: `", text)[0]
    return first if first.endswith(("?", "!")) else first.rstrip(".") + "."
