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
from typing import Any

from tracker.domain.entries import FIRST_DAY, LAST_DAY
from tracker.domain.limits import LINE_LIMIT, MOST_WANTED, NAME_LIMIT, NOTE_LIMIT
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.texts import clean_name
from tracker.domain.time.days import MOST_OFFSET_MIN
from tracker.domain.time.time_words import WEEKDAYS
from tracker.store.sound import FIRST_AT, FIRST_COUNTED

# The years 2 to 9999, less two days at each end for the offset and the start of the day: outside
# them no calendar day can be counted with.
FIRST_INSTANT, LAST_INSTANT = FIRST_AT + 172_800, 253_402_300_799 - 172_800


class Column(NamedTuple):
    """One column: whether it may be null, its value where it is left out, what it may hold.

    `fits` says whether a value fits and `right` what would; both are for values that aren't null.
    `clean` takes out of a name what nobody sees, before it must fit.
    """

    fits: Callable[[Any], bool]
    right: str
    null: bool = False
    default: Any = None
    clean: Callable[[str], str] | None = None

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
    """A day of the calendar as ISO text, one that can be counted with once it is kept."""
    if not (isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value)):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return value >= FIRST_COUNTED


def _is_json(value: object) -> bool:
    if not is_text(value):
        return False
    try:
        return isinstance(json.loads(str(value)), dict)
    except (ValueError, RecursionError):
        return False


def is_key(value: object) -> bool:
    """What names a record on every machine: text on one line, with nothing hidden in it."""
    return is_text(value) and 0 < len(str(value)) <= LINE_LIMIT and _is_plain(str(value))


def is_name(value: object) -> bool:
    """A name that isn't known here, as it may stand beside those that are."""
    return is_text(value) and 0 < len(str(value)) <= NAME_LIMIT and _is_plain(str(value))


def _is_plain(text: str) -> bool:
    return text.strip() != "" and clean_name(text) == text


def _key() -> Column:
    return Column(is_key, "text that isn't empty, on one line")


def _name(null: bool = False, most: int = NAME_LIMIT) -> Column:
    return Column(
        lambda value: is_text(value) and value.strip() != "" and len(value) <= most,
        f"text that isn't empty, of at most {most} characters",
        null=null,
        clean=clean_name,
    )


def _text(most: int | None = NOTE_LIMIT) -> Column:
    """A text of the user's, kept as it was typed; or (without a limit) what machines read."""
    return Column(
        lambda value: is_text(value) and (most is None or len(value) <= most),
        "text" if most is None else f"text of at most {most:,} characters",
        null=True,
    )


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
_COUNT = _whole(0, 2**63 - 1, default=0)
# One that this version can't read is a newer one's: it is kept, and nothing is judged by it.
_SCHEDULE = _name()._replace(default="daily")
# Those that are still to come are put right, however far ahead: a diary's own export is read again.
_STAMP = Column(
    lambda value: type(value) is int and value >= FIRST_INSTANT,
    "a moment in whole seconds since 1970, UTC",
    null=True,
)
_STAMPS = {"created_at": _STAMP._replace(null=False), "edited_at": _STAMP, "deleted_at": _STAMP}
_RANGE = {"from_day": _end_of_range(FIRST_DAY), "to_day": _end_of_range(LAST_DAY)}

#: What the setting of that name may be; the program reads it again for every entry.
DAY_START = Column(
    lambda value: bool(re.fullmatch(r"(0[0-9]|1[01]):[0-5][0-9]|12:00", value)),
    "a time from 00:00 to 12:00, like 04:00",
)
#: The first day of the week, as it is kept.
WEEK_START = Column(lambda value: value in WEEKDAYS, "a weekday like sunday")

_TARGET = Column(
    lambda value: is_number(value) and 0 < value <= MOST_WANTED,
    f"a number above 0, at most {MOST_WANTED:,.0f}",
)
_VALUE = Column(lambda value: is_text(value) and len(value) <= LINE_LIMIT, "text", clean=clean_name)
_SITE_LIMIT = NAME_LIMIT + len("right-")

#: Every table that travels, with its columns. `entries` has `measures` and `attributes` besides.
SHAPE: Mapping[str, Mapping[str, Column]] = {
    "entries": {
        "uid": _key(),
        "kind": _name(),
        "subject": _name(null=True),
        "side": _choice("left", "right", "both", null=True),
        "at": _instant(),
        "utc_offset_min": _whole(-MOST_OFFSET_MIN, MOST_OFFSET_MIN, null=True),
        "day": _day(),
        "since_day": _day(null=True),
        "note": _text(),
        "source": _name(null=True),
        "source_key": _text(None),
        "source_n": _whole(-(2**31), 2**31 - 1, default=0),
        "origin": _name(null=True, most=LINE_LIMIT),
        "import_id": _text(None),
        "estimated": _YES_NO,
        **_STAMPS,
    },
    "subjects": {
        "uid": _key(),
        "kind": _name(),
        "name": _name(),
        "alias_of": _name(null=True),
        "parent": _name(null=True),
        "data": _JSON,
        **_STAMPS,
    },
    "goals": {
        "uid": _key(),
        "kind": _name(null=True),
        "subject": _name(null=True),
        "measure": _name(),
        "target": _TARGET,
        "direction": _choice("at-least", "at-most"),
        "period": _choice("day", "week", "month"),
        "schedule": _SCHEDULE,
        **_RANGE,
        "source": _text(),
        **_STAMPS,
    },
    "habits": {
        "uid": _key(),
        "name": _name(),
        "kind": _name(null=True),
        "subject": _name(null=True),
        "measure": _name(null=True),
        "unit": _name(null=True),
        "group_name": _name(null=True),
        **_RANGE,
        "archived": _YES_NO,
        **_STAMPS,
    },
    "skips": {
        "uid": _key(),
        "habit_uid": _text(None),
        **_RANGE,
        "reason": _text(),
        "pause": _YES_NO,
        **_STAMPS,
    },
    "days": {"day": _day(), "closed": _YES_NO, "note": _text(), **_STAMPS},
    "profile": {"name": _name(), "value": _VALUE, **_STAMPS},
    "settings": {"name": _name(), "value": _VALUE, **_STAMPS},
    "acknowledgements": {
        "uid": _key(),
        "rule": _name(),
        "site": _name(null=True, most=_SITE_LIMIT),
        "action": _choice("acknowledge", "snooze"),
        "day": _day(),
        "until_day": _day(null=True),
        "seen_doctor_day": _day(null=True),
        "note": _text(),
        "finding": _JSON,
        **_STAMPS,
    },
    "imports": {
        "uid": _key(),
        "format": _name(),
        "origin": _name(null=True, most=LINE_LIMIT),
        "added": _COUNT,
        "changed": _COUNT,
        "unchanged": _COUNT,
        **_STAMPS,
    },
}
