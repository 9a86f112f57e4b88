"""From a history to findings: every rule asked, answers applied, lines folded, order kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tracker.rules.asking.acknowledgements import answer
from tracker.rules.base import FOLDED, SEVERE, Finding, Rule, rank
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.history import History

if TYPE_CHECKING:
    from tracker.domain.kept_findings import Acknowledgement


def evaluate(
    history: History, as_of: str, rules: Sequence[Rule], cutoffs: CutOffs
) -> list[Finding]:
    """What the rules say on a day, by itself: no answers of the user, nothing folded or hidden."""
    found = [finding for rule in rules for finding in rule.find(history, as_of, cutoffs)]
    asked = {rule.name for rule in rules}
    judging = [rule for rule in rules if rule.together and rule.shares_line in asked]
    if judging:
        from tracker.rules.shared.site_parts import together

        found = [*found, *together(history, found, as_of, cutoffs, judging)]
    if cutoffs.changed:
        of = {rule.name: cutoffs.changed_of(rule) for rule in rules}
        found = [_with_changed(finding, of[finding.rule]) for finding in found]
    return found


def _with_changed(finding: Finding, changed: tuple[str, ...]) -> Finding:
    if not changed:
        return finding
    words = f"{finding.message} (By your own cut-offs: {', '.join(changed)}.)"
    return finding._replace(changed=changed, message=words)


def present(
    found: Iterable[Finding],
    acknowledgements: Iterable[Acknowledgement],
    as_of: str,
    rules: Sequence[Rule],
    year: int | None = None,
) -> list[Finding]:
    """Findings as `check` has them: answered, hidden where they must be, folded, in order.

    `year` is that of `Inputs`.
    """
    of = {rule.name: rule for rule in rules}
    answered = answer(found, acknowledgements, as_of, of, year)
    severe = any(of[f.rule].severe and not f.ended for f in answered)
    hidden = [f._replace(hidden=_hidden(f, of[f.rule], severe)) for f in answered]
    return sorted(
        fold(hidden, of),
        key=lambda f: (-rank(f.level), of[f.rule].order, f.site or "", f.about or "", f.since),
    )


def _hidden(finding: Finding, rule: Rule, severe: bool) -> str:
    """Why a finding has no line of its own in `check` without --all; '' if it has."""
    if finding.state != "new":
        return finding.state
    if finding.quiet:
        return "quiet"
    if finding.level == "unsure" and not rule.tells_unsure:
        return "unsure"
    return SEVERE if severe and rule.rests else finding.hidden


def fold(findings: Sequence[Finding], rules: Mapping[str, Rule]) -> list[Finding]:
    """One line for a site of which two rules speak that share it; `rules` are those asked, by name.

    It stands at the higher of the two levels; the other is a clause of it. `unsure` says that it
    can't tell, so it never stands in for another, nor is it folded away; nor is what is said of a
    site with its parts, which is answered apart.
    """
    folded = list(findings)
    places = {(f.rule, f.site): at for at, f in enumerate(findings) if _may_fold(f)}
    for (name, site), at in places.items():
        other_at = places.get((rules[name].shares_line, site))
        if other_at is None or rules[name].order > rules[findings[other_at].rule].order:
            continue
        leads = rank(findings[at].level) >= rank(findings[other_at].level)
        lead, rest = (at, other_at) if leads else (other_at, at)
        folded[lead] = folded[lead]._replace(also=findings[rest].clause)
        folded[rest] = folded[rest]._replace(hidden=FOLDED)
    return folded


def _may_fold(finding: Finding) -> bool:
    return finding.shown and finding.level != "unsure" and finding.about is None
