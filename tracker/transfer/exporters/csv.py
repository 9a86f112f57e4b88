"""Every entry as rows of CSV for a spreadsheet, or into a folder everything, to be read back.

A FILE has the entries: a row for each measure of each, oldest first. A FOLDER (a name without an
ending) has these as entries.csv, each other list of the diary as a file of its own, and
datapackage.json, which says what the columns hold. `tracker import` reads it back.
"""

# ruff: noqa: PTH118

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from tracker.domain.csv_text import CsvWriter
from tracker.store.outside.new_file import new_text
from tracker.store.statements.frozen import COLUMNS
from tracker.transfer.csv_rows import (
    ENTRY_COLUMNS,
    STAMP_COLUMNS,
    STAMPS,
    Row,
    entry_rows,
    record_rows,
)
from tracker.transfer.current_csv import (
    ENTRIES_FILE,
    OF_ENTRIES,
    STAMPS_FILE,
    is_as_noted,
    renew_days,
)
from tracker.transfer.leaving import Outgoing, TextFile

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

    from tracker.domain.entries import Entry
    from tracker.store.draft import Touched
    from tracker.store.store import Store

DELETED_FILE = "deleted_entries.csv"
#: So many entries are looked up at once.
_PAGE = 1000


def file(out: Outgoing) -> TextFile:
    """The entries that stand."""
    return TextFile(ENTRIES_FILE, partial(_write_entries, out))


def folder(out: Outgoing) -> list[TextFile]:
    """Every list of the diary; of entries those that stand, their stamps, the deleted ones."""
    tables = [name for name in COLUMNS if name != "entries"]
    return [
        file(out),
        TextFile(STAMPS_FILE, partial(_write_stamps, out)),
        TextFile(DELETED_FILE, partial(_write_deleted, out)),
        *(TextFile(f"{table}.csv", partial(_write_table, out, table)) for table in tables),
        TextFile("datapackage.json", _write_package),
    ]


def renew(out: Outgoing, place: str, touched: Touched | None, noted: Sequence[str]) -> list[str]:
    """Write the lists that were touched, and of entries the days. Raises OSError."""
    if touched is None or not is_as_noted(place, noted):
        touched, noted = None, ()
    for file in folder(out):
        if file.name not in OF_ENTRIES and _is_touched(file.name, touched):
            with new_text(os.path.join(place, file.name), lasting=False) as stream:
                file.write(stream)
    return renew_days(out, place, None if touched is None else touched.days, noted)


def _is_touched(name: str, touched: Touched | None) -> bool:
    if touched is None or name == DELETED_FILE:
        return touched is None or touched.deleted
    return name.removesuffix(".csv") in touched.tables


def write_entries(
    entries: Iterator[Row], stream: SupportsWrite[str], more: tuple[str, ...] = ()
) -> None:
    """Write raw entries in their order, with the head; with `more` of their own columns."""
    writer = CsvWriter(stream)
    writer.row((*ENTRY_COLUMNS, *more))
    writer.rows(entry_rows(entries, more))


def write_found(store: Store, entries: Iterator[Entry], stream: SupportsWrite[str]) -> None:
    """Write entries that were found, in their order, as they are kept."""
    write_entries(_raw(store, entries), stream)


def _raw(store: Store, entries: Iterator[Entry]) -> Iterator[Row]:
    while page := [entry.uid for entry in islice(entries, _PAGE)]:
        found = store.raw_by_key("entries", page)
        yield from (found[uid] for uid in page if uid in found)


def _write_entries(out: Outgoing, stream: SupportsWrite[str]) -> None:
    write_entries(out.store.each_standing(), stream)


def _write_deleted(out: Outgoing, stream: SupportsWrite[str]) -> None:
    write_entries(out.store.each_deleted(), stream, STAMPS)


def _write_stamps(out: Outgoing, stream: SupportsWrite[str]) -> None:
    _write(out.store.each_standing(parts=()), "entries", STAMP_COLUMNS, stream)


def _write_table(out: Outgoing, table: str, stream: SupportsWrite[str]) -> None:
    _write(out.store.each_raw(table), table, COLUMNS[table], stream)


def _write(
    records: Iterator[Row], table: str, columns: tuple[str, ...], stream: SupportsWrite[str]
) -> None:
    writer = CsvWriter(stream)
    writer.row(columns)
    writer.rows(record_rows(records, table, columns))


def _write_package(stream: SupportsWrite[str]) -> None:
    from tracker.transfer.data_package import write_package

    write_package(stream)
