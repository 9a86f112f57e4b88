"""Runs the frozen statements on the standard library's `sqlite3`. Imports no SQLAlchemy."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any

from tracker.store import files
from tracker.store.statements.frozen import STATEMENTS

if TYPE_CHECKING:
    from tracker.store.executor import Row, T

_SETTINGS = """
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA cache_size = -8000;
"""


def settle(connection: sqlite3.Connection) -> None:
    """Set what every connection is set to, whoever opens it.

    Nothing that was confirmed is lost when the power fails; what a file from elsewhere has in its
    schema can't call functions with side effects; a broken page is noticed when it is read. Up to
    8 MB of pages are held, where they are met: those of the indexes that an import writes to.
    """
    connection.executescript(_SETTINGS)
    files.make_durable(connection)


class SqliteExecutor:
    """The executor for a database file, which must be there."""

    dialect = "sqlite"

    def __init__(
        self,
        path: str,
        *,
        patience: float = files.PATIENCE,
        opened: sqlite3.Connection | None = None,
    ) -> None:
        """`patience` is how many seconds to wait while another program writes.

        A database that is `opened` already is the one that `path` names in sentences.
        """
        self.place = path
        with self._explained():
            self._connection = opened or files.connect(path, patience=patience)
            try:
                settle(self._connection)
            except BaseException:
                self._connection.close()
                raise

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection itself, to look at the database before its statements can be run."""
        return self._connection

    def rows(self, statement: str, **params: Any) -> list[Row]:
        text, constants = STATEMENTS[statement]
        with self._explained():
            return self._connection.execute(text, {**constants, **params}).fetchall()

    def made(self, make: Callable[[Iterable[Row]], T], statement: str, **params: Any) -> T:
        text, constants = STATEMENTS[statement]
        with self._explained():
            return make(self._connection.execute(text, {**constants, **params}))

    def run(self, statement: str, **params: Any) -> int:
        text, constants = STATEMENTS[statement]
        with self._explained():
            return self._connection.execute(text, {**constants, **params}).rowcount

    def run_rows(self, statement: str, names: Sequence[str], rows: Iterable[Row]) -> None:
        text, _ = STATEMENTS[statement]
        # `sqlite3` takes far longer over None than over a text: what no row has isn't bound.
        columns = {
            name: column
            for name, column in zip(names, zip(*rows, strict=True), strict=False)
            if column.count(None) < len(column)
        }
        bound = {name: f"?{place}" for place, name in enumerate(columns, 1)}
        for name in sorted(names, key=len, reverse=True):  # `:source` begins `:source_key`
            text = text.replace(f":{name}", bound.get(name, "NULL"))
        with self._explained():
            self._connection.executemany(text, zip(*columns.values(), strict=True))

    def ask(self, text: str) -> list[Row]:
        with self._explained():
            return self._connection.execute(text).fetchall()

    def drop_indexes(self) -> tuple[str, ...]:
        # The planner looks at them in the order of their making, so those that are kept are first.
        found = self.ask(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'entries' "
            "AND sql IS NOT NULL AND name NOT IN ('ix_entries_day', 'ix_entries_kind_day')"
        )
        for name, _ in found:
            quoted = name.replace('"', '""')
            self.ask(f'DROP INDEX "{quoted}"')
        return tuple(text for _, text in found)

    def try_all(self, texts: Iterable[str]) -> None:
        self.ask("SAVEPOINT tried")
        with suppress(sqlite3.Error):
            for text in (*texts, "RELEASE tried"):
                self._connection.execute(text)
            return
        if self._connection.in_transaction:
            self.ask("ROLLBACK TO tried")
            self.ask("RELEASE tried")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self._explained():
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self._explained():
                self._connection.execute("COMMIT")
        except BaseException:
            # A full disk has rolled back by itself; a COMMIT that waited in vain has not.
            if self._connection.in_transaction:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        if self._connection.in_transaction:
            yield
            return
        self.ask("BEGIN")
        try:
            yield
        finally:
            self.ask("ROLLBACK")

    @contextmanager
    def snapshot(self) -> Iterator[SqliteExecutor]:
        # Who reads for longer than a writer's patience would have every command refused.
        from tracker.store.outside.spill import private_database

        with closing(private_database()) as copy:
            with self._explained():
                self._connection.backup(copy)
            yield SqliteExecutor(self.place, opened=copy)

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.ProgrammingError:
            raise  # a mistake of ours, not of the user's: it must not pass for a fault of the file
        except (sqlite3.Error, OSError, UnicodeError, OverflowError) as error:
            from tracker.store.refused import explain

            raise explain(error, self.place) from error
