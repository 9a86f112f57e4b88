"""One habit, one goal: as the diary keeps it, and as it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.texts import listed
from tracker.figures.phrases import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.domain.catalogues.catalogue import Subject
    from tracker.domain.entries import Days, Goal
    from tracker.domain.habits.habit import Habit, Plan, Skip
    from tracker.figures.habits.habits import HabitReport, StreakReport


class Family(NamedTuple):
    """What is counted with a habit's subject, and what would be thought to be and isn't."""

    members: Sequence[Subject] = ()
    apart: Sequence[str] = ()

    @property
    def told(self) -> str:
        """'counts latte (cappuccino) and espresso too, not decaf'; '' where there is no more."""
        apart = listed([words(name) for name in self.apart]) if self.apart else ""
        if not self.members:
            return f"doesn't count {apart}" if apart else ""
        counted = f"counts {listed([_called(one) for one in self.members])} too"
        return f"{counted}, not {apart}" if apart else counted


def _called(drink: Subject) -> str:
    """A drink by its name, with another that has no word of it: 'latte (cappuccino)'."""
    own = set(drink.name.split("-"))
    other = next((one for one in drink.aliases if own.isdisjoint(one.split("-"))), None)
    return words(drink.name) if other is None else f"{words(drink.name)} ({words(other)})"


NO_FAMILY = Family()


class HabitKept(NamedTuple):
    """A habit as it is kept on a day, with its goals, and its skips with those of every habit."""

    habit: Habit
    goals: list[Goal]
    skips: list[Skip]
    day: str
    family: Family = NO_FAMILY

    @property
    def plan(self) -> Plan | None:
        """What is wanted that day, or on its first day if that lies ahead; None: only tracked."""
        from tracker.domain.habits.habit import plans_of
        from tracker.domain.time.ordinals import ordinal
        from tracker.figures.habits.standing import plan_on

        day = max(self.day, self.habit.from_day)
        return plan_on(plans_of(self.habit, self.goals), ordinal(day))

    def as_json(self) -> dict[str, Any]:
        """The habit as JSON-able data, in the shape of `docs/json-habits.md`."""
        row: dict[str, Any] = self.habit._asdict()
        del row["twins"]
        row["goals"] = [goal._asdict() for goal in self.goals]
        row["skips"] = [skip._asdict() for skip in self.skips]
        row["counts_too"] = [one.name for one in self.family.members]
        row["counts_not"] = list(self.family.apart)
        return row


class HabitShown(NamedTuple):
    """A habit over some days, with its best streak ever.

    `begins` is the day ahead on which a goal begins, None where none does.
    """

    kept: HabitKept
    days: Days
    report: HabitReport
    best: StreakReport
    begins: str | None

    def as_json(self) -> dict[str, Any]:
        """The same as JSON-able data, in the shape of `docs/json-habits.md`."""
        from tracker.figures.json_shape import plain

        parts = {"habit": self.kept, "days": self.days, "report": self.report, "best": self.best}
        shape: dict[str, Any] = plain(parts)
        return shape


class GoalKept(NamedTuple):
    """A goal with the name of its habit, and the word for what an own one counts."""

    habit: str
    unit: str | None
    goal: Goal

    def as_json(self) -> dict[str, Any]:
        """The goal as JSON-able data, an item of `tracker goal list --json`."""
        from tracker.domain.habits.goal_habits import name_of

        row = self.goal._asdict()
        del row["uid"]
        return {"name": name_of(self.goal), **row}
