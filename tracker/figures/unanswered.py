"""What isn't answered of habits: the questions that `tracker ask` asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tracker.domain.entries import Days
from tracker.domain.habits.facts import UNKNOWN
from tracker.domain.habits.habit import Habit, Plan, iso, ordinal
from tracker.figures.habits import wish_words
from tracker.figures.standing import Source, plan_on

PILL = "mineral"
#: What a measure that counts wherever it comes from is logged as: a kind, and a subject of it.
_LOGGED_AS: Mapping[str | None, tuple[str, str | None]] = {
    "volume_ml": ("water", None),
    "steps": ("walk", None),
    "magnesium_mg": (PILL, "magnesium"),
    "calcium_mg": (PILL, "calcium"),
    "potassium_mg": (PILL, "potassium"),
}


class Question(NamedTuple):
    """A habit on a day, an ordinal, of which nothing is known."""

    habit: Habit
    plan: Plan
    day: int

    @property
    def about_a_pill(self) -> bool:
        """Whether an amount is logged as a pill: food is logged by its own name."""
        return self.habit.kind is None and logged_as(self.habit)[0] == PILL

    @property
    def about_an_amount(self) -> bool:
        """Whether more than a yes is asked for."""
        return self.plan.most or self.plan.measure != "done"

    def as_json(self) -> dict[str, str]:
        """The question as JSON-able data, an item of `tracker ask --json`."""
        wanted = wish_words(self.plan, self.habit.unit)
        return {"day": iso(self.day), "name": self.habit.name, "wanted": wanted}


def questions(sources: Sequence[Source], days: Days) -> Iterator[Question]:
    """What isn't answered, day by day, the oldest first."""
    first, last = ordinal(days.first), ordinal(days.last)
    courses = [
        (source, course, course.states(first, last))
        for source in sources
        if _can_be_asked(source.habit)
        for course in [source.course(first, last)]
    ]
    for day in range(first, last + 1):
        for source, course, states in courses:
            plan = plan_on(source.plans, day)
            if states[day - first] == UNKNOWN and plan is not None and not course.known(plan, day):
                yield Question(source.habit, plan, day)


def _can_be_asked(habit: Habit) -> bool:
    """Whether an answer can be logged: sodium comes from what a number doesn't name."""
    return habit.kind is not None or habit.measure in _LOGGED_AS


def logged_as(habit: Habit) -> tuple[str, str | None]:
    """The kind and the subject that an answer is logged as."""
    if habit.kind is not None:
        return habit.kind, habit.subject
    return _LOGGED_AS[habit.measure]
