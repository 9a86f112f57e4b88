"""The clock an instant is read by: zone, day-start, and what a wall clock's time means.

No zone is imported: the machine's own is asked through the standard library, another one comes in
as a `tzinfo`. Instants are UTC epoch seconds, offsets are whole minutes.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from tracker.domain.entries import Entry
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


class Walled(NamedTuple):
    """The instant that a wall clock's time stands for, and how it had to be found.

    `how` is 'plain', 'skipped' (the clocks went forward over it; `at` is as much later) or 'twice'
    (they went back; `at` is the first of the two).
    """

    at: int
    how: str


def instant(clock: Clock, day: date, time_of_day: time) -> Walled:
    """The instant at which a clock on the wall showed a time on a calendar date.

    Raises ValueError, OverflowError or OSError where the platform can't tell.
    """
    wall = datetime.combine(day, time_of_day)
    # PEP 495: the two folds differ just where the clocks were changed, in opposite order for a time
    # that was skipped and one that came twice.
    early, late = (_timestamp(wall.replace(fold=fold), clock.tz) for fold in (0, 1))
    how = "plain" if early == late else "twice" if early < late else "skipped"
    return Walled(_to_minute(early, clock.tz), how)


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


def _timestamp(wall: datetime, tz: tzinfo | None) -> int:
    return int((wall if tz is None else wall.replace(tzinfo=tz)).timestamp())


def _to_minute(at: int, tz: tzinfo | None) -> int:
    """Shift an instant so that its offset in whole minutes still shows the same wall clock.

    Until well into the 20th century some zones were off UTC by odd seconds.
    """
    offset = offset_s(at, tz)
    return at + offset - round(offset / 60) * 60
