"""Where today stands, read from a diary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.entries import FIRST_DAY, Days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.diary.diary import Diary
    from tracker.domain.entries import Entry
    from tracker.figures.habits.goals import GoalReport
    from tracker.figures.habits.standing import Ledger, Standing
    from tracker.figures.today import TodaySummary


def today_of(diary: Diary, *, judged: bool = False) -> TodaySummary:
    """Today so far. With `judged` also how the goals go, which stand among the habits as well."""
    from tracker.diary.find.running import current_findings, rule_inputs
    from tracker.figures.known import Known
    from tracker.figures.today import JudgedToday, days_for_today, silence, today_summary

    day, store = diary.clock.today(), diary.store
    entries = diary.up_to_now.today(days_for_today(diary.so_far))
    inputs = rule_inputs(diary)
    kept, habits = store.goals(), store.habits()
    goals = diary.up_to_now.goals(kept)
    alcoholic = frozenset[str]()
    ledgers: list[Ledger] = []
    # What reads and judges habits is only loaded where there are any.
    if kept or habits:
        from tracker.diary.habits.all_habits import Habits, Read
        from tracker.domain.habits.counting import alcoholic_drinks

        alcoholic = alcoholic_drinks(diary.catalogue)
        known = Habits(diary, Read(kept, habits, inputs.closed))
        ledgers = known.ledgers(known.current())
    last = None if entries else _latest(diary, day)
    summary = today_summary(
        diary.so_far,
        entries,
        Known(inputs.profile, inputs.sites, inputs.drugs, goals, alcoholic),
        current_findings(diary, inputs=inputs),
        JudgedToday(_standings(ledgers, day), _judged(ledgers, day) if judged else ()),
        anything_logged=bool(entries or last) or store.last() is not None,
    )
    return summary._replace(silence=silence(last, inputs.closed, day))


def _latest(diary: Diary, day: str) -> Entry | None:
    """The entry of the latest day up to a day."""
    newest = diary.store.newest(1, Days(FIRST_DAY, day))
    return newest[0] if newest else None


def _standings(ledgers: Sequence[Ledger], day: str) -> tuple[Standing, ...]:
    if not ledgers:
        return ()
    from tracker.domain.time.ordinals import ordinal
    from tracker.figures.habits.standing import standings

    return tuple(standings(ledgers, ordinal(day)))


def _judged(ledgers: Sequence[Ledger], day: str) -> tuple[GoalReport, ...]:
    """The goals in force today, each with the day, week or month that today lies in."""
    from tracker.figures.habits.goals import goals_report

    return goals_report(ledgers, Days(day, day), day)
