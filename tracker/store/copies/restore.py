"""A copy put back in the place of the database, beside whoever else has it open."""
# ruff: noqa: PTH104, PTH113, PTH202

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from tracker.domain.errors import StoreError
from tracker.store import faults, files, versions
from tracker.store.copies import copying, part_files
from tracker.store.copies.backup import keep_copy_of
from tracker.store.day_copy import folder_of
from tracker.store.upgrading import schema_check

if TYPE_CHECKING:
    Place = str | os.PathLike[str]


def restore(path: Place, source: Place, tell: Callable[[str], None] | None = None) -> str | None:
    """Put the copy `source` in the place of the database; others may have it open meanwhile.

    Returns where the database as it was is kept, None if there was nothing. Raises StoreError for a
    source that is damaged, newer than the program, no tracker's, or one that someone has built more
    into than a view or an index, of which `tell` gets a line: then nothing has changed.
    """
    path, source = os.fspath(path), os.fspath(source)
    with faults.explained(source):
        if not os.path.isfile(source):
            raise StoreError(f"there is no copy at {source}")
        copying.refuse_same(path, source)
        with closing(files.connect(source, patience=copying.PATIENCE, read_only=True)) as original:
            original.execute("BEGIN")  # what is looked at here is what is put back
            for remark in _refuse_unfit(original, source):
                (tell or str)(f"{source} is not quite as tracker makes its databases: {remark}")
            try:
                return _put_back(original, path)
            except faults.Damaged:
                # Its pages can neither be copied nor replaced.
                aside = _move_aside(path)
                _put_back(original, path)
                return aside


def _put_back(original: sqlite3.Connection, path: str) -> str | None:
    """Keep a copy of what is at `path` and overwrite it, under one and the same lock.

    Where the copy is kept. Raises `faults.Damaged` where there is no whole database.
    """
    saved = None
    with faults.explained(path):
        files.make_file(path)
        files.make_folder(folder_of(path))
        # Held before the database is: whoever copies that holds the folder first, too.
        with (
            part_files.held(folder_of(path)),
            closing(files.connect(path, patience=copying.PATIENCE)) as target,
        ):
            files.make_durable(target)
            has_log = files.has_log(target)

            def keep() -> None:
                nonlocal saved
                saved = _keep_present(path, has_log=has_log)

            copying.copy_pages(original, target, path, keep)
            copying.refuse_damaged(target, path)
            if not has_log:  # the copy may have had one, and the file is now as that was
                with suppress(sqlite3.OperationalError):  # someone has it open
                    target.execute("PRAGMA journal_mode = TRUNCATE")
    return saved


def _keep_present(path: str, *, has_log: bool) -> str | None:
    """Copy what is about to be overwritten while its lock is held; None where there is nothing.

    The lock keeps out every other connection, unless there is a write-ahead log to read by. What is
    in the file can't change, though.
    """
    if not os.path.getsize(path):
        return None
    with closing(files.connect(path, read_only=True, unlocked=not has_log)) as present:
        versions.check_version(present)
        return keep_copy_of(present, path, "before-restore")


def _move_aside(path: str) -> str:
    number = 1
    while os.path.lexists(aside := f"{path}.damaged-{number}"):
        number += 1
    with faults.explained(path):
        os.rename(path, aside)
        # Its journal belongs to it, and may hold what is missing from it.
        for ending in part_files.JOURNALS:
            with suppress(FileNotFoundError):
                os.rename(path + ending, aside + ending)
    return aside


def _refuse_unfit(connection: sqlite3.Connection, source: str) -> list[str]:
    """What is to be remarked on in a source that may be put back."""
    version = versions.check_version(connection)
    if version is None:
        raise StoreError(f"{source} is empty; there is nothing in it to restore")
    versions.refuse_newer(version, versions.HEAD, source)
    copying.refuse_damaged(connection, source)
    return schema_check.refuse_different(connection, version, source)
