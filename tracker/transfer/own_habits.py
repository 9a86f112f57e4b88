"""The user's own habits as other apps keep such: a day is done, not done, an amount, or off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.domain.entries import Goal
from tracker.domain.habits.habit import Habit, Skip
from tracker.domain.habits.schedules import read_schedule
from tracker.domain.kinds import OWN
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.ordinals import iso, ordinal
from tracker.transfer.leaving import Outgoing

_DONE = "done"
#: How many days a period of a goal has in such apps.
PERIODS = {"day": 1, "week": 7, "month": 30}
#: A pause without an end is no list of days.
_LONGEST_OFF = 366


class Said(NamedTuple):
    """What was said of a habit on a day: an amount (None: a day off), and the words with it."""

    amount: float | None
    note: str | None


class OwnHabit(NamedTuple):
    """A habit, what is wanted of it in the end, and its days."""

    habit: Habit
    goal: Goal | None
    days: Mapping[str, Said]

    @property
    def is_done(self) -> bool:
        """Whether it is done or not, and no amount."""
        return self.habit.measure in (None, _DONE)

    @property
    def often(self) -> tuple[int, int]:
        """On how many days of how many it is wanted."""
        schedule = read_schedule(self.goal.schedule if self.goal else "daily")
        if schedule.every == "weekdays":
            return len(schedule.weekdays), 7
        return schedule.times, PERIODS.get(schedule.every, schedule.span)


def own_habits(out: Outgoing) -> list[OwnHabit]:
    """Every habit of one's own, with its days, several entries of a day as one."""
    habits = [habit for habit in out.store.habits() if habit.own]
    days, goals = _days(out, habits), out.store.goals()
    return [OwnHabit(h, _goal(h, goals), said) for h, said in zip(habits, days, strict=True)]


def _goal(habit: Habit, goals: Sequence[Goal]) -> Goal | None:
    own = (goal for goal in goals if (goal.kind, goal.subject) == (OWN, habit.subject))
    return max(own, key=lambda goal: goal.to_day, default=None)


def _days(out: Outgoing, habits: Sequence[Habit]) -> list[dict[str, Said]]:
    """What was said of each habit, by day."""
    skips = out.store.skips()
    days = [_off(habit, skips) for habit in habits]
    places = {habit.subject: n for n, habit in enumerate(habits)}
    for row in out.store.each_standing():
        place = places.get(row["subject"]) if row["kind"] == OWN else None
        if place is not None:
            before = days[place].get(row["day"], Said(None, None))
            days[place][row["day"]] = _more(habits[place], before, row["measures"], row["note"])
    return days


def _off(habit: Habit, skips: Sequence[Skip]) -> dict[str, Said]:
    """Its days off."""
    days: dict[str, Said] = {}
    for skip in skips:
        first, last = ordinal(skip.from_day), ordinal(skip.to_day)
        if skip.habit_uid in (None, habit.uid) and last - first <= _LONGEST_OFF:
            days |= {iso(day): Said(None, skip.reason) for day in range(first, last + 1)}
    return days


def _more(habit: Habit, before: Said, measures: Mapping[str, float], note: str | None) -> Said:
    """A day with another entry, which counts more than a day off."""
    amount = measures.get(habit.measure or _DONE, measures.get(_DONE, 1.0))
    if habit.measure in (None, _DONE):
        amount = max(amount, before.amount or 0)
    else:
        amount += before.amount or 0
    notes = [text for text in (before.note if before.amount is not None else None, note) if text]
    return Said(amount, "; ".join(notes) or None)
