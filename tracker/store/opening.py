"""Opening the store: the one place that knows which executor a location asks for."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker.domain.errors import StoreError
from tracker.store import faults, versions
from tracker.store.day_copy import is_day_done
from tracker.store.store import Store

if TYPE_CHECKING:
    from tracker.store.executor import Executor

_FILE_URL = "sqlite:///"


def open_store(
    location: str,
    *,
    now: Callable[[], int],
    tell: Callable[[str], None],
    create: bool = True,
) -> Store:
    """Open the diary at a file's path or a database URL, with its tables brought up to date.

    `now` tells the present instant in epoch seconds; `tell` gets a line when something was done
    that wasn't asked for. Without `create` a database that isn't there is refused. Raises
    StoreError.
    """
    if "://" in location and not location.startswith(_FILE_URL):
        from tracker.store.server.opening import open_server

        return Store(open_server(location, tell), now)
    path = location.removeprefix(_FILE_URL)
    if not create and not os.path.exists(path):  # noqa: PTH110  (pathlib costs 3 ms)
        raise StoreError(f"there is no database at {path} yet")
    executor = _open_current(location, path) or _bring_up(location, path, tell)
    return Store(executor, now, lambda: _back_up(path, now, tell))


def _open_current(location: str, path: str) -> Executor | None:
    """A file whose tables are this version's, the usual case: one connection looks and stays."""
    if location.startswith(_FILE_URL) or not _holds_something(path):
        return None
    from tracker.store.sqlite_executor import SqliteExecutor

    executor = SqliteExecutor(path)
    try:
        with faults.explained(path):
            version = versions.check_version(executor.connection)
            versions.refuse_triggers(executor.connection, path)
    except BaseException:
        executor.close()
        raise
    if version == versions.HEAD:
        return executor
    executor.close()
    return None


def _holds_something(path: str) -> bool:
    try:
        return os.stat(path).st_size > 0  # noqa: PTH116  (pathlib costs 3 ms)
    except OSError:
        return False


def _bring_up(location: str, path: str, tell: Callable[[str], None]) -> Executor:
    """Make the file or bring its tables up to date, then open it."""
    from tracker.store.upgrading.bring_up import ensure_current

    ensure_current(path, tell)
    return _open_file(location, path)


def _open_file(location: str, path: str) -> Executor:
    """A path is run by `sqlite3` alone; a URL is taken at its word and run by SQLAlchemy."""
    if location.startswith(_FILE_URL):
        from tracker.store.server.engine_executor import EngineExecutor

        return EngineExecutor(location)
    from tracker.store.sqlite_executor import SqliteExecutor

    return SqliteExecutor(path)


def _back_up(path: str, now: Callable[[], int], tell: Callable[[str], None]) -> None:
    """Keep the day's copy. An entry is worth more than its copy: a fault here stops nothing."""
    if is_day_done(path, now()):
        return
    from tracker.store.copies import beside

    if beside.begin(path, now()):
        return
    from tracker.store.copies.backup import daily_backup

    try:
        daily_backup(path, now())
    except StoreError as fault:
        tell(f"no copy was made today: {fault}")
