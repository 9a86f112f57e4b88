"""Days as whole numbers (proleptic ordinals), which is what rules count with."""

from __future__ import annotations

from datetime import date

_KNOWN: dict[str, int] = {}


def ordinal(day: str) -> int:
    """The number of a day given as ISO text. Kept, since the same days come again and again."""
    number = _KNOWN.get(day)
    if number is None:
        # The design's "from the beginning" is year 0, which `datetime` doesn't know.
        number = 1 if day < "0001-01-01" else date.fromisoformat(day).toordinal()
        _KNOWN[day] = number
    return number


def iso(number: int) -> str:
    """The ISO text of a day's number; the first day there is for any number before it."""
    return date.fromordinal(max(1, number)).isoformat()
