"""What an entry may give rise to at the moment it is logged, told before any rule is imported.

A person logs ten glasses of water a day and shouldn't pay for all rules each time: `index` says
again what the rules declare. The file of a rule that it doesn't know is read for itself.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

import tracker.rules
from tracker.domain.entries import Entry
from tracker.domain.time.ordinals import iso, ordinal
from tracker.domain.time.so_far import MOST_DAYS_APART
from tracker.rules.asking.index import SILENT, SPEAKING

if TYPE_CHECKING:
    from tracker.rules.base import Rule
    from tracker.rules.shared.inputs import ReadSince

#: A rule's kinds, and of what measure how much within how many minutes it needs to speak at once.
Speaking = tuple[frozenset[str], str | None, float, int]


def files() -> Iterator[str]:
    """The names of the files of `rules/` that may be a rule's."""
    for folder in tracker.rules.__path__:
        # A listing, because pkgutil would cost every check 10 ms.
        for file in sorted(os.listdir(folder)):  # noqa: PTH208
            name, ending = os.path.splitext(file)  # noqa: PTH122
            if ending == ".py" and name.isidentifier() and name not in ("base", "__init__"):
                yield name


def declared(file: str) -> Rule | None:
    """The rule that a file declares, if it does."""
    from tracker.rules.base import Rule

    rule = getattr(import_module(f"tracker.rules.{file}"), "RULE", None)
    return rule if isinstance(rule, Rule) else None


def speaking() -> dict[str, Speaking]:
    """What each rule that may speak at once needs for it, by its file."""
    known = dict(SPEAKING)
    for file in files():
        if file not in SPEAKING and file not in SILENT and (rule := declared(file)) is not None:
            known |= {file: needs} if (needs := needs_of(rule)) is not None else {}
    return known


def needs_of(rule: Rule) -> Speaking | None:
    """What a rule declares of speaking at once; None where it doesn't."""
    return None if rule.at_once is None else (rule.kinds, *rule.at_once)


def speaking_of(kinds: Collection[str]) -> list[str]:
    """The files of the rules that may speak at the moment an entry of some kind is logged."""
    return [file for file, needs in speaking().items() if not needs[0].isdisjoint(kinds)]


def may_arise(kept: Sequence[Entry], since: ReadSince) -> bool:
    """Whether the entries just kept may give rise to a finding at all."""
    kinds = {entry.kind for entry in kept}
    return any(
        needs[1] is None or _is_much(kept, since, needs)
        for needs in speaking().values()
        if not needs[0].isdisjoint(kinds)
    )


def _is_much(kept: Sequence[Entry], since: ReadSince, needs: Speaking) -> bool:
    """Whether what was logged around any of those kept is more than a rule needs to speak."""
    kinds, measure, least, span_min = needs
    times = [entry.at for entry in kept if entry.at is not None]
    if not times:
        return False
    days = [ordinal(entry.day) for entry in kept]
    first, last = iso(min(days) - MOST_DAYS_APART), iso(max(days) + MOST_DAYS_APART)
    logged = [
        (entry.at, entry.measures.get(measure or "", 0))
        for entry in since(dict.fromkeys(kinds, first), last)
        if entry.at is not None
    ]
    return any(
        sum(amount for at, amount in logged if abs(at - time) < span_min * 60) > least
        for time in times
    )
