"""What this version can count of what a diary holds; the rest is kept and passed over by readers.

A diary may come from a newer version, or have been one: a goal of a measure that isn't known here
travels on untouched, and nothing is judged by it.
"""

from functools import cache

from tracker.domain.entries import Goal
from tracker.domain.errors import WrongWords
from tracker.domain.habits.habit import Habit
from tracker.domain.kinds import KINDS, OWN
from tracker.domain.measures import MEASURES
from tracker.domain.units import unit_of

_PERIODS = ("day", "week", "month")
_OWN_MEASURES = ("done", *(field.measure for field in KINDS[OWN].fields))


def knows_goal(goal: Goal) -> bool:
    """Whether a goal can be judged: its measure, its kind, its period and its schedule."""
    if goal.measure not in MEASURES or goal.period not in _PERIODS:
        return False
    if goal.direction not in ("at-least", "at-most") or not _knows_schedule(goal.schedule):
        return False
    if goal.kind is None:
        # A measure of its own counts wherever it comes from; "done" is of something.
        return goal.measure in _anywhere()
    if goal.kind == OWN:
        return goal.subject is not None and goal.measure in _OWN_MEASURES
    return goal.kind in KINDS


def knows_habit(habit: Habit) -> bool:
    """Whether a habit's days can be counted: its kind, or the measure that it counts."""
    if habit.kind is None:
        return habit.measure in _anywhere()
    if habit.kind not in KINDS:
        return False
    return habit.kind != OWN or _knows_unit(habit.measure, habit.unit)


def _knows_unit(measure: str | None, unit: str | None) -> bool:
    """Whether an own habit's amounts can be read: things may be counted in any word."""
    if measure in (None, "done", "count"):
        return True
    if measure not in _OWN_MEASURES:
        return False
    return unit is None or unit_of(measure, unit) is not None


@cache
def _anywhere() -> frozenset[str]:
    """The measures that a habit or goal can count wherever they come from."""
    return frozenset(one.name for one in MEASURES.values() if one.goal)


@cache
def _knows_schedule(text: str) -> bool:
    from tracker.domain.habits.schedules import read_schedule

    try:
        read_schedule(text)
    except WrongWords:
        return False
    return True
