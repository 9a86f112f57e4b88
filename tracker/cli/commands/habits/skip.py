"""`tracker skip`: days on which a habit isn't asked for, with a reason, also ahead of time."""

from __future__ import annotations

import click

from tracker.cli.complete import habit_names
from tracker.cli.session import Session, pass_session, show, show_json


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="NAME|all [DAYS]",
                shell_complete=habit_names)  # fmt: skip
@click.option("--reason", metavar="TEXT", help="Why: holiday, ill.")
@click.option("--off", is_flag=True, help="Take skips of these days back.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def skip(
    session: Session, words: tuple[str, ...], reason: str | None, off: bool, as_json: bool
) -> None:
    """Skip a habit today, on a day or on a range of days: its streak is kept.

    \b
    tracker skip floss
    tracker skip gym fri --reason "away"
    tracker skip gym 2026-12-20..2027-01-02 --reason holiday
    tracker skip all tomorrow
    """
    from tracker.diary.habits import skips
    from tracker.screen.draw import clean

    diary = session.diary
    done = skips.unskip(diary, words) if off else skips.skip(diary, words, reason)
    if as_json:
        show_json([one._asdict() for one in done.skips])
        return
    span = skips.span_words(done.days, session.style.year)
    if off:
        show(f"{done.name} {span}: the skip is taken back", session)
    else:
        why = f": {clean(done.reason)}" if done.reason else ""
        show(f"{done.name} is skipped {span}{why}", session)
