"""What the rules told the owner in a period: at which level, when, and whether it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tracker.domain.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tracker.rules.base import Finding

#: Findings below these levels are hints for the owner, no news for a doctor.
TOLD_LEVELS = ("urgent", "see-doctor", "watch")

Name = tuple[str, str | None, str | None, str | None]


class Raised(NamedTuple):
    """What one rule said of a site: when it was raised at which level, and whether it stands.

    `raised` is empty where it stood before the period began; `since` is the day it speaks of;
    `answer` is what the owner said to it, in words.
    """

    rule: str
    title: str
    site: str | None
    about: str | None
    raised: tuple[tuple[str, str], ...]
    stands: str | None
    since: str
    state: str
    answer: str


def raised_findings(
    raised: Iterable[tuple[str, Finding]],
    standing: Iterable[Finding],
    titles: Mapping[str, str],
) -> tuple[Raised, ...]:
    """What was raised in the period or stands at its end, gravest first as the rules have it."""
    found: dict[Name, Raised] = {}

    def note(finding: Finding, when: tuple[tuple[str, str], ...], stands: str | None) -> None:
        old = found.get(_name(finding))
        found[_name(finding)] = Raised(
            finding.rule,
            titles.get(finding.rule, finding.rule),
            finding.site,
            finding.about,
            (old.raised if old else ()) + when,
            stands,
            finding.since,
            finding.state,
            finding.answer,
        )

    for day, finding in raised:
        if finding.level in TOLD_LEVELS:
            note(finding, ((day, finding.level),), None)
    for finding in standing:
        # What was put aside, or has gone quiet since it was raised here, stands all the same; what
        # a rule kept to itself all along is no news.
        told_here = finding.state != "new" or _name(finding) in found
        if finding.level in TOLD_LEVELS and (finding.listed or told_here):
            note(finding, (), finding.level)
    order = {rule: place for place, rule in enumerate(titles)}
    return tuple(
        sorted(
            found.values(),
            key=lambda one: (
                one.stands is None,
                TOLD_LEVELS.index(one.stands or one.raised[-1][1]),
                order.get(one.rule, len(order)),
                one.site or "",
                one.since,
            ),
        )
    )


def _name(finding: Finding) -> Name:
    """What makes two findings the same one on two days."""
    return finding.rule, finding.site, finding.about, finding.bout
