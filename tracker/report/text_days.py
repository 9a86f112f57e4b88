"""The sections of a report that have a character a day: pain and medicines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tracker.domain.units import format_measure
from tracker.report.draw import Style, clean, columns, fit, pad, sparkline, width_of, wrap
from tracker.report.periods import Bucket, cut, short_day
from tracker.report.phrases import count, words
from tracker.report.text import titled

if TYPE_CHECKING:
    from tracker.report.care import Medicine
    from tracker.report.pain import SitePain
    from tracker.report.summary import Summary

MOST_MARKS = 60
#: So many sites have a chart of their own, those with that many days logged, in longer periods.
MOST_CHARTS, LEAST_LOGGED = 3, 3


# --- pain ---


def names_width(summary: Summary) -> int:
    """The columns that sites and drugs take, so that their days stand below each other."""
    names = [site.label for site in summary.pain.sites] + [one.drug for one in summary.medicines]
    return max((width_of(clean(name)) for name in names), default=0)


def draw_pain(summary: Summary, style: Style) -> list[str]:
    """A line a site with a character a day (a week, a month in long periods) and its figures."""
    pain = summary.pain
    if not pain.sites:
        if not pain.none_days:
            return []
        return titled("Pain", f"none anywhere on {count(len(pain.none_days), 'day')}", style)
    days = [day.day for day in pain.sites[0].per_day]
    unit, buckets = cut(days, min(MOST_MARKS, style.width - 4))
    lines = titled("Pain", "", style)
    figures = [_figures(site, len(days), style) for site in pain.sites]
    labels = [clean(site.label, style) for site in pain.sites]
    pictures = [sparkline(_worst(site, buckets), style) for site in pain.sites]
    heads = ["logged", "pain", "range", "mean"]
    lines += spark_table(labels, pictures, figures, heads, buckets, style, names_width(summary))
    for site, name in zip(pain.sites, labels, strict=True):
        lines += _ticks(site, name, style)
    return [*lines, *_pain_legend(unit, style), *_charts(pain.sites, labels, style)]


def _charts(sites: Sequence[SitePain], labels: Sequence[str], style: Style) -> list[str]:
    """A chart for each of the first sites, where there is enough to see."""
    from tracker.report.chart import pain_chart

    lines: list[str] = []
    for site, label in zip(sites[:MOST_CHARTS], labels, strict=False):
        if site.days_logged >= LEAST_LOGGED:
            lines += ["", f"  {fit(label, style.width - 2, style)}"]
            lines += pain_chart(site.per_day, style)
    return lines


def _figures(site: SitePain, days: int, style: Style) -> list[str]:
    spread = ""
    if site.lowest is not None and site.highest is not None:
        spread = f"{site.lowest:.0f}"
        if site.highest != site.lowest:
            spread += f"{style.glyphs.dash}{site.highest:.0f}"
    average = "" if site.mean is None else f"{site.mean:.1f}"
    return [f"{site.days_logged} of {days}", str(site.pain_days), spread, average]


def _worst(site: SitePain, buckets: Sequence[Bucket]) -> list[float | None]:
    """The worst score of each bucket, None where no day of it was logged."""
    worst = {day.day: day.worst for day in site.per_day if day.worst is not None}
    return [max((worst[d] for d in b.days if d in worst), default=None) for b in buckets]


def _ticks(site: SitePain, name: str, style: Style) -> list[str]:
    told = []
    if site.unbearable:
        told.append(f"unbearable {count(site.unbearable, 'time')}")
    if site.spasms:
        told.append(f"a spasm {count(site.spasms, 'time')}")
    return wrap(f"  {name}: {', '.join(told)}", style.width, 4) if told else []


def _pain_legend(unit: str, style: Style) -> list[str]:
    levels = style.glyphs.levels
    if style.ascii:
        scale = "0 to 9 the score, X 10"
    else:
        scale = f"{levels[0]} 0, {levels[1]} 1, {levels[4]} 5, {levels[-1]} 9 or 10"
    legend = f"  {scale}, {style.glyphs.unlogged} not logged; the worst of each {unit}"
    return [style.faint(line) for line in wrap(legend, style.width, 2)]


def spark_table(
    labels: Sequence[str],
    pictures: Sequence[str],
    figures: Sequence[Sequence[str]],
    heads: Sequence[str],
    buckets: Sequence[Bucket],
    style: Style,
    longest: int,
) -> list[str]:
    """Rows of label, picture and figures; pictures too wide for that stand below their label.

    `longest` is the width of the longest label, here or in a table that this one should line up
    with.
    """
    aligns = "r" * len(heads)
    of_figures = columns([heads, *figures], aligns)
    beside = max(map(len, of_figures))
    room = style.width - 2 - len(buckets) - 2 - beside - 2
    axis = _axis(buckets, len(buckets))
    if room >= min(longest, 12):
        names = [pad(fit(label, room, style), min(longest, room)) for label in labels]
        rows = [
            [name, picture, *row]
            for name, picture, row in zip(names, pictures, figures, strict=True)
        ]
        return _table([["", axis, *heads], *rows], "ll" + aligns, style)
    room = style.width - 2 - 2 - beside
    names = [pad(fit(label, room, style), min(longest, room)) for label in labels]
    head, *rest = _table(
        [["", *heads], *([n, *row] for n, row in zip(names, figures, strict=True))],
        "l" + aligns,
        style,
    )
    lines = [head, style.faint(f"    {axis}")] if axis else [head]
    for line, picture in zip(rest, pictures, strict=True):
        lines += [line, f"    {picture}"]
    return lines


def _table(rows: Sequence[Sequence[str]], aligns: str, style: Style) -> list[str]:
    head, *rest = columns(rows, aligns, indent=2)
    bare = head.lstrip()
    return [head[: len(head) - len(bare)] + style.faint(bare), *rest]


def _axis(buckets: Sequence[Bucket], width: int) -> str:
    """The first and the last day above a row of characters, as far as they fit."""
    first, last = short_day(buckets[0].days[0]), short_day(buckets[-1].days[-1])
    if len(first) + len(last) + 2 <= width:
        return first + last.rjust(width - len(first))
    return first if len(first) <= width else ""


# --- medicines ---


def draw_medicines(summary: Summary, style: Style) -> list[str]:
    """A line a drug: mg a day on a scale up to the label's limit, doses, the most of one day."""
    found = summary.medicines
    if not found:
        return []
    days = [day.day for day in summary.hydration.per_day]
    unit, buckets = cut(days, min(MOST_MARKS, style.width - 4))
    labels = [clean(words(one.drug), style) for one in found]
    pictures = [_doses(one, buckets, style) for one in found]
    lines = titled("Medicines", "", style)
    prescribed = any(one.prescribed for one in found)
    heads = ["doses", "days", "most", "limit" if prescribed else "label"]
    figures = [_dose_figures(one) for one in found]
    lines += spark_table(labels, pictures, figures, heads, buckets, style, names_width(summary))
    for one, name in zip(found, labels, strict=True):
        lines += _over(one, name, style)
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
        text = f"  {name}: above {limit} on {count(one.days_over, 'calendar day')}"
        lines += [style.warning(line) for line in wrap(text, style.width, 4)]
    if one.without_mg:
        text = f"  {name}: {count(one.without_mg, 'dose')} without mg, in no sum"
        lines += [style.faint(line) for line in wrap(text, style.width, 4)]
    return lines
