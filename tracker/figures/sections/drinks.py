"""Drinks and water from food a day, against the goal then in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.entries import Goal
from tracker.domain.habits.counting import leaves_out_alcohol, not_counted
from tracker.domain.habits.in_force import in_force
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.sums import reaches
from tracker.figures.averages import mean
from tracker.figures.logged_days import LoggedDays

if TYPE_CHECKING:
    from tracker.domain.catalogues.intakes import Intake
    from tracker.figures.habits.goals import GoalReport, Judged
    from tracker.figures.sections import Rows
    from tracker.figures.summary import Material, Summary

PLACE = 10
BY_DAYS = frozenset({"water", "drink", "food"})

DRINKS, FOOD_WATER = "volume_ml", "water_ml"


class HydrationDay(NamedTuple):
    """One day in ml. None: nothing of the sort was logged, or no goal was in force.

    `met` is None as well while it can't be told. `not_counted_ml` are the alcoholic drinks among
    `drinks_ml`, where a goal to drink enough is in force.
    """

    day: str
    drinks_ml: float | None
    food_ml: float | None
    goal_ml: float | None
    met: bool | None
    not_counted_ml: float = 0.0

    @property
    def counted_ml(self) -> float | None:
        """What the goal is about; None where nothing of it was logged."""
        if self.drinks_ml is None or not self.not_counted_ml:
            return self.drinks_ml
        if reaches(self.not_counted_ml, self.drinks_ml):
            return None
        return self.drinks_ml - self.not_counted_ml

    def told_ml(self, us: bool = False) -> float | None:
        """The drinks as they are told where the goal stands beside them."""
        counted = self.counted_ml
        if counted is None or self.goal_ml is None:
            return counted
        from tracker.figures.beside import told_beside

        broken = self.met is False and counted > self.goal_ml
        return told_beside(counted, self.goal_ml, DRINKS, us, most=broken)


class Hydration(NamedTuple):
    """A period's drinks. Means are over the days on which any drink (any food) was logged.

    `days_counted` and `mean_counted_ml` are those of what the goal is about, for which the drinks
    named in `not_counted` are none.
    `days_met` of `days_judged`: days of which it can be told whether the goal was met.
    `suggestions` are published intakes for when no goal is set; none is ever chosen by the program.
    """

    per_day: tuple[HydrationDay, ...]
    days_with_drinks: int
    mean_drinks_ml: float | None
    days_with_food: int
    mean_food_ml: float | None
    days_judged: int
    days_met: int
    suggestions: tuple[Intake, ...] = ()
    days_counted: int = 0
    mean_counted_ml: float | None = None
    not_counted: tuple[str, ...] = ()

    @property
    def goal_set(self) -> bool:
        return any(day.goal_ml is not None for day in self.per_day)


def figures(material: Material) -> dict[str, Any]:
    """What the section tells of a period."""
    found = hydration(material.logged, material.goals, material.profile)
    return {"hydration": judged_by(found, material.judged)}


def hydration(logged: LoggedDays, goals: Sequence[Goal], profile: Mapping[str, str]) -> Hydration:
    """Drinks, water from food and the goal of every day of the period.

    What was logged has the drinks apart that are no step towards a goal to drink enough.
    """
    drinks = logged.by_day(DRINKS)
    food = logged.by_day(FOOD_WATER)
    goal_of = [goal for goal in goals if goal.measure == DRINKS and goal.period == "day"]
    days = tuple(
        _day(
            HydrationDay(day, drinks.get(day), food.get(day), None, None), goal_of, logged.apart.ml
        )
        for day in logged.days
    )
    counted = [day.counted_ml for day in days if day.counted_ml is not None]
    judged = [day.met for day in days if day.met is not None]
    apart = ((name, day) for name, days in logged.apart.days.items() for day in days)
    # Only asked for when it will be shown: the tables are a file of their own.
    suggested: tuple[Intake, ...] = ()
    if all(day.goal_ml is None for day in days):
        from tracker.domain.catalogues.intakes import goal_suggestions

        suggested = tuple(goal_suggestions(DRINKS, None, profile, logged.last))
    return Hydration(
        days,
        len(drinks),
        mean(drinks.values()),
        len(food),
        mean(food.values()),
        len(judged),
        sum(judged),
        suggested,
        len(counted),
        mean(counted),
        not_counted(apart, goals),
    )


def judged_by(found: Hydration, goals: Iterable[GoalReport]) -> Hydration:
    """The same, each day met or not as the habit of drinking is judged, with which it is told.

    A day isn't judged that isn't over, is skipped or of which nothing is known.
    """
    ours = [goal for goal in goals if goal[:3] == (DRINKS, None, None) and goal.period == "day"]
    judged = {one.first: one for goal in ours for one in goal.windows if one.first == one.last}
    if not ours:
        return found
    days = tuple(_judged(day, judged.get(day.day)) for day in found.per_day)
    met = [day.met for day in days if day.met is not None]
    return found._replace(per_day=days, days_judged=len(met), days_met=sum(met))


def _judged(day: HydrationDay, judged: Judged | None) -> HydrationDay:
    if judged is None:
        return day._replace(met=None)
    return day._replace(goal_ml=judged.target, met=judged.met)


def _day(day: HydrationDay, goals: Sequence[Goal], alcoholic: Mapping[str, float]) -> HydrationDay:
    """A day as its goal has it, with what alcoholic drinks came to a day."""
    goal = in_force(goals, day.day, DRINKS)
    if goal is None:
        return day
    left_out = alcoholic.get(day.day, 0.0) if leaves_out_alcohol(goal) else 0.0
    day = day._replace(goal_ml=goal.target, not_counted_ml=left_out)
    drunk = day.counted_ml
    if drunk is None:
        return day
    most = goal.direction == "at-most"
    return day._replace(met=reaches(goal.target, drunk) if most else reaches(drunk, goal.target))


def _hydration_rows(summary: Summary) -> Rows:
    yield from map(tuple, summary.hydration.per_day)


TABLES = {"hydration": (HydrationDay._fields, _hydration_rows)}
