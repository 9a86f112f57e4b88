"""Today as plain data: where the day stands so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.catalogues.drug_limits import Limit, limit_of, may_be_minor
from tracker.domain.catalogues.ingredients import by_ingredient, products_of
from tracker.domain.entries import Days, Entry
from tracker.domain.kinds import KINDS
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.days import DAY_S, add_days
from tracker.domain.time.ordinals import ordinal
from tracker.domain.time.so_far import MOST_DAYS_APART
from tracker.figures.known import Known
from tracker.figures.logged_days import LoggedDays, sort_out
from tracker.figures.minerals import Minerals, minerals
from tracker.figures.sections.drinks import HydrationDay, hydration, judged_by
from tracker.figures.sections.movement import Movement, movement
from tracker.figures.sections.notes import Note, notes
from tracker.figures.sections.pain import Pain, pain
from tracker.rules.base import resting

if TYPE_CHECKING:
    from tracker.domain.time.so_far import SoFar
    from tracker.figures.habits.goals import GoalReport
    from tracker.figures.habits.standing import Standing
    from tracker.figures.sections.body import Sleep, Weight
    from tracker.figures.sections.care import Symptom, Treatment
    from tracker.figures.sections.others import Other
    from tracker.rules.base import Finding

__all__ = ["Doses", "TodaySummary", "days_for_today", "today_summary"]

#: From so many days without a word on, who comes back is welcomed.
SILENT_DAYS = 3


class Doses(NamedTuple):
    """An ingredient today, and in the 24 hours up to now; `products` are what it came in.

    `mg_24h` sums the doses with a time in those hours, yesterday's too; `untimed` doses of today
    have none and are in no rolling sum, nor are the `without_mg` doses of either. `limit_mg` is
    the label's for 24 hours, or what is `prescribed`; None also for who may be under 18.
    """

    drug: str
    doses: int
    mg: float | None
    mg_24h: float
    untimed: int
    limit_mg: float | None
    prescribed: bool = False
    without_mg: int = 0
    products: tuple[str, ...] = ()


class Silence(NamedTuple):
    """Days of which nothing is said, up to yesterday, since the `last` entry."""

    last: Entry
    unknown_days: int

    def as_json(self) -> dict[str, Any]:
        """The same as JSON-able data."""
        from tracker.figures.json_shape import entry_json

        return {"last": entry_json(self.last), "unknown_days": self.unknown_days}


def silence(last: Entry | None, closed: Iterable[str], today: str) -> Silence | None:
    """The silence up to today, if it is a long one. `last` is the entry of the latest day."""
    if last is None:
        return None
    unknown = ordinal(today) - ordinal(last.day) - 1
    unknown -= sum(last.day < day < today for day in closed)
    return Silence(last, unknown) if unknown >= SILENT_DAYS else None


class JudgedToday(NamedTuple):
    """Where habits stand today, and how the goals of the day go."""

    habits: tuple[Standing, ...] = ()
    goals: tuple[GoalReport, ...] = ()


class TodaySummary(NamedTuple):
    """One day so far. `anything_logged` tells a quiet day from an empty database.

    `resting` findings stand beside those to show, acknowledged or snoozed. `silence` is None
    unless somebody was away for days. `not_counted` are the drinks that the goal for water leaves
    out.
    """

    day: str
    anything_logged: bool
    entries: int
    findings: tuple[Finding, ...]
    hydration: HydrationDay
    pain: Pain
    movement: Movement
    medicines: tuple[Doses, ...]
    treatments: tuple[Treatment, ...]
    symptoms: tuple[Symptom, ...]
    minerals: Minerals
    weight: Weight | None
    sleep: Sleep | None
    others: tuple[Other, ...]
    goals: tuple[GoalReport, ...]
    notes: tuple[Note, ...]
    habits: tuple[Standing, ...]
    resting: int = 0
    silence: Silence | None = None
    not_counted: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The day as JSON-able data, in the shape of `docs/json-report.md`."""
        from tracker.figures.json_shape import whole

        return whole("tracker-today", self)


#: The sections that a day has.
TOLD = frozenset(TodaySummary._fields) - {"others"}


def days_for_today(known: SoFar) -> Days:
    """The days whose entries today needs: what has happened, and the doses of the last 24 hours.

    Those are yesterday's, or after a flight east of days before it.
    """
    return Days(add_days(known.today, -1 - MOST_DAYS_APART), known.last_day)


def today_summary(
    so_far: SoFar,
    entries: Iterable[Entry],
    known: Known,
    findings: Iterable[Finding] = (),
    judged: JudgedToday | None = None,
    anything_logged: bool = True,
) -> TodaySummary:
    """Today so far. `entries` are those of `days_for_today`."""
    entries, findings = list(entries), list(findings)
    day, judged = so_far.today, judged or JudgedToday()
    logged = sort_out(entries, (day,), apart=known.alcoholic)
    drinks = judged_by(hydration(logged, known.goals, known.profile), judged.goals)
    treatments, symptoms = _care(logged)
    weight, sleep = _body(logged, known.profile)
    return TodaySummary(
        day=day,
        anything_logged=anything_logged,
        entries=logged.counts.get(day, 0),
        findings=tuple(finding for finding in findings if finding.shown),
        hydration=drinks.per_day[0],
        not_counted=drinks.not_counted,
        pain=pain(logged, known.sites),
        movement=movement(logged),
        medicines=_medicines(entries, so_far, known),
        treatments=treatments,
        symptoms=symptoms,
        minerals=minerals(logged, known.profile, day),
        weight=weight,
        sleep=sleep,
        others=_others(logged),
        goals=judged.goals,
        notes=notes(logged),
        habits=judged.habits,
        resting=resting(findings),
    )


def _care(logged: LoggedDays) -> tuple[tuple[Treatment, ...], tuple[Symptom, ...]]:
    """Treatments and signs; what sums them up is only loaded on the days that have any."""
    if not logged.of("treatment") and not logged.of("symptom"):
        return (), ()
    from tracker.figures.sections.care import symptoms, treatments

    return treatments(logged), symptoms(logged)


def _body(logged: LoggedDays, profile: Mapping[str, str]) -> tuple[Weight | None, Sleep | None]:
    """Weight and sleep, in the same way."""
    if not logged.of("weight") and not logged.of("sleep"):
        return None, None
    from tracker.figures.sections.body import sleep, weight

    return weight(logged, profile), sleep(logged)


def _others(logged: LoggedDays) -> tuple[Other, ...]:
    """Kinds of which nothing else here tells, in the same way."""
    if all(KINDS[name].told_in in TOLD for name in logged.kinds if name in KINDS):
        return ()
    from tracker.figures.sections.others import others

    return others(logged, TOLD)


def _medicines(entries: Iterable[Entry], so_far: SoFar, known: Known) -> tuple[Doses, ...]:
    """Each ingredient of today or of the last 24 hours."""
    day, minor = so_far.today, may_be_minor(known.profile, so_far.today)
    meds = [e for e in entries if e.kind == "med" and (e.day == day or _lately(e, so_far.now))]
    return tuple(
        _doses(drug, taken, so_far, limit_of(drug, known.drugs, minor))
        for drug, taken in sorted(by_ingredient(meds, known.drugs).items())
    )


def _lately(entry: Entry, now: int) -> bool:
    """Whether a dose was taken within (now - 24 h, now], the rules' own window."""
    return entry.at is not None and now - DAY_S < entry.at <= now


def _doses(
    drug: str, taken: Sequence[tuple[Entry, float | None]], so_far: SoFar, limit: Limit
) -> Doses:
    mine = [(entry, mg) for entry, mg in taken if entry.day == so_far.today]
    given = [mg for _, mg in mine if mg is not None]
    return Doses(
        drug,
        len(mine),
        sum(given) if given else None,
        sum(mg or 0 for entry, mg in taken if _lately(entry, so_far.now)),
        sum(1 for entry, _ in mine if entry.at is None),
        limit.mg,
        limit.prescribed,
        sum(mg is None for _, mg in taken),
        tuple(products_of(entry for entry, _ in taken)),
    )
