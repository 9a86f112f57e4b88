"""Goals: what `goal set water 2l` names, and which goal was in force on a day."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tracker.domain.entries import Goal
from tracker.domain.errors import UnknownName, shown
from tracker.domain.kinds import KINDS, SYNONYMS
from tracker.domain.measures import DIMENSIONS, MEASURES, Measure


class GoalName(NamedTuple):
    """What a goal is about: a measure wherever it comes from, or of one kind only.

    `unit` is what a bare number means; `us_unit` the same under `units us`.
    """

    name: str
    measure: str
    kind: str | None
    unit: str
    us_unit: str = ""


def goal_names() -> Mapping[str, GoalName]:
    """Every name a goal can have. Water, food water and minerals count wherever they come from."""
    names = {
        kind.name: GoalName(
            kind.name,
            kind.fields[0].measure,
            kind.name,
            kind.fields[0].unit,
            kind.fields[0].us_unit,
        )
        for kind in KINDS.values()
        # A weight is a level, not a sum: "at least 80 kg a day" means nothing.
        if ((kind.fields and kind.subject is None) or kind.exercise)
        and MEASURES[kind.fields[0].measure].adds_up
    }
    for measure in MEASURES.values():
        if measure.goal:
            names[measure.goal] = _wherever(measure)
    return names


def _wherever(measure: Measure) -> GoalName:
    """A measure wherever it comes from; a bare number of it is in its canonical unit."""
    unit = DIMENSIONS[measure.dimension].units[0].name
    fields = (field for kind in KINDS.values() for field in kind.fields)
    us_unit = next((field.us_unit for field in fields if field.measure == measure.name), "")
    return GoalName(measure.goal, measure.name, None, unit, us_unit)


def find_goal_name(word: str) -> GoalName:
    """The goal a word names. Raises UnknownName with what there is."""
    names = goal_names()
    name = SYNONYMS.get(word, word)
    if name in names:
        return names[name]
    import difflib

    raise UnknownName(
        "goal",
        shown(word),
        difflib.get_close_matches(word, names, n=3),
        f"goals are for {', '.join(names)}",
    )


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


def name_of(goal: Goal) -> str:
    """What a person calls a goal: `water`, `walk`, `potassium`, `coffee`."""
    if goal.subject is not None:
        return goal.subject
    for known in goal_names().values():
        if (known.measure, known.kind) == (goal.measure, goal.kind):
            return known.name
    return goal.kind or goal.measure
