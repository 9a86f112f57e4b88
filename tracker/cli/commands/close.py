"""`tracker close`: "that's all I had today"."""

from __future__ import annotations

import click

from tracker.cli.session import Session, pass_session, show
from tracker.diary.close import close_day
from tracker.domain.time.moment_words import full_day


@click.command()
@click.argument("day", nargs=-1)
@click.option("--reopen", is_flag=True, help="Take it back: there may be more to log.")
@pass_session
def close(session: Session, day: tuple[str, ...], reopen: bool) -> None:
    """Say that a day is all logged: what isn't there was not drunk and not done.

    Few drinks are then few, and a habit without an entry is missed.

    It never makes a place pain-free: only a 0 or `log pain none` does.

    \b
    tracker close
    tracker close yesterday
    tracker close last monday
    """
    closed = close_day(session.diary, " ".join(day) if day else None, reopen=reopen)
    told = full_day(closed, session.style.year)
    show(f"{told} is {'open again' if reopen else 'closed'}", session)
