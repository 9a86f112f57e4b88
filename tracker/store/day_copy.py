"""Where a database's copies lie, how the day's copy is called, and whether it is there.

Every write asks; only where there is something to do is the rest of copying imported.
"""
# ruff: noqa: PTH100, PTH118, PTH119, PTH120, PTH208

from __future__ import annotations

import os
import time

FOLDER = "backups"
#: What the name of the note that a day's copy failed has behind the copy's own.
FAILED = ".failed"


def folder_of(path: str) -> str:
    """The folder of a database's copies."""
    return os.path.join(os.path.dirname(os.path.abspath(path)), FOLDER)


def daily_name(path: str, now: int) -> str:
    """The name of the copy made on the local day of `now` (epoch seconds)."""
    day = time.strftime("%Y-%m-%d", time.localtime(now))
    return f"{os.path.basename(path)}-{day}.db"


def is_day_done(path: str, now: int) -> bool:
    """Whether the day's copy is there, and nothing half made, whose name would begin with a dot."""
    try:
        there = os.listdir(folder_of(path))
    except OSError:
        return False
    return daily_name(path, now) in there and not any(name[:1] == "." for name in there)
