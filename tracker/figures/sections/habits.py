"""Goals and habits, each judged before: by the habit's own windows, with what is known of them."""

from typing import TYPE_CHECKING, Any

from tracker.domain.time.days import each_day

if TYPE_CHECKING:
    from tracker.figures.sections import Rows
    from tracker.figures.summary import Material, Summary

PLACE = 70
BY_DAYS = frozenset({"habit"})


def figures(material: "Material") -> dict[str, Any]:
    """What the section tells of a period."""
    return {"goals": material.judged, "habits": material.habits}


def _goal_rows(summary: "Summary") -> "Rows":
    for goal in summary.goals:
        for window in goal.windows:
            yield goal.measure, goal.kind, goal.subject, goal.direction, *window


def _habit_rows(summary: "Summary") -> "Rows":
    if summary.habits is None:
        return
    days = list(each_day(summary.habits.days))
    for habit in summary.habits.habits:
        for day, state in zip(days, habit.states, strict=True):
            yield habit.name, day, state


_WINDOW = ("first", "last", "target", "value", "met")
TABLES = {
    "goals": (("measure", "kind", "subject", "direction", *_WINDOW), _goal_rows),
    "habits": (("habit", "day", "state"), _habit_rows),
}
