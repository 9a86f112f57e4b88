"""Every damaged row of a database, for `tracker selfcheck`: each is named, nothing is mended."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any, cast

from tracker.domain.errors import StoreError, shown
from tracker.store.changes import records_fault, told_from
from tracker.store.executor import Executor
from tracker.store.raw_records import each_raw
from tracker.store.sound import fault_of
from tracker.store.statements.frozen import KEYS, STATEMENTS

_MOST_CHANGES = 2**31


def damaged_rows(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with every row that can't be, as 'entries 0190a3c4-…: day is …'."""
    executor = cast(Executor, _Looking(connection))
    for table in KEYS:
        for record in each_raw(executor, table):
            fault = fault_of(table, record)
            if fault is not None:
                yield f"{table} {shown(str(record[KEYS[table]]))}: {fault}"
    for row in executor.rows("changes_newest", limit=_MOST_CHANGES):
        fault = records_fault(executor, row[0])
        try:
            told_from(row)
        except StoreError:
            fault = f"at is {row[1]} and must be a moment in seconds since 1970"
        if fault is not None:
            yield f"changes {row[0]}: {fault}"


class _Looking:
    """Runs statements that read, on a connection that is open."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, statement: str, **params: Any) -> list[tuple[Any, ...]]:
        text, constants = STATEMENTS[statement]
        return self._connection.execute(text, {**constants, **params}).fetchall()

    def reading(self) -> AbstractContextManager[None]:
        """Each row is looked at by itself, of whatever moment it is."""
        return nullcontext()
