"""A period's entries sorted out once: by kind, and summed by measure, kind, subject and day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from tracker.domain.entries import Entry, in_order
from tracker.domain.measures import MEASURES
from tracker.domain.named_tuple import NamedTuple

#: What was logged without an amount is counted: "strength twice a week".
COUNTED = "done"


class LoggedDays(NamedTuple):
    """What the sections of a report are made from.

    `days` is every day of the period, oldest first. `kinds` holds the period's entries by kind, in
    the order in which things happened; `counts` says how many a day; `sums` adds up each measure
    by kind and day.
    """

    days: tuple[str, ...]
    kinds: Mapping[str, list[Entry]]
    counts: Mapping[str, int]
    sums: Mapping[str, Mapping[str, Mapping[str, float]]]

    @property
    def first(self) -> str:
        return self.days[0]

    @property
    def last(self) -> str:
        return self.days[-1]

    def of(self, kind: str) -> list[Entry]:
        """The period's entries of a kind, oldest first."""
        return self.kinds.get(kind, [])

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
        for of_kind in self.kinds if kind is None else (kind,):
            for entry in self.of(of_kind):
                found[entry.day] = found.get(entry.day, 0) + entry.measures.get(COUNTED, 1.0)
        return found


def sort_out(entries: Iterable[Entry], days: tuple[str, ...]) -> LoggedDays:
    """A period's entries as LoggedDays; those of other days are left out.

    They come in the order in which they happened, as the store gives them: sorting a month of many
    entries once more would be felt.
    """
    first, last = days[0], days[-1]
    kinds: defaultdict[str, list[Entry]] = defaultdict(list)
    counts: defaultdict[str, int] = defaultdict(int)
    sums: defaultdict[str, defaultdict[str, defaultdict[str, float]]]
    sums = defaultdict(lambda: defaultdict(lambda: defaultdict(float)))
    for entry in entries:
        day, kind = entry.day, entry.kind
        if first <= day <= last:
            kinds[kind].append(entry)
            counts[day] += 1
            for measure, value in entry.measures.items():
                sums[measure][kind][day] += value
    return LoggedDays(days, dict(kinds), dict(counts), sums)
