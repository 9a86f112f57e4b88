"""A document from outside, checked whole before anything is done with it.

Broken in one place, it is refused with one sentence that says what and where. What a newer version
may have added (a column, a table) is left out and said; a kind that isn't known is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from tracker.domain.errors import TrackerError
from tracker.domain.kinds import KINDS
from tracker.domain.measures import MEASURES
from tracker.store.frozen import KEYS
from tracker.transfer.shape import DAY_START, SHAPE, Column, is_number, is_text

FORMAT = "tracker-diary"
VERSION = 1

Row = dict[str, Any]
# An entry's columns that need no column of ours: the id is only its number on one machine.
_ENTRY_EXTRAS = ("id", "measures", "attributes")


class Refused(TrackerError):
    """The document can't be read in. Nothing changed."""


class Document(NamedTuple):
    """What a document holds: rows by table and key, and sentences about what was left out."""

    tables: Mapping[str, Mapping[str, Row]]
    remarks: tuple[str, ...]


def read_document(document: object) -> Document:
    """Check a parsed JSON document. Raises Refused for the first thing that can't be right."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Refused(
            f'this is no diary: it has no "format": "{FORMAT}"; give a file that '
            "`tracker export json` wrote"
        )
    version = document.get("version")
    if type(version) is not int or version < 1:
        raise Refused(f"the diary's version is {_shown(version)}; this program writes {VERSION}")
    if version > VERSION:
        raise Refused(
            f"the diary has version {version} and this program reads up to {VERSION}; "
            "upgrade tracker first"
        )
    left_out = _Unknown()
    tables = {table: _read_table(table, document.get(table, []), left_out) for table in SHAPE}
    known = {"format", "version", "exported_at", *SHAPE}
    left_out.tables(name for name in document if name not in known)
    return Document(tables, tuple(left_out.sentences()))


class _Unknown:
    """What was met that this version doesn't know."""

    def __init__(self) -> None:
        self._columns: dict[str, None] = {}
        self._tables: list[str] = []
        self._kinds: dict[str, int] = {}

    def columns(self, table: str, names: Iterable[str]) -> None:
        self._columns |= dict.fromkeys(f"{table}.{name}" for name in names)

    def tables(self, names: Iterable[str]) -> None:
        self._tables += names

    def kind(self, kind: str) -> None:
        self._kinds[kind] = self._kinds.get(kind, 0) + 1

    def sentences(self) -> Iterable[str]:
        left = [*self._tables, *self._columns]
        if left:
            yield f"left out, since this version doesn't know them: {_few(left)}"
        if self._kinds:
            counted = [f"{kind} ({n})" for kind, n in self._kinds.items()]
            yield f"kept, though this version has no such kind: {_few(counted)}"


def _few(words: list[str]) -> str:
    shown = [word if len(word) <= 40 else f"{word[:39]}…" for word in words[:8]]
    return ", ".join(shown) + (f" and {len(words) - 8} more" if len(words) > 8 else "")


def _read_table(table: str, rows: object, left_out: _Unknown) -> dict[str, Row]:
    if not isinstance(rows, list):
        raise Refused(f"{table} is no list; give a file that `tracker export json` wrote")
    read: dict[str, Row] = {}
    places: dict[Any, int] = {}
    for n, raw in enumerate(rows):
        where = f"{table}[{n}]"
        if not isinstance(raw, dict):
            raise Refused(f"{where} is {_shown(raw)}; it must be an object")
        row = _read_columns(where, SHAPE[table], raw)
        extras = _ENTRY_EXTRAS if table == "entries" else ()
        left_out.columns(table, (name for name in raw if name not in row and name not in extras))
        if table == "entries":
            _read_entry(where, row, raw, left_out)
        else:
            _check_record(where, table, row)
        _refuse_second(where, table, row, places, n)
        read[row[KEYS[table]]] = row
    return read


def _read_columns(where: str, columns: Mapping[str, Column], raw: Mapping[str, Any]) -> Row:
    row: Row = {}
    for name, column in columns.items():
        value = raw.get(name)
        if value is None:
            if column.needed:
                raise Refused(f"{where} has no {name}; it must be {column.right}")
            value = column.default
        elif not column.fits(value):
            raise Refused(f"{where}: {name} is {_shown(value)}; it must be {column.right}")
        row[name] = value
    return row


def _read_entry(where: str, row: Row, raw: Mapping[str, Any], left_out: _Unknown) -> None:
    if row["at"] is not None and row["utc_offset_min"] is None:
        raise Refused(f"{where} has a time (at) without utc_offset_min; give both or neither")
    row["measures"] = _read_map(where, "measures", raw)
    row["attributes"] = _read_map(where, "attributes", raw)
    for name, value in row["measures"].items():
        if not is_number(value):
            raise Refused(f"{where}: {name} is {_shown(value)}; it must be a number of 0 or more")
        # One way to write a number: 6 and 6.0, 0.0 and -0.0 are the same amount.
        row["measures"][name] = float(value) + 0.0
    for name, value in row["attributes"].items():
        if not is_text(value):
            raise Refused(f"{where}: {name} is {_shown(value)}; it must be text")
    if row["kind"] in KINDS:
        _check_amounts(where, row)
    else:
        left_out.kind(row["kind"])


def _read_map(where: str, what: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    found = raw.get(what)
    if found is None:
        return {}
    if not isinstance(found, dict) or not all(is_text(name) and name for name in found):
        raise Refused(f"{where}: {what} is {_shown(found)}; it must be an object with names")
    return dict(found)


def _check_amounts(where: str, row: Row) -> None:
    """Hold an entry's amounts to the bounds that its kind declares."""
    measures = row["measures"]
    for field in KINDS[row["kind"]].fields:
        value = measures.get(field.measure)
        if value is None:
            continue
        if not field.low <= value <= field.high or (field.whole and value != int(value)):
            number = "whole number" if field.whole else "number"
            raise Refused(
                f"{where}: {field.measure} of {row['kind']} is {_shown(value)}; "
                f"it must be a {number} from {field.low:g} to {field.high:g}"
            )
    for name, value in measures.items():
        no = name == "done" and row["kind"] == "habit" and value == 0  # an answer of "no"
        if name in MEASURES and MEASURES[name].tick and value != 1 and not no:
            raise Refused(f"{where}: {name} is {_shown(value)}; it must be 1 or left out")


def _check_record(where: str, table: str, row: Row) -> None:
    """What holds between a record's columns, and values that the program itself reads again."""
    if table == "goals":
        row["target"] = float(row["target"])
    if table == "skips" and row["from_day"] > row["to_day"]:
        raise Refused(f"{where}: from_day {row['from_day']} is after to_day {row['to_day']}")
    is_day_start = table == "settings" and row["name"] == "day-start"
    if is_day_start and not DAY_START.fits(row["value"]):
        raise Refused(f"{where}: day-start is {_shown(row['value'])}; it must be {DAY_START.right}")


def _refuse_second(where: str, table: str, row: Row, places: dict[Any, int], n: int) -> None:
    """The same record twice in one document: which one is meant can't be told."""
    names: list[tuple[str, Any]] = [(KEYS[table], row[KEYS[table]])]
    if table == "entries" and row["deleted_at"] is None and source_of(row) is not None:
        names.append(("source, source_key and source_n", source_of(row)))
    for name, value in names:
        if (name, value) in places:
            raise Refused(f"{where} has the same {name} as {table}[{places[name, value]}]")
        places[name, value] = n


def source_of(row: Mapping[str, Any]) -> tuple[str, str, int] | None:
    """What names an entry in the app it came from, or None for one that was typed here."""
    if row["source"] is None or row["source_key"] is None:
        return None
    return row["source"], row["source_key"], row["source_n"]


def _shown(value: object) -> str:
    """A value as a sentence can show it: short, and nothing that a terminal would obey."""
    import json

    try:
        text = json.dumps(value)
    except (ValueError, RecursionError):
        text = "something nested too deep"
    return text if len(text) <= 60 else f"{text[:59]}…"
