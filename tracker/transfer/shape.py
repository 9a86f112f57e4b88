"""What each column of a record may hold, for a document that comes from outside.

The database's own tables are `tracker.store.schema`; importing that costs half a second of
SQLAlchemy, and its constraints can't say in a sentence what would be right. A test holds the two
together.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from tracker.domain.entries import FIRST_DAY, LAST_DAY
from tracker.domain.errors import WrongWords
from tracker.domain.schedules import read_schedule

NOTE_LIMIT = 10_000
# The years 1 to 9999, less two days at each end for the offset and the start of the day: outside
# them no calendar day can be told.
FIRST_INSTANT, LAST_INSTANT = -62_135_596_800 + 172_800, 253_402_300_799 - 172_800


class Column(NamedTuple):
    """One column: whether it may be null, its value where it is left out, what it may hold.

    `fits` says whether a value fits and `right` what would; both are for values that aren't null.
    """

    fits: Callable[[Any], bool]
    right: str
    null: bool = False
    default: Any = None

    @property
    def needed(self) -> bool:
        """Whether a record without it can't be read."""
        return not self.null and self.default is None


def is_text(value: object) -> bool:
    """Text that a database can keep: no NUL and no half of a character."""
    if not isinstance(value, str) or "\0" in value:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def is_whole(value: object, low: int, high: int) -> bool:
    """A whole number within bounds; JSON's true and false are none."""
    return type(value) is int and low <= value <= high


def is_number(value: object) -> bool:
    """A finite number of zero or more."""
    if type(value) not in (int, float):
        return False
    try:
        number = float(value)  # type: ignore[arg-type]
    except OverflowError:
        return False
    return math.isfinite(number) and number >= 0


def is_day(value: object) -> bool:
    """A day of the calendar as ISO text."""
    if not (isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value)):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_json(value: object) -> bool:
    if not is_text(value):
        return False
    try:
        return isinstance(json.loads(str(value)), dict)
    except (ValueError, RecursionError):
        return False


def _is_schedule(value: object) -> bool:
    """A schedule as the program keeps it, which is one of the ways to type it."""
    try:
        return isinstance(value, str) and read_schedule(value).text == value
    except WrongWords:
        return False


def _name() -> Column:
    return Column(lambda value: is_text(value) and value.strip() != "", "text that isn't empty")


def _text(null: bool = True) -> Column:
    return Column(is_text, "text", null=null)


def _choice(*values: str, null: bool = False) -> Column:
    return Column(lambda value: value in values, " or ".join(values), null=null)


def _day(null: bool = False) -> Column:
    return Column(is_day, "a day like 2026-11-03", null=null)


def _end_of_range(open_day: str) -> Column:
    return Column(lambda value: value == open_day or is_day(value), "a day like 2026-11-03")


def _whole(low: int, high: int, null: bool = False, default: int | None = None) -> Column:
    return Column(
        lambda value: is_whole(value, low, high),
        f"a whole number from {low} to {high}",
        null=null,
        default=default,
    )


def _instant(null: bool = True) -> Column:
    return Column(
        lambda value: is_whole(value, FIRST_INSTANT, LAST_INSTANT),
        "a moment in whole seconds since 1970, UTC",
        null=null,
    )


_YES_NO = Column(lambda value: is_whole(value, 0, 1), "0 or 1", default=0)
_JSON = Column(_is_json, "text that holds a JSON object", default="{}")
_NOTE = Column(
    lambda value: is_text(value) and len(value) <= NOTE_LIMIT,
    f"text of at most {NOTE_LIMIT:,} characters",
    null=True,
)
_COUNT = _whole(0, 2**63 - 1, default=0)
_SCHEDULE = Column(
    _is_schedule, "a schedule like daily, 3/week, 2/month, 3/7 or mon,wed,fri", default="daily"
)
_STAMPS = {
    "created_at": _instant(null=False),
    "edited_at": _instant(),
    "deleted_at": _instant(),
}
_RANGE = {"from_day": _end_of_range(FIRST_DAY), "to_day": _end_of_range(LAST_DAY)}

#: What the setting of that name may be; the program reads it again for every entry.
DAY_START = Column(
    lambda value: bool(re.fullmatch(r"(0[0-9]|1[01]):[0-5][0-9]|12:00", value)),
    "a time from 00:00 to 12:00, like 04:00",
)

#: Every table that travels, with its columns. `entries` has `measures` and `attributes` besides.
SHAPE: Mapping[str, Mapping[str, Column]] = {
    "entries": {
        "uid": _name(),
        "kind": _name(),
        "subject": _text(),
        "side": _choice("left", "right", "both", null=True),
        "at": _instant(),
        "utc_offset_min": _whole(-1440, 1440, null=True),
        "day": _day(),
        "since_day": _day(null=True),
        "note": _NOTE,
        "source": _text(),
        "source_key": _text(),
        "source_n": _whole(-(2**31), 2**31 - 1, default=0),
        "origin": _text(),
        "import_id": _text(),
        "estimated": _YES_NO,
        **_STAMPS,
    },
    "subjects": {
        "uid": _name(),
        "kind": _name(),
        "name": _name(),
        "alias_of": _text(),
        "parent": _text(),
        "data": _JSON,
        **_STAMPS,
    },
    "goals": {
        "uid": _name(),
        "kind": _text(),
        "subject": _text(),
        "measure": _name(),
        "target": Column(lambda value: is_number(value) and value > 0, "a number above 0"),
        "direction": _choice("at-least", "at-most"),
        "period": _choice("day", "week", "month"),
        "schedule": _SCHEDULE,
        **_RANGE,
        "source": _text(),
        **_STAMPS,
    },
    "habits": {
        "uid": _name(),
        "name": _name(),
        "kind": _text(),
        "subject": _text(),
        "measure": _text(),
        "unit": _text(),
        "group_name": _text(),
        **_RANGE,
        "archived": _YES_NO,
        **_STAMPS,
    },
    "skips": {
        "uid": _name(),
        "habit_uid": _text(),
        **_RANGE,
        "reason": _text(),
        "pause": _YES_NO,
        **_STAMPS,
    },
    "days": {"day": _day(), "closed": _YES_NO, "note": _text(), **_STAMPS},
    "profile": {"name": _name(), "value": _text(null=False), **_STAMPS},
    "settings": {"name": _name(), "value": _text(null=False), **_STAMPS},
    "acknowledgements": {
        "uid": _name(),
        "rule": _name(),
        "site": _text(),
        "action": _choice("acknowledge", "snooze"),
        "day": _day(),
        "until_day": _day(null=True),
        "seen_doctor_day": _day(null=True),
        "note": _text(),
        "finding": _JSON,
        **_STAMPS,
    },
    "imports": {
        "uid": _name(),
        "format": _name(),
        "origin": _text(),
        "added": _COUNT,
        "changed": _COUNT,
        "unchanged": _COUNT,
        **_STAMPS,
    },
}
