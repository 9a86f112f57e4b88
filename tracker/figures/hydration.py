"""Drinks and water from food a day, against the goal then in force."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tracker.domain.entries import Goal
from tracker.domain.habits.goals import in_force
from tracker.figures.averages import mean, reaches
from tracker.figures.sorted_entries import Diary

if TYPE_CHECKING:
    from tracker.domain.catalogues.intakes import Intake

DRINKS, FOOD_WATER = "volume_ml", "water_ml"


class HydrationDay(NamedTuple):
    """One day in ml. None: nothing of the sort was logged, or no goal was in force."""

    day: str
    drinks_ml: float | None
    food_ml: float | None
    goal_ml: float | None
    met: bool | None


class Hydration(NamedTuple):
    """A period's drinks. Means are over the days on which any drink (any food) was logged.

    `days_met` of `days_judged`: days with a goal and a drink. `suggestions` are published intakes
    for when no goal is set; none is ever chosen by the program.
    """

    per_day: tuple[HydrationDay, ...]
    days_with_drinks: int
    mean_drinks_ml: float | None
    days_with_food: int
    mean_food_ml: float | None
    days_judged: int
    days_met: int
    suggestions: "tuple[Intake, ...]" = ()

    @property
    def goal_set(self) -> bool:
        return any(day.goal_ml is not None for day in self.per_day)


def hydration(diary: Diary, goals: Sequence[Goal], profile: Mapping[str, str]) -> Hydration:
    """Drinks, water from food and the goal of every day of the period."""
    drinks = diary.by_day(DRINKS)
    food = diary.by_day(FOOD_WATER)
    goal_of = [goal for goal in goals if goal.measure == DRINKS and goal.period == "day"]
    days = tuple(_day(day, drinks.get(day), food.get(day), goal_of) for day in diary.days)
    judged = [day.met for day in days if day.met is not None]
    # Only asked for when it will be shown: the tables are a file of their own.
    suggested: tuple[Intake, ...] = ()
    if all(day.goal_ml is None for day in days):
        from tracker.domain.catalogues.intakes import goal_suggestions

        suggested = tuple(goal_suggestions(DRINKS, None, profile, diary.last))
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


def _day(day: str, drinks: float | None, food: float | None, goals: Sequence[Goal]) -> HydrationDay:
    goal = in_force(goals, day, DRINKS)
    if goal is None:
        return HydrationDay(day, drinks, food, None, None)
    met = None
    if drinks is not None:
        reached = reaches(drinks, goal.target)
        met = reached if goal.direction == "at-least" else reaches(goal.target, drinks)
    return HydrationDay(day, drinks, food, goal.target, met)
