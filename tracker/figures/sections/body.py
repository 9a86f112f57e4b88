"""Minerals beside the published intake, weight with its trend and BMI, and sleep."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.domain.kinds import KINDS
from tracker.figures.averages import mean
from tracker.figures.logged_days import LoggedDays

if TYPE_CHECKING:
    from tracker.domain.catalogues.intakes import Intake, Upper
    from tracker.figures.summary import Material

PLACE = 50

MINERALS = ("calcium", "magnesium", "potassium")
#: Where a kind's minerals come from, by the measure that the kind counts first.
ORIGINS = {"dose_mg": "pills", "volume_ml": "drinks", "mass_g": "food"}
#: No published upper limit is lower, in mg a day: below it no table is read, which takes 3 ms.
LEAST_UPPER_MG = {"calcium": 2000, "magnesium": 350}
#: With fewer weighings than this a line through them says nothing.
LEAST_POINTS = 3


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
    intake: "Intake | None"
    passed: "Upper | None" = None


class Minerals(NamedTuple):
    """Every mineral that was logged.

    `comparable`: the profile has a birth year and a sex, so published intakes can be told.
    """

    days: int
    comparable: bool
    per_mineral: tuple[Mineral, ...]


def figures(material: "Material") -> dict[str, Any]:
    """What the section tells of a period."""
    logged, profile = material.logged, material.profile
    return {
        "minerals": minerals(logged, profile, material.as_of),
        "weight": weight(logged, profile),
        "sleep": sleep(logged),
    }


def minerals(logged: LoggedDays, profile: Mapping[str, str], as_of: str) -> Minerals:
    """Each mineral's daily mean by origin, over the period."""
    known: set[str] = set()
    totals: dict[tuple[str, str], float] = {}
    for kind in KINDS:
        origin = origin_of(kind)
        if origin is None or not logged.of(kind):
            continue
        known.update(entry.day for entry in logged.of(kind))
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


def origin_of(kind: str) -> str | None:
    """Pills, drinks or food; None for what is neither eaten nor drunk, and for medicines."""
    fields = KINDS[kind].fields
    if not fields or kind == "med":
        return None
    return ORIGINS.get(fields[0].measure)


def age_of(profile: Mapping[str, str], as_of: str) -> int | None:
    """Years of age reached in the year of a day: the profile holds only the year of birth."""
    year = profile.get("birth-year", "")
    return int(as_of[:4]) - int(year) if year.isdigit() else None


def _intake(
    mineral: str, sex: str | None, age: int | None, profile: Mapping[str, str]
) -> "Intake | None":
    if age is None or (mineral == "potassium" and profile.get("kidney-disease") == "yes"):
        return None
    from tracker.domain.catalogues.intakes import mineral_intake

    return mineral_intake(mineral, sex, age, pregnant=profile.get("pregnant") == "yes")


def _passed(mineral: str, age: int | None, pills_mg: float, total_mg: float) -> "Upper | None":
    """The upper limit that a mean is above; limits are for adults."""
    if total_mg <= LEAST_UPPER_MG.get(mineral, total_mg):
        return None
    from tracker.domain.catalogues.intakes import mineral_upper

    upper = mineral_upper(mineral, age)
    if upper is None or (pills_mg if upper.pills_only else total_mg) <= upper.mg + 1e-6:
        return None
    return upper


class WeightDay(NamedTuple):
    """A day's weight in kg, the mean of its weighings."""

    day: str
    kg: float


class Weight(NamedTuple):
    """Weight over the period. `change_kg` is last minus first.

    `trend_kg_week` is the slope of the least-squares line through the days' weights, None for fewer
    than 3 days. `bmi` is the last weight over height squared, None without a height in the profile
    or where the two can't both be right.
    """

    first_kg: float
    last_kg: float
    change_kg: float
    trend_kg_week: float | None
    bmi: float | None
    per_day: tuple[WeightDay, ...]


class SleepDay(NamedTuple):
    day: str
    minutes: float


class Sleep(NamedTuple):
    """Sleep in minutes a day, over the days on which it was logged."""

    days: int
    mean_min: float
    shortest_min: float
    longest_min: float
    per_day: tuple[SleepDay, ...]


def weight(logged: LoggedDays, profile: Mapping[str, str]) -> Weight | None:
    """The period's weight, None if it wasn't logged."""
    days: dict[str, list[float]] = {}
    for entry in logged.of("weight"):
        if "mass_kg" in entry.measures:
            days.setdefault(entry.day, []).append(entry.measures["mass_kg"])
    if not days:
        return None
    per_day = tuple(WeightDay(day, mean(values) or 0) for day, values in days.items())
    from tracker.domain.body import bmi_of, height_in

    first, last = per_day[0].kg, per_day[-1].kg
    bmi = bmi_of(last, height_in(profile.get("height", "")))
    return Weight(first, last, last - first, trend_a_week(per_day), bmi, per_day)


def trend_a_week(points: Sequence[WeightDay]) -> float | None:
    """The slope of the least-squares line through the points, in kg a week."""
    if len(points) < LEAST_POINTS:
        return None
    days = [date.fromisoformat(point.day).toordinal() for point in points]
    middle = sum(days) / len(days)
    level = sum(point.kg for point in points) / len(points)
    spread = sum((day - middle) ** 2 for day in days)
    slope = sum((d - middle) * (p.kg - level) for d, p in zip(days, points, strict=True)) / spread
    return slope * 7


def sleep(logged: LoggedDays) -> Sleep | None:
    """The period's sleep, None if it wasn't logged."""
    by_day = logged.by_day("duration_min", "sleep")
    if not by_day:
        return None
    minutes = list(by_day.values())
    per_day = tuple(SleepDay(day, value) for day, value in sorted(by_day.items()))
    return Sleep(len(by_day), sum(minutes) / len(minutes), min(minutes), max(minutes), per_day)
