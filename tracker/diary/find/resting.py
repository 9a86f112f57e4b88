"""Letting findings rest: acknowledged or snoozed, until they have more to say."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from tracker.diary.find.naming import meant_by
from tracker.diary.find.running import current_findings
from tracker.domain.errors import TrackerError, WrongWords, shown
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.raw_text import visible
from tracker.domain.time.day_words import read_day
from tracker.domain.time.days import add_days
from tracker.domain.time.moment_words import full_day
from tracker.store.records import AcknowledgementRecord

if TYPE_CHECKING:
    from tracker.diary.diary import Diary
    from tracker.rules import Finding

LONGEST_SNOOZE = 90
#: More findings that one command answers are counted, not named.
MOST_NAMED = 6


class Rested(NamedTuple):
    """The findings that rest now, by name; `until` is the ISO day on which a snooze ends.

    `urgent` are those that were left standing, as `ack` calls them.
    """

    names: tuple[str, ...]
    until: str | None = None
    urgent: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Their names; of many how many."""
        if len(self.names) > MOST_NAMED:
            return f"{len(self.names)} findings"
        return ", ".join(self.names)


def acknowledge(
    diary: Diary, rule: str, which: str, *, seen_doctor: str | None, note: str | None
) -> Rested:
    """Acknowledge what `standing` finds; `seen_doctor` is the day of it, in words.

    Raises WrongWords where neither is given, or the day is before a finding began.
    """
    if seen_doctor is None and note is None:
        raise WrongWords("say --seen-doctor DAY or --note TEXT, so that you know later why")
    from tracker.diary.lines.typed import check_note

    seen = read_day(seen_doctor, diary.clock) if seen_doctor else None
    note = check_note(note)
    with diary.changing():
        findings = standing(diary, rule, which)
        _refuse_seen_before(findings, seen)
        return _keep(diary, findings, "acknowledge", seen=seen, note=note)


def acknowledge_all(diary: Diary, *, seen_doctor: str | None, note: str | None) -> Rested:
    """Acknowledge everything that stands but what is urgent, as one change.

    Raises TrackerError where nothing else stands, WrongWords for a day before a finding began.
    """
    from tracker.diary.lines.typed import check_note

    seen = read_day(seen_doctor, diary.clock) if seen_doctor else None
    note = check_note(note)
    with diary.changing():
        found = unanswered(diary)
        urgent = tuple(visible(f.handle) for f in found if f.level == "urgent")
        others = [f for f in found if f.level != "urgent"]
        if not others:
            raise TrackerError(
                "only what is urgent stands, which is answered by its name: "
                f"tracker ack {urgent[0]} --note TEXT"
            )
        _refuse_seen_before(others, seen)
        kept = _keep(diary, others, "acknowledge", seen=seen, note=note)
        return kept._replace(urgent=urgent)


def unanswered(diary: Diary) -> list[Finding]:
    """What stands and wasn't answered, also what another's line tells of; the gravest first.

    Raises TrackerError where nothing does.
    """
    found = [finding for finding in current_findings(diary) if finding.listed]
    if not found:
        raise TrackerError("nothing stands to be answered; `tracker check --all` shows all")
    return found


def refuse_unnamed(diary: Diary) -> NoReturn:
    """Refuse an answer that says to what, with a line that works. Raises TrackerError."""
    handle = visible(unanswered(diary)[-1].handle)
    raise WrongWords(
        f"say what is answered, such as: tracker ack {handle} --note TEXT; or tracker ack --all"
    )


def _refuse_seen_before(findings: Sequence[Finding], seen: str | None) -> None:
    for finding in findings:
        if seen is not None and seen < finding.since:
            raise WrongWords(
                f"--seen-doctor {seen} is before {_named(finding)} began, on "
                f"{full_day(finding.since, seen)}"
            )


def snooze(diary: Diary, rule: str, words: Sequence[str]) -> Rested:
    """Let rest for some days what `standing` finds; `words` are a name, if any, and how long.

    Raises TrackerError for what is urgent.
    """
    which, count = read_snooze(words)
    with diary.changing():
        findings = standing(diary, rule, " ".join(which))
        for finding in findings:
            if finding.level == "urgent":
                raise TrackerError(
                    f"{_named(finding)} is urgent and can't be snoozed; see `tracker check`"
                )
        until = add_days(diary.so_far.last_day, count)
        return _keep(diary, findings, "snooze", until=until)


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


def standing(diary: Diary, rule: str, which: str) -> list[Finding]:
    """The findings that a rule's name and a site, sign or drug mean, as they stand today.

    Without a name: all of a rule that speaks of no more than one site. Raises UnknownName for a
    rule or place there isn't, TrackerError where nothing stands.
    """
    from tracker.rules import rule as find_rule

    name = find_rule(rule).name
    found = [f for f in current_findings(diary) if f.rule == name]
    if which:
        found = list(filter(meant_by(diary, which, found), found))
    if not found:
        where = f" for {shown(which)}" if which else ""
        raise TrackerError(f"{name} has no finding{where} today; `tracker check --all` shows all")
    sites = sorted({f.site for f in found if f.site})
    if len(sites) > 1:
        raise WrongWords(f"{name} speaks of more than one site; name one of {', '.join(sites)}")
    return found


def _keep(
    diary: Diary,
    findings: Sequence[Finding],
    action: str,
    *,
    until: str | None = None,
    seen: str | None = None,
    note: str | None = None,
) -> Rested:
    """Keep an answer to some findings, each as it then stood, as one change."""
    answers = [
        AcknowledgementRecord(
            uid=diary.store.new_uid(),
            rule=finding.rule,
            site=finding.site,
            action=action,
            day=diary.so_far.last_day,
            until_day=until,
            seen_doctor_day=seen,
            note=note,
            finding=json.dumps({**finding.as_json(), "about": finding.about}, sort_keys=True),
        )
        for finding in findings
    ]
    kept = Rested(tuple(visible(_named(finding)) for finding in findings), until)
    diary.store.put(f"{action} {kept.words}", answers)
    return kept


def _named(finding: Finding) -> str:
    if finding.site:
        about = f" ({finding.about})" if finding.about else ""
        return f"{finding.rule} {finding.site}{about}"
    return f"{finding.rule} ({finding.about})" if finding.about else finding.rule
