"""low-drinks: several complete days with little to drink."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.domain.entries import Entry
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.sums import TINY
from tracker.domain.time.ordinals import iso, ordinal
from tracker.rules.base import CutOff, Finding, Rule
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.history import History
from tracker.rules.shared.timeline import ids_of, iso_days
from tracker.rules.shared.wording import day_words, litres, number_words, step_day

HOUR = 3600

#: Where any of these is so, drinking more may be harmful: the rule is off.
OFF = ("heart-failure", "kidney-disease", "fluid-limit")

#: A run is followed back this many days; what is said doesn't depend on how much more was read.
LONGEST = 14


class DrinkDay(NamedTuple):
    """One day's drinks and the water in its food, in ml; whether the diary of it is complete."""

    day: int
    drinks: float
    food: float
    complete: bool
    entries: tuple[Entry, ...]


def find(history: History, as_of: str, cutoffs: CutOffs) -> list[Finding]:
    """One finding for the run of low days that ended yesterday; today isn't over."""
    if any(history.says(name) for name in OFF):
        return []
    today, cut = ordinal(as_of), cutoffs.of(RULE)
    days: list[DrinkDay] = []
    while len(days) < LONGEST:
        day = _read_day(history, today - 1 - len(days), cut)
        if not _is_low(day, cut):
            break
        days.append(day)
    return [_finding(days[::-1], history.year(today), cut)] if len(days) >= cut["days"] else []


def _read_day(history: History, day: int, cut: Mapping[str, float]) -> DrinkDay:
    drinks = history.with_measure("volume_ml").between(day, day)
    # What a drink brings is counted by its volume already.
    wet = history.with_measure("water_ml").between(day, day)
    eaten = [entry for entry in wet if "volume_ml" not in entry.measures]
    times = [entry.at for entry in drinks if entry.at is not None]
    spread = len(times) >= cut["drinks"] and max(times) - min(times) >= cut["hours"] * HOUR
    return DrinkDay(
        day,
        sum(entry.measures["volume_ml"] for entry in drinks),
        sum(entry.measures["water_ml"] for entry in eaten),
        # Closed without a drink logged: nobody drinks nothing, so that day isn't known.
        bool(drinks) and (spread or day in history.closed),
        (*drinks, *eaten),
    )


def _is_low(day: DrinkDay, cut: Mapping[str, float]) -> bool:
    enough = day.drinks + day.food >= cut["with-food-ml"] - TINY
    return day.complete and day.drinks < cut["low-ml"] - TINY and not enough


def _finding(days: list[DrinkDay], year: int, cut: Mapping[str, float]) -> Finding:
    drinks = sum(day.drinks for day in days) / len(days)
    food = sum(day.food for day in days) / len(days)
    eaten = f"beside {litres(food)} of water from food" if food else "with no food's water logged"
    text = (
        f"Under {litres(cut['low-ml'])} of drinks on each of the last {number_words(len(days))} "
        f"days: {litres(drinks)} a day on average since {day_words(days[0].day, year)}, "
        f"{eaten}. The usual goal (EFSA: 2.0 l of drinks for men, 1.6 l for women) is an average "
        "intake, not a requirement."
    )
    return Finding(
        rule=RULE.name,
        level="info",
        since=iso(days[0].day),
        window=iso_days(days[0].day, days[-1].day),
        known_days=len(days),
        evidence={
            "days": len(days),
            "drinks_ml": round(drinks, 1),
            "food_water_ml": round(food, 1),
        },
        entries=ids_of(entry for day in days for entry in day.entries),
        message=text,
        sources=RULE.sources,
        gist=f"under {litres(cut['low-ml'])} of drinks on each of the last {len(days)} days",
        volumes=(drinks, food, *(ml for day in days for ml in (day.drinks, day.food))),
        arithmetic=tuple(
            f"{step_day(day.day, year)}: {litres(day.drinks)} of drinks, "
            f"{litres(day.food)} from food"
            for day in days
        ),
    )


RULE = Rule(
    name="low-drinks",
    title="several days with little to drink",
    order=90,
    kinds=frozenset({"water", "drink", "food"}),
    definition=(
        "Three complete days in a row under 1.2 litres of drinks, up to yesterday, are "
        "mentioned. A day is complete if you closed it, or with three drinks over six hours or "
        "more; a day without a drink logged isn't known. Water from food is shown beside it, and "
        "a day with 1.5 litres of both isn't low. Off with heart failure, kidney disease or a "
        "fluid limit."
    ),
    cutoffs=(
        CutOff("low-ml", 1200, "ml", "of drinks a day is low", False, "PERRIER-2012"),
        CutOff("days", 3, "days", "in a row", low=2, high=14),
        CutOff("with-food-ml", 1500, "ml", "with food's water is enough", low=1200, high=3000),
        CutOff("drinks", 3, "drinks", "that make a day complete", low=2, high=8),
        CutOff("hours", 6, "hours", "that they are spread over", low=3, high=12),
    ),
    sources=("PERRIER-2012", "EFSA-2010"),
    find=find,
    days_back=LONGEST + 1,
    at_once=None,
)
