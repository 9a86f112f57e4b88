"""A period's entries sorted out once: by kind, and summed by measure, kind, subject and day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import chain

from tracker.domain.entries import Entry, in_order
from tracker.domain.habits.counting import DRINK, VOLUME
from tracker.domain.measures import MEASURES
from tracker.domain.named_tuple import NamedTuple

#: What was logged without an amount is counted: "strength twice a week".
COUNTED = "done"


class Apart(NamedTuple):
    """Drinks that some goals don't count: ml of all by day, and the days of each by its name."""

    ml: Mapping[str, float] = {}
    days: Mapping[str, Collection[str]] = {}


class LoggedDays(NamedTuple):
    """What the sections of a report are made from.

    `days` is every day of the period, oldest first. `kinds` holds the period's entries by kind, in
    the order in which things happened: of kinds that are told by their days alone only those that
    say more. `times` counts all of a kind's entries a day, `subjects` those of each subject; `sums`
    adds up each measure by kind and day. `apart` are the drinks that were asked for apart.
    """

    days: tuple[str, ...]
    kinds: Mapping[str, list[Entry]]
    times: Mapping[str, Mapping[str, int]]
    subjects: Mapping[str, Mapping[str, int]]
    sums: Mapping[str, Mapping[str, Mapping[str, float]]]
    apart: Apart = Apart()

    @property
    def first(self) -> str:
        return self.days[0]

    @property
    def last(self) -> str:
        return self.days[-1]

    @property
    def counts(self) -> dict[str, int]:
        """How many entries there are a day, of the days that have any."""
        found: dict[str, int] = {}
        for of_kind in self.times.values():
            for day, times in of_kind.items():
                found[day] = found.get(day, 0) + times
        return found

    def of(self, kind: str) -> list[Entry]:
        """The period's entries of a kind, oldest first."""
        return self.kinds.get(kind, [])

    def times_of(self, kind: str) -> Mapping[str, int]:
        """How many entries of a kind there are a day, oldest first; none where it wasn't logged."""
        return self.times.get(kind, {})

    def by_day(self, measure: str, kind: str | None = None) -> dict[str, float]:
        """A measure's value a day, wherever it comes from or of one kind: its sum, mean or worst.

        Days without it are missing, not 0. The measure `done` counts entries, but for an answer of
        "no" to a habit, which is a 0.
        """
        if measure == COUNTED:
            return self._counted(kind)
        if not MEASURES[measure].adds_up:
            return self._levels(measure, kind)
        of_measure = self.sums.get(measure, {})
        found: dict[str, float] = {}
        for of_kind in of_measure if kind is None else (kind,):
            for day, value in of_measure.get(of_kind, {}).items():
                found[day] = found.get(day, 0) + value
        return found

    def _levels(self, measure: str, kind: str | None) -> dict[str, float]:
        found: dict[str, list[float]] = {}
        entries = chain(*self.kinds.values()) if kind is None else self.of(kind)
        for entry in sorted((e for e in entries if measure in e.measures), key=in_order):
            found.setdefault(entry.day, []).append(entry.measures[measure])
        return {day: MEASURES[measure].of_day(values) for day, values in found.items()}

    def _counted(self, kind: str | None) -> dict[str, float]:
        found: dict[str, float] = {}
        said = self.sums.get(COUNTED, {})
        for of_kind in self.times if kind is None else (kind,):
            less = said.get(of_kind, {})
            for day, times in self.times_of(of_kind).items():
                found[day] = found.get(day, 0) + times + less.get(day, 0.0)
        return found


def sort_out(
    entries: Iterable[Entry],
    days: tuple[str, ...],
    by_days: Collection[str] = (),
    apart: Collection[str] = (),
) -> LoggedDays:
    """A period's entries as LoggedDays; those of other days are left out.

    They come in the order in which they happened, as the store gives them: sorting a month of many
    entries once more would be felt. Kinds that are told `by_days` are only counted and added up, so
    that decades of them take little memory: of their entries those with a note are kept. Drinks
    with the names `apart` are added up by themselves as well.
    """
    named = {day: day for day in days}  # the same text in every row of sums
    kinds: defaultdict[str, list[Entry]] = defaultdict(list)
    times: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    subjects: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    sums: defaultdict[str, defaultdict[str, defaultdict[str, float]]]
    sums = defaultdict(lambda: defaultdict(lambda: defaultdict(float)))
    apart_ml: defaultdict[str, float] = defaultdict(float)
    apart_days: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        day, kind, subject = named.get(entry.day), entry.kind, entry.subject
        if day is None:
            continue
        if kind not in by_days or entry.note:
            kinds[kind].append(entry)
        times[kind][day] += 1
        if subject:
            subjects[kind][subject] += 1
            if subject in apart and kind == DRINK:
                apart_ml[day] += entry.measures.get(VOLUME, 0.0)
                apart_days[subject].add(day)
        for measure, value in entry.measures.items():
            # Every entry counts as one already.
            sums[measure][kind][day] += value - 1 if measure == COUNTED else value
    return LoggedDays(days, kinds, times, subjects, sums, Apart(apart_ml, apart_days))
