"""`tracker ack` and `tracker snooze`: answer a finding; it rests until it has more to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.complete import rule_names, vocabulary
from tracker.cli.day_options import DayCommand
from tracker.cli.session import Session, pass_session, show

if TYPE_CHECKING:
    from tracker.diary.find.resting import Rested


@click.command(cls=DayCommand)
@click.argument("rule", shell_complete=rule_names)
@click.argument("which", nargs=-1, metavar="[SITE]", shell_complete=vocabulary("sites"))
@click.option("--seen-doctor", metavar="DAY", help="The day a doctor saw it.")
@click.option("--note", metavar="TEXT", help="Or a few words: why it may rest.")
@pass_session
def ack(
    session: Session,
    rule: str,
    which: tuple[str, ...],
    seen_doctor: str | None,
    note: str | None,
) -> None:
    """Acknowledge a finding: `tracker ack persistent-pain lower-back --seen-doctor 2026-11-20`.

    Where a rule speaks of a warning sign or a drug, name that: `tracker ack red-flag fever`. It
    comes back by itself when it gets worse, begins anew, or crosses day 28, 42 or 84.
    """
    from tracker.diary.find.resting import acknowledge

    kept = acknowledge(session.diary, rule, " ".join(which), seen_doctor=seen_doctor, note=note)
    it = "it comes back by itself if it gets worse"
    if len(kept.names) > 1:
        it = "they come back by themselves if they get worse"
    show(f"{_all_named(kept)} acknowledged; {it}", session)


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

    kept = snooze_findings(session.diary, rule, words)
    they = "they get" if len(kept.names) > 1 else "it gets"
    show(f"{_all_named(kept)} snoozed until {kept.until}, unless {they} worse", session)


def _all_named(kept: Rested) -> str:
    return f"{', '.join(kept.names)} {'are' if len(kept.names) > 1 else 'is'}"
