"""Habits: what is counted, since when, and the plan that was in force on each day.

A habit is named and begins and ends here; what is wanted of it is its goals, which have days of
their own: a goal changed today leaves past days judged by what held then. A habit without a goal is
only tracked. Inside, days are ordinals (`date.toordinal`), for arithmetic by the thousand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.domain.entries import FIRST_DAY, LAST_DAY, Goal
from tracker.domain.habits.schedules import DAILY, Schedule, read_schedule
from tracker.domain.kinds import OWN
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.ordinals import ordinal

Scope = tuple[str | None, str | None, str | None]


class Habit(NamedTuple):
    """Something done again and again. `kind` and `subject` say which entries count.

    Kind 'habit' is one of the user's own: its subject is its name, and `measure` is what an entry
    of it holds ('done', 'duration_min', 'distance_m' or 'count', in the word `unit`). Without a
    kind, `measure` counts wherever it comes from (drinks). `twins` are the uids of habits that a
    merge brought for the same thing.
    """

    name: str
    kind: str | None = None
    subject: str | None = None
    measure: str | None = None
    unit: str | None = None
    group: str | None = None
    from_day: str = FIRST_DAY
    to_day: str = LAST_DAY
    archived: bool = False
    uid: str = ""
    twins: tuple[str, ...] = ()

    @property
    def scope(self) -> Scope:
        """What the habit counts; no two habits have the same."""
        return scope_of(self.kind, self.subject, self.measure)

    @property
    def own(self) -> bool:
        return self.kind == OWN


class Skip(NamedTuple):
    """Days on which a habit (None: every one) isn't asked for; a pause doesn't even show it."""

    habit_uid: str | None
    from_day: str
    to_day: str
    reason: str | None = None
    pause: bool = False
    uid: str = ""


class Plan(NamedTuple):
    """What was wanted from one day to another, both ordinals.

    A day is done by `target` of `measure`; with a `period` of a week or month their sum is judged
    instead. `most` makes the target a ceiling.
    """

    first: int
    last: int
    measure: str
    target: float
    most: bool = False
    period: str = "day"
    schedule: Schedule = DAILY

    @property
    def every(self) -> str:
        """The windows that are judged: 'day', 'weekdays', 'week', 'month' or 'rolling'."""
        return self.schedule.every if self.period == "day" else self.period

    @property
    def counts_days(self) -> bool:
        """Whether its windows count days on which something was done rather than an amount."""
        return self.period == "day" and self.schedule.every in ("week", "month", "rolling")

    @property
    def frequency(self) -> float:
        """How many deeds a day the plan wants; 1/7 for a sum a week."""
        if self.period == "day":
            return self.schedule.frequency
        return Schedule(self.period).frequency


def scope_of(kind: str | None, subject: str | None, measure: str | None) -> Scope:
    """What entries something counts: a measure matters only where no kind is named."""
    return kind, subject, None if kind is not None else measure


def goal_scope(goal: Goal) -> Scope:
    """What a goal counts, as a habit's `scope` says it."""
    return scope_of(goal.kind, goal.subject, goal.measure)


def goals_of(habit: Habit, goals: Iterable[Goal]) -> list[Goal]:
    """The goals of a habit, in the order given."""
    scope = habit.scope
    return [goal for goal in goals if goal_scope(goal) == scope]


def skips_of(habit: Habit, skips: Iterable[Skip]) -> list[Skip]:
    """The skips and pauses that hold for a habit."""
    uids = {None, habit.uid, *habit.twins}
    return [skip for skip in skips if skip.habit_uid in uids]


def plans_of(habit: Habit, goals: Sequence[Goal]) -> tuple[Plan, ...]:
    """The plans of a habit, oldest first, none overlapping another; `goals` are its own.

    Where goals overlap, the one that began last holds, of those the one set last. One that changes
    nothing doesn't cut a week in two.
    """
    low, high = ordinal(habit.from_day), ordinal(habit.to_day)
    plans: list[Plan] = []
    for goal in sorted(goals, key=lambda goal: goal.from_day):
        first, last = max(low, ordinal(goal.from_day)), min(high, ordinal(goal.to_day))
        if first > last:
            continue
        kept = [piece for plan in plans for piece in _around(plan, first, last)]
        plans = [*kept, plan_of(goal, first, last)]
    return tuple(_joined(sorted(plans)))


def plan_of(goal: Goal, first: int, last: int) -> Plan:
    """What a goal wants, from one day to another."""
    most = goal.direction == "at-most"
    schedule = read_schedule(goal.schedule) if goal.period == "day" else DAILY
    return Plan(first, last, goal.measure, goal.target, most, goal.period, schedule)


def _around(plan: Plan, first: int, last: int) -> list[Plan]:
    """What is left of a plan before and after the days that another one takes."""
    pieces = [plan._replace(last=min(plan.last, first - 1))]
    pieces.append(plan._replace(first=max(plan.first, last + 1)))
    return [piece for piece in pieces if piece.first <= piece.last]


def _joined(plans: Iterable[Plan]) -> list[Plan]:
    joined: list[Plan] = []
    for plan in plans:
        before = joined[-1] if joined else None
        if before and before.last + 1 == plan.first and before[2:] == plan[2:]:
            joined[-1] = before._replace(last=plan.last)
        else:
            joined.append(plan)
    return joined
