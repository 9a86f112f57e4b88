"""How far a diary goes at an instant."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.entries import Days, Entry
from tracker.domain.time.clock import Clock
from tracker.domain.time.dated import Dated
from tracker.domain.time.days import DAY_S, add_days
from tracker.domain.time.so_far import (
    SoFar,
    ahead_words,
    brought_to_now,
    first_day_to_look,
    so_far,
)

NOW = int(datetime(2026, 11, 20, 12, tzinfo=UTC).timestamp())
DAY = "2026-11-20"
CLOCK = Clock(NOW, UTC)
offsets = st.integers(-12 * 60, 14 * 60)


def dated(day, at=None, source=None, created_at=NOW, id=1, kind="water"):
    return Dated(id, kind, day, at, source, created_at)


@given(offsets, offsets, st.integers(0, 3 * DAY_S), st.sampled_from([0, 240, 720]))
def test_what_has_happened_is_in_it_in_any_two_zones(there, here, before, day_start):
    clock = Clock(NOW, timezone(timedelta(minutes=here)), day_start)
    then = Clock(NOW - before, timezone(timedelta(minutes=there)), day_start)
    at, _, day = then.moment(then.now)
    known = so_far(clock, [dated(day, at)])
    assert known.ahead == ()
    assert known.last_day == max(clock.today(), day)


@given(offsets, offsets, st.integers(1, 400 * DAY_S), st.sampled_from([0, 240, 1439]))
def test_what_lies_ahead_is_looked_for_where_it_can_be(there, here, later, day_start):
    clock = Clock(NOW, timezone(timedelta(minutes=here)), day_start)
    moment = Clock(0, timezone(timedelta(minutes=there)), day_start).moment(NOW + later)
    assert moment.day >= first_day_to_look(clock.today())
    assert so_far(clock, [dated(moment.day, moment.at)]).ahead


@pytest.mark.parametrize(
    ("entry", "is_ahead"),
    [
        (dated("2026-11-21"), False),  # typed here, where it was the 21st
        (dated("2026-11-21", source="csv"), True),
        (dated("2026-11-21", created_at=NOW + 1), True),
        (dated("2026-11-23"), True),  # no zone is that far ahead
        (dated("2030-01-01", at=NOW - 5), True),
        (dated("2026-11-21", at=NOW), False),
        (dated("2026-11-20", at=NOW + 1), True),
    ],
)
def test_which_are_ahead(entry, is_ahead):
    known = so_far(CLOCK, [entry])
    assert bool(known.ahead) == is_ahead
    assert known.last_day == (DAY if is_ahead else entry.day)


@pytest.mark.parametrize(
    ("text", "last", "end"),
    [
        ("week", DAY, "2026-11-21"),
        ("today", DAY, "2026-11-21"),
        ("2026-11-01..", DAY, "2026-11-21"),
        ("since 2026-11-01", DAY, "2026-11-21"),
        ("2026-11-01..2026-11-20", DAY, DAY),
        ("2026-11-20", DAY, DAY),
        ("yesterday", "2026-11-19", "2026-11-19"),
    ],
)
def test_days_that_end_today_end_with_what_has_happened(text, last, end):
    known = SoFar(NOW, DAY, "2026-11-21")
    assert known.up_to_now(Days("2026-11-01", last), text) == Days("2026-11-01", end)


def test_nothing_is_said_of_nothing():
    assert ahead_words(()) == ""
    assert ahead_words((12,)) == "1 entry is dated after now: #12"


@given(st.lists(st.integers(1, 60 * 24 * 40), min_size=1, max_size=12))
def test_what_is_brought_to_now_lies_before_it_and_keeps_its_distance(minutes):
    known = SoFar(NOW, DAY, DAY)
    ahead = [
        Entry("med", add_days(DAY, m // 1440), at=NOW + 60 * m, id=n) for n, m in enumerate(minutes)
    ]
    moved = {entry.id: entry for entry in brought_to_now(ahead, known)}
    assert len(moved) == len(ahead)
    assert max(entry.at for entry in moved.values()) == NOW
    for one in ahead:
        assert moved[one.id].at <= NOW and moved[one.id].day <= DAY
    for one, other in zip(
        sorted(ahead, key=lambda e: e.at), sorted(ahead, key=lambda e: e.at)[1:], strict=False
    ):
        apart = other.at - one.at
        if apart < DAY_S:
            assert moved[other.id].at - moved[one.id].at == apart
