"""One period as plain data: what a report draws as text, page or JSON (`docs/json-report.md`)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.domain.days import each_day
from tracker.domain.entries import Days, Entry, Goal
from tracker.report.body import Sleep, Weight, sleep, weight
from tracker.report.care import Medicine, Symptom, Treatment, medicines, symptoms, treatments
from tracker.report.diary import Diary, in_order, sort_out
from tracker.report.goals import GoalReport, judge
from tracker.report.hydration import Hydration, hydration
from tracker.report.minerals import Minerals, minerals
from tracker.report.movement import Movement, movement
from tracker.report.pain import Pain, pain
from tracker.report.periods import clock_time, closed

if TYPE_CHECKING:
    from tracker.domain.catalogue import Catalogue
    from tracker.rules.base import Finding


class Note(NamedTuple):
    """A note, of the day (kind `note`) or on another entry."""

    day: str
    time: str | None
    kind: str
    subject: str | None
    text: str


class Summary(NamedTuple):
    """A period. Amounts are in canonical units (ml, mg, minutes, metres, kg); days are ISO text.

    `days_logged` of `total_days` have any entry, `logged_on` says which; `entries` counts them.
    """

    days: Days
    as_of: str
    total_days: int
    days_logged: int
    logged_on: tuple[str, ...]
    entries: int
    findings: "tuple[Finding, ...]"
    hydration: Hydration
    pain: Pain
    movement: Movement
    medicines: tuple[Medicine, ...]
    treatments: tuple[Treatment, ...]
    symptoms: tuple[Symptom, ...]
    minerals: Minerals
    weight: Weight | None
    sleep: Sleep | None
    goals: tuple[GoalReport, ...]
    notes: tuple[Note, ...]

    def as_json(self) -> dict[str, Any]:
        """The summary as JSON-able data, in the shape of `docs/json-report.md`."""
        from tracker.report.json_shape import whole

        return whole("tracker-report", self)


def summarise(
    *,
    days: Days,
    as_of: str,
    entries: Iterable[Entry],
    goals: Sequence[Goal],
    findings: "Iterable[Finding]",
    profile: Mapping[str, str],
    sites: "Catalogue",
    drugs: "Catalogue",
) -> Summary:
    """Summarise a period.

    `days` may have open ends. `entries` are those of the period; where a goal is for a week or a
    month, those of `goals.days_to_read(days, goals)`, or the weeks at both ends are judged by the
    days that were given. `findings` are the ones to show, in their order.
    """
    entries = list(entries)
    period = closed(days, as_of, min((entry.day for entry in entries), default=None))
    diary = sort_out(entries, tuple(each_day(period)))
    counted = diary.in_period(diary.logged)
    return Summary(
        days=period,
        as_of=as_of,
        total_days=len(diary.days),
        days_logged=len(counted),
        logged_on=tuple(sorted(counted)),
        entries=int(sum(counted.values())),
        findings=tuple(findings),
        hydration=hydration(diary, goals, profile),
        pain=pain(diary, sites),
        movement=movement(diary),
        medicines=medicines(diary, drugs),
        treatments=treatments(diary),
        symptoms=symptoms(diary),
        minerals=minerals(diary, profile, as_of),
        weight=weight(diary, profile),
        sleep=sleep(diary),
        goals=judge(diary, goals, as_of),
        notes=notes(diary),
    )


def notes(diary: Diary) -> tuple[Note, ...]:
    """Every note of the period, on whatever it was left, oldest first."""
    noted = [entry for entries in diary.kinds.values() for entry in entries if entry.note]
    return tuple(
        Note(
            entry.day,
            clock_time(entry.at, entry.utc_offset_min),
            entry.kind,
            entry.subject,
            entry.note or "",
        )
        for entry in sorted(noted, key=in_order)
    )
