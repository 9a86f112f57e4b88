"""An amount beside its goal: rounded as it is everywhere else, and never onto a goal it misses.

The same day's drinks stand in the answer to a log, in today, in a report and in a table of the
page. Each rounds to the nearest, so that they are one figure; only where that would show a missed
goal as met, or a broken ceiling as kept, it is the next figure that doesn't.
"""

from __future__ import annotations

from tracker.domain.measures import DIMENSIONS, MEASURES, Unit
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.sums import TINY, reaches
from tracker.domain.units import COUNT, PIECES, PLURALS, format_counted, format_measure, shown_in

#: How many decimals an amount beside its goal has at least, by its unit; others are whole.
_DECIMALS = {
    "l": 2, "fl oz": 1, "kg": 2, "lb": 1, "oz": 1, "km": 2, "mi": 2, "times": 2, "pieces": 2,
}  # fmt: skip
HOURS = "h"


class _UnitPlaces(NamedTuple):
    unit: Unit
    places: int


def of_goal(
    value: float,
    target: float,
    measure: str,
    us: bool = False,
    unit: str | None = None,
    most: bool = False,
) -> str:
    """An amount beside its goal, in one unit and the goal as it is told elsewhere.

    `unit` is the user's own word for what is counted, or 'h' for what is told in hours (sleep);
    `most` makes the goal a ceiling.

    >>> of_goal(1400, 2000, "volume_ml"), of_goal(1999, 2000, "volume_ml")
    ('1.4 of 2.0 l', '1.99 of 2.0 l')
    >>> of_goal(90, 150, "duration_min"), of_goal(1200, 2500, "distance_m")
    ('90 of 150 min', '1.2 of 2.5 km')
    >>> of_goal(450, 480, "duration_min", unit="h"), of_goal(2004, 2000, "volume_ml", most=True)
    ('7 h 30 min of 8 h', '2.01 of at most 2.0 l')
    """
    told, of = told_beside(value, target, measure, us, most), "of at most" if most else "of"
    if unit == HOURS:
        slept = format_measure(measure, told) if told else "0"
        return f"{slept} {of} {format_measure(measure, target)}"
    scale = _scale(measure, value, target, us)
    have = _number(told / scale.unit.factor, scale)
    if unit and measure in (COUNT, PIECES):
        return f"{have} {of} {format_counted(measure, target, unit)}"
    aim, name = _number(target / scale.unit.factor, scale), scale.unit.name
    if aim == "1" and name in PLURALS:
        name = name[:-1]
    return f"{have} {of} {aim} {name}".rstrip()


def told_beside(
    value: float, target: float, measure: str, us: bool = False, most: bool = False
) -> float:
    """The amount to tell where a goal stands beside it, in the measure's canonical unit.

    >>> told_beside(1234, 2000, "volume_ml"), told_beside(1999, 2000, "volume_ml")
    (1234, 1990.0)
    """
    (unit, places), step = _scale(measure, value, target, us), 0.0
    have, aim = (round(amount / unit.factor, places) for amount in (value, target))
    if have >= aim and not reaches(value, target):
        step = -1.0
    elif have <= aim and most and not reaches(target, value):
        step = 1.0
    return value if not step else (aim + step * 10**-places) * unit.factor


def column_of_drinks(ml: float, us: bool = False) -> str:
    """A volume for a column of them: always in litres to the centilitre, or in fl oz.

    >>> column_of_drinks(1600), column_of_drinks(900)
    ('1.60 l', '0.90 l')
    """
    unit, places = _scale("volume_ml", 1000, 1000, us)
    return f"{ml / unit.factor:.{places}f} {unit.name}"


def _scale(measure: str, value: float, target: float, us: bool) -> _UnitPlaces:
    """The unit of the larger of the two, and the decimals that the goal needs in it."""
    if MEASURES[measure].tick:
        return _UnitPlaces(DIMENSIONS["tick"].units[0], 0)
    unit, most = shown_in(measure, max(value, target), us)
    places = min(most, _DECIMALS.get(unit.name, 0))
    while places < most and abs(round(target / unit.factor, places) * unit.factor - target) > TINY:
        places += 1
    return _UnitPlaces(unit, places)


def _number(value: float, scale: _UnitPlaces) -> str:
    text = f"{value:.{scale.places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text}.0" if scale.unit.name == "l" and "." not in text else text
