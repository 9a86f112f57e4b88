"""A site and its parts together: pain that moves about, and that none of them shows alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.domain.catalogues.sites import label
from tracker.rules import persistent_pain, recurrent_pain
from tracker.rules.base import Finding, rank
from tracker.rules.history import History
from tracker.rules.ordinals import ordinal
from tracker.rules.settings import Settings
from tracker.rules.wording import count_of, day_words, place

#: The rules that follow one site over time, each with its verdict on any site's days.
_JUDGES = (
    (persistent_pain.RULE, persistent_pain.judge),
    (recurrent_pain.RULE, recurrent_pain.judge),
)


def together(
    history: History, found: Sequence[Finding], as_of: str, settings: Settings
) -> Iterator[Finding]:
    """One `watch` for each site that raises with its parts what none of them raises alone."""
    today = ordinal(as_of)
    raised: list[set[str]] = []
    for site, keys in sorted(history.wholes.values(), key=lambda whole: len(whole[1])):
        if any(smaller <= set(keys) for smaller in raised):
            continue
        for rule, judge in _JUDGES:
            if any(f.rule == rule.name and f.site in keys and _speaks(f) for f in found):
                continue
            finding = judge(history, site, today, settings.of(rule))
            if finding is not None and _speaks(finding) and not finding.quiet:
                raised.append(set(keys))
                yield _watch(finding, keys, history.year(today))
                break


def _speaks(finding: Finding) -> bool:
    return rank(finding.level) >= rank("watch")


def _watch(finding: Finding, keys: Sequence[str], year: int) -> Finding:
    if not finding.message:
        return finding._replace(level="watch")
    since = day_words(ordinal(finding.since), year)
    if finding.rule == persistent_pain.RULE.name:
        what = (
            f"pain on {finding.evidence['pain_days']} of "
            f"{count_of(finding.known_days or 0, 'known day')} since {since}, past two weeks"
        )
    else:
        what = f"{count_of(finding.evidence['spells'], 'spell')} of pain since {since}"
    parts = ", ".join(label(key) for key in keys if key != finding.site)
    message = (
        f"{place(finding.site or '')}: taken together with its parts ({parts}), {what}. None of "
        "them alone would be flagged; if it is not getting better, see a doctor."
    )
    evidence = {**finding.evidence, "places_together": len(keys)}
    return finding._replace(level="watch", message=message, evidence=evidence)
