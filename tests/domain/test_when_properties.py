"""What holds of every time that is read, in zones with odd clocks, for any day-start."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.properties import examples
from tracker.domain.entries import Days
from tracker.domain.errors import WrongWords
from tracker.domain.time.coming_days import read_coming_day, read_coming_days
from tracker.domain.time.day_ranges import read_days
from tracker.domain.time.mended_when import read_mended_when
from tracker.domain.time.said_times import LONGEST
from tracker.domain.time.time_args import take_when
from tracker.domain.time.when import (
    Clock,
    add_days,
    day_of,
    days_between,
    each_day,
    read_day,
    read_when,
)

ZONES = [
    ZoneInfo(name)
    for name in (
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",  # half an hour of summer time
        "Asia/Kolkata",  # half-hour offset
        "Pacific/Apia",  # skipped a day in 2011
        "America/St_Johns",  # changed its clocks at one minute past midnight until 2011
    )
]
# From 1910, when zones were still off UTC by odd seconds, to 2100.
INSTANTS = st.integers(-1_893_456_000, 4_102_444_800)
RECENT = st.integers(946_684_800, 1_893_456_000)
STARTS = st.integers(0, 12 * 60 - 1) | st.sampled_from([0, 240])
CLOCKS = st.builds(Clock, INSTANTS | RECENT, st.sampled_from(ZONES), STARTS)
TIMES = st.builds("{}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DATES = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(str)
DAYS = st.sampled_from(["today", "yesterday", *WEEKDAYS]) | DATES
WHENS = st.one_of(
    st.just("now"),
    TIMES,
    DAYS,
    st.builds("{} {}".format, DAYS, TIMES),
    st.builds("{}h ago".format, st.integers(0, 200)),
    st.builds("{}h{:02} ago".format, st.integers(0, 48), st.integers(0, 59)),
    st.builds("{} min ago".format, st.integers(0, 5000)),
    st.builds("{} days ago".format, st.integers(0, 1000)),
)
MANY = examples(400)


def wall(clock: Clock, at: int) -> datetime:
    return datetime.fromtimestamp(at, UTC).astimezone(clock.tz)


@given(CLOCKS, WHENS)
@MANY
def test_a_time_is_never_ahead(clock: Clock, text: str) -> None:
    try:
        moment = read_when(text, clock).moment
    except WrongWords:
        return
    if moment.at is None:
        assert moment.utc_offset_min is None
        assert moment.day <= clock.today()
    else:
        assert moment.at <= clock.now
        assert moment == clock.moment(moment.at)


@given(CLOCKS, TIMES)
@MANY
@example(Clock(1_325_282_400, ZoneInfo("Pacific/Apia"), 0), "23:30")
def test_a_bare_clock_time_is_always_found_and_within_two_days(clock: Clock, text: str) -> None:
    when = read_when(text, clock)
    assert when.moment.at is not None
    # A day that a country skipped can lie between.
    assert 0 <= clock.now - when.moment.at < 3 * 86_400
    if when.remark is None or "skipped" not in when.remark:
        assert wall(clock, when.moment.at + 30).strftime("%H:%M") == f"{text:0>5}"


@given(CLOCKS, TIMES, DAYS)
@MANY
def test_the_wall_clock_shows_what_was_typed_unless_said(
    clock: Clock, time_text: str, day_text: str
) -> None:
    try:
        when = read_when(f"{day_text} {time_text}", clock)
    except WrongWords:
        return
    assert when.moment.at is not None
    assert when.moment.utc_offset_min is not None
    # Offsets are whole minutes: with an odd second a zone's own clock may be off by half of one.
    shown = datetime.fromtimestamp(when.moment.at, UTC) + timedelta(
        minutes=when.moment.utc_offset_min
    )
    if when.remark is None or "skipped" not in when.remark:
        assert shown.strftime("%H:%M:%S") == f"{time_text:0>5}:00"
    if when.remark is None:
        day = read_day(day_text, clock)
        assert shown.date().isoformat() == day == when.moment.day


@given(CLOCKS)
@MANY
def test_a_day_is_the_local_date_after_subtracting_the_day_start(clock: Clock) -> None:
    moment = clock.moment(clock.now)
    assert moment.utc_offset_min is not None
    naive = datetime(1970, 1, 1) + timedelta(  # noqa: DTZ001
        seconds=clock.now, minutes=moment.utc_offset_min - clock.day_start_min
    )
    assert moment.day == naive.date().isoformat() == clock.today()
    assert moment.day == day_of(clock.now, moment.utc_offset_min, clock.day_start_min)


@given(CLOCKS, st.sampled_from(WEEKDAYS))
@MANY
def test_a_weekday_is_one_of_the_last_seven_days(clock: Clock, weekday: str) -> None:
    day = read_day(weekday, clock)
    assert 0 <= days_between(day, clock.today()) < 7
    assert date.fromisoformat(day).strftime("%a").lower() == weekday


@given(CLOCKS, st.integers(1, 400))
@MANY
def test_spans_end_today_and_hold_their_days(clock: Clock, length: int) -> None:
    days = read_days(f"{length}d", clock)
    assert days.last == clock.today()
    assert len(each_day(days)) == length
    weeks = read_days(f"{length}w", clock)
    assert days_between(weeks.first, weeks.last) == 7 * length - 1


@given(st.dates(), st.integers(-800, 800))
@MANY
def test_days_are_iso_text_that_sorts_and_adds_up(day: date, n: int) -> None:
    try:
        other = day + timedelta(days=n)
    except OverflowError:
        return
    a, b = day.isoformat(), other.isoformat()
    assert add_days(a, n) == b
    assert days_between(a, b) == n
    assert (a < b) == (day < other)
    if n >= 0:
        listed = each_day(Days(a, b))
        assert listed[0] == a and listed[-1] == b
        assert len(listed) == n + 1
        assert listed == sorted(set(listed))
    else:
        assert each_day(Days(a, b)) == []


PIECES_TEXT = """
7:30 24:00 ago 2h h min 30 mon yesterday today now 2026-11-03 2026-02-30 T .. - pm 7d week
9999-12-31 0000-00-00 1e9 all at last next this morning night 8 26 nov 26.11. 11/03/2026 tonight
noon midnight half an hour in from to since (counts for 7.10 +01:00 z 29 feb
"""
PIECES = st.sampled_from(PIECES_TEXT.split())
ANY_TEXT = (
    st.text(max_size=30)
    | st.lists(PIECES, max_size=5).map(" ".join)
    | st.lists(PIECES, max_size=4).map("".join)
)


@given(ANY_TEXT, CLOCKS)
@examples(1500)
@example("2026-11-03T", Clock(1_794_900_000, ZONES[1], 0))
@example("24:00 9999-12-31", Clock(1_794_900_000, ZONES[1], 0))
@example("midnight 9999-12-31", Clock(1_794_900_000, ZONES[1], 0))
@example("9" * 60, Clock(1_794_900_000, ZONES[1], 0))
def test_any_text_is_read_or_refused_in_a_sentence(text: str, clock: Clock) -> None:
    own = clock.moment(clock.now - 86_400)
    for read in (
        lambda: read_when(text, clock),
        lambda: read_day(text, clock),
        lambda: read_days(text, clock),
        lambda: read_mended_when(text, own, clock, "med"),
        lambda: read_coming_day(text, clock.today()),
        lambda: read_coming_days(text, clock.today()),
    ):
        sentence = ""
        try:
            read()
        except WrongWords as error:
            sentence = str(error)
        assert sentence.isprintable()
    words = text.split()
    assert (1 if words else 0) <= take_when(words) <= len(words)


NO_TIME = ["slept", "badly", "neck", "left", "hip", "walk", "water", "ml", "stretch", "gym", "fine"]


@given(st.lists(PIECES, max_size=3), st.sampled_from(NO_TIME), st.lists(PIECES, max_size=3), CLOCKS)
@MANY
def test_a_text_with_a_word_that_says_no_time_is_none(
    before: list[str], word: str, behind: list[str], clock: Clock
) -> None:
    text = " ".join([*before, word, *behind])
    with pytest.raises(WrongWords):
        read_when(text, clock)
    words = [word, *behind]
    if len(" ".join(words)) < LONGEST:
        assert take_when(words) == 1


@given(CLOCKS, WHENS)
@MANY
def test_days_without_a_time_are_iso_days(clock: Clock, text: str) -> None:
    try:
        day = read_when(text, clock).moment.day
    except WrongWords:
        return
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", day)
    assert date.fromisoformat(day).isoformat() == day
