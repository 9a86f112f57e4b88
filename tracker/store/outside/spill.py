"""How often each of very many keys was met, in memory that doesn't grow with them.

What no longer fits lies in a private temporary database, which is gone when it is closed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

#: So many keys are held in memory.
IN_MEMORY = 50_000


class Occurrences:
    """Counts keys, which are numbers of less than 63 bits."""

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        self._most = in_memory
        self._counts: dict[int, int] = {}
        self._spilled: sqlite3.Connection | None = None

    def numbers(self, keys: Sequence[int]) -> list[int]:
        """The how-manieth each of these is of its key, from 1."""
        counts = self._counts
        if self._spilled is not None:
            asked = "SELECT key, n FROM met WHERE key IN (SELECT value FROM json_each(?))"
            counts = dict(self._spilled.execute(asked, (json.dumps(keys),)))
        found = []
        for key in keys:
            counts[key] = n = counts.get(key, 0) + 1
            found.append(n)
        if self._spilled is not None:
            self._put(self._spilled, counts)
        elif len(counts) > self._most:
            self._spill()
        return found

    def _spill(self) -> None:
        self._spilled = sqlite3.connect("", isolation_level=None)
        self._spilled.execute("PRAGMA journal_mode = OFF")
        self._spilled.execute("PRAGMA synchronous = OFF")
        self._spilled.execute("CREATE TABLE met (key INTEGER PRIMARY KEY, n INTEGER NOT NULL)")
        self._put(self._spilled, self._counts)
        self._counts = {}

    @staticmethod
    def _put(to: sqlite3.Connection, counts: dict[int, int]) -> None:
        to.execute("BEGIN")
        to.executemany("INSERT OR REPLACE INTO met VALUES (?, ?)", counts.items())
        to.execute("COMMIT")

    def close(self) -> None:
        """Let go of the temporary database."""
        if self._spilled is not None:
            self._spilled.close()
