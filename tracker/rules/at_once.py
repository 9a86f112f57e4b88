"""What an entry may give rise to at the moment it is logged, told before any rule is imported.

A person logs ten glasses of water a day and shouldn't pay for all rules each time. What stands here
says again what the rules declare (their kinds, over-drinking's longest span and least amount); a
test holds the two together. A rule that isn't here speaks in `check`, today and the report only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from tracker.domain.entries import Days, Entry
from tracker.rules.ordinals import iso, ordinal

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

#: over-drinking looks at no longer span, and says nothing of as much or less.
SPAN_MIN, LEAST_ML = 180, 1000


def may_arise(kept: Sequence[Entry], read_kind: Callable[[Days, str], Iterable[Entry]]) -> bool:
    """Whether the entries just kept may give rise to a finding at all."""
    kinds = {entry.kind for entry in kept}
    spoken_of = [name for name, read in READ_AT_ONCE.items() if not read.isdisjoint(kinds)]
    if spoken_of == ["over_drinking"]:
        return _is_much(kept, read_kind)
    return bool(spoken_of)


def _is_much(kept: Sequence[Entry], read_kind: Callable[[Days, str], Iterable[Entry]]) -> bool:
    """Whether the drinks around any of those kept come to more than is ever spoken of."""
    times = [entry.at for entry in kept if entry.at is not None]
    if not times:
        return False
    days = [ordinal(entry.day) for entry in kept]
    around = Days(iso(min(days) - 1), iso(max(days) + 1))
    drinks = [
        (entry.at, entry.measures.get("volume_ml", 0))
        for kind in READ_AT_ONCE["over_drinking"]
        for entry in read_kind(around, kind)
        if entry.at is not None
    ]
    return any(
        sum(ml for at, ml in drinks if abs(at - time) <= SPAN_MIN * 60) > LEAST_ML for time in times
    )
