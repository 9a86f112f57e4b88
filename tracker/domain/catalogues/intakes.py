"""Published intakes: what healthy people drink, what minerals they need, how much they should move.

Suggestions with a source, never a requirement and never chosen for anyone. The figures are in
`tracker/data/intakes.json`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from tracker.domain.age import age_of
from tracker.domain.catalogues.catalogue import read_data
from tracker.domain.named_tuple import NamedTuple

_ADULT = 19
_TYPES = {"RDA": "recommended intake (RDA)", "AI": "adequate intake (AI)"}
# Whose body doesn't take water, or potassium, as healthy people's does: no published amount fits.
_OWN_LIMIT = ("kidney-disease", "heart-failure", "fluid-limit")


class Intake(NamedTuple):
    """A published amount: in a measure's canonical unit, a day unless `text` says a week.

    `text` says what it is and for whom, in a few words; `source` is a key of
    `tracker.domain.catalogues.sources`.
    """

    amount: float
    measure: str
    text: str
    source: str


class Upper(NamedTuple):
    """The most of a mineral that nearly everyone takes without harm, in mg a day on average.

    From pills and medicines alone where `pills_only`, else from food and drinks, too.
    """

    mg: float
    pills_only: bool
    source: str


class _AgeBand(NamedTuple):
    """One amount of a mineral in mg a day, for a sex from one age to another (None: open)."""

    mineral: str
    sex: str
    state: str | None
    from_age: int
    to_age: int | None
    mg: float
    type: str
    source: str

    def holds(self, age: int) -> bool:
        return self.from_age <= age and (self.to_age is None or age <= self.to_age)


def mineral_intake(
    mineral: str, sex: str | None, age: int | None, pregnant: bool = False
) -> Intake | None:
    """The published intake of a mineral in mg a day (RDA or AI, NASEM 2019).

    `sex` is 'female', 'male' or None, which is answered only where both have the same amount. None
    where the table has no row, or the age isn't known.
    """
    if age is None:
        return None
    found = [band for band in _fitting(mineral, sex, age, pregnant) if band.holds(age)]
    if not found or len({band.mg for band in found}) > 1:
        return None
    return _mineral(found[0], whose=sex is not None)


def mineral_upper(mineral: str, age: int | None) -> Upper | None:
    """The published upper limit of a mineral for an adult's age, or None.

    Without an age the highest of them, which nobody should pass.
    """
    found = [
        Upper(row["mg"], row["pills_only"], row["source"])
        for row in _data()["upper"]
        if row["mineral"] == mineral
        and (age is None or row["from_age"] <= age <= (row["to_age"] or age))
    ]
    return max(found, default=None)


def drinks_suggestions(sex: str | None, age: int | None = None) -> list[Intake]:
    """Published amounts of water from drinks in ml a day (EFSA 2010, IOM 2005): averages.

    Both sexes' where `sex` is None; none for an age below those they are for.
    """
    return [
        Intake(
            row["drinks_ml"],
            "volume_ml",
            f"water from drinks, {_people(row['sex'], _ADULT)}: {row['what']}, not a requirement "
            f"({row['total_ml'] / 1000:g} l with the water in food)",
            row["source"],
        )
        for row in _data()["drinks"]
        if sex in (None, row["sex"]) and (age is None or age >= row["from_age"])
    ]


def goal_suggestions(
    measure: str, kind: str | None, profile: Mapping[str, str], day: str
) -> list[Intake]:
    """Published amounts for a goal that fit a profile on a day; where it says nothing, adults'.

    Empty where none is published, or where the profile names a condition that they don't fit.
    """
    age, sex = age_of(profile, day), profile.get("sex")
    if measure == "volume_ml":
        limited = any(profile.get(name) == "yes" for name in _OWN_LIMIT)
        return [] if limited else drinks_suggestions(sex, age)
    if measure == "duration_min":
        return [
            Intake(row["minutes"], measure, row["text"], row["source"])
            for row in _data()["movement"]
            if row["kind"] == kind and (age is None or age >= row["from_age"])
        ]
    mineral = measure.removesuffix("_mg")
    if mineral == "potassium" and profile.get("kidney-disease") == "yes":
        return []
    bands = _fitting(mineral, sex, age, profile.get("pregnant") == "yes")
    return [_mineral(band) for band in bands]


def _fitting(mineral: str, sex: str | None, age: int | None, pregnant: bool) -> Sequence[_AgeBand]:
    """The bands of a mineral that fit what is known; adults' where the age isn't."""
    state = "pregnant" if pregnant and sex != "male" else None
    return [
        band
        for band in _bands()
        if (band.mineral, band.state) == (mineral, state)
        and sex in (None, band.sex)
        and (band.from_age >= _ADULT if age is None else band.holds(age))
    ]


def _mineral(band: _AgeBand, whose: bool = True) -> Intake:
    text = _TYPES[band.type]
    if whose:
        text += f", {_whose(band)}"
    if band.mineral == "potassium":
        text += "; not for those whose kidneys or medicines hold potassium back"
    return Intake(band.mg, f"{band.mineral}_mg", text, band.source)


def _whose(band: _AgeBand) -> str:
    people = band.state + " " if band.state else ""
    people += _people(band.sex, band.from_age)
    if band.to_age is None:
        return f"{people} over {band.from_age - 1}"
    return f"{people} {band.from_age} to {band.to_age}"


def _people(sex: str, age: int) -> str:
    if age < _ADULT:
        return "boys" if sex == "male" else "girls"
    return "men" if sex == "male" else "women"


@cache
def _bands() -> Sequence[_AgeBand]:
    """The rows of the table, neighbours of the same amount joined: men from 31 on, 420 mg."""
    joined: list[_AgeBand] = []
    rows: Iterable[_AgeBand] = (_AgeBand(**row) for row in _data()["minerals"])
    for row in sorted(rows, key=lambda b: (b.mineral, b.state or "", b.sex, b.from_age)):
        last = joined[-1] if joined else None
        if last is not None and row == last._replace(from_age=row.from_age, to_age=row.to_age):
            joined[-1] = last._replace(to_age=row.to_age)
        else:
            joined.append(row)
    return joined


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = read_data("intakes")
    return data
