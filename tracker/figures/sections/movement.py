"""Walks, stretching, strength, sport and rest days: how often, and how much of what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.domain.kinds import KINDS, Kind
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.days import each_day
from tracker.figures.logged_days import LoggedDays

if TYPE_CHECKING:
    from tracker.figures.sections import Rows
    from tracker.figures.summary import Material, Summary

PLACE = 30
BY_DAYS = frozenset({"walk", "stretch", "strength", "rest"})
_MEASURES = ("duration_min", "distance_m", "steps", "repetitions")
#: Of fewer days nothing is said of a week.
FEWEST_DAYS = 14


class Amounts(NamedTuple):
    """How often, and how much: minutes, metres, steps, repetitions (0 where it wasn't given)."""

    times: int
    minutes: float
    metres: float
    steps: float
    vigorous_min: float
    repetitions: float


class ActivityDay(NamedTuple):
    day: str
    amounts: Amounts


class Activity(NamedTuple):
    """One kind of exercise over the period. `subjects` counts what it was: swimming, hamstrings."""

    kind: str
    label: str
    days: int
    total: Amounts
    subjects: tuple[tuple[str, int], ...]
    per_day: tuple[ActivityDay, ...]


class Movement(NamedTuple):
    """All exercise. A logged rest day is a known day without any."""

    activities: tuple[Activity, ...]
    active_days: int
    rest_days: tuple[str, ...]
    minutes: float


def figures(material: Material) -> dict[str, Any]:
    """What the section tells of a period."""
    return {"movement": movement(material.logged)}


def movement(logged: LoggedDays) -> Movement:
    """Every kind of exercise that was logged in the period, in the order of the kinds."""
    activities = tuple(
        _activity(kind, logged)
        for kind in KINDS.values()
        if kind.exercise and logged.times_of(kind.name)
    )
    active = {one.day for activity in activities for one in activity.per_day}
    rest = tuple(logged.times_of("rest"))
    return Movement(activities, len(active), rest, sum(one.total.minutes for one in activities))


def minutes_a_week(found: Movement, days: int) -> int | None:
    """What the minutes of a period come to a week; None for one of less than two weeks."""
    return round(found.minutes / days * 7) if days >= FEWEST_DAYS else None


def _activity(kind: Kind, logged: LoggedDays) -> Activity:
    minutes, metres, steps, repetitions = (logged.by_day(name, kind.name) for name in _MEASURES)
    vigorous: dict[str, float] = {}
    for entry in logged.of(kind.name) if kind.ticks else ():
        if entry.measures.get("vigorous"):
            said = entry.measures.get("duration_min", 0)
            vigorous[entry.day] = vigorous.get(entry.day, 0) + said
    each: tuple[dict[str, float], ...] = (minutes, metres, steps, vigorous, repetitions)
    per_day = tuple(
        ActivityDay(day, Amounts(times, *(one.get(day, 0) for one in each)))
        for day, times in logged.times_of(kind.name).items()
    )
    subjects = logged.subjects.get(kind.name, {})
    return Activity(
        kind.name,
        kind.view.replace("_", " "),
        len(per_day),
        _added([one.amounts for one in per_day]),
        tuple(sorted(subjects.items(), key=lambda one: (-one[1], one[0]))),
        per_day,
    )


def _added(amounts: list[Amounts]) -> Amounts:
    return Amounts(
        sum(one.times for one in amounts),
        sum(one.minutes for one in amounts),
        sum(one.metres for one in amounts),
        sum(one.steps for one in amounts),
        sum(one.vigorous_min for one in amounts),
        sum(one.repetitions for one in amounts),
    )


def _movement_rows(summary: Summary) -> Rows:
    days = list(each_day(summary.days))
    for activity in summary.movement.activities:
        done = {one.day: one.amounts for one in activity.per_day}
        for day in days:
            yield activity.kind, day, *(done.get(day) or (None,) * len(Amounts._fields))
    rest = set(summary.movement.rest_days)
    for day in days:
        if day in rest:
            yield "rest", day, 1, *(None,) * (len(Amounts._fields) - 1)


TABLES = {"movement": (("kind", "day", *Amounts._fields), _movement_rows)}
