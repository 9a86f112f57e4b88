"""Wrong usage of a command, said in one sentence, as every other error is.

Click's own way takes three lines and speaks of `x>=1`. What the parser refused is told here in the
words of the rest, with the nearest option or command, and where to read on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from tracker.cli.session import TYPED, Group
from tracker.domain.errors import shown
from tracker.domain.kinds import KINDS

# What is further off was no command: `restroom` isn't restore, and of a habit `stretch` isn't set.
_NEAR_COMMAND, _NEAR_IN_GROUP = 0.72, 0.65
_MEANT_LOG = "; did you mean log?"
_LONGEST_LINE = 100
LONGEST_WORD = 60  # a longer one is no slip of the finger, and difflib is slow on it


def sentence(error: click.ClickException) -> str:
    """What was wrong and what would be right, as one line without a full stop."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    told = _told(error, ctx)
    if ctx is None or told.endswith("?"):
        return told
    return f"{told}; see {ctx.command_path} --help"


def _told(error: click.ClickException, ctx: click.Context | None) -> str:
    if isinstance(error, click.NoSuchOption):
        group = ctx.command if ctx is not None else None
        if isinstance(group, Group) and (told := group.early_option(error.option_name)):
            return told
        return f"no option '{shown(error.option_name)}'" + _meant(error.option_name, _options(ctx))
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"{ctx.command_path if ctx else 'this'} needs {_name(error.param, ctx)}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        allowed = _allowed(error.param.type)
        if allowed:
            return f"{_name(error.param, ctx)} must be {allowed}"
    # Click has a class for it since 8.4.
    name = getattr(error, "command_name", None)
    if name is not None:
        return f"no command '{shown(name)}'" + _meant_command(name, ctx)
    message = error.format_message().rstrip(".")
    return message[:1].lower() + message[1:]


#: What people type for something that has another name; what stands behind it stands there, too.
_ELSEWHERE = {
    "add": "tracker log",
    "done": "tracker log",
    "find": "tracker list",
    "habit list": "tracker habits",
    "help": "tracker --help",
    "remove": "tracker delete",
    "search": "tracker list",
    "settings": "tracker config",
    "show": "tracker list",
    "stats": "tracker report",
    "status": "tracker today",
    "summary": "tracker report",
    "version": "tracker --version",
}
#: What is done with a name that stands where one of a group's commands should.
_MAKING = ("add", "set")


def _meant(word: str, known: list[str], cutoff: float = 0.6) -> str:
    from difflib import get_close_matches

    # Without their dashes, which all options share.
    names = {name.lstrip("-"): name for name in known}
    near = get_close_matches(word.lstrip("-")[:LONGEST_WORD], names, n=2, cutoff=cutoff)
    near = near or [name for name in names if sorted(name) == sorted(word)]
    return f"; did you mean {' or '.join(names[name] for name in near)}?" if near else ""


def _meant_command(name: str, ctx: click.Context | None) -> str:
    """A near command; of `tracker` itself, where none is near, a line with a near kind."""
    if ctx is None or not isinstance(ctx.command, Group):
        return ""
    groups, typed = ctx.command_path.split()[1:], ctx.meta.get(TYPED, [name])
    behind = shown(" ".join(typed[len(groups) + 1 :]), _LONGEST_LINE)
    elsewhere = _ELSEWHERE.get(" ".join([*groups, name]))
    if elsewhere is not None:
        return f"; did you mean {elsewhere} {behind}".rstrip() + "?"
    commands = ctx.command.list_commands(ctx)
    if groups:
        near = _meant(name, commands, _NEAR_IN_GROUP)
        making = next((one for one in _MAKING if one in commands), None)
        if near or making is None or not name[:1].isalpha():
            return near
        line = " ".join(["tracker", *groups, making, shown(name), behind]).rstrip()
        return f"; did you mean {line}?"
    lines = {
        kind.name: f"tracker log {kind.name} {kind.examples[0]}"
        for kind in KINDS.values()
        if not kind.text
    }
    near = _meant(name, commands, cutoff=_NEAR_COMMAND)
    if near and near != _MEANT_LOG:
        return near
    meant = ctx.command.meant_line(ctx, typed[1:] if near else typed)
    return f"; did you mean {meant}?" if meant else near or _meant_line(name, lines)


def _meant_line(word: str, lines: Mapping[str, str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word[:LONGEST_WORD].casefold(), lines, n=1, cutoff=0.75)
    return f"; did you mean {lines[near[0]].rstrip()}?" if near else ""


def _options(ctx: click.Context | None) -> list[str]:
    if ctx is None:
        return []
    return [
        name for param in ctx.command.get_params(ctx) for name in param.opts if name[:2] == "--"
    ]


def _name(param: click.Parameter, ctx: click.Context | None) -> str:
    """A parameter as its help shows it: `--limit`, `FILE`."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    metavar = param.make_metavar(ctx or click.Context(click.Command("")))
    return metavar.removesuffix("...").strip()


def _allowed(kind: click.ParamType[Any]) -> str:
    """The values of a type, in words; empty for one whose own message says it better."""
    if not isinstance(kind, click.Choice):
        return ""
    *most, last = (str(choice) for choice in kind.choices)
    return f"{', '.join(most)} or {last}"
