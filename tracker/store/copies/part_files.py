"""Copies that are being made: their unfinished files, whoever holds their folder, what a kill left.

Whoever makes a copy holds the database's folder of copies while at it, and the system lets go of
that when they die. So an unfinished file in a folder that nobody holds is a leftover, whatever its
age. One that is made elsewhere is noted in the folder of copies first, and is found again by that.
"""
# ruff: noqa: PTH107, PTH112, PTH118, PTH119, PTH120, PTH123, PTH204, PTH208, PTH121, PTH117

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tracker.store import files

#: What SQLite may lay beside a database file that is open.
JOURNALS = ("-journal", "-wal", "-shm")
_NAME = r"\.{name}-[0-9a-f]{{12}}\.part"
_NOTE = ".at"
# Where no folder can be held, a file that old is nobody's any more.
_STALE = 24 * 60 * 60


@contextmanager
def held(folder: str, *, alone: bool = False) -> Iterator[bool | None]:
    """Hold a folder of copies.

    Alone: False, without waiting, where someone else holds it. None: it can't be held here.
    """
    opened = None
    try:
        with suppress(ImportError, FileNotFoundError, PermissionError):
            opened = _opened(folder)
        yield None if opened is None else _locked(opened, alone=alone)
    finally:
        if opened is not None:
            os.close(opened)


def _opened(folder: str) -> int:
    import fcntl  # noqa: F401  (Windows has neither it nor folders that can be opened)

    return os.open(folder, os.O_RDONLY)


def _locked(opened: int, *, alone: bool) -> bool | None:
    from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, flock

    try:
        flock(opened, LOCK_EX | LOCK_NB if alone else LOCK_SH)
    except BlockingIOError:
        return False
    except OSError:  # not every network's file system has such locks
        return None
    return True


@contextmanager
def unfinished(path: str, to: str, copies: str) -> Iterator[str]:
    """A name beside `to` for the unfinished copy of the database `path`; its file is gone after.

    The folder of `to` is there; `copies` is the database's folder of copies.
    """
    folder = os.path.dirname(to)
    name = f".{os.path.basename(path)}-{os.urandom(6).hex()}.part"
    part, note = os.path.join(folder, name), os.path.join(copies, name + _NOTE)
    elsewhere = os.path.isdir(copies) and not os.path.samefile(folder, copies)
    try:
        if elsewhere:
            _write_note(note, part)
        yield part
    finally:
        _remove(part)
        if elsewhere:
            _remove(note)


def _write_note(note: str, part: str) -> None:
    """Say where an unfinished file is. A folder that can't take it doesn't keep from copying."""
    with suppress(OSError):
        files.make_file(note)
        with open(note, "wb") as file:
            file.write(os.fsencode(part))
        files.sync(note)


def is_unfinished(name: str, database: str) -> bool:
    """Whether a file's name is that of an unfinished copy of a database, or of its note."""
    ours = _NAME.format(name=re.escape(database))
    return re.fullmatch(rf"{ours}({'|'.join((*JOURNALS, _NOTE))})?", name) is not None


def sweep(folder: str, database: str, *, all_ages: bool) -> None:
    """Remove the unfinished copies of a database that lie in a folder or are noted there."""
    for name in _names_in(folder):
        left = os.path.join(folder, name)
        if not is_unfinished(name, database) or not (all_ages or _is_old(left)):
            continue
        if not name.endswith(_NOTE) or _remove_noted(left, database):
            _remove(left)


def _remove_noted(note: str, database: str) -> bool:
    """Remove the file that a note tells of. False where its disk isn't there at the moment."""
    with suppress(OSError), open(note, "rb") as file:
        part = os.fsdecode(file.read())
        folder, name = os.path.split(part)
        if not os.path.isabs(part) or not is_unfinished(name, database):
            return True  # cut short, or not ours to act on
        if not os.path.isdir(folder):
            return False
        _remove(part)
        return not os.path.lexists(part)
    return False


def _names_in(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _is_old(file: str) -> bool:
    try:
        return os.path.getmtime(file) < time.time() - _STALE
    except OSError:
        return False  # gone meanwhile


def _remove(file: str) -> None:
    for ending in ("", *JOURNALS):
        with suppress(OSError):
            os.remove(file + ending)
