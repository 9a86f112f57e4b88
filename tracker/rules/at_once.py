"""What an entry may give rise to at the moment it is logged, told before any rule is imported.

A person logs ten glasses of water a day and shouldn't pay for all rules each time. What stands here
says again what the rules declare (their kinds, over-drinking's longest span and least amount); a
test holds the two together. A file that isn't named here is read to see whether it is a rule.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

import tracker.rules
from tracker.domain.entries import Days, Entry
from tracker.domain.time.so_far import MOST_DAYS_APART
from tracker.rules.ordinals import iso, ordinal

if TYPE_CHECKING:
    from tracker.rules.base import Rule
    from tracker.rules.inputs import Read

#: The file of each rule that speaks at once, and the kinds that it reads.
READ_AT_ONCE: Mapping[str, frozenset[str]] = {
    "red_flag": frozenset({"symptom", "pain"}),
    "unbearable_pain": frozenset({"pain"}),
    "painkiller_dose": frozenset({"med"}),
    "over_drinking": frozenset({"water", "drink"}),
    "worsening_pain": frozenset({"pain"}),
    "persistent_pain": frozenset({"pain"}),
    "recurrent_pain": frozenset({"pain"}),
    "painkiller_days": frozenset({"med"}),
}

#: The files of rules on days that are over, which have nothing to say at once.
SILENT = frozenset({"low_drinks", "inactivity"})

#: The files that hold no rule but what rules share, so that they needn't be read to see it.
SHARED = frozenset(
    {
        "acknowledgements",
        "at_once",
        "base",
        "bouts",
        "checking",
        "discovery",
        "doses",
        "engine",
        "explanation",
        "history",
        "inputs",
        "moment",
        "ordinals",
        "parts",
        "persistent_trend",
        "persistent_wording",
        "reading",
        "recurrent_wording",
        "replaying",
        "settings",
        "site_days",
        "timeline",
        "wording",
        "__init__",
    }
)

#: over-drinking looks at no longer span, and says nothing of as much or less.
SPAN_MIN, LEAST_ML = 180, 1000


def files() -> Iterator[str]:
    """The names of the files of this package that may be a rule's."""
    for folder in tracker.rules.__path__:
        # A listing, because pkgutil would cost every check 10 ms.
        for file in sorted(os.listdir(folder)):  # noqa: PTH208
            name, ending = os.path.splitext(file)  # noqa: PTH122
            if ending == ".py" and name.isidentifier() and name not in SHARED:
                yield name


def declared(file: str) -> Rule | None:
    """The rule that a file declares, if it does."""
    from tracker.rules.base import Rule

    rule = getattr(import_module(f"tracker.rules.{file}"), "RULE", None)
    return rule if isinstance(rule, Rule) else None


def speaking_of(kinds: Collection[str]) -> list[str]:
    """The files of the rules that may speak at the moment an entry of some kind is logged."""
    named = [file for file, read in READ_AT_ONCE.items() if not read.isdisjoint(kinds)]
    unnamed = [file for file in files() if file not in READ_AT_ONCE and file not in SILENT]
    rules = {file: rule for file in unnamed if (rule := declared(file)) is not None}
    return named + [file for file, rule in rules.items() if not rule.kinds.isdisjoint(kinds)]


def may_arise(kept: Sequence[Entry], read: Read) -> bool:
    """Whether the entries just kept may give rise to a finding at all."""
    speaking = speaking_of({entry.kind for entry in kept})
    return _is_much(kept, read) if speaking == ["over_drinking"] else bool(speaking)


def _is_much(kept: Sequence[Entry], read: Read) -> bool:
    """Whether the drinks around any of those kept come to more than is ever spoken of."""
    times = [entry.at for entry in kept if entry.at is not None]
    if not times:
        return False
    days = [ordinal(entry.day) for entry in kept]
    around = Days(iso(min(days) - MOST_DAYS_APART), iso(max(days) + MOST_DAYS_APART))
    drinks = [
        (entry.at, entry.measures.get("volume_ml", 0))
        for kind in READ_AT_ONCE["over_drinking"]
        for entry in read(around, kind)
        if entry.at is not None
    ]
    return any(
        sum(ml for at, ml in drinks if abs(at - time) <= SPAN_MIN * 60) > LEAST_ML for time in times
    )
