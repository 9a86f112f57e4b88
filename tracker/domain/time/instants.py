"""Instants as ISO 8601 text with an offset, and read back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from functools import cache

_FIRST, _LAST = -62_135_596_800, 253_402_300_799  # the years 1 to 9999


def iso_instant(at: int | None, utc_offset_min: int | None) -> str | None:
    """An instant as the clock on the wall showed it: '2026-11-03T07:30:00+01:00'."""
    if at is None:
        return None
    return datetime.fromtimestamp(at, _zone(utc_offset_min or 0)).isoformat()


@cache
def _zone(utc_offset_min: int) -> timezone:
    return timezone(timedelta(minutes=utc_offset_min))


def iso_utc(at: int) -> str:
    """An instant in UTC: '2026-11-03T06:30:00Z'. One outside the calendar is its first or last."""
    moment = datetime.fromtimestamp(min(max(at, _FIRST), _LAST), UTC)
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def read_instant(text: str) -> tuple[int, int]:
    """The epoch seconds and the offset in minutes that ISO text says.

    Raises ValueError for what is none, has no offset, or isn't in whole seconds and minutes.
    """
    moment = datetime.fromisoformat(text)
    offset = moment.utcoffset()
    if offset is None or moment.microsecond or offset.total_seconds() % 60:
        raise ValueError(text)
    return int(moment.timestamp()), int(offset.total_seconds()) // 60
