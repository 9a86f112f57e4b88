"""Pain a site: known days, pain days and zero days, scores, and a series with a gap for every day
that was not logged. Day-states are those of the rules: PAIN, ZERO, and unknown, never imputed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.catalogues.sites import label, site_keys
from tracker.domain.entries import Entry, in_order
from tracker.domain.measures import MEASURES
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.pain_score import pain_score
from tracker.figures.averages import mean
from tracker.figures.logged_days import LoggedDays
from tracker.rules.shared.site_days import read_day

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.figures.periods import Bucket
    from tracker.figures.sections import Rows
    from tracker.figures.summary import Material, Summary

PLACE = 20

PAIN = "intensity"


class PainDay(NamedTuple):
    """A site's day: its worst score, and the mean of its scores.

    Both are None on a day that was not logged; the mean also where every score of the day is an
    estimate, translated from words by an import.
    """

    day: str
    worst: float | None
    mean: float | None


class PainPoint(NamedTuple):
    """One entry: its score (None: only that there was pain) and when it was felt."""

    day: str
    at: int | None
    offset_min: int | None
    score: float | None
    unbearable: bool
    spasm: bool
    estimated: bool


class SitePain(NamedTuple):
    """A site over the period.

    `days_logged` = `pain_days` (worst 1 or more) + `zero_days`. `lowest` and `highest` are scores,
    `mean` is the mean of the days' means; estimated scores enter none of the three. `unbearable`
    and `spasms` count entries. `latest` is the last score by when it was felt. `points` are the
    site's own entries in the order in which they were felt.
    """

    site: str
    label: str
    days_logged: int
    pain_days: int
    zero_days: int
    lowest: float | None
    mean: float | None
    highest: float | None
    unbearable: int
    spasms: int
    latest: float | None
    latest_day: str
    latest_at: int | None
    latest_offset_min: int | None
    per_day: tuple[PainDay, ...]
    points: tuple[PainPoint, ...]


class Pain(NamedTuple):
    """Every site logged in the period, the most painful first; days said to be without any pain."""

    sites: tuple[SitePain, ...]
    none_days: tuple[str, ...]


def figures(material: Material) -> dict[str, Any]:
    """What the section tells of a period."""
    return {"pain": pain(material.logged, material.sites)}


def pain(logged: LoggedDays, sites: Catalogue) -> Pain:
    """Every site of the period. "No pain anywhere" counts for each site that has been logged."""
    of_site: dict[str, list[Entry]] = {}
    nowhere: list[Entry] = []
    keys: dict[tuple[str | None, str | None], tuple[str, ...]] = {}
    for entry in logged.of("pain"):
        if entry.subject is None:
            if entry.measures.get("intensity") == 0:
                nowhere.append(entry)
            continue
        place = (entry.subject, entry.side)
        if place not in keys:
            keys[place] = site_keys(entry, sites)
        for key in keys[place]:
            of_site.setdefault(key, []).append(entry)
    found = [_site(key, [*mine, *nowhere], mine, logged) for key, mine in of_site.items()]
    found.sort(key=lambda one: (-one.pain_days, -(one.highest or 0), -(one.mean or 0), one.label))
    return Pain(tuple(found), tuple(dict.fromkeys(entry.day for entry in nowhere)))


def _site(key: str, entries: list[Entry], own: list[Entry], logged: LoggedDays) -> SitePain:
    """`entries` are the site's own and the days without pain anywhere; ticks are the site's own."""
    days: dict[str, list[Entry]] = {}
    for entry in entries:
        days.setdefault(entry.day, []).append(entry)
    states = {
        day: read_day([pain_score(entry) for entry in of_day]) for day, of_day in days.items()
    }
    known = [score for e in entries if not e.estimated and (score := score_of(e)) is not None]
    latest = max(entries, key=in_order)
    pain_days = sum(1 for worst, _ in states.values() if worst >= 1)
    return SitePain(
        site=key,
        label=label(key),
        days_logged=len(days),
        pain_days=pain_days,
        zero_days=len(days) - pain_days,
        lowest=min(known, default=None),
        mean=mean(value for _, value in states.values() if value is not None),
        highest=max(known, default=None),
        unbearable=sum(1 for entry in own if entry.measures.get("unbearable")),
        spasms=sum(1 for entry in own if entry.measures.get("spasm")),
        latest=score_of(latest),
        latest_day=latest.day,
        latest_at=latest.at,
        latest_offset_min=latest.utc_offset_min,
        per_day=tuple(PainDay(day, *states.get(day, (None, None))) for day in logged.days),
        points=tuple(_point(entry) for entry in own),
    )


def _point(entry: Entry) -> PainPoint:
    return PainPoint(
        entry.day,
        entry.at,
        entry.utc_offset_min,
        score_of(entry),
        bool(entry.measures.get("unbearable")),
        bool(entry.measures.get("spasm")),
        entry.estimated,
    )


def score_of(entry: Entry) -> float | None:
    """The score of a pain entry, None where it only says that there was pain."""
    return entry.measures.get(PAIN)


def bars_of(per_day: Sequence[PainDay], buckets: Sequence[Bucket]) -> list[float | None]:
    """What a bar a bucket shows on screen, page and sheet alike; None where none of it is known.

    A day's bar is its worst score, that of several what the measure makes of their worst.
    """
    worst = {day.day: day.worst for day in per_day}
    known = ([w for day in bucket.days if (w := worst[day]) is not None] for bucket in buckets)
    return [MEASURES[PAIN].of_period(scores) if scores else None for scores in known]


def bar_words(unit: str) -> str:
    """What a bar of pain is, after 'a bar is', where it stands for a day, a week, a month."""
    if unit == "day":
        return "the worst score of a day"
    return f"a {unit}: the mean of its days' worst scores"


def _pain_rows(summary: Summary) -> Rows:
    for site in summary.pain.sites:
        for day in site.per_day:
            yield site.site, *day


TABLES = {"pain": (("site", "day", "worst", "mean"), _pain_rows)}
