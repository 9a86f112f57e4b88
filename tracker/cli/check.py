"""`tracker check`: what the rules say today, or on any day; an exit code for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.ahead import show_ahead
from tracker.cli.day_options import DayCommand
from tracker.cli.session import Session, pass_session, show, show_json
from tracker.domain.entries import Days
from tracker.domain.time.day_words import read_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.rules import Finding
    from tracker.rules.inputs import Inputs

SEE_DOCTOR, URGENT = 10, 20


@click.command(cls=DayCommand)
@click.option("--as-of", metavar="DAY", help="As it would have been on that day.")
@click.option("--since", metavar="DAY", help="What was first raised when, from that day on.")
@click.option("--all", "everything", is_flag=True, help="Also the quiet and the acknowledged.")
@click.option("--explain", is_flag=True, help="The entries each finding rests on.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.pass_context
@pass_session
def check(
    session: Session,
    ctx: click.Context,
    as_of: str | None,
    since: str | None,
    everything: bool,
    explain: bool,
    as_json: bool,
) -> None:
    """Is it time to see a doctor? Goes through your entries by the rules.

    The exit code is 10 where a finding says to see a doctor, 20 where one is urgent.
    """
    from tracker.cli.settings import tell_cut_offs
    from tracker.diary.find import current_findings, rule_inputs
    from tracker.rules.base import resting

    tell_cut_offs(session)
    day = read_day(as_of, session.diary.clock) if as_of else session.diary.so_far.last_day
    if since is not None:
        inputs = rule_inputs(session.diary, up_to_now=as_of is None)
        show_raised(session, inputs, Days(read_day(since, session.diary.clock), day), as_json)
        return
    findings = current_findings(session.diary, day if as_of else None)
    wanted = [f for f in findings if everything or f.shown]
    rest = 0 if everything else resting(findings)
    if as_json:
        # Folded findings are in the JSON whole: a script folds as it likes.
        listed = findings if everything else [f for f in findings if f.listed]
        told = [f.as_json() for f in listed]
        show_json({"as_of": day, "findings": told, "resting": resting(findings)}, "check")
    elif wanted:
        from tracker.screen.report import draw_findings

        show(draw_findings(wanted, session.style, rest), session)
        if explain:
            show("\n" + draw_explanations(session, wanted), session)
    else:
        show(draw_nothing(session, day, rest), session)
    if as_of is None:
        show_ahead(session, as_json)
    ctx.exit(exit_code(findings))


def exit_code(findings: Sequence[Finding]) -> int:
    """10 or 20 by the gravest finding that stands and is not acknowledged or snoozed."""
    levels = {finding.level for finding in findings if finding.shown}
    if "urgent" in levels:
        return URGENT
    return SEE_DOCTOR if "see-doctor" in levels else 0


def draw_nothing(session: Session, day: str, resting: int) -> str:
    """What to say when no rule speaks: never that all is well."""
    from tracker.screen.report import draw_quiet

    return draw_quiet(session.diary.store.entries_counted(day), day, session.style, resting)


def draw_explanations(session: Session, findings: Sequence[Finding]) -> str:
    """The entries, windows and arithmetic behind each finding."""
    from tracker.rules import explain as explain_finding
    from tracker.screen.explanation import draw_explanation

    drawn = []
    for finding in findings:
        entries = session.diary.store.entries_by_id(finding.entries)
        drawn.append(
            draw_explanation(explain_finding(finding, entries), session.style, us=session.us)
        )
    return "\n\n".join(drawn)


def show_raised(session: Session, inputs: Inputs, days: Days, as_json: bool) -> None:
    """Replay the diary day by day and show what was first raised when."""
    from tracker.rules import replay
    from tracker.screen.explanation import draw_raised

    first, last = days
    raised = replay(inputs, first, last)
    if as_json:
        show_json(
            {
                "since": first,
                "until": last,
                "raised": [{"day": day, **finding.as_json()} for day, finding in raised],
            },
            "raised",
        )
    else:
        show(draw_raised(raised, first, last, session.style), session)
