"""`tracker` and `tracker today`: where the day stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.session import Session, pass_session, show, show_json

if TYPE_CHECKING:
    from tracker.domain.entries import Goal
    from tracker.report.habit_standing import Standing


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def today(session: Session, as_json: bool = False) -> None:
    """Today: drinks against the goal, pain, movement, medicines, findings that stand."""
    from tracker.cli.findings import current_findings
    from tracker.report.today import days_for_today, draw_today, today_summary

    day = session.clock.today()
    store = session.store
    goals = store.goals()
    summary = today_summary(
        day=day,
        now=session.clock.now,
        entries=store.entries(days_for_today(day, goals)),
        goals=goals,
        findings=[f for f in current_findings(session) if f.shown],
        profile=store.profile(),
        drugs=session.catalogue("drugs"),
        sites=session.catalogue("sites"),
        anything_logged=store.last() is not None,
        habits=_habits(session, goals),
    )
    if as_json:
        show_json(summary.as_json())
    else:
        show(draw_today(summary, session.style, us=session.us), session)


def _habits(session: Session, goals: list[Goal]) -> list[Standing]:
    """Where the habits stand; what judges them is only loaded where there are any."""
    if not goals and not session.store.habits():
        return []
    from tracker.cli.habit_reading import Habits
    from tracker.report.habit_standing import standing

    habits = Habits(session)
    return [standing(source, habits.today) for source in habits.sources(habits.current())]
