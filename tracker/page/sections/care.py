"""The section on medicines and treatments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.entries import Days
from tracker.domain.time.moment_words import NO_YEAR, full_day
from tracker.domain.units import format_measure
from tracker.figures.phrases import in_products, many, words
from tracker.page.chart_base import NARROW
from tracker.page.chart_days import medicine_chart, treatments_chart
from tracker.page.palette import Palette
from tracker.page.parts import (
    Figure,
    Key,
    PageTable,
    Point,
    Section,
    amount,
    day_in,
    pieces,
    sentence,
)

if TYPE_CHECKING:
    from tracker.figures.sections.care import Medicine, Treatment
    from tracker.figures.summary import Summary

#: So many medicines have a chart; treatments so many rows. All are in the tables.
MOST_CHARTS = 6
MOST_TREATMENTS = 12


def part(summary: Summary, colours: Palette, us: bool) -> Section | None:
    """Each medicine a calendar day beside its limit, and each treatment's days on one line."""
    if not summary.medicines and not summary.treatments:
        return None
    days = [day.day for day in summary.hydration.per_day]
    most = sorted(summary.medicines, key=lambda one: -one.doses)[:MOST_CHARTS]
    figures = [_medicine(one, days, colours) for one in most]
    if summary.treatments:
        figures.append(_treatments(summary.treatments, days, colours))
    lead: tuple[str, ...] = ()
    table = None
    if summary.medicines:
        lead = (
            "Milligrams a calendar day. A limit is for any 24 hours; the rule painkiller-dose goes "
            "by those.",
        )
        table = _medicines_table(summary.medicines)
    return Section("care", "Medicines and treatments", lead, tuple(figures), table)


def _medicines_table(found: Sequence[Medicine]) -> PageTable:
    rows = tuple(
        (
            words(one.drug),
            str(one.doses),
            str(one.days),
            amount("dose_mg", one.most_mg),
            _limit(one),
            str(one.days_over) if one.limit_mg is not None else "",
        )
        for one in found
    )
    head = ("Medicine", "Doses", "Days", "Most a day", "Limit, 24 h", "Days above")
    return PageTable("Medicines", head, rows)


def _limit(one: Medicine) -> str:
    """'1200 mg (label)', '1000 mg (prescribed)', '' where none is known."""
    if one.limit_mg is None:
        return ""
    return f"{format_measure('dose_mg', one.limit_mg)} ({_whose(one)})"


def _whose(one: Medicine) -> str:
    return "prescribed" if one.prescribed else "label"


def _medicine(one: Medicine, days: Sequence[str], colours: Palette) -> Figure:
    limit = one.limit_mg
    text = sentence(
        f"{many(one.doses, 'dose')}{in_products(one.drug, one.products)} on "
        f"{many(one.days, 'day')}",
        f"at most {format_measure('dose_mg', one.most_mg)} a day" if one.most_mg else "",
        f"above the limit on {many(one.days_over, 'calendar day')}" if one.days_over else "",
        f"{many(one.without_mg, 'dose')} without mg" if one.without_mg else "",
    )
    legend = [Key("bar", colours.medicine, "mg a day")]
    if limit:
        legend.append(Key("line", colours.goal, f"limit {_limit(one)}"))
    if one.days_over:
        legend.append(Key("▼", colours.over, "above it"))
    if one.without_mg:
        legend.append(Key("ring", colours.medicine, "a dose without mg"))
    return Figure(
        f"medicine-{one.drug}",
        words(one.drug).capitalize(),
        text,
        medicine_chart(one, days, NARROW, colours),
        legend=tuple(legend),
        table=_medicine_table(one, days),
    )


def _medicine_table(one: Medicine, days: Sequence[str]) -> PageTable:
    of = {day.day: day for day in one.per_day}
    unit, buckets = pieces(days)
    rows = []
    for bucket in buckets:
        taken = [of[day] for day in bucket.days if day in of]
        if not taken:
            continue
        most = max((day.mg for day in taken if day.mg is not None), default=None)
        doses = sum(day.doses for day in taken)
        rows.append(
            (
                bucket.label,
                str(doses),
                str(len(taken)),
                amount("dose_mg", most),
            )
        )
    head = (unit.capitalize(), "Doses", "Days", "Most a day")
    return PageTable(f"{words(one.drug)}, a row a {unit}", head, tuple(rows))


def _treatments(found: Sequence[Treatment], days: Sequence[str], colours: Palette) -> Figure:
    shown = found[:MOST_TREATMENTS]
    names = [words(one.treatment) for one in shown]
    text = " ".join(sentence(f"{words(o.treatment)} {many(o.times, 'time')}") for o in shown)
    return Figure(
        "treatments",
        "Treatments",
        text,
        treatments_chart(shown, days, names, NARROW, colours),
        legend=(Key("◆", colours.treatment, "a day with it"),),
        table=_treatments_table(found, Days(days[0], days[-1])),
        beside=True,
    )


def _treatments_table(found: Sequence[Treatment], whole: Days) -> PageTable:
    rows = tuple(
        (
            words(one.treatment),
            str(one.times),
            amount("duration_min", one.minutes or None),
            day_in(one.per_day[0].day, whole),
            day_in(one.per_day[-1].day, whole),
            ", ".join(one.providers),
        )
        for one in found
    )
    head = ("Treatment", "Times", "In all", "First", "Last", "By")
    return PageTable("Treatments", head, rows)


def signs_part(summary: Summary, colours: Palette, us: bool) -> Section | None:
    """The warning signs that were logged, each with its days."""
    points = tuple(
        Point(
            f"{many(one.times, 'time')} ({', '.join(full_day(d, NO_YEAR) for d in one.days)})",
            name=words(one.sign),
        )
        for one in summary.symptoms
    )
    return Section("symptoms", "Warning signs", points=points) if points else None


PARTS = ((5, signs_part), (20, part))
