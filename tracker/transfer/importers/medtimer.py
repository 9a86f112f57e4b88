"""Read medTimer's doses: the backup in JSON, or the table of events.

The headers of the table are in the phone's language; its columns are told by their order. What
isn't a dose in mg, such as a number of tablets, is kept in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.clock import Moment
from tracker.transfer.arriving import Incoming, IncomingEntry, Unfit, each, each_of
from tracker.transfer.options import Options, read_instant
from tracker.transfer.outside.file import File
from tracker.transfer.outside.head import Head
from tracker.transfer.outside.objects import mapping_of, objects_of
from tracker.transfer.words import dose_in, number_of

NAME = "medtimer"

_ISO = "(ISO 8601)"
#: Where the name and the amount stand, and in tables that have them the notes.
_DRUG, _AMOUNT, _NOTES = 1, 2, 6
_WITH_NOTES = 9


class _Dose(NamedTuple):
    """A dose that was taken: when it was, and when it was due in UTC epoch seconds."""

    name: str
    amount: str
    due: int
    taken: Moment
    note: str


def fits(head: Head) -> bool:
    """A backup by its keys, the table by its last two columns."""
    if head.columns:
        return len(head.columns) > _AMOUNT + 2 and all(_ISO in name for name in head.columns[-2:])
    return {"medicines", "events"} <= head.keys or any(map(_is_list, [head.json, *_parts(head)]))


def _parts(head: Head) -> list[object]:
    """What a backup holds: of what was chosen for it the medicines, the events, or both."""
    backup = head.json if isinstance(head.json, Mapping) else {}
    return [backup.get("medicines"), backup.get("events")]


def _is_list(part: object) -> bool:
    return isinstance(part, Mapping) and {"version", "list"} <= part.keys()


def read(file: File, options: Options) -> Iterator[Incoming]:
    """Every dose that was taken."""
    if Head(file).columns:
        rows = iter(file.cells())
        _, header = next(rows)
        return each(rows, lambda cells, line: _entry(_of_cells(cells, header, options), line))
    return each_of(_events(file), lambda event: _entry(_of_event(event, options)))


def _events(file: File) -> list[dict[str, Any]]:
    """The events of a backup; one of medicines alone has none."""
    backup = mapping_of(file.json(), file.name)
    if "medicines" in backup and "events" not in backup:
        return []
    part = mapping_of(backup.get("events", backup), file.name)
    return [one for one in objects_of(part.get("list"), file.name) if "medicineName" in one]


def _of_event(event: Mapping[str, Any], options: Options) -> _Dose:
    if event.get("status") != "TAKEN":
        raise Unfit("not-taken")
    due, taken = (_seconds(event.get(f"{name}Timestamp")) for name in ("reminded", "processed"))
    name, amount, notes = (str(event.get(n) or "") for n in ("medicineName", "amount", "notes"))
    return _Dose(name, amount, int(due), options.of_instant(taken), notes)


def _seconds(value: object) -> float:
    """A time in epoch seconds; 0 stands for none."""
    try:
        seconds = number_of(value)
    except Unfit:
        seconds = 0
    if not seconds:
        raise Unfit("bad-date")
    return seconds


def _of_cells(cells: list[str], header: list[str], options: Options) -> _Dose:
    """A row; nothing in it is quoted, so that a note with a semicolon or a new line breaks it."""
    if len(cells) != len(header):
        raise Unfit("bad-line")
    if not cells[-1].strip():
        raise Unfit("not-taken")
    note = cells[_NOTES] if len(cells) >= _WITH_NOTES else ""
    due, taken = int(read_instant(cells[-2])), options.of_stamp(cells[-1])
    return _Dose(cells[_DRUG], cells[_AMOUNT], due, taken, note)


def _entry(dose: _Dose, line: int | None = None) -> Iterator[Incoming]:
    measures, words = dose_in(dose.amount) if dose.amount.strip() else ({}, None)
    said = f"{words} × {dose.name.strip()}" if words else ""
    note = "\n".join(filter(None, (dose.note.strip(), said))) or None
    key = f"{dose.name.strip()}|{dose.due}"
    yield IncomingEntry("med", key, dose.taken, line, dose.name, measures, note)
