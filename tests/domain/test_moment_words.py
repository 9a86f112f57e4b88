"""Days and moments as they are told: what is told determines the moment."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.entries import Entry
from tracker.domain.time.days import day_of
from tracker.domain.time.moment_words import MONTHS, WEEKDAYS, full_day, moment_words, short_day

TOLD = re.compile(
    "(?P<weekday>[A-Z][a-z]{2}) (?P<day>[0-9]{1,2}) (?P<month>[A-Z][a-z]{2})"
    "(?: (?P<year>[0-9]{4}))?(?: (?P<time>[0-9]{2}:[0-9]{2}))?"
    "(?: \\(counts for (?P<counts>[^)]+)\\))?"
)
#: From 1970 to 2099: what is logged.
instants = st.integers(0, 4_102_000_000).map(lambda at: at // 60 * 60)
offsets = st.integers(-14 * 60, 14 * 60)
day_starts = st.sampled_from([0, 60, 240, 720, 1439])
years = st.sampled_from(["1999", "2026", "2027"])


def timed(at, offset, day_start):
    return Entry("water", day_of(at, offset, day_start), at=at, utc_offset_min=offset)


@given(instants, offsets, day_starts, years)
def test_what_is_told_determines_the_moment(at, offset, day_start, year):
    entry = timed(at, offset, day_start)
    found = TOLD.fullmatch(moment_words(entry, year))
    assert found is not None
    on = date(int(found["year"] or year), MONTHS.index(found["month"]) + 1, int(found["day"]))
    wall = datetime.combine(on, datetime.strptime(found["time"], "%H:%M").time(), UTC)  # noqa: DTZ007
    assert wall - timedelta(minutes=offset) == datetime.fromtimestamp(at, UTC)
    assert WEEKDAYS[on.weekday()] == found["weekday"]
    assert (found["counts"] is None) == (on.isoformat() == entry.day)
    if found["counts"]:
        assert found["counts"] == short_day(entry.day, year)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), years)
def test_a_day_is_told_with_its_year_unless_it_is_this_one(day, year):
    found = TOLD.fullmatch(full_day(day.isoformat(), year))
    assert found is not None
    assert found["year"] == (None if str(day.year) == year else str(day.year))
    assert (
        date(int(found["year"] or year), MONTHS.index(found["month"]) + 1, int(found["day"])) == day
    )


@pytest.mark.parametrize(
    ("at", "day_start", "year", "told"),
    [
        ("2026-11-27T02:00", 240, "2026", "Fri 27 Nov 02:00 (counts for 26 Nov)"),
        ("2026-11-27T02:00", 0, "2026", "Fri 27 Nov 02:00"),
        ("2026-01-02T07:30", 0, "2027", "Fri 2 Jan 2026 07:30"),
        ("2027-01-01T02:00", 240, "2027", "Fri 1 Jan 02:00 (counts for 31 Dec 2026)"),
    ],
)
def test_the_shapes(at, day_start, year, told):
    moment = int(datetime.fromisoformat(at).replace(tzinfo=UTC).timestamp())
    assert moment_words(timed(moment, 0, day_start), year) == told


def test_a_day_without_a_time():
    assert moment_words(Entry("water", "2026-01-02"), "2026") == "Fri 2 Jan"
    assert moment_words(Entry("water", "2026-01-02"), "2027") == "Fri 2 Jan 2026"
