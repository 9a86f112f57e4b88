"""A period's entries sorted out once: by kind, and summed by measure, kind, subject and day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tracker.domain.entries import Entry

#: What was logged without an amount is counted: "strength twice a week".
COUNTED = "done"


class Diary(NamedTuple):
    """What the sections of a report are made from.

    `days` is every day of the period, oldest first. `kinds` holds the period's entries by kind, in
    the order in which things happened. `logged` counts entries a day, `sums` adds up each measure
    by (measure, kind, subject) and day; both also know the days outside the period that were read
    for a week's or month's goal.
    """

    days: tuple[str, ...]
    kinds: Mapping[str, list[Entry]]
    logged: Mapping[str, int]
    sums: Mapping[tuple[str, str, str | None], Mapping[str, float]]

    @property
    def first(self) -> str:
        return self.days[0]

    @property
    def last(self) -> str:
        return self.days[-1]

    def of(self, kind: str) -> list[Entry]:
        """The period's entries of a kind, oldest first."""
        return self.kinds.get(kind, [])

    def by_day(
        self, measure: str, kind: str | None = None, subject: str | None = None
    ) -> dict[str, float]:
        """A measure's sum a day, wherever it comes from or narrowed to a kind and a subject.

        Days without it are missing, not 0. The measure `done` counts entries.
        """
        found: dict[str, float] = {}
        for (name, of_kind, of_subject), sums in self.sums.items():
            if name != measure or (kind or of_kind) != of_kind:
                continue
            if subject is not None and subject != of_subject:
                continue
            for day, value in sums.items():
                found[day] = found.get(day, 0) + value
        return found

    def in_period(self, by_day: Mapping[str, float]) -> dict[str, float]:
        """Only the period's own days of a sum by day."""
        return {day: v for day, v in by_day.items() if self.first <= day <= self.last}


def in_order(entry: Entry) -> tuple[str, int, int]:
    """When a thing happened, never when it was typed; a day without a time comes first."""
    return entry.day, -1 if entry.at is None else entry.at, entry.id or 0


def sort_out(entries: Iterable[Entry], days: tuple[str, ...]) -> Diary:
    """Index entries once for every section. `days` is the period, oldest first, never empty."""
    first, last = days[0], days[-1]
    kinds: dict[str, list[Entry]] = {}
    logged: dict[str, int] = {}
    # Thousands of entries come through here: by kind and subject first, by measure within.
    of_kind: defaultdict[tuple[str, str | None], defaultdict[str, dict[str, float]]]
    of_kind = defaultdict(lambda: defaultdict(dict))
    for entry in sorted(entries, key=in_order):
        day, kind, measures = entry.day, entry.kind, entry.measures
        logged[day] = logged.get(day, 0) + 1
        if first <= day <= last:
            kinds.setdefault(kind, []).append(entry)
        sums = of_kind[kind, entry.subject]
        # Every entry counts as one, but for an answer of "no" to a habit, which is a 0.
        if COUNTED not in measures:
            counted = sums[COUNTED]
            counted[day] = counted.get(day, 0) + 1.0
        for name, value in measures.items():
            of_measure = sums[name]
            of_measure[day] = of_measure.get(day, 0) + value
    every = {(n, *key): by_day for key, sums in of_kind.items() for n, by_day in sums.items()}
    return Diary(days, kinds, logged, every)
