"""A table as text: CSV with any of three delimiters, read a row at a time with its line.

Blank lines are no rows. A row with more cells than the header has an unquoted comma in its last
one; one with fewer has nothing in the rest.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain, islice

from tracker.domain.errors import WrongWords, shown

DELIMITERS = ",;\t"
#: A cell is no longer than a megabyte.
_LONGEST = 1024 * 1024


class Cells(dict[str, str]):
    """A row's cells by their columns; a column that isn't there is refused by its name."""

    def __missing__(self, column: str) -> str:
        raise WrongWords(
            f"the table has no column '{column}'; it has {shown(', '.join(self), 200)}; "
            "export it again"
        )


class Table:
    """`columns` are the cells of the header, stripped; `rows` yields each row's line and cells."""

    def __init__(self, columns: list[str], delimiter: str, rows: Iterator[tuple[int, list[str]]]):
        self.columns, self.delimiter, self.rows = columns, delimiter, rows

    def named_rows(self) -> Iterator[tuple[int, Cells]]:
        """The rows with their cells by the columns. Raises WrongWords for two of one name."""
        for n, column in enumerate(self.columns):
            if column and column in self.columns[:n]:
                raise WrongWords(
                    f"the table has the column '{shown(column)}' twice; export it again"
                )
        for line, cells in self.rows:
            yield line, Cells(zip(self.columns, cells, strict=True))


class _Lines:
    """The lines of a text that stand for something, and where the record that is read began."""

    def __init__(self, lines: Iterator[str], comment: str, skip: int) -> None:
        self._lines, self._comment = lines, comment
        self._skipped = sum(1 for _ in islice(lines, skip))
        #: The line on which the record began; 0 before its first line.
        self.first = 0

    def __iter__(self) -> Iterator[str]:
        comment = self._comment
        for number, line in enumerate(self._lines, self._skipped + 1):
            if not self.first:
                if (comment and line.startswith(comment)) or not line.strip("\r\n"):
                    continue
                self.first = number
            yield line


def table_of(
    lines: Iterator[str], name: str, delimiter: str = "", comment: str = "", skip: int = 0
) -> Table:
    """The table that lines hold; the first `skip` are passed over. Raises WrongWords."""
    delimiter, records = _records(_Lines(lines, comment, skip), delimiter, name)
    _, columns = next(records, (0, []))
    columns = [column.strip().removeprefix("\ufeff") for column in columns]
    while columns and not columns[-1]:
        columns.pop()
    if not columns:
        raise WrongWords(f"{name} holds no header; export it from its app again")
    return Table(columns, delimiter, _filled(records, len(columns)))


def cells_of(lines: Iterator[str], name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table without a header, each with its line. Raises WrongWords."""
    return _records(_Lines(lines, "", 0), "", name)[1]


def delimiter_of(header: str) -> str:
    """The delimiter that stands most often in a header, outside of quotes."""
    plain = "".join(header.split('"')[::2])
    return max(DELIMITERS, key=plain.count)


def _records(
    lines: _Lines, delimiter: str, name: str
) -> tuple[str, Iterator[tuple[int, list[str]]]]:
    """What delimits, told or found, and each record with its line."""
    numbered = iter(lines)
    first = next(numbered, "")
    delimiter = delimiter or delimiter_of(first)
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(chain([first], numbered), delimiter=delimiter, strict=True)
    return delimiter, _with_lines(lines, reader, name)


def _with_lines(
    lines: _Lines, reader: Iterator[list[str]], name: str
) -> Iterator[tuple[int, list[str]]]:
    try:
        for cells in reader:
            if cells and (len(cells) > 1 or cells[0].strip()):
                yield lines.first, cells
            lines.first = 0
    except csv.Error as error:
        raise WrongWords(
            f"{name} can't be read as a table: line {lines.first:,} {_told(error)}; mend that line"
        ) from None


def _told(error: csv.Error) -> str:
    text = shown(str(error), 60)
    return "begins a quote that never ends" if "end of data" in text else f"has a fault: {text}"


def _filled(
    records: Iterator[tuple[int, list[str]]], width: int
) -> Iterator[tuple[int, list[str]]]:
    """The rows with as many cells as there are columns."""
    last = width - 1
    for line, cells in records:
        if len(cells) > width:
            surplus = [cell for cell in cells[last:] if cell.strip()]
            cells[last:] = [", ".join(surplus)]
        elif len(cells) < width:
            cells += [""] * (width - len(cells))
        yield line, cells
