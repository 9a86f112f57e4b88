"""The life-cycle of a finding: new, acknowledged or snoozed, and back by itself when it must."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.sums import TINY
from tracker.domain.time.ordinals import ordinal
from tracker.rules.base import LEVELS, Finding, Rule, rank
from tracker.rules.shared.wording import day_words

if TYPE_CHECKING:
    from tracker.domain.kept_findings import Acknowledgement

#: Points by which a late mean, or a bout's worst, rises to be worse.
WORSE = 2.0


def answer(
    findings: Iterable[Finding],
    answers: Iterable[Acknowledgement],
    as_of: str,
    rules: Mapping[str, Rule],
    year: int | None = None,
) -> list[Finding]:
    """The findings with their state, by the answers given up to `as_of`. The last answer counts.

    `rules` are those that were asked, by name; `year` is the one that goes without saying, if it
    isn't that of `as_of`.
    """
    told_in = year or int(as_of[:4])
    standing = sorted(
        (one for one in answers if one.day <= as_of),
        key=lambda one: (one.day, one.created_at),
        reverse=True,
    )
    if not standing:
        return list(findings)
    return [_answered(f, standing, as_of, rules[f.rule], told_in) for f in findings]


def _answered(
    finding: Finding, answers: Sequence[Acknowledgement], as_of: str, rule: Rule, year: int
) -> Finding:
    for given in answers:
        if not _is_meant(finding, given):
            continue
        if given.action == "snooze" and finding.level == "urgent":
            continue  # what is urgent can't be snoozed; an older acknowledgement may hold
        said = _said(given, year)
        back = returned(finding, given, as_of, rule.marks)
        if given.action == "snooze":
            if as_of >= (given.until_day or ""):
                return finding
            state, seen = "snoozed", False
        else:
            state, seen = "acknowledged", bool(given.seen_doctor_day)
        if back:
            return finding._replace(answer=f"{said}; back, since {back}")
        return finding._replace(state=state, answer=said, ended=seen and rule.ends_when_seen)
    return finding


def _said(given: Acknowledgement, year: int) -> str:
    """An answer in words: 'acknowledged on 15 November, seen by a doctor on 14 November'."""
    said = "snoozed" if given.action == "snooze" else "acknowledged"
    said += f" on {day_words(ordinal(given.day), year)}"
    if given.until_day:
        said += f" until {day_words(ordinal(given.until_day), year)}"
    if given.seen_doctor_day:
        said += f", seen by a doctor on {day_words(ordinal(given.seen_doctor_day), year)}"
    return f"{said}: {given.note}" if given.note else said


def _is_meant(finding: Finding, given: Acknowledgement) -> bool:
    """Whether an answer was given to this finding, or to one like it on another day."""
    if given.rule != finding.rule or given.site not in (None, finding.site):
        return False
    then = _as_it_stood(given)
    if not then:
        return True
    if then.get("site") != finding.site:
        return False
    if "about" in then:
        return bool(then["about"] == finding.about)
    # Two drugs, two warning signs: where an older row doesn't name them, the entries tell.
    known = set(then.get("entries") or ())
    return finding.about is None or not known or bool(known & set(finding.entries))


def returned(finding: Finding, given: Acknowledgement, as_of: str, marks: Sequence[int]) -> str:
    """Why a finding is back since it was answered; '' where it isn't.

    It is when its level rose, its late mean is 2 points up, a new bout began, it crossed one of its
    rule's marks (days since it began), or rests on an event that wasn't there. Where it goes by the
    peak of a bout, only a new bout or a higher peak counts.
    """
    if (finding.bout or finding.since) > given.day:
        return "it began anew"
    then = _as_it_stood(given)
    if finding.peak is not None:
        worst = (then.get("evidence") or {}).get("worst")
        above = worst is not None and finding.peak - worst >= WORSE - TINY
        return "it is worse by 2 points or more" if above else ""
    if then and rank(finding.level) > rank(then["level"]):
        return "its level rose"
    onset = ordinal(finding.since)
    mark = _passed(marks, ordinal(as_of) - onset)
    if mark > _passed(marks, ordinal(given.day) - onset):
        return f"it has gone on for {mark} days"
    if not then:
        return ""
    if finding.event and not set(finding.entries) <= set(then.get("entries") or finding.entries):
        return "more was logged"
    late = finding.evidence.get("late_mean")
    before = (then.get("evidence") or {}).get("late_mean")
    worse = late is not None and before is not None and late - before >= WORSE - TINY
    return "it is worse by 2 points or more" if worse else ""


def _passed(marks: Sequence[int], elapsed: int) -> int:
    """The last mark passed, 0 before the first."""
    return max((mark for mark in marks if elapsed >= mark), default=0)


def _as_it_stood(given: Acknowledgement) -> Mapping[str, Any]:
    """The finding an answer was given to, as its JSON; empty where it wasn't kept."""
    return given.finding if given.finding.get("level") in LEVELS else {}
