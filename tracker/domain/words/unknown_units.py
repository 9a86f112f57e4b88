"""A unit that a kind doesn't know: a slip of the finger, a time, a word of two countries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.errors import Unclear, WrongWords, shown
from tracker.domain.measures import DIMENSIONS, MEASURES
from tracker.domain.offers import Offer, command
from tracker.domain.spelling import is_name, slips
from tracker.domain.units import named_unit
from tracker.domain.words.reserved import CONTAINERS, reserved_as

if TYPE_CHECKING:
    from tracker.domain.kinds import Kind
    from tracker.domain.measures import Unit
    from tracker.domain.numbers import Part
    from tracker.domain.words.amounts import Ruler


def refused_unit(words: Sequence[str], at: int, part: Part, ruler: Ruler) -> WrongWords:
    """The refusal of a number's unit at a place in the line."""
    return (
        _like_a_clock(part)
        or mistyped_unit(words, at, part.unit, ruler)
        or WrongWords(*no_unit(part.unit, ruler))
    )


def _like_a_clock(part: Part) -> Unclear | None:
    """`coffee 8h30`, as many countries write 8:30, of what no hours are measured."""
    found = re.fullmatch("([0-9]{1,2})h([0-5][0-9])?", part.text)
    if found is None or int(found[1]) > 23:
        return None
    time = f"{int(found[1])}:{found[2] or '00'}"
    return Unclear(f"'{part.text}' may be a time", part.text, [time])


def mistyped_unit(words: Sequence[str], at: int, unit: str, ruler: Ruler) -> Unclear | None:
    """The refusal of a slip in a unit at the end of a word, where the line reads without it."""
    for near in slips(unit, _unit_words(ruler.kind)):
        mended = words[at].removesuffix(unit) + near
        if ruler.reads(" ".join([*words[:at], mended, *words[at + 1 :]])):
            return Unclear(f"no unit '{shown(unit)}'; did you mean {near}?", words[at], [mended])
    return None


def near_unit(word: str, kind: Kind) -> bool:
    """Whether a word is nearly one for a unit of a kind: `minuts`."""
    from difflib import get_close_matches

    known = [form for form in _unit_words(kind) if len(form) > 2]
    return bool(get_close_matches(word, known, n=1, cutoff=0.75))


def _unit_words(kind: Kind) -> list[str]:
    """The words for the units of what a kind measures."""
    return [word for name in _dimensions(kind) for u in DIMENSIONS[name].units for word in u.words]


def _dimensions(kind: Kind) -> list[str]:
    return [MEASURES[field.measure].dimension for field in kind.fields]


def no_unit(word: str, ruler: Ruler) -> list[str | Offer]:
    """The sentence for a unit that a kind doesn't know, with those it does."""
    known = list(ruler.household)
    for dimension in _dimensions(ruler.kind):
        units = DIMENSIONS[dimension].units
        shown_units = units[1:5] if dimension == "pieces" else units[:6]
        known += [unit.name for unit in shown_units if unit.name not in known]
    sentence, own = f"no unit '{shown(word)}'", list[str | Offer]()
    first = _dimensions(ruler.kind)[:1]
    if ruler.containers is not None and first == ["volume"]:
        near = ruler.containers().near(word)
        if near:
            return [f"{sentence}; did you mean {' or '.join(near)}?"]
        known += list(ruler.containers().subjects)[:3]
        own = _made_one(word)
    of = f"{ruler.subject.name}" if ruler.subject else ruler.kind.name
    if first == ["score"]:
        from tracker.domain.limits import bounds_in

        right = bounds_in(ruler.kind.fields[0]).words
        return [f"{sentence}; {ruler.kind.name} is {right} without one"]
    return [f"{sentence}; for {of} use {', '.join(known)}", *own]


def _made_one(word: str) -> list[str | Offer]:
    """How to make a container of a word, as the end of a sentence; none of what can't be one."""
    if not is_name(word) or reserved_as(word, CONTAINERS) is not None:
        return []
    return [", or make it one: ", command(f"container add {shown(word)} 200ml")]


def two_countries(unit: Unit) -> WrongWords:
    """The refusal of a pint or a gallon, which two countries have each of their own."""
    here = named_unit("volume_ml", f"uk-{unit.name}").factor
    name = unit.name
    return WrongWords(
        f"a {name} is {here:.0f} ml in the UK and {unit.factor:.0f} ml in the US; write uk-{name} "
        f"or us-{name}, or make it yours: ",
        command(f"container add {name} {here:.0f}ml"),
    )
