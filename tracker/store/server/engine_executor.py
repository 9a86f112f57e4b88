"""Runs the statements themselves on a SQLAlchemy engine, on any database that has a dialect."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import Connection, event, func, select
from sqlalchemy.exc import DBAPIError

from tracker.store import files
from tracker.store.executor import Row, T
from tracker.store.refused import explain
from tracker.store.server.sql_engine import open_engine
from tracker.store.statements.queries import statements

#: The number that writers agree on; any would do that no other program uses in the same database.
_LOCK = 0x736F7265


class EngineExecutor:
    """The executor for a database URL. Nothing is opened before the first statement."""

    def __init__(self, url: str, *, patience: float = files.PATIENCE) -> None:
        """`patience` is how many seconds to wait while another program writes."""
        self._engine, self.place = open_engine(url, patience)
        self.dialect = self._engine.dialect.name
        self._statements = statements(self.dialect)
        self._patience = patience
        self._writing = False
        self._connection: Connection | None = None
        begin = {"sqlite": self._begin_sqlite, "postgresql": self._begin_postgresql}
        if self.dialect in begin:
            event.listen(self._engine, "begin", begin[self.dialect])

    def rows(self, statement: str, **params: Any) -> list[Row]:
        with self.connected() as connection:
            return [tuple(row) for row in connection.execute(self._statements[statement], params)]

    def made(self, make: Callable[[Iterable[Row]], T], statement: str, **params: Any) -> T:
        return make(self.rows(statement, **params))

    def run(self, statement: str, **params: Any) -> int:
        with self.connected() as connection:
            return connection.execute(self._statements[statement], params).rowcount

    def run_rows(self, statement: str, names: Sequence[str], rows: Iterable[Row]) -> None:
        given = [dict(zip(names, row, strict=True)) for row in rows]
        if given:  # SQLAlchemy takes an empty list for no parameters at all
            with self.connected() as connection:
                connection.execute(self._statements[statement], given)

    def ask(self, text: str) -> list[Row]:
        with self.connected() as connection:
            found = connection.exec_driver_sql(text)
            return [tuple(row) for row in found] if found.returns_rows else []

    def drop_indexes(self) -> tuple[str, ...]:
        return ()

    def try_all(self, texts: Iterable[str]) -> None:
        with self.connected() as connection, suppress(DBAPIError), connection.begin_nested():
            for text in texts:
                connection.exec_driver_sql(text)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self._writing = True
        try:
            with self.connected():
                yield
        finally:
            self._writing = False

    @contextmanager
    def reading(self) -> Iterator[None]:
        if self._connection is not None and self._connection.in_transaction():
            yield
            return
        with self.connected() as connection:
            if self.dialect == "postgresql":
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield

    @contextmanager
    def snapshot(self) -> Iterator[EngineExecutor]:
        with self.reading(), self.connected() as connection:  # others may write meanwhile
            connection.exec_driver_sql("SELECT 1")  # the first statement, not BEGIN, is the moment
            yield self

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._engine.dispose()

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """The one connection, in the transaction that is going on or in one of its own."""
        try:
            if self._connection is None:
                self._connection = self._engine.connect()
            if self._connection.in_transaction():
                yield self._connection
            else:
                with self._kept(self._connection):
                    yield self._connection
        except (DBAPIError, OSError, UnicodeError, OverflowError) as error:
            raise explain(error, self.place) from error

    @contextmanager
    def _kept(self, connection: Connection) -> Iterator[None]:
        try:
            with connection.begin():
                yield
        except BaseException:
            # A COMMIT that SQLite refuses leaves its transaction open, and SQLAlchemy leaves it so.
            self._connection = None
            connection.close()
            raise

    def _begin_sqlite(self, connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if self._writing else "BEGIN")

    def _begin_postgresql(self, connection: Connection) -> None:
        """Let no two programs write at once, as on SQLite; also while there is no table to lock."""
        if self._writing:
            wait = f"{self._patience * 1000:.0f}ms"
            connection.execute(select(func.set_config("lock_timeout", wait, True)))
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
