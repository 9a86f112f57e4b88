"""Words that a new name can't hold, since a line reads them as something else, and what they mean.

`drug add lisinopril 10mg` says how much a tablet holds, `habit add alcohol at most 2/week` what is
wanted. Where a word has no such meaning it is refused: it would be lost in a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.domain.errors import WrongWords, shown
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.numbers import read_parts, settle
from tracker.domain.time.line_times import clock_of, said_when, time_at_start
from tracker.domain.units import is_unit, unit_of

#: They say how often or how much; `most` and `least` only behind their `at`.
MEANING = (
    "on", "every", "each", "times", "per", "weekday", "weekdays", "weekend", "weekends", "daily",
    "weekly", "monthly", "than",
)  # fmt: skip
LIMITS = ("at most", "at least", "no more than", "not more than", "up to", "max", "maximum")
WEEKDAYS, WEEKENDS = ("weekday", "weekdays"), ("weekend", "weekends")
_PIECES = ("tablet", "tablets", "pill", "pills", "caplet", "caplets", "capsule", "capsules")
#: No name of a drug ends in such a number: omega 3, but metformin 500.
_MANY = "[1-9][0-9]{2,}"
_NUMBER = r"[0-9]+(?:[.,][0-9]+)?"


class Meant(NamedTuple):
    """Words in a name that mean something, and the name without them, which may be empty."""

    said: str
    name: str


def meaning_in(words: str, *, amounts: bool = True) -> Meant | None:
    """What in the words for a new name can't be part of one; None where nothing is."""
    said = words.split()
    lower = [word.casefold().rstrip(",") for word in said]
    for n in range(len(lower)):
        rest = " ".join(lower[n:])
        found = next((limit for limit in LIMITS if f"{rest} ".startswith(f"{limit} ")), None)
        found = found or (lower[n] if lower[n] in MEANING else None)
        if found is None and amounts and (amount := amount_in(lower[n : n + 2])):
            found = amount if rest.startswith(amount) else None
        if found is None and n and _is_clock(said[n:]):
            found = rest
        if found is not None:
            behind = said[n + len(found.split()) :]
            return Meant(found, " ".join(said[:n] or behind))
    return None


def _is_clock(words: Sequence[str]) -> bool:
    """Whether words are a clock time: `log meditation at 8` would say when."""
    return time_at_start(words) == len(words) and clock_of(said_when(words)) is not None


def refuse_meaning(words: str, noun: str, *, amounts: bool = True) -> None:
    """Refuse words for a new name that a line would read otherwise. Raises WrongWords."""
    found = meaning_in(words, amounts=amounts)
    if found is not None:
        right = f"write {shown(found.name)} alone" if found.name else "choose another one"
        raise WrongWords(f"'{shown(found.said)}' can't be part of the name of a {noun}; {right}")


def amount_in(words: Sequence[str]) -> str | None:
    """The first number with a unit in lower-case words: '10mg', '10 mg'."""
    for n, word in enumerate(words):
        glued = re.fullmatch(rf"{_NUMBER}([^\W\d]+)", word)
        if glued and is_unit(glued[1]):
            return word
        if re.fullmatch(_NUMBER, word) and n + 1 < len(words) and is_unit(words[n + 1]):
            return f"{word} {words[n + 1]}"
    return None


def tablet_in(words: str) -> tuple[str, float | None]:
    """A drug's name and the mg in its tablet, if that stands behind it: `lisinopril 10 mg`.

    Raises WrongWords for an amount that is no mass, and for a large number without a unit.
    """
    said = words.split()
    lower = [word.casefold() for word in said]
    while len(lower) > 2 and lower[-1] in _PIECES:
        lower, said = lower[:-1], said[:-1]
    found = amount_in(lower)
    if found is None and len(said) > 1 and re.fullmatch(_MANY, lower[-1]):
        name, mg = shown(" ".join(said[:-1])), lower[-1]
        raise WrongWords(
            f"{mg} may be the mg in a tablet or a part of the name; write tracker drug add {name} "
            f"{mg}mg, or {shown('-'.join(said))} for the name"
        )
    if found is None or not " ".join(lower).endswith(found) or found == " ".join(lower):
        return words, None
    name = " ".join(said[: len(said) - len(found.split())])
    (part,) = read_parts(found.replace(" ", "")) or ()
    unit = unit_of("dose_mg", part.unit)
    if unit is None:
        raise WrongWords(
            f"'{shown(found)}' is no mass; a drug's tablet is told in mg, such as: "
            f"tracker drug add {shown(name)} --tablet 10"
        )
    settle(part, unit.name)
    return name, round(part.value * unit.factor, 6)
