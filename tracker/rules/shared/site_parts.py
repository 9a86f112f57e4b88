"""A site and its parts together: pain that moves about, and that none of them shows alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.domain.catalogues.sites import label
from tracker.domain.time.ordinals import ordinal
from tracker.rules.base import Finding, Rule, rank
from tracker.rules.shared.case import Case
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.history import History
from tracker.rules.shared.wording import place

#: What tells it apart from the site's own, when it is answered too.
WITH_PARTS = "with its parts"


def together(
    history: History,
    found: Sequence[Finding],
    as_of: str,
    cutoffs: CutOffs,
    rules: Sequence[Rule],
) -> Iterator[Finding]:
    """One `watch` for each site that raises with its parts what none of them raises alone.

    `rules` are those that judge a site together with its parts; the first that speaks is told.
    """
    today = ordinal(as_of)
    raised: list[set[str]] = []
    for site, keys in sorted(history.wholes.values(), key=lambda whole: len(whole[1])):
        if any(smaller <= set(keys) for smaller in raised):
            continue
        for rule in rules:
            told = any(f.rule == rule.name and f.site in keys and _speaks(f) for f in found)
            if rule.together is None or told:
                continue
            finding = rule.together.judge(Case(history, site, today, cutoffs.of(rule)))
            if finding is not None and _speaks(finding) and not finding.quiet:
                raised.append(set(keys))
                if finding.message:
                    finding = _in_words(
                        finding, keys, rule.together.what(finding, history.year(today))
                    )
                yield finding._replace(level="watch", about=WITH_PARTS)
                break


def _speaks(finding: Finding) -> bool:
    return rank(finding.level) >= rank("watch")


def _in_words(finding: Finding, keys: Sequence[str], what: str) -> Finding:
    parts = ", ".join(label(key) for key in keys if key != finding.site)
    message = (
        f"{place(finding.site or '')}: taken together with its parts ({parts}), {what}. None of "
        "them alone would be flagged; if it is not getting better, see a doctor."
    )
    evidence = {**finding.evidence, "places_together": len(keys)}
    gist = f"{finding.gist}, with its parts"
    return finding._replace(message=message, evidence=evidence, gist=gist, advice="")
