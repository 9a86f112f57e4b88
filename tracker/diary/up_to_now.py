"""What a diary holds up to now: entries, scores and sums, whatever day they carry.

Nearly always the store's own answers. Only where an entry is of a later day than today, or dated
after now, is anything done to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tracker.domain.entries import LAST_DAY, Days, Entry, Goal, in_order
from tracker.domain.time.days import add_days
from tracker.domain.time.so_far import COUNTED_AHEAD, SoFar, brought_to_now

if TYPE_CHECKING:
    from tracker.diary.diary import Diary
    from tracker.domain.entries import Total
    from tracker.domain.pain_score import OldPain, PainScore


#: The entries of so many days are held at once, whatever the period: a month is read in one go.
STRETCH_DAYS = 31


class UpToNow:
    """Reads a diary up to now."""

    def __init__(self, diary: Diary) -> None:
        self._diary, self._store = diary, diary.store
        self.so_far: SoFar = diary.so_far
        self._ids = frozenset(self.so_far.ids_ahead)
        counted = [one.id for one in self.so_far.ahead if one.kind in COUNTED_AHEAD]
        ahead = self._store.entries_by_id(counted) if counted else []
        self._moved = brought_to_now(ahead, self.so_far)

    def said(self, days: Days, kind: str | None = None) -> list[Entry]:
        """The entries of some days; what is ahead isn't there, or counts as of now."""
        found = self._store.entries(days, kind)
        return self._brought(
            found, lambda e: days.first <= e.day <= days.last and kind in (None, e.kind)
        )

    def said_since(self, firsts: Mapping[str, str], last: str) -> list[Entry]:
        """The entries of several kinds, each from a day of its own, in the same way."""
        found = self._store.entries_since(firsts, last)
        return self._brought(found, lambda e: e.kind in firsts and firsts[e.kind] <= e.day <= last)

    def _brought(self, found: list[Entry], wanted: Callable[[Entry], bool]) -> list[Entry]:
        """Entries as read, with what is ahead left out or counting as of now."""
        if not self._ids:
            return found
        found = [entry for entry in found if entry.id not in self._ids]
        return sorted([*found, *filter(wanted, self._moved)], key=in_order)

    def scores(self, days: Days) -> Sequence[PainScore]:
        """What the pain entries of some days say."""
        found = self._store.pain_scores(days)
        return [s for s in found if s.id not in self._ids] if self._ids else found

    def old_pain(self, days: Days) -> OldPain:
        """The same of days by the thousand."""
        if not self._ids:
            return self._store.old_pain(days)
        from tracker.domain.pain_score import OldPain

        return OldPain((), self.scores(days))

    def stretches(self, days: Days) -> list[Days]:
        """The same days in stretches of a month at most, but for days without any entry.

        What lies ahead is within the last one.
        """
        first, last = days.first, min(days.last, self.so_far.last_day)
        if first <= add_days(last, -STRETCH_DAYS):
            span = self._store.span()
            first = max(first, span.first if span else last)
        found, end = [], days.last
        while first <= (before := add_days(last, -STRETCH_DAYS)):
            found.append(Days(add_days(before, 1), end))
            last = end = before
        return [Days(days.first, end), *reversed(found)]

    def today(self, days: Days, kind: str | None = None) -> list[Entry]:
        """The same entries, none of them of a later day than today."""
        return self.as_today(self.said(days, kind))

    def streamed(self, stretches: Sequence[Days], kind: str | None = None) -> Iterator[Entry]:
        """The same of any number of days, held a stretch at a time."""
        for stretch in stretches:
            yield from self.today(stretch, kind)

    def as_today(self, entries: list[Entry]) -> list[Entry]:
        """Entries, what has happened on a day that isn't there yet counted for today."""
        today = self.so_far.today
        if self.so_far.last_day == today:
            return entries
        return sorted((e._replace(day=min(e.day, today)) for e in entries), key=in_order)

    def goals(self, kept: list[Goal] | None = None) -> list[Goal]:
        """Every goal, on the days on which it holds seen from today; `kept` if they were read."""
        goals, today = self._store.goals() if kept is None else kept, self.so_far.today
        if not any(one.from_day > today or today <= one.to_day < LAST_DAY for one in goals):
            return goals
        from tracker.diary.habits.begun import goals_now

        return goals_now(self._diary, goals)

    def totals(self, measure: str, days: Days) -> Sequence[Total]:
        """What a measure came to on days that hold today: up to now."""
        known = self.so_far
        days = Days(days.first, max(days.last, known.last_day))
        if not known.ahead:
            return self._store.totals(measure, days)
        from tracker.domain.entries import Total

        return [
            Total(entry.day, entry.kind, entry.subject, entry.measures[measure], 1)
            for entry in self.said(days)
            if measure in entry.measures
        ]
