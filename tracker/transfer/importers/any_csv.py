"""Read a table of any app by a mapping: what its columns are, in a TOML file.

Wrong is never better than refused: a mapping speaks of columns that are there once, and a cell that
doesn't read as the mapping says is left out with its line.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.transfer.arriving import Incoming
from tracker.transfer.options import Options
from tracker.transfer.outside.file import File
from tracker.transfer.outside.head import Head
from tracker.transfer.tables.rows import RowReader

NAME = "csv"


def fits(head: Head) -> bool:
    """A table says of itself whose it is, or nothing does: it is asked for by name."""
    return False


def read(file: File, options: Options) -> Iterator[Incoming]:
    """What each row makes by the mapping."""
    mapping = options.mapping
    assert mapping is not None, "a table is read by a mapping"
    how = mapping.file
    table = file.table(how.delimiter, how.comment, how.skip_lines)
    reader = RowReader(mapping, table.columns, options)
    for line, cells in table.rows:
        yield from reader.read(line, cells)
