"""What an importer is told beside the file, and the reading of days and times that all of them do.

A day is never made of UTC: an instant falls on the day that a clock on the wall showed, by the
diary's own start of the day. A time without a zone is read in the zone that was named.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.domain.catalogues.catalogue import Catalogue
from tracker.domain.errors import WrongWords
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.clock import Clock, Moment, offset_s
from tracker.domain.time.days import DAY_S, EPOCH, MOST_OFFSET_MIN, day_of
from tracker.domain.time.wall import wall_instant
from tracker.transfer.arriving import Unfit

if TYPE_CHECKING:
    from tracker.transfer.tables.mapping import TableMap

_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])([0-9]{2}):?([0-9]{2})")
_NO_OFFSET = ("UTC", "GMT", "Z")
_HAS_OFFSET = re.compile(r"[+-](?!00:?00$)[0-9]{2}:?[0-9]{2}$")
_CLOCK = re.compile(
    r"([0-9]{1,2})[:.]([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?\s*([aApP])?\.?([mM]\.?)?"
)


class _PlainDay(NamedTuple):
    """A day on which no clock is changed: when it begins, at which offset, and its text."""

    begins_at: int
    utc_offset_min: int
    text: str


class Options(NamedTuple):
    """The clock that the diary goes by, in the zone that was named; its names; a table's mapping.

    `catalogue` gives a vocabulary with the user's own names in it, `known_keys` the first and the
    last key that the diary has of the app.
    """

    clock: Clock
    catalogue: Callable[[str], Catalogue]
    mapping: TableMap | None
    # Most days are met many times.
    days: dict[date, _PlainDay | None]
    known_keys: Callable[[], tuple[str, ...]] = tuple

    def of_day(self, day: date) -> Moment:
        """A day without a time. Raises Unfit for one that can't be counted with."""
        if day.year < 3:
            raise Unfit("bad-date")
        return Moment(None, None, day.isoformat())

    def of_instant(self, at: float, utc_offset_min: int | None = None) -> Moment:
        """An instant in UTC epoch seconds, at the offset that it came with or at the zone's."""
        try:
            at = int(at)
            if utc_offset_min is None:
                utc_offset_min = round(offset_s(at, self.clock.tz) / 60)
            day = day_of(at, utc_offset_min, self.clock.day_start_min)
        except (ValueError, OverflowError, OSError):
            raise Unfit("bad-date") from None
        if abs(utc_offset_min) > MOST_OFFSET_MIN or day < "0003":
            raise Unfit("bad-date")
        return Moment(at, utc_offset_min, day)

    def of_wall(self, day: date, clock: time) -> Moment:
        """What a clock on the wall showed on a day, in the zone that was named."""
        try:
            plain = self.days[day]
        except KeyError:
            plain = self._plain(day)
        if plain is None:
            return self.of_instant(wall_instant(self.clock, day, clock).at)
        begins_at, offset, text = plain
        at = begins_at + clock.hour * 3600 + clock.minute * 60 + clock.second
        if self.clock.day_start_min or text < "0003":
            return self.of_instant(at, offset)
        return Moment(at, offset, text)

    def of_wall_at(self, day: date, clock: time, utc_offset_min: int) -> Moment:
        """What a clock on the wall showed on a day, at an offset that is known."""
        wall = datetime.combine(day, clock, UTC)
        return self.of_instant(wall.timestamp() - utc_offset_min * 60, utc_offset_min)

    def _plain(self, day: date) -> _PlainDay | None:
        """A day that has but one offset; it is held in `days`."""
        try:
            ends = [wall_instant(self.clock, day, end) for end in (time.min, time(23, 59, 59))]
        except WrongWords:
            raise Unfit("bad-date") from None
        offset, *others = {round(offset_s(end.at, self.clock.tz) / 60) for end in ends}
        plain = not others and all(end.how == "plain" for end in ends)
        begins_at = (day.toordinal() - EPOCH) * DAY_S - offset * 60
        self.days[day] = found = _PlainDay(begins_at, offset, day.isoformat()) if plain else None
        return found

    def of_iso(self, text: str) -> Moment:
        """ISO 8601: a day, or a day and a time with or without an offset. Raises Unfit.

        UTC is how programs write, and seldom what the clock on the wall showed: it is the zone's.
        """
        text = text.strip()
        try:
            if len(text) == 10:
                return self.of_day(date.fromisoformat(text))
            if len(text) < 12 or text.isdecimal():  # an instant in milliseconds reads as a year
                raise ValueError
            moment = datetime.fromisoformat(text)
        except ValueError:
            raise Unfit("bad-date") from None
        if moment.tzinfo is None:
            return self.of_wall(moment.date(), moment.time())
        offset = moment.utcoffset()
        assert offset is not None
        try:
            at = moment.timestamp()
        except (ValueError, OverflowError):
            raise Unfit("bad-date") from None
        return self.of_instant(at, round(offset.total_seconds() / 60) or None)

    def of_stamp(self, text: object) -> Moment:
        """An instant in ISO 8601 at its own offset; at the zone's where that is UTC or none.

        Raises Unfit.
        """
        if _HAS_OFFSET.search(str(text)):
            return self.of_iso(str(text))
        return self.of_instant(read_instant(text))

    def is_site(self, words: str) -> bool:
        """Whether words name a place on the body."""
        from tracker.domain.catalogues.sites import sided_site

        return sided_site(words, self.catalogue("sites")) is not None


def read_day(text: str) -> date:
    """A day in ISO. Raises Unfit."""
    try:
        if len(text) != 10:
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise Unfit("bad-date") from None


def read_offset(text: str) -> int | None:
    """`+02:00`, `UTC+0530` or `UTC` in minutes east of UTC; None for what says none."""
    found = _OFFSET.fullmatch(text.strip())
    if found is None:
        return 0 if text.strip() in _NO_OFFSET else None
    minutes = int(found[2]) * 60 + int(found[3])
    return -minutes if found[1] == "-" else minutes


@lru_cache(4096)  # a table of years has the same times again and again
def read_clock(text: str) -> time:
    """A time of day, of 12 or 24 hours: `9:05`, `21:05:30`, `6:50 pm`. Raises Unfit."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise Unfit("bad-date")
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4]:
        if not 1 <= hour <= 12:
            raise Unfit("bad-date")
        hour = hour % 12 + (12 if found[4] in "pP" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        raise Unfit("bad-date") from None


def read_instant(text: object) -> float:
    """UTC epoch seconds of ISO 8601 with an offset, or of UTC without one. Raises Unfit."""
    said = str(text).strip()
    try:
        if len(said) < 12 or said.isdecimal():
            raise ValueError
        moment = datetime.fromisoformat(said)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        raise Unfit("bad-date") from None
