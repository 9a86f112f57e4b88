"""Entries in the order they happened, and by their ids."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from tracker.domain.entries import Entry
from tracker.domain.pain_score import PainScore
from tracker.domain.time.ordinals import iso, ordinal


class Timeline:
    """Entries in the order they happened (a day's untimed ones first), looked up by day."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        # The id is the order of typing: it only breaks ties, so that the answer is always the same.
        self.entries = sorted(entries, key=_when)
        self._days = [ordinal(entry.day) for entry in self.entries]

    def between(self, first: int, last: int) -> list[Entry]:
        """The entries on days `first` to `last`, both included."""
        left, right = bisect_left(self._days, first), bisect_right(self._days, last)
        return self.entries[left:right]


def _when(entry: Entry) -> tuple[str, bool, int, int]:
    return entry.day, entry.at is not None, entry.at or 0, entry.id or 0


def iso_days(first: int, last: int) -> tuple[str, str]:
    """Two days as a finding holds them."""
    return iso(first), iso(last)


def ids_of(entries: Iterable[Entry | PainScore]) -> tuple[int, ...]:
    """The ids of entries, for the finding that rests on them."""
    return tuple(entry.id for entry in entries if entry.id is not None)
