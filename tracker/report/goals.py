"""Goals judged: each day, week or month by the goal that was in force then."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tracker.domain.entries import FIRST_DAY, LAST_DAY, Days, Goal
from tracker.report.figures import reaches
from tracker.report.periods import window

if TYPE_CHECKING:
    from tracker.report.diary import Diary

Aim = tuple[str, str | None, str | None, str, str]


class Judged(NamedTuple):
    """One day, week or month against its goal.

    `met` is None while it can't be told: nothing at all was logged, or the window isn't over yet.
    """

    first: str
    last: str
    target: float
    value: float
    met: bool | None


class GoalReport(NamedTuple):
    """A goal over a period: its latest target and how each of its windows went.

    `met` of the `known` windows reached it.
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


def in_force(
    goals: Iterable[Goal],
    day: str,
    measure: str,
    kind: str | None = None,
    subject: str | None = None,
    period: str | None = None,
) -> Goal | None:
    """The goal for exactly this measure, kind and subject on a day; of several the latest set."""
    found: Goal | None = None
    for goal in goals:
        if (goal.measure, goal.kind, goal.subject) != (measure, kind, subject):
            continue
        if period not in (None, goal.period) or not goal.covers(day):
            continue
        if found is None or goal.from_day >= found.from_day:
            found = goal
    return found


def days_to_read(days: Days, goals: Sequence[Goal]) -> Days:
    """The days whose entries a report on `days` needs: whole weeks and months where a goal asks."""
    first, last = days
    for goal in goals:
        if goal.from_day <= days.last and goal.to_day >= days.first:
            # An open end reaches as far as it is possible to read.
            if days.first != FIRST_DAY:
                first = min(first, window(days.first, goal.period).first)
            if days.last != LAST_DAY:
                last = max(last, window(days.last, goal.period).last)
    return Days(first, last)


def judge(diary: "Diary", goals: Sequence[Goal], as_of: str) -> tuple[GoalReport, ...]:
    """Every goal that was in force in the period, in the order of the goals given.

    One with a schedule (3 days a week) isn't judged day by day: `tracker habits` knows how.
    """
    aims: dict[Aim, list[Goal]] = {}
    for goal in goals:
        in_period = goal.from_day <= diary.last and goal.to_day >= diary.first
        if in_period and goal.schedule == "daily":
            aim = (goal.measure, goal.kind, goal.subject, goal.direction, goal.period)
            aims.setdefault(aim, []).append(goal)
    return tuple(_report(aim, members, diary, as_of) for aim, members in aims.items())


def _report(aim: Aim, goals: Sequence[Goal], diary: "Diary", as_of: str) -> GoalReport:
    windows = _windows(diary, goals, as_of)
    return GoalReport(
        *aim,
        target=_latest(goals).target,
        known=sum(1 for judged in windows if judged.met is not None),
        met=sum(1 for judged in windows if judged.met),
        windows=windows,
    )


def _latest(goals: Sequence[Goal]) -> Goal:
    return max(goals, key=lambda goal: goal.from_day)


def _windows(diary: "Diary", goals: Sequence[Goal], as_of: str) -> tuple[Judged, ...]:
    aim = goals[0]
    sums: dict[Days, float] = {}
    for day, value in diary.by_day(aim.measure, aim.kind, aim.subject).items():
        days = window(day, aim.period)
        sums[days] = sums.get(days, 0) + value
    known = {window(day, aim.period) for day in diary.logged}
    judged = []
    for days in dict.fromkeys(window(day, aim.period) for day in diary.days):
        held = [goal for goal in goals if goal.covers(min(days.last, as_of))]
        if held:
            judged.append(_judge(days, _latest(held), sums.get(days, 0), days in known, as_of))
    return tuple(judged)


def _judge(days: Days, goal: Goal, value: float, known: bool, as_of: str) -> Judged:
    over = days.last < as_of
    reached = reaches(value, goal.target)
    met: bool | None
    if not known:
        met = None
    elif goal.direction == "at-most":
        exceeded = reached and not reaches(goal.target, value)
        met = False if exceeded else (True if over else None)
    else:
        met = True if reached else (False if over else None)
    return Judged(days.first, days.last, goal.target, value, met)
