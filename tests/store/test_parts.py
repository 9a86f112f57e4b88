"""A stretch of days read once answers as the store does when it is asked one thing at a time."""

from __future__ import annotations

from collections import Counter
from random import Random

from tracker.domain.entries import Days, Entry
from tracker.domain.habits.stretch import Stretch
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


def test_a_stretch_answers_as_the_store_does(store: Store) -> None:
    random = Random(4)
    for _ in range(20):
        store.add([_entry(random) for _ in range(10)], "log")
    store.delete([3, 50, 120], "delete")
    stretch = Stretch(store.parts(WEEK))
    for days in (WEEK, Days("2026-11-01", "2026-11-02"), Days("2026-11-05", "2026-11-05")):
        for kind, subject in (*KINDS, ("drink", None), (None, None), ("drink", "juice")):
            for measure in ("volume_ml", "potassium_mg", "done", None):
                if (kind, measure) == (None, None):
                    continue  # entries of every kind are nobody's habit
                expected = store.amounts(days, measure, kind, subject)
                assert sorted(stretch.amounts(days, measure, kind, subject)) == expected
            if kind is not None:
                assert _sizes(stretch, days, kind, subject) == _sizes(store, days, kind, subject)


def _sizes(read: Stretch | Store, days: Days, kind: str, subject: str | None) -> Counter[object]:
    """Each amount of an entry, as often as there is one."""
    found: Counter[object] = Counter()
    for day, of, value, times in read.sizes(days, "volume_ml", kind, subject):
        found[day, of, value] += times
    return found


def _entry(random: Random) -> Entry:
    kind, subject = random.choice(KINDS)
    day = add_days(FIRST, random.randrange(12))
    return Entry(kind, day, subject=subject, measures=dict(random.choice(MEASURES)))
