"""Times and days as people type them: what is accepted, what is refused, and what is said."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tracker.domain.entries import ALL_DAYS, FIRST_DAY, Days
from tracker.domain.errors import WrongWords
from tracker.domain.time.day_ranges import read_days
from tracker.domain.time.said_times import SaidTime, read_said
from tracker.domain.time.time_args import take_when
from tracker.domain.time.when import (
    Clock,
    Moment,
    add_days,
    day_of,
    days_between,
    each_day,
    read_day,
    read_when,
)

BERLIN = ZoneInfo("Europe/Berlin")
OWL = 4 * 60


def at(text: str, tz: ZoneInfo = BERLIN, fold: int = 0) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=tz, fold=fold).timestamp())


def clock(now: str = "2026-11-16 20:00", day_start: int = 0, tz: ZoneInfo = BERLIN) -> Clock:
    """A Monday evening in Berlin, unless told otherwise."""
    return Clock(at(now, tz), tz, day_start)


ACCEPTED = [
    ("now", "2026-11-16 20:00"),
    ("7:30", "2026-11-16 07:30"),
    ("07:30", "2026-11-16 07:30"),
    ("0:00", "2026-11-16 00:00"),
    ("20:00", "2026-11-16 20:00"),
    ("  7:30 ", "2026-11-16 07:30"),
    ("today 7:30", "2026-11-16 07:30"),
    ("yesterday 7:30", "2026-11-15 07:30"),
    (f"yesterday{' ' * 47}7:30", "2026-11-15 07:30"),
    ("Yesterday  7:30", "2026-11-15 07:30"),
    ("yesterday 23:59", "2026-11-15 23:59"),
    ("sun 18:00", "2026-11-15 18:00"),
    ("Sunday 18:00", "2026-11-15 18:00"),
    ("tue 1:00", "2026-11-10 01:00"),
    ("tues 1:00", "2026-11-10 01:00"),
    ("2h ago", "2026-11-16 18:00"),
    ("2 h ago", "2026-11-16 18:00"),
    ("2 hours ago", "2026-11-16 18:00"),
    ("1 hour ago", "2026-11-16 19:00"),
    ("1.5h ago", "2026-11-16 18:30"),
    ("1,5 h ago", "2026-11-16 18:30"),
    ("1h30 ago", "2026-11-16 18:30"),
    ("1h30min ago", "2026-11-16 18:30"),
    ("1h 30min ago", "2026-11-16 18:30"),
    ("30min ago", "2026-11-16 19:30"),
    ("30 min ago", "2026-11-16 19:30"),
    ("30m ago", "2026-11-16 19:30"),
    ("0min ago", "2026-11-16 20:00"),
    ("24h ago", "2026-11-15 20:00"),
    ("2026-11-03 07:30", "2026-11-03 07:30"),
    ("2026-11-03 7:30", "2026-11-03 07:30"),
    ("2026-11-03T07:30", "2026-11-03 07:30"),
    ("2026-07-01 07:30", "2026-07-01 07:30"),
    ("2024-02-29 12:00", "2024-02-29 12:00"),
    ("1950-06-01 12:00", "1950-06-01 12:00"),
    # hours, halves of the day, words for a time
    ("at 8", "2026-11-16 08:00"),
    ("at 8:30", "2026-11-16 08:30"),
    ("At 8 o'clock", "2026-11-16 08:00"),
    ("at eight", "2026-11-16 08:00"),
    ("eight o'clock", "2026-11-16 08:00"),
    ("at eight thirty", "2026-11-16 08:30"),
    ("seven pm", "2026-11-16 19:00"),
    ("half past 4", "2026-11-16 04:30"),
    ("at half past eight", "2026-11-16 08:30"),
    ("half past four pm", "2026-11-16 16:30"),
    ("half past 14", "2026-11-16 14:30"),
    ("half past twelve", "2026-11-16 12:30"),
    ("quarter past 3", "2026-11-16 03:15"),
    ("quarter to nine", "2026-11-16 08:45"),
    ("a quarter to nine", "2026-11-16 08:45"),
    ("quarter to one", "2026-11-16 12:45"),
    ("twenty to nine", "2026-11-16 08:40"),
    ("20 to 9", "2026-11-16 08:40"),
    ("ten past eight", "2026-11-16 08:10"),
    ("5 minutes past 8", "2026-11-16 08:05"),
    ("twenty-five past eight", "2026-11-16 08:25"),
    ("twenty five past eight", "2026-11-16 08:25"),
    ("7am", "2026-11-16 07:00"),
    ("7pm", "2026-11-16 19:00"),
    ("7 PM", "2026-11-16 19:00"),
    ("7 p.m.", "2026-11-16 19:00"),
    ("7:30pm", "2026-11-16 19:30"),
    ("7:30 pm", "2026-11-16 19:30"),
    ("7.30pm", "2026-11-16 19:30"),
    ("730pm", "2026-11-16 19:30"),
    ("12am", "2026-11-16 00:00"),
    ("12pm", "2026-11-16 12:00"),
    ("12:30am", "2026-11-16 00:30"),
    ("7.30", "2026-11-16 07:30"),
    ("19.30", "2026-11-16 19:30"),
    ("at 12", "2026-11-16 12:00"),
    ("noon", "2026-11-16 12:00"),
    ("midday", "2026-11-16 12:00"),
    ("midnight", "2026-11-16 00:00"),
    ("at noon", "2026-11-16 12:00"),
    # a day with a time, in either order
    ("yesterday at 7:30", "2026-11-15 07:30"),
    ("yesterday at 7pm", "2026-11-15 19:00"),
    ("yesterday 7:30 pm", "2026-11-15 19:30"),
    ("yesterday, 7:30 pm", "2026-11-15 19:30"),
    ("yesterday at 8", "2026-11-15 08:00"),
    ("yesterday noon", "2026-11-15 12:00"),
    ("yesterday 7.30", "2026-11-15 07:30"),
    ("7:30 yesterday", "2026-11-15 07:30"),
    ("7:30 pm yesterday", "2026-11-15 19:30"),
    ("at 8 yesterday", "2026-11-15 08:00"),
    ("noon yesterday", "2026-11-15 12:00"),
    ("7:30 2026-11-03", "2026-11-03 07:30"),
    ("7:30 on 2026-11-03", "2026-11-03 07:30"),
    ("the day before yesterday 7:30", "2026-11-14 07:30"),
    ("on sunday at 6pm", "2026-11-15 18:00"),
    ("18:00 sun", "2026-11-15 18:00"),
    ("3 days ago 18:00", "2026-11-13 18:00"),
    ("3 days ago at 6 pm", "2026-11-13 18:00"),
    ("a week ago at noon", "2026-11-09 12:00"),
    ("26 oct 8:00", "2026-10-26 08:00"),
    ("oct 26 at 8:00", "2026-10-26 08:00"),
    ("at 8:00 on 26 october", "2026-10-26 08:00"),
    ("26.10. 8:00", "2026-10-26 08:00"),
    ("26.10.2026 19.30", "2026-10-26 19:30"),
    ("26/10/2026 8pm", "2026-10-26 20:00"),
    ("26 nov 2025 23:59", "2025-11-26 23:59"),
    # parts of the day
    ("this morning at 8", "2026-11-16 08:00"),
    ("this morning 8:15", "2026-11-16 08:15"),
    ("yesterday morning at 8", "2026-11-15 08:00"),
    ("yesterday evening at 8", "2026-11-15 20:00"),
    ("this evening 7:30", "2026-11-16 19:30"),
    ("yesterday evening 20:00", "2026-11-15 20:00"),
    ("yesterday afternoon 3:30", "2026-11-15 15:30"),
    ("last night at 11", "2026-11-15 23:00"),
    ("last night 23:30", "2026-11-15 23:30"),
    ("last night at 2", "2026-11-16 02:00"),
    ("last night at midnight", "2026-11-16 00:00"),
    ("tonight at 7", "2026-11-16 19:00"),
    ("at eight in the morning", "2026-11-16 08:00"),
    ("eight in the morning", "2026-11-16 08:00"),
    ("half past four in the afternoon", "2026-11-16 16:30"),
    ("this morning at half past eight", "2026-11-16 08:30"),
    ("quarter to nine yesterday evening", "2026-11-15 20:45"),
    ("12:30 at night", "2026-11-16 00:30"),
    ("last night at 12:30", "2026-11-16 00:30"),
    # days of a month
    ("the 15th 7:30", "2026-11-15 07:30"),
    ("at eight on the 26th", "2026-10-26 08:00"),
    # a while ago
    ("an hour ago", "2026-11-16 19:00"),
    ("half an hour ago", "2026-11-16 19:30"),
    ("half hour ago", "2026-11-16 19:30"),
    ("half a minute ago", "2026-11-16 19:59:30"),
    ("1/2 hour ago", "2026-11-16 19:30"),
    ("two hours ago", "2026-11-16 18:00"),
    ("a couple of hours ago", "2026-11-16 18:00"),
    ("an hour and a half ago", "2026-11-16 18:30"),
    ("1 hour and 30 minutes ago", "2026-11-16 18:30"),
    ("twelve minutes ago", "2026-11-16 19:48"),
    ("just now", "2026-11-16 20:00"),
    # what programs print
    ("2026-11-03T07:30+01:00", "2026-11-03 07:30"),
    ("2026-11-03T07:30:00+01:00", "2026-11-03 07:30"),
    ("2026-11-03 07:30+0100", "2026-11-03 07:30"),
    ("2026-11-03 07:30 +01:00", "2026-11-03 07:30"),
    ("2026-11-03T06:30Z", "2026-11-03 07:30"),
    ("2026-11-03t06:30z", "2026-11-03 07:30"),
    ("2026-11-03T21:30+14:00", "2026-11-03 08:30"),
    # what the tracker shows
    ("Tue 3 Nov 07:30", "2026-11-03 07:30"),
    ("Tue 3 Nov 2026 07:30", "2026-11-03 07:30"),
    ("Sat 15 Nov 2025 07:30", "2025-11-15 07:30"),
]


@pytest.mark.parametrize(("text", "wall"), ACCEPTED)
def test_a_time_is_read_into_the_past(text: str, wall: str) -> None:
    when = read_when(text, clock())
    assert when.remark is None
    assert when.moment.at == at(wall)
    assert when.moment.day == wall[:10]


DAYS = [
    ("today", "2026-11-16"),
    ("yesterday", "2026-11-15"),
    ("sun", "2026-11-15"),
    ("SUNDAY", "2026-11-15"),
    ("tue", "2026-11-10"),
    ("thurs", "2026-11-12"),
    ("2026-11-03", "2026-11-03"),
    ("2026-11-16", "2026-11-16"),
    ("2024-02-29", "2024-02-29"),
    ("2000-02-29", "2000-02-29"),
    ("1900-01-01", "1900-01-01"),
    ("the day before yesterday", "2026-11-14"),
    ("3 days ago", "2026-11-13"),
    ("three days ago", "2026-11-13"),
    ("a couple of days ago", "2026-11-14"),
    ("1d ago", "2026-11-15"),
    ("2 weeks ago", "2026-11-02"),
    ("a week ago", "2026-11-09"),
    ("a month ago", "2026-10-16"),
    ("9 months ago", "2026-02-16"),
    ("a year ago", "2025-11-16"),
    ("46340 days ago", "1900-01-01"),
    ("1522 months ago", "1900-01-16"),
    ("16 nov", "2026-11-16"),
    ("26 nov", "2025-11-26"),
    ("nov 26", "2025-11-26"),
    ("26 november 2025", "2025-11-26"),
    ("November 26, 2025", "2025-11-26"),
    ("26th of November 2025", "2025-11-26"),
    ("the 3rd of november", "2026-11-03"),
    ("on 3 nov", "2026-11-03"),
    ("the 3rd", "2026-11-03"),
    ("on the 16th", "2026-11-16"),
    ("the 17th", "2026-10-17"),
    ("26th", "2026-10-26"),
    ("sun the 15th", "2026-11-15"),
    ("the 31st", "2026-10-31"),
    ("the 15th in the evening", "2026-11-15"),
    ("3. nov", "2026-11-03"),
    ("3 nov.", "2026-11-03"),
    ("3 sept", "2026-09-03"),
    ("29 feb", "2024-02-29"),
    ("3.11.2026", "2026-11-03"),
    ("3.11.", "2026-11-03"),
    ("26.11.", "2025-11-26"),
    ("26.11", "2025-11-26"),
    ("26/10/2026", "2026-10-26"),
    ("10/26/2026", "2026-10-26"),
    ("11/11/2026", "2026-11-11"),
    ("26-10-2026", "2026-10-26"),
    ("this morning", "2026-11-16"),
    ("this afternoon", "2026-11-16"),
    ("this evening", "2026-11-16"),
    ("tonight", "2026-11-16"),
    ("last night", "2026-11-15"),
    ("yesterday evening", "2026-11-15"),
    ("sunday morning", "2026-11-15"),
    ("3 nov afternoon", "2026-11-03"),
    ("Tue 3 Nov", "2026-11-03"),
    ("Tue 3 Nov 2026", "2026-11-03"),
    ("sat 15 november 2025", "2025-11-15"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_date_alone_is_a_day_without_a_time(text: str, day: str) -> None:
    when = read_when(text, clock())
    assert when == (Moment(None, None, day), None)
    assert read_day(text, clock()) == day


REFUSED = [
    ("", "is no time"),
    ("   ", "is no time"),
    ("six", "is no time"),
    ("25", "is no time"),
    ("at 25", "0:00 to 23:59"),
    ("12", "did you mean 12:00?"),
    ("8", "did you mean 8:00?"),
    ("the 26", "is no time"),
    ("the 32nd", "no month has a 32nd"),
    ("the 16th 20:01", "still to come"),
    ("mon the 15th", "15 Nov 2026 was a Sunday"),
    ("half past", "is no time"),
    ("half past 24", "is no time"),
    ("half past thirteen", "is no time"),
    ("5 to 6", "is no time"),
    ("half to 6", "is no time"),
    ("eight", "is no time"),
    ("at thirty", "is no time"),
    ("2 minuets ago", "did you mean minutes?"),
    ("yesterday 8", "is no time"),
    ("ago", "is no time"),
    ("h ago", "is no time"),
    ("-2h ago", "is no time"),
    ("2 ago", "is no time"),
    ("99999999h ago", "is no time"),
    ("8785h ago", "too long ago; write the date"),
    ("46341 days ago", "too long ago; write the date"),
    (f"yesterday{' ' * 48}7:30", "is too long for a time"),
    ("1523 months ago", "too long ago; write the date"),
    ("in 999999 weeks", "too far ahead; write the date"),
    ("in 999999 months", "too far ahead; write the date"),
    ("mo", "is no time"),
    ("yestreday", "did you mean yesterday?"),
    ("yesteday 7:30", "did you mean yesterday?"),
    ("mondya", "did you mean monday?"),
    ("wensday 8:00", "did you mean wednesday?"),
    ("26 novmber", "did you mean november?"),
    ("this mornign", "did you mean morning?"),
    ("half an our ago", "is no time"),
    ("7:30 h", "is no time"),
    ("7:30 8:30", "is no time"),
    ("monday yesterday", "is no time"),
    ("2.5 days ago", "is no time"),
    ("1.000 h ago", "is no time"),
    ("last week", "is no time"),
    ("week", "is no time"),
    ("november", "is no time"),
    ("nov 2025", "is no time"),
    ("3 nov 26", "is no time"),
    ("in 3 days", "in 3 days, Thu 19 Nov, is still to come"),
    ("day after tomorrow", "Wed 18 Nov, is still to come"),
    ("next monday", "still to come"),
    ("7:30 2026-11-03 x", "is no time"),
    ("2026-11-03 07:30:15", "is no time"),
    ("2026-11-16T20:01Z", "is still to come there"),
    ("2026-11-03T07:30+25:00", "from -14:00 to +14:00"),
    ("2026-11-03T25:30Z", "0:00 to 23:59"),
    ("1794810600", "is no time"),
    ("٧:٣٠", "is no time"),
    ("2026-11-03\x00", "is no time"),
    ("\ud800", "is no time"),
    ("13pm", "an hour goes from 1 to 12, not 13pm: write 13:00"),
    ("0am", "an hour goes from 1 to 12"),
    ("19:30 pm", "write 19:30"),
    ("7:75 pm", "an hour goes from 1 to 12"),
    ("24:00", "24:00 is 0:00 of the day after"),
    ("24:30", "0:00 to 23:59, not 24:30"),
    ("yesterday 24:01", "0:00 to 23:59, not 24:01"),
    ("yesterday 24:00", "write '2026-11-16 0:00'"),
    ("7:60", "0:00 to 23:59"),
    ("1900-02-29", "1900-02 has 28 days"),
    ("this night", "is no time"),
    ("26.10 evening", "is no time"),
    ("yesterday midnight", "write '2026-11-15 0:00' or '2026-11-16 0:00'"),
    ("yesterday 12 at night", "write '2026-11-15 0:00' or '2026-11-16 0:00'"),
    ("yesterday morning 14:00", "14:00 is not in the morning"),
    ("Wed 3 Nov", "3 Nov 2026 was a Tuesday"),
    ("Wed 3 Nov 7:30", "3 Nov 2026 was a Tuesday"),
    ("17 nov 2026", "still to come"),
    ("31 apr", "there is no"),
    ("32 jan", "there is no"),
    ("16 nov 20:01", "still to come"),
    ("Sun 15 Nov 07:30 (counts for 14 Nov)", "counts for Sun 15 Nov, not 14 nov"),
    ("today 23:00", "Mon 16 Nov is still to come; now is Mon 16 Nov 20:00"),
    ("today 20:01", "still to come"),
    ("tomorrow", "still to come"),
    ("tomorrow 7:30", "still to come"),
    ("2026-11-17", "still to come; today is Mon 16 Nov"),
    ("2026-11-17 07:30", "still to come"),
    ("2026-11-16 20:01", "still to come"),
    ("9999-12-31", "still to come"),
    ("2026-02-30", "there is no 2026-02-30; 2026-02 has 28 days"),
    ("2023-02-29 12:00", "there is no 2023-02-29; 2023-02 has 28 days"),
    ("2026-04-31", "2026-04 has 30 days"),
    ("2026-10-00", "2026-10 has 31 days"),
    ("2026-13-01", "no month 13"),
    ("2026-00-01", "no month 00"),
    ("1899-12-31", "days go back to 1900-01-01"),
    ("0000-01-01", "days go back to 1900-01-01"),
    ("2026-3-1", "written like 2026-03-01"),
    ("2026/11/03", "written like 2026-11-03"),
    ("11/03/2026", "can be read two ways; write 11 mar 2026 or 3 nov 2026"),
    ("11/3", "can be read two ways; write 11 mar or 3 nov"),
    ("26/11", "write 26 nov"),
    ("3-11-26", "can be read two ways"),
    ("26.11.26", "write the year in full: 26.11.2026"),
    ("45/11/2026", "is no date"),
    ("32.11.2026", "there is no"),
    ("x" * 61, "too long for a time"),
    ("x" * 1_000_000, "too long for a time"),
]


@pytest.mark.parametrize(("text", "says"), REFUSED)
def test_what_is_no_past_time_is_refused_in_a_sentence(text: str, says: str) -> None:
    with pytest.raises(WrongWords) as refused:
        read_when(text, clock())
    assert says in str(refused.value)
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 200


def test_both_readings_are_told_as_they_can_be_typed() -> None:
    with pytest.raises(WrongWords, match=r"write 07:10 or 7 oct$"):
        read_when("7.10", clock())


@pytest.mark.parametrize("text", ["7:30", "week", "2h ago", "now", "", "tomorrow", "2026-02-30"])
def test_what_is_no_past_day_is_refused(text: str) -> None:
    with pytest.raises(WrongWords):
        read_day(text, clock())


SAID = [
    ("21:00", "2026-11-15 21:00", "21:00 is later than now, so it is yesterday's, Sun 15 Nov"),
    ("20:01", "2026-11-15 20:01", "so it is yesterday's"),
    ("mon 18:00", "2026-11-16 18:00", "mon is today, Mon 16 Nov; the one before was Mon 9 Nov"),
    ("mon 21:00", "2026-11-09 21:00", "mon 21:00 is still to come, so it is last week's"),
    ("last mon 18:00", "2026-11-09 18:00", "last mon is Mon 9 Nov"),
    ("9pm", "2026-11-15 21:00", "so it is yesterday's"),
    ("at 21", "2026-11-15 21:00", "so it is yesterday's"),
    ("2026-03-29 02:30", "2026-03-29 03:30", "02:30 was skipped on Sun 29 Mar"),
    ("2026-10-25 02:30", "2026-10-25 02:30", "02:30 came twice on Sun 25 Oct"),
]


@pytest.mark.parametrize(("text", "wall", "remark"), SAID)
def test_what_had_to_be_decided_is_said(text: str, wall: str, remark: str) -> None:
    when = read_when(text, clock())
    assert when.moment.at == at(wall)
    assert when.remark is not None
    assert remark in when.remark


def test_a_weekday_on_its_own_day_is_today_and_said() -> None:
    when = read_when("mon", clock())
    assert when.moment == Moment(None, None, "2026-11-16")
    assert when.remark == "mon is today, Mon 16 Nov; the one before was Mon 9 Nov"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("at 8", SaidTime(8, bare=True)),
        ("yesterday night at 5", SaidTime(5)),
        ("yesterday night at 6", SaidTime(18)),
        ("yesterday night at 8", SaidTime(20)),
        ("yesterday afternoon at 1", SaidTime(13)),
        ("yesterday morning at 11", SaidTime(11)),
        ("yesterday evening 12:00", SaidTime(12)),
    ],
)
def test_a_part_of_the_day_says_which_half_an_hour_is_of(text: str, time: SaidTime) -> None:
    (said,) = read_said(text)
    assert said.time == time


def test_a_time_that_came_twice_is_the_first_of_the_two() -> None:
    first = read_when("2026-10-25 02:30", clock()).moment
    assert first == Moment(at("2026-10-25 02:30", fold=0), 120, "2026-10-25")
    # Also within the hour itself: at 02:45 for the second time, 02:30 is still the first one.
    second_time = Clock(at("2026-10-25 02:45", fold=1), BERLIN)
    when = read_when("2:30", second_time)
    assert when.moment == first
    assert when.remark is not None
    assert "came twice" in when.remark


def test_a_skipped_time_that_would_lie_ahead_is_yesterdays() -> None:
    # 03:10 is ten minutes after the clocks went forward: 02:30 taken as 03:30 is still to come.
    when = read_when("2:30", clock("2026-03-29 03:10"))
    assert when.moment.at == at("2026-03-28 02:30")
    assert when.remark is not None
    assert "yesterday's" in when.remark
    with pytest.raises(WrongWords, match="was skipped on Sun 29 Mar"):
        read_when("today 2:30", clock("2026-03-29 03:10"))


def test_a_half_hour_change_is_resolved_too() -> None:
    lord_howe = ZoneInfo("Australia/Lord_Howe")
    howe = clock("2026-11-16 20:00", tz=lord_howe)
    when = read_when("2026-10-04 02:15", howe)
    assert when.moment == Moment(at("2026-10-04 02:45", lord_howe), 660, "2026-10-04")
    assert when.remark is not None
    assert "skipped" in when.remark


def test_a_day_that_a_country_skipped() -> None:
    apia = ZoneInfo("Pacific/Apia")  # there was no 2011-12-30
    when = read_when("2011-12-30 07:30", clock("2012-01-02 12:00", tz=apia))
    assert when.moment.day == "2011-12-31"
    assert when.remark is not None
    assert "was skipped on Fri 30 Dec 2011" in when.remark
    early = clock("2011-12-31 06:00", tz=apia)
    assert read_when("7:30", early).moment.at == at("2011-12-29 07:30", apia)


NIGHTS = [
    # On Fri 27 Nov at 02:00, before a day-start of 04:00: typed, what it is or says
    ("27 nov", "Fri 27 Nov is still to come; today is Thu 26 Nov; for the year before write 2025-"),
    ("27.11.", "Fri 27 Nov is still to come"),
    ("2026-11-27", "Fri 27 Nov is still to come"),
    ("nov 27", "Fri 27 Nov is still to come"),
    ("fri 27 nov", "Fri 27 Nov is still to come"),
    ("28 nov", "Sat 28 Nov is still to come"),
    ("28 nov 1:00", "01:00 on Sat 28 Nov is still to come"),
    ("27 nov 3:00", "03:00 on Fri 27 Nov is still to come"),
    ("27 nov 1:00", ("2026-11-27 01:00", "2026-11-26")),
    ("26 nov", (None, "2026-11-26")),
    ("27 nov 2025", (None, "2025-11-27")),
    ("30 nov", (None, "2025-11-30")),
    ("fri 1:30", ("2026-11-27 01:30", "2026-11-26")),
    ("1:30 fri", ("2026-11-27 01:30", "2026-11-26")),
    ("friday morning 1:30", ("2026-11-27 01:30", "2026-11-26")),
    ("fri 3:00", ("2026-11-21 03:00", "2026-11-20")),
    ("fri 23:00", ("2026-11-20 23:00", "2026-11-20")),
    ("last fri 1:30", ("2026-11-21 01:30", "2026-11-20")),
    ("thu 1:30", ("2026-11-27 01:30", "2026-11-26")),
    ("thu 23:00", ("2026-11-26 23:00", "2026-11-26")),
    ("fri", "two ways, since your day is still Thu 26 Nov; write today or 2026-11-20"),
    ("the 27th", "two ways, since your day is still Thu 26 Nov; write today or 2026-10-27"),
    ("the 27th 1:30", ("2026-11-27 01:30", "2026-11-26")),
    ("the 26th", (None, "2026-11-26")),
    ("last fri", (None, "2026-11-20")),
    ("thu", (None, "2026-11-26")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right"), NIGHTS)
def test_before_the_day_start_no_day_of_the_calendar_is_taken_for_another(
    text: str, right: str | tuple[str | None, str]
) -> None:
    night = clock("2026-11-27 02:00", OWL)
    if isinstance(right, str):
        with pytest.raises(WrongWords) as refused:
            read_when(text, night)
        assert right in str(refused.value)
        return
    wall, day = right
    moment = read_when(text, night).moment
    assert (moment.at, moment.day) == (wall and at(wall), day)


@pytest.mark.parametrize("text", ["20 nov", "20.11.", "20 nov 1:00", "21 nov"])
def test_a_date_that_a_calendar_further_east_shows_is_no_year_back(text: str) -> None:
    """It was the 20th in Berlin already when this is typed in New York."""
    new_york = clock("2026-11-19 20:00", tz=ZoneInfo("America/New_York"))
    with pytest.raises(WrongWords, match="is still to come"):
        read_when(text, new_york)


def test_a_leap_day_is_that_of_the_last_leap_year() -> None:
    for now, day in (("2027-11-16", "2024-02-29"), ("2103-11-16", "2096-02-29")):
        assert read_day("29 feb", clock(f"{now} 20:00")) == day


@pytest.mark.parametrize(
    ("now", "text"),
    [
        ("2026-12-31 23:00", "1 jan"),
        ("2027-01-01 02:00", "1 jan"),
        ("2027-01-01 02:00", "2 jan"),
        ("2028-02-28 12:00", "29 feb"),
    ],
)
def test_a_date_of_the_next_days_is_no_year_back_in_a_new_year(now: str, text: str) -> None:
    with pytest.raises(WrongWords, match="is still to come"):
        read_when(text, clock(now, OWL))
    with pytest.raises(WrongWords, match="is still to come"):
        read_day(text, clock(now, OWL))


def test_a_month_that_has_begun_on_the_calendar_is_not_last_years() -> None:
    night = clock("2026-12-01 02:00", OWL)
    for text in ("december", "december..today", "since december"):
        with pytest.raises(WrongWords, match="Tue 1 Dec is still to come; today is Mon 30 Nov"):
            read_days(text, night)
    assert read_days("november", night) == Days("2026-11-01", "2026-11-30")
    assert read_days("december", clock("2026-11-30 20:00")) == Days("2025-12-01", "2025-12-31")


OWLS = [
    # now, typed, wall clock of the instant, the day it counts for, said
    ("2026-11-16 20:00", "7:30", "2026-11-16 07:30", "2026-11-16", None),
    ("2026-11-16 20:00", "2:00", "2026-11-16 02:00", "2026-11-15", "counts for Sun 15 Nov"),
    ("2026-11-16 20:00", "yesterday 7:30", "2026-11-15 07:30", "2026-11-15", None),
    ("2026-11-16 20:00", "yesterday 2:00", "2026-11-16 02:00", "2026-11-15", "counts for"),
    ("2026-11-16 20:00", "today 2:00", "2026-11-16 02:00", "2026-11-15", "counts for"),
    ("2026-11-16 20:00", "sat 2:00", "2026-11-15 02:00", "2026-11-14", "counts for"),
    ("2026-11-16 20:00", "2026-11-14 02:00", "2026-11-14 02:00", "2026-11-13", "counts for"),
    ("2026-11-16 20:00", "2026-11-14 04:00", "2026-11-14 04:00", "2026-11-14", None),
    ("2026-11-17 01:00", "now", "2026-11-17 01:00", "2026-11-16", None),
    ("2026-11-17 01:00", "23:30", "2026-11-16 23:30", "2026-11-16", "later than now"),
    ("2026-11-17 01:00", "today 23:30", "2026-11-16 23:30", "2026-11-16", None),
    ("2026-11-17 01:00", "today 0:30", "2026-11-17 00:30", "2026-11-16", "counts for"),
    ("2026-11-17 01:00", "0:30", "2026-11-17 00:30", "2026-11-16", "counts for"),
    ("2026-11-17 01:00", "yesterday 23:30", "2026-11-15 23:30", "2026-11-15", None),
]


@pytest.mark.parametrize(("now", "text", "wall", "day", "said"), OWLS)
def test_a_day_can_start_at_four(
    now: str, text: str, wall: str, day: str, said: str | None
) -> None:
    when = read_when(text, clock(now, OWL))
    assert when.moment.at == at(wall)
    assert when.moment.day == day
    assert (when.remark is None) == (said is None)
    assert said is None or said in (when.remark or "")


def test_days_of_a_night_owl() -> None:
    owl = clock("2026-11-17 01:00", OWL)
    assert owl.today() == "2026-11-16"
    assert read_day("today", owl) == "2026-11-16"
    assert read_day("yesterday", owl) == "2026-11-15"
    assert read_day("mon", owl) == "2026-11-16"
    with pytest.raises(WrongWords, match="today is Mon 16 Nov"):
        read_day("2026-11-17", owl)


RANGES = [
    ("today", "2026-11-16", "2026-11-16"),
    ("yesterday", "2026-11-15", "2026-11-15"),
    ("2026-11-03", "2026-11-03", "2026-11-03"),
    ("sun", "2026-11-15", "2026-11-15"),
    ("week", "2026-11-10", "2026-11-16"),
    ("7d", "2026-11-10", "2026-11-16"),
    ("1d", "2026-11-16", "2026-11-16"),
    ("month", "2026-10-18", "2026-11-16"),
    ("year", "2025-11-17", "2026-11-16"),
    ("90d", "2026-08-19", "2026-11-16"),
    ("6w", "2026-10-06", "2026-11-16"),
    ("2026-10", "2026-10-01", "2026-10-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2026-11", "2026-11-01", "2026-11-16"),
    ("2025", "2025-01-01", "2025-12-31"),
    ("2026", "2026-01-01", "2026-11-16"),
    ("2026-10-01..2026-10-31", "2026-10-01", "2026-10-31"),
    ("2026-10-01..yesterday", "2026-10-01", "2026-11-15"),
    ("sun..today", "2026-11-15", "2026-11-16"),
    ("2026-11-03..2026-11-03", "2026-11-03", "2026-11-03"),
    ("2026-10-01..", "2026-10-01", "2026-11-16"),
    ("..2026-10-01", FIRST_DAY, "2026-10-01"),
    ("all", *ALL_DAYS),
    ("2 weeks", "2026-11-03", "2026-11-16"),
    ("last 90 days", "2026-08-19", "2026-11-16"),
    ("Past 2 Months", "2026-09-18", "2026-11-16"),
    ("1 year", "2025-11-17", "2026-11-16"),
    ("since sun", "2026-11-15", "2026-11-16"),
    ("since 2026-10-01", "2026-10-01", "2026-11-16"),
    ("october", "2026-10-01", "2026-10-31"),
    ("Nov", "2026-11-01", "2026-11-16"),
    ("dec", "2025-12-01", "2025-12-31"),
    ("may", "2026-05-01", "2026-05-31"),
    ("february 2024", "2024-02-01", "2024-02-29"),
    ("28 oct..3 nov", "2026-10-28", "2026-11-03"),
    ("28 oct .. 3 nov", "2026-10-28", "2026-11-03"),
    ("28 oct to 3 nov", "2026-10-28", "2026-11-03"),
    ("from 28 oct until yesterday", "2026-10-28", "2026-11-15"),
    ("28.10...3.11.", "2026-10-28", "2026-11-03"),
    ("20 dec..3 jan", "2025-12-20", "2026-01-03"),
    ("2 weeks ago..yesterday", "2026-11-02", "2026-11-15"),
    ("september..october", "2026-09-01", "2026-10-31"),
    ("2026-09..2026-10", "2026-09-01", "2026-10-31"),
    ("since last monday", "2026-11-09", "2026-11-16"),
    ("since 2 weeks ago", "2026-11-02", "2026-11-16"),
    ("2 weeks ago", "2026-11-02", "2026-11-02"),
    ("may 26", "2026-05-26", "2026-05-26"),
    ("last monday", "2026-11-09", "2026-11-09"),
    ("this week", "2026-11-16", "2026-11-16"),
    ("this month", "2026-11-01", "2026-11-16"),
    ("this year", "2026-01-01", "2026-11-16"),
    ("quarter", "2026-08-18", "2026-11-16"),
    ("this quarter", "2026-10-01", "2026-11-16"),
    ("2 quarters", "2026-05-19", "2026-11-16"),
    ("3months", "2026-08-19", "2026-11-16"),
    ("3 months", "2026-08-19", "2026-11-16"),
    ("two weeks", "2026-11-03", "2026-11-16"),
    ("10 days", "2026-11-07", "2026-11-16"),
]


@pytest.mark.parametrize(("text", "first", "last"), RANGES)
def test_ranges_of_days(text: str, first: str, last: str) -> None:
    assert read_days(text, clock()) == Days(first, last)


def test_this_week_begins_where_weeks_begin() -> None:
    sunday, tuesday = clock()._replace(week_start=6), clock()._replace(week_start=1)
    assert read_days("this week", sunday) == Days("2026-11-15", "2026-11-16")
    assert read_days("this week", tuesday) == Days("2026-11-10", "2026-11-16")
    with pytest.raises(WrongWords, match=r"or 2026-11-08\.\.2026-11-14"):
        read_days("last week", sunday)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is no range"),
        ("..", "is no range"),
        ("fortnight", "is no range"),
        ("6m", "is no range"),
        ("fortnigth", "is no range"),
        ("28 oct..3 dec", "Thu 3 Dec is still to come"),
        ("yestreday..today", "did you mean yesterday?"),
        ("11/03/2026..today", "can be read two ways"),
        ("last quarter", "the last 91 days, or 2026-07-01..2026-09-30"),
        ("last year", "the last 365 days, or 2025"),
        ("-7d", "is no range"),
        ("7 d", "is no range"),
        ("last", "is no range"),
        ("2 fortnights", "is no range"),
        ("99999 days", "1 day to 36500 days"),
        ("oct oct", "is no range"),
        ("december 2026", "still to come"),
        ("since 2026-12-01", "still to come"),
        ("0 days", "1 day to 36500 days"),
        ("last week", "write week for the last 7 days, or 2026-11-09..2026-11-15"),
        ("last month", "write month for the last 30 days, or 2026-10"),
        ("past year", "write year for the last 365 days, or 2025"),
        ("0d", "1 day to 36500 days"),
        ("0w", "1 day to 36500 days"),
        ("99999d", "1 day to 36500 days"),
        ("2026-12", "still to come"),
        ("2027", "still to come"),
        ("2026-13", "no month 13"),
        ("1066", "go back to 1900"),
        ("2026-11-01..2026-12-01", "Tue 1 Dec is still to come"),
        ("2026-10-31..2026-10-01", "ends before it starts; write 2026-10-01..2026-10-31"),
        ("2026-10-01...2026-10-31", "is no day"),
        ("2026-10-01..x", "'x' is no day"),
        ("2026-02-30..today", "there is no 2026-02-30"),
    ],
)
def test_what_is_no_range_is_refused(text: str, says: str) -> None:
    with pytest.raises(WrongWords) as refused:
        read_days(text, clock())
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ([], 0),
        (["7:30"], 1),
        (["7:30", "6", "lower-back"], 1),
        (["now", "500"], 1),
        (["yesterday"], 1),
        (["yesterday", "500"], 1),
        (["yesterday", "7:30", "6"], 2),
        (["Mon", "18:00", "500"], 2),
        (["mon", "6", "neck"], 1),
        (["mon", "7pm"], 2),
        (["7:30", "pm"], 2),
        (["7:30", "pm", "hamstrings"], 2),
        (["7:30", "yesterday"], 2),
        (["7:30", "pm", "yesterday", "6"], 3),
        (["last", "night", "7.5"], 2),
        (["yesterday", "at", "7", "pm", "6"], 4),
        (["yesterday", "at", "the", "gym"], 1),
        (["half", "an", "hour", "ago", "500"], 4),
        (["26", "nov", "500"], 2),
        (["26", "nov", "2025", "500"], 3),
        (["26", "nov", "2000", "ml"], 2),
        (["yesterday", "5.30", "km"], 1),
        (["8", "6", "neck"], 1),
        (["8:00", "2.11", "km"], 1),
        (["7:30", "h"], 1),
        (["7:30", "--note", "yesterday"], 1),
        (["Fri", "27", "Nov", "02:00", "(counts", "for", "26", "Nov)"], 8),
        (["2026-11-03", "07:30", "30min"], 2),
        (["2026-11-03", "30min"], 1),
        (["2h", "ago"], 2),
        (["2h", "ago", "500"], 2),
        (["2", "h", "ago", "500"], 3),
        (["1h", "30min", "ago", "500"], 3),
        (["3", "days", "ago"], 3),
        (["2h", "500"], 1),
        (["500", "ml", "x", "y", "ago"], 1),
        (["yesterday 7:30", "6"], 1),
        (["nonsense", "7:30"], 1),
    ],
)
def test_a_time_takes_its_own_words_and_no_more(words: list[str], count: int) -> None:
    assert take_when(words) == count


@pytest.mark.parametrize("text", [text for text, _ in ACCEPTED])
def test_every_accepted_time_is_taken_whole(text: str) -> None:
    words = text.split()
    assert take_when([*words, "6", "lower-back"]) == len(words)


def test_days_are_arithmetic_on_dates() -> None:
    assert add_days("2024-02-28", 1) == "2024-02-29"
    assert add_days("2026-01-01", -1) == "2025-12-31"
    assert days_between("2026-03-28", "2026-03-30") == 2
    assert each_day(Days("2026-02-27", "2026-03-01")) == ["2026-02-27", "2026-02-28", "2026-03-01"]
    assert day_of(0, 0) == "1970-01-01"
    assert day_of(-1, 0) == "1969-12-31"
    assert day_of(at("2026-11-16 03:59"), 60, OWL) == "2026-11-15"
    assert day_of(at("2026-11-16 04:00"), 60, OWL) == "2026-11-16"


MACHINE = """
from tracker.domain.time.when import Clock, read_when
clock = Clock({now}, None, 0)
for text in {texts}:
    when = read_when(text, clock)
    print(when.moment.at, when.moment.utc_offset_min, when.moment.day, bool(when.remark))
"""


@pytest.mark.skipif(not hasattr(__import__("time"), "tzset"), reason="needs TZ to set the zone")
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
def test_the_machines_own_zone_reads_as_the_zone_given(zone: str) -> None:
    texts = ["7:30", "23:00", "yesterday 7:30", "2026-03-29 02:30", "2026-10-25 02:30", "mon"]
    texts += ["2026-03-08 02:30", "2026-11-01 01:30", "2026-10-04 02:15", "2026-04-05 01:45"]
    own = Clock(at("2026-11-16 20:00"), ZoneInfo(zone))
    expected = ""
    for text in texts:
        when = read_when(text, own)
        moment = when.moment
        expected += f"{moment.at} {moment.utc_offset_min} {moment.day} {bool(when.remark)}\n"
    script = MACHINE.format(now=own.now, texts=texts)
    env = {**os.environ, "TZ": zone}
    run = subprocess.run(
        [sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True
    )
    assert run.stdout == expected


def test_reading_times_imports_no_zones_and_no_calendars() -> None:
    script = (
        "import sys; from tracker.domain.time.when import Clock, read_when; "
        "read_when('yesterday 7:30', Clock(1794900000)); "
        "print([m for m in ('zoneinfo', 'calendar', 'difflib') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
