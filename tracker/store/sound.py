"""Rows that a hand or another program has put into the database: noticed when they are read.

The tables themselves refuse most of what can't be. What they let through (a day 2026-99-99, JSON
cut off, an instant in the year 300,000) is told here as one sentence that names the row and what
would be right, instead of going wrong wherever it is looked at.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from tracker.domain.entries import FIRST_DAY
from tracker.domain.errors import StoreError, shown
from tracker.domain.time.ordinals import ordinal
from tracker.store.statements.frozen import KEYS

#: Around each of these there are days, weeks and offsets, too.
FIRST_AT, LAST_AT = -62_104_060_800, 253_399_708_800
FIRST_COUNTED, _LAST = "0002-01-01", "9999-12-01"
_MOST_OFFSET_MIN = 24 * 60
#: No known amount is larger, in any unit.
MOST = 1e9

_DAYS = ("day", "since_day", "from_day", "to_day", "until_day", "seen_doctor_day")
_NOUNS = {
    "entries": "entry", "subjects": "name", "goals": "goal", "habits": "habit", "skips": "skip",
    "days": "day", "profile": "profile field", "settings": "setting",
    "acknowledgements": "answer to a finding", "imports": "import", "changes": "change",
}  # fmt: skip
A_DAY = "a day like 2026-11-03"
A_MOMENT = "a moment in seconds since 1970"


class DamagedRow(StoreError):
    """A row that no version of the program can have written."""


def damaged(table: str, name: object, fault: str) -> DamagedRow:
    """The sentence for a row that can't be read."""
    return DamagedRow(
        f"the {_NOUNS[table]} {shown(str(name))} in the table {table} is damaged: {fault}; "
        "mend that row, or put a copy back with `tracker restore`"
    )


@lru_cache(4096)
def is_day(text: str) -> bool:
    """Whether a text is a day that can be counted with."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len(FIRST_COUNTED) and FIRST_COUNTED <= text <= _LAST


def are_days(texts: Collection[str]) -> bool:
    """Whether all of some texts are such days; each is read for whoever counts with it next."""
    if not texts:
        return True
    try:
        deque(map(ordinal, texts), maxlen=0)
    except ValueError:
        return False
    as_long = set(map(len, texts)) == {len(FIRST_COUNTED)}
    return as_long and min(texts) >= FIRST_COUNTED and max(texts) <= _LAST


def fault_of(table: str, record: Mapping[str, Any]) -> str | None:
    """What is wrong with a record, and what would be right; None if nothing is."""
    for name in _DAYS:
        day = record.get(name)
        if day is not None and not is_day(day) and not _is_open(name, day):
            return f"{name} is '{shown(day)}' and must be {A_DAY}"
    check = _CHECKS.get(table)
    return check(record) if check else None


def refuse_damaged(table: str, records: Iterable[Mapping[str, Any]]) -> None:
    """Raise DamagedRow for the first record that can't be."""
    for record in records:
        fault = fault_of(table, record)
        if fault is not None:
            name = record.get("id") or record.get("name") or record[KEYS[table]]
            raise damaged(table, name, fault)


def refuse_days(table: str, rows: Iterable[tuple[object, str]]) -> None:
    """The same for rows of a name and a day."""
    for name, day in rows:
        if not is_day(day):
            raise damaged(table, name, f"day is '{shown(day)}' and must be {A_DAY}")


class Columns:
    """Where rows of entries have what must be looked at; rows by the ten thousand."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._at = names.index("at")
        self._days = [names.index(name) for name in _DAYS if name in names]
        self._offset = names.index("utc_offset_min") if "utc_offset_min" in names else None

    def check(self, rows: Sequence[Sequence[Any]]) -> None:
        """Raise DamagedRow for the first row that can't be, at little cost where none is."""
        days = {row[place] for place in self._days for row in rows}
        times = [at for row in rows if (at := row[self._at]) is not None]
        fine = are_days(days - {None})
        fine = fine and (not times or (min(times) >= FIRST_AT and max(times) <= LAST_AT))
        if fine and self._offset is not None:
            offsets = {row[self._offset] for row in rows} - {None}
            fine = not offsets or max(map(abs, offsets)) <= _MOST_OFFSET_MIN
        if not fine:
            refuse_damaged("entries", (dict(zip(self._names, row, strict=False)) for row in rows))


def check_amounts(parts: Mapping[int, Mapping[str, float]]) -> None:
    """Raise DamagedRow for the first entry's amount, by id and name, that can't be."""
    values = [value for amounts in parts.values() for value in amounts.values()]
    if values and (min(values) < 0 or max(values) > MOST):
        for entry_id, amounts in parts.items():
            for name, value in amounts.items():
                fault = _amount(name, value)
                if fault is not None:
                    raise damaged("entries", entry_id, fault)


def _is_open(name: str, day: str) -> bool:
    """Whether a range is open at an end."""
    return (name == "from_day" and day == FIRST_DAY) or (name == "to_day" and day == "9999-12-31")


def _amount(name: str, value: float) -> str | None:
    if 0 <= value <= MOST:
        return None
    from tracker.domain.limits import bounds_of

    bounds = bounds_of(name)
    if bounds is None:
        return None if value >= 0 else f"{shown(name)} is {value:g} and must be 0 or more"
    return f"{name} is {value:g} and must be {bounds.words}"


def _entry(record: Mapping[str, Any]) -> str | None:
    at, offset = record.get("at"), record.get("utc_offset_min")
    if at is not None and not FIRST_AT <= at <= LAST_AT:
        return f"at is {at} and must be {A_MOMENT}"
    if offset is not None and abs(offset) > _MOST_OFFSET_MIN:
        return f"utc_offset_min is {offset} and must be from -1440 to 1440"
    faults = (_amount(name, value) for name, value in (record.get("measures") or {}).items())
    return next((fault for fault in faults if fault), None)


def _goal(record: Mapping[str, Any]) -> str | None:
    if not 0 < record["target"] <= MOST:
        return f"target is {record['target']:g} and must be a number above 0"
    return None


def _subject(record: Mapping[str, Any]) -> str | None:
    from tracker.domain.catalogues.own_data import fault_of as fault_of_data

    data = read_object(record["data"])
    if data is None:
        return f"data is '{shown(record['data'])}' and must be a JSON object, like {{}}"
    fault = fault_of_data(record["kind"], data, alias=record["alias_of"] is not None)
    return f"data is '{shown(record['data'])}'; {fault}" if fault else None


def _profile(record: Mapping[str, Any]) -> str | None:
    from tracker.domain.errors import TrackerError
    from tracker.domain.profile import FIELDS, read_value

    field = FIELDS.get(record["name"])
    if field is None:
        return None
    try:
        right = read_value(field, record["value"], "9999")
    except TrackerError as error:
        return str(error)
    return None if right == record["value"] else f"'{shown(record['value'])}' must be {right}"


def _setting(record: Mapping[str, Any]) -> str | None:
    value = record["value"]
    if record["name"] == "day-start" and not is_day_start(value):
        right = "a time from 00:00 to 12:00 (`tracker config day-start 04:00` sets it)"
        return f"it is '{shown(value)}' and must be {right}"
    if record["name"] == "week-start":
        from tracker.domain.time.time_words import WEEKDAYS

        if value not in WEEKDAYS:
            right = "a weekday (`tracker config week-start monday` sets it)"
            return f"it is '{shown(value)}' and must be {right}"
    return None


def is_day_start(text: str) -> bool:
    """Whether a text is a time at which a day may begin, as it is kept: 00:00 to 12:00."""
    return re.fullmatch(r"(0[0-9]|1[01]):[0-5][0-9]|12:00", text) is not None


def _answer(record: Mapping[str, Any]) -> str | None:
    from tracker.domain.kept_findings import fault_of_finding

    kept = read_object(record["finding"])
    if kept is None:
        return f"finding is '{shown(record['finding'])}' and must be a JSON object, like {{}}"
    fault = fault_of_finding(kept)
    return f"finding is '{shown(record['finding'])}'; {fault}" if fault else None


def read_object(text: str) -> dict[str, Any] | None:
    """What JSON in a column holds; None where it is no object."""
    import json

    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) else None


_CHECKS: Mapping[str, Callable[[Mapping[str, Any]], str | None]] = {
    "entries": _entry,
    "goals": _goal,
    "subjects": _subject,
    "profile": _profile,
    "settings": _setting,
    "acknowledgements": _answer,
}
