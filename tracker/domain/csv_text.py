"""Rows as CSV, for spreadsheets and for programs: UTF-8, a comma, a line feed, a decimal point.

A spreadsheet takes a cell that begins like a formula for one, and what a person typed is none: such
text gets an apostrophe before it. So does text that begins with one, which makes the mark readable:
to read is to take exactly one off. Numbers are never marked.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

MARK = "'"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", MARK)


class CsvWriter:
    """Writes rows of cells, which are text already."""

    def __init__(self, file: SupportsWrite[str]) -> None:
        # It quotes the line ends that it writes itself and no others: a lone CR must be quoted.
        self._writer = csv.writer(_LineFeeds(file), lineterminator="\r\n")

    def row(self, cells: Sequence[str]) -> None:
        self._writer.writerow(cells)

    def rows(self, rows: Iterable[Sequence[str]]) -> None:
        """One after the other, as they come."""
        self._writer.writerows(rows)


class _LineFeeds:
    """Ends each row with a line feed alone."""

    def __init__(self, file: SupportsWrite[str]) -> None:
        self._put = file.write

    def write(self, row: str) -> None:
        self._put(f"{row[:-2]}\n")


def guarded(text: str) -> str:
    """A person's text as a cell that no spreadsheet runs."""
    return f"{MARK}{text}" if text.startswith(_FORMULA) else text


def unguarded(cell: str) -> str:
    """The text that a guarded cell holds."""
    return cell.removeprefix(MARK)


def number_cell(value: float) -> str:
    """A number that reads back equal: `500`, `0.1`."""
    whole = isinstance(value, float) and value.is_integer() and abs(value) < 1e15
    return str(int(value)) if whole else repr(value)
