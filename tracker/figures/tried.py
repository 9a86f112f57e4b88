"""What was tried against pain, and the pain in the days before and after it. Plain numbers.

The days before and after are those within `AROUND_DAYS` of a day with it. A day with it is in
neither, nor is one that lies before one use and after another: what is done daily can't be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.entries import Entry
from tracker.domain.kinds import KINDS
from tracker.domain.named_tuple import NamedTuple
from tracker.figures.averages import mean
from tracker.figures.logged_days import LoggedDays
from tracker.figures.sections.care import Medicine, medicines

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.figures.sections.pain import SitePain

#: Days on either side of a day with it. This tool's own cut-off.
AROUND_DAYS = 3
#: Fewer days with a score on either side are too few to compare. This tool's own cut-off.
LEAST_DAYS = 4

MEASURES = ("duration_min", "distance_m", "steps")


class DaysAround(NamedTuple):
    """The days before, or after: how many have a score, and the mean of those days' means."""

    days: int
    mean: float | None


class Compared(NamedTuple):
    """A site's pain around the days with something. Too few days: `enough` is False, no means."""

    site: str
    label: str
    before: DaysAround
    after: DaysAround
    enough: bool


class Tried(NamedTuple):
    """Something tried: a drug, a treatment, or a kind of exercise.

    `times` entries on `days` days, from `first` to `last`. `amounts` sums minutes, metres and steps
    that were given. `medicine` has the doses where it is a drug, `providers` who gave a treatment,
    `subjects` counts what was stretched or played.
    """

    kind: str
    name: str
    times: int
    days: int
    first: str
    last: str
    amounts: dict[str, float]
    providers: tuple[str, ...]
    subjects: tuple[tuple[str, int], ...]
    medicine: Medicine | None
    compared: tuple[Compared, ...]
    used: tuple[str, ...]


def tried(logged: LoggedDays, drugs: Catalogue, sites: Sequence[SitePain]) -> tuple[Tried, ...]:
    """Medicines, treatments, then exercise; of each the one on most days first.

    `sites` are those whose pain is compared.
    """
    doses = {one.drug: one for one in medicines(logged, drugs)}
    found = []
    for kind in ("med", "treatment"):
        by_name: dict[str, list[Entry]] = {}
        for entry in logged.of(kind):
            by_name.setdefault(entry.subject or kind, []).append(entry)
        of_kind = [_tried(kind, name, entries, sites) for name, entries in by_name.items()]
        found += sorted(of_kind, key=lambda one: (-one.days, one.name))
    for activity in KINDS.values():
        if activity.exercise and logged.of(activity.name):
            found.append(_tried(activity.name, activity.name, logged.of(activity.name), sites))
    return tuple(
        one._replace(medicine=doses.get(one.name)) if one.kind == "med" else one for one in found
    )


def _tried(kind: str, name: str, entries: Sequence[Entry], sites: Sequence[SitePain]) -> Tried:
    used = tuple(dict.fromkeys(entry.day for entry in entries))
    sums = {m: sum(entry.measures.get(m, 0) for entry in entries) for m in MEASURES}
    named = [e.attributes["provider"] for e in entries if "provider" in e.attributes]
    subjects: dict[str, int] = {}
    for entry in entries:
        if entry.subject and entry.subject != name:
            subjects[entry.subject] = subjects.get(entry.subject, 0) + 1
    return Tried(
        kind,
        name,
        len(entries),
        len(used),
        used[0],
        used[-1],
        {measure: amount for measure, amount in sums.items() if amount},
        tuple(dict.fromkeys(named)),
        tuple(sorted(subjects.items(), key=lambda one: (-one[1], one[0]))),
        None,
        tuple(compare(site, used) for site in sites),
        used,
    )


def compare(site: SitePain, used: Iterable[str]) -> Compared:
    """A site's pain in the days before and after the days on which something was used."""
    means = {
        date.fromisoformat(day.day).toordinal(): day.mean
        for day in site.per_day
        if day.mean is not None
    }
    days = {date.fromisoformat(day).toordinal() for day in used}
    around = range(1, AROUND_DAYS + 1)
    before = {day - n for day in days for n in around} - days
    after = {day + n for day in days for n in around} - days
    sides = [_side(means, chosen) for chosen in (before - after, after - before)]
    enough = all(side.days >= LEAST_DAYS for side in sides)
    if not enough:
        sides = [side._replace(mean=None) for side in sides]
    return Compared(site.site, site.label, sides[0], sides[1], enough)


def _side(means: dict[int, float], days: Iterable[int]) -> DaysAround:
    known = [means[day] for day in days if day in means]
    return DaysAround(len(known), mean(known))
