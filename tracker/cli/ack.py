"""`tracker ack` and `tracker snooze`: answer a finding; it rests until it has more to say."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.complete import rule_names, vocabulary
from tracker.cli.day_options import DayCommand
from tracker.cli.session import Session, pass_session, show
from tracker.domain.errors import TrackerError, UnknownName, WrongWords, shown
from tracker.domain.raw_text import visible
from tracker.domain.time.day_words import read_day
from tracker.domain.time.days import add_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.rules import Finding

LONGEST_SNOOZE = 90


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
    if seen_doctor is None and note is None:
        raise WrongWords("say --seen-doctor DAY or --note TEXT, so that you know later why")
    from tracker.diary.reading import check_note

    seen = read_day(seen_doctor, session.diary.clock) if seen_doctor else None
    what = {"action": "acknowledge", "seen_doctor_day": seen, "note": check_note(note)}
    with session.diary.changing():
        findings = standing(session, rule, " ".join(which))
        for finding in findings:
            if seen is not None and seen < finding.since:
                raise WrongWords(
                    f"--seen-doctor {seen} is before {_named(finding)} began, on {finding.since}"
                )
        write(session, findings, what)
    it = "it comes back by itself if it gets worse"
    if len(findings) > 1:
        it = "they come back by themselves if they get worse"
    show(f"{_all_named(findings)} acknowledged; {it}", session)


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
    which, count = read_snooze(words)
    with session.diary.changing():
        findings = standing(session, rule, " ".join(which))
        for finding in findings:
            if finding.level == "urgent":
                raise TrackerError(
                    f"{_named(finding)} is urgent and can't be snoozed; see `tracker check`"
                )
        until = add_days(session.diary.so_far.last_day, count)
        write(session, findings, {"action": "snooze", "until_day": until})
    they = "they get" if len(findings) > 1 else "it gets"
    show(f"{_all_named(findings)} snoozed until {until}, unless {they} worse", session)


def read_snooze(words: Sequence[str]) -> tuple[Sequence[str], int]:
    """The words for a finding, and how many days it is to rest: `7d`, `7`, `2 weeks`."""
    from tracker.domain.time.day_ranges import length_of

    for used in (3, 2, 1):
        span = " ".join(words[-used:])
        count = int(span) if re.fullmatch("[0-9]{1,4}", span) else length_of(span)
        if used <= len(words) and count is not None:
            break
    if count is None or not 1 <= count <= LONGEST_SNOOZE:
        raise WrongWords(f"'{shown(span)}' is no time to snooze; write 1d to {LONGEST_SNOOZE}d")
    return words[:-used], count


def standing(session: Session, rule: str, which: str) -> list[Finding]:
    """The findings that a rule's name and a site, sign or drug mean, as they stand today.

    Without a name: all of a rule that speaks of no more than one site. Raises UnknownName for a
    rule or place there isn't, TrackerError where nothing stands.
    """
    from tracker.diary.find import current_findings
    from tracker.rules import rule as find_rule

    name = find_rule(rule).name
    found = [f for f in current_findings(session.diary) if f.rule == name]
    if which:
        found = _meant(session, found, which)
    if not found:
        where = f" for {shown(which)}" if which else ""
        raise TrackerError(f"{name} has no finding{where} today; `tracker check --all` shows all")
    sites = sorted({f.site for f in found if f.site})
    if len(sites) > 1:
        raise WrongWords(f"{name} speaks of more than one site; name one of {', '.join(sites)}")
    # A site alone and with its parts are one thing to answer: the graver is.
    gravest: dict[tuple[str | None, str | None], Finding] = {}
    for finding in found:
        before = gravest.get((finding.site, finding.about))
        if before is None or _rank(finding) > _rank(before):
            gravest[finding.site, finding.about] = finding
    return list(gravest.values())


def _meant(session: Session, found: Sequence[Finding], which: str) -> list[Finding]:
    """The findings of a site, or of what tells those without one apart: a sign, a drug.

    Raises UnknownName for a word that is nothing of the kind.
    """
    from tracker.domain.catalogues.catalogue import normalise
    from tracker.domain.catalogues.sites import read_key

    word = normalise(which)
    subject = session.diary.catalogue("signs").look_up(word) or session.diary.catalogue(
        "drugs"
    ).look_up(word)
    names = {word, subject.name} if subject is not None else {word}
    about = [f for f in found if f.about and _about_names(f.about) & names]
    if about or subject is not None:
        return about
    try:
        key = read_key(which, session.diary.catalogue("sites"))
    except UnknownName:
        import difflib

        known = {name for f in found if f.about for name in _about_names(f.about)}
        near = difflib.get_close_matches(word[:60], sorted(known), n=2, cutoff=0.6)
        if near:
            raise UnknownName("finding", which, near) from None
        raise
    return [f for f in found if f.site == key]


def _about_names(about: str) -> set[str]:
    """The words for one of a rule's findings: 'ibuprofen' and 'ibuprofen-24-h' of 'ibuprofen 24 h'.

    A drug speaks of its 24 hours and of its interval: its name means both.
    """
    from tracker.domain.catalogues.catalogue import normalise

    return {normalise(about), normalise(about.removesuffix(" 24 h").removesuffix(" interval"))}


def _rank(finding: Finding) -> int:
    from tracker.rules.base import rank

    return rank(finding.level)


def write(session: Session, findings: Sequence[Finding], what: dict[str, Any]) -> None:
    """Keep an answer to some findings, each as it then stood: one change, one row a finding."""
    rows = [
        {
            "uid": session.diary.store.new_uid(),
            "rule": finding.rule,
            "site": finding.site,
            "day": session.diary.so_far.last_day,
            "finding": json.dumps({**finding.as_json(), "about": finding.about}, sort_keys=True),
            **what,
        }
        for finding in findings
    ]
    named = visible(", ".join(_named(finding) for finding in findings))
    session.diary.store.put(f"{what['action']} {named}", {"acknowledgements": rows})


def _named(finding: Finding) -> str:
    if finding.site:
        return f"{finding.rule} {finding.site}"
    return f"{finding.rule} ({finding.about})" if finding.about else finding.rule


def _all_named(findings: Sequence[Finding]) -> str:
    named = visible(", ".join(_named(finding) for finding in findings))
    return f"{named} {'are' if len(findings) > 1 else 'is'}"
