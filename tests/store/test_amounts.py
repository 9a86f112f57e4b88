"""What habits ask, all at once, is what counting entry by entry comes to."""

from __future__ import annotations

from collections import Counter
from random import Random

from tracker.domain.entries import Days, Entry
from tracker.domain.habits.asked import ENTRIES, LOGGED, SUMS, Asked
from tracker.domain.time.days import add_days
from tracker.store.store import Store

KINDS = (("water", None), ("drink", "coffee"), ("drink", "tea"), ("walk", None), ("habit", "floss"))
MEASURES: tuple[dict[str, float], ...] = (
    {"volume_ml": 250},
    {"volume_ml": 100, "potassium_mg": 40},
    {"done": 1},
    {"done": 0},
    {},
)
FIRST = "2026-10-28"
WEEK = Days("2026-10-30", "2026-11-05")
ASKED = [
    Asked(counted, days, measure, kind, subject)
    for counted in (SUMS, ENTRIES)
    for days in (WEEK, Days("2026-11-01", "2026-11-02"), Days("2026-11-05", "2026-11-05"))
    for kind, subject in (*KINDS, ("drink", None), (None, None), ("drink", "juice"))
    for measure in ("volume_ml", "potassium_mg", "done", None)
    # Entries of every kind are nobody's habit.
    if (counted == SUMS and measure) or (counted == ENTRIES and kind)
]


def test_all_is_counted_at_once(store: Store) -> None:
    random = Random(4)
    for _ in range(20):
        store.add([_entry(random) for _ in range(10)], "log")
    store.delete([3, 50, 120], "delete")
    passed_over = {7, 60}
    there = [entry for entry in store.entries() if entry.id not in passed_over]
    found: list[list[tuple[object, ...]]] = [[] for _ in ASKED]
    for place, *row in store.amounts(ASKED, passed_over=passed_over):
        found[place].append(tuple(row))
    for one, rows in zip(ASKED, found, strict=True):
        expected = _summed(one, there) if one.counted == SUMS else _alike(one, there)
        assert Counter(rows) == Counter(expected), one


def test_the_days_that_are_logged_are_told_too(store: Store) -> None:
    store.add([Entry("water", day) for day in (FIRST, WEEK.last, WEEK.last)], "log")
    assert store.amounts([], WEEK, [1, 2]) == [(LOGGED, WEEK.last, None, None, 1)]
    assert store.amounts([]) == []


def _of(one: Asked, there: list[Entry]) -> list[Entry]:
    return [
        entry
        for entry in there
        if one.days.first <= entry.day <= one.days.last
        and one.kind in (None, entry.kind)
        and one.subject in (None, entry.subject)
    ]


def _summed(one: Asked, there: list[Entry]) -> list[tuple[object, ...]]:
    of_day: dict[str, list[float]] = {}
    for entry in _of(one, there):
        if one.measure in entry.measures:
            of_day.setdefault(entry.day, []).append(entry.measures[one.measure])
    return [(day, None, sum(of), sum(v > 0 for v in of)) for day, of in of_day.items()]


def _alike(one: Asked, there: list[Entry]) -> list[tuple[object, ...]]:
    alike = Counter((e.day, e.subject, e.measures.get(one.measure or "")) for e in _of(one, there))
    return [(*same, times) for same, times in alike.items()]


def _entry(random: Random) -> Entry:
    kind, subject = random.choice(KINDS)
    day = add_days(FIRST, random.randrange(12))
    return Entry(kind, day, subject=subject, measures=dict(random.choice(MEASURES)))
