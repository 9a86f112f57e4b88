"""Medicines by drug and day beside the label's limit, treatments, and warning signs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.catalogues.drug_limits import Limit, limit_of, may_be_minor
from tracker.domain.catalogues.ingredients import by_ingredient, products_of
from tracker.domain.entries import Entry
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.sums import exceeds
from tracker.domain.time.days import each_day
from tracker.figures.logged_days import LoggedDays

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.figures.sections import Rows
    from tracker.figures.summary import Material, Summary

PLACE = 40


class MedicineDay(NamedTuple):
    """One calendar day of an ingredient; `mg` is None where no dose of the day had its mg."""

    day: str
    doses: int
    mg: float | None


class Medicine(NamedTuple):
    """An ingredient over the period, in calendar days; `products` are what it came in.

    `limit_mg` is for any 24 hours, by the label or, where `prescribed`, by the user's prescription;
    the rule painkiller-dose judges that, hour by hour. Here `days_over` counts calendar days above
    it. `without_mg` doses had no mg and are in no sum. Who may be under 18 is told no limit.
    """

    drug: str
    doses: int
    days: int
    without_mg: int
    most_mg: float | None
    limit_mg: float | None
    days_over: int
    per_day: tuple[MedicineDay, ...]
    prescribed: bool = False
    products: tuple[str, ...] = ()


class TreatmentDay(NamedTuple):
    """One day of a treatment: how often, and minutes (0 where not given)."""

    day: str
    times: int
    minutes: float


class Treatment(NamedTuple):
    """A treatment over the period: how often, minutes in all (0 where not given), by whom."""

    treatment: str
    times: int
    days: int
    minutes: float
    providers: tuple[str, ...]
    per_day: tuple[TreatmentDay, ...]


class Symptom(NamedTuple):
    """A warning sign and the days on which it was logged."""

    sign: str
    times: int
    days: tuple[str, ...]


def figures(material: Material) -> dict[str, Any]:
    """What the section tells of a period."""
    return {
        "medicines": medicines(
            material.logged, material.drugs, may_be_minor(material.profile, material.as_of)
        ),
        "treatments": treatments(material.logged),
        "symptoms": symptoms(material.logged),
    }


def medicines(logged: LoggedDays, drugs: Catalogue, minor: bool = False) -> tuple[Medicine, ...]:
    """Every ingredient of the period, by name."""
    return tuple(
        _medicine(drug, taken, limit_of(drug, drugs, minor))
        for drug, taken in sorted(by_ingredient(logged.of("med"), drugs).items())
    )


def _medicine(drug: str, taken: Sequence[tuple[Entry, float | None]], limit: Limit) -> Medicine:
    by_day: dict[str, list[float | None]] = {}
    for entry, mg in taken:
        by_day.setdefault(entry.day, []).append(mg)
    days = tuple(_medicine_day(day, of_day) for day, of_day in by_day.items())
    amounts = [one.mg for one in days if one.mg is not None]
    return Medicine(
        drug=drug,
        doses=len(taken),
        days=len(days),
        without_mg=sum(mg is None for _, mg in taken),
        most_mg=max(amounts, default=None),
        limit_mg=limit.mg,
        days_over=0 if limit.mg is None else sum(1 for mg in amounts if exceeds(mg, limit.mg)),
        per_day=days,
        prescribed=limit.prescribed,
        products=tuple(products_of(entry for entry, _ in taken)),
    )


def _medicine_day(day: str, amounts: Sequence[float | None]) -> MedicineDay:
    given = [mg for mg in amounts if mg is not None]
    return MedicineDay(day, len(amounts), sum(given) if given else None)


def treatments(logged: LoggedDays) -> tuple[Treatment, ...]:
    """Every treatment of the period, the most frequent first."""
    found = [
        _treatment(name, entries) for name, entries in _by_subject(logged, "treatment").items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.times, one.treatment)))


def _treatment(name: str, entries: list[Entry]) -> Treatment:
    given_by = [e.attributes["provider"] for e in entries if "provider" in e.attributes]
    per_day = tuple(
        TreatmentDay(day, len(of_day), _minutes(of_day)) for day, of_day in _by_day(entries).items()
    )
    return Treatment(
        name, len(entries), len(per_day), _minutes(entries), tuple(dict.fromkeys(given_by)), per_day
    )


def _minutes(entries: list[Entry]) -> float:
    return sum(entry.measures.get("duration_min", 0) for entry in entries)


def symptoms(logged: LoggedDays) -> tuple[Symptom, ...]:
    """Every warning sign that was logged in the period, the latest first."""
    found = [
        Symptom(sign, len(entries), tuple(_by_day(entries)))
        for sign, entries in _by_subject(logged, "symptom").items()
    ]
    return tuple(sorted(found, key=lambda one: one.days[-1], reverse=True))


def _by_subject(logged: LoggedDays, kind: str) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in logged.of(kind):
        found.setdefault(entry.subject or kind, []).append(entry)
    return found


def _by_day(entries: list[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.day, []).append(entry)
    return found


def _medicine_rows(summary: Summary) -> Rows:
    for one in summary.medicines:
        taken = {day.day: (day.doses, day.mg) for day in one.per_day}
        for day in each_day(summary.days):
            yield one.drug, day, *taken.get(day, (None, None)), one.limit_mg


def _treatment_rows(summary: Summary) -> Rows:
    for one in summary.treatments:
        yield one.treatment, one.times, one.days, one.minutes or None, "; ".join(one.providers)


def _symptom_rows(summary: Summary) -> Rows:
    for one in summary.symptoms:
        for day in one.days:
            yield one.sign, day


TABLES = {
    "medicines": (("drug", "day", "doses", "mg", "limit_mg"), _medicine_rows),
    "treatments": (("treatment", "times", "days", "minutes", "providers"), _treatment_rows),
    "symptoms": (("sign", "day"), _symptom_rows),
}
