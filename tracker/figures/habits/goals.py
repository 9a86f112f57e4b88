"""Goals over a period: each is a habit's, judged in the habit's own windows by what held then."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.entries import Days
from tracker.domain.habits.course import Course
from tracker.domain.habits.facts import MET, MISSED, UNKNOWN, Window
from tracker.domain.habits.habit import Habit, Plan
from tracker.domain.habits.schedules import Schedule, read_schedule
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.ordinals import iso, ordinal
from tracker.figures.habits.standing import Ledger, courses
from tracker.figures.habits.tallies import Tally, tally_words, unit_of

_MET = {MET: True, MISSED: False}


class Judged(NamedTuple):
    """One day, week or month against its goal.

    `target` is what was wanted, as it was set last in it; `value` is what all of its days came to.
    Both are in the measure's unit, or in days where a schedule counts days. `met` is None while it
    can't be told: nothing was said of it, or the window isn't over yet. A week or month that is
    over is met by less than its target where days of it were skipped or asked for less.
    """

    first: str
    last: str
    target: float
    value: float
    met: bool | None


class GoalReport(NamedTuple):
    """A goal over a period: its latest target and how each of its windows went.

    `met` of the `known` windows reached it; `unknown` others are over, and nothing was said of
    them. `schedule` is 'daily', '3/week', '3/7' or 'mon,wed,fri'; with a number of days in it the
    windows count days (`counted` is 'days', else 'amount').
    """

    measure: str
    kind: str | None
    subject: str | None
    direction: str
    period: str
    target: float
    known: int
    met: int
    windows: tuple[Judged, ...]
    name: str
    unit: str | None
    schedule: str
    counted: str
    unknown: int

    @property
    def plan(self) -> Plan:
        """What is wanted, on whatever days."""
        most, schedule = self.direction == "at-most", read_schedule(self.schedule)
        return Plan(1, 1, self.measure, self.target, most, self.period, schedule)


def goal_outcome(goal: GoalReport) -> str:
    """'3 of 5 days, 2 not known', of the windows that are over; empty before one is."""
    if not goal.known + goal.unknown:
        return ""
    return tally_words([Tally(unit_of(goal.plan), goal.met, goal.known, goal.unknown)])


#: Goals that differ in their target and their days only.
Alike = tuple[str, bool, str, Schedule]


def goals_report(ledgers: Iterable[Ledger], days: Days, as_of: str) -> tuple[GoalReport, ...]:
    """Every goal that was in force on some days, none after `as_of`, in the order of the habits."""
    first, last, today = ordinal(days.first), ordinal(days.last), ordinal(as_of)
    held = [s for s in ledgers if any(_in_force(plan, first, last) for plan in s.plans)]
    each = zip(held, courses(held, first, today), strict=True)
    return tuple(
        report
        for ledger, course in each
        for report in goals_of_habit(ledger.habit, course, first, last)
    )


def goals_of_habit(habit: Habit, course: Course, first: int, last: int) -> list[GoalReport]:
    """The goals of a habit from a day to a day; those that differ in their target only are one."""
    plans = [plan for plan in course.plans if _in_force(plan, first, last)]
    latest = {_alike(plan): plan for plan in plans}
    windows: dict[Alike, list[Window]] = {alike: [] for alike in latest}
    for window in course.windows(first, last):
        plan = next(
            plan for begin, end, plan in reversed(window.parts) if begin <= last and end >= first
        )
        windows[_alike(plan)].append(window)
    return [_report(habit, plan, windows[alike]) for alike, plan in latest.items()]


def _in_force(plan: Plan, first: int, last: int) -> bool:
    return plan.first <= last and plan.last >= first


def _alike(plan: Plan) -> Alike:
    return plan.measure, plan.most, plan.period, plan.schedule


def _report(habit: Habit, latest: Plan, windows: list[Window]) -> GoalReport:
    judged = tuple(map(_judged, windows))
    return GoalReport(
        measure=latest.measure,
        kind=habit.kind,
        subject=habit.subject,
        direction="at-most" if latest.most else "at-least",
        period=latest.period,
        target=latest.target,
        known=sum(1 for one in judged if one.met is not None),
        met=sum(1 for one in judged if one.met),
        windows=judged,
        name=habit.name,
        unit=habit.unit,
        schedule=latest.schedule.text,
        counted="days" if latest.counts_days else "amount",
        unknown=sum(1 for window in windows if window.status == UNKNOWN),
    )


def _judged(window: Window) -> Judged:
    first, last = iso(window.first), iso(window.last)
    return Judged(first, last, window.asked, window.there, _MET.get(window.status))
