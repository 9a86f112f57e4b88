"""What stands as a new SQLite database, for any program that reads one.

It has a table for each list, a view for each kind of entry with its measures as columns, times as
text, and no history. It is no copy of the diary and isn't read back: that is `tracker backup`.
"""

from __future__ import annotations

from functools import partial

from tracker.transfer.leaving import DatabaseFile, Outgoing
from tracker.transfer.plain_database import fill


def file(out: Outgoing) -> DatabaseFile:
    """One database."""
    return DatabaseFile("diary.db", partial(fill, out))
