"""The section on kinds without one of their own: a table, and a chart for every measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.measures import DIMENSIONS, MEASURES
from tracker.domain.texts import begun
from tracker.figures.periods import cut
from tracker.figures.phrases import many
from tracker.figures.sections.others import Other, OtherAmount, amount_words, more_words
from tracker.page.chart_base import NARROW
from tracker.page.chart_days import Amounts, amounts_chart
from tracker.page.palette import Palette
from tracker.page.parts import Figure, Key, PageTable, Section, of_days, sentence

if TYPE_CHECKING:
    from tracker.figures.summary import Summary

#: A bar a day up to here, then a bar a week, and so on.
MOST_BARS = 110
#: The table tells of all of them; so many have a chart, too.
MOST_CHARTS = 6


def part(summary: Summary, colours: Palette, us: bool) -> Section | None:
    """What each kind came to; None where nothing of the sort was logged."""
    if not summary.others:
        return None
    cells = tuple(
        (
            begun(one.label),
            of_days(one.days, summary.total_days),
            many(one.times, "time"),
            "; ".join(amount_words(amount, us) for amount in one.amounts),
            more_words(one),
        )
        for one in summary.others
    )
    table = PageTable("Also logged", ("What", "Days", "Times", "How much", "More"), cells)
    amounts = [(one, amount) for one in summary.others for amount in one.amounts]
    figures = [_figure(summary, *each, colours, us) for each in amounts[:MOST_CHARTS]]
    return Section("others", "Also logged", (), tuple(figures), table)


def _figure(
    summary: Summary, one: Other, amount: OtherAmount, colours: Palette, us: bool
) -> Figure:
    days = [day.day for day in summary.hydration.per_day]
    unit, buckets = cut(days, MOST_BARS)
    of_day = {day.day: day.value for day in amount.per_day}
    name = DIMENSIONS[MEASURES[amount.measure].dimension].units[0].name
    chart = amounts_chart(Amounts(of_day, name, colours.water), days, buckets, NARROW, colours)
    mean = "" if unit == "day" else f", mean of a {unit}"
    title = begun(one.label)
    if len(one.amounts) > 1:
        title += f", {MEASURES[amount.measure].label}"
    return Figure(
        f"{one.kind}-{one.label}-{amount.measure}".replace(" ", "-"),
        title,
        sentence(amount_words(amount, us), f"on {many(len(amount.per_day), 'day')}"),
        chart,
        legend=(Key("bar", colours.water, f"{name} a day{mean}".strip()),),
    )


PARTS = ((70, part),)
