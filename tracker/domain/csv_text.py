"""Rows as CSV, for spreadsheets and for programs: UTF-8, a comma, a line feed, a decimal point.

A spreadsheet takes a cell that begins like a formula for one, and what a person typed is none: such
text gets an apostrophe before it. So does text that begins with one, which makes the mark readable:
to read is to take exactly one off. Numbers are never marked.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

MARK = "'"
#: So many rows are written at once, and so many numbers kept as they are written.
_ROWS, _NUMBERS = 1000, 1000
_FORMULA = ("=", "+", "-", "@", "\t", "\r", MARK)


class CsvWriter:
    """Writes rows of cells, which are text already."""

    def __init__(self, file: SupportsWrite[str]) -> None:
        self._file = file

    def row(self, cells: Sequence[str]) -> None:
        self.rows([cells])

    def rows(self, rows: Iterable[Sequence[str]]) -> None:
        """One after the other, as they come."""
        left = iter(rows)
        while lines := _lines(islice(left, _ROWS)):
            self._file.write("".join(lines))


def _lines(rows: Iterable[Sequence[str]]) -> list[str]:
    """Rows as lines, each of which ends with a line feed alone."""
    written = _Written()
    # It quotes the line ends that it writes itself and no others: a lone CR must be quoted.
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return [f"{line[:-2]}\n" for line in written]


class _Written(list[str]):
    """What `csv` has written, a row each."""

    write = list.append


def guarded(text: str) -> str:
    """A person's text as a cell that no spreadsheet runs."""
    return f"{MARK}{text}" if text.startswith(_FORMULA) else text


def unguarded(cell: str) -> str:
    """The text that a guarded cell holds."""
    return cell.removeprefix(MARK)


@lru_cache(_NUMBERS, typed=True)  # 1 and True are equal, and so are 10**16 and 1e16
def number_cell(value: float) -> str:
    """A number that reads back equal: `500`, `0.1`."""
    whole = isinstance(value, float) and value.is_integer() and abs(value) < 1e15
    return str(int(value)) if whole else repr(value)
