"""A period of a diary: its figures and findings, its habits and goals, a table of it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from tracker.domain.entries import Days
from tracker.domain.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.diary.diary import Diary
    from tracker.diary.habits.all_habits import Habits
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.figures.summary import Judged, Summary
    from tracker.figures.tables import Table
    from tracker.rules import Explanation
    from tracker.rules.shared.inputs import Inputs


class ForPage(NamedTuple):
    """What a page shows of a period: the summary, why its findings stand, and the known sites.

    `entries` counts what was looked at up to the period's last day.
    """

    summary: Summary
    explanations: Sequence[Explanation]
    sites: Catalogue
    entries: int


def report_of(diary: Diary, period: str | None, *, us: bool = False) -> Summary:
    """The period that words name, else that of the preferences. Raises WrongWords for none.

    With `us` it says in US units what habits want, for people to read.
    """
    from tracker.diary.find.running import current_findings, reading_again
    from tracker.figures.known import Known
    from tracker.figures.periods import bounded_by
    from tracker.figures.summary import Judged, summarise

    days = diary.read_days(period or diary.tastes.report_period)
    as_of, inputs = inputs_until(diary, days)
    up_to_now = diary.up_to_now
    *earlier, latest = up_to_now.stretches(days)
    said = up_to_now.said(latest)
    findings = current_findings(diary, as_of, reading_again(inputs, latest, said))
    # What was logged further east counts for today, as it does there.
    as_of = min(as_of, diary.clock.today())
    found = chain(up_to_now.streamed(earlier), up_to_now.as_today(said))
    days, entries = bounded_by(days, as_of, found)
    goals, habits = diary.store.goals(), diary.store.habits()
    judged, alcoholic = Judged(), frozenset[str]()
    if goals or habits:
        from tracker.diary.habits.all_habits import Habits, Read
        from tracker.domain.habits.counting import alcoholic_drinks

        alcoholic = alcoholic_drinks(diary.catalogue)
        judged = _judged(Habits(diary, Read(goals, habits, inputs.closed)), days, as_of, us)
    held = diary.up_to_now.goals(goals)
    known = Known(inputs.profile, inputs.sites, inputs.drugs, held, alcoholic)
    summary = summarise(days, as_of, entries, known, findings, judged)
    return summary._replace(week_start=diary.clock.week_start)


def table_of(diary: Diary, period: str | None, name: str) -> Table:
    """One of the tables behind a period's report. Raises UnknownName with what there is."""
    from tracker.figures.tables import check_table, report_table

    check_table(name)
    return report_table(name, report_of(diary, period))


def page_of(diary: Diary, period: str | None) -> ForPage:
    """The period as a page shows it, in the user's own units."""
    from tracker.diary.find.findings import explanations

    summary = report_of(diary, period, us=diary.us)
    until = diary.so_far.up_to_now(Days(summary.as_of, summary.as_of)).last
    return ForPage(
        summary,
        explanations(diary, summary.findings),
        diary.catalogue("sites"),
        diary.store.entries_counted(until),
    )


def inputs_until(diary: Diary, days: Days) -> tuple[str, Inputs]:
    """The last of some days that has come, and what rules read up to it: today up to now."""
    from tracker.diary.find.running import rule_inputs

    last_day = diary.so_far.last_day
    as_of = min(days.last, last_day)
    return as_of, rule_inputs(diary, up_to_now=as_of == last_day)


def _judged(known: Habits, days: Days, as_of: str, us: bool) -> Judged:
    """How the habits and goals went on some days; what judges them is loaded here alone."""
    from tracker.domain.time.ordinals import iso, ordinal
    from tracker.figures.habits.goals import goals_report
    from tracker.figures.habits.habits import habits_report
    from tracker.figures.summary import Judged

    current = known.current()
    # Those that ended since then come last.
    every = [*current, *(h for h in known.all if not h.archived and h not in current)]
    during = [h for h in every if h.from_day <= days.last and h.to_day >= days.first]
    ledgers = {ledger.habit.name: ledger for ledger in known.ledgers(known.all)}
    for ledger in ledgers.values():
        ledger.note_course(ordinal(days.first), known.today)
    shown, today = [ledgers[habit.name] for habit in during], iso(known.today)
    return Judged(
        habits_report(shown, days, as_of, us, today),
        goals_report(ledgers.values(), days, today),
    )
