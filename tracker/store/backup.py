"""Copies of the database: made while it is in use, checked before they count, and put back.

Copies go through SQLite's backup API, never through copying files, which would tear a write that is
going on in two. Paths are text and `os` does the work: the first write of a day comes through here.
"""
# ruff: noqa: PTH100, PTH104, PTH105, PTH107, PTH110, PTH112, PTH113, PTH118, PTH119, PTH120
# ruff: noqa: PTH121, PTH202, PTH204, PTH208

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from tracker.domain.errors import StoreError
from tracker.store import faults, files, migrate

if TYPE_CHECKING:
    Place = str | os.PathLike[str]

#: Daily copies that are kept.
KEPT = 7
FOLDER = "backups"
_DAILY = r"\d{4}-\d\d-\d\d\.db"
_PATIENCE = 10.0
_STALE = 24 * 60 * 60


class Copy(NamedTuple):
    """A copy in the database's own folder of them; `at` in epoch seconds, `size` in bytes."""

    path: str
    at: int
    size: int


def back_up(path: Place, to: Place) -> str:
    """Copy the database to the file `to`, which is replaced at once and only by a whole copy.

    Returns `to`. Raises StoreError; whatever was at `to` is then still there.
    """
    path, to = os.fspath(path), os.path.abspath(to)
    with faults.explained(path):
        _refuse_same(path, to)
        if os.path.isdir(to):
            raise StoreError(f"{to} is a folder; name a file in it")
    with _verified_copy(path, to) as part, faults.explained(to):
        os.replace(part, to)
    return to


def keep_copy(path: Place, label: str) -> str:
    """Copy the database into its folder of backups for as long as its owner likes; returns where.

    An earlier copy under the same label is never lost: the new one gets a number, unless the two
    are the same to the byte, as they are when one failing upgrade is tried again and again.
    """
    path = os.fspath(path)
    start = os.path.join(_folder(path), f"{os.path.basename(path)}-{label}")
    with _verified_copy(path, f"{start}.db") as part, faults.explained(start):
        to = _free_name(part, start)
        os.replace(part, to)
    return to


def daily_backup(path: Place, now: int) -> str | None:
    """Copy the database if no copy was made yet on the local day of `now` (epoch seconds).

    Returns the copy, None if there was one already. The last seven are kept; nothing but daily
    copies of this very database is ever removed. Raises StoreError, which should warn and stop
    nothing.
    """
    path = os.fspath(path)
    day = time.strftime("%Y-%m-%d", time.localtime(now))
    folder = _folder(path)
    to = os.path.join(folder, f"{os.path.basename(path)}-{day}.db")
    if os.path.exists(to):
        return None
    with faults.explained(folder):
        if not os.path.isfile(path) or not os.path.getsize(path):
            return None
        # Someone waits to log a glass of water: the check that reads each page once has to do.
        with _verified_copy(path, to, check="quick_check") as part:
            os.replace(part, to)
        _remove_old(folder, os.path.basename(path), now)
    return to


def backups(path: Place) -> list[Copy]:
    """The copies in the database's folder of backups, the newest first."""
    path = os.fspath(path)
    start, folder, found = f"{os.path.basename(path)}-", _folder(path), []
    if not os.path.isdir(folder):
        return []
    with faults.explained(folder), os.scandir(folder) as listing:
        for file in listing:
            if file.name.startswith(start) and file.name.endswith(".db"):
                about = file.stat()
                found.append(Copy(file.path, int(about.st_mtime), about.st_size))
    return sorted(found, key=lambda copy: (copy.at, copy.path), reverse=True)


def restore(path: Place, source: Place) -> str | None:
    """Put the copy `source` in the place of the database; others may have it open meanwhile.

    Returns where the database as it was is kept, None if there was nothing. Raises StoreError for a
    source that is damaged, newer than the program or no tracker's: then nothing has changed.
    """
    path, source = os.fspath(path), os.fspath(source)
    with faults.explained(source):
        if not os.path.isfile(source):
            raise StoreError(f"there is no copy at {source}")
        _refuse_same(path, source)
        with closing(files.connect(source, patience=_PATIENCE, read_only=True)) as original:
            _refuse_unfit(original, source)
            saved = _save_present(path)
            with faults.explained(path):
                files.make_file(path)
                with closing(files.connect(path, patience=_PATIENCE)) as target:
                    _copy(original, target, path)
                    _refuse_damaged(target, path)
                    with suppress(sqlite3.OperationalError):  # someone has it open: later, then
                        target.execute("PRAGMA journal_mode = DELETE")
    return saved


def _save_present(path: str) -> str | None:
    """Keep what is at `path` before it is replaced.

    A damaged file can't be copied page by page, nor can its pages be replaced: it is moved aside as
    it is.
    """
    if not os.path.lexists(path) or (os.path.isfile(path) and not os.path.getsize(path)):
        return None
    try:
        with faults.explained(path), closing(files.connect(path, patience=_PATIENCE)) as present:
            migrate.check_version(present)
            _refuse_damaged(present, path)
    except faults.Damaged:
        return _move_aside(path)
    return keep_copy(path, "before-restore")


def _move_aside(path: str) -> str:
    number = 1
    while os.path.lexists(aside := f"{path}.damaged-{number}"):
        number += 1
    with faults.explained(path):
        os.rename(path, aside)
        # Its journal belongs to it, and may hold what is missing from it.
        for ending in ("-journal", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                os.rename(path + ending, aside + ending)
    return aside


def _refuse_unfit(connection: sqlite3.Connection, source: str) -> None:
    version = migrate.check_version(connection)
    if version is None:
        raise StoreError(f"{source} is empty; there is nothing in it to restore")
    migrate.refuse_newer(version, migrate.HEAD, source)
    _refuse_damaged(connection, source)


def _refuse_same(path: str, other: str) -> None:
    if os.path.exists(path) and os.path.exists(other) and os.path.samefile(path, other):
        raise StoreError(f"{other} is the database itself; name another file")


@contextmanager
def _verified_copy(path: str, to: str, check: str = "integrity_check") -> Iterator[str]:
    """A whole copy of the database under a temporary name beside `to`, gone afterwards."""
    part = os.path.join(
        os.path.dirname(to), f".{os.path.basename(path)}-{os.urandom(6).hex()}.part"
    )
    try:
        with faults.explained(path), closing(files.connect(path, patience=_PATIENCE)) as source:
            migrate.check_version(source)
            with faults.explained(to):
                files.make_file(part)
                with closing(files.connect(part)) as target:
                    _copy(source, target, path)
                    # A copy is one file, also of a database that keeps a write-ahead log.
                    target.execute("PRAGMA journal_mode = DELETE")
                    _refuse_damaged(target, path, check)
                    if _orphans(target) > _orphans(source):
                        raise StoreError(f"the copy of {path} differs from it and was thrown away")
        yield part
    finally:
        for ending in ("", "-journal"):
            with suppress(OSError):
                os.remove(part + ending)


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, path: str) -> None:
    """Copy every page in one go. A writer waits for the moment that takes."""

    def give_up(status: int, _remaining: int, _total: int) -> None:
        # SQLite has waited its time; Python would go on asking for ever.
        if status in (faults.BUSY, faults.LOCKED):
            raise faults.busy(path)

    source.backup(target, progress=give_up)


def _refuse_damaged(
    connection: sqlite3.Connection, path: str, check: str = "integrity_check"
) -> None:
    if connection.execute(f"PRAGMA {check}(1)").fetchone()[0] != "ok":
        raise faults.damaged(path)


def _orphans(connection: sqlite3.Connection) -> int:
    return len(connection.execute("PRAGMA foreign_key_check").fetchall())


def _folder(path: str) -> str:
    return os.path.join(os.path.dirname(os.path.abspath(path)), FOLDER)


def _free_name(part: str, start: str) -> str:
    from filecmp import cmp

    to, number = f"{start}.db", 1
    while os.path.lexists(to) and not cmp(part, to, shallow=False):
        number += 1
        to = f"{start}-{number}.db"
    return to


def _remove_old(folder: str, name: str, now: int) -> None:
    """Remove this database's daily copies beyond the last seven, and what a crash left."""
    daily = sorted(
        file
        for file in os.listdir(folder)
        if file.startswith(f"{name}-") and re.fullmatch(_DAILY, file[len(name) + 1 :])
    )
    half_made = [
        file
        for file in os.listdir(folder)
        if re.fullmatch(rf"\.{re.escape(name)}-[0-9a-f]{{12}}\.part(-journal)?", file)
        and os.path.getmtime(os.path.join(folder, file)) < now - _STALE
    ]
    for file in daily[:-KEPT] + half_made:
        with suppress(FileNotFoundError):
            os.remove(os.path.join(folder, file))
