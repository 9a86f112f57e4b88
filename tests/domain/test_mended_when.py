"""Another time for an entry that is there: what isn't said of it stays as it was."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_when import BERLIN, OWL, at, clock
from tests.domain.test_when_properties import STARTS, TIMES, ZONES
from tests.properties import examples
from tracker.domain.errors import WrongWords
from tracker.domain.time.clock import Clock, Moment
from tracker.domain.time.mended_when import read_mended_when
from tracker.domain.time.when import When, read_when

HONOLULU = ZoneInfo("Pacific/Honolulu")
TOKYO = ZoneInfo("Asia/Tokyo")


def made(text: str, tz: ZoneInfo = BERLIN, day_start: int = 0, fold: int = 0) -> Moment:
    """The moment of an entry made at a wall clock's time."""
    instant = at(text, tz, fold)
    return Clock(instant, tz, day_start).moment(instant)


MENDED = [
    # own time, typed on Monday 2026-11-16 at 20:00 in Berlin, the time then
    ("2026-11-06 08:00", "17:00", "2026-11-06 17:00"),
    ("2026-11-06 08:00", "7pm", "2026-11-06 19:00"),
    ("2026-11-06 08:00", "at 9", "2026-11-06 09:00"),
    ("2026-11-06 08:00", "23:30", "2026-11-06 23:30"),
    ("2026-07-06 08:00", "17:00", "2026-07-06 17:00"),
    ("2026-11-06 08:00", "yesterday 17:00", "2026-11-15 17:00"),
    ("2026-11-06 08:00", "17:00 yesterday", "2026-11-15 17:00"),
    ("2026-11-06 08:00", "2h ago", "2026-11-16 18:00"),
    ("2026-11-06 08:00", "5 nov 9:00", "2026-11-05 09:00"),
    ("2026-11-06 08:00", "2026-07-05 9:00", "2026-07-05 09:00"),
    ("2026-03-28 08:00", "2:30", "2026-03-28 02:30"),
    # the figures that are shown, of UTC
    ("2026-11-06 08:00", "2026-11-06 08:00Z", "2026-11-06 09:00"),
]


@pytest.mark.parametrize(("own", "text", "wall"), MENDED)
def test_a_clock_time_keeps_the_entrys_own_day(own: str, text: str, wall: str) -> None:
    when = read_mended_when(text, made(own), clock())
    assert when == (made(wall), None)


@pytest.mark.parametrize(
    ("own", "text", "wall"),
    [
        ("2026-11-06 08:00", "8:10", "2026-11-06 08:10"),
        ("2026-11-06 08:00", "yesterday 8:00", "2026-11-15 08:00"),
        ("2026-11-06 08:00", "2026-11-05 23:00", "2026-11-05 23:00"),
    ],
)
@pytest.mark.parametrize("zone", [TOKYO, HONOLULU])
def test_an_entry_from_elsewhere_keeps_its_own_offset(
    own: str, text: str, wall: str, zone: ZoneInfo
) -> None:
    assert read_mended_when(text, made(own, zone), clock()).moment == made(wall, zone)


def test_a_while_ago_is_told_by_the_entrys_own_clock() -> None:
    moment = read_mended_when("2h ago", made("2026-11-06 08:00", TOKYO), clock()).moment
    assert moment == Clock(0, TOKYO).moment(at("2026-11-16 18:00"))


@pytest.mark.parametrize(
    ("own", "text", "wall"),
    [
        ("2026-11-07 02:00", "17:00", "2026-11-06 17:00"),  # counts for the 6th
        ("2026-11-06 17:00", "2:00", "2026-11-07 02:00"),
        ("2026-11-07 02:00", "3:30", "2026-11-07 03:30"),
        ("2026-11-07 02:00", "4:00", "2026-11-06 04:00"),
        ("2026-11-07 02:00", "2026-11-08 03:00", "2026-11-08 03:00"),
    ],
)
def test_the_own_day_is_the_one_that_it_counts_for(own: str, text: str, wall: str) -> None:
    when = read_mended_when(text, made(own, day_start=OWL), clock(day_start=OWL))
    assert when.moment == made(wall, day_start=OWL)


def test_an_hour_that_came_twice_stays_the_same_one() -> None:
    second = made("2026-10-25 02:45", fold=1)
    assert read_mended_when("2:30", second, clock()) == (made("2026-10-25 02:30", fold=1), None)
    assert read_mended_when("Sun 25 Oct 02:45", second, clock()) == (second, None)
    first = made("2026-10-25 02:45")
    assert read_mended_when("2:30", first, clock()).moment == made("2026-10-25 02:30")


def test_a_day_alone_takes_the_time_away_and_says_so() -> None:
    when = read_mended_when("2026-11-05", made("2026-11-06 08:00"), clock())
    assert when.moment == Moment(None, None, "2026-11-05")
    assert when.remark == "Thu 5 Nov without a time; to keep 08:00: --at '2026-11-05 08:00'"
    untimed = Moment(None, None, "2026-11-05")
    assert read_mended_when("yesterday", untimed, clock()) == (
        Moment(None, None, "2026-11-15"),
        None,
    )
    assert read_mended_when("17:00", untimed, clock()).moment == made("2026-11-05 17:00")
    assert read_mended_when("Thu 5 Nov", untimed, clock()) == (untimed, None)


@pytest.mark.parametrize(
    ("own", "text", "says"),
    [
        ("2026-11-16 19:00", "21:00", "is still to come; write the day with it, such as --at "
         "'2026-11-15 21:00'"),
        ("2026-11-06 08:00", "tomorrow 7:00", "still to come"),
        ("2026-11-06 08:00", "2026-11-16 20:01", "still to come"),
        ("2026-11-06 08:00", "midnight", "'2026-11-06 0:00' or '2026-11-07 0:00'"),
        ("2026-11-06 08:00", "24:00", "write '2026-11-07 0:00'"),
        ("2026-11-06 08:00", "yestreday", "did you mean yesterday?"),
        ("2026-11-06 08:00", "Sat 6 Nov 8:00", "6 Nov 2026 was a Friday"),
        ("2026-03-29 08:00", "2:30", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(own: str, text: str, says: str) -> None:
    if not says:
        remark = read_mended_when(text, made(own), clock()).remark
        assert remark is not None
        assert "was skipped" in remark
        return
    with pytest.raises(WrongWords) as refused:
        read_mended_when(text, made(own), clock())
    assert says in str(refused.value)


def test_a_doses_hour_has_one_reading() -> None:
    dose = made("2026-11-06 12:00")
    with pytest.raises(WrongWords, match="write 8:00 or 20:00"):
        read_mended_when("at 8", dose, clock(), "med")
    assert read_mended_when("8:00", dose, clock(), "med").moment == made("2026-11-06 08:00")


# --- what is shown, typed back -------------------------------------------------------------------

WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NOW = st.integers(946_684_800, 1_893_456_000)
CLOCKS = st.builds(Clock, NOW, st.sampled_from(ZONES), STARTS)
AGES = st.integers(0, 800 * 86_400) | st.integers(0, 200_000)


def short(day: date, this_year: int) -> str:
    year = "" if day.year == this_year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def shown(moment: Moment, this_year: int) -> list[str]:
    """The ways in which the tracker and other programs show a moment."""
    assert moment.at is not None and moment.utc_offset_min is not None
    wall = datetime.fromtimestamp(moment.at, UTC).replace(tzinfo=None) + timedelta(
        minutes=moment.utc_offset_min
    )
    day = date.fromisoformat(moment.day)
    on = f"{WEEK[wall.weekday()]} {short(wall.date(), this_year)} {wall:%H:%M}"
    counts = f" (counts for {short(day, this_year)})" if day != wall.date() else ""
    sign = "-" if moment.utc_offset_min < 0 else "+"
    hours, minutes = divmod(abs(moment.utc_offset_min), 60)
    return [
        f"{on}{counts}",
        f"{wall:%Y-%m-%d %H:%M}{counts}",
        f"{wall:%Y-%m-%dT%H:%M:%S}{sign}{hours:02}:{minutes:02}",
        f"{wall:%H:%M}",
    ]


@given(CLOCKS, AGES, st.sampled_from(ZONES))
@examples(600)
def test_what_is_shown_typed_back_changes_nothing(now: Clock, age: int, zone: ZoneInfo) -> None:
    own = now._replace(tz=zone).moment(now.now - age)
    this_year = now.wall(now.now).year
    for text in shown(own, this_year):
        assert read_mended_when(text, own, now) == (own, None), text
    untimed = own._replace(at=None, utc_offset_min=None)
    day = date.fromisoformat(untimed.day)
    for text in (f"{WEEK[day.weekday()]} {short(day, this_year)}", untimed.day):
        assert read_mended_when(text, untimed, now) == (untimed, None), text


@pytest.mark.parametrize(
    ("own", "day", "kept"),
    [
        ("2026-11-16 02:00", "14 nov", "2026-11-15 02:00"),  # counts for the 15th
        ("2026-11-16 04:00", "14 nov", "2026-11-14 04:00"),
        ("2026-11-16 03:59", "yesterday", "2026-11-16 03:59"),
        ("2026-11-15 02:00", "today", None),  # 02:00 of this day is still to come
        ("2026-11-15 21:00", "today", None),
        ("2026-11-15 02:30", "28 mar", None),  # the clocks went forward over it
    ],
)
def test_the_line_that_keeps_a_time_is_of_the_day_that_it_counts_for(
    own: str, day: str, kept: str | None
) -> None:
    when = read_mended_when(day, made(own, day_start=OWL), clock(day_start=OWL))
    assert when.remark is not None
    assert hinted(when) == kept
    if kept is not None:
        again = read_mended_when(kept, when.moment, clock(day_start=OWL)).moment
        assert again == made(kept, day_start=OWL)


def test_the_line_that_keeps_a_time_from_elsewhere_has_its_offset() -> None:
    when = read_mended_when("12 nov", made("2026-11-06 08:00", TOKYO), clock())
    assert hinted(when) == "2026-11-12 08:00+09:00"
    again = read_mended_when("2026-11-12 08:00+09:00", when.moment, clock())
    assert again.moment == made("2026-11-12 08:00", TOKYO)


def hinted(when: When) -> str | None:
    """What the remark says to type, to keep a time."""
    found = re.search("to keep ([0-9:]+): --at '(.+?)'", when.remark or "")
    assert found is None or found[1] in found[2]
    return found and found[2]


@given(CLOCKS, AGES, st.sampled_from(ZONES), st.integers(0, 400), st.sampled_from(["", "mon"]))
@examples(600)
def test_every_line_that_keeps_a_time_gives_its_day_and_its_time(
    now: Clock, age: int, zone: ZoneInfo, days_ago: int, weekday: str
) -> None:
    own = now._replace(tz=zone).moment(now.now - age)
    try:
        when = read_mended_when(weekday or f"{days_ago} days ago", own, now)
    except WrongWords:
        return  # `mon` before the day-start
    assert when.moment.at is None
    text = hinted(when)
    if text is None:
        return
    kept = read_mended_when(text, when.moment, now).moment
    assert kept.at is not None and kept.at <= now.now
    assert kept.day == when.moment.day
    shown = [
        datetime.fromtimestamp(at, UTC) + timedelta(minutes=offset or 0)
        for at, offset, _ in (own, kept)
        if at is not None
    ]
    assert f"{shown[0]:%H:%M}" == f"{shown[1]:%H:%M}"


@given(CLOCKS, AGES, TIMES)
@examples(400)
def test_every_day_that_a_refusal_offers_can_be_typed(now: Clock, age: int, text: str) -> None:
    own = now.moment(now.now - age)
    try:
        read_mended_when(text, own, now)
    except WrongWords as error:
        offered = re.search("such as --at '(.+)'", str(error))
        if offered:
            assert read_mended_when(offered[1], own, now).moment.at is not None


@given(CLOCKS, AGES, st.sampled_from(ZONES), TIMES)
@examples(600)
def test_a_clock_time_keeps_day_and_offset(now: Clock, age: int, zone: ZoneInfo, text: str) -> None:
    own = now._replace(tz=zone).moment(now.now - age)
    when, refused = When(own, None), ""
    try:
        when = read_mended_when(text, own, now)
    except WrongWords as error:
        refused = str(error)
    if refused:
        assert "still to come" in refused or "was skipped" in refused
        return
    moment = when.moment
    assert moment.at is not None and moment.at <= now.now
    if when.remark is None:
        assert moment.day == own.day
        offset = now.moment(moment.at).utc_offset_min
        assert moment.utc_offset_min in (own.utc_offset_min, offset)
        wall = datetime.fromtimestamp(moment.at, UTC) + timedelta(
            minutes=moment.utc_offset_min or 0
        )
        assert f"{wall:%H:%M}" == f"{text:0>5}"


@given(CLOCKS, AGES)
@examples(400)
def test_every_form_of_a_moment_reads_back_to_it(now: Clock, age: int) -> None:
    own = now.moment((now.now - age) // 60 * 60)
    assert own.at is not None and own.utc_offset_min is not None
    wall = now.wall(own.at)
    date_forms = [
        f"{wall:%Y-%m-%d}",
        f"{wall.day} {MONTHS[wall.month - 1]} {wall.year}",
        f"{MONTHS[wall.month - 1]} {wall.day}, {wall.year}",
        f"{wall.day}.{wall.month}.{wall.year}",
        f"{WEEK[wall.weekday()]} {wall.day} {MONTHS[wall.month - 1]} {wall.year}",
    ]
    half = "am" if wall.hour < 12 else "pm"
    hour = wall.hour % 12 or 12
    clock_forms = [
        f"{wall.hour}:{wall.minute:02}",
        f"{hour}:{wall.minute:02}{half}",
        f"{hour}:{wall.minute:02} {half.upper()}",
        f"{hour}.{wall.minute:02}{half[0]}.m.",
        f"at {wall:%H:%M}",
    ]
    for day in date_forms:
        for time in clock_forms:
            for text in (f"{day} {time}", f"{time} {day}", f"{time} on {day}"):
                when = read_when(text, now)
                if when.remark is None or "came twice" not in when.remark:
                    assert when.moment == own, text
    if wall.month != 2 or wall.day != 29:
        assert read_when(date_forms[3], now._replace(now=now.now + 86_400)).moment.at is None
