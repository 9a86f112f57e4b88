"""`tracker check`: what the rules say today, or on any day; an exit code for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tracker.cli.ahead import show_ahead
from tracker.cli.complete import rule_names
from tracker.cli.day_options import DayCommand
from tracker.cli.session import Session, pass_session, show, show_json
from tracker.domain.errors import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.diary.find.findings import Checked, Replayed

#: What the program ends with, by the gravest level there is.
EXIT_CODES = {"urgent": 20, "see-doctor": 10}


@click.command(cls=DayCommand)
@click.argument("which", nargs=-1, metavar="[RULE] [SITE]", shell_complete=rule_names)
@click.option("--as-of", metavar="DAY", help="As it would have been on that day.")
@click.option("--since", metavar="DAY", help="What was first raised when, from that day on.")
@click.option("--all", "everything", is_flag=True, help="Also the quiet and the acknowledged.")
@click.option("--explain", is_flag=True, help="The entries each finding rests on.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@pass_session
def check(
    session: Session,
    which: tuple[str, ...],
    since: str | None,
    everything: bool,
    as_json: bool,
    **how: Any,
) -> None:
    """Is it time to see a doctor? Goes through your entries by the rules.

    One rule's places share a line; `tracker check persistent-pain` or `tracker check neck` has each
    in full. The exit code is 10 where a finding says to see a doctor, 20 where one is urgent.
    """
    from tracker.diary.find.findings import checked, replayed

    as_of: str | None = how["as_of"]
    if since is not None:
        show_raised(session, replayed(session.diary, since, as_of, which=which), as_json)
        return
    explained = how["explain"] and not as_json
    found = checked(session.diary, as_of, which=which, everything=everything, explained=explained)
    if as_json:
        # Folded findings are in the JSON whole: a script folds as it likes.
        listed = [f.as_json() for f in found.findings if everything or f.listed]
        data = {"as_of": found.day, "findings": listed, "resting": found.resting}
        show_json(data, "check")
    else:
        show_checked(session, found, 0 if everything else found.resting, which)
    if as_of is None:
        show_ahead(session, as_json)
    click.get_current_context().exit(
        max((EXIT_CODES.get(level, 0) for level in found.levels), default=0)
    )


def show_checked(session: Session, found: Checked, resting: int, which: Sequence[str]) -> None:
    """Print findings with what explains them; where no rule speaks, never that all is well.

    `resting` is how many findings that aren't listed were acknowledged or snoozed; `which` are the
    words for those that were asked for, each of them whole.
    """
    from tracker.screen.findings import draw_findings, draw_quiet

    style = session.style
    if not found.wanted:
        of = shown(" ".join(which))
        show(draw_quiet(found.entries, found.day, style, resting, of), session)
        return
    show(draw_findings(found.wanted, style, resting, each=bool(which)), session)
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
