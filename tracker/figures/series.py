"""A measure over days, a value a day: what `tracker chart` draws, and the table behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tracker.domain.catalogues.sites import label, site_keys
from tracker.domain.entries import Days, Entry
from tracker.domain.kinds import Kind
from tracker.domain.measures import MEASURES
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.days import each_day
from tracker.figures.logged_days import COUNTED, sort_out
from tracker.figures.phrases import words
from tracker.figures.sections.pain import PAIN, pain

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue


class Point(NamedTuple):
    """A day: its value, the mean of its scores where it is pain, and how many entries it has.

    The value is what the measure makes of a day's entries; None where nothing of the sort was
    logged.
    """

    day: str
    value: float | None
    mean: float | None
    entries: int


class Series(NamedTuple):
    """A measure over every day of a period. `name` tells several of one chart apart (a site).

    Several days are told by their mean, so that a day not logged is no day of nothing; `summed`
    ones, which are wanted by the week, by what they add up to.
    """

    title: str
    name: str | None
    measure: str
    points: tuple[Point, ...]
    summed: bool = False

    @property
    def logged(self) -> list[float]:
        """The values of the days that have one."""
        return [point.value for point in self.points if point.value is not None]


def stands_alone(kind: Kind) -> bool:
    """Whether a kind's subjects can't be added up: two drugs, two sites, two treatments."""
    if kind.subject is None or not kind.subject.required:
        return False
    measures = [MEASURES[field.measure] for field in kind.fields]
    apart = any(not one.adds_up or one.dimension == "dose" for one in measures)
    return apart or kind.needs == 0


def measure_of(kind: Kind, entries: Iterable[Entry]) -> str:
    """What of a kind is drawn: the first of its measures that any entry has, else their count."""
    used = {name for entry in entries for name in entry.measures}
    return next((field.measure for field in kind.fields if field.measure in used), COUNTED)


def measure_series(title: str, measure: str, entries: Sequence[Entry], days: Days) -> Series:
    """A measure wherever it comes from."""
    holding = [e for e in entries if measure in (COUNTED, *e.measures)]
    logged = sort_out(holding, tuple(each_day(days)))
    values = logged.by_day(measure)
    points = (Point(day, values.get(day), None, logged.counts.get(day, 0)) for day in logged.days)
    return Series(title, None, measure, tuple(points))


def kind_series(
    kind: Kind, entries: Sequence[Entry], days: Days, measure: str | None = None
) -> list[Series]:
    """A kind's series: one, or one for each subject where they can't be added up."""
    title = kind.view.replace("_", " ")
    if not stands_alone(kind):
        one = measure_series(title, measure or measure_of(kind, entries), entries, days)
        return [one._replace(summed=kind.exercise)]
    by_subject: dict[str, list[Entry]] = {}
    for entry in entries:
        by_subject.setdefault(entry.subject or kind.name, []).append(entry)
    ordered = sorted(by_subject.items(), key=lambda one: (-len(one[1]), one[0]))
    return [
        measure_series(words(name), measure or measure_of(kind, mine), mine, days)._replace(
            name=name
        )
        for name, mine in ordered
    ]


def pain_series(
    entries: Sequence[Entry], days: Days, sites: Catalogue, site: str | None = None
) -> list[Series]:
    """A series for each site, or for one; "no pain anywhere" is a 0 for each."""
    logged = sort_out(entries, tuple(each_day(days)))
    counts: dict[tuple[str, str], int] = {}
    for entry in logged.of("pain"):
        for key in site_keys(entry, sites):
            counts[(key, entry.day)] = counts.get((key, entry.day), 0) + 1
    every = pain(logged, sites)
    nowhere, found = set(every.none_days), []
    for one in every.sites:
        if site in (None, one.site):
            points = tuple(
                Point(
                    day.day,
                    day.worst,
                    day.mean,
                    counts.get((one.site, day.day), 0) + (day.day in nowhere),
                )
                for day in one.per_day
            )
            found.append(Series(f"pain, {label(one.site)}", one.site, PAIN, points))
    return found
