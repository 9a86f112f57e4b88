"""What a finding rests on, as data: the entries, the windows, the arithmetic, the cut-offs."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.entries import Entry, in_order
from tracker.domain.named_tuple import NamedTuple
from tracker.rules.base import Finding, LookBack, Rule


class Explanation(NamedTuple):
    """A finding explained. `entries` are the very ones it rests on, in the order they happened.

    `windows` are the days it looked at, `arithmetic` the steps in words, `changed` the cut-offs
    that aren't at their default.
    """

    finding: Finding
    rule: Rule
    windows: tuple[LookBack, ...]
    arithmetic: tuple[str, ...]
    changed: tuple[str, ...]
    entries: tuple[Entry, ...]


def explain(finding: Finding, rule: Rule, entries: Iterable[Entry]) -> Explanation:
    """Explain a finding with the entries it may rest on; others are left out."""
    ids = set(finding.entries)
    used = sorted((entry for entry in entries if entry.id in ids), key=in_order)
    return Explanation(
        finding, rule, finding.windows, finding.arithmetic, finding.changed, tuple(used)
    )
