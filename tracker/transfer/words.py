"""Words and numbers of other apps: scores said in words, doses, amounts as they write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isinf

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.numbers import reads_two_ways
from tracker.domain.spelling import normalise
from tracker.domain.units import unit_of
from tracker.transfer.arriving import Unfit

# Our own choice: no scale of words has numbers that everybody agrees on.
_SCORES: Mapping[str, float] = {
    "notpresent": 0, "none": 0, "mild": 2, "moderate": 5, "severe": 8, "unbearable": 10,
}  # fmt: skip
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_DOSE = re.compile(r"([0-9.,]+)\s*(mg|mcg|ug|µg|μg|g)\b")


class Score(NamedTuple):
    """A score that an app said in a word: what an entry keeps of it."""

    measures: Mapping[str, float]
    estimated: bool
    attributes: Mapping[str, str]


def score_of(word: str, otherwise: float | None = None) -> Score | None:
    """The score that a word stands for; `otherwise` is that of a word of another language.

    "Unspecified" has none. None for a word outside the scale.
    """
    kept = {"word": word}
    name = word.casefold().replace(" ", "")
    if name == "unspecified":
        return Score({}, False, kept)
    score = _SCORES.get(name, otherwise)
    if score is None:
        return None
    worst = {"unbearable": 1.0} if name == "unbearable" else {}
    return Score({"intensity": float(score), **worst}, True, kept)


def rescaled(number: float, most: float) -> float:
    """A score of another scale, 0 to `most`, on that of 0 to 10; half up. Raises Unfit."""
    if not 0 <= number <= most:
        raise Unfit("out-of-range")
    return float(int(number * 10 / most + 0.5))


def number(text: str, decimal: str = ".") -> float:
    """A number as an app writes it, with a decimal sign at most.

    Raises Unfit: 'no-value' for nothing, 'bad-value' for what is no number.
    """
    text = text.strip()
    if not text:
        raise Unfit("no-value")
    if decimal != ".":
        if "." in text:
            raise Unfit("bad-value")
        text = text.replace(decimal, ".")
    if not _NUMBER.fullmatch(text) or isinf(value := float(text)):
        raise Unfit("bad-value")
    return value


def number_of(value: object) -> float:
    """A number in JSON, where it may stand as text. Raises Unfit as `number` does."""
    return number("" if value is None else str(value))


def spelled_out(name: str) -> str:
    """A name in one piece as words: `MindAndBody` is Mind And Body."""
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", name)


def day_key(habit: str, day: str) -> str:
    """What names a habit's day in every export of an app, whatever its capitals are."""
    return f"{normalise(habit)}|{day}"


def in_units(measure: str, value: float, unit: str) -> float:
    """An amount in a measure's canonical unit. Raises Unfit for a unit that it hasn't."""
    known = unit_of(measure, unit.strip().casefold())
    if known is None:
        raise Unfit("unknown-unit", unit)
    return value * known.factor


def by_factor(units: Mapping[str, float], value: float, unit: str) -> float:
    """An amount in a unit of an app's own, of which each has its factor. Raises Unfit."""
    factor = units.get(unit.strip().casefold())
    if factor is None:
        raise Unfit("unknown-unit", unit)
    return value * factor


def dose_in(text: str) -> tuple[dict[str, float], str | None]:
    """A dose with a unit of mass, else the words for a note: `400 mg`, `2 tablets`."""
    found = _DOSE.fullmatch(text.strip())
    if found is None:
        return {}, text.strip() or None
    if reads_two_ways(found[1]):
        raise Unfit("bad-value")
    value = number(found[1].replace(",", "."))
    return {"dose_mg": in_units("dose_mg", value, found[2])}, None
