"""Bring a database file to the tables this version knows, or say why not.

Only where the version differs is Alembic imported (in `upgrade`), a verified copy made, and
everything done in one transaction. In an empty file what the migrations would make is made by its
frozen text: Alembic and SQLAlchemy would hold more memory than any command needs.
"""
# ruff: noqa: PTH113, PTH202

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from tracker.domain.errors import StoreError
from tracker.store import faults, files
from tracker.store.versions import HEAD, check_version, is_current, refuse_triggers


def ensure_current(
    path: str | os.PathLike[str],
    tell: Callable[[str], None],
    *,
    scripts: str | None = None,
    head: str = HEAD,
    patience: float = files.PATIENCE,
) -> None:
    """Make the database file if it isn't there, and give it the tables of this version.

    `tell` gets one line when something was done. `patience` is how many seconds to wait for another
    program. Raises StoreTooNew for a newer version's database, which stays as it is, and StoreError
    for what stands in the way; then nothing has changed. `scripts` and `head` name other migrations
    than our own.
    """
    path = os.fspath(path)
    with faults.explained(path):
        if os.path.isfile(path) and os.path.getsize(path):
            with closing(files.connect(path, patience=patience)) as connection:
                version = check_version(connection)
                refuse_triggers(connection, path)
                if is_current(version, head, path):
                    return
        else:
            files.make_file(path)
        with locked(path, patience) as connection:
            # Whoever waited for the lock may find the work done.
            version = check_version(connection)
            if not is_current(version, head, path):
                _bring_up(connection, path, version, scripts, head, tell)


def _bring_up(
    connection: sqlite3.Connection,
    path: str,
    version: str | None,
    scripts: str | None,
    head: str,
    tell: Callable[[str], None],
) -> None:
    from tracker.store.copies.backup import keep_copy

    # The lock lets others read: the copy is of the very rows that are about to be changed.
    copy = keep_copy(path, f"before-{head}") if version else None
    try:
        if scripts is None and head == HEAD and _is_empty(connection):
            _make_tables(connection)
        else:
            from tracker.store.upgrading.upgrade import upgrade_file

            upgrade_file(connection, scripts, head)
        connection.execute("COMMIT")
    except Exception as error:
        fault = faults.explain(error, path)
        if copy is None:
            raise fault from error
        raise StoreError(
            f"the database could not be brought from version {version} to {head} and is as it was "
            f"({str(fault).splitlines()[0]}); a copy is in {copy}"
        ) from error
    if copy is None:
        tell(f"made a new database: {path}")
    else:
        tell(f"upgraded the database from version {version} to {head}; a copy from before: {copy}")


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None


def _make_tables(connection: sqlite3.Connection) -> None:
    from tracker.store.upgrading.frozen_schema import FRESH

    for statement in FRESH:
        connection.execute(statement)


class _LentConnection(sqlite3.Connection):
    """A connection whose transaction belongs to `locked`.

    SQLAlchemy, which gets it lent, rolls back what it finds open when it first connects and when it
    lets go, and mustn't.
    """

    def commit(self) -> None:
        pass

    def rollback(self) -> None:
        pass


@contextmanager
def locked(path: str, patience: float = files.PATIENCE) -> Iterator[sqlite3.Connection]:
    """A connection to migrate on, in one BEGIN IMMEDIATE transaction that whoever uses it commits.

    What isn't committed is rolled back. Three settings that only work before BEGIN:
    foreign keys off, or batch mode's DROP TABLE empties every table that refers to the rebuilt one;
    the old ALTER TABLE, or its RENAME fails on the views that read the table it has just dropped.
    """
    with closing(files.connect(path, patience=patience, factory=_LentConnection)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA legacy_alter_table = ON")
        files.make_durable(connection)
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
