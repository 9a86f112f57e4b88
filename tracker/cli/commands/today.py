"""`tracker` and `tracker today`: where the day stands."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tracker.cli.ahead import ahead_lines, show_ahead
from tracker.cli.session import Session, pass_session, plain_help, show, show_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.figures.pain_news import PainNews
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

        unseen, news = _new(session, summary)
        below = len(ahead_lines(session))
        drawn = draw_today(summary, session.style, session.us, unseen, news, below)
        show(drawn, session)
    show_ahead(session, as_json)


def _new(session: Session, summary: TodaySummary) -> tuple[frozenset[int], Sequence[PainNews]]:
    """Which findings are new since the last look, and what is news of pain.

    Only a bare `tracker` on a terminal is a look, and only there news is told.
    """
    looks = click.get_current_context().find_root().invoked_subcommand is None
    looks = looks and sys.stdout.isatty()
    if not summary.findings and not looks:
        return frozenset(), ()
    from tracker.diary.last_look import note_look, tells_news, unseen

    news: Sequence[PainNews] = ()
    found = unseen(session.diary, summary.findings)
    if looks:
        if tells_news(session.diary):
            from tracker.diary.tell.pain_news import news_of_pain

            news = news_of_pain(session.diary)
        note_look(session.diary, summary.findings, told_news=bool(news))
    return found, news
