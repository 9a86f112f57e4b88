"""A diary in a server's database: made, brought up to date, and opened by its URL.

Copies are the server's own matter; everything else is as with a file (`upgrading.bring_up`).
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, column, func, inspect, select, table

from tracker.domain.errors import StoreError
from tracker.store import files, schema, versions
from tracker.store.server.engine_executor import EngineExecutor
from tracker.store.upgrading.upgrade import upgrade

_VERSIONS = table("alembic_version", column("version_num"))


def open_server(
    url: str, tell: Callable[[str], None], patience: float = files.PATIENCE
) -> EngineExecutor:
    """An executor on a server's database that has this version's tables.

    `tell` gets one line when they were made or upgraded. Raises StoreTooNew for a newer version's
    database and StoreError for another program's; both stay as they are.
    """
    executor = EngineExecutor(url, patience=patience)
    try:
        with executor.connected() as connection:
            version = _version(connection, executor.place)
        if not versions.is_current(version, versions.HEAD, executor.place):
            _bring_up(executor, tell)
    except BaseException:
        executor.close()
        raise
    return executor


def _bring_up(executor: EngineExecutor, tell: Callable[[str], None]) -> None:
    place = executor.place
    with executor.transaction(), executor.connected() as connection:
        # Whoever waited for the other one's transaction may find the work done.
        version = _version(connection, place)
        if versions.is_current(version, versions.HEAD, place):
            return
        upgrade(connection, versions.HEAD)
    if version is None:
        tell(f"made a new database: {place}")
    else:
        tell(f"upgraded the database from version {version} to {versions.HEAD}")


def examine_server(url: str) -> tuple[str | None, int, str]:
    """The version of a server's tables (None: still empty), how many entries, and its place."""
    executor = EngineExecutor(url)
    try:
        with executor.connected() as connection:
            version = _version(connection, executor.place)
            counted = select(func.count()).select_from(schema.entries)
            counted = counted.where(schema.entries.c.deleted_at.is_(None))
            many = connection.scalar(counted) if version is not None else 0
        return version, many or 0, executor.place
    finally:
        executor.close()


def _version(connection: Connection, place: str) -> str | None:
    """The number of the last migration a database has had; None for one that is still empty."""
    tables = set(inspect(connection).get_table_names())
    if tables >= {_VERSIONS.name, *versions.OWN_TABLES}:
        version: str | None = connection.scalar(select(_VERSIONS.c.version_num))
        return version
    if tables - {_VERSIONS.name}:
        raise StoreError(versions.STRANGER.format(path=place))
    return None
