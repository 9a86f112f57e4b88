"""The order in which things happened."""

from __future__ import annotations

import pytest

from tracker.domain.entries import Entry, in_order


@pytest.mark.parametrize("day", ["1969-07-20", "2026-11-08"])
def test_a_day_without_a_time_comes_first_also_before_1970(day: str) -> None:
    at = -14_182_940 if day < "1970" else 1_794_000_000
    untimed = Entry("pain", day, at=None, id=3)
    timed = [Entry("pain", day, at=at, id=2), Entry("pain", day, at=at + 60, id=1)]
    assert sorted([*reversed(timed), untimed], key=in_order) == [untimed, *timed]
    assert sorted([timed[0]._replace(id=9), timed[0]], key=in_order)[0].id == 2
