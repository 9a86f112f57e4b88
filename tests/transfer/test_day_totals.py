"""Totals of a day out of what several devices counted: nothing twice, nothing lost."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.store.outside.spill import InOrder
from tracker.transfer.arriving import Unfit
from tracker.transfer.totals import Sleep, Steps, Sums, union

DAY = "2026-07-01"
#: Noon of that day, UTC.
NOON = 1_782_907_200
Counted = tuple[str, int, int, int]


def total(counted: Iterable[Counted]) -> float:
    with closing(Steps()) as steps:
        for source, start, end, count in counted:
            steps.add(DAY, source, (start, end), count)
        (entry,) = steps.entries()
        assert (entry.kind, entry.key, entry.when) == ("walk", f"steps|{DAY}", (None, None, DAY))
        return entry.measures["steps"]


@pytest.mark.parametrize(
    ("counted", "steps"),
    [
        # What is worn goes first, whatever it counted.
        ([("Phone", 0, 600, 900), ("My Watch", 0, 600, 500)], 500),
        ([("Phone", 300, 900, 500), ("My Watch", 0, 600, 600)], 850),
        # Else what counted more, then the name.
        ([("Band", 0, 600, 400), ("Phone", 0, 600, 500)], 500),
        ([("Band", 0, 600, 400), ("Phone", 0, 300, 400)], 400),
        # Records of one source don't shade each other.
        ([("Watch", 0, 600, 198), ("Watch", 0, 600, 198)], 396),
        # Several gaps in a long span; a moment within a span and at its end.
        ([("Watch", 100, 200, 50), ("Watch", 300, 400, 50), ("Phone", 0, 500, 90)], 154),
        ([("Watch", 0, 100, 50), ("Phone", 50, 50, 9), ("Phone", 100, 100, 7)], 57),
        # Half a step is one.
        ([("Watch", 0, 100, 1), ("Phone", 50, 150, 1)], 2),
    ],
)
def test_steps(counted: list[Counted], steps: float) -> None:
    assert total(counted) == steps
    assert total(reversed(counted)) == steps


SPANS = st.tuples(st.integers(0, 50), st.integers(0, 30)).map(lambda span: (span[0], sum(span)))


@given(st.lists(st.tuples(st.sampled_from(["Watch", "Phone", "Band"]), SPANS, st.integers(0, 99))))
def test_no_less_than_the_best_and_no_more_than_all(
    met: list[tuple[str, tuple[int, int], int]],
) -> None:
    counted = [(source, *span, steps) for source, span, steps in met]
    if not counted:
        return
    sums = {name: sum(one[3] for one in counted if one[0] == name) for name, *_ in counted}
    best = sums.get("Watch", max(sums.values()))
    assert best <= total(counted) <= sum(sums.values())


@given(st.lists(SPANS))
def test_a_union_has_every_second_once(spans: list[tuple[int, int]]) -> None:
    joined = union(spans)
    covered = {second for start, end in spans for second in range(start, end)}
    assert sum(end - start for start, end in joined) == len(covered)
    assert all(a[1] < b[0] for a, b in pairwise(joined))


@pytest.mark.parametrize(("span", "steps"), [((9, 8), 5), ((8, 9), -1), ((8, 9), float("inf"))])
def test_steps_that_cannot_be(span: tuple[int, int], steps: float) -> None:
    with closing(Steps()) as put_by, pytest.raises(Unfit):
        put_by.add(DAY, "Phone", span, steps)


def test_sums_are_of_one_source() -> None:
    sums = Sums()
    for steps in (60, 40):
        sums.add(DAY, steps)
    assert [entry.measures for entry in sums.entries()] == [{"steps": 100}]
    with pytest.raises(Unfit):
        sums.add(DAY, -1)


def test_many_rows_come_back_in_order() -> None:
    with closing(InOrder(2)) as put_by:
        for number in range(2500):
            put_by.put((number * 7919 % 2500, "a"))
        assert [row[0] for row in put_by] == list(range(2500))


def slept(*spans: tuple[int, int]) -> dict[str, float]:
    with closing(Sleep()) as sleep:
        for start, end in spans:
            sleep.add((NOON + start * 60, NOON + end * 60), 120)
        return {entry.when.day: entry.measures["duration_min"] for entry in sleep.entries()}


def test_a_night_is_of_the_day_of_waking_and_a_nap_adds() -> None:
    # Local time is two hours on: awake at 06:30, after a nap at 15:30, and again before 18:00.
    night, nap = (9 * 60, 16 * 60 + 30), (24 * 60 + 60, 24 * 60 + 90)
    assert slept(night, nap) == {"2026-07-02": 480}
    assert slept((225, 239), (230, 241)) == {"2026-07-01": 14, "2026-07-02": 11}


def test_sources_that_say_the_same_count_once() -> None:
    assert slept((540, 600), (570, 660), (660, 700), (720, 721)) == {"2026-07-02": 161}


@pytest.mark.parametrize("span", [(60, 0), (10**12, 10**12), (-(2 * 10**9), -(2 * 10**9))])
def test_sleep_that_cannot_be(span: tuple[int, int]) -> None:
    with pytest.raises(Unfit, match="bad-date"):
        slept(span)
