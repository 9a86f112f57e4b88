"""What of a command line is an option, sorted out before click parses it.

Click reads `-5 in the hall` letter by letter and finds the h of -h. Here an option is a whole word:
all other words go behind a `--`, as typed. An option that takes one value is given once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import click

from tracker.domain.errors import WrongWords, shown

# A word with a dash that can't be a mistyped option: `-5`, `-½`, `-5 in the hall`.
_NO_OPTION = r"-(?!-?[A-Za-z])|-[^\s-]*\s"


def sort_out(ctx: click.Context, args: Sequence[str]) -> list[str]:
    """The arguments of a context's command with its options first, then `--`, then its words.

    Raises NoSuchOption for what looks like an option it doesn't have, WrongWords for one that is
    given twice. Of a group, whose words belong to its commands, only the options are looked at.
    """
    command = ctx.command
    known = {name: param for param in command.get_params(ctx) for name in _names(param)}
    options, words, rest = list[str](), list[str](), list(args)
    given: dict[click.Parameter, str] = {}
    while rest:
        word = rest.pop(0)
        option, is_value_joined = _option(word, known)
        if word == "--":
            words += rest
            break
        if option is None:
            is_group = isinstance(command, click.Group)
            if is_group and not (word[:1] == "-" and len(word) > 1):
                return list(args)
            if is_group or _looks_like_one(word, command):
                raise click.NoSuchOption(word.partition("=")[0], possibilities=None, ctx=ctx)
            words.append(word)
            continue
        options.append(word)
        if not is_value_joined and _takes_next(option, word, rest, ctx):
            if len(rest) < option.nargs:
                told = f"{word} needs {option.nargs} values behind it"
                raise click.BadOptionUsage(word, told, ctx=ctx)
            options += rest[: option.nargs]
            del rest[: option.nargs]
        _refuse_second(option, options[-1], word, given)
    return [*options, *(["--", *words] if words else [])]


def _names(param: click.Parameter) -> Sequence[str]:
    return [*param.opts, *param.secondary_opts] if isinstance(param, click.Option) else []


def _option(word: str, known: Mapping[str, click.Parameter]) -> tuple[click.Option | None, bool]:
    """The option that a word is, and whether its value stands in the word: `--at=8:30`, `-n5`."""
    name, sign, _ = word.partition("=")
    found = known.get(name)
    if found is None and len(word) > 2 and word[:2] in known:
        short = known[word[:2]]
        if isinstance(short, click.Option) and not short.is_flag:
            return short, True
    if not isinstance(found, click.Option) or (sign and found.is_flag and name[:2] != "--"):
        return None, False
    return found, bool(sign)


def _takes_next(option: click.Option, word: str, rest: Sequence[str], ctx: click.Context) -> bool:
    if option.is_flag or option.count:
        return False
    if isinstance(option.flag_value, str):  # its value may be left out
        return bool(rest) and (rest[0] == "-" or not rest[0].startswith("-"))
    if not rest:
        raise click.BadOptionUsage(word, f"{word} needs its value behind it", ctx=ctx)
    return True


def _looks_like_one(word: str, command: click.Command) -> bool:
    if word[:1] != "-" or re.match(_NO_OPTION, word):
        return False
    if not getattr(command, "takes_text", False):
        return True
    # Where any text is kept, a dash may begin it; two and a word are an option's.
    return len(word) == 2 or (word[:2] == "--" and len(word.split()) == 1)


def _refuse_second(
    option: click.Option, value: str, word: str, given: dict[click.Parameter, str]
) -> None:
    """Of two values only one can be meant; a flag may be there twice, but not with its opposite."""
    said = word if option.is_flag else value.removeprefix(f"{word.partition('=')[0]}=")
    first = given.get(option)
    given[option] = said
    if first is None or option.multiple or option.count:
        return
    if option.is_flag:
        if (first in option.opts) != (said in option.opts):
            raise WrongWords(f"{first} and {said} say two things; give one of them")
        return
    name = max(option.opts, key=len)
    raise WrongWords(f"{name} is there twice, with '{shown(first)}' and '{shown(said)}'; give one")


def refuse_broken_text(words: Sequence[str]) -> None:
    """Refuse words that no database can keep: half a character, or a NUL."""
    for word in words:
        try:
            word.encode()
        except UnicodeEncodeError:
            shown = word.encode(errors="replace").decode()
            raise WrongWords(
                f"'{shown}' holds bytes that are not UTF-8 text; type it again in UTF-8"
            ) from None
        if "\0" in word:
            raise WrongWords("a NUL character can't be kept; leave it out")
