"""The report's sections of medicines, treatments and warning signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tracker.domain.units import format_measure
from tracker.figures.periods import Bucket, cut, short_days
from tracker.figures.phrases import many, words
from tracker.screen.draw import Style, clean, fit, sparkline, wrap
from tracker.screen.report import titled
from tracker.screen.rows import (
    LONGEST,
    MOST_MARKS,
    NAME_WIDTH,
    SparkRow,
    aligned,
    names_width,
    plain_table,
    spark_table,
)

if TYPE_CHECKING:
    from tracker.figures.sections.care import Medicine
    from tracker.figures.summary import Summary


def draw_medicines(summary: Summary, style: Style, us: bool = False) -> list[str]:
    """A line a drug: mg a day on a scale up to the label's limit, doses, the most of one day."""
    found = summary.medicines
    if not found:
        return []
    labels = [clean(words(one.drug), style) for one in found]
    told = [
        line for one, name in zip(found, labels, strict=True) for line in _over(one, name, style)
    ]
    prescribed = any(one.prescribed for one in found)
    heads = ["doses", "days", "most", "limit" if prescribed else "label"]
    figures = [_dose_figures(one) for one in found]
    lines = titled("Medicines", "", style)
    if summary.total_days == 1:
        rows = [
            [fit(label, LONGEST, style), row[0], *row[2:]]
            for label, row in zip(labels, figures, strict=True)
        ]
        heads = ["", "doses", "taken", heads[-1]]
        return [*lines, *plain_table(heads, rows, style), *told]
    days = [day.day for day in summary.hydration.per_day]
    unit, buckets = cut(days, min(MOST_MARKS, style.width - 4))
    pictures = [_doses(one, buckets, style) for one in found]
    drawn = [SparkRow(*row) for row in zip(labels, pictures, figures, strict=True)]
    lines += spark_table(drawn, heads, buckets, style, names_width(summary))
    lines += told
    whose = "the limit" if prescribed else "the label's limit"
    marks = f"{style.glyphs.levels[-1]} {whose} for 24 hours or more"
    each = "calendar day" if unit == "day" else f"day of each {unit}"
    legend = f"  {marks}, {style.glyphs.unlogged} none logged; the most is of one {each}"
    return lines + [style.faint(line) for line in wrap(legend, style.width, 2)]


def _dose_figures(one: Medicine) -> list[str]:
    def amount(mg: float | None) -> str:
        return "" if mg is None else format_measure("dose_mg", mg)

    return [str(one.doses), str(one.days), amount(one.most_mg), amount(one.limit_mg)]


def _doses(one: Medicine, buckets: Sequence[Bucket], style: Style) -> str:
    """Without mg a dose is drawn as the lowest level above nothing."""
    top = one.limit_mg or one.most_mg or 1
    mg: Mapping[str, float] = {day.day: day.mg or top / 100 for day in one.per_day}
    most = [max((mg[d] for d in b.days if d in mg), default=None) for b in buckets]
    return sparkline(most, style, top=top)


def _over(one: Medicine, name: str, style: Style) -> list[str]:
    lines = []
    limit = "the label's limit"
    if one.prescribed and one.limit_mg is not None:
        limit = f"the {format_measure('dose_mg', one.limit_mg)} prescribed"
        text = f"  {name}: held to {limit}, not to the label"
        lines += [style.faint(line) for line in wrap(text, style.width, 4)]
    if one.days_over:
        text = f"  {name}: above {limit} on {many(one.days_over, 'calendar day')}"
        lines += [style.warning(line) for line in wrap(text, style.width, 4)]
    if one.without_mg:
        text = f"  {name}: {many(one.without_mg, 'dose')} without mg, in no sum"
        lines += [style.faint(line) for line in wrap(text, style.width, 4)]
    return lines


def draw_treatments(summary: Summary, style: Style, us: bool = False) -> list[str]:
    """Each treatment: how often, for how long, by whom."""
    treatments = summary.treatments
    if not treatments:
        return []
    rows = [
        [
            fit(clean(words(one.treatment), style), NAME_WIDTH, style),
            many(one.times, "time"),
            format_measure("duration_min", one.minutes) if one.minutes else "",
            style.faint(", ".join(clean(name, style) for name in one.providers)),
        ]
        for one in treatments
    ]
    return [*titled("Treatments", "", style), *aligned(rows, "lrrl", style)]


def draw_symptoms(summary: Summary, style: Style, us: bool = False) -> list[str]:
    """Each warning sign and its days; what they mean is the findings' to say."""
    symptoms = summary.symptoms
    if not symptoms:
        return []
    rows = [
        [
            fit(clean(words(one.sign), style), NAME_WIDTH, style),
            many(one.times, "time"),
            style.faint(", ".join(short_days(one.days, style.year))),
        ]
        for one in symptoms
    ]
    return [*titled("Warning signs", "", style), *aligned(rows, "lrl", style)]


DRAWN = ((30, draw_medicines), (60, draw_treatments), (70, draw_symptoms))
