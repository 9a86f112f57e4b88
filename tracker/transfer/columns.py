"""What sort of thing each column of a record holds, for formats that say so.

Read off what `shape` lets a column hold, so that a new column needs no word here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tracker.domain.entries import FIRST_DAY
from tracker.transfer.shape import SHAPE, Column

TEXT, WHOLE, NUMBER, INSTANT = "text", "whole", "number", "instant"
#: A day of the calendar, and one that may stand for the beginning or the end of all days.
DAY, OPEN_DAY = "day", "open day"


@cache
def types_of(table: str) -> Mapping[str, str]:
    """The columns of a table that travels, each with its type."""
    return {name: _type_of(name, column) for name, column in SHAPE[table].items()}


def _type_of(name: str, column: Column) -> str:
    if name == "at" or name.endswith("_at"):
        return INSTANT
    if not column.fits("x") and column.fits("2026-11-03"):
        return OPEN_DAY if column.fits(FIRST_DAY) or name == "to_day" else DAY
    if column.fits(0.5):
        return NUMBER
    return WHOLE if column.fits(1) else TEXT
