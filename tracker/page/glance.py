"""The few figures at the top of the page: what a minute is enough for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.units import format_measure
from tracker.figures.phrases import many
from tracker.figures.sections.movement import minutes_a_week

if TYPE_CHECKING:
    from tracker.figures.summary import Summary


class Tile(NamedTuple):
    """One figure: its name, itself, and what it rests on."""

    name: str
    value: str
    remark: str


def glance(summary: Summary, us: bool) -> list[Tile]:
    """At most five tiles; what was never logged has none. How much was logged stands above."""
    return [tile for tile in (*_pain(summary), *_rest(summary, us)) if tile]


def _pain(summary: Summary) -> list[Tile]:
    if not summary.pain.sites:
        return []
    worst = summary.pain.sites[0]
    mean = "" if worst.mean is None else f", mean {worst.mean:.1f}"
    days = many(worst.pain_days, "pain day")
    return [Tile(worst.label.capitalize(), days, f"of {worst.days_logged:,} logged{mean}")]


def _rest(summary: Summary, us: bool) -> list[Tile | None]:
    taken = {day.day for one in summary.medicines for day in one.per_day}
    treated = {day.day for one in summary.treatments for day in one.per_day}
    return [
        Tile("Medicines", many(len(taken), "day"), "with any logged") if taken else None,
        Tile("Treatments", many(len(treated), "day"), "with one") if treated else None,
        _drinks(summary, us),
        _movement(summary),
    ]


def _drinks(summary: Summary, us: bool) -> Tile | None:
    found = summary.hydration
    if found.mean_counted_ml is None:
        return None
    remark = f"on {many(found.days_counted, 'day')} with drinks"
    if found.days_judged:
        remark = f"goal met on {found.days_met:,} of {many(found.days_judged, 'day')}"
    return Tile("Drinks a day", format_measure("volume_ml", found.mean_counted_ml, us=us), remark)


def _movement(summary: Summary) -> Tile | None:
    found = summary.movement
    if not found.active_days:
        return None
    remark = f"on {many(found.active_days, 'day')}"
    if not found.minutes:
        return Tile("Movement", many(found.active_days, "day"), "with any")
    weekly = minutes_a_week(found, summary.total_days)
    if weekly is None:
        return Tile("Movement", format_measure("duration_min", found.minutes), remark)
    return Tile("Movement a week", format_measure("duration_min", weekly), remark)
