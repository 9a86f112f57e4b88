"""`tracker` and `tracker today`: where the day stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.ahead import show_ahead
from tracker.cli.session import Session, pass_session, plain_help, show, show_json
from tracker.domain.entries import Days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.domain.entries import Goal
    from tracker.figures.goals import GoalReport
    from tracker.figures.standing import Source, Standing


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@plain_help
@pass_session
def today(session: Session, as_json: bool = False) -> None:
    """Today: drinks against the goal, pain, movement, medicines, findings that stand."""
    from tracker.diary.find import current_findings
    from tracker.figures.today import days_for_today, today_summary

    day = session.diary.clock.today()
    store = session.diary.store
    goals = session.diary.up_to_now.goals()
    sources = _sources(session, goals)
    entries = session.diary.up_to_now.today(days_for_today(session.diary.so_far))
    summary = today_summary(
        day=day,
        now=session.diary.clock.now,
        entries=entries,
        goals=goals,
        findings=current_findings(session.diary),
        profile=store.profile(),
        drugs=session.diary.catalogue("drugs"),
        sites=session.diary.catalogue("sites"),
        anything_logged=bool(entries) or store.last() is not None,
        habits=_standings(sources, day),
        # The screen shows goals as the habits that they are.
        judged=_judged(sources, day) if as_json else (),
    )
    if as_json:
        show_json(summary.as_json())
    else:
        from tracker.screen.today import draw_today

        show(draw_today(summary, session.style, us=session.us), session)
    show_ahead(session, as_json)


def _sources(session: Session, goals: Sequence[Goal]) -> list[Source]:
    """The habits there are; what reads and judges them is only loaded where there are any."""
    if not goals and not session.diary.store.habits():
        return []
    from tracker.diary.habits.habits import Habits

    habits = Habits(session.diary)
    return habits.sources(habits.current())


def _standings(sources: Sequence[Source], day: str) -> list[Standing]:
    if not sources:
        return []
    from tracker.domain.habits.habit import ordinal
    from tracker.figures.standing import standing

    return [standing(source, ordinal(day)) for source in sources]


def _judged(sources: Sequence[Source], day: str) -> tuple[GoalReport, ...]:
    """The goals in force today, each with the day, week or month that today lies in."""
    from tracker.figures.goals import goals_report

    return goals_report(sources, Days(day, day), day)
