"""The section on movement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tracker.domain.units import format_measure
from tracker.figures.periods import Bucket
from tracker.figures.phrases import many, words
from tracker.figures.sections.movement import minutes_a_week
from tracker.page.chart_base import NARROW, WIDE
from tracker.page.chart_days import move_colour, movement_chart
from tracker.page.palette import Palette
from tracker.page.parts import (
    Figure,
    Key,
    PageTable,
    Section,
    amount,
    of_days,
    pieces,
    sentence,
    thinned,
)

if TYPE_CHECKING:
    from tracker.figures.sections.movement import Activity
    from tracker.figures.summary import Summary

#: Movement is summed by the week beyond so many days, by the month beyond so many weeks.
MOST_DAYS, MOST_WEEKS = 45, 220


def part(summary: Summary, colours: Palette, us: bool) -> Section | None:
    """Minutes of exercise a day, or a week in longer periods."""
    found = summary.movement
    if not found.activities and not found.rest_days:
        return None
    rows = tuple(_activity_row(one, us) for one in found.activities)
    head = ("Kind", "Days", "Times", "Time", "Distance", "Steps", "Repetitions", "What")
    table = PageTable("Movement by kind", head, rows) if rows else None
    days = [day.day for day in summary.hydration.per_day]
    timed = [one for one in found.activities if one.total.minutes]
    figures: tuple[Figure, ...] = ()
    if timed:
        unit, buckets = thinned(days, MOST_DAYS, MOST_WEEKS)
        narrow, wide = (
            movement_chart(timed, days, buckets, size, colours) for size in (NARROW, WIDE)
        )
        legend = tuple(Key("bar", move_colour(one.kind, colours), one.label) for one in timed)
        message = _movement_message(summary)
        own = _movement_table(timed, days)
        title = f"Minutes a {unit}"
        figures = (Figure("movement", title, message, narrow, wide, legend, table=own),)
    rest = f"{many(len(found.rest_days), 'rest day')} logged." if found.rest_days else ""
    return Section("movement", "Movement", (rest,) if rest else (), figures, table)


def _movement_message(summary: Summary) -> str:
    found = summary.movement
    weekly = minutes_a_week(found, summary.total_days)
    return sentence(
        f"on {of_days(found.active_days, summary.total_days)}",
        f"{format_measure('duration_min', found.minutes)} in all",
        "" if weekly is None else f"{format_measure('duration_min', weekly)} a week",
    )


def _activity_row(one: Activity, us: bool) -> tuple[str, ...]:
    what = ", ".join(f"{words(name)} ×{times}" for name, times in one.subjects)
    return (
        one.label,
        str(one.days),
        str(one.total.times),
        amount("duration_min", one.total.minutes or None),
        amount("distance_m", one.total.metres or None, us),
        amount("steps", one.total.steps or None),
        amount("repetitions", one.total.repetitions or None),
        what,
    )


def _movement_table(timed: Sequence[Activity], days: Sequence[str]) -> PageTable:
    of = [{day.day: day.amounts.minutes for day in one.per_day} for one in timed]
    unit, buckets = pieces(days)
    rows = tuple(_minutes(bucket, of) for bucket in buckets)
    head = (unit.capitalize(), *(one.label.capitalize() for one in timed))
    return PageTable(f"Minutes of movement, a row a {unit}", head, rows)


def _minutes(bucket: Bucket, of: Sequence[Mapping[str, float]]) -> tuple[str, ...]:
    totals = [sum(minutes.get(day, 0) for day in bucket.days) for minutes in of]
    return (bucket.label, *(f"{total:g}" if total else "" for total in totals))


PARTS = ((40, part),)
