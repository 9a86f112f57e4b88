"""Heat rows: a row of shades for each activity, a mark a day, or a week or month if it is long."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracker.domain.units import format_measure
from tracker.figures.periods import Bucket, cut
from tracker.screen.charts import days_axis, heat_row
from tracker.screen.draw import Style, pad, width_of, wrap
from tracker.screen.habit_rows import habit_rows

if TYPE_CHECKING:
    from tracker.figures.movement import Activity
    from tracker.figures.summary import Summary

MOST_MARKS = 60
#: "10 h 45 min" and the spaces before it.
MOST_WIDTH = 13


def draw_movement_heat(summary: Summary, style: Style) -> list[str]:
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
        of_day = _amounts(one)
        values = [_mean(of_day, bucket) for bucket in buckets]
        top = max(value for value in values if value is not None)
        row = f"  {pad(one.label, label_width)}  {heat_row(values, top, style)}"
        lines.append(f"{row}  {style.faint(_most(one, top, style))}")
    return lines + _legend(unit, style)


def _amounts(activity: Activity) -> Mapping[str, float]:
    """Minutes a day, a day without any (steps alone) a little; where none has any, how often."""
    timed = activity.total.minutes
    return {
        one.day: (one.amounts.minutes or 1) if timed else one.amounts.times
        for one in activity.per_day
    }


def _most(activity: Activity, top: float, style: Style) -> str:
    if activity.total.minutes:
        return format_measure("duration_min", max(1, round(top)))
    return f"{top:.2g} {style.glyphs.times}"


def _mean(amounts: Mapping[str, float], bucket: Bucket) -> float | None:
    """What was done a day of a bucket, None where it wasn't logged on any of its days."""
    if not any(day in amounts for day in bucket.days):
        return None
    return sum(amounts.get(day, 0) for day in bucket.days) / len(bucket.days)


def _legend(unit: str, style: Style) -> list[str]:
    shades = "-=+#" if style.ascii else "░▒▓█"
    text = f"  {shades} up to the row's most, {style.glyphs.unlogged} not logged"
    if unit != "day":
        text += f"; a mark is the mean a day of a {unit}"
    return [style.faint(line) for line in wrap(text, style.width, 2)]
