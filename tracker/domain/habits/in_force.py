"""Which goal was in force on a day."""

from collections.abc import Iterable

from tracker.domain.entries import Goal


def in_force(
    goals: Iterable[Goal],
    day: str,
    measure: str,
    kind: str | None = None,
    subject: str | None = None,
) -> Goal | None:
    """The goal for exactly this measure, kind and subject on a day; of several the latest set."""
    found: Goal | None = None
    for goal in goals:
        if (goal.measure, goal.kind, goal.subject) != (measure, kind, subject):
            continue
        if goal.covers(day) and (found is None or goal.from_day >= found.from_day):
            found = goal
    return found
