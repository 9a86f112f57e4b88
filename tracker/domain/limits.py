"""What any amount may be, whichever kind of entry holds it, and how long a text may be.

A kind bounds the measures that it declares. An entry from elsewhere may hold others, of a kind that
isn't known too: those are held to the widest bounds that any kind has for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tracker.domain.kinds import KINDS, OWN, Field
from tracker.domain.measures import MEASURES
from tracker.domain.named_tuple import NamedTuple

NOTE_LIMIT = 10_000
#: A name, and a line beside one: a reason, who gave a treatment.
NAME_LIMIT, LINE_LIMIT = 60, 200
#: Of what a food or drink brings along, in its canonical unit: 5 kg of the purest.
MOST_GIVEN = 5_000_000.0
#: The most that a goal may want of anything.
MOST_WANTED = 1_000_000.0


class Bounds(NamedTuple):
    """What a measure may be, both ends included, in its canonical unit."""

    low: float
    high: float
    whole: bool = False

    def hold(self, value: float) -> bool:
        """Whether a value is within them, as `log` looks at one: to six decimals."""
        if not self.low <= round(value, 6) <= self.high:
            return False
        return not self.whole or value == int(value)

    @property
    def words(self) -> str:
        """What is right: 'a whole number from 0 to 10'."""
        number = "whole number" if self.whole else "number"
        return f"a {number} from {self.low:g} to {self.high:g}"


def bounds_of(measure: str, kind: str | None = None) -> Bounds | None:
    """The bounds of a measure in an entry of a kind; None for a measure that isn't known."""
    if kind is not None and kind in KINDS:
        for field in KINDS[kind].fields:
            if field.measure == measure:
                return bounds_in(field)
        if KINDS[kind].mixed and _is_of_ingredient(measure):
            return Bounds(0, MOST_GIVEN)
    if measure not in MEASURES:
        return None
    if MEASURES[measure].tick:
        # An answer of "no" is kept of what is done or not.
        return Bounds(0 if measure == "done" and kind in (OWN, None) else 1, 1, whole=True)
    return _widest().get(measure, Bounds(0, MOST_GIVEN))


def _is_of_ingredient(measure: str) -> bool:
    from tracker.domain.catalogues.ingredients import is_of_ingredient

    return is_of_ingredient(measure)


def bounds_in(field: Field) -> Bounds:
    """The bounds that a kind has for a measure."""
    return Bounds(field.low, field.high, field.whole)


@cache
def _widest() -> Mapping[str, Bounds]:
    fields: dict[str, list[Field]] = {}
    for kind in KINDS.values():
        for field in kind.fields:
            fields.setdefault(field.measure, []).append(field)
    return {
        measure: Bounds(
            min(field.low for field in found),
            max(field.high for field in found),
            all(field.whole for field in found),
        )
        for measure, found in fields.items()
    }
