"""What isn't answered of habits: the questions that `tracker ask` asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.domain.entries import Days
from tracker.domain.habits.course import DONE
from tracker.domain.habits.facts import UNKNOWN
from tracker.domain.habits.habit import Habit, Plan
from tracker.domain.kinds import KINDS
from tracker.domain.measures import MEASURES
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.ordinals import iso, ordinal
from tracker.figures.habits.habits import plan_words
from tracker.figures.habits.standing import Ledger, courses, plan_on


class Unanswered(NamedTuple):
    """A habit on a day, an ordinal, of which nothing is known.

    `usual`: it is wanted every day, and was done the day before.
    """

    habit: Habit
    plan: Plan
    day: int
    usual: bool = False

    @property
    def about_a_pill(self) -> bool:
        """Whether an amount is logged as a pill: food is logged by its own name."""
        return self.habit.kind is None and KINDS[logged_as(self.habit)[0]].section == "minerals"

    @property
    def about_an_amount(self) -> bool:
        """Whether more than a yes is asked for."""
        return self.plan.most or self.plan.measure != "done"

    def as_json(self) -> dict[str, str]:
        """The question as JSON-able data, an item of `tracker ask --json`."""
        wanted = plan_words(self.plan, self.habit.unit)
        return {"day": iso(self.day), "name": self.habit.name, "wanted": wanted}


def questions(ledgers: Sequence[Ledger], days: Days) -> Iterator[Unanswered]:
    """What isn't answered, day by day, the oldest first."""
    first, last = ordinal(days.first), ordinal(days.last)
    asked = [ledger for ledger in ledgers if _can_be_asked(ledger.habit)]
    before = first - 1
    each = zip(asked, courses(asked, before, last), strict=True)
    known = [(ledger, course, course.states(before, last)) for ledger, course in each]
    for day in range(first, last + 1):
        for ledger, course, states in known:
            plan = plan_on(ledger.plans, day)
            if states[day - before] == UNKNOWN and plan is not None and not course.known(plan, day):
                usual = plan.every == "day" and states[day - first] == DONE
                yield Unanswered(ledger.habit, plan, day, usual)


def _can_be_asked(habit: Habit) -> bool:
    """Whether an answer can be logged: sodium comes from what a number doesn't name."""
    return habit.kind is not None or _of_measure(habit) is not None


def logged_as(habit: Habit) -> tuple[str, str | None]:
    """The kind and the subject that an answer is logged as."""
    if habit.kind is not None:
        return habit.kind, habit.subject
    named = _of_measure(habit)
    assert named is not None
    return named


def _of_measure(habit: Habit) -> tuple[str, str | None] | None:
    measure = MEASURES.get(habit.measure or "")
    return None if measure is None else measure.logged_as
