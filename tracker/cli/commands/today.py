"""`tracker` and `tracker today`: where the day stands."""

from __future__ import annotations

import click

from tracker.cli.ahead import show_ahead
from tracker.cli.session import Session, pass_session, plain_help, show, show_json


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

        show(draw_today(summary, session.style, us=session.us), session)
    show_ahead(session, as_json)
