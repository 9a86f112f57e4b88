"""Copies of the database for its owner: one a day, one before a change, one wherever it is wished.

Paths are text and `os` does the work: the first write of a day comes through here.
"""
# ruff: noqa: PTH100, PTH107, PTH110, PTH112, PTH113, PTH118, PTH119, PTH120, PTH202, PTH208

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from tracker.domain.errors import StoreError
from tracker.domain.named_tuple import NamedTuple
from tracker.store import faults, files
from tracker.store.copies import part_files
from tracker.store.copies.copying import opened, refuse_same, verified_copy
from tracker.store.day_copy import FAILED, daily_name, folder_of

if TYPE_CHECKING:
    Place = str | os.PathLike[str]

#: Daily copies that are kept.
KEPT = 7
_DAILY = r"\d{4}-\d\d-\d\d\.db"


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
        refuse_same(path, to)
        if os.path.isdir(to):
            raise StoreError(f"{to} is a folder; name a file in it")
    target, name = os.path.realpath(to), os.path.basename(path)
    with opened(path) as source, faults.explained(to):
        files.make_folder(os.path.dirname(target))
        part_files.sweep(os.path.dirname(target), name, all_ages=False)
        _sweep(path)
        with part_files.held(folder_of(path)), verified_copy(source, path, target) as part:
            files.put_in_place(part, target)
    return to


def keep_copy(path: Place, label: str) -> str:
    """Copy the database into its folder of backups for as long as its owner likes; returns where.

    An earlier copy under the same label is never lost: the new one gets a number, unless the two
    are the same to the byte, as they are when one failing upgrade is tried again and again.
    """
    path = os.fspath(path)
    with faults.explained(path):
        files.make_folder(folder_of(path))
    with opened(path) as source, part_files.held(folder_of(path)):
        return keep_copy_of(source, path, label)


def keep_copy_of(source: sqlite3.Connection, path: str, label: str) -> str:
    """As `keep_copy`, of a database that is open, for one who holds its folder of copies."""
    start = os.path.join(folder_of(path), f"{os.path.basename(path)}-{label}")
    with verified_copy(source, path, f"{start}.db") as part, faults.explained(start):
        to = _free_name(part, start)
        files.put_in_place(part, to)
    return to


def daily_backup(path: Place, now: int, *, in_steps: bool = False) -> str | None:
    """Copy the database if no copy was made yet on the local day of `now` (epoch seconds).

    Returns the copy; None if there was one already or someone else is making one, who isn't waited
    for. The last seven are kept; nothing but daily copies of this very database is ever removed.
    `in_steps` lets others write meanwhile.
    Raises StoreError, which should warn and stop nothing.
    """
    path = os.fspath(path)
    folder, name = folder_of(path), os.path.basename(path)
    daily = daily_name(path, now)
    with faults.explained(folder):
        there = os.listdir(folder) if os.path.isdir(folder) else []
        if daily in there and not any(part_files.is_unfinished(each, name) for each in there):
            return None
        if not os.path.isfile(path) or not os.path.getsize(path):
            return None
        files.make_folder(folder)
        with part_files.held(folder, alone=True) as alone:
            if alone is False:
                return None
            part_files.sweep(folder, name, all_ages=alone is True)
            return _copy_of_the_day(path, os.path.join(folder, daily), in_steps=in_steps)


def _copy_of_the_day(path: str, to: str, *, in_steps: bool) -> str | None:
    if os.path.exists(to):
        return None
    # Someone waits to log a glass of water: the check that reads each page once has to do.
    with (
        opened(path) as source,
        verified_copy(source, path, to, check="quick_check", in_steps=in_steps) as part,
    ):
        files.put_in_place(part, to)
    _remove_old(os.path.dirname(to), os.path.basename(path))
    return to


def backups(path: Place) -> list[Copy]:
    """The copies in the database's folder of backups, the newest first."""
    path = os.fspath(path)
    start, folder, found = f"{os.path.basename(path)}-", folder_of(path), []
    if not os.path.isdir(folder):
        return []
    with faults.explained(folder), os.scandir(folder) as listing:
        for file in listing:
            if file.name.startswith(start) and file.name.endswith(".db"):
                about = file.stat()
                found.append(Copy(file.path, int(about.st_mtime), about.st_size))
    return sorted(found, key=lambda copy: (copy.at, copy.path), reverse=True)


def _free_name(part: str, start: str) -> str:
    from filecmp import cmp

    to, number = f"{start}.db", 1
    while os.path.lexists(to) and not cmp(part, to, shallow=False):
        number += 1
        to = f"{start}-{number}.db"
    return to


def _sweep(path: str) -> None:
    """Make the folder of copies, and clear away what lies there half made if nobody is at it."""
    folder = folder_of(path)
    with suppress(OSError):  # a copy elsewhere can be made without
        files.make_folder(folder)
    with part_files.held(folder, alone=True) as alone:
        if alone is not False:
            part_files.sweep(folder, os.path.basename(path), all_ages=alone is True)


def _remove_old(folder: str, name: str) -> None:
    """Remove this database's daily copies beyond the last seven, and what says that one failed."""
    ours = [file for file in os.listdir(folder) if file.startswith(f"{name}-")]
    daily = sorted(file for file in ours if re.fullmatch(_DAILY, file[len(name) + 1 :]))
    failed = [f for f in ours if re.fullmatch(_DAILY + re.escape(FAILED), f[len(name) + 1 :])]
    for file in (*daily[:-KEPT], *failed):
        with suppress(FileNotFoundError):
            os.remove(os.path.join(folder, file))
