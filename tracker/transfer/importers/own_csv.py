"""Merge what `export csv` wrote, a folder or its entries alone; `tracker undo` takes it back.

A file of entries alone says nothing of when they were made. They count as made when their day
began, so that whatever was done to them here stays.
"""
# ruff: noqa: PTH119

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tracker.domain.csv_text import unguarded
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.instants import read_instant
from tracker.transfer.arriving import Incoming, IncomingRecord, UnknownPart
from tracker.transfer.columns import INSTANT, NUMBER, TEXT, WHOLE, types_of
from tracker.transfer.csv_rows import ENTRY_COLUMNS, ENTRY_TYPES, STAMP_COLUMNS, STAMPS
from tracker.transfer.current_csv import ENTRIES_FILE, STAMPS_FILE
from tracker.transfer.exporters.csv import DELETED_FILE
from tracker.transfer.options import Options
from tracker.transfer.outside.file import File
from tracker.transfer.outside.head import Head
from tracker.transfer.refusal import Refused, shown
from tracker.transfer.shape import FIRST_INSTANT, SHAPE, is_day

NAME = "own-csv"
#: How it is called in the list of imports.
FORMAT = "csv"

Record = dict[str, Any]
#: What a row says of the entry, and its measure.
_OF_MEASURE = ("measure", "value", "unit")
_SAID = tuple(name for name in (*ENTRY_COLUMNS, *STAMPS) if name not in _OF_MEASURE)
_NAMED_ELSE = {"since": "since_day"}


class Line(NamedTuple):
    """A row of a table: where it stands, and its cells by column."""

    where: str
    cells: Mapping[str, str]


def fits(head: Head) -> bool:
    """Whether a file begins as our entries do, or a folder has such a one."""
    entries = head.member(ENTRIES_FILE) if head.shape == "folder" else head
    return entries is not None and entries.columns[:2] == ENTRY_COLUMNS[:2]


def read(file: File, options: Options) -> Iterator[Incoming]:
    """Every record of a folder, or the entries of a file."""
    files = _files(file)
    if files is None:
        yield from _entries(file, {})
        return
    if ENTRIES_FILE not in files:
        raise Refused(f"{file.name} has no {ENTRIES_FILE}; give a folder that `export csv` wrote")
    stamps = _stamps(files[STAMPS_FILE]) if STAMPS_FILE in files else {}
    for name in (ENTRIES_FILE, DELETED_FILE):
        yield from _entries(files[name], stamps) if name in files else ()
    for table in SHAPE:
        if table != "entries" and f"{table}.csv" in files:
            yield from _records(files[f"{table}.csv"], table)


def _files(file: File) -> dict[str, File] | None:
    """The files of ours in a folder, by name; None for what is no folder."""
    if not file.is_folder:
        return None
    names = (ENTRIES_FILE, DELETED_FILE, STAMPS_FILE, *(f"{table}.csv" for table in SHAPE))
    return {name: file.members[name] for name in names if name in file.members}


def _lines(
    file: File, known: Mapping[str, str], needed: tuple[str, ...]
) -> Iterator[Line | UnknownPart]:
    """The rows of a file, and a word for each column that isn't known. Raises Refused."""
    rows = csv.reader(io.StringIO(file.text(), newline=""), strict=True)
    name = os.path.basename(file.name)
    try:
        head = next(rows, [])
        missing = [column for column in needed if column not in head]
        if missing:
            raise Refused(f"{name} has no column {missing[0]}; give a file that `export csv` wrote")
        yield from (UnknownPart(f"{name}: {column}") for column in head if column not in known)
        line = rows.line_num + 1
        for cells in rows:
            where, line = f"{name} line {line}", rows.line_num + 1
            if not cells:
                continue
            if len(cells) != len(head):
                raise Refused(f"{where} has {len(cells)} cells; it must have {len(head)}")
            yield Line(where, dict(zip(head, cells, strict=True)))
    except csv.Error as error:
        raise Refused(f"{name} line {rows.line_num} is no CSV: {error}") from None


def _records(file: File, table: str) -> Iterator[Incoming]:
    types = types_of(table)
    for line in _lines(file, types, ()):
        yield line if isinstance(line, UnknownPart) else _record(line, table, types)


def _record(line: Line, table: str, types: Mapping[str, str]) -> IncomingRecord:
    return IncomingRecord(table, line.where, _values(line, types))


def _values(line: Line, types: Mapping[str, str]) -> Record:
    """What the cells of a row hold, by column; a value that isn't there is left out."""
    return {
        name: _value(f"{line.where}: {name}", cell, types[name])
        for name, cell in line.cells.items()
        if cell and name in types
    }


def _value(where: str, cell: str, kind: str) -> Any:
    """A cell's value. Raises Refused for a number or a time that is none."""
    if kind == TEXT:
        return unguarded(cell)
    read = _READERS.get(kind)
    if read is None:
        return cell
    try:
        return read(cell)
    except (ValueError, OverflowError):
        raise Refused(f"{where} is {shown(cell)}; it must be {_RIGHT[kind]}") from None


def _instant(cell: str) -> int:
    return read_instant(cell)[0]


_READERS: Mapping[str, Callable[[str], Any]] = {WHOLE: int, NUMBER: float, INSTANT: _instant}
_RIGHT = {
    WHOLE: "a whole number",
    NUMBER: "a number with a decimal point",
    INSTANT: "a time with its offset, like 2026-11-03T07:30:00+01:00",
}


# --- entries, which stand in several rows ---


def _entries(file: File, stamps: Mapping[str, Record]) -> Iterator[Incoming]:
    """The entries of a file, each of all its rows, wherever in the file they stand."""
    found: dict[str, tuple[Line, Record]] = {}
    for line in _lines(file, ENTRY_TYPES, ("uid", "kind", "day", "measure", "value")):
        if isinstance(line, UnknownPart):
            yield line
            continue
        uid = line.cells["uid"]
        first, record = found.setdefault(uid, (line, {}))
        if not record:
            record |= _entry(line, stamps)
        elif _of_entry(first) != _of_entry(line):
            raise Refused(f"{line.where} says something else of its entry than {first.where}")
        _add_measure(record["measures"], line)
    for line, record in found.values():
        yield IncomingRecord("entries", line.where, record)


def _of_entry(line: Line) -> list[str]:
    return [cell for name, cell in line.cells.items() if name not in _OF_MEASURE]


def _entry(line: Line, stamps: Mapping[str, Record]) -> Record:
    """What a row says of its entry, with its stamps and without its measures."""
    types = {name: ENTRY_TYPES[name] for name in _SAID}
    record = {_NAMED_ELSE.get(name, name): v for name, v in _values(line, types).items()}
    if "attributes" in record:
        record["attributes"] = _attributes(line.where, record["attributes"])
    if "at" in record:
        record["utc_offset_min"] = read_instant(line.cells["at"])[1]
    made = _begun(record.get("day", ""))
    return {"created_at": made, **record, **stamps.get(record.get("uid", ""), {}), "measures": {}}


def _begun(day: str) -> int:
    """When a day begins where it begins first on earth; any instant for text that is no day."""
    begins = read_instant(f"{day}T00:00:00+14:00")[0] if is_day(day) else 0
    return max(begins, FIRST_INSTANT)


def _attributes(where: str, text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(f"{where}: attributes is {shown(text)}; it must be JSON") from None


def _add_measure(measures: dict[str, float], line: Line) -> None:
    name, value = unguarded(line.cells["measure"]), line.cells["value"]
    if not name and not value:
        return
    if not name or not value:
        raise Refused(f"{line.where} has a measure without a value, or a value without its measure")
    if name in measures:
        raise Refused(f"{line.where} has the same measure of its entry again")
    measures[name] = _value(f"{line.where}: value", value, NUMBER)


def _stamps(file: File) -> dict[str, Record]:
    """The stamps of entries by their uid."""
    types = {name: types_of("entries")[name] for name in STAMP_COLUMNS}
    lines = (line for line in _lines(file, types, ("uid",)) if isinstance(line, Line))
    found = (_values(line, types) for line in lines)
    return {record["uid"]: record for record in found if "uid" in record}
