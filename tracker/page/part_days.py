"""The sections on drinks and on movement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tracker.domain.units import format_measure, named_unit
from tracker.figures.averages import mean
from tracker.figures.periods import Bucket, cut
from tracker.figures.phrases import many, words
from tracker.page.chart_base import NARROW, WIDE
from tracker.page.chart_days import hydration_chart, move_colour, movement_chart
from tracker.page.palette import Palette
from tracker.page.parts import (
    Figure,
    Key,
    PageTable,
    Section,
    amount,
    cited,
    of_days,
    pieces,
    sentence,
)

if TYPE_CHECKING:
    from tracker.figures.movement import Activity
    from tracker.figures.summary import Summary

#: A bar a day up to here, then a bar a week, and so on.
MOST_BARS = 400
#: Movement is summed by the week beyond so many days, by the month beyond so many weeks.
MOST_DAYS, MOST_WEEKS = 45, 220


def drinks_section(summary: Summary, colours: Palette, us: bool) -> Section | None:
    """Drinks and water from food, each apart, against the goal then in force."""
    found = summary.hydration
    if not found.days_with_drinks and not found.days_with_food:
        return None
    days = [day.day for day in found.per_day]
    unit, buckets = cut(days, MOST_BARS)
    of = named_unit("volume_ml", "fl oz" if us else "l")
    narrow, wide = (
        hydration_chart(found.per_day, buckets, of.factor, size, colours) for size in (NARROW, WIDE)
    )
    legend = [Key("bar", colours.water, "drinks")]
    if found.days_with_food:
        legend.append(Key("bar", colours.food, "water from food, downwards"))
    if found.goal_set:
        legend.append(Key("line", colours.goal, "the goal then in force"))
    remark = "" if unit == "day" else f" A bar is a {unit}: the mean of its days with drinks."
    figure = Figure(
        "drinks",
        "Drinks by day",
        drinks_message(summary, us),
        narrow,
        wide,
        tuple(legend),
        f"In {'fl oz' if us else 'litres'}.{remark}",
        _drinks_table(summary, us),
    )
    lead = [] if found.goal_set else ["No goal was set in this period."]
    for one in found.suggestions[:2]:
        much = format_measure(one.measure, one.amount, us=us)
        lead.append(f"Published: {much}, {one.text}.")
    keys = dict.fromkeys(one.source for one in found.suggestions[:2])
    sources = tuple(cited(key) for key in keys)
    return Section("drinks", "Drinks", tuple(lead), (figure,), sources=sources)


def drinks_message(summary: Summary, us: bool) -> str:
    """What the chart of drinks says, in words."""
    found = summary.hydration
    told = []
    if found.mean_drinks_ml is not None:
        much = format_measure("volume_ml", found.mean_drinks_ml, us=us)
        told.append(f"{much} a day on {many(found.days_with_drinks, 'day')} with drinks")
    if found.days_judged:
        told.append(f"the goal met on {of_days(found.days_met, found.days_judged)}")
    text = sentence(*told)
    if found.mean_food_ml is not None:
        food = format_measure("water_ml", found.mean_food_ml, us=us)
        text += f" Food brought {food} more on {many(found.days_with_food, 'day')}."
    return text.strip()


def _drinks_table(summary: Summary, us: bool) -> PageTable:
    found = summary.hydration
    of = {day.day: day for day in found.per_day}
    unit, buckets = pieces(list(of))
    rows = []
    for bucket in buckets:
        days = [of[day] for day in bucket.days]
        judged = [day.met for day in days if day.met is not None]
        goals = {day.goal_ml for day in days if day.goal_ml is not None}
        rows.append(
            (
                bucket.label,
                amount(
                    "volume_ml", mean(ml for d in days if (ml := d.told_ml(us)) is not None), us
                ),
                amount("volume_ml", mean(d.food_ml for d in days if d.food_ml is not None), us),
                " then ".join(format_measure("volume_ml", goal, us=us) for goal in sorted(goals)),
                f"{sum(judged)} of {len(judged)}" if judged else "",
            )
        )
    head = (unit.capitalize(), "Drinks a day", "From food a day", "Goal", "Goal met")
    return PageTable(f"Drinks, a row a {unit}", head, tuple(rows))


def movement_section(summary: Summary, colours: Palette, us: bool) -> Section | None:
    """Minutes of exercise a day, or a week in longer periods."""
    found = summary.movement
    if not found.activities and not found.rest_days:
        return None
    rows = tuple(_activity_row(one, us) for one in found.activities)
    head = ("Kind", "Days", "Times", "Time", "Distance", "Steps", "What")
    table = PageTable("Movement by kind", head, rows) if rows else None
    days = [day.day for day in summary.hydration.per_day]
    timed = [one for one in found.activities if one.total.minutes]
    figures: tuple[Figure, ...] = ()
    if timed:
        most = MOST_DAYS if len(days) <= MOST_DAYS else min(MOST_WEEKS, len(days) - 1)
        unit, buckets = cut(days, most)
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
    weekly = found.minutes / summary.total_days * 7
    return sentence(
        f"on {of_days(found.active_days, summary.total_days)}",
        f"{format_measure('duration_min', found.minutes)} in all",
        f"{format_measure('duration_min', weekly)} a week" if summary.total_days >= 14 else "",
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
