"""Instants as ISO 8601 text with an offset, and read back."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from functools import cache, lru_cache

from tracker.domain.time.days import DAY_S, EPOCH

_FIRST, _LAST = -62_135_596_800, 253_402_300_799  # the years 1 to 9999
#: Entries come by the million and in the order of their days; most of their times have no seconds.
_DAYS_KEPT, _TIMES_KEPT = 100, 2000


def iso_instant(at: int | None, utc_offset_min: int | None) -> str | None:
    """An instant as the clock on the wall showed it: '2026-11-03T07:30:00+01:00'."""
    if at is None:
        return None
    offset = utc_offset_min or 0
    return f"{_wall(at + offset * 60)}{_offset(offset)}"


def iso_utc(at: int) -> str:
    """An instant in UTC: '2026-11-03T06:30:00Z'. One outside the calendar is its first or last."""
    return f"{_wall(min(max(at, _FIRST), _LAST))}Z"


def _wall(seconds: int) -> str:
    """Seconds since the epoch's midnight on a clock, without its offset: '2026-11-03T07:30:00'."""
    days, second = divmod(seconds, DAY_S)
    return f"{_day(days)}T{_time(second)}"


@lru_cache(_DAYS_KEPT)
def _day(days: int) -> str:
    return date.fromordinal(EPOCH + days).isoformat()


@lru_cache(_TIMES_KEPT)
def _time(second: int) -> str:
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"


@cache
def _offset(utc_offset_min: int) -> str:
    return datetime.now(timezone(timedelta(minutes=utc_offset_min))).isoformat()[-6:]


def read_instant(text: str) -> tuple[int, int]:
    """The epoch seconds and the offset in minutes that ISO text says.

    Raises ValueError for what is none, has no offset, or isn't in whole seconds and minutes.
    """
    moment = datetime.fromisoformat(text)
    offset = moment.utcoffset()
    if offset is None or moment.microsecond or offset.total_seconds() % 60:
        raise ValueError(text)
    return int(moment.timestamp()), int(offset.total_seconds()) // 60
