"""The day's copy of a large diary, made by a process of its own, for which nobody waits.

It is run as a file, with the way to the program's modules. What goes wrong it can tell nobody: it
leaves a note, by which the day's next write makes the copy itself, waits, and says what is wrong.
"""
# ruff: noqa: PTH100, PTH110, PTH116, PTH118

from __future__ import annotations

import os
import sys

#: A smaller diary, in bytes, is copied in less time than is noticed.
LARGE = 32_000_000


def begin(path: str, now: int) -> bool:
    """Have the copy of the local day of `now` made from now on; False where it isn't."""
    if not _is_large(path):
        return False
    from subprocess import DEVNULL, Popen

    from tracker.store import files
    from tracker.store.day_copy import FAILED, daily_name, folder_of

    path = os.path.abspath(path)
    note = os.path.join(folder_of(path), daily_name(path, now) + FAILED)
    if os.path.exists(note):
        return False
    line = [sys.executable, "-ISB", __file__, path, note, str(now), *sys.path]
    try:
        files.make_folder(folder_of(path))
        child = Popen(line, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
    except OSError:
        return False
    child.returncode = 0  # nobody asks for it, and Python needn't warn that it goes on
    return True


def _is_large(path: str) -> bool:
    try:
        return os.stat(path).st_size >= LARGE
    except OSError:
        return False


def make(path: str, note: str, now: int) -> None:
    """Make the copy, or leave the note."""
    from tracker.domain.errors import StoreError
    from tracker.store import files
    from tracker.store.copies.backup import daily_backup

    try:
        daily_backup(path, now, in_steps=True)
    except StoreError:
        files.make_file(note)


if __name__ == "__main__":
    place, failed, moment, *sys.path = sys.argv[1:]
    make(place, failed, int(moment))
