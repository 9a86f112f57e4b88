"""One period as plain data: what a report draws as text, page or JSON (`docs/json-report.md`)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.domain.entries import Days, Entry, Goal
from tracker.domain.time.days import each_day
from tracker.figures.care import Medicine, Symptom, Treatment, medicines, symptoms, treatments
from tracker.figures.hydration import Hydration, hydration, judged_by
from tracker.figures.logged_days import sort_out
from tracker.figures.minerals import Minerals, minerals
from tracker.figures.movement import Movement, movement
from tracker.figures.notes import Note, notes
from tracker.figures.others import Other, others
from tracker.figures.pain import Pain, pain
from tracker.figures.periods import bounded
from tracker.figures.weight import Sleep, Weight, sleep, weight
from tracker.rules.base import resting

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.figures.goals import GoalReport
    from tracker.figures.habits import HabitsReport
    from tracker.rules.base import Finding


class Summary(NamedTuple):
    """A period. Amounts are in canonical units (ml, mg, minutes, metres, kg); days are ISO text.

    `days_logged` of `total_days` have any entry, `logged_on` says which; `entries` counts them.
    `week_start` is the weekday that weeks begin with, 0 for a Monday. `resting` findings stand
    beside those to show, acknowledged or snoozed.
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
    others: tuple[Other, ...]
    goals: "tuple[GoalReport, ...]"
    habits: "HabitsReport | None"
    notes: tuple[Note, ...]
    week_start: int = 0
    resting: int = 0

    def as_json(self) -> dict[str, Any]:
        """The summary as JSON-able data, in the shape of `docs/json-report.md`."""
        from tracker.figures.json_shape import whole

        data = whole("tracker-report", self)
        del data["week_start"]  # how to draw, not what was
        return data


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
    habits: "HabitsReport | None" = None,
    judged: "Iterable[GoalReport]" = (),
) -> Summary:
    """Summarise a period.

    `days` may have open ends. `entries` are those of the period. `goals` are all there ever were,
    `judged` how those of the period went. `findings` are those that stand, in their order.
    """
    entries, findings = list(entries), list(findings)
    period = bounded(days, as_of, min((entry.day for entry in entries), default=None))
    logged = sort_out(entries, tuple(each_day(period)))
    counts = logged.counts
    summary = Summary(
        days=period,
        as_of=as_of,
        total_days=len(logged.days),
        days_logged=len(counts),
        logged_on=tuple(sorted(counts)),
        entries=int(sum(counts.values())),
        findings=tuple(finding for finding in findings if finding.shown),
        hydration=hydration(logged, goals, profile),
        pain=pain(logged, sites),
        movement=movement(logged),
        medicines=medicines(logged, drugs),
        treatments=treatments(logged),
        symptoms=symptoms(logged),
        minerals=minerals(logged, profile, as_of),
        weight=weight(logged, profile),
        sleep=sleep(logged),
        others=others(logged),
        goals=(),
        habits=None,
        notes=notes(logged),
        resting=resting(findings),
    )
    return with_habits(summary, habits, judged)


def with_habits(
    summary: Summary, habits: "HabitsReport | None", judged: "Iterable[GoalReport]"
) -> Summary:
    """A summary with how its habits and goals went, by which its drinks are judged too."""
    goals = tuple(judged)
    drinks = judged_by(summary.hydration, goals)
    return summary._replace(habits=habits, goals=goals, hydration=drinks)
