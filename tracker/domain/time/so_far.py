"""Up to where a diary goes at an instant: what has happened by now, whatever day it carries.

Who flies west past midnight has entries of a day that isn't there yet; a wrong clock leaves some
that lie ahead. Which is which is decided here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tracker.domain.entries import Days, Entry
from tracker.domain.kinds import KINDS
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.clock import Clock
from tracker.domain.time.days import DAY_S, add_days

if TYPE_CHECKING:
    from tracker.domain.time.dated import Dated

#: One instant is of days at most so far apart: 26 hours lie between the first zone and the last.
MOST_DAYS_APART = 2

#: What counts though it is dated after now: better asked about too early than never.
COUNTED_AHEAD = tuple(kind.name for kind in KINDS.values() if kind.ahead)

#: So many ids are named in a line.
MOST_NAMED = 5


class SoFar(NamedTuple):
    """How far a diary goes at the instant `now`.

    `today` is the user's day then, `last_day` the later of it and the latest day of what has
    happened. `ahead` is what is dated after now.
    """

    now: int
    today: str
    last_day: str
    ahead: tuple[Dated, ...] = ()

    @property
    def ids_ahead(self) -> tuple[int, ...]:
        """The ids of what is dated after now, by when that is."""
        return tuple(entry.id for entry in self.ahead)

    def up_to_now(self, days: Days, text: str = "") -> Days:
        """Days that end today, up to the last day of what has happened.

        `text` is how they were typed: a date as the last day means that day and no other.
        """
        end = text.rpartition("..")[2].strip()
        in_figures = bool(end) and all(letter in "0123456789-./" for letter in end)
        if days.last != self.today or in_figures or _ends_with_date(end):
            return days
        return Days(days.first, self.last_day)

    def as_today(self, day: str) -> str:
        """The day that what has happened counts for today: none is later."""
        return min(day, self.today)


def _ends_with_date(text: str) -> bool:
    from tracker.domain.time.said_days import ON_CALENDAR
    from tracker.domain.time.said_times import read_said

    end = text.rpartition(" to ")[2]
    return any(said.day is not None and said.day.how in ON_CALENDAR for said in read_said(end))


def first_day_to_look(today: str) -> str:
    """The earliest day of what may lie ahead of an instant of `today`."""
    return add_days(today, -MOST_DAYS_APART)


def so_far(clock: Clock, found: Iterable[Dated]) -> SoFar:
    """How far a diary goes. `found` are the entries of a later day or instant than the clock's."""
    today = clock.today()
    latest = add_days(today, MOST_DAYS_APART)
    last_day, ahead = today, []
    for entry in found:
        if entry.day <= latest and _has_passed(entry, clock.now, today):
            last_day = max(last_day, entry.day)
        else:
            ahead.append(entry)
    return SoFar(clock.now, today, last_day, tuple(ahead))


def _has_passed(entry: Dated, now: int, today: str) -> bool:
    if entry.at is not None:
        return entry.at <= now
    # Typed here it was past or present when it was typed, where the user then was.
    return entry.day <= today or (entry.source is None and entry.created_at <= now)


def ahead_words(ids: Sequence[int]) -> str:
    """'1 entry is dated after now: #12'; nothing where none is."""
    if not ids:
        return ""
    named = ", ".join(f"#{number}" for number in ids[:MOST_NAMED])
    more = f" and {len(ids) - MOST_NAMED:,} more" if len(ids) > MOST_NAMED else ""
    what = "1 entry is" if len(ids) == 1 else f"{len(ids):,} entries are"
    return f"{what} dated after now: {named}{more}"


def brought_to_now(ahead: Iterable[Entry], known: SoFar) -> list[Entry]:
    """Entries dated after now as if their time had come.

    The clock was wrong, so nobody knows when it was. Those less than a day apart keep their
    distance, for that the clock knew; the last of such a row counts as of now.
    """
    entries = list(ahead)
    moved = [entry._replace(day=known.last_day) for entry in entries if entry.at is None]
    row: list[Entry] = []
    for entry in sorted((e for e in entries if e.at is not None), key=_instant):
        if row and _instant(entry) - _instant(row[-1]) >= DAY_S:
            moved += _moved(row, known)
            row = []
        row.append(entry)
    return moved + _moved(row, known)


def _moved(row: Sequence[Entry], known: SoFar) -> list[Entry]:
    moved = []
    for entry in row:
        before = _instant(row[-1]) - _instant(entry)
        day = add_days(known.last_day, -(before // DAY_S))
        moved.append(entry._replace(at=known.now - before, day=day))
    return moved


def _instant(entry: Entry) -> int:
    return entry.at or 0
