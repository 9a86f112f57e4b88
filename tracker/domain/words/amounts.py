"""Amounts in a line of words: which measure of its kind a number with a unit is, and how much.

Knows the units of the kind's measures, the household measures of its subject (`2 cups` of melon,
`2 tablets`), and named containers (`2 glasses`). What can't be meant is refused in
`tracker.domain.words.bounds`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tracker.domain.errors import WrongWords, shown
from tracker.domain.kinds import Field, Kind
from tracker.domain.measures import MEASURES, Unit
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.numbers import FRACTIONS, Part, read_parts, settle
from tracker.domain.units import COMPOUNDS, named_unit, unit_of

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue, Subject
    from tracker.domain.number_words import Spoken

    #: Gives the named containers, which are read only for a line that may name one.
    Containers = Callable[[], Catalogue]

# What can be had several times over as it stands: 2x200 is two glasses, never two walks.
_MULTIPLIED = ("volume", "mass", "dose")
_MULTIPLIED_WITH_UNIT = (*_MULTIPLIED, "time", "length", "steps")
# Standard units that are also things: `water cup` is one.
_THINGS = ("cup", "pint", "quart")
# What the UK and the US each have a measure of; which one is meant, only US units tell.
_OF_TWO_COUNTRIES = ("pint", "quart", "gallon")


def never(line: str) -> bool:
    """No line says something, as far as is known."""
    return False


class Ruler(NamedTuple):
    """What the amounts of one line are measured with.

    `names` are the known ones of an open vocabulary, in which a number may be part of a name.
    `reads` tells whether another line of the kind says something.
    """

    kind: Kind
    subject: Subject | None = None
    containers: Containers | None = None
    us: bool = False
    names: Catalogue | None = None
    reads: Callable[[str], bool] = never

    @property
    def household(self) -> dict[str, float]:
        """The subject's own measures, each with what one of it holds."""
        if self.subject is None:
            return {}
        units = dict(self.subject.data.get("units", {}))
        if "serving" in self.subject.data:
            units.setdefault("serving", self.subject.data["serving"])
        return units


class Amount(NamedTuple):
    """An amount that was read: `value` in the measure's canonical unit.

    `unit` is its unit's name. `bare` marks a number typed without one; `one` is the value of one of
    several (the 200 of 2x200); `text` is what was typed. `counts`: typed as a number of things
    (`half a`, `½`), never of units left unsaid.
    """

    field: Field
    value: float
    unit: str
    text: str
    one: float
    bare: bool = False
    counts: bool = False


class UnitMeaning(NamedTuple):
    """What a unit word stands for: so many canonical units of a field, in `used` words."""

    field: Field
    factor: float
    unit: str
    used: int = 1
    thing: bool = False


def dimension(field: Field) -> str:
    """The dimension of a field's measure: 'volume', 'time', 'score', ..."""
    return MEASURES[field.measure].dimension


def first_dimension(kind: Kind) -> str:
    """The dimension of what a kind measures first; '' for one that takes no amount."""
    return dimension(kind.fields[0]) if kind.fields else ""


def read_amount(
    words: Sequence[str], at: int, stop: int, ruler: Ruler, before: Amount | None
) -> tuple[list[Amount], int] | None:
    """The amounts in the words from `at` on and how many words they take; None where none begins.

    Words from `stop` on belong to something else. `before` is the amount just before, if any: `30`
    is minutes after `7h`. Raises WrongWords for what looks like an amount and can't be read.
    """
    digits = words[at].isdigit() and at + 1 == len(words)  # most lines end in them
    said = None if digits else _spoken(words, at, stop, ruler)
    parts = (Part(said.value, "", ""),) if said else read_parts(words[at])
    if parts is None:
        thing = find_unit(words, at, stop, ruler, before)
        if thing is None or not thing.thing:
            return None
        text = " ".join(words[at : at + thing.used])
        amount = Amount(thing.field, thing.factor, thing.unit, text, thing.factor)
        return [amount], thing.used
    amounts, used = list[Amount](), said.used if said else 1
    for part in parts:
        last = amounts[-1] if amounts else before
        if part.unit:
            meant = find_unit([part.unit], 0, 1, ruler, last)
            if meant is None and ":" in part.text:
                raise WrongWords(f"'{shown(part.text)}' is a time: write --at {shown(part.text)}")
            if meant is None:
                from tracker.domain.words.unknown_units import refused_unit

                raise refused_unit(words, at, part, ruler)
        else:
            meant = find_unit(words, at + used, stop, ruler, last)
            used += meant.used if meant else 0
            if meant and part.value % 1 == 0 and _and_a_half(words[at + used : stop]):
                part, used = part._replace(value=part.value + 0.5), used + 3
        text = " ".join(words[at : at + used]) if len(parts) == 1 else part.text
        amounts.append(_amount(part, meant, text, ruler, last))
    if amounts[0].bare and (said.whole_things if said else parts[0].over):
        amounts[0] = amounts[0]._replace(counts=True)
    return amounts, used


def _and_a_half(words: Sequence[str]) -> bool:
    from tracker.domain.number_words import AND_A_HALF

    return tuple(words[:3]) == AND_A_HALF


def _spoken(words: Sequence[str], at: int, stop: int, ruler: Ruler) -> Spoken | None:
    """A number in words, but for an article of nothing that can be counted: `a` brisk walk."""
    from tracker.domain.number_words import ARTICLES, Spoken, spoken_number

    if _is_double(words, at, ruler):
        return Spoken(2, 1 + (words[at] in ARTICLES))
    said = spoken_number(words, at)
    if said is None:
        return None
    named = find_unit(words, at, stop, ruler)
    if named is not None and (named.used > 1 or said.used == 1):  # a container called half-pint
        return None
    behind = at + said.used
    if not said.whole_things or behind > stop:
        return said
    things = ruler.kind.fields[0].counted not in ("", "repetition") if ruler.kind.fields else False
    counted = behind == stop < len(words) and ruler.subject is not None and things
    return said if counted or find_unit(words, behind, stop, ruler) else None


def _is_double(words: Sequence[str], at: int, ruler: Ruler) -> bool:
    """`double espresso` and `a double espresso`: only of what is made double is it two."""
    from tracker.domain.number_words import ARTICLES, DOUBLE

    at += words[at] in ARTICLES
    doubled = ruler.subject is not None and ruler.subject.data.get("doubles", False)
    return bool(doubled) and words[at : at + 1] == [DOUBLE]


def _amount(
    part: Part, meant: UnitMeaning | None, text: str, ruler: Ruler, before: Amount | None
) -> Amount:
    bare = meant is None
    if meant is None:
        meant = _without_unit(ruler, before)
        # The minutes of `7h 30` are told by the hours.
        bare = before is None or COMPOUNDS.get(before.unit) != meant.unit
    field = meant.field
    unit = meant.unit.replace(" ", "-") if bare and dimension(field) != "score" else ""
    settle(part if part.unit else part._replace(text=text), meant.unit, unit)
    if part.times > 1:
        _check_times(part, bare, field, ruler)
    if dimension(field) == "score" and part.over == 10:
        part = part._replace(value=round(part.value * 10, 6))
    elif part.over and dimension(field) != "score":
        _refuse_fraction(part, meant.unit if bare else "")
    one = part.value * meant.factor
    return Amount(field, one * part.times, meant.unit, text, one, bare)


def _refuse_fraction(part: Part, unsaid: str) -> None:
    """Refuse `walk 26/11`, a day, and `tilidine 50/4`, a strength. Raises WrongWords.

    Nobody means a part of a minute, so `walk 30 1/2` says too little, too.
    """
    shown_part = shown(part.text)
    if "/" in part.number and part.number not in FRACTIONS:
        raise WrongWords(
            f"'{shown_part}' may be a day or a strength; write a day such as 26 nov, or a number "
            "such as 0.5"
        )
    if unsaid == "min":
        raise WrongWords(f"'{shown_part}' of what? Write its unit, such as 1/2h")


def _without_unit(ruler: Ruler, before: Amount | None) -> UnitMeaning:
    """What a bare number counts: the smaller unit after a larger one, else the kind's own."""
    if before and not before.bare:
        smaller = unit_of(before.field.measure, COMPOUNDS.get(before.unit, ""))
        # Only what is held for seconds lasts `1min 30`; a walk of `45min 10` may be of 10 km.
        if smaller is not None and (smaller.name != "s" or before.field.low < 1):
            return UnitMeaning(before.field, smaller.factor, smaller.name)
    field = ruler.kind.fields[0]
    unit = named_unit(field.measure, field.us_unit if ruler.us and field.us_unit else field.unit)
    return UnitMeaning(field, unit.factor, unit.name)


def _check_times(part: Part, bare: bool, field: Field, ruler: Ruler) -> None:
    if field.counted == "repetition" or dimension(field) == "repetitions":
        return
    if dimension(field) not in (_MULTIPLIED if bare else _MULTIPLIED_WITH_UNIT):
        right = "write one number"
        if bare and dimension(field) in _MULTIPLIED_WITH_UNIT:
            right = f"write its unit, such as {shown(part.text)}{field.unit}"
        raise WrongWords(f"can't read '{shown(part.text)}' for {ruler.kind.name}; {right}")


def find_unit(
    words: Sequence[str], at: int, stop: int, ruler: Ruler, before: Amount | None = None
) -> UnitMeaning | None:
    """What the unit at a place in the line means for this kind and subject, or None.

    The subject's own measures go before containers, and those before standard units.
    """
    if at >= stop or not ruler.kind.fields:
        return None
    from tracker.domain.spelling import singulars

    word, first = words[at], ruler.kind.fields[0]
    household = ruler.household
    for form in (word, *singulars(word)):
        if form in household:
            return UnitMeaning(first, household[form], form, thing=True)
    if ruler.containers is not None and dimension(first) == "volume":
        found = ruler.containers().match(words[:stop], at)
        if found:
            container, used = found
            if not (container.own and _is_reserved(container)):
                return UnitMeaning(
                    first, container.data["volume_ml"], container.name, used, thing=True
                )
    return _standard(word, ruler, before)


def _is_reserved(container: Subject) -> bool:
    """Whether an older version let a container be called `ml`: `300ml` are no 300 of those."""
    from tracker.domain.words.reserved import CONTAINERS, reserved_as

    return reserved_as(container.name, CONTAINERS) is not None


def _standard(word: str, ruler: Ruler, before: Amount | None) -> UnitMeaning | None:
    _refuse_m(word, ruler, before)
    for field in ruler.kind.fields:
        unit = unit_of(field.measure, word)
        if unit is not None and dimension(field) == "pieces":
            return _piece(field, unit, ruler)
        if unit is not None:
            if unit.name in _OF_TWO_COUNTRIES and not ruler.us and not word.startswith("us-"):
                from tracker.domain.words.unknown_units import two_countries

                raise two_countries(unit)
            return UnitMeaning(field, unit.factor, unit.name, thing=unit.name in _THINGS)
    return None


def _piece(field: Field, unit: Unit, ruler: Ruler) -> UnitMeaning:
    """A piece of a medicine: what it holds where that is known, else just one."""
    known = ruler.household
    mg = next((known[word] for word in unit.words if word in known), None)
    if mg is not None:
        return UnitMeaning(ruler.kind.fields[0], mg, unit.name, thing=True)
    return UnitMeaning(field, 1, unit.name, thing=True)


def _refuse_m(word: str, ruler: Ruler, before: Amount | None) -> None:
    """`walk 500m` may be minutes or metres; after hours (`1h 30m`) it can only be minutes."""
    dimensions = {dimension(field) for field in ruler.kind.fields}
    if word == "m" and {"time", "length"} <= dimensions and (before is None or before.unit != "h"):
        raise WrongWords("'m' may be minutes or metres; write min or km (500 m is 0.5km)")


def joined(larger: Amount, smaller: Amount) -> Amount | None:
    """Two neighbours that are one amount, added up: 7 h 30 min, 12 st 4 lb. None for others.

    An hour and a half and 5 minutes are two, and so is what one of them is multiplied by.
    """
    if larger.field is not smaller.field or larger.bare:
        return None
    if larger.value != larger.one or smaller.value != smaller.one:
        return None
    one = named_unit(larger.field.measure, larger.unit).factor if _standing(larger) else 0
    if COMPOUNDS.get(larger.unit) != smaller.unit or not 0 <= smaller.value < one:
        return None
    if round(larger.value / one, 6) % 1:
        return None
    text = larger.text if smaller.text in larger.text else f"{larger.text} {smaller.text}"
    value = larger.value + smaller.value
    return Amount(larger.field, value, smaller.unit, text, value)


def _standing(amount: Amount) -> bool:
    """Whether an amount's unit is a standard one of its measure, no tablet or glass."""
    return unit_of(amount.field.measure, amount.unit) is not None
