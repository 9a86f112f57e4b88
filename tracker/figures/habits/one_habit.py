"""One habit, one goal: as the diary keeps it, and as it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.domain.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tracker.domain.entries import Days, Goal
    from tracker.domain.habits.habit import Habit, Plan, Skip
    from tracker.figures.habits.habits import HabitReport, StreakReport


class HabitKept(NamedTuple):
    """A habit as it is kept on a day, with its goals, and its skips with those of every habit."""

    habit: Habit
    goals: list[Goal]
    skips: list[Skip]
    day: str

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
