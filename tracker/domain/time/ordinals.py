"""Days as whole numbers (proleptic ordinals), which is what rules count with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache


class _Ordinals(dict[str, int]):
    def __missing__(self, day: str) -> int:
        # The design's "from the beginning" is year 0, which `datetime` doesn't know.
        number = 1 if day < "0001-01-01" else date.fromisoformat(day).toordinal()
        self[day] = number
        return number


#: The number of a day given as ISO text. Kept, since the same days come again and again.
ordinal: Callable[[str], int] = _Ordinals().__getitem__


@cache  # a habit has one a day, fifty habits have the same ones; so it is below
def weekday(number: int) -> int:
    """0 for a Monday to 6 for a Sunday."""
    return (number + 6) % 7


@cache
def iso(number: int) -> str:
    """The ISO text of a day's number; the first day there is for any number before it."""
    return date.fromordinal(max(1, number)).isoformat()
