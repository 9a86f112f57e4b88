"""Habits against the slow reference: every schedule, with skips, pauses and changes of goals."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from tests.domain.reference_habits import Case, Reference, day_range
from tests.properties import examples
from tracker.domain.entries import Goal
from tracker.domain.habits.chances import last_chance
from tracker.domain.habits.course import Course, reach
from tracker.domain.habits.facts import Facts, off_days
from tracker.domain.habits.habit import Habit, Skip, plans_of
from tracker.domain.habits.streaks import best_streak, current_streak, strength
from tracker.domain.habits.windows import calendar_window
from tracker.domain.time.ordinals import iso, ordinal

#: Around a new year and a leap day, so that weeks, months and years end in the middle of things.
STARTS = st.sampled_from([date(2026, 12, 20), date(2028, 2, 20), date(2026, 3, 24)])
SCHEDULES = (
    "daily", "1/week", "2/week", "5/week", "1/month", "3/month", "3/7", "1/7", "2/3", "5/9",
    "mon,wed,fri", "sun",
)  # fmt: skip
LENGTH = 75


@st.composite
def goals(draw: st.DrawFn, start: date) -> list[Goal]:
    """One to three goals in a row or over one another, with and without gaps."""
    found = []
    most = draw(st.booleans())
    for _ in range(draw(st.integers(1, 3))):
        first = start + timedelta(days=draw(st.just(0) | st.integers(0, LENGTH - 5)))
        length = draw(st.just(5000) | st.integers(0, LENGTH))
        period = draw(st.sampled_from(["day", "day", "day", "week", "month"]))
        schedule = draw(st.sampled_from(SCHEDULES)) if period == "day" else "daily"
        if most and schedule not in ("daily", "mon,wed,fri", "sun"):
            schedule = "daily"
        found.append(
            Goal(
                "duration_min",
                draw(st.sampled_from([1.0, 10.0])) * {"day": 1, "week": 5, "month": 12}[period],
                "habit",
                "x",
                "at-most" if most else "at-least",
                period,
                first.isoformat(),
                (first + timedelta(days=length)).isoformat(),
                schedule=schedule,
            )
        )
    return found


@st.composite
def ranges(draw: st.DrawFn, start: date) -> list[tuple[date, date]]:
    found = []
    for _ in range(draw(st.integers(0, 3))):
        first = start + timedelta(days=draw(st.integers(0, LENGTH + 10)))
        found.append((first, first + timedelta(days=draw(st.integers(0, 12)))))
    return found


def bytes_for(days: list[date]) -> st.SearchStrategy[bytes]:
    return st.binary(min_size=len(days), max_size=len(days))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    start = draw(STARTS)
    today = start + timedelta(days=draw(st.integers(0, LENGTH)))
    days = day_range(start, today)
    eager = draw(st.sampled_from([0, 3, 6, 9]))
    amounts = {}
    # A byte a day, twice, is drawn at once; a choice a day takes longer than the test itself.
    for day, byte in zip(days, draw(bytes_for(days)), strict=True):
        which, roll = divmod(byte, 10)
        if roll < eager:
            amounts[day] = (10.0, 10.0, 10.0, 30.0, 4.0)[which % 5]
        elif roll == 9 and which % 2:
            amounts[day] = 0.0
    logged = zip(days, draw(bytes_for(days)), strict=True)
    some = st.sets(st.sampled_from(days), max_size=4)
    last = draw(st.just(date(9999, 12, 31)) | st.sampled_from(days))
    return Case(
        draw(goals(start)),
        draw(ranges(start)),
        draw(ranges(start)) if draw(st.booleans()) else [],
        amounts,
        frozenset(draw(some)),
        frozenset(day for day, byte in logged if byte % 2),
        start,
        last,
        today,
        draw(st.sampled_from([0, 0, 5, 6])),
    )


def course_of(case: Case) -> Course:
    """The program's view of a case."""
    habit = Habit(
        "x", "habit", "x", "duration_min", from_day=case.first.isoformat(),
        to_day=case.last.isoformat(),
    )  # fmt: skip
    skips = [Skip(None, a.isoformat(), b.isoformat()) for a, b in case.skips]
    skips += [Skip(None, a.isoformat(), b.isoformat(), pause=True) for a, b in case.pauses]
    today = case.today.toordinal()
    off = off_days(skips, case.first.toordinal(), today + 1000)
    facts = Facts(
        {day.toordinal(): amount for day, amount in case.amounts.items()},
        {day.toordinal() for day in case.closed},
        {day.toordinal() for day in case.logged},
    )
    return Course(plans_of(habit, case.goals), facts, today, off, case.week_start)


@given(cases())
@examples(300)
def test_every_day_has_the_state_that_the_reference_finds(case: Case) -> None:
    course = course_of(case)
    first, last = case.first.toordinal(), case.today.toordinal()
    days = day_range(case.first, case.today)
    reference = Reference(case)
    expected = {day.isoformat(): reference.state(day) for day in days}
    found = {day.isoformat(): s for day, s in zip(days, course.states(first, last), strict=True)}
    assert found == expected


@given(cases(), st.integers(0, LENGTH))
@examples(300)
def test_a_part_of_the_days_is_judged_as_the_whole_is(case: Case, skipped: int) -> None:
    """Windows from the middle on, with no more facts than `reach` asks for, are the same."""
    course = course_of(case)
    first, last = case.first.toordinal(), case.today.toordinal()
    start = min(last, first + skipped)
    since = reach(course, start)
    amounts = {day: a for day, a in course.facts.amounts.items() if day >= since}
    facts = course.facts._replace(amounts=amounts)
    part = Course(course.plans, facts, course.today, course.off, course.week_start)
    whole = [
        window
        for window in course.windows(first, last)
        if any(begin <= last and end >= start for begin, end, _ in window.parts)
    ]
    assert list(part.windows(start, last)) == whole
    assert part.states(start, last) == course.states(first, last)[start - first :]


#: A rolling habit whose last day is over: what it began can't be finished any more.
ENDED_TODAY = Case(
    goals=[Goal("duration_min", 1.0, "habit", "x", from_day="2026-12-20", schedule="3/7")],
    skips=[],
    pauses=[],
    amounts={date(2026, 12, 20): 10.0},
    closed=frozenset({date(2026, 12, 20)}),
    logged=frozenset(),
    first=date(2026, 12, 20),
    last=date(2026, 12, 20),
    today=date(2026, 12, 20),
)


@example(ENDED_TODAY)
@given(cases())
@examples(300)
def test_streaks_and_strength_are_those_of_the_reference(case: Case) -> None:
    course, reference = course_of(case), Reference(case)
    windows = list(course.windows(case.first.toordinal(), course.today))
    streak = current_streak(windows, course.today)
    count, first = reference.streak()
    assert streak.count == count
    assert (iso(streak.first) if count else None) == (first and first.isoformat())
    expected = reference.strength()
    firm = strength(windows, course.today)
    assert (None if firm is None else round(firm, 8)) == (expected and round(expected, 8))
    best = best_streak(windows, course.today)
    assert best.last - best.first >= streak.last - streak.first


@given(cases())
@examples(60)
def test_the_last_chance_is_the_last_day_from_which_nothing_fails(case: Case) -> None:
    if case.goals[0].direction == "at-most":
        return
    chance = last_chance(course_of(case))
    expected = Reference(case).last_chance(110)
    assert (None if chance is None else iso(chance)) == (expected and expected.isoformat())


# --- what a change of a goal, a skip, a pause may never do ---------------------------------------

KEPT = ("done", "satisfied")
FEWER = {"mon,wed,fri": ["mon", "wed,fri"], "daily": ["3/week", "5/7", "mon,tue", "2/month"]}


def judged(case: Case) -> tuple[dict[str, str], dict[tuple[int, str], str]]:
    """The state of each day, and how each week and month stood."""
    course, first = course_of(case), case.first.toordinal()
    days = day_range(case.first, case.today)
    states = course.states(first, course.today)
    windows = [w for w in course.windows(first, course.today) if w.of]
    return (
        {day.isoformat(): state for day, state in zip(days, states, strict=True)},
        {(w.of, w.plan.every): w.status for w in windows},
    )


def assert_nothing_was_lost(before: Case, after: Case) -> None:
    (days, whole), (days_after, whole_after) = judged(before), judged(after)
    lost = [d for d, state in days.items() if state in KEPT and days_after[d] == "missed"]
    gone = [w for w, status in whole.items() if status == "met" and whole_after.get(w) == "missed"]
    assert (lost, gone) == ([], [])


@st.composite
def loosened(draw: st.DrawFn, goal: Goal) -> Goal:
    """A goal that asks for less in the same way: a lower target or fewer days, a higher ceiling."""
    if goal.direction == "at-most":
        return goal._replace(target=goal.target * draw(st.sampled_from([1.2, 2, 9])))
    goal = goal._replace(target=goal.target * draw(st.sampled_from([1.0, 0.9, 0.4])))
    times, _, window = goal.schedule.partition("/")
    if goal.period != "day" or not window:
        fewer = {
            "mon,wed,fri": ["mon", "wed,fri"],
            "daily": ["3/week", "5/7", "mon,tue", "2/month"],
        }
        if goal.period == "day" and goal.schedule in fewer and draw(st.booleans()):
            return goal._replace(schedule=draw(st.sampled_from(fewer[goal.schedule])))
        return goal
    less = draw(st.integers(1, int(times)))
    longer = draw(st.integers(0, 3)) if window.isdigit() else 0
    span = int(window) + longer if window.isdigit() else window
    return goal._replace(schedule="daily" if less == span else f"{less}/{span}")


@given(cases(), st.data())
@examples(400)
def test_a_looser_goal_makes_nothing_missed_that_was_kept(case: Case, data: st.DataObject) -> None:
    """From any day on, as `goal set` and `habit set` write it: the goal before ends then."""
    day = data.draw(st.sampled_from(day_range(case.first, case.today)))
    held = Reference(case).rule(day)
    if held is None:
        return
    now = [g for g in case.goals if g.from_day <= day.isoformat() <= g.to_day]
    newest = max(now, key=lambda goal: goal.from_day)
    same = [g for g in now if g.from_day == newest.from_day][-1]
    looser = data.draw(loosened(same))._replace(from_day=day.isoformat(), to_day=same.to_day)
    # Later goals stay as they are: only what held on that day is another one from then on.
    after = case._replace(goals=[*case.goals, looser])
    assert_nothing_was_lost(case, after)


@given(cases(), ranges(date(2026, 12, 20)), st.booleans())
@examples(300)
def test_a_skip_or_a_pause_makes_nothing_missed_that_was_kept(
    case: Case, off: list[tuple[date, date]], pause: bool
) -> None:
    shift = case.first - date(2026, 12, 20)
    off = [(first + shift, last + shift) for first, last in off]
    more = {"pauses": [*case.pauses, *off]} if pause else {"skips": [*case.skips, *off]}
    assert_nothing_was_lost(case, case._replace(**more))


@given(cases())
@examples(300)
def test_a_streak_is_never_longer_than_the_calendar_that_it_spans(case: Case) -> None:
    course = course_of(case)
    windows = list(course.windows(case.first.toordinal(), course.today))
    for found in (current_streak(windows, course.today), best_streak(windows, course.today)):
        if not found.count:
            continue
        days = range(found.first, found.last + 1)
        spans = {
            "week": len({calendar_window("week", d, case.week_start) for d in days}),
            "month": len({calendar_window("month", d, case.week_start) for d in days}),
        }
        assert found.count <= spans.get(found.unit, len(days))


def test_ordinals_are_days() -> None:
    assert iso(ordinal("2028-02-29")) == "2028-02-29"
    assert ordinal("0000-01-01") == 1
