"""The report's section of movement: how much of what, and a row of shades for each activity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracker.domain.units import format_measure
from tracker.figures.periods import Bucket, cut
from tracker.figures.phrases import many, words
from tracker.screen.charts import days_axis, heat_row
from tracker.screen.draw import Style, clean, pad, width_of, wrap
from tracker.screen.report import titled
from tracker.screen.rows import MOST_MARKS, aligned
from tracker.screen.sections.habits import habit_rows

if TYPE_CHECKING:
    from tracker.figures.sections.movement import Activity
    from tracker.figures.summary import Summary

#: "10 h 45 min" and the spaces before it.
MOST_WIDTH = 13


def draw_movement(summary: Summary, style: Style, us: bool = False) -> list[str]:
    """How much of each exercise on how many days, with rest days counted apart."""
    movement, total_days = summary.movement, summary.total_days
    if not movement.activities and not movement.rest_days:
        return []
    parts = [f"on {movement.active_days} of {many(total_days, 'day')}"] if total_days > 1 else []
    if movement.minutes:
        parts.append(f"{format_measure('duration_min', movement.minutes)} in all")
    if movement.rest_days:
        rest = len(movement.rest_days)
        parts.append("a rest day" if total_days == 1 else many(rest, "rest day"))
    rows = [_activity(one, total_days, style, us) for one in movement.activities]
    lines = titled("Movement", style.separator.join(parts), style)
    return [*lines, *aligned(rows, "lrrrrl", style), *_heat(summary, style)]


def _activity(one: Activity, total_days: int, style: Style, us: bool) -> list[str]:
    amounts = [
        format_measure(measure, value, us=us) if value else ""
        for measure, value in (
            ("duration_min", one.total.minutes),
            ("distance_m", one.total.metres),
            ("steps", one.total.steps),
        )
    ]
    if one.total.repetitions and not one.total.steps:  # nothing has both: they share a column
        amounts[-1] = format_measure("repetitions", one.total.repetitions)
    often = many(one.total.times, "time")
    if total_days > 1:
        # Several a day are worth a word; once a day is the rule.
        several = f"{one.total.times} on " if one.total.times > one.days else ""
        often = several + many(one.days, "day")
    what = ", ".join(
        clean(words(name), style) + (f" {style.glyphs.times}{times}" if times > 1 else "")
        for name, times in one.subjects
    )
    if one.total.vigorous_min:
        vigorous = f"{format_measure('duration_min', one.total.vigorous_min)} vigorous"
        what = f"{what}; {vigorous}" if what else vigorous
    return [one.label, often, *amounts, style.faint(what)]


def _heat(summary: Summary, style: Style) -> list[str]:
    """When each activity was done, and how much of it, over a period of more than a day.

    One that is a habit has its row there, by what was wanted of it.
    """
    kept = {habit.kind for habit in habit_rows(summary) if habit.subject is None}
    activities = [one for one in summary.movement.activities if one.kind not in kept]
    if summary.total_days < 2 or not activities:
        return []
    label_width = max(width_of(one.label) for one in activities)
    room = max(10, min(MOST_MARKS, style.width - label_width - 4 - MOST_WIDTH))
    unit, buckets = cut([day.day for day in summary.hydration.per_day], room)
    axis = pad(days_axis(buckets, 1), len(buckets))
    lines = [style.faint(f"  {'':{label_width}}  {axis}  most")]
    for one in activities:
        of_day = _of_days(one)
        values = [_sum(of_day, bucket) for bucket in buckets]
        top = max(value for value in values if value is not None)
        row = f"  {pad(one.label, label_width)}  {heat_row(values, top, style)}"
        lines.append(f"{row}  {style.faint(_most(one, top, style))}")
    return lines + _legend(unit, style)


def _of_days(activity: Activity) -> Mapping[str, float]:
    """Minutes a day, a day without any (steps alone) a little; where none has any, how often."""
    timed = activity.total.minutes
    return {
        one.day: (one.amounts.minutes or 1) if timed else one.amounts.times
        for one in activity.per_day
    }


def _most(activity: Activity, top: float, style: Style) -> str:
    if activity.total.minutes:
        return format_measure("duration_min", max(1, round(top)))
    return f"{top:g} {style.glyphs.times}"


def _sum(amounts: Mapping[str, float], bucket: Bucket) -> float | None:
    """What was done in a bucket, None where it wasn't logged on any of its days."""
    done = [amounts[day] for day in bucket.days if day in amounts]
    return sum(done) if done else None


def _legend(unit: str, style: Style) -> list[str]:
    shades = "-=+#" if style.ascii else "░▒▓█"
    text = f"  {shades} up to the row's most, {style.glyphs.unlogged} not logged"
    if unit != "day":
        text += f"; a mark is the sum of a {unit}"
    return [style.faint(line) for line in wrap(text, style.width, 2)]


DRAWN = ((40, draw_movement),)
