"""Short words of the user's own for what they log often: `w` for `water 250`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.domain.errors import WrongWords, shown
from tracker.domain.kinds import kind_named
from tracker.domain.spelling import normalise

LONGEST = 200
#: What parts the things of a line, at the end of a word.
SIGNS = (",", ";", "+")


def expanded(words: Sequence[str], aliases: Mapping[str, str]) -> list[str]:
    """The words with an alias that they begin with written out; an alias may begin with another.

    A kind's name is never one. Raises WrongWords for one that leads back to itself.
    """
    seen: list[str] = []
    said = list(words)
    while said and (name := _name(said[0])) in aliases and kind_named(name) is None:
        if name in seen:
            way = " to ".join([*seen[seen.index(name) :], name])
            raise WrongWords(f"the alias {shown(name)} leads back to itself ({shown(way)})")
        seen.append(name)
        said = [*split_words(aliases[name]), *said[1:]]
    return said


def _name(word: str) -> str:
    """The name that a word may be an alias by; a sign behind it parts it from other things."""
    return "" if word[-1:] in SIGNS else normalise(word)


def split_words(text: str) -> list[str]:
    """The words of an alias, split as a shell does it. Raises WrongWords for an open quote."""
    import shlex

    try:
        return shlex.split(text)
    except ValueError:
        raise WrongWords(f"a quote isn't closed in '{shown(text)}'; close it") from None
