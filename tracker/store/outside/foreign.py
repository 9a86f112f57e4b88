"""Other programs' databases, read from a private copy by plain SELECTs alone: the one door to them.

Nothing of theirs is run: no trigger, no view, no virtual table, no function of their schema.
"""
# ruff: noqa: PTH107

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any, BinaryIO

from tracker.domain.errors import WrongWords
from tracker.store.outside.incoming import DATABASE_MARK, LIMIT

_CHUNK = 1024 * 1024


class ForeignDatabase:
    """A database of another program's; `with` closes it and takes the copy away."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        """Raises WrongWords for what is no database, or larger than any of these is."""
        self.name = name
        made, self._path = tempfile.mkstemp(prefix="tracker-", suffix=".db")
        try:
            self._copy(stream, made)
            self._connection = sqlite3.connect(
                f"file:{self._path}?mode=ro&immutable=1", uri=True, isolation_level=None
            )
            self._ask("PRAGMA trusted_schema = OFF")
            self._ask("PRAGMA cell_size_check = ON")
            self._ask("PRAGMA query_only = ON")
        except BaseException:
            os.remove(self._path)
            raise

    def _copy(self, stream: BinaryIO, made: int) -> None:
        size = 0
        with stream, os.fdopen(made, "wb") as copy:
            first = stream.read(len(DATABASE_MARK))
            if first != DATABASE_MARK:
                raise WrongWords(f"{self.name} is no database; give the file that the app wrote")
            copy.write(first)
            while part := stream.read(_CHUNK):
                size += len(part)
                if size > LIMIT:
                    raise WrongWords(
                        f"{self.name} is larger than {LIMIT // 1024**2:,} MB, which no app's is"
                    )
                copy.write(part)

    def __enter__(self) -> ForeignDatabase:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        with suppress(OSError):
            os.remove(self._path)

    @cached_property
    def tables(self) -> Mapping[str, frozenset[str]]:
        """The columns of every plain table."""
        rows = self._ask(
            "SELECT name FROM sqlite_master WHERE type = 'table' "
            "AND upper(sql) NOT LIKE 'CREATE VIRTUAL%' LIMIT 10000"
        )
        return {
            name: frozenset(row[1] for row in self._ask(f"PRAGMA table_info({_quoted(name)})"))
            for (name,) in rows
        }

    def rows(
        self, table: str, columns: Sequence[str], order: str = ""
    ) -> Iterator[tuple[Any, ...]]:
        """The rows of a table, each with these columns; None for one that the table hasn't.

        In the order of a column where one is named and there. Raises WrongWords for a missing table
        and a broken database.
        """
        if table not in self.tables:
            raise WrongWords(f"{self.name} has no table {table}")
        there = self.tables[table]
        asked = ", ".join(_quoted(name) if name in there else "NULL" for name in columns)
        ordered = f" ORDER BY {_quoted(order)}" if order in there else ""
        try:
            # Not `yield from`, which would close the cursor after the connection.
            for row in self._connection.execute(  # noqa: UP028
                f"SELECT {asked} FROM {_quoted(table)}{ordered}"
            ):
                yield row
        except (sqlite3.Error, UnicodeError):
            raise self._broken() from None

    def _ask(self, text: str) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(text).fetchall()
        except (sqlite3.Error, UnicodeError):
            raise self._broken() from None

    def _broken(self) -> WrongWords:
        return WrongWords(f"{self.name} is a broken database; copy it from the phone again")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
