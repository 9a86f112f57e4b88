"""Goals as habits: what a goal is called, and the habit that one without a habit makes."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.entries import Goal
from tracker.domain.habits.countable import goal_names
from tracker.domain.habits.habit import Habit, Scope, goal_scope
from tracker.domain.kinds import OWN


def name_of(goal: Goal) -> str:
    """What a person calls a goal: `water`, `walk`, `potassium`, `coffee`."""
    if goal.subject is not None:
        return goal.subject
    for known in goal_names().values():
        if (known.measure, known.kind) == (goal.measure, goal.kind):
            return known.name
    return goal.kind or goal.measure


def one_of_each(habits: Iterable[Habit], goals: Iterable[Goal]) -> list[Habit]:
    """Every habit once, in the order given; a goal that came without a habit makes one.

    Of twins (two machines added the same) the first one stands and spans the days of all.
    """
    found: dict[Scope, Habit] = {}
    for habit in habits:
        first = found.setdefault(habit.scope, habit)
        if first is not habit:
            found[habit.scope] = first._replace(
                from_day=min(first.from_day, habit.from_day),
                to_day=max(first.to_day, habit.to_day),
                archived=first.archived and habit.archived,
                twins=(*first.twins, habit.uid),
            )
    for goal in goals:
        scope = goal_scope(goal)
        if scope not in found:
            measure = goal.measure if goal.kind in (None, OWN) else None
            found[scope] = Habit(name_of(goal), goal.kind, goal.subject, measure)
    return list(found.values())
