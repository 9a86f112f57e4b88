"""Every entry as rows of CSV for a spreadsheet, or into a folder everything, to be read back.

A FILE has the entries: a row for each measure of each, oldest first. A FOLDER (a name without an
ending) has these as entries.csv, each other list of the diary as a file of its own, and
datapackage.json, which says what the columns hold. `tracker import` reads it back.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from tracker.domain.csv_text import CsvWriter
from tracker.transfer.csv_rows import (
    ENTRY_COLUMNS,
    STAMP_COLUMNS,
    Row,
    entry_rows,
    record_rows,
)
from tracker.transfer.data_package import write_package
from tracker.transfer.leaving import Outgoing, TextFile
from tracker.transfer.shape import SHAPE

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

NAME = "csv"
ENTRIES, STAMPS, DELETED = "entries.csv", "entry_stamps.csv", "deleted_entries.csv"


def file(out: Outgoing) -> TextFile:
    """The entries that stand."""
    return TextFile(ENTRIES, partial(_write_entries, out))


def folder(out: Outgoing) -> list[TextFile]:
    """Every list of the diary; of entries those that stand, the deleted ones, the stamps of all."""
    tables = [name for name in SHAPE if name != "entries"]
    return [
        file(out),
        TextFile(DELETED, partial(_write_deleted, out)),
        TextFile(STAMPS, partial(_write_stamps, out)),
        *(TextFile(f"{table}.csv", partial(_write_table, out, table)) for table in tables),
        TextFile("datapackage.json", write_package),
    ]


def _write_entries(out: Outgoing, stream: SupportsWrite[str]) -> None:
    write_entries(out.store.each_standing(), stream)


def write_entries(entries: Iterator[Row], stream: SupportsWrite[str]) -> None:
    """Write raw entries in their order, with the head."""
    writer = CsvWriter(stream)
    writer.row(ENTRY_COLUMNS)
    writer.rows(entry_rows(entries))


def _write_deleted(out: Outgoing, stream: SupportsWrite[str]) -> None:
    gone = (row for row in out.store.each_raw("entries") if row["deleted_at"] is not None)
    write_entries(gone, stream)


def _write_stamps(out: Outgoing, stream: SupportsWrite[str]) -> None:
    _write(out.store.each_raw("entries"), "entries", STAMP_COLUMNS, stream)


def _write_table(out: Outgoing, table: str, stream: SupportsWrite[str]) -> None:
    _write(out.store.each_raw(table), table, tuple(SHAPE[table]), stream)


def _write(
    records: Iterator[Row], table: str, columns: tuple[str, ...], stream: SupportsWrite[str]
) -> None:
    writer = CsvWriter(stream)
    writer.row(columns)
    writer.rows(record_rows(records, table, columns))
