"""Habits as plain data: how they went over some days, their streaks and their strength."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from typing import Any, TypeVar

from tracker.domain.entries import Days
from tracker.domain.habits.course import DONE, PARTLY, SATISFIED, Course, reach
from tracker.domain.habits.facts import MISSED, UNKNOWN, Window
from tracker.domain.habits.habit import Plan
from tracker.domain.habits.streaks import (
    Streak,
    best_streak,
    current_streak,
    days_for_strength,
    strength,
)
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.ordinals import iso, ordinal
from tracker.figures.habits.standing import Ledger, Standing, plan_on, standing_of
from tracker.figures.habits.tallies import Tally, tallies

Result = TypeVar("Result")

#: Further back than this a streak is looked for in ever longer steps.
_STEP = 4


class StreakReport(NamedTuple):
    """A streak: so many windows in a row, from a day to a day, and days that wait for an answer."""

    count: int  # type: ignore[assignment]  # hides the method of every tuple
    unit: str
    first: str | None
    last: str | None
    waiting: tuple[str, ...]


class HabitReport(NamedTuple):
    """A habit over some days: `kept` of the `judged` windows that touch them were met.

    `unknown` others are over, and nothing is known of them. `tallies` has the three apart for days,
    weeks and months, which are told apart wherever they are told.
    """

    name: str
    kind: str | None
    subject: str | None
    group: str | None
    archived: bool
    wanted: str | None
    states: tuple[str, ...]
    streak: StreakReport
    strength: float | None
    kept: int
    judged: int
    unknown: int
    tallies: tuple[Tally, ...]
    today: Standing


class HabitsReport(NamedTuple):
    """Every habit over the same days. `completion`: the share done or satisfied of those due.

    It is None where none was due, or nothing is known of any.
    """

    days: Days
    as_of: str
    habits: tuple[HabitReport, ...]
    completion: tuple[float | None, ...]

    def as_json(self) -> dict[str, Any]:
        """The report as JSON-able data, in the shape of `docs/json-habits.md`."""
        from tracker.figures.json_shape import whole

        return whole("tracker-habits", self)


def habits_report(
    ledgers: Iterable[Ledger], days: Days, as_of: str, us: bool = False, today: str | None = None
) -> HabitsReport:
    """How habits went over some days, the last of which isn't after `as_of`.

    Streaks, strengths and what is wanted are as of then, by all that is known on `today` (without
    it: then). `us` says what is wanted in US units.
    """
    over = Over(ordinal(days.first), ordinal(days.last), ordinal(today or as_of), ordinal(as_of))
    reports = tuple(habit_reports(ledgers, over, us))
    columns = zip(*(report.states for report in reports), strict=True)
    return HabitsReport(days, as_of, reports, tuple(_share(column) for column in columns))


class Over(NamedTuple):
    """The days that a report is over, judged by what is known `today`, as it stood on `until`."""

    first: int
    last: int
    today: int
    until: int


def habit_reports(ledgers: Iterable[Ledger], over: Over, us: bool = False) -> list[HabitReport]:
    """How each habit went; what all of them need is read at once."""
    over = over._replace(until=min(over.until, over.today))
    return in_step(_habit_report(ledger, over, us) for ledger in ledgers)


def in_step(walks: Iterable[Generator[None, None, Result]]) -> list[Result]:
    """What walks come to that note on each step what they read on the next, all of them at once."""
    going, found = dict(enumerate(walks)), dict[int, Result]()
    places = list(going)
    while going:
        for place, walk in list(going.items()):
            try:
                next(walk)
            except StopIteration as end:
                found[place] = end.value
                del going[place]
    return [found[place] for place in places]


def _habit_report(ledger: Ledger, over: Over, us: bool) -> Generator[None, None, HabitReport]:
    first, last, today, until = over
    habit, plan = ledger.habit, plan_on(ledger.plans, until)
    course, windows = yield from _whole_streak(ledger, over)
    counted = tallies(w for w in windows if w.last >= first and w.first <= last)
    wanted = None if plan is None else plan_words(plan, habit.unit, us)
    return HabitReport(
        habit.name,
        habit.kind,
        habit.subject,
        habit.group,
        habit.archived,
        wanted,
        tuple(course.states(first, last)),
        streak_report(current_streak(windows, today)),
        strength(_lately(windows, until), today) if ledger.plans else None,
        sum(one.kept for one in counted),
        sum(one.judged for one in counted),
        sum(one.unknown for one in counted),
        counted,
        standing_of(ledger, course.as_of(until), until),
    )


def _whole_streak(ledger: Ledger, over: Over) -> Generator[None, None, tuple[Course, list[Window]]]:
    """The windows up to a day, as far back as the days told, the strength and the streak reach."""
    today, until = over.today, over.until
    first = min(over.first, until)
    begin = min((plan.first for plan in ledger.plans), default=until)
    back = max((days_for_strength(p) for p in ledger.plans if p.last >= first), default=0)
    start = max(begin, min(first, until - back))
    ledger.note_course(min(start, first), today)
    yield
    course = ledger.course(min(start, first), today)
    windows = list(course.windows(start, until))
    while start > begin:
        streak = current_streak(windows, today)
        if not (streak.open_end and streak.count):
            break
        end, start = start - 1, max(begin, until - (until - start + 1) * _STEP)
        # Only what wasn't read yet is read, and only the windows before are judged.
        since = reach(course, start)
        ledger.note(since, end)
        yield
        course = course.knowing(ledger.read(since, end))
        windows = [*(w for w in course.windows(start, end) if w.last <= end), *windows]
    return course, windows


def _lately(windows: Sequence[Window], until: int) -> Sequence[Window]:
    """The windows that a strength still shows; a streak may have been followed further back."""
    back = max((days_for_strength(plan) for plan in {w.plan for w in windows[-1:]}), default=0)
    back = max([back, *(days_for_strength(w.plan) for w in windows[:1])])
    return [window for window in windows if window.last >= until - back]


def streak_report(streak: Streak) -> StreakReport:
    """A streak in words that travel: ISO days."""
    first, last = (iso(streak.first), iso(streak.last)) if streak.count else (None, None)
    return StreakReport(
        streak.count, streak.unit, first, last, tuple(iso(w.last) for w in streak.waiting)
    )


def streak_today(ledger: Ledger, today: int) -> StreakReport:
    """The streak of one habit as it stands today."""
    (found,) = in_step([_whole_streak(ledger, Over(today, today, today, today))])
    return streak_report(current_streak(found[1], today))


def longest(windows: Sequence[Window], today: int) -> StreakReport:
    """The best streak of these windows."""
    return streak_report(best_streak(windows, today))


def plan_words(plan: Plan, unit: str | None = None, us: bool = False) -> str:
    """What a plan wants, in words: '10 min a day', 'at most 2 a day', '3 days in 7 days'."""
    from tracker.domain.units import format_counted

    most = "at most " if plan.most else ""
    if plan.measure == "done":
        times = f"{plan.target:g}"
        if plan.period == "day" and not plan.most and plan.target <= 1:
            return plan.schedule.words
        when = f"a {plan.period}" if plan.schedule.every == "day" else plan.schedule.words
        return f"{most}{times} {when}" if plan.most else f"{times} times {when}"
    amount = format_counted(plan.measure, plan.target, unit, us)
    if plan.schedule.every == "day":
        return f"{most}{amount} a {plan.period}"
    return f"{most}{amount} {plan.schedule.words}"


def _share(states: Sequence[str]) -> float | None:
    """What part of the habits due on a day were done; None where nothing is known of any."""
    due = [s for s in states if s in (DONE, PARTLY, SATISFIED, MISSED, UNKNOWN)]
    if all(state == UNKNOWN for state in due):
        return None
    return sum(1 for s in due if s in (DONE, SATISFIED)) / len(due)
