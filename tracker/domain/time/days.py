"""Days as ISO text: the day an instant falls on, and the arithmetic of days. No clock, no zone."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from tracker.domain.entries import Days

DAY_S = 24 * 60 * 60
#: The widest offset from UTC that there is, eastwards; none reaches as far west.
MOST_OFFSET_MIN = 14 * 60
#: The number of the day from which seconds are counted.
EPOCH = date(1970, 1, 1).toordinal()


def day_of(at: int, utc_offset_min: int, day_start_min: int = 0) -> str:
    """The day an instant belongs to: its local date after subtracting the user's day-start."""
    local = at + (utc_offset_min - day_start_min) * 60
    return _text_of(EPOCH + local // DAY_S)


@lru_cache(1000)  # what is read or comes in has many instants of a day
def _text_of(number: int) -> str:
    return date.fromordinal(number).isoformat()


def minutes_of_day(text: str) -> int:
    """The minutes after midnight of a clock time as it is kept: 270 for '04:30'."""
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes)


def add_days(day: str, n: int) -> str:
    """The day n days later, or earlier where n is negative."""
    return (date.fromisoformat(day) + timedelta(days=n)).isoformat()


def days_between(a: str, b: str) -> int:
    """How many days b is after a; negative where it is before."""
    return (date.fromisoformat(b) - date.fromisoformat(a)).days


def each_day(days: Days) -> list[str]:
    """Every day of a range, in order. The range must lie within the years 1 to 9999."""
    first, last = date.fromisoformat(days.first), date.fromisoformat(days.last)
    return [date.fromordinal(n).isoformat() for n in range(first.toordinal(), last.toordinal() + 1)]
