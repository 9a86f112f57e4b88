"""A new SQLite database written for the user: whole under its name or not at all, theirs alone."""

# ruff: noqa: PTH120

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from errno import EINVAL, EIO
from typing import Any

from tracker.store import files
from tracker.store.outside.new_file import kind_of_place, part_file


class NewDatabase:
    """A database that is being filled, in one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def make(self, statement: str) -> None:
        """Make a table, an index, a view."""
        self._connection.execute(statement)

    def fill(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run an insert for each of the rows, as they come."""
        self._connection.executemany(statement, rows)


@contextmanager
def new_database(path: str) -> Iterator[NewDatabase]:
    """A database that becomes the file at `path` once the block is through.

    Raises OSError where the system refuses, and for what is no regular file.
    """
    target, kind = os.path.realpath(path), kind_of_place(path)
    if kind is not None:
        raise OSError(EINVAL, f"it is {kind}, which can't hold a database", path)
    with part_file(os.path.dirname(target)) as part:
        try:
            with closing(files.connect(part)) as connection:
                # Nobody else sees it, and what isn't finished is thrown away.
                connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
                connection.execute("BEGIN")
                yield NewDatabase(connection)
                connection.execute("COMMIT")
        except sqlite3.OperationalError as error:  # no room
            raise OSError(EIO, str(error), path) from error
        files.put_in_place(part, target)
