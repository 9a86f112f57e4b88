"""The clock an instant is read by: zone and day-start.

No zone is imported: the machine's own is asked through the standard library, another one comes in
as a `tzinfo`. Instants are UTC epoch seconds, offsets are whole minutes.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from tracker.domain.entries import Entry
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.days import day_of

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Moment(NamedTuple):
    """When an entry happened. `at` and `utc_offset_min` are None for a day without a time."""

    at: int | None
    utc_offset_min: int | None
    day: str


class Clock(NamedTuple):
    """The present instant, the zone (None: the machine's), the minute at which a day starts.

    `week_start` is the weekday that weeks begin with, 0 for a Monday.
    """

    now: int
    tz: tzinfo | None = None
    day_start_min: int = 0
    week_start: int = 0

    def today(self) -> str:
        """The user's day at the present instant."""
        return self.moment(self.now).day

    def moment(self, at: int) -> Moment:
        """An instant with the UTC offset then in force and the user's day."""
        offset = round(offset_s(at, self.tz) / 60)
        return Moment(at, offset, day_of(at, offset, self.day_start_min))

    def redated(self, entry: Entry) -> Entry:
        """An entry on the day that its instant falls on; one without a time stays where it is."""
        if entry.at is None or entry.utc_offset_min is None:
            return entry
        return entry._replace(day=day_of(entry.at, entry.utc_offset_min, self.day_start_min))

    def wall(self, at: int) -> datetime:
        """What a clock on the wall shows at an instant, as a naive datetime."""
        offset = round(offset_s(at, self.tz) / 60)
        return (_EPOCH + timedelta(seconds=at, minutes=offset)).replace(tzinfo=None)


def offset_s(at: int, tz: tzinfo | None) -> int:
    """Seconds east of UTC in force at an instant."""
    moment = _EPOCH + timedelta(seconds=at)
    try:
        local = moment.astimezone(tz)
    except (OSError, OverflowError):
        # Some platforms don't know their own zone before 1970; its first known offset stands in.
        local = (_EPOCH + timedelta(days=2)).astimezone(tz)
    offset = local.utcoffset()
    return int(offset.total_seconds()) if offset else 0
