"""Read Daylio's export: the CSV, or the backup. Activities become habits, texts notes.

Moods and scales aren't read. The oldest tables have the year in a column of its own. In a backup an
entry has the offset that its phone had; the CSV only has what the clock on the wall showed.
"""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from tracker.domain.errors import WrongWords
from tracker.domain.time.clock import Moment
from tracker.domain.time.days import MOST_OFFSET_MIN
from tracker.transfer.arriving import (
    HabitEntry,
    Incoming,
    IncomingEntry,
    Remark,
    Unfit,
    each,
    each_of,
)
from tracker.transfer.options import Options, read_clock, read_day
from tracker.transfer.outside.file import File
from tracker.transfer.outside.head import Head
from tracker.transfer.tables.dates import plain_clock
from tracker.transfer.tables.month_names import month_beside

NAME = "daylio"

_BACKUP = "backup.daylio"
_OLDEST = ("year", "date")
_BREAK = re.compile(r"<br ?/?>|</(?:p|div|li)>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|div|span|b|i|u|s|strong|em|ul|ol|li|h[1-6]|font|a)\b[^>]*>", re.I)
#: No offset is more minutes: a larger number is in milliseconds.
_MOST_MINUTES = 1440
#: What stands for the hour and the minute of an entry without a time.
_NO_TIME = -1
#: Every offset is a number of these.
_QUARTER_MIN = 15


def fits(head: Head) -> bool:
    """The CSV by its columns, the backup by its one member or, unpacked, by its keys."""
    dated = head.columns[:1] == ("full_date",) or head.columns[:2] == _OLDEST
    csv = dated and "activities" in head.columns
    return csv or _BACKUP in head.names or {"dayEntries", "tags"} <= head.keys


def read(file: File, options: Options) -> Iterator[Incoming]:
    """Every activity and every text."""
    head = Head(file)
    by_day = bool(head.columns)
    if any((key[4:5] == "-") is not by_day for key in options.known_keys()):
        yield Remark(
            "a CSV and a backup of Daylio name the same entries differently: both are here now, so "
            "those that are in both are there twice; tracker undo takes this one back"
        )
    if by_day:
        yield from each(file.rows(), lambda row, line: _row(row, line, options))
    else:
        backup = _unpacked(file) if file.members else head.json
        yield from _entries(backup, options, file.name)


def _row(row: Mapping[str, str], line: int | None, options: Options) -> Iterator[Incoming]:
    day, said = _day_of(row), row["time"].strip()
    when = _when(day, said, options)
    # The phone's language and clock may be others in the next export.
    key, something = f"{day} {plain_clock(said)}", False
    for activity in filter(None, map(str.strip, row["activities"].split("|"))):
        something = True
        yield HabitEntry(activity, f"{key}|{activity}", when, line, done=True, once=False)
    note = _text(row.get("note_title", ""), row.get("note", ""))
    if note:
        yield IncomingEntry("note", f"{key}|note", when, line, note=note)
    elif not something:
        raise Unfit("not-ours")


def _day_of(row: Mapping[str, str]) -> date:
    """The day of a row: `2026-02-01`, or of the oldest tables `2018` and `18 May`, `7 września`."""
    if "full_date" in row:
        return read_day(row["full_date"].strip())
    words = [word for word in row["date"].replace(".", "").split() if word != "de"]
    months = [n for word in words if (n := month_beside(word, row.get("weekday", "")))]
    days = [int(word) for word in words if word.isdecimal()]
    try:
        if len(words) != 2:
            raise ValueError
        (month,), (day,) = months, days
        return date(int(row["year"]), month, day)
    except ValueError:
        raise Unfit("bad-date") from None


def _when(day: date, clock: str, options: Options) -> Moment:
    """A day with the time that the wall showed; with one that can't be read, the day alone."""
    try:
        at = read_clock(clock)
    except Unfit:
        return options.of_day(day)
    return options.of_wall(day, at)


def _text(title: str, note: str) -> str:
    """A title and a note as plain text."""
    parts = (html.unescape(_TAG.sub("", _BREAK.sub("\n", part))).strip() for part in (title, note))
    return "\n".join(part for part in parts if part)


def _unpacked(file: File) -> object:
    member = file.named(_BACKUP)
    assert member is not None
    try:
        return json.loads(base64.b64decode(member.data, validate=False))
    except (ValueError, RecursionError):
        raise WrongWords(
            f"{file.name} is no backup that Daylio wrote, or a broken one; make another one"
        ) from None


def _entries(backup: object, options: Options, name: str) -> Iterator[Incoming]:
    try:
        assert isinstance(backup, dict)
        tags = {tag["id"]: str(tag["name"]) for tag in backup["tags"]}
        days = [dict(day) for day in backup["dayEntries"]]
    except (AssertionError, KeyError, TypeError, ValueError):
        raise WrongWords(f"{name} isn't as Daylio writes its backups; make another one") from None
    return each_of(days, lambda day: _day(day, tags, options))


def _day(day: Mapping[str, Any], tags: Mapping[Any, str], options: Options) -> Iterator[Incoming]:
    when, something = _moment(day, options), False
    listed = day.get("tags")
    for tag in listed if isinstance(listed, list) else ():
        if isinstance(tag, int | str) and tag in tags:
            something = True
            yield HabitEntry(tags[tag], f"{day.get('id')}|{tag}", when, done=True)
    note = _text(str(day.get("note_title") or ""), str(day.get("note") or ""))
    if note:
        yield IncomingEntry("note", f"{day.get('id')}|note", when, note=note, once=True)
    elif not something:
        raise Unfit("not-ours")


def _moment(day: Mapping[str, Any], options: Options) -> Moment:
    try:
        on = date(day["year"], day["month"] + 1, day["day"])
        if day["hour"] == day["minute"] == _NO_TIME:
            return options.of_day(on)
        clock = time(day["hour"], day["minute"])
    except (KeyError, TypeError, ValueError, OverflowError):
        raise Unfit("bad-date") from None
    offset = day.get("timeZoneOffset")
    if not isinstance(offset, int):
        return options.of_wall(on, clock)
    minutes = offset // 60_000 if abs(offset) > _MOST_MINUTES else offset
    return options.of_wall_at(on, clock, minutes or _offset_by_instant(day, on, clock))


def _offset_by_instant(day: Mapping[str, Any], on: date, clock: time) -> int:
    """The offset that the instant beside it makes; entries of the first versions have but 0."""
    at = day.get("datetime")
    if not isinstance(at, int):
        return 0
    wall = datetime.combine(on, clock, UTC).timestamp()
    minutes = round(wall - at // 60_000 * 60) // 60
    return minutes if abs(minutes) <= MOST_OFFSET_MIN and minutes % _QUARTER_MIN == 0 else 0
