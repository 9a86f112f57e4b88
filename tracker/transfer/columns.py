"""What sort of thing each column of a record holds, for formats that say so.

By its name and its default alone, so that nothing heavy is imported; a test holds it against what
`shape` lets a column hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tracker.store.statements.frozen import COLUMNS, DEFAULTS

TEXT, WHOLE, NUMBER, INSTANT = "text", "whole", "number", "instant"
#: A day of the calendar, and one that may stand for the beginning or the end of all days.
DAY, OPEN_DAY = "day", "open day"

_NAMED = {"at": INSTANT, "day": DAY, "from_day": OPEN_DAY, "to_day": OPEN_DAY, "target": NUMBER}
_ENDINGS = {"_at": INSTANT, "_day": DAY, "_min": WHOLE}


@cache
def types_of(table: str) -> Mapping[str, str]:
    """The columns of a table that travels, each with its type."""
    return {name: _type_of(name, DEFAULTS[table].get(name)) for name in COLUMNS[table]}


def _type_of(name: str, default: object) -> str:
    if name in _NAMED:
        return _NAMED[name]
    ending = next((kind for end, kind in _ENDINGS.items() if name.endswith(end)), None)
    return ending or (WHOLE if isinstance(default, int) else TEXT)
