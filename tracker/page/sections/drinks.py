"""The section on drinks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.units import format_measure, named_unit
from tracker.figures.averages import mean
from tracker.figures.periods import cut
from tracker.figures.phrases import many, not_counted_words, sentence_of
from tracker.page.chart_base import NARROW, WIDE
from tracker.page.chart_days import hydration_chart
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
    from tracker.figures.summary import Summary

#: A bar a day up to here, then a bar a week, and so on.
MOST_BARS = 400


def part(summary: Summary, colours: Palette, us: bool) -> Section | None:
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
    if found.not_counted:
        lead.append(sentence_of(not_counted_words(found.not_counted)))
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
    if found.mean_counted_ml is not None:
        much = format_measure("volume_ml", found.mean_counted_ml, us=us)
        told.append(f"{much} a day on {many(found.days_counted, 'day')} with drinks")
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


PARTS = ((30, part),)
