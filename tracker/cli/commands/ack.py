"""`tracker ack` and `tracker snooze`: answer a finding; it rests until it has more to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.complete import rule_names, vocabulary
from tracker.cli.day_options import DayCommand
from tracker.cli.session import Session, pass_session, show
from tracker.domain.errors import WrongWords, shown

if TYPE_CHECKING:
    from tracker.diary.find.resting import Rested


@click.command(cls=DayCommand)
@click.argument("rule", required=False, shell_complete=rule_names)
@click.argument("which", nargs=-1, metavar="[SITE]", shell_complete=vocabulary("sites"))
@click.option("--all", "everything", is_flag=True, help="All that stands, but what is urgent.")
@click.option("--seen-doctor", metavar="DAY", help="The day a doctor saw it.")
@click.option("--note", metavar="TEXT", help="Or a few words: why it may rest.")
@pass_session
def ack(
    session: Session,
    rule: str | None,
    which: tuple[str, ...],
    everything: bool,
    seen_doctor: str | None,
    note: str | None,
) -> None:
    """Acknowledge a finding: `tracker ack persistent-pain lower-back --seen-doctor 2026-11-20`.

    Where a rule speaks of a warning sign or a drug, name that: `tracker ack red-flag fever`. It
    comes back by itself when it gets worse, begins anew, or crosses day 28, 42 or 84. `tracker ack
    --all` answers everything at once; what is urgent is answered by its name.
    """
    from tracker.diary.find.resting import acknowledge, acknowledge_all, refuse_unnamed

    if everything:
        if rule is not None:
            raise WrongWords(f"--all answers everything; leave out --all, or '{shown(rule)}'")
        kept = acknowledge_all(session.diary, seen_doctor=seen_doctor, note=note)
    elif rule is None:
        refuse_unnamed(session.diary)
    else:
        kept = acknowledge(session.diary, rule, " ".join(which), seen_doctor=seen_doctor, note=note)
    it = "it comes back by itself if it gets worse"
    if len(kept.names) > 1:
        it = "they come back by themselves if they get worse"
    _answer(f"{_all_named(kept)} acknowledged; {it}", session)
    if kept.urgent:
        _answer(f"urgent, so not answered with the others: {', '.join(kept.urgent)}", session)


@click.command()
@click.argument("rule", shell_complete=rule_names)
@click.argument(
    "words",
    nargs=-1,
    required=True,
    metavar="[SITE] DAYS",
    shell_complete=vocabulary("sites"),
)
@pass_session
def snooze(session: Session, rule: str, words: tuple[str, ...]) -> None:
    """Let a finding rest for some days: `tracker snooze recurrent-pain left-knee 7d`."""
    from tracker.diary.find.resting import snooze as snooze_findings
    from tracker.domain.time.moment_words import full_day

    kept = snooze_findings(session.diary, rule, words)
    they = "they get" if len(kept.names) > 1 else "it gets"
    assert kept.until is not None, "a snooze has an end"
    until = full_day(kept.until, session.style.year)
    _answer(f"{_all_named(kept)} snoozed until {until}, unless {they} worse", session)


def _answer(text: str, session: Session) -> None:
    """Print a sentence in lines that fit."""
    from tracker.screen.letters import wrap

    show("\n".join(wrap(text, session.style.width, 2)), session)


def _all_named(kept: Rested) -> str:
    return f"{kept.words} {'are' if len(kept.names) > 1 else 'is'}"
