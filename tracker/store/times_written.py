"""How often a database file was written to, by whichever program: SQLite counts it in the file."""

# ruff: noqa: PTH123

from __future__ import annotations

_COUNTER, _WRITE_FORMAT = slice(24, 28), 18
_WITH_LOG = 2


def times_written(path: str) -> int | None:
    """The file's count; None where it has none, as with a write-ahead log.

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
