"""`tracker close`: "that's all I had today"."""

from __future__ import annotations

import click

from tracker.cli.session import Session, pass_session, show
from tracker.domain.when import read_day


@click.command()
@click.argument("day", required=False)
@click.option("--reopen", is_flag=True, help="Take it back: there may be more to log.")
@pass_session
def close(session: Session, day: str | None, reopen: bool) -> None:
    """Say that a day's drinks are all logged, so that a low one can be told from an unlogged one.

    It never makes a place pain-free: only a 0 or `log pain none` does.
    """
    which = read_day(day, session.clock) if day else session.clock.today()
    row = {"day": which, "closed": 0 if reopen else 1}
    verb = "reopen" if reopen else "close"
    session.store.put(f"{verb} {which}", {"days": [row]})
    show(f"{which} is {'open again' if reopen else 'closed'}", session)
