"""Long periods: what is held at once doesn't grow with the entries, and nothing else is told."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.figures.diaries import entry
from tracker.diary.diary import Diary
from tracker.diary.find.findings import replayed
from tracker.diary.look import look_for
from tracker.diary.tell.chart import chart_of
from tracker.diary.tell.report import report_of
from tracker.diary.tell.sheet import sheet_of
from tracker.diary.up_to_now import STRETCH_DAYS, UpToNow
from tracker.domain.entries import ALL_DAYS, Days, Entry
from tracker.domain.time.days import add_days, days_between

FIRST, TODAY, DAYS = "2024-11-08", "2026-11-08", 731
FEW, MANY = 1, 10
ASKED: dict[str, Callable[[Diary], object]] = {
    "report": lambda diary: report_of(diary, "all"),
    "chart": lambda diary: chart_of(diary, ["drinks", "all"]),
    "chart of a measure": lambda diary: chart_of(diary, ["potassium", "all"]),
    "sheet": lambda diary: sheet_of(diary, "730d"),
    "check --since": lambda diary: replayed(diary, FIRST),
    "list": lambda diary: sum(1 for _ in look_for(diary, ["all"])),
}


def drinks(a_day: int) -> list[Entry]:
    one = {"subject": "coffee", "volume_ml": 250, "potassium_mg": 100}
    days = [add_days(FIRST, n) for n in range(DAYS)]
    coffee = [entry("drink", day, f"{8 + n:02}:00", **one) for day in days for n in range(a_day)]
    beer = [each._replace(subject="beer") for each in coffee]
    return [*coffee, *beer]


def peak(diary: Diary, ask: Callable[[Diary], object]) -> int:
    """The most bytes that an answer takes, once all is imported."""
    ask(diary)
    tracemalloc.start()
    try:
        ask(diary)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow
def test_ten_times_the_entries_take_little_more_memory(diary: Diary) -> None:
    diary.store.add([each._replace(id=None) for each in drinks(FEW)], "log")
    few = {name: peak(diary, ask) for name, ask in ASKED.items()}
    diary.store.add([each._replace(id=None) for each in drinks(MANY - FEW)], "log")
    many = {name: peak(diary, ask) for name, ask in ASKED.items()}
    # Held whole, an entry takes 900.
    bytes_each = {n: (many[n] - few[n]) / (2 * DAYS * (MANY - FEW)) for n in ASKED}
    assert {name: each for name, each in bytes_each.items() if each > 400} == {}


def test_stretches_are_the_days_one_after_the_other(diary: Diary) -> None:
    diary.store.add([entry("water", FIRST, volume_ml=250)._replace(id=None)], "log")
    so_far = UpToNow(diary)
    for days in (ALL_DAYS, Days("2026-01-01", TODAY), Days("2025-01-01", "2027-12-31")):
        found = so_far.stretches(days)
        assert (found[0].first, found[-1].last) == days
        assert all(add_days(one.last, 1) == other.first for one, other in pairwise(found))
        held = [Days(max(one.first, FIRST), min(one.last, TODAY)) for one in found]
        assert {days_between(*one) for one in held[1:]} == {STRETCH_DAYS - 1}
        assert days_between(*held[0]) < STRETCH_DAYS
    for days in (Days(TODAY, TODAY), Days("2026-10-09", TODAY), Days("2027-01-01", "2027-12-31")):
        assert so_far.stretches(days) == [days]


@pytest.mark.slow
def test_years_say_the_same_as_their_entries_at_once(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    several = [
        each
        for n in range(0, DAYS, 9)
        for day in [add_days(FIRST, n)]
        for each in (
            entry("water", day, volume_ml=250.1),
            entry("water", day, "09:00", volume_ml=300.7, note="with lemon"),
            entry("walk", day, "10:00", duration_min=20, distance_m=1609.344),
            entry("pain", day, "11:00", subject="neck", intensity=n % 8),
            entry("habit", day, "12:00", subject="floss", done=n % 2),
        )
    ]
    diary.store.add([each._replace(id=None) for each in several], "log")
    asked = (*ASKED.values(), lambda diary: chart_of(diary, ["habit", "all"]))
    cut = [ask(diary) for ask in asked]
    monkeypatch.setattr("tracker.diary.up_to_now.STRETCH_DAYS", 10 * DAYS)
    monkeypatch.setattr("tracker.rules.asking.how_far.STRETCH", 10 * DAYS)
    assert [ask(diary) for ask in asked] == cut
