"""The report's sections of minerals, weight and sleep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tracker.domain.units import format_measure, named_unit
from tracker.figures.minerals import followed
from tracker.figures.periods import short_days
from tracker.figures.phrases import many, milligrams, too_much
from tracker.screen.draw import Style, width_of, wrap
from tracker.screen.findings import short_source
from tracker.screen.report import titled
from tracker.screen.rows import aligned

if TYPE_CHECKING:
    from tracker.figures.minerals import Mineral
    from tracker.figures.summary import Summary

NO_CHANGE = "no change"


def draw_minerals(summary: Summary, style: Style, us: bool = False) -> list[str]:
    """Each mineral a day by origin beside the published intake, and what that does not mean."""
    minerals = summary.minerals
    if not minerals.per_mineral or not followed(minerals, summary.goals):
        return []
    if minerals.days == 1:
        remark = "from what is logged"
    else:
        remark = f"a day, mean of {many(minerals.days, 'day')} with food, drinks or pills logged"
    rows = [_mineral(one, style) for one in minerals.per_mineral]
    lines = [*titled("Minerals", remark, style), *aligned(rows, "lrrl", style)]
    for one in minerals.per_mineral:
        if one.passed:
            told = f"{too_much(one, minerals.days)} Source: {short_source(one.passed.source)}"
            lines += wrap(f"  {told}", style.width, 2)
    if minerals.comparable:
        note = "  A diary below the published intake is not a deficiency: the intake covers nearly"
        note += " everyone's need, and a diary misses much of what is eaten."
    else:
        note = "  To compare with published intakes, set birth-year and sex in the profile."
    return lines + [style.faint(line) for line in wrap(note, style.width, 2)]


def _mineral(one: Mineral, style: Style) -> list[str]:
    origins = [("pills", one.pills_mg), ("drinks", one.drinks_mg), ("food", one.food_mg)]
    parts = [f"{name} {milligrams(amount)}" for name, amount in origins if amount]
    intake = f"of {milligrams(one.intake.amount)}" if one.intake else ""
    return [one.mineral, milligrams(one.mean_mg), intake, style.faint(", ".join(parts))]


def draw_weight(summary: Summary, style: Style, us: bool = False) -> list[str]:
    """First and last weight, the line through them, the BMI where the height is known."""
    weight = summary.weight
    if weight is None:
        return []

    def kg(amount: float) -> str:
        return format_measure("mass_kg", amount, us=us)

    first, last = weight.per_day[0], weight.per_day[-1]
    parts = [kg(last.kg)]
    if len(weight.per_day) > 1:
        began, ended = short_days([first.day, last.day], style.year)
        change = _signed(_as_shown(first.kg, last.kg, us), kg)
        parts = [f"{kg(first.kg)} on {began}", f"{kg(last.kg)} on {ended} ({change})"]
    if weight.trend_kg_week is not None:
        trend = _signed(weight.trend_kg_week, kg)
        parts.append("no trend" if trend == NO_CHANGE else f"trend {trend} a week")
    if weight.bmi is not None:
        parts.append(f"BMI {weight.bmi:.1f}")
    return _sentence("Weight", parts, style)


def _as_shown(first: float, last: float, us: bool) -> float:
    """The change in kg between two weights as they are shown, so that the figures add up."""
    factor = named_unit("mass_kg", "lb").factor if us else 1
    return (round(last / factor, 1) - round(first / factor, 1)) * factor


def _signed(amount: float, show: Callable[[float], str]) -> str:
    shown = show(abs(amount))
    if shown.startswith("0 "):
        return NO_CHANGE
    return f"{'+' if amount > 0 else '-'}{shown}"


def draw_sleep(summary: Summary, style: Style, us: bool = False) -> list[str]:
    """Mean sleep and its range."""
    sleep = summary.sleep
    if sleep is None:
        return []
    parts = [format_measure("duration_min", round(sleep.mean_min))]
    if sleep.days > 1:
        low, high = sleep.shortest_min, sleep.longest_min
        parts = [
            f"mean {parts[0]} on {many(sleep.days, 'day')}",
            f"from {format_measure('duration_min', low)} to {format_measure('duration_min', high)}",
        ]
    return _sentence("Sleep", parts, style)


def _sentence(title: str, parts: Sequence[str], style: Style) -> list[str]:
    """A section of one sentence beside its title, broken between its parts."""
    lines = [title + "  " + parts[0]]
    for part in parts[1:]:
        if width_of(lines[-1]) + 2 + width_of(part) <= style.width:
            lines[-1] += f", {part}"
        else:
            lines[-1] += ","
            lines.append("  " + part)
    return [style.heading(title) + lines[0][len(title) :], *lines[1:]]


DRAWN = ((80, draw_minerals), (90, draw_weight), (100, draw_sleep))
