"""Habits by example: each trap that trackers fall into, schedules as they are typed, goals read."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.reference_habits import Case, Reference, day_range
from tests.domain.test_habits_properties import course_of
from tracker.domain.catalogues.catalogue import load
from tracker.domain.entries import Goal
from tracker.domain.errors import WrongWords
from tracker.domain.habits.chances import last_chance
from tracker.domain.habits.countable import (
    Countable,
    countable_of_kind,
    countable_of_own,
    goal_names,
)
from tracker.domain.habits.course import Course
from tracker.domain.habits.goal_habits import one_of_each
from tracker.domain.habits.habit import Habit, plans_of
from tracker.domain.habits.own import format_own, read_unit, subject_of
from tracker.domain.habits.schedules import Schedule, read_schedule
from tracker.domain.habits.streaks import current_streak, strength
from tracker.domain.kinds import KINDS
from tracker.domain.time.ordinals import iso, ordinal, weekday
from tracker.domain.time.when import Clock
from tracker.domain.units import one_of
from tracker.domain.words.goal_words import read_goal
from tracker.domain.words.naming import other_names

MONDAY = date(2026, 11, 2)
FAR = date(9999, 12, 31)


def course(
    schedule: str,
    done: str,
    *,
    first: date = MONDAY,
    target: float = 1.0,
    period: str = "day",
    direction: str = "at-least",
    last: date = FAR,
) -> Course:
    """A habit from a day on: one sign a day, the last is today's.

    A digit is the amount, `.` nothing known, `n` said not to be done, `s` skipped.
    """
    goal = Goal(
        "count", target, "habit", "x", direction, period, first.isoformat(), schedule=schedule
    )
    days = day_range(first, first + timedelta(days=len(done) - 1))
    amounts = {
        d: 0.0 if c == "n" else float(c) for d, c in zip(days, done, strict=True) if c not in ".s"
    }
    skips = [(d, d) for d, c in zip(days, done, strict=True) if c == "s"]
    return course_of(
        Case([goal], skips, [], amounts, frozenset(), frozenset(amounts), first, last, days[-1])
    )


def signs(it: Course, first: date = MONDAY) -> str:
    names = {"done": "D", "partly": "p", "satisfied": "S", "missed": "M", "skipped": "s",
             "not-due": "-", "unknown": "?"}  # fmt: skip
    return "".join(names[s] for s in it.states(first.toordinal(), it.today))


def streak(it: Course, first: date = MONDAY) -> tuple[int, str]:
    found = current_streak(list(it.windows(first.toordinal(), it.today)), it.today)
    return found.count, found.unit


def chance(it: Course) -> str | None:
    day = last_chance(it)
    return None if day is None else iso(day)


# --- traps ---------------------------------------------------------------------------------------


def test_a_weekly_target_is_not_judged_day_by_day() -> None:
    it = course("2/week", "1.....1" + ".1..1..")
    assert signs(it) == "DSSSSSD" + "SDSSDSS"
    assert streak(it) == (2, "week")
    assert signs(course("2/week", "1......" + "n......")) == "DMMMMMM" + "???????"


def test_a_rolling_window_counts_no_deed_twice() -> None:
    # Three in the first seven days cover those seven, not the ten that two windows would.
    it = course("3/7", "111............")
    assert signs(it) == "DDDSSSSMM??????"
    assert streak(course("3/7", "111....")) == (7, "day")
    assert streak(course("3/7", "111...." + "." * 9)) == (0, "day")


@pytest.mark.parametrize(
    ("done", "statuses"),
    [
        ("1......", ["open"] * 7),
        ("1.......", ["missed"] * 7 + ["open"]),
    ],
)
def test_a_day_is_open_as_long_as_a_stretch_that_holds_it(done: str, statuses: list[str]) -> None:
    it = course("3/7", done)
    assert [w.status for w in it.windows(it.today - len(done) + 1, it.today)] == statuses


@pytest.mark.parametrize(
    ("between", "first", "last"), [("at-least", "met", "met"), ("at-most", "missed", "open")]
)
def test_a_stretch_goes_over_a_change_of_the_goal_and_over_no_ceiling(
    between: str, first: str, last: str
) -> None:
    goals = [
        Goal(
            "count", 1.0, "habit", "x", from_day="2026-11-02", to_day="2026-11-03", schedule="2/7"
        ),
        Goal("count", 1.0, "habit", "x", between, from_day="2026-11-04", to_day="2026-11-04"),
        Goal("count", 1.0, "habit", "x", from_day="2026-11-05", schedule="2/7"),
    ]
    today = date(2026, 11, 5)
    amounts = {MONDAY: 1.0, today: 1.0}
    it = course_of(Case(goals, [], [], amounts, frozenset(), frozenset(), MONDAY, FAR, today))
    windows = list(it.windows(MONDAY.toordinal(), it.today))
    assert (windows[0].status, windows[-1].status) == (first, last)


def test_a_rolling_streak_starts_with_a_deed() -> None:
    assert streak(course("1/7", "....1..")) == (3, "day")


def test_a_streak_goes_over_a_change_of_the_goal() -> None:
    goals = [
        Goal("count", 1.0, "habit", "x", from_day="2026-11-02", to_day="2026-11-05"),
        Goal("count", 5.0, "habit", "x", from_day="2026-11-06"),
    ]
    amounts = {MONDAY + timedelta(days=n): 1.0 if n < 4 else 5.0 for n in range(7)}
    it = course_of(
        Case(goals, [], [], amounts, frozenset(), frozenset(), MONDAY, FAR, max(amounts))
    )
    assert signs(it) == "DDDDDDD"
    assert streak(it) == (7, "day")


@pytest.mark.parametrize(
    ("before", "after", "need", "got", "status"),
    [
        # Three days ask for 2 of 7, four for 5 of 7: 3.7, so 4 days of the whole week.
        ("2/week", "5/week", 4, 1, "open"),
        ("5/week", "2/week", 3, 1, "open"),
        # A week that has what is asked of it now is kept, whatever was asked before.
        ("5/week", "1/week", 3, 1, "met"),
        ("daily", "1/week", 1, 1, "met"),
    ],
)
def test_a_week_whose_goal_changed_is_judged_once_and_whole(
    before: str, after: str, need: int, got: int, status: str
) -> None:
    goals = [
        Goal("count", 1.0, "habit", "x", from_day="2026-11-02", to_day="2026-11-04",
             schedule=before),
        Goal("count", 1.0, "habit", "x", from_day="2026-11-05", schedule=after),
    ]  # fmt: skip
    it = course_of(
        Case(goals, [], [], {MONDAY: 1.0}, frozenset(), frozenset(), MONDAY, FAR,
             MONDAY + timedelta(days=6))
    )  # fmt: skip
    week = list(it.windows(MONDAY.toordinal(), it.today))[-1]
    assert (week.need, week.got, week.status) == (need, got, status)


def changed_daily(schedules: list[str], done: str, period: str = "day", **kw: Any) -> Course:
    """A habit whose goal is another one on each of its days."""
    days = day_range(MONDAY, MONDAY + timedelta(days=len(done) - 1))
    goals = [
        Goal("count", kw.get("target", 1.0) + (n if period != "day" else 0) * 0.01, "habit", "x",
             kw.get("direction", "at-least"), period, d.isoformat(),
             d.isoformat() if n < len(days) - 1 else FAR.isoformat(),
             schedule=schedules[n % len(schedules)])
        for n, d in enumerate(days)
    ]  # fmt: skip
    amounts = {d: float(c) for d, c in zip(days, done, strict=True) if c != "."}
    return course_of(
        Case(goals, [], [], amounts, frozenset(), frozenset(amounts), MONDAY, FAR, days[-1])
    )


def test_a_goal_changed_daily_makes_no_weeks() -> None:
    assert streak(changed_daily(["1/week", "2/week"], "1111111")) == (1, "week")
    assert streak(changed_daily(["daily"], "9999999" * 2, period="week")) == (2, "week")
    assert streak(changed_daily(["1/month", "2/month"], "1111111")) == (1, "month")
    assert streak(changed_daily(["1/7", "2/7"], "1111111")) == (7, "day")


def test_a_ceiling_is_never_cut() -> None:
    thursday = MONDAY + timedelta(days=3)
    it = course("daily", "1...", first=thursday, period="week", direction="at-most")
    (week,) = it.windows(thursday.toordinal(), it.today)
    assert (week.need, week.got, week.status) == (1, 1, "open")
    # On holiday for half of the week, and the one sweet was had before.
    it = course("daily", "1..ssss", period="week", direction="at-most")
    assert (signs(it), streak(course("daily", "1..ssss.", period="week", direction="at-most"))) == (
        "S??ssss", (1, "week"),
    )  # fmt: skip
    # Raised from 1 to 3 on a Wednesday: 3 is what held in that week.
    goals = [
        Goal("count", 1.0, "habit", "x", "at-most", "week", "2026-11-02", "2026-11-03"),
        Goal("count", 3.0, "habit", "x", "at-most", "week", "2026-11-04"),
    ]
    amounts = {MONDAY: 1.0, MONDAY + timedelta(days=4): 2.0}
    it = course_of(Case(goals, [], [], amounts, frozenset(), frozenset(amounts), MONDAY, FAR,
                        MONDAY + timedelta(days=6)))  # fmt: skip
    (week,) = it.windows(MONDAY.toordinal(), it.today)
    assert (week.need, week.got, week.status) == (3, 3, "open")


@pytest.mark.parametrize("direction", ["at-least", "at-most"])
def test_a_habit_has_no_strength_until_something_is_known(direction: str) -> None:
    def firm(done: str) -> float | None:
        it = course("daily", done, target=4, direction=direction)
        return strength(it.windows(MONDAY.toordinal(), it.today), it.today)

    assert [firm("."), firm("...."), firm("." * 30)] == [None, None, None]
    assert firm("2") == (None if direction == "at-least" else 1.0)
    assert firm("2.") is not None


def test_a_month_has_no_more_days_than_it_has() -> None:
    first = date(2026, 2, 1)
    it = course("30/month", "1" * 28, first=first)
    (window,) = it.windows(first.toordinal(), it.today)
    assert (window.need, window.got, window.status) == (28, 28, "met")


@pytest.mark.parametrize(("start", "weeks"), [(0, 2), (6, 3), (5, 3)])
def test_weeks_begin_on_the_day_that_they_are_said_to(start: int, weeks: int) -> None:
    it = course("1/week", "1111111" * 2)
    there = Course(it.plans, it.facts, it.today, it.off, start)
    windows = list(there.windows(MONDAY.toordinal(), it.today))
    assert len(windows) == weeks
    assert all(weekday(w.of) == start for w in windows)


@pytest.mark.parametrize(
    ("month", "days", "last"),
    [("2026-11", 30, "2026-11-30"), ("2028-02", 29, "2028-02-29"), ("2026-02", 28, "2026-02-28")],
)
def test_months_end_when_they_end(month: str, days: int, last: str) -> None:
    first = date.fromisoformat(f"{month}-01")
    it = course("1/month", "." * (days - 1) + "1", first=first)
    (window,) = it.windows(first.toordinal(), it.today)
    assert (iso(window.last), window.days, window.status) == (last, days, "met")
    assert signs(it, first) == "S" * (days - 1) + "D"


def test_a_habit_started_in_the_middle_of_a_week_owes_its_part() -> None:
    thursday = MONDAY + timedelta(days=3)
    it = course("3/week", "1..1", first=thursday)
    (window,) = it.windows(thursday.toordinal(), it.today)
    # While it runs it is what was set that is asked; what it takes is for judging it afterwards.
    assert (window.need, window.got, window.status) == (2, 2, "open")
    assert (window.asked, window.there, window.enough) == (3, 2, True)
    assert chance(it) == "2026-11-13"  # nothing fails before the next week does
    it = course("3/week", "1..1.", first=thursday)
    assert next(it.windows(thursday.toordinal(), it.today)).status == "met"


def test_unknown_is_not_missed_and_ends_a_streak_only_after_a_week() -> None:
    assert signs(course("daily", "11.1n1")) == "DD?DMD"
    assert streak(course("daily", "11.1")) == (3, "day")
    assert streak(course("daily", "11n1")) == (1, "day")
    assert streak(course("daily", "11." + "1" * 7)) == (9, "day")
    assert streak(course("daily", "11." + "1" * 8)) == (8, "day")


def test_a_skip_keeps_a_streak_and_never_starts_one() -> None:
    assert signs(course("daily", "s1ss1")) == "sDssD"
    assert streak(course("daily", "s1ss1")) == (2, "day")
    assert streak(course("daily", "ssss")) == (0, "day")
    assert streak(course("3/7", "111....sssssss1")) == (8, "day")


def test_a_skipped_day_takes_its_part_off_a_week() -> None:
    whole, less, none = (
        next(course("3/week", week).windows(MONDAY.toordinal(), MONDAY.toordinal() + 6))
        for week in ("1......", "1..ssss", "sssssss")
    )
    assert (whole.need, less.need, none.status) == (3, 1, "neutral")
    assert (whole.asked, less.asked, less.status) == (3, 3, "open")


def test_ceilings_of_days_and_weeks() -> None:
    it = course("daily", "20139", target=2, direction="at-most")
    assert signs(it) == "DDDMM"
    assert streak(course("daily", "2012", target=2, direction="at-most"))[0] == 3
    it = course("daily", "2110200" + "4", target=5, period="week", direction="at-most")
    assert signs(it) == "SSSSMSS" + "S"
    assert last_chance(it) is None


def test_a_sum_a_week_is_satisfied_on_its_other_days() -> None:
    it = course("daily", "5..9..." + "1", target=14, period="week")
    assert signs(it) == "DSSDSSS" + "p"
    assert streak(it) == (1, "week")


# --- how long it can wait ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schedule", "done", "day"),
    [
        ("daily", "1.", "2026-11-03"),
        ("daily", "1", "2026-11-03"),
        ("2/week", "1", "2026-11-08"),
        ("2/week", ".", "2026-11-07"),
        ("2/week", "11", "2026-11-14"),
        ("mon,wed,fri", "1.", "2026-11-04"),
        ("1/7", "1..", "2026-11-09"),
        ("3/7", "1.1.1.", "2026-11-11"),
        ("1/2", "..", "2026-11-03"),
        ("1/2", ".n", None),
        ("1/2", "1n", "2026-11-04"),
        ("daily", "1n", None),
        ("5/week", ".....", None),
    ],
)
def test_the_last_day_to_begin_on(schedule: str, done: str, day: str | None) -> None:
    assert chance(course(schedule, done)) == day


@pytest.mark.parametrize(
    ("days", "schedule", "done", "day"),
    [
        (4, "2/3", "1.", "2026-11-04"),
        (2, "2/3", "1.", "2026-11-03"),
        (2, "2/3", "11", None),
        (1, "2/3", ".", None),
        (9, "1/7", ".", "2026-11-02"),
    ],
)
def test_the_last_day_to_begin_on_where_the_habit_ends(
    days: int, schedule: str, done: str, day: str | None
) -> None:
    last = MONDAY + timedelta(days=days - 1)
    assert chance(course(schedule, done, last=last)) == day


# --- strength ------------------------------------------------------------------------------------


def test_strength_has_the_half_lives_that_it_is_known_for() -> None:
    def after(schedule: str, done: str) -> float:
        it = course(schedule, done)
        return strength(it.windows(MONDAY.toordinal(), it.today), it.today)

    assert [round(100 * after("daily", "1" * n)) for n in (7, 13, 30, 90)] == [31, 50, 80, 99]
    assert round(100 * after("1/week", ("1" + "." * 6) * 5)) == pytest.approx(51, abs=1)
    full = after("daily", "1" * 90)
    assert 0.93 < after("daily", "1" * 90 + "n") / full < 0.96
    assert after("daily", "1" * 30 + "s" * 20) == after("daily", "1" * 30)


def test_strength_of_amounts_and_ceilings() -> None:
    def worth(done: str, direction: str) -> float:
        it = course("daily", done, target=4, direction=direction)
        return strength(it.windows(MONDAY.toordinal(), it.today), it.today)

    fade = 0.5 ** (1 / 13)
    assert worth("2.", "at-least") == pytest.approx((1 - fade) / 2)
    assert worth("9.", "at-least") == pytest.approx(1 - fade)
    assert worth("4.", "at-most") == pytest.approx(1)
    assert worth("6.", "at-most") == pytest.approx(fade + (1 - fade) / 2)
    assert worth("8.", "at-most") == worth("9.", "at-most") == pytest.approx(fade)


# --- clocks --------------------------------------------------------------------------------------


@given(
    st.lists(st.integers(0, 40 * 24 * 60), min_size=1, max_size=60),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe"]),
    st.sampled_from([0, 240]),
    st.sampled_from(["daily", "2/week", "3/7", "mon,wed,fri"]),
)
def test_deeds_count_for_the_day_that_the_user_saw(
    minutes: list[int], zone: str, day_start: int, schedule: str
) -> None:
    """Over both changes of the clocks, with a day that begins at 04:00, and after a journey."""
    start = datetime(2026, 10, 10, tzinfo=ZoneInfo("UTC"))
    instants = sorted(start + timedelta(minutes=m) for m in minutes)
    abroad = ZoneInfo("Asia/Tokyo")
    kept: dict[date, float] = {}
    seen: dict[date, float] = {}
    for n, instant in enumerate(instants):
        # In the middle of it all the user flies to Tokyo.
        tz = ZoneInfo(zone) if n < len(instants) // 2 else abroad
        at = int(instant.timestamp())
        day = date.fromisoformat(Clock(at, tz, day_start).moment(at).day)
        kept[day] = kept.get(day, 0) + 1
        # Slowly: the clock on the wall, set back by the hours that belong to the night before.
        wall = datetime.fromtimestamp(at, tz).replace(tzinfo=None) - timedelta(minutes=day_start)
        seen[wall.date()] = seen.get(wall.date(), 0) + 1
    goal = Goal("count", 1.0, "habit", "x", from_day="2026-10-05", schedule=schedule)
    first, today = date(2026, 10, 5), max(*kept, *seen, start.date())
    case = Case([goal], [], [], seen, frozenset(), frozenset(), first, FAR, today)
    it, reference = course_of(case._replace(amounts=kept)), Reference(case)
    days = day_range(first, today)
    assert it.states(days[0].toordinal(), it.today) == [reference.state(day) for day in days]


# --- words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept", "words"),
    [
        ("daily", "daily", "every day"),
        ("7/7", "daily", "every day"),
        ("7/week", "daily", "every day"),
        ("3/week", "3/week", "3 days a week"),
        ("weekly", "1/week", "once a week"),
        ("2 / month", "2/month", "2 days a month"),
        ("3/7", "3/7", "3 days in 7 days"),
        ("Mon, wednesday,fri", "mon,wed,fri", "on Mon, Wed, Fri"),
        ("fri,mon,fri", "mon,fri", "on Mon, Fri"),
        ("mon,tue,wed,thu,fri,sat,sun", "daily", "every day"),
    ],
)
def test_schedules_as_they_are_typed(typed: str, kept: str, words: str) -> None:
    schedule = read_schedule(typed)
    assert (schedule.text, schedule.words) == (kept, words)
    assert read_schedule(kept) == schedule


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("8/7", "8 days of 7 can't be"),
        ("8/week", "a week has 7 days"),
        ("32/month", "a month has 31 days"),
        ("0/week", "asks for nothing"),
        ("-1/7", "asks for nothing"),
        ("3/400", "at most 366 days back"),
        ("mo,tu", "is no schedule"),
        ("sometimes", "is no schedule"),
        ("3/year", "is no schedule"),
        ("", "is no schedule"),
    ],
)
def test_schedules_that_cannot_be(typed: str, sentence: str) -> None:
    with pytest.raises(WrongWords, match=sentence):
        read_schedule(typed)


def of_kind(kind: str, subject: str | None = None) -> Countable:
    return countable_of_kind(KINDS[kind], subject)


def own(unit: str | None = None) -> Countable:
    measure, word = read_unit(unit) if unit else ("done", None)
    return countable_of_own(Habit("x", "habit", "x", measure, word))


@pytest.mark.parametrize(
    ("countable", "text", "most", "wanted"),
    [
        (of_kind("stretch"), "10min/day", False, ("duration_min", 10, "day", "daily")),
        (of_kind("stretch"), "10", False, ("duration_min", 10, "day", "daily")),
        (of_kind("strength", "squats"), "30", False, ("repetitions", 30, "day", "daily")),
        (of_kind("strength", "plank"), "30", False, ("duration_min", 30, "day", "daily")),
        (of_kind("strength"), "2/week", False, ("done", 1, "day", "2/week")),
        (of_kind("walk"), "150/week", False, ("duration_min", 150, "week", "daily")),
        (of_kind("walk"), "3km/day", False, ("distance_m", 3000, "day", "daily")),
        (of_kind("walk"), "2x/day", False, ("done", 2, "day", "daily")),
        (of_kind("walk"), "3/7", False, ("done", 1, "day", "3/7")),
        (of_kind("weight"), "3/week", False, ("done", 1, "day", "3/week")),
        (of_kind("drink", "coffee"), "2/day", True, ("done", 2, "day", "daily")),
        (of_kind("drink", "coffee"), "10/week", True, ("done", 10, "week", "daily")),
        (goal_names()["water"], "2l", False, ("volume_ml", 2000, "day", "daily")),
        (of_kind("walk"), "30 min a day", False, ("duration_min", 30, "day", "daily")),
        (of_kind("walk"), "150 min weekly", False, ("duration_min", 150, "week", "daily")),
        (of_kind("walk"), "3 times a week", False, ("done", 1, "day", "3/week")),
        (of_kind("walk"), "twice per day", False, ("done", 2, "day", "daily")),
        (of_kind("walk"), "every day", False, ("done", 1, "day", "daily")),
        (own(), "daily", False, ("done", 1, "day", "daily")),
        (own(), "once a week", False, ("done", 1, "day", "1/week")),
        (own(), "5/week", False, ("done", 1, "day", "5/week")),
        (own("min"), "10/day", False, ("duration_min", 10, "day", "daily")),
        (own("h"), "1/day", False, ("duration_min", 60, "day", "daily")),
        (own("pages"), "1 page", False, ("count", 1, "day", "daily")),
    ],
)
def test_goals_as_they_are_typed(
    countable: Countable, text: str, most: bool, wanted: tuple[str, float, str, str]
) -> None:
    goal = read_goal(countable, text, at_most=most)._replace(from_day="2026-11-02")
    assert (goal.measure, goal.target, goal.period, goal.schedule) == wanted
    assert goal.direction == ("at-most" if most else "at-least")
    habit = Habit("x", countable.kind, countable.subject, countable.measure)
    (plan,) = plans_of(habit, [goal])
    assert plan.schedule.text == goal.schedule
    assert ordinal("2026-11-02") == plan.first


@pytest.mark.parametrize(
    ("text", "most", "wanted"),
    [
        ("1000x/day", False, (1000, "day")),
        ("1001x/day", False, "1001 times a day can't be meant; write at most 1000/day"),
        ("7000x/week", True, (7000, "week")),
        ("7001x/week", True, "7001 times a week can't be meant"),
        ("31000x/month", True, (31_000, "month")),
        ("31001x/month", True, "31001 times a month can't be meant"),
    ],
)
def test_no_goal_is_more_often_than_can_be_meant(
    text: str, most: bool, wanted: tuple[float, str] | str
) -> None:
    if isinstance(wanted, str):
        with pytest.raises(WrongWords, match=wanted):
            read_goal(of_kind("walk"), text, at_most=most)
        return
    goal = read_goal(of_kind("walk"), text, at_most=most)
    assert (goal.target, goal.period) == wanted


def test_a_goal_that_cannot_be_read_is_told_by_one_example() -> None:
    for text, sentence in (
        ("banana", "can't read 'banana' for walk; write it such as 30min"),
        ("30 bananas", "no unit 'bananas'; for walk use .*; write one like 30min"),
    ):
        with pytest.raises(WrongWords, match=f"^{sentence}$"):
            read_goal(of_kind("walk"), text)


def test_a_habit_is_also_called_what_it_and_its_subject_are_called() -> None:
    former = {"meditation": "zazen", "flossing": "floss"}
    zazen = Habit("zazen", "habit", "zazen", "done")
    assert other_names(zazen, former, load) == ["meditation"]
    painkiller = Habit("painkiller", "med", "paracetamol", "done")
    assert "acetaminophen" in other_names(painkiller, former, load)


def test_a_goal_without_a_habit_makes_one_and_twins_are_one() -> None:
    goals = [Goal("volume_ml", 2000.0), Goal("duration_min", 30.0, "walk")]
    two = [
        Habit("zazen", "habit", "zazen", "done", from_day="2026-11-05", uid="a"),
        Habit("zazen", "habit", "zazen", "done", from_day="2026-11-02", uid="b"),
    ]
    found = one_of_each(two, goals)
    assert [(h.name, h.uid, h.twins) for h in found] == [
        ("zazen", "a", ("b",)),
        ("water", "", ()),
        ("walk", "", ()),
    ]
    assert found[0].from_day == "2026-11-02"


def test_units_of_ones_own() -> None:
    assert read_unit("minutes") == ("duration_min", "min")
    assert read_unit("km") == ("distance_m", "km")
    assert read_unit("times") == ("count", None)
    assert read_unit("Push ups") == ("count", "push-ups")
    for unit in ("ml", "mg", "kg", "steps", "", "12", "x" * 30):
        with pytest.raises(WrongWords):
            read_unit(unit)
    assert [one_of(u) for u in ("pages", "classes", "stories", "cups", "page")] == [
        "page", "class", "story", "cup", "page",
    ]  # fmt: skip
    assert subject_of(Habit("x", "habit", "x", "count", "pages")).data == {
        "units": {"pages": 1.0, "page": 1.0}
    }
    assert subject_of(Habit("x", "habit", "x", "duration_min", "h")).data == {}  # 60 min, not 1
    assert format_own({"count": 1.0}, "push-ups") == "1 push up"
    assert format_own({"done": 0.0}, None) == "not done"


def test_frequencies() -> None:
    assert Schedule("rolling", 3, 7).frequency == pytest.approx(3 / 7)
    assert read_schedule("mon,wed,fri").frequency == pytest.approx(3 / 7)
    assert read_schedule("1/week").frequency == pytest.approx(1 / 7)
