"""A measure over days, a value a day: what `tracker chart` draws, and the table behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
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


def measure_series(title: str, measure: str, entries: Iterable[Entry], days: Days) -> Series:
    """A measure wherever it comes from. Here as below entries come oldest first, and only once."""
    found = _points(entries, days, [measure], alone=False)
    return _series(title, measure, found.get("", {}), days)


def kind_series(
    kind: Kind, entries: Iterable[Entry], days: Days, measure: str | None = None
) -> list[Series]:
    """A kind's series: one, or one for each subject where they can't be added up.

    Without a measure it is the first that any entry has, else their count.
    """
    measures = [measure] if measure else [field.measure for field in kind.fields]
    alone = stands_alone(kind)
    found = _points(entries, days, [*measures, COUNTED], alone)

    def series(title: str, points: _Points) -> Series:
        drawn = measure or next(filter(points.__contains__, measures), COUNTED)
        return _series(title, drawn, points, days)

    if not alone:
        one = series(kind.view.replace("_", " "), found.get("", {}))
        return [one._replace(summed=kind.exercise)]
    times = {name: sum(p.entries for p in of[COUNTED].values()) for name, of in found.items()}
    ordered = sorted(found, key=lambda name: (-times[name], name))
    return [series(words(name), found[name])._replace(name=name) for name in ordered]


#: Points by measure and day, of the days that have any.
_Points = Mapping[str, Mapping[str, Point]]


def _points(
    entries: Iterable[Entry], days: Days, measures: Sequence[str], alone: bool
) -> dict[str, dict[str, dict[str, Point]]]:
    """What entries come to a day, by subject where these stand alone: of any number in little room.

    What is counted has a value in every entry.
    """
    found: dict[str, dict[str, dict[str, Point]]] = {}
    for day, of_day in groupby(entries, attrgetter("day")):
        if not days.first <= day <= days.last:
            continue
        values: dict[tuple[str, str], list[float]] = {}
        for entry in of_day:
            name = (entry.subject or entry.kind) if alone else ""
            for measure in measures:
                value = entry.measures.get(measure, 1.0 if measure == COUNTED else None)
                if value is not None:
                    values.setdefault((name, measure), []).append(value)
        for (name, measure), said in values.items():
            point = Point(day, MEASURES[measure].of_day(said), None, len(said))
            found.setdefault(name, {}).setdefault(measure, {})[day] = point
    return found


def _series(title: str, measure: str, points: _Points, days: Days) -> Series:
    mine = points.get(measure, {})
    every = (mine.get(day) or Point(day, None, None, 0) for day in each_day(days))
    return Series(title, None, measure, tuple(every))


def pain_series(
    entries: Iterable[Entry], days: Days, sites: Catalogue, site: str | None = None
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
