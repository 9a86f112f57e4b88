"""Bring a database file to the tables this version knows, or say why not.

Every command asks for the version, which is one SELECT. Only where it differs is Alembic imported
(in `upgrading.upgrade`), a verified copy made, and everything done in one transaction. The
first run takes the same road, so that there is one way to come by the tables. Paths are text here:
every command comes through, and importing `pathlib` would cost it 3 ms.
"""
# ruff: noqa: PTH113, PTH116, PTH202

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from tracker.domain.errors import StoreError, StoreTooNew, shown
from tracker.store import faults, files, frozen

#: The newest migration, by the number in its file's name.
HEAD = frozen.HEAD

# Any program may use Alembic: the version counts only where the tables are a tracker's.
OWN_TABLES = ("entries", "measures", "changes")
_VERSION = f"""
SELECT version_num, (SELECT count(*) FROM sqlite_master
                     WHERE type = 'table' AND name IN {OWN_TABLES})
FROM alembic_version"""

STRANGER = (
    "{path} is another program's database, not a tracker's; "
    "name another one with --db or TRACKER_DB"
)


def check_version(connection: sqlite3.Connection) -> str | None:
    """The number of the last migration a database has had; None for one that is still empty.

    Raises StoreError for a file that is damaged, no database, or another program's database.
    """
    path = _path_of(connection)
    try:
        row = connection.execute(_VERSION).fetchone()
        # SQLite sees for itself when whole pages are missing at the end, not a part of the last.
        if path and os.stat(path).st_size % 512:
            raise faults.damaged(path)
    except sqlite3.OperationalError as error:
        if "no such table" not in str(error):
            raise faults.explain(error, path) from error
        row = None
    except (sqlite3.Error, OSError) as error:
        raise faults.explain(error, path) from error
    if row and row[1] == len(OWN_TABLES):
        return str(row[0])
    with faults.explained(path):
        _refuse_strangers(connection, path)
    return None


def refuse_triggers(connection: sqlite3.Connection, path: str) -> None:
    """Raise StoreError where something else would be done with every entry that is written.

    One question a command; `tracker selfcheck` and `tracker restore` look at the whole schema.
    """
    row = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchone()
    if row is not None:
        raise StoreError(
            f"{path} has a trigger, {shown(row[0])}, that could change what you log; drop it, or "
            "put a copy back with `tracker restore`"
        )


def _path_of(connection: sqlite3.Connection) -> str:
    """The file of a connection, also where nothing in it can be read."""
    # As bytes: a file's name need not be text.
    usual, connection.text_factory = connection.text_factory, bytes
    try:
        return os.fsdecode(connection.execute("PRAGMA database_list").fetchone()[2] or b"")
    finally:
        connection.text_factory = usual


def _refuse_strangers(connection: sqlite3.Connection, path: str) -> None:
    """A database without a tracker's tables must have no others either, to become a tracker's."""
    others = connection.execute(
        "SELECT count(*) FROM sqlite_master WHERE name NOT LIKE 'sqlite^_%' ESCAPE '^'"
        " AND tbl_name <> 'alembic_version'"
    ).fetchone()[0]
    if others:
        raise StoreError(STRANGER.format(path=path))


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


def refuse_newer(version: str, head: str, path: str) -> None:
    """Raise StoreTooNew for a version that comes after `head`, or that no migration of ours has."""
    if version == head or (len(version) == len(head) and version.isdigit() and version < head):
        return
    raise StoreTooNew(
        f"{path} was written by a newer version of tracker (its tables are version {version}, "
        f"this program knows {head}); upgrade the program: pip install --upgrade soreback"
    )


def is_current(version: str | None, head: str, path: str) -> bool:
    """Whether a database's version is `head`. Raises StoreTooNew where it comes after."""
    if version is not None:
        refuse_newer(version, head, path)
    return version == head


def _bring_up(
    connection: sqlite3.Connection,
    path: str,
    version: str | None,
    scripts: str | None,
    head: str,
    tell: Callable[[str], None],
) -> None:
    from tracker.store.copies.backup import keep_copy
    from tracker.store.upgrading.upgrade import upgrade_file

    # The lock lets others read: the copy is of the very rows that are about to be changed.
    copy = keep_copy(path, f"before-{head}") if version else None
    try:
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
