"""What is known of very many records of a file, in memory that doesn't grow with them.

What no longer fits lies in a private temporary database, which is gone when it is closed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

#: So many keys are held in memory.
IN_MEMORY = 50_000
_BATCH = 1000
#: What ending of a key in bits tells of most new keys that none such was written.
_ENDING = (1 << 22) - 1


class Occurrences:
    """Counts keys, which are numbers of less than 63 bits.

    What was met lately is held; the rest was written in the order of the keys, many to a page.
    """

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        self._most = in_memory
        self._counts: dict[int, int] = {}
        self._spilled: sqlite3.Connection | None = None
        self._endings = bytearray()

    def numbers(self, keys: Sequence[int]) -> list[int]:
        """The how-manieth each of these is of its key, from 1."""
        counts = self._counts
        if self._spilled is not None:
            asked = "SELECT key, n FROM met WHERE key IN (SELECT value FROM json_each(?))"
            written = self._endings
            perhaps = [key for key in keys if written[key & _ENDING] and key not in counts]
            counts.update(self._spilled.execute(asked, (str(perhaps),)))
        found = []
        for key in keys:
            counts[key] = n = counts.get(key, 0) + 1
            found.append(n)
        if len(counts) > self._most:
            self._spill()
        return found

    def _spill(self) -> None:
        if self._spilled is None:
            self._spilled = private_database()
            self._spilled.execute("CREATE TABLE met (key INTEGER PRIMARY KEY, n INTEGER NOT NULL)")
            self._endings = bytearray(_ENDING + 1)
        for key in self._counts:
            self._endings[key & _ENDING] = 1
        self._spilled.execute("BEGIN")
        keys = sorted(self._counts)
        rows = zip(keys, map(self._counts.__getitem__, keys), strict=True)
        self._spilled.executemany("INSERT OR REPLACE INTO met VALUES (?, ?)", rows)
        self._spilled.execute("COMMIT")
        self._counts.clear()

    def close(self) -> None:
        """Let go of the temporary database."""
        if self._spilled is not None:
            self._spilled.close()


class InOrder:
    """Rows of so many numbers and texts, put by and had back in the order of their columns."""

    def __init__(self, columns: int) -> None:
        self._waiting: list[tuple[Any, ...]] = []
        self._spilled = private_database()
        names = [f"c{number}" for number in range(columns)]
        self._spilled.execute(f"CREATE TABLE put_by ({', '.join(names)})")
        self._spilled.execute("BEGIN")
        self._insert = f"INSERT INTO put_by VALUES ({', '.join('?' * columns)})"
        self._select = f"SELECT * FROM put_by ORDER BY {', '.join(names)}"

    def put(self, row: tuple[Any, ...]) -> None:
        """One row more."""
        self._waiting.append(row)
        if len(self._waiting) == _BATCH:
            self._write()

    def _write(self) -> None:
        self._spilled.executemany(self._insert, self._waiting)
        self._waiting.clear()

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        self._write()
        return iter(self._spilled.execute(self._select))

    def close(self) -> None:
        """Let go of the temporary database."""
        self._spilled.close()


def private_database() -> sqlite3.Connection:
    """A database without a name, which is gone when it is closed."""
    made = sqlite3.connect("", isolation_level=None)
    made.execute("PRAGMA journal_mode = OFF")
    made.execute("PRAGMA synchronous = OFF")
    return made
