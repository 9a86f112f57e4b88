"""The section on pain: each site's chart, its message, its table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.entries import Days
from tracker.domain.texts import begun
from tracker.figures.averages import mean
from tracker.figures.phrases import many
from tracker.figures.sections.pain import bar_words
from tracker.page.bands import BANDS, LEGEND, SOURCE
from tracker.page.chart_base import NARROW, WIDE
from tracker.page.chart_pain import MARKS, TriedDays, pain_chart, strips_chart, tried_days
from tracker.page.palette import Palette
from tracker.page.parts import (
    Figure,
    Key,
    PageTable,
    Section,
    cited,
    day_in,
    figure_of,
    pieces,
    thinned,
)
from tracker.page.parts import sentence as as_sentence

if TYPE_CHECKING:
    from tracker.figures.sections.pain import PainDay, SitePain
    from tracker.figures.summary import Summary

#: So many sites have a chart of their own; the others share charts with a row each.
OWN_CHARTS = 6
ROWS_A_CHART = 18
#: Those have a mark a day up to so many days, then one a week, then one a month.
MOST_DAYS, MOST_WEEKS = 60, 160
#: A change is worth a clause where both halves of the period rest on so many days.
LEAST_HALF = 10


def part(summary: Summary, colours: Palette, us: bool) -> Section | None:
    """Every site of the period, the most painful first."""
    pain = summary.pain
    if not pain.sites:
        if not pain.none_days:
            return None
        text = f"No pain anywhere on {many(len(pain.none_days), 'day')}; no site was logged."
        return Section("pain", "Pain", (text,))
    what = tried_days(summary.medicines, summary.treatments)
    figures = [_site(site, what, colours) for site in pain.sites[:OWN_CHARTS]]
    rest = pain.sites[OWN_CHARTS:]
    for n in range(0, len(rest), ROWS_A_CHART):
        figures.append(_strips(rest[n : n + ROWS_A_CHART], n // ROWS_A_CHART + 1, colours))
    return Section(
        "pain",
        "Pain",
        _lead(summary),
        tuple(figures),
        sites_table(summary),
        (cited(SOURCE),),
        _legend(pain.sites, what, colours),
    )


def _lead(summary: Summary) -> tuple[str, ...]:
    lines = [
        f"A bar is {bar_words('day')}, a dot an entry. A short mark below the line is a day of 0. "
        "Where there is nothing, nothing was logged.",
        f"Bands: {LEGEND}. There is no universal cut-point; these are one published set.",
    ]
    none = len(summary.pain.none_days)
    if none:
        lines.append(f"No pain anywhere was logged on {many(none, 'day')}: a 0 for each site.")
    return tuple(lines)


def sites_table(summary: Summary) -> PageTable:
    """A row a site; its place is the number that the outline of the body shows."""
    rows = tuple(
        (
            site.label,
            str(site.days_logged),
            str(site.pain_days),
            spread(site),
            figure_of(site.mean),
            score_and_day(site, summary.days),
        )
        for site in summary.pain.sites
    )
    head = ("Site", "Days logged", "Pain days", "Range", "Mean", "Latest")
    return PageTable("Pain by site", head, rows)


def spread(site: SitePain) -> str:
    """'2–7', '3' where all are the same, '' without a known score."""
    if site.lowest is None or site.highest is None:
        return ""
    if site.lowest == site.highest:
        return f"{site.lowest:.0f}"
    return f"{site.lowest:.0f}–{site.highest:.0f}"


def score_and_day(site: SitePain, days: Days) -> str:
    """The last score and when: '4, 3 Nov'."""
    score = "pain" if site.latest is None else f"{site.latest:.0f}"
    return f"{score}, {day_in(site.latest_day, days)}"


def _site(site: SitePain, what: TriedDays, colours: Palette) -> Figure:
    name = begun(site.label)
    return Figure(
        f"pain-{site.site}",
        name,
        pain_message(site),
        pain_chart(site, what, NARROW, colours),
        pain_chart(site, what, WIDE, colours),
        table=_table(site),
    )


def pain_message(site: SitePain) -> str:
    """What a site's chart says, in words; figures only, no judgement."""
    parts = [f"pain on {site.pain_days} of {many(site.days_logged, 'logged day')}"]
    if site.mean is not None:
        parts.append(f"mean {site.mean:.1f}")
        if site.lowest != site.highest:
            parts.append(f"from {site.lowest:.0f} to {site.highest:.0f}")
    if site.unbearable:
        parts.append(f"unbearable {many(site.unbearable, 'time')}")
    if site.spasms:
        parts.append(f"a spasm {many(site.spasms, 'time')}")
    half = len(site.per_day) // 2
    halves = [_means(site.per_day[:half]), _means(site.per_day[half:])]
    text = as_sentence(*parts)
    if all(len(of_half) >= LEAST_HALF for of_half in halves):
        first, second = (mean(of_half) for of_half in halves)
        text += f" Mean of the period's first half {first:.1f}, of its second {second:.1f}."
    return text


def _means(days: Sequence[PainDay]) -> list[float]:
    return [day.mean for day in days if day.mean is not None]


def _legend(sites: Sequence[SitePain], what: TriedDays, colours: Palette) -> tuple[Key, ...]:
    keys = [Key("bar", getattr(colours, band.colour), band.name) for band in BANDS]
    keys.append(Key("dot", colours.ink, "an entry"))
    if any(site.unbearable for site in sites):
        keys.append(Key("✚", colours.ink, "unbearable"))
    for name, letter in ((name, letter) for name, (_, letter) in MARKS.items()):
        if getattr(what, name):
            keys.append(Key(letter, getattr(colours, name), f"a {name} that day"))
    return tuple(keys)


def _table(site: SitePain) -> PageTable:
    days = {day.day: day for day in site.per_day}
    unit, buckets = pieces(list(days))
    rows = []
    for bucket in buckets:
        known = [d for day in bucket.days if (d := days[day]).worst is not None]
        means = _means(known)
        worst = max((d.worst or 0 for d in known), default=None)
        logged = ("yes" if known else "") if unit == "day" else str(len(known))
        pain_days = str(sum(1 for d in known if (d.worst or 0) >= 1)) if known else ""
        rows.append((bucket.label, logged, pain_days, figure_of(mean(means)), figure_of(worst, 0)))
    head = (unit.capitalize(), "Logged" if unit == "day" else "Days logged", "Pain days", "Mean")
    return PageTable(f"{site.label}, a row a {unit}", (*head, "Worst"), tuple(rows))


def _strips(sites: Sequence[SitePain], number: int, colours: Palette) -> Figure:
    unit, buckets = thinned([day.day for day in sites[0].per_day], MOST_DAYS, MOST_WEEKS)
    return Figure(
        f"pain-others-{number}",
        "Other sites" if number == 1 else f"Other sites, continued ({number})",
        f"{many(len(sites), 'site')} logged on fewer painful days: "
        + ", ".join(f"{site.label} {many(site.pain_days, 'pain day')}" for site in sites)
        + ".",
        strips_chart(sites, buckets, NARROW, colours),
        strips_chart(sites, buckets, WIDE, colours),
        table=_shared_table(sites),
        remark=f"A mark is {bar_words(unit)}.",
    )


def _shared_table(sites: Sequence[SitePain]) -> PageTable:
    """The tables of several sites as one; what wasn't logged has no row."""
    tables = [_table(site) for site in sites]
    rows = [
        (site.label, *row)
        for site, table in zip(sites, tables, strict=True)
        for row in table.rows
        if row[1] not in ("", "0")
    ]
    return PageTable("Other sites, where logged", ("Site", *tables[0].head), tuple(rows))


PARTS = ((10, part),)
