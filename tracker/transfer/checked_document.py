"""A document from outside, checked whole before anything is done with it.

Broken in one place, it is refused with one sentence that says what and where. What a newer version
may have added is kept where there is a place for it (a kind, a measure, a goal's schedule), else
left out, and said either way. What an older one may have let in is put right and said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tracker.domain.named_tuple import NamedTuple
from tracker.store.rows import STAMPS
from tracker.store.statements.frozen import KEYS
from tracker.transfer.ahead import latest_at
from tracker.transfer.arriving import Incoming, IncomingRecord, UnknownPart
from tracker.transfer.record_checks import check_entry, check_record
from tracker.transfer.refusal import Refused, cut, shown
from tracker.transfer.remarks import Remarks
from tracker.transfer.shape import SHAPE, Column

Row = dict[str, Any]
# An entry's columns that need no column of ours: the id is only its number on one machine.
_ENTRY_EXTRAS = ("id", "measures", "attributes")
_LONGEST_WORD = 40


class Document(NamedTuple):
    """What a document holds: rows by table and key, and what is to be said of them."""

    tables: Mapping[str, Mapping[str, Row]]
    remarks: Remarks


def read_incoming(incoming: Iterable[Incoming], now: int) -> Document:
    """Check what the importer of our own diaries yields, at `now`.

    Raises Refused for the first that can't be right.
    """
    reader = _DocumentReader(now)
    for one in incoming:
        if isinstance(one, UnknownPart):
            reader.remarks.unknown([one.name])
        elif isinstance(one, IncomingRecord):
            reader.take(one.table, one.where, one.record)
    return Document(reader.tables, reader.remarks)


class _DocumentReader:
    """Reads the records of one document into `tables`."""

    def __init__(self, now: int) -> None:
        self._latest = latest_at(now)
        self._places: dict[tuple[str, str, Any], str] = {}
        self.remarks = Remarks()
        self.tables: dict[str, dict[str, Row]] = {table: {} for table in SHAPE}

    def take(self, table: str, where: str, raw: Mapping[str, Any]) -> None:
        """Check a record and keep it, unless it lies ahead. Raises Refused."""
        try:
            row = self._row(where, table, raw)
            self._refuse_second(where, table, row)
        except Refused as refused:
            raise Refused(f"{refused}{_named(raw)}") from None
        if row.get("deleted_at") is None and self._lies_ahead(table, row):
            self.remarks.left_out("ahead", f"{where}{_named(raw)}")
        else:
            self.tables[table][row[KEYS[table]]] = row
        self.remarks.settle()

    def _row(self, where: str, table: str, raw: Mapping[str, Any]) -> Row:
        row = self._columns(where, SHAPE[table], raw)
        extras = _ENTRY_EXTRAS if table == "entries" else ()
        more = [name for name in raw if name not in row and name not in extras]
        self.remarks.unknown(f"{table}.{name}" for name in more)
        if table == "entries":
            check_entry(where, row, raw, self.remarks)
        else:
            check_record(where, table, row, self.remarks)
        if _bring_back(row, self._latest.at):
            self.remarks.met("written", where)
        return row

    def _columns(self, where: str, columns: Mapping[str, Column], raw: Mapping[str, Any]) -> Row:
        row: Row = {}
        for name, column in columns.items():
            value = raw.get(name)
            if column.clean is not None and isinstance(value, str):
                value = column.clean(value)
                if value != raw[name]:
                    self.remarks.met("cleaned", f"{where}.{name}")
            if value is None:
                if column.needed:
                    raise Refused(f"{where} has no {name}; it must be {column.right}")
                value = column.default
            elif not column.fits(value):
                raise Refused(f"{where}: {name} is {shown(raw[name])}; it must be {column.right}")
            row[name] = value
        return row

    def _refuse_second(self, where: str, table: str, row: Row) -> None:
        """The same record twice in one document: which one is meant can't be told."""
        names: list[tuple[str, Any]] = [(KEYS[table], row[KEYS[table]])]
        if table == "entries" and row["deleted_at"] is None and source_of(row) is not None:
            names.append(("source, source_key and source_n", source_of(row)))
        for name, value in names:
            first = self._places.get((table, name, value))
            if first is not None:
                raise Refused(f"{where} has the same {name} as {first}")
            self._places[table, name, value] = where

    def _lies_ahead(self, table: str, row: Row) -> bool:
        """Whether an entry or a day is still to come, which nobody can have logged."""
        return table in ("entries", "days") and self._latest.is_before(row["day"], row.get("at"))


def _bring_back(row: Row, latest: int) -> bool:
    """Put stamps that are still to come to when the record was last written for all that is known.

    What a clock that ran ahead has stamped would win every merge for ever. Whether there were any.
    """
    stamps = [row[name] for name in STAMPS if row[name] is not None]
    if max(stamps) <= latest:
        return False
    at = row.get("at")
    known = [one for one in stamps if one <= latest] or [at if at and at <= latest else 0]
    for name in STAMPS:
        if row[name] is not None and row[name] > latest:
            row[name] = max(known)
    return True


def source_of(row: Mapping[str, Any]) -> tuple[str, str, int] | None:
    """What names an entry in the app it came from, or None for one that was typed here."""
    if row["source"] is None or row["source_key"] is None:
        return None
    return row["source"], row["source_key"], row["source_n"]


def _named(raw: Mapping[str, Any]) -> str:
    """What a record is, for a person who looks for it: ' (pain, 2026-11-03, uid 0190a3c4)'."""
    said = [raw.get(name) for name in ("kind", "name", "rule", "day")]
    words = [cut(text, _LONGEST_WORD) for text in said if isinstance(text, str) and text]
    if isinstance(raw.get("uid"), str) and raw["uid"]:
        words.append(f"uid {cut(raw['uid'], _LONGEST_WORD)}")
    return f" ({', '.join(words[:3])})" if words else ""
