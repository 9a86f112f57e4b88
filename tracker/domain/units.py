"""Units in and out: which unit a word means, and an amount as people write it.

What `format_measure` and `format_amount` write, `domain/words` reads back to the value, within the
decimals shown.
"""

from collections.abc import Mapping

from tracker.domain.kinds import Kind
from tracker.domain.measures import DIMENSIONS, MEASURES, Unit
from tracker.domain.raw_text import visible

COUNT, PIECES, DOSE, REPETITIONS = "count", "pieces", "dose_mg", "repetitions"
#: Units whose name is a plural: 1 step, 1 rep.
PLURALS = ("steps", "times", "pieces", "reps")

#: The smaller unit that may follow a larger one: 7 h 30 min, 12 st 4 lb.
COMPOUNDS: Mapping[str, str] = {"h": "min", "min": "s", "st": "lb", "lb": "oz"}


# From so many canonical units on an amount is shown in a unit, with so many decimals: the first row
# that an amount reaches, in its absolute value, is the one it is shown in.
_Shown = tuple[float, str, int]
_METRIC: Mapping[str, tuple[_Shown, ...]] = {
    "volume": ((1000, "l", 2), (10, "ml", 0), (0, "ml", 1)),
    "mass": ((1000, "kg", 2), (10, "g", 0), (0, "g", 1)),
    "body mass": ((0, "kg", 1),),
    "dose": ((100, "mg", 1), (1, "mg", 2), (0, "mg", 3)),
    # From 59.5 s on it is a minute, not 60 s.
    "time": ((10, "min", 0), (119 / 120, "min", 1), (1 / 120, "s", 0), (0, "min", 0)),
    "length": ((1000, "km", 2), (0, "km", 3)),
    "steps": ((0, "steps", 0),),
    "count": ((0, "times", 2),),
    "repetitions": ((0, "reps", 0),),
    "pieces": ((0, "pieces", 2),),
}
_US: Mapping[str, tuple[_Shown, ...]] = {
    "volume": ((30, "fl oz", 1), (0, "fl oz", 2)),
    "mass": ((30, "oz", 1), (0, "oz", 2)),
    "body mass": ((0, "lb", 1),),
    "length": ((1000, "mi", 2), (0, "mi", 4)),
}


def unit_of(measure: str, word: str) -> Unit | None:
    """The unit of a measure that a lower-case word means, or None."""
    for unit in DIMENSIONS[MEASURES[measure].dimension].units:
        if word in unit.words or word == unit.name:
            return unit
    return None


def is_unit(word: str) -> bool:
    """Whether a lower-case word is a unit of anything."""
    units = (unit for dimension in DIMENSIONS.values() for unit in dimension.units)
    return any(word in unit.words or word == unit.name for unit in units)


def canonical_unit(measure: str) -> str:
    """The name of the unit that a measure is kept in: `ml`, `/10`; '' of a tick.

    Of a measure that isn't known, such as the mg of an ingredient, the one that its name ends in.
    """
    if measure in MEASURES:
        return DIMENSIONS[MEASURES[measure].dimension].units[0].name
    ending = measure.rpartition("_")[2]
    return ending if ending != measure and is_unit(ending) else ""


def named_unit(measure: str, name: str) -> Unit:
    """The unit of a measure by its own name. Raises KeyError where the measure has none such."""
    for unit in DIMENSIONS[MEASURES[measure].dimension].units:
        if unit.name == name:
            return unit
    raise KeyError(name)


def format_measure(measure: str, value: float, *, us: bool = False, unit: str | None = None) -> str:
    """A value in its canonical unit as people write it: `500 ml`, `1.4 l`, `7 h 30 min`, `6/10`.

    `us` shows fl oz, oz, lb and miles. `unit` names the unit to show, with up to two decimals. A
    yes/no measure is its label.
    """
    dimension = MEASURES[measure].dimension
    if dimension == "tick":
        return MEASURES[measure].label
    if unit is not None:
        return _in_unit(value, named_unit(measure, unit), 2)
    if dimension == "score":
        return f"{_plain(value, 1)}/10"
    if dimension == "time" and round(value) >= 60:
        return _hours(value)
    return _in_unit(value, *shown_in(measure, value, us))


def shown_in(measure: str, value: float, us: bool = False) -> tuple[Unit, int]:
    """The unit that an amount is shown in, and to how many decimals."""
    dimension = MEASURES[measure].dimension
    rows = _US[dimension] if us and dimension in _US else _METRIC[dimension]
    # 999.7 ml would read 1000 ml: near a larger unit, what it is rounded to counts.
    size, rounded = abs(value), round(abs(value))
    reached = (row for row in rows if (rounded if row[0] >= 1000 else size) >= row[0])
    _, unit, decimals = next(reached, rows[-1])
    return named_unit(measure, unit), decimals


def _in_unit(value: float, unit: Unit, decimals: int) -> str:
    text = _plain(value / unit.factor, decimals)
    one = text == "1" and unit.name in PLURALS
    return f"{text} {unit.name[:-1] if one else unit.name}"


def _hours(value: float) -> str:
    hours, minutes = divmod(round(value), 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def _plain(number: float, decimals: int) -> str:
    text = f"{number:.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def one_of(unit: str) -> str:
    """What one of a unit is called: a page of pages, a class of classes, a story of stories."""
    from tracker.domain.spelling import singulars

    if not singulars(unit):
        return unit
    if unit.endswith("ies"):
        return f"{unit[:-3]}y"
    return unit[:-2] if unit.endswith(("ches", "shes", "sses", "xes")) else unit[:-1]


def format_counted(measure: str, value: float, unit: str | None, us: bool = False) -> str:
    """An amount in its measure's units, or in the user's own word for what they count."""
    if measure not in (COUNT, PIECES) or not unit:
        return format_measure(measure, value, us=us)
    number = f"{value:.2f}".rstrip("0").rstrip(".")
    word = one_of(unit) if number == "1" else unit
    return f"{number} {visible(word.replace('-', ' '))}"


def format_amount(
    kind: Kind, measures: Mapping[str, float], us: bool = False, counted: str | None = None
) -> str:
    """An entry's amounts in the order of its kind: `30 min, 2.5 km, 4000 steps`. '' without any.

    `counted` is the word for what was counted, where something was: `tablets`.
    """
    return ", ".join(
        format_counted(field.measure, measures[field.measure], counted, us)
        for field in kind.fields
        if field.measure in measures
    )
