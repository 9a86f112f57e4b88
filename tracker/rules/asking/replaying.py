"""Findings in time: what was first raised when, and what a logged entry changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from tracker.domain.entries import Entry
from tracker.rules.asking.engine import evaluate, present
from tracker.rules.base import Finding, Rule, rank
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.history import History

Name = tuple[str, str | None, str | None, str | None]


def raised(
    days: Iterable[tuple[str, History]], rules: Sequence[Rule], cutoffs: CutOffs
) -> Iterator[tuple[str, Finding]]:
    """Each finding of some days on the day it was raised, and again when its level rose.

    The days come one after the other, each with a history that it can be judged by. Within one bout
    a level is told once, however it comes and goes with the noise of a diary. What stood on the
    first day isn't told.
    """
    of = {rule.name: rule for rule in rules}
    highest: dict[Name, int] = {}
    before: set[Name] | None = None
    for day, history in days:
        history.brief = True
        found = evaluate(history, day, rules, cutoffs)
        now = _levels(finding for finding in found if _is_told(finding, of[finding.rule]))
        rose = {
            name
            for name, level in now.items()
            if level > (highest.get(name, -1) if name[3] or name in (before or ()) else -1)
        }
        for name in rose:
            highest[name] = now[name]
        if rose and before is not None:
            yield from _told(history, day, rules, cutoffs, rose)
        before = set(now)
        del history  # before the next one is read


def _told(
    history: History, day: str, rules: Sequence[Rule], cutoffs: CutOffs, names: set[Name]
) -> Iterator[tuple[str, Finding]]:
    """The same day once more, with the ids, for the few findings that are kept."""
    history.brief, history.ids_of = False, {name[1] for name in names}
    of = {rule.name: rule for rule in rules}
    for finding in present(evaluate(history, day, rules, cutoffs), (), day, rules):
        if _name(finding) in names and _is_told(finding, of[finding.rule]):
            yield day, finding
    history.brief, history.ids_of = True, None


def _is_told(finding: Finding, rule: Rule) -> bool:
    return not finding.quiet and (finding.level != "unsure" or rule.tells_unsure)


def _name(finding: Finding) -> Name:
    return finding.rule, finding.site, finding.about, finding.bout


def changed_by(
    kept: Sequence[Entry],
    after: Sequence[Finding],
    before: Sequence[Finding],
    yesterday: Sequence[Finding],
    earlier_today: frozenset[str],
    rules: Sequence[Rule],
) -> list[Finding]:
    """Of the findings after some entries were logged, those that the entries changed.

    `before` is what the rules say of the same day without them, `yesterday` of the day before. A
    finding that came with the new day is told by the first entry of that day on its site:
    `earlier_today` are the sites (or kinds) that had one already. Where each entry counts, what is
    urgent is told each time, a note once, anything else only in words that were not told before.
    """
    each_time = {rule.name for rule in rules if rule.each_time}
    ids = {entry.id for entry in kept}
    kinds = {entry.kind for entry in kept}
    had, had_yesterday = _levels(before), _levels(yesterday)
    peaks = {_name(finding): finding.peak or 0.0 for finding in before}
    words = {finding.message for finding in before}
    found = []
    for finding in after:
        if not finding.shown or not finding.arises or ids.isdisjoint(finding.entries):
            continue
        level, name = rank(finding.level), _name(finding)
        first_today = not ({finding.site} if finding.site else kinds) & earlier_today
        if (
            _tells_each(finding, each_time, words)
            or level > had.get(name, -1)
            or _is_urgent_higher(finding, peaks.get(name, 0.0))
            or (first_today and level > had_yesterday.get(name, -1))
        ):
            found.append(finding)
    return found


def _tells_each(finding: Finding, each_time: Set[str], words: Set[str]) -> bool:
    """Whether each entry counts by itself, and there is something to say that wasn't said."""
    if not finding.event and finding.rule not in each_time:
        return False
    if finding.level == "info":
        return False
    return finding.level == "urgent" or finding.message not in words


def _is_urgent_higher(finding: Finding, peak: float) -> bool:
    """Whether the bout of something urgent is worse than it was, which may be answered for."""
    return finding.level == "urgent" and finding.peak is not None and finding.peak > peak


def _levels(findings: Iterable[Finding]) -> dict[Name, int]:
    """The highest level of each."""
    rising = sorted(findings, key=lambda finding: rank(finding.level))
    return {_name(finding): rank(finding.level) for finding in rising}
