"""One period as plain data: what a report draws as text, page or JSON (`docs/json-report.md`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast

from tracker.domain.entries import Days, Entry, Goal
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.days import each_day
from tracker.figures import sections
from tracker.figures.known import Known
from tracker.figures.logged_days import LoggedDays, sort_out
from tracker.figures.periods import bounded_by
from tracker.rules.base import resting

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.figures.habits.goals import GoalReport
    from tracker.figures.habits.habits import HabitsReport
    from tracker.figures.minerals import Minerals
    from tracker.figures.sections.body import Sleep, Weight
    from tracker.figures.sections.care import Medicine, Symptom, Treatment
    from tracker.figures.sections.drinks import Hydration
    from tracker.figures.sections.movement import Movement
    from tracker.figures.sections.notes import Asking, Note
    from tracker.figures.sections.others import Other
    from tracker.figures.sections.pain import Pain
    from tracker.rules.base import Finding

T = TypeVar("T")


class Judged(NamedTuple):
    """How the habits and the goals of a period went."""

    habits: HabitsReport | None = None
    goals: tuple[GoalReport, ...] = ()


class Material(NamedTuple):
    """What the sections are made from: a period's entries, and what else bears on them.

    `goals` are all there ever were, `alcoholic` the drinks that none of them for water counts,
    `judged` how those of the period went, `habits` how habits did.
    """

    logged: LoggedDays
    as_of: str
    profile: Mapping[str, str]
    sites: Catalogue
    drugs: Catalogue
    goals: Sequence[Goal]
    alcoholic: Collection[str]
    habits: HabitsReport | None
    judged: tuple[GoalReport, ...]


class _Told(Protocol):
    @property
    def sections(self) -> Mapping[str, Any]: ...


class Figures(Generic[T]):
    """Figures of a section by the name that it gives them."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, told: _Told, owner: type) -> T:
        return cast(T, told.sections[self._name])


class _Period(NamedTuple):
    days: Days
    as_of: str
    total_days: int
    days_logged: int
    logged_on: tuple[str, ...]
    entries: int
    findings: tuple[Finding, ...]
    sections: Mapping[str, Any]
    week_start: int = 0
    resting: int = 0


class Summary(_Period):
    """A period. Amounts are in canonical units (ml, mg, minutes, metres, kg); days are ISO text.

    `days_logged` of `total_days` have any entry, `logged_on` says which; `entries` counts them.
    `sections` has what each file of `figures/sections` tells, by name; what other files read of
    them has its type below. `week_start` is the weekday that weeks begin with, 0 for a Monday.
    `resting` findings stand beside those to show, acknowledged or snoozed.
    """

    __slots__ = ()

    hydration: Figures[Hydration] = Figures()
    pain: Figures[Pain] = Figures()
    movement: Figures[Movement] = Figures()
    medicines: Figures[tuple[Medicine, ...]] = Figures()
    treatments: Figures[tuple[Treatment, ...]] = Figures()
    symptoms: Figures[tuple[Symptom, ...]] = Figures()
    minerals: Figures[Minerals] = Figures()
    weight: Figures[Weight | None] = Figures()
    sleep: Figures[Sleep | None] = Figures()
    others: Figures[tuple[Other, ...]] = Figures()
    goals: Figures[tuple[GoalReport, ...]] = Figures()
    habits: Figures[HabitsReport | None] = Figures()
    notes: Figures[tuple[Note, ...]] = Figures()
    questions: Figures[tuple[Asking, ...]] = Figures()

    def as_json(self) -> dict[str, Any]:
        """The summary as JSON-able data, in the shape of `docs/json-report.md`."""
        from tracker.figures.json_shape import headed, plain

        parts: dict[str, Any] = {}
        for name, value in self._asdict().items():
            parts |= value if name == "sections" else {name: value}
        del parts["week_start"]  # how to draw, not what was
        return headed("tracker-report", plain(parts))


def summarise(
    days: Days,
    as_of: str,
    entries: Iterable[Entry],
    known: Known,
    findings: Iterable[Finding] = (),
    judged: Judged | None = None,
) -> Summary:
    """Summarise a period.

    `days` may have open ends. `entries` are those of the period, oldest first, which are read once,
    `findings` those that stand, in their order.
    """
    findings = list(findings)
    period, entries = bounded_by(days, as_of, entries)
    by_days = sections.told_by_days(sections)
    logged = sort_out(entries, tuple(each_day(period)), by_days, known.alcoholic)
    counts = logged.counts
    material = Material(logged, as_of, *known, *(judged or Judged()))
    return Summary(
        days=period,
        as_of=as_of,
        total_days=len(logged.days),
        days_logged=len(counts),
        logged_on=tuple(sorted(counts)),
        entries=sum(counts.values()),
        findings=tuple(finding for finding in findings if finding.shown),
        sections=sections.figures_of(sections, material),
        resting=resting(findings),
    )
