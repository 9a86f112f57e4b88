"""What is in the diary already from elsewhere: the same water must not be drunk twice.

Keys say nothing across sources. Of a kind whose amounts add up, an entry isn't added on a day on
which another source, or the user, has the same thing in the same measure. Pain, weight, notes and
habits stand beside each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tracker.domain.entries import Days
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.moment_words import NO_YEAR, full_day
from tracker.domain.units import format_measure
from tracker.store.once import SOURCE as LOGGED
from tracker.transfer.arriving import Unfit

if TYPE_CHECKING:
    from tracker.store.store import Store

#: The kinds whose amounts add up.
ADDED_UP = frozenset(
    [
        "water",
        "drink",
        "food",
        "walk",
        "stretch",
        "strength",
        "sport",
        "med",
        "mineral",
        "treatment",
        "sleep",
    ]
)


class _There(NamedTuple):
    """What a day holds of a thing from elsewhere: its amounts, and the app (None: typed here)."""

    measures: dict[str, float]
    source: str | None


class Beside:
    """Knows what is there from elsewhere; `keep_both` passes it over."""

    def __init__(self, store: Store, source: str, keep_both: bool) -> None:
        self._store, self._source, self._keep_both = store, source, keep_both
        self._days: dict[tuple[str, str], dict[str | None, _There]] = {}
        self._met: dict[str, dict[str, int]] = {}
        self._first: dict[str, tuple[str, str | None]] = {}

    def check(self, row: Mapping[str, Any]) -> None:
        """Raise Unfit for an entry whose like is there from elsewhere."""
        kind = row["kind"]
        if self._keep_both or kind not in ADDED_UP:
            return
        day = row["day"]
        there = self._there(kind, day).get(row["subject"])
        if there is None or not (there.measures.keys() & row["measures"].keys()):
            return
        days = self._met.setdefault(kind, {})
        days[day] = days.get(day, 0) + 1
        if kind not in self._first:
            self._first[kind] = day, row["subject"]
        raise Unfit("counted-already")

    def _there(self, kind: str, day: str) -> dict[str | None, _There]:
        found = self._days.get((kind, day))
        if found is None:
            found = self._days[kind, day] = {}
            for entry in self._store.entries(Days(day, day), kind):
                if entry.source == self._source:
                    continue
                there = found.setdefault(entry.subject, _There({}, entry.source))
                for name, value in entry.measures.items():
                    there.measures[name] = there.measures.get(name, 0) + value
        return found

    def remarks(self) -> list[str]:
        """One sentence a kind about what was left out."""
        return [self._remark(kind, days) for kind, days in self._met.items()]

    def _remark(self, kind: str, days: Mapping[str, int]) -> str:
        day, subject = self._first[kind]
        there = self._days[kind, day][subject]
        measure, amount = next(iter(there.measures.items()))
        had = format_measure(measure, amount)
        by_hand = there.source in (None, LOGGED)
        told = f"you logged {had} yourself" if by_hand else f"{there.source} has {had}"
        many = f"{days[day]} {kind}" + (f" ({subject})" if subject else "")
        more = len(days) - 1
        others = f", and others on {more} more {'day' if more == 1 else 'days'}" if more else ""
        return (
            f"{full_day(day, NO_YEAR)}: {many} of {self._source} left out, {told}{others}; "
            "--keep-both adds them"
        )
