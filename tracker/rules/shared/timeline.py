"""Entries in the order they happened, and by their ids."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from tracker.domain.entries import Entry, in_order
from tracker.domain.pain_score import PainScore
from tracker.domain.time.ordinals import iso, ordinal


class Timeline:
    """Entries in the order they happened (a day's untimed ones first), looked up by day."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = sorted(entries, key=in_order)
        self._days = [ordinal(entry.day) for entry in self.entries]

    def between(self, first: int, last: int) -> list[Entry]:
        """The entries on days `first` to `last`, both included."""
        left, right = bisect_left(self._days, first), bisect_right(self._days, last)
        return self.entries[left:right]


def iso_days(first: int, last: int) -> tuple[str, str]:
    """Two days as a finding holds them."""
    return iso(first), iso(last)


def ids_of(entries: Iterable[Entry | PainScore]) -> tuple[int, ...]:
    """The ids of entries, for the finding that rests on them."""
    return tuple(entry.id for entry in entries if entry.id is not None)
