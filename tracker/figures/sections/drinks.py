"""Drinks and water from food a day, against the goal then in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.entries import Goal
from tracker.domain.habits.in_force import in_force
from tracker.domain.named_tuple import NamedTuple
from tracker.figures.averages import mean, reaches
from tracker.figures.logged_days import LoggedDays

if TYPE_CHECKING:
    from tracker.domain.catalogues.intakes import Intake
    from tracker.figures.habits.goals import GoalReport, Judged
    from tracker.figures.sections import Rows
    from tracker.figures.summary import Material, Summary

PLACE = 10

DRINKS, FOOD_WATER = "volume_ml", "water_ml"


class HydrationDay(NamedTuple):
    """One day in ml. None: nothing of the sort was logged, or no goal was in force.

    `met` is None as well while it can't be told.
    """

    day: str
    drinks_ml: float | None
    food_ml: float | None
    goal_ml: float | None
    met: bool | None

    def told_ml(self, us: bool = False) -> float | None:
        """The drinks as they are told where the goal stands beside them."""
        if self.drinks_ml is None or self.goal_ml is None:
            return self.drinks_ml
        from tracker.figures.beside import told_beside

        broken = self.met is False and self.drinks_ml > self.goal_ml
        return told_beside(self.drinks_ml, self.goal_ml, DRINKS, us, most=broken)


class Hydration(NamedTuple):
    """A period's drinks. Means are over the days on which any drink (any food) was logged.

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

    @property
    def goal_set(self) -> bool:
        return any(day.goal_ml is not None for day in self.per_day)


def figures(material: Material) -> dict[str, Any]:
    """What the section tells of a period."""
    return {
        "hydration": judged_by(
            hydration(material.logged, material.goals, material.profile), material.judged
        )
    }


def hydration(logged: LoggedDays, goals: Sequence[Goal], profile: Mapping[str, str]) -> Hydration:
    """Drinks, water from food and the goal of every day of the period."""
    drinks = logged.by_day(DRINKS)
    food = logged.by_day(FOOD_WATER)
    goal_of = [goal for goal in goals if goal.measure == DRINKS and goal.period == "day"]
    days = tuple(_day(day, drinks.get(day), food.get(day), goal_of) for day in logged.days)
    judged = [day.met for day in days if day.met is not None]
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


def _day(day: str, drinks: float | None, food: float | None, goals: Sequence[Goal]) -> HydrationDay:
    goal = in_force(goals, day, DRINKS)
    if goal is None:
        return HydrationDay(day, drinks, food, None, None)
    met = None
    if drinks is not None:
        reached = reaches(drinks, goal.target)
        met = reached if goal.direction == "at-least" else reaches(goal.target, drinks)
    return HydrationDay(day, drinks, food, goal.target, met)


def _hydration_rows(summary: Summary) -> Rows:
    yield from map(tuple, summary.hydration.per_day)


TABLES = {"hydration": (("day", "drinks_ml", "food_ml", "goal_ml", "met"), _hydration_rows)}
