"""What the rules told the owner in a period: at which level, when, and whether it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tracker.domain.named_tuple import NamedTuple
from tracker.rules.base import FOLDED, LEVELS

if TYPE_CHECKING:
    from tracker.rules.base import Finding, Rule

#: Below these levels are hints for the owner, no news for a doctor; that a rule can't tell is told
#: where `check` shows it.
TOLD_LEVELS = ("urgent", "see-doctor", "watch")

Name = tuple[str, str | None, str | None]


class Raised(NamedTuple):
    """What one rule said of a site, or of a drug or sign: when at which level, whether it stands.

    `raised` is empty where it stood before the period began; `since` is the day it speaks of;
    `answer` is what the owner said to it, in words. `words` are what `check` shows of what stands,
    with what another rule says of the site folded in, `sources` what they go by, `volumes` as in a
    finding.
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
    words: str = ""
    sources: tuple[str, ...] = ()
    volumes: tuple[float, ...] = ()


def raised_findings(
    raised: Iterable[tuple[str, Finding]],
    standing: Sequence[Finding],
    rules: Mapping[str, Rule],
) -> tuple[Raised, ...]:
    """What was raised in the period or stands at its end, gravest first as the rules have it.

    A rule has one row for what it is about, however often it was raised. `rules` are those that
    were asked, by name, in their order.
    """
    found: dict[Name, Raised] = {}
    for day, finding in raised:
        if finding.level in TOLD_LEVELS:
            old = found.get(_name(finding))
            when = (*(old.raised if old else ()), (day, finding.level))
            found[_name(finding)] = _row(finding, rules)._replace(raised=when)
    for finding in standing:
        # What was put aside, or has gone quiet since it was raised here, stands all the same; what
        # a rule kept to itself all along is no news.
        told_here = finding.state != "new" or _name(finding) in found
        told = finding.level in TOLD_LEVELS and (finding.listed or told_here)
        if told or (finding.shown and finding.level == "unsure"):
            found[_name(finding)] = _standing(finding, rules, found.get(_name(finding)))
    for finding in standing:
        if finding.hidden == FOLDED:
            _fold(finding, rules[finding.rule].shares_line, found)
    order = {rule: place for place, rule in enumerate(rules)}
    return tuple(
        sorted(
            found.values(),
            key=lambda one: (
                one.stands is None,
                LEVELS.index(one.stands or _gravest(one)),
                order.get(one.rule, len(order)),
                one.site or "",
                one.since,
            ),
        )
    )


def _row(finding: Finding, rules: Mapping[str, Rule]) -> Raised:
    return Raised(
        finding.rule,
        rules[finding.rule].title,
        finding.site,
        finding.about,
        (),
        None,
        finding.since,
        finding.state,
        finding.answer,
    )


def _standing(finding: Finding, rules: Mapping[str, Rule], old: Raised | None) -> Raised:
    """The row of what stands; `old` is what there is of it, be it a graver one of the same name."""
    if old is not None and old.stands is not None:
        return old._replace(words=f"{old.words} {finding.line}")
    return _row(finding, rules)._replace(
        raised=old.raised if old else (),
        stands=finding.level,
        words=finding.line,
        sources=finding.sources,
        volumes=finding.volumes,
    )


def _fold(finding: Finding, leader: str, found: dict[Name, Raised]) -> None:
    """Give what was raised of a finding that is folded away to the line of the rule that leads."""
    lead = (leader, finding.site, None)
    if lead in found:
        folded = found.pop(_name(finding))
        both = sorted({*found[lead].raised, *folded.raised})
        found[lead] = found[lead]._replace(raised=tuple(both))


def _gravest(one: Raised) -> str:
    return min((level for _, level in one.raised), key=LEVELS.index)


def _name(finding: Finding) -> Name:
    """What makes two findings the same one on two days, whichever bout they were of."""
    return finding.rule, finding.site, finding.about
