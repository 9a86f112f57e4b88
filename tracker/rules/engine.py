"""From a history to findings: every rule asked, answers applied, lines folded, order kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracker.rules.acknowledgements import answer
from tracker.rules.base import Finding, Rule, rank
from tracker.rules.history import History
from tracker.rules.settings import Settings

PERSISTENT, RECURRENT = "persistent-pain", "recurrent-pain"
SEVERE = ("red-flag", "unbearable-pain")
EXERCISE = "inactivity"


def evaluate(
    history: History, as_of: str, rules: Sequence[Rule], settings: Settings
) -> list[Finding]:
    """What the rules say on a day, by itself: no answers of the user, nothing folded or hidden."""
    found = [finding for rule in rules for finding in rule.find(history, as_of, settings)]
    asked = {rule.name for rule in rules}
    if {PERSISTENT, RECURRENT} <= asked:
        from tracker.rules.parts import together

        found += together(history, found, as_of, settings)
    if settings.changed:
        of = {rule.name: settings.changed_of(rule) for rule in rules}
        found = [_with_changed(finding, of[finding.rule]) for finding in found]
    return found


def _with_changed(finding: Finding, changed: tuple[str, ...]) -> Finding:
    if not changed:
        return finding
    words = f"{finding.message} (By your own cut-offs: {', '.join(changed)}.)"
    return finding._replace(changed=changed, message=words)


def present(
    found: Iterable[Finding],
    acknowledgements: Iterable[Mapping[str, Any]],
    as_of: str,
    rules: Sequence[Rule],
    year: int | None = None,
) -> list[Finding]:
    """Findings as `check` has them: answered, hidden where they must be, folded, in order.

    `year` is that of `Inputs`.
    """
    answered = answer(found, acknowledgements, as_of, year)
    severe = any(f.rule in SEVERE and not f.ended for f in answered)
    hidden = [f._replace(hidden=_hidden(f, severe)) for f in answered]
    order = {rule.name: rule.order for rule in rules}
    return sorted(
        fold(hidden),
        key=lambda f: (order[f.rule], -rank(f.level), f.site or "", f.about or "", f.since),
    )


def _hidden(finding: Finding, severe: bool) -> str:
    """Why a finding has no line of its own in `check` without --all; '' if it has."""
    if finding.state != "new":
        return finding.state
    if finding.quiet:
        return "quiet"
    if finding.level == "unsure" and finding.rule != PERSISTENT:
        return "unsure"
    # Nobody in severe pain is told to exercise.
    return "severe-pain" if severe and finding.rule == EXERCISE else ""


def fold(findings: Sequence[Finding]) -> list[Finding]:
    """One line for a site of which both persistent-pain and recurrent-pain speak.

    It stands at the higher of the two levels; the other is a clause of it. `unsure` says that it
    can't tell, so it never stands in for another, nor is it folded away.
    """
    folded = list(findings)
    recurrent = {f.site: at for at, f in enumerate(findings) if _may_fold(f, RECURRENT)}
    for at, one in enumerate(findings):
        if _may_fold(one, PERSISTENT) and one.site in recurrent:
            other_at = recurrent[one.site]
            leads = rank(one.level) >= rank(findings[other_at].level)
            lead, rest = (at, other_at) if leads else (other_at, at)
            folded[lead] = folded[lead]._replace(also=findings[rest].clause)
            folded[rest] = folded[rest]._replace(hidden="folded")
    return folded


def _may_fold(finding: Finding, rule: str) -> bool:
    return finding.rule == rule and finding.shown and finding.level != "unsure"
