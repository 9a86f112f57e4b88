"""The life-cycle of a finding: new, then acknowledged or snoozed, and back by itself when it must.

Rows come as the table `acknowledgements` has them, each with the finding as it stood when answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracker.domain.time.ordinals import ordinal
from tracker.rules.base import LEVELS, Finding, Rule, rank
from tracker.rules.shared.wording import day_words

#: Points by which a late mean rises to be worse.
WORSE = 2.0

_TINY = 1e-9


def answer(
    findings: Iterable[Finding],
    rows: Iterable[Mapping[str, Any]],
    as_of: str,
    rules: Mapping[str, Rule],
) -> list[Finding]:
    """The findings with their state, by the answers given up to `as_of`. The last answer counts.

    `rules` are those that were asked, by name.
    """
    standing = sorted(
        (row for row in rows if row["day"] <= as_of and not row.get("deleted_at")),
        key=lambda row: (row["day"], row.get("created_at") or 0),
        reverse=True,
    )
    if not standing:
        return list(findings)
    return [_answered(f, standing, as_of, rules[f.rule]) for f in findings]


def _answered(
    finding: Finding, rows: Sequence[Mapping[str, Any]], as_of: str, rule: Rule
) -> Finding:
    for row in rows:
        if not _is_meant(finding, row):
            continue
        if row["action"] == "snooze" and finding.level == "urgent":
            continue  # what is urgent can't be snoozed; an older acknowledgement may hold
        said = _said(row, as_of)
        back = returned(finding, row, as_of, rule.marks)
        if row["action"] == "snooze":
            if as_of >= (row.get("until_day") or ""):
                return finding
            state, seen = "snoozed", False
        else:
            state, seen = "acknowledged", bool(row.get("seen_doctor_day"))
        if back:
            return finding._replace(answer=f"{said}; back, since {back}")
        return finding._replace(state=state, answer=said, ended=seen and rule.ends_when_seen)
    return finding


def _said(row: Mapping[str, Any], as_of: str) -> str:
    """An answer in words: 'acknowledged on 15 November, seen by a doctor on 14 November'."""
    today = ordinal(as_of)
    said = "snoozed" if row["action"] == "snooze" else "acknowledged"
    said += f" on {day_words(ordinal(row['day']), today)}"
    if row.get("until_day"):
        said += f" until {day_words(ordinal(row['until_day']), today)}"
    if row.get("seen_doctor_day"):
        said += f", seen by a doctor on {day_words(ordinal(row['seen_doctor_day']), today)}"
    return f"{said}: {row['note']}" if row.get("note") else said


def _is_meant(finding: Finding, row: Mapping[str, Any]) -> bool:
    """Whether an answer was given to this finding, or to one like it on another day."""
    if row["rule"] != finding.rule or row.get("site") not in (None, finding.site):
        return False
    then = _as_it_stood(row)
    if not then:
        return True
    if then.get("site") != finding.site:
        return False
    if "about" in then:
        return bool(then["about"] == finding.about)
    # Two drugs, two warning signs: where an older row doesn't name them, the entries tell.
    known = set(then.get("entries") or ())
    return finding.about is None or not known or bool(known & set(finding.entries))


def returned(finding: Finding, row: Mapping[str, Any], as_of: str, marks: Sequence[int]) -> str:
    """Why a finding is back since it was answered; '' where it isn't.

    It is when its level rose, its late mean is 2 points up, a new bout began, it crossed one of its
    rule's marks (days since it began), or rests on an event that wasn't there.
    """
    if (finding.bout or finding.since) > row["day"]:
        return "it began anew"
    then = _as_it_stood(row)
    if then and rank(finding.level) > rank(then["level"]):
        return "its level rose"
    onset = ordinal(finding.since)
    mark = _passed(marks, ordinal(as_of) - onset)
    if mark > _passed(marks, ordinal(row["day"]) - onset):
        return f"it has gone on for {mark} days"
    if not then:
        return ""
    if finding.event and not set(finding.entries) <= set(then.get("entries") or finding.entries):
        return "more was logged"
    late = finding.evidence.get("late_mean")
    before = (then.get("evidence") or {}).get("late_mean")
    worse = late is not None and before is not None and late - before >= WORSE - _TINY
    return "it is worse by 2 points or more" if worse else ""


def _passed(marks: Sequence[int], elapsed: int) -> int:
    """The last mark passed, 0 before the first."""
    return max((mark for mark in marks if elapsed >= mark), default=0)


def _as_it_stood(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """The finding an answer was given to, as its JSON; empty where it wasn't kept."""
    import json

    kept = row.get("finding") or {}
    read: Mapping[str, Any] = json.loads(kept) if isinstance(kept, str) else kept
    return read if read.get("level") in LEVELS else {}
