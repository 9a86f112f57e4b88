"""`tracker check`: what the rules say today, or on any day; an exit code for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.ahead import show_ahead
from tracker.cli.day_options import DayCommand
from tracker.cli.session import Session, pass_session, show, show_json

if TYPE_CHECKING:
    from tracker.diary.find.findings import Checked, Replayed

#: What the program ends with, by the gravest level there is.
EXIT_CODES = {"urgent": 20, "see-doctor": 10}


@click.command(cls=DayCommand)
@click.option("--as-of", metavar="DAY", help="As it would have been on that day.")
@click.option("--since", metavar="DAY", help="What was first raised when, from that day on.")
@click.option("--all", "everything", is_flag=True, help="Also the quiet and the acknowledged.")
@click.option("--explain", is_flag=True, help="The entries each finding rests on.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def check(
    session: Session,
    as_of: str | None,
    since: str | None,
    everything: bool,
    explain: bool,
    as_json: bool,
) -> None:
    """Is it time to see a doctor? Goes through your entries by the rules.

    The exit code is 10 where a finding says to see a doctor, 20 where one is urgent.
    """
    from tracker.diary.find.findings import checked, replayed

    if since is not None:
        show_raised(session, replayed(session.diary, since, as_of), as_json)
        return
    explained = explain and not as_json
    found = checked(session.diary, as_of, everything=everything, explained=explained)
    if as_json:
        # Folded findings are in the JSON whole: a script folds as it likes.
        listed = [f.as_json() for f in found.findings if everything or f.listed]
        data = {"as_of": found.day, "findings": listed, "resting": found.resting}
        show_json(data, "check")
    else:
        show_checked(session, found, 0 if everything else found.resting)
    if as_of is None:
        show_ahead(session, as_json)
    click.get_current_context().exit(
        max((EXIT_CODES.get(level, 0) for level in found.levels), default=0)
    )


def show_checked(session: Session, found: Checked, resting: int) -> None:
    """Print findings with what explains them; where no rule speaks, never that all is well.

    `resting` is how many findings that aren't listed were acknowledged or snoozed.
    """
    from tracker.screen.findings import draw_findings, draw_quiet

    style = session.style
    if not found.wanted:
        show(draw_quiet(found.entries, found.day, style, resting), session)
        return
    show(draw_findings(found.wanted, style, resting), session)
    if found.explanations:
        from tracker.screen.explanation import draw_explanation

        drawn = (draw_explanation(each, style, us=session.us) for each in found.explanations)
        show("\n" + "\n\n".join(drawn), session)


def show_raised(session: Session, replay: Replayed, as_json: bool) -> None:
    """Print what was first raised when."""
    from tracker.screen.explanation import draw_raised

    first, last = replay.days
    if as_json:
        raised = [{"day": day, **finding.as_json()} for day, finding in replay.raised]
        show_json({"since": first, "until": last, "raised": raised}, "raised")
    else:
        show(draw_raised(replay.raised, first, last, session.style), session)
