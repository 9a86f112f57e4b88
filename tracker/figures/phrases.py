"""The small phrases that screens are made of: counts, amounts beside their goal, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.raw_text import on_one_line

if TYPE_CHECKING:
    from tracker.figures.goals import GoalReport
    from tracker.figures.minerals import Mineral

#: How many decimals an amount beside its goal is shown with, by its unit; others are whole.
_DECIMALS = {"l": 2, "km": 1, "mi": 1, "fl oz": 1}
_US_UNITS = {"volume": "fl oz", "length": "mi"}
_LARGE_UNITS = {"volume": ("l", 1000.0), "length": ("km", 1000.0)}


def count(number: int, noun: str, plural: str = "") -> str:
    """'1 day', '2 days'.

    >>> count(1, "dose"), count(14, "dose")
    ('1 dose', '14 doses')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def words(name: str) -> str:
    """A catalogue's name as plain words: 'sports-drink' -> 'sports drink'; safe to print."""
    return on_one_line(name.replace("-", " "))


def of_goal(value: float, target: float, measure: str, us: bool = False) -> str:
    """An amount beside its goal in one unit, rounded down so that no missed goal looks met.

    >>> of_goal(1400, 2000, "volume_ml"), of_goal(1999, 2000, "volume_ml")
    ('1.4 of 2.0 l', '1.99 of 2.0 l')
    >>> of_goal(90, 150, "duration_min"), of_goal(1200, 2500, "distance_m")
    ('90 of 150 min', '1.2 of 2.5 km')
    """
    unit, factor = _unit(measure, max(value, target), us)
    places = _DECIMALS.get(unit, 0)
    # A goal that isn't whole in its unit is shown to two places, so that nothing reads "0 of 0 mg".
    aim = _number(round(target / factor, 2), 2, unit)
    have = int(value / factor * 10**places + 1e-6) / 10**places
    return f"{_number(have, places, unit)} of {aim} {unit}".rstrip()


def column_of_drinks(ml: float, us: bool = False) -> str:
    """A volume for a column of them: always in litres to the centilitre, or in fl oz.

    >>> column_of_drinks(1600), column_of_drinks(900)
    ('1.60 l', '0.90 l')
    """
    name, factor = _unit("volume_ml", 1000, us)
    return f"{ml / factor:.{1 if us else 2}f} {name}"


def milligrams(amount: float) -> str:
    """An amount of a mineral, whole from 10 mg on: a diary is no laboratory."""
    from tracker.domain.units import format_measure

    return format_measure("dose_mg", round(amount) if amount >= 10 else round(amount, 1))


def resting_words(resting: int) -> str:
    """How many findings stand that the user has answered; '' where none does.

    >>> resting_words(2), resting_words(0)
    ('2 findings acknowledged or snoozed: tracker check --all', '')
    """
    if not resting:
        return ""
    return f"{count(resting, 'finding')} acknowledged or snoozed: tracker check --all"


def too_much(mineral: Mineral, days: int) -> str:
    """A sentence for a mineral whose mean over some days passes its published upper limit."""
    upper = mineral.passed
    if upper is None:
        return ""
    name = mineral.mineral.capitalize()
    if upper.pills_only:
        about, mg = f"{name} from pills", mineral.pills_mg
    else:
        about, mg = f"{name} from pills, drinks and food", mineral.mean_mg
    return (
        f"{about}, {milligrams(mg)} a day (mean of {count(days, 'day')}), is above the published "
        f"upper limit of {milligrams(upper.mg)} for adults. A pharmacist or doctor can tell "
        "whether that is right for you."
    )


def _unit(measure: str, amount: float, us: bool) -> tuple[str, float]:
    # Late: findings are told in phrases too, and measure nothing.
    from tracker.domain.measures import DIMENSIONS, MEASURES

    dimension = DIMENSIONS[MEASURES[measure].dimension]
    if us and dimension.name in _US_UNITS:
        name = _US_UNITS[dimension.name]
        return name, next(unit.factor for unit in dimension.units if unit.name == name)
    name, factor = _LARGE_UNITS.get(dimension.name, ("", 0.0))
    if name and amount >= factor:
        return name, factor
    return dimension.units[0].name, dimension.units[0].factor


def _number(value: float, places: int, unit: str) -> str:
    text = f"{value:,.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text}.0" if unit == "l" and "." not in text else text


def goal_outcome(goal: GoalReport) -> str:
    """'3 of 5 days, 2 not known', of the windows that are over; empty before one is."""
    from tracker.figures.tallies import Tally, tally_words, unit_of

    if not goal.known + goal.unknown:
        return ""
    return tally_words([Tally(unit_of(goal.plan), goal.met, goal.known, goal.unknown)])
