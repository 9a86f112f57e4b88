"""Minerals, weight with its trend and BMI, and sleep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.days import each_day
from tracker.figures.averages import mean
from tracker.figures.logged_days import LoggedDays
from tracker.figures.minerals import minerals

if TYPE_CHECKING:
    from tracker.figures.sections import Rows
    from tracker.figures.summary import Material, Summary

PLACE = 50
BY_DAYS = frozenset({"mineral", "sleep"})

#: With fewer weighings than this a line through them says nothing.
LEAST_POINTS = 3


def figures(material: Material) -> dict[str, Any]:
    """What the section tells of a period."""
    logged, profile = material.logged, material.profile
    return {
        "minerals": minerals(logged, profile, material.as_of),
        "weight": weight(logged, profile),
        "sleep": sleep(logged),
    }


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


_ORIGINS = ("mineral", "pills_mg", "drinks_mg", "food_mg", "mean_mg")


def _mineral_rows(summary: Summary) -> Rows:
    for one in summary.minerals.per_mineral:
        published = (one.intake and one.intake.amount, one.passed and one.passed.mg)
        yield *(getattr(one, name) for name in _ORIGINS), *published


def _weight_rows(summary: Summary) -> Rows:
    weighed = {day.day: day.kg for day in summary.weight.per_day} if summary.weight else {}
    for day in each_day(summary.days):
        yield day, weighed.get(day)


def _sleep_rows(summary: Summary) -> Rows:
    slept = {day.day: day.minutes for day in summary.sleep.per_day} if summary.sleep else {}
    for day in each_day(summary.days):
        yield day, slept.get(day)


TABLES = {
    "minerals": ((*_ORIGINS, "intake_mg", "passed_mg"), _mineral_rows),
    "weight": (("day", "kg"), _weight_rows),
    "sleep": (("day", "minutes"), _sleep_rows),
}
