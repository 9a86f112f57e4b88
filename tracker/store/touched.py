"""What was written since the store was opened, for whoever keeps a copy of it current."""

# ruff: noqa: PTH123

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.store.rows import ENTRIES

#: What the name of the note of what is kept current has behind the diary's own.
EVERY_WRITE = ".every-write"
_COUNTER, _WRITE_FORMAT = slice(24, 28), 18
_WITH_LOG = 2


class Touched:
    """The tables and, of entries, the days that were written; `deleted`: deleted entries too.

    `writes` counts the transactions that wrote. `everything`: what was written isn't known.
    """

    def __init__(self) -> None:
        self.tables: set[str] = set()
        self.days: set[str] = set()
        self.deleted = self.everything = False
        self.writes = 0

    def note(self, table: str, *versions: Mapping[str, Any] | None) -> None:
        """Note a record as it was and as it is; None where it wasn't there."""
        self.tables.add(table)
        if table != ENTRIES:
            return
        for record in versions:
            if record is not None:
                self.days.add(record["day"])
                self.deleted = self.deleted or record.get("deleted_at") is not None


def times_written(path: str) -> int | None:
    """How often a database file was written to, as the file itself counts; None where it doesn't.

    No transaction may be open: to close the file lets go of this program's locks on it.
    """
    try:
        with open(path, "rb") as file:
            head = file.read(100)
    except OSError:
        return None
    if len(head) < 100 or head[_WRITE_FORMAT] == _WITH_LOG:
        return None
    return int.from_bytes(head[_COUNTER], "big")
