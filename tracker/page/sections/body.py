"""The section on weight, sleep and minerals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.units import format_measure, named_unit
from tracker.figures.averages import mean
from tracker.figures.minerals import followed
from tracker.figures.phrases import many, milligrams, too_much
from tracker.page.chart_base import NARROW
from tracker.page.chart_body import ORIGINS, minerals_chart, weight_chart
from tracker.page.chart_days import Amounts, amounts_chart
from tracker.page.palette import Palette
from tracker.page.parts import (
    Figure,
    Key,
    PageTable,
    Section,
    amount,
    cited,
    day_in,
    figure_of,
    pieces,
    sentence,
    thinned,
)

if TYPE_CHECKING:
    from tracker.figures.summary import Summary

#: Sleep has a bar a night up to so many days, then one a week, then one a month.
MOST_DAYS, MOST_WEEKS = 45, 110


def part(summary: Summary, colours: Palette, us: bool) -> Section | None:
    """Weight, sleep, and minerals beside the published intake."""
    figures = []
    if summary.weight is not None:
        figures.append(_weight(summary, colours, us))
    if summary.sleep is not None:
        figures.append(_sleep(summary, colours))
    minerals = summary.minerals
    found = minerals.per_mineral if followed(minerals, summary.goals) else ()
    if found:
        figures.append(_minerals(summary, colours))
    amounts = [amount for one in found for amount in (one.intake, one.passed) if amount]
    keys = dict.fromkeys(amount.source for amount in amounts)
    if not figures:
        return None
    sources = tuple(cited(key) for key in keys)
    names = [figure.key for figure in figures]
    title = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])).capitalize()
    return Section("body", title, (), tuple(figures), sources=sources)


def _minerals(summary: Summary, colours: Palette) -> Figure:
    found = summary.minerals
    compared = all(one.intake for one in found.per_mineral)
    told = [f"{one.mineral} {milligrams(one.mean_mg)}" for one in found.per_mineral]
    legend = [Key("bar", getattr(colours, colour), name) for name, _, colour in ORIGINS]
    if compared:
        legend.append(Key("line", colours.goal, "published intake"))
    rows = tuple(
        (
            one.mineral,
            *(milligrams(getattr(one, name)) for _, name, _ in ORIGINS),
            milligrams(one.mean_mg),
            milligrams(one.intake.amount) if one.intake else "",
        )
        for one in found.per_mineral
    )
    head = ("Mineral", "Pills", "Drinks", "Food", "In all", "Published")
    told_by = [
        sentence(f"{one.mineral}: {one.intake.text}") for one in found.per_mineral if one.intake
    ]
    about = "To compare with published intakes, set birth-year and sex in the profile."
    if told_by:
        about = (
            f"Published intakes. {' '.join(told_by)} A diary below them is not a deficiency: an "
            "intake covers nearly everyone's need, and a diary misses much of what is eaten."
        )
    passed = (too_much(one, found.days) for one in found.per_mineral)
    return Figure(
        "minerals",
        "Minerals a day, in percent of the published intake" if compared else "Minerals a day",
        f"Mean of {many(found.days, 'day')} with food, drinks or pills logged: {', '.join(told)}.",
        minerals_chart(found.per_mineral, NARROW, colours),
        legend=tuple(legend),
        remark=" ".join(filter(None, [*passed, about])),
        table=PageTable("Minerals a day", head, rows),
        beside=True,
    )


def _weight(summary: Summary, colours: Palette, us: bool) -> Figure:
    found = summary.weight
    assert found is not None
    days = [day.day for day in summary.hydration.per_day]
    unit = named_unit("mass_kg", "lb" if us else "kg")
    trend = ""
    if found.trend_kg_week is not None:
        a_week = round(found.trend_kg_week / unit.factor, 2)
        sign = "+" if a_week > 0 else "−"
        change = f"{sign}{abs(a_week):.2f} {unit.name} a week" if a_week else "level"
        trend = f"the line through them {change}"
    text = sentence(
        *dict.fromkeys(
            f"{format_measure('mass_kg', kg, us=us)} on {day_in(day.day, summary.days)}"
            for kg, day in (
                (found.first_kg, found.per_day[0]),
                (found.last_kg, found.per_day[-1]),
            )
        ),
        trend,
        f"BMI {found.bmi:.1f}" if found.bmi is not None else "",
    )
    of = {day.day: day.kg for day in found.per_day}
    legend = [Key("dot", colours.weight, f"a day, {unit.name}")]
    if trend:
        legend.append(Key("line", colours.goal, "the line through them"))
    piece, buckets = pieces(days)
    rows = []
    for bucket in buckets:
        kgs = [of[day] for day in bucket.days if day in of]
        rows.append((bucket.label, amount("mass_kg", mean(kgs), us), str(len(kgs) or "")))
    table = PageTable(
        f"Weight, a row a {piece}", (piece.capitalize(), "Mean", "Days weighed"), tuple(rows)
    )
    chart = weight_chart(found, days, unit.factor, NARROW, colours)
    remark = "The scale doesn't begin at 0."
    return Figure("weight", "Weight", text, chart, None, tuple(legend), remark, table)


def _sleep(summary: Summary, colours: Palette) -> Figure:
    found = summary.sleep
    assert found is not None
    days = [day.day for day in summary.hydration.per_day]
    hours = {day.day: day.minutes / 60 for day in found.per_day}
    unit, buckets = thinned(days, MOST_DAYS, MOST_WEEKS)
    text = sentence(
        f"{format_measure('duration_min', round(found.mean_min))} a night on "
        f"{many(found.days, 'logged day')}",
        f"from {format_measure('duration_min', round(found.shortest_min))} to "
        f"{format_measure('duration_min', round(found.longest_min))}",
    )
    piece, rows_of = pieces(days)
    rows = []
    for bucket in rows_of:
        slept = [hours[day] for day in bucket.days if day in hours]
        ends = (min(slept, default=None), max(slept, default=None))
        row = (figure_of(mean(slept)), *map(figure_of, ends), str(len(slept) or ""))
        rows.append((bucket.label, *row))
    head = (piece.capitalize(), "Mean, h", "Shortest", "Longest", "Days")
    return Figure(
        "sleep",
        "Sleep",
        text,
        amounts_chart(Amounts(hours, "h", colours.sleep), days, buckets, NARROW, colours),
        legend=(
            Key(
                "bar",
                colours.sleep,
                "hours a night" if unit == "day" else f"hours a night, mean of a {unit}",
            ),
        ),
        table=PageTable(f"Sleep, a row a {piece}", head, tuple(rows)),
    )


PARTS = ((60, part),)
