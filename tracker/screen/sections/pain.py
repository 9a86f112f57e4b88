"""The report's section of pain: a table of the sites, and a chart for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.time.moment_words import short_day
from tracker.figures.periods import cut
from tracker.figures.phrases import many
from tracker.figures.sections.pain import bar_words, bars_of
from tracker.screen.charts import PAIN_LABELS, PAIN_ROWS, bars, pain_columns, pain_note
from tracker.screen.draw import Style, clean, fit, sparkline, unbroken, wrap, wrap_whole
from tracker.screen.report import titled
from tracker.screen.rows import LONGEST, MOST_MARKS, SparkRow, names_width, plain_table, spark_table

if TYPE_CHECKING:
    from tracker.figures.sections.pain import SitePain
    from tracker.figures.summary import Summary

#: So many sites, the most painful ones, have a chart of full height; the others a low one.
HIGH_CHARTS, LOW_ROWS = 3, 2
#: Low charts stand close together: every so many of them have the days below.
DAYS_EVERY = 5


def draw_pain(summary: Summary, style: Style, us: bool = False) -> list[str]:
    """A line a site with a character a day (a week, a month in long periods), then the charts."""
    pain = summary.pain
    if not pain.sites:
        if not pain.none_days:
            return []
        return titled("Pain", f"none anywhere on {many(len(pain.none_days), 'day')}", style)
    labels = [clean(site.label, style) for site in pain.sites]
    told = [
        line
        for site, name in zip(pain.sites, labels, strict=True)
        for line in _ticks(site, name, style)
    ]
    lines = titled("Pain", "", style)
    if summary.total_days == 1:
        # Of a single day there is no course to draw.
        rows = [
            [fit(label, LONGEST, style), *_scores(site, style)]
            for site, label in zip(pain.sites, labels, strict=True)
        ]
        return [*lines, *plain_table(["", "range", "mean"], rows, style), *told]
    days = [day.day for day in pain.sites[0].per_day]
    unit, buckets = cut(days, min(MOST_MARKS, style.width - 4))
    figures = [_figures(site, len(days), style) for site in pain.sites]
    pictures = [sparkline(bars_of(site.per_day, buckets), style) for site in pain.sites]
    heads = ["logged", "pain", "range", "mean"]
    drawn = [SparkRow(*row) for row in zip(labels, pictures, figures, strict=True)]
    lines += spark_table(drawn, heads, buckets, style, names_width(summary))
    return [*lines, *told, *_legend(unit, style), *_charts(pain.sites, labels, days, style)]


def _scores(site: SitePain, style: Style) -> list[str]:
    """The range and the mean of a site's scores."""
    spread = ""
    if site.lowest is not None and site.highest is not None:
        spread = f"{site.lowest:.0f}"
        if site.highest != site.lowest:
            spread += f"{style.glyphs.dash}{site.highest:.0f}"
    return [spread, "" if site.mean is None else f"{site.mean:.1f}"]


def _figures(site: SitePain, days: int, style: Style) -> list[str]:
    return [f"{site.days_logged} of {days}", str(site.pain_days), *_scores(site, style)]


def _ticks(site: SitePain, name: str, style: Style) -> list[str]:
    told = []
    if site.unbearable:
        told.append(f"unbearable {many(site.unbearable, 'time')}")
    if site.spasms:
        told.append(f"a spasm {many(site.spasms, 'time')}")
    return wrap(f"  {name}: {', '.join(told)}", style.width, 4) if told else []


def _legend(unit: str, style: Style) -> list[str]:
    levels = style.glyphs.levels
    if style.ascii:
        scale = "0 to 9 the score, X 10"
    else:
        scale = f"{levels[0]} 0, {levels[1]} 1, {levels[4]} 5, {levels[-1]} 9 or 10"
    legend = f"  {scale}, {style.glyphs.unlogged} not logged; a mark is {bar_words(unit)}"
    return [style.faint(line) for line in wrap(legend, style.width, 2)]


# --- charts ---


def _charts(
    sites: Sequence[SitePain], labels: Sequence[str], days: Sequence[str], style: Style
) -> list[str]:
    """A chart a site; a site that was logged on a single day is told in words."""
    named = [
        (site, fit(name, style.width - 2, style)) for site, name in zip(sites, labels, strict=True)
    ]
    drawn = [(site, name) for site, name in named if site.days_logged > 1]
    once = [(site, name) for site, name in named if site.days_logged == 1]
    unit, buckets = bars(days, style, PAIN_LABELS)
    lines: list[str] = []
    for site, name in drawn[:HIGH_CHARTS]:
        lines += ["", f"  {name}", *pain_columns(site.per_day, buckets, style, PAIN_ROWS)]
    low = drawn[HIGH_CHARTS:]
    for place, (site, name) in enumerate(low):
        chart = pain_columns(site.per_day, buckets, style, LOW_ROWS)
        dated = place % DAYS_EVERY == DAYS_EVERY - 1 or place == len(low) - 1
        lines += [*([] if place % DAYS_EVERY else [""]), f"  {name}"]
        lines += chart if dated else chart[:-1]
    if drawn:
        lines += pain_note(unit, style)
    return lines + _once(once, style, apart=bool(drawn))


def _once(sites: Sequence[tuple[SitePain, str]], style: Style, *, apart: bool) -> list[str]:
    """The sites that were logged on one day only, with that day and its worst score."""
    told = []
    for site, name in sites:
        day, worst = next((d.day, d.worst) for d in site.per_day if d.worst is not None)
        score = "pain" if site.highest is None else f"{worst:g}"
        told.append(unbroken(f"{name} ({score} on {short_day(day, style.year)})"))
    if not told:
        return []
    text = f"  logged on one day only: {', '.join(told)}"
    return [*([""] if apart else []), *wrap_whole(text, style.width, 4)]


DRAWN = ((20, draw_pain),)
