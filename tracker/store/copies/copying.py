"""One database copied into another file: whole, checked, and under its name only when it is.

Copies go through SQLite's backup API, never through copying files, which would tear a write that is
going on in two. Paths are text and `os` does the work: the first write of a day comes through here.
"""
# ruff: noqa: PTH110, PTH121

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from tracker.domain.errors import StoreError
from tracker.store import faults, files, versions
from tracker.store.copies import part_files
from tracker.store.day_copy import folder_of

#: How long a copy waits for a program that writes, in seconds.
PATIENCE = 10.0
#: So many pages at once are copied of a diary that others write to meanwhile, and so often its size
#: in all: whenever it is written to, SQLite begins anew.
STEP, TIMES = 1000, 5


@contextmanager
def opened(path: str) -> Iterator[sqlite3.Connection]:
    """A tracker's database, open to be copied from."""
    with faults.explained(path), closing(files.connect(path, patience=PATIENCE)) as connection:
        versions.check_version(connection)
        yield connection


@contextmanager
def verified_copy(
    source: sqlite3.Connection,
    path: str,
    to: str,
    check: str = "integrity_check",
    *,
    in_steps: bool = False,
) -> Iterator[str]:
    """A whole copy of the database `path` under a temporary name beside `to`, gone afterwards.

    `source` is a connection to it. `in_steps` lets others write between them.
    """
    with faults.explained(to), part_files.unfinished(path, to, folder_of(path)) as part:
        files.make_part(part)
        with closing(files.connect(part)) as target:
            # Whole or thrown away: it needs no journal, and one sync when it gets its name.
            target.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            if in_steps:
                _copy_in_steps(source, target, path)
            else:
                copy_pages(source, target, path)
            # A copy is one file, also of a database that keeps a write-ahead log.
            target.execute("PRAGMA journal_mode = DELETE")
            refuse_damaged(target, path, check)
            orphans = _orphans(target)
            if orphans and orphans > _orphans(source):
                raise StoreError(f"the copy of {path} differs from it and was thrown away")
        yield part


def copy_pages(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    path: str,
    when_held: Callable[[], None] | None = None,
) -> None:
    """Copy every page; a writer waits for the moment that takes.

    `when_held` is called once nobody else can write to the target any more and before anything in
    it is changed. What it raises leaves the target as it was.
    """
    waiting = [when_held] if when_held else []

    def look(status: int, _remaining: int, _total: int) -> None:
        # SQLite has waited its time; Python would go on asking for ever.
        if status in (faults.BUSY, faults.LOCKED):
            raise faults.busy(path)
        if waiting:
            waiting.pop()()

    # The first step takes the lock. Its one page, of many, is in memory until the last one.
    source.backup(target, pages=1 if when_held else -1, progress=look)


def _copy_in_steps(source: sqlite3.Connection, target: sqlite3.Connection, path: str) -> None:
    copied = 0

    def look(status: int, _remaining: int, total: int) -> None:
        nonlocal copied
        copied += STEP
        if status in (faults.BUSY, faults.LOCKED) or copied > TIMES * (total + STEP):
            raise faults.busy(path)

    source.backup(target, pages=STEP, progress=look)


def refuse_damaged(
    connection: sqlite3.Connection, path: str, check: str = "integrity_check"
) -> None:
    """Raise `faults.Damaged` for a database that isn't whole."""
    if connection.execute(f"PRAGMA {check}(1)").fetchone()[0] != "ok":
        raise faults.damaged(path)


def refuse_same(path: str, other: str) -> None:
    """Raise StoreError where a file is the database itself."""
    if os.path.exists(path) and os.path.exists(other) and os.path.samefile(path, other):
        raise StoreError(f"{other} is the database itself; name another file")


def _orphans(connection: sqlite3.Connection) -> int:
    return len(connection.execute("PRAGMA foreign_key_check").fetchall())
