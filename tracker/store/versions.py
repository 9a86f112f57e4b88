"""Which version a database's tables are of, whether they are a tracker's, and who may open them.

Every command asks, which is one SELECT. Paths are text here: importing `pathlib` would cost each
3 ms.
"""
# ruff: noqa: PTH116

from __future__ import annotations

import os
import sqlite3

from tracker.domain.errors import StoreError, StoreTooNew, shown
from tracker.store import faults
from tracker.store.statements import frozen

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
