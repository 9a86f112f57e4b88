"""Calcium, magnesium and potassium from pills, drinks and food, beside the published intakes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tracker.domain.age import age_of
from tracker.domain.kinds import KINDS
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.sums import exceeds
from tracker.figures.logged_days import LoggedDays

if TYPE_CHECKING:
    from tracker.domain.catalogues.intakes import Intake, Upper
    from tracker.figures.habits.goals import GoalReport

MINERALS = ("calcium", "magnesium", "potassium")
#: Where a kind's minerals come from, by the measure that the kind counts first.
ORIGINS = {"dose_mg": "pills", "volume_ml": "drinks", "mass_g": "food"}
#: No published upper limit is lower, in mg a day: below it no table is read, which takes 3 ms.
LEAST_UPPER_MG = {"calcium": 2000, "magnesium": 350}


class Mineral(NamedTuple):
    """A mineral in mg a day: the mean over the days on which anything eaten or drunk was logged.

    `intake` is published for the profile's age and sex, None where the profile doesn't say. A diary
    below it is no deficiency: the intake covers nearly everyone's need, and diaries miss food.
    `passed` is the published upper limit, where the mean is above it.
    """

    mineral: str
    pills_mg: float
    drinks_mg: float
    food_mg: float
    mean_mg: float
    intake: Intake | None
    passed: Upper | None = None


class Minerals(NamedTuple):
    """Every mineral that was logged.

    `comparable`: the profile has a birth year and a sex, so published intakes can be told.
    """

    days: int
    comparable: bool
    per_mineral: tuple[Mineral, ...]


def minerals(logged: LoggedDays, profile: Mapping[str, str], as_of: str) -> Minerals:
    """Each mineral's daily mean by origin, over the period."""
    known: set[str] = set()
    totals: dict[tuple[str, str], float] = {}
    for kind in KINDS:
        origin = origin_of(kind)
        if origin is None or not logged.times_of(kind):
            continue
        known.update(logged.times_of(kind))
        for mineral in MINERALS:
            amount = sum(logged.by_day(f"{mineral}_mg", kind).values())
            totals[mineral, origin] = totals.get((mineral, origin), 0) + amount
    age, sex = age_of(profile, as_of), profile.get("sex")
    found = []
    for mineral in MINERALS:
        pills, drinks, food = (
            totals.get((mineral, origin), 0) / max(1, len(known)) for origin in ORIGINS.values()
        )
        if pills or drinks or food:
            intake = _intake(mineral, sex, age, profile)
            total = pills + drinks + food
            passed = _passed(mineral, age, pills, total)
            found.append(Mineral(mineral, pills, drinks, food, total, intake, passed))
    return Minerals(len(known), age is not None and sex is not None, tuple(found))


def followed(minerals: Minerals, goals: Iterable[GoalReport]) -> bool:
    """Whether someone means to know of minerals; foods alone bring some to all who log a meal.

    They have taken some as such, want so much of one, or have more than is published as safe.
    """
    wanted = {f"{mineral}_mg" for mineral in MINERALS}
    taken = any(one.pills_mg or one.passed for one in minerals.per_mineral)
    return taken or any(goal.measure in wanted for goal in goals)


def origin_of(kind: str) -> str | None:
    """Pills, drinks or food; None for what is neither eaten nor drunk, and for medicines."""
    fields = KINDS[kind].fields
    if not fields or kind == "med":
        return None
    return ORIGINS.get(fields[0].measure)


def _intake(
    mineral: str, sex: str | None, age: int | None, profile: Mapping[str, str]
) -> Intake | None:
    if age is None or (mineral == "potassium" and profile.get("kidney-disease") == "yes"):
        return None
    from tracker.domain.catalogues.intakes import mineral_intake

    return mineral_intake(mineral, sex, age, pregnant=profile.get("pregnant") == "yes")


def _passed(mineral: str, age: int | None, pills_mg: float, total_mg: float) -> Upper | None:
    """The upper limit that a mean is above; limits are for adults."""
    if total_mg <= LEAST_UPPER_MG.get(mineral, total_mg):
        return None
    from tracker.domain.catalogues.intakes import mineral_upper

    upper = mineral_upper(mineral, age)
    if upper is None or not exceeds(pills_mg if upper.pills_only else total_mg, upper.mg):
        return None
    return upper
