"""Read what Nomie exported: a backup of versions 5 or 6, or the CSV of 4 and 5.

An event is a line of words with trackers in it: `#water(8) after the walk`. Its context (`+hot`),
its people (`@ann`) and its place are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.clock import Moment
from tracker.transfer.arriving import (
    HabitEntry,
    Incoming,
    IncomingEntry,
    IncomingHabit,
    LeftOut,
    Unfit,
    each,
    each_of,
)
from tracker.transfer.options import Options, read_instant
from tracker.transfer.outside.file import File
from tracker.transfer.outside.head import Head
from tracker.transfer.outside.objects import mapping_of, objects_of
from tracker.transfer.words import number, number_of

NAME = "nomie"

_TRACKER = re.compile(r"(?<!\S)#([^\s#(),.;:!?]+)(?:\(([^()]*)\))?")
_PASSED_OVER = re.compile(r"(?<!\S)[@+][^\W\d]\S*")
_TIMER = re.compile(r"([0-9]+):([0-5]?[0-9]):([0-5]?[0-9])")
#: Nomie's words for units that aren't ours.
_UNITS = {"num": "", "fluidounce": "fl oz", "deciliter": "dl"}
#: What the CSV has for an event without a tracker.
_NO_TRACKER = "note"
_App = Mapping[str, Mapping[str, Any]]


class _Event(NamedTuple):
    """An event: its name in every backup, when it was, and its words."""

    id: str
    when: Moment
    text: str


def fits(head: Head) -> bool:
    """A backup by its parts, the CSV by its columns."""
    if head.columns:
        return head.columns[:3] == ("epoch", "start", "end") and "tracker" in head.columns
    return "nomie" in head.keys or ("files" in head.keys and _is_archive(head.json))


def _is_archive(backup: Any) -> bool:
    files = backup["files"]
    return isinstance(files, dict) and any(name.endswith("trackers.json") for name in files)


def read(file: File, options: Options) -> Iterator[Incoming]:
    """Every tracker of every event, and the words of those without one."""
    if Head(file).columns:
        yield from _rows(file, options)
        return
    trackers, events = _backup(file)
    said: set[str] = set()
    for one in each_of(events, lambda event: _entries(_event(event, options), trackers)):
        if isinstance(one, HabitEntry) and one.habit not in said:
            said.add(one.habit)
            yield IncomingHabit(one.habit, _unit(trackers.get(one.habit, {})))
        yield one


def _backup(file: File) -> tuple[_App, list[dict[str, Any]]]:
    """The trackers by their tags, and the events. Raises WrongWords."""
    backup = mapping_of(file.json(), file.name)
    if "files" not in backup:
        trackers, events = backup.get("trackers") or {}, backup.get("events") or []
    else:
        files = mapping_of(backup["files"], file.name)
        trackers = next((files[name] for name in files if name.endswith("trackers.json")), {})
        books = [files[name] for name in files if "books/" in name]
        events = [event for book in books for event in objects_of(book, file.name)]
    named = mapping_of(trackers, file.name).items()
    known = {tag: mapping_of(tracker, file.name) for tag, tracker in named}
    return known, objects_of(events, file.name)


def _event(event: Mapping[str, Any], options: Options) -> _Event:
    end = event.get("end")
    at = _epoch(end) if isinstance(end, int | float) else read_instant(end)
    when = _moment(at, event.get("offset"), options)
    if not event.get("_id"):
        raise Unfit("bad-line")
    return _Event(str(event["_id"]), when, str(event.get("note") or ""))


def _moment(at: float, offset: object, options: Options) -> Moment:
    """An instant at an offset in minutes west, as JavaScript has it, else in the named zone."""
    return options.of_instant(at, None if offset in (None, "") else -int(number_of(offset)))


def _entries(event: _Event, trackers: _App) -> Iterator[Incoming]:
    words, met = _words(event.text), dict[str, int]()
    for tag, value in _TRACKER.findall(event.text):
        met[tag] = met.get(tag, 0) + 1
        key = f"{event.id}|{tag}|{met[tag]}"
        try:
            done, amount = _said(value, _type(trackers.get(tag, {})))
        except Unfit as unfit:
            yield LeftOut(unfit.reason)
            continue
        yield HabitEntry(tag, key, event.when, done=done, amount=amount, note=words)
    if not met:
        yield _note(f"{event.id}|note", event.when, words)


def _note(key: str, when: Moment, words: str | None, line: int | None = None) -> IncomingEntry:
    """The words of an event without a tracker. Raises Unfit where there are none."""
    if words is None:
        raise Unfit("not-ours")
    return IncomingEntry("note", key, when, line, note=words, once=True)


def _words(text: str) -> str | None:
    """What is left of a line of words without what Nomie reads in it."""
    left = _PASSED_OVER.sub("", _TRACKER.sub("", text))
    return "\n".join(" ".join(line.split()) for line in left.splitlines()).strip() or None


def _type(tracker: Mapping[str, Any]) -> str:
    """How a tracker is logged; one that the backup doesn't know is ticked."""
    return str(tracker.get("type") or "tick")


def _unit(tracker: Mapping[str, Any]) -> str | None:
    """The unit that a tracker counts in; None: it is only ticked."""
    kind, unit = _type(tracker), str(tracker.get("uom") or "")
    if kind == "tick":
        return None
    return "min" if kind == "timer" else _UNITS.get(unit, unit)


def _said(value: str, kind: str) -> tuple[bool | None, float | None]:
    """What a tracker's value says: done or not with whatever amount, or an amount alone."""
    if kind == "timer":
        return None, _minutes(value)
    amount = number(value) if value else None
    if kind == "tick":
        return amount != 0, amount
    return None, 1 if amount is None else amount


def _minutes(value: str) -> float:
    """Minutes of hours, minutes and seconds, or of seconds alone."""
    found = _TIMER.fullmatch(value)
    if found is None:
        return number(value) / 60
    hours, minutes, seconds = map(int, found.groups())
    return hours * 60 + minutes + seconds / 60


def _rows(file: File, options: Options) -> Iterator[Incoming]:
    """The CSV, which says nothing of units: all that has a value is counted."""

    def entries(row: dict[str, str], line: int | None) -> Iterator[Incoming]:
        epoch, tag = row["epoch"].strip(), row["tracker"].strip()
        when = _moment(_epoch(epoch), row.get("offset"), options)
        text = row.get("note", "")
        words = _words(text)
        if not tag or (tag == _NO_TRACKER and not _TRACKER.search(text)):
            yield _note(f"{epoch}|note", when, words, line)
            return
        amount = number(row["value"])
        key = f"{epoch}|{tag}"
        yield HabitEntry(tag, key, when, line, amount=amount, note=words, once=False)

    return each(file.rows(), entries)


def _epoch(milliseconds: object) -> float:
    """An instant in seconds, of one in milliseconds."""
    try:
        return number_of(milliseconds) / 1000
    except Unfit:
        raise Unfit("bad-date") from None
