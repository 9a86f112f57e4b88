"""Rows as CSV, for spreadsheets and for programs: UTF-8, a comma, a line feed, a decimal point.

A spreadsheet takes a cell that begins like a formula for one, and what a person typed is none: such
text gets an apostrophe before it. So does text that begins with one, which makes the mark readable:
to read is to take exactly one off. Numbers are never marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

MARK = "'"
#: So many rows are written at once, and so many numbers kept as they are written.
_ROWS, _NUMBERS = 1000, 1000
#: A row of one cell without anything in it: an empty line would be no row.
_EMPTY = '""'
_FORMULA = ("=", "+", "-", "@", "\t", "\r", MARK)


class CsvWriter:
    """Writes rows of cells, which are text already.

    As `csv` would, which looks at each letter and takes three times as long.
    """

    def __init__(self, file: SupportsWrite[str]) -> None:
        self._file = file

    def row(self, cells: Sequence[str]) -> None:
        self.rows([cells])

    def rows(self, rows: Iterable[Sequence[str]]) -> None:
        """One after the other, as they come."""
        left = iter(rows)
        while lines := "".join(map(_line, islice(left, _ROWS))):
            self._file.write(lines)


def _line(cells: Sequence[str]) -> str:
    r"""A row as a line that ends with a line feed alone.

    >>> _line(["a", 'a "b", c'])
    'a,"a ""b"", c"\n'
    """
    line = ",".join(cells)
    if line.count(",") == len(cells) - 1 and not _has_special(line):
        return f"{line or _EMPTY}\n"
    return f"{','.join(map(_quoted, cells))}\n"


def _quoted(cell: str) -> str:
    """A cell in quotes where it needs them; a lone CR does, too."""
    if "," not in cell and not _has_special(cell):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'


def _has_special(text: str) -> bool:
    return '"' in text or "\n" in text or "\r" in text


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
