"""`tracker` and `tracker today`: where the day stands."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tracker.cli.ahead import show_ahead
from tracker.cli.session import Session, pass_session, plain_help, show, show_json

if TYPE_CHECKING:
    from tracker.figures.today import TodaySummary


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@plain_help
@pass_session
def today(session: Session, as_json: bool) -> None:
    """Today: drinks against the goal, pain, movement, medicines, findings that stand."""
    from tracker.diary.tell.today import today_of

    # The screen shows goals as the habits that they are.
    summary = today_of(session.diary, judged=as_json)
    if as_json:
        show_json(summary.as_json())
    else:
        from tracker.screen.today import draw_today

        unseen = _unseen(session, summary)
        show(draw_today(summary, session.style, us=session.us, unseen=unseen), session)
    show_ahead(session, as_json)


def _unseen(session: Session, summary: TodaySummary) -> frozenset[int]:
    """Which findings are new since the last look; only a bare `tracker` on a terminal is one."""
    looks = click.get_current_context().find_root().invoked_subcommand is None
    looks = looks and sys.stdout.isatty()
    if not summary.findings and not looks:
        return frozenset()
    from tracker.diary.last_look import note_look, unseen

    found = unseen(session.diary, summary.findings)
    if looks:
        note_look(session.diary, summary.findings)
    return found
