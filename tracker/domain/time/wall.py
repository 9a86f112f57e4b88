"""What a time on a wall clock means: the instant at which it was shown, also when clocks change."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo

from tracker.domain.errors import WrongWords
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.clock import Clock, offset_s


class Walled(NamedTuple):
    """The instant that a wall clock's time stands for, and how it had to be found.

    `how` is 'plain', 'skipped' (the clocks went forward over it; `at` is as much later) or 'twice'
    (they went back; `at` is the first of the two).
    """

    at: int
    how: str


def wall_instant(clock: Clock, day: date, time_of_day: time) -> Walled:
    """The instant of a wall clock's time. Raises WrongWords where the machine can't tell."""
    wall = datetime.combine(day, time_of_day)
    try:
        # PEP 495: the two folds differ just where the clocks were changed, in opposite order for a
        # time that was skipped and one that came twice.
        early, late = (_timestamp(wall.replace(fold=fold), clock.tz) for fold in (0, 1))
        at = _to_minute(early, clock.tz)
    except (ValueError, OverflowError, OSError):
        raise WrongWords(
            f"this machine doesn't know the time on {day}; give the day without a clock time"
        ) from None
    return Walled(at, "plain" if early == late else "twice" if early < late else "skipped")


def _timestamp(wall: datetime, tz: tzinfo | None) -> int:
    return int((wall if tz is None else wall.replace(tzinfo=tz)).timestamp())


def _to_minute(at: int, tz: tzinfo | None) -> int:
    """Shift an instant so that its offset in whole minutes still shows the same wall clock.

    Until well into the 20th century some zones were off UTC by odd seconds.
    """
    offset = offset_s(at, tz)
    return at + offset - round(offset / 60) * 60
