"""Heat rows: a row of shades for each activity, a mark a day, or a week or month if it is long."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracker.domain.units import format_measure
from tracker.report.chart import days_axis, heat_row
from tracker.report.draw import Style, pad, width_of, wrap
from tracker.report.periods import Bucket, cut

if TYPE_CHECKING:
    from tracker.report.movement import Activity
    from tracker.report.summary import Summary

MOST_MARKS = 60


def draw_movement_heat(summary: Summary, style: Style) -> list[str]:
    """When each activity was done, and how much of it, over a period of more than a day."""
    activities = summary.movement.activities
    if summary.total_days < 2 or not activities:
        return []
    label_width = max(width_of(one.label) for one in activities)
    room = max(10, min(MOST_MARKS, style.width - label_width - 4))
    unit, buckets = cut([day.day for day in summary.hydration.per_day], room)
    amounts = [_amounts(one) for one in activities]
    top = max(max(of_day.values()) for of_day in amounts)
    lines = [style.faint(f"  {'':{label_width}}  {days_axis(buckets, 1)}".rstrip())]
    for one, of_day in zip(activities, amounts, strict=True):
        values = [_mean(of_day, bucket) for bucket in buckets]
        lines.append(f"  {pad(one.label, label_width)}  {heat_row(values, top, style)}")
    return lines + _legend(unit, top, style)


def _amounts(activity: Activity) -> Mapping[str, float]:
    """Minutes a day; a day without minutes (steps alone) counts as a little."""
    return {one.day: one.amounts.minutes or 1 for one in activity.per_day}


def _mean(amounts: Mapping[str, float], bucket: Bucket) -> float | None:
    """What was done a day of a bucket, None where it wasn't logged on any of its days."""
    if not any(day in amounts for day in bucket.days):
        return None
    return sum(amounts.get(day, 0) for day in bucket.days) / len(bucket.days)


def _legend(unit: str, top: float, style: Style) -> list[str]:
    shades = "-=+#" if style.ascii else "░▒▓█"
    most = format_measure("duration_min", round(top))
    a_day = "" if unit == "day" else f" a day, the mean of each {unit}"
    text = f"  {shades} up to {most}{a_day}, {style.glyphs.unlogged} not logged"
    return [style.faint(line) for line in wrap(text, style.width, 2)]
