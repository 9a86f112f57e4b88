"""A diary with something in it as a plain file: read, changed and damaged from outside."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data"
RELEASES = sorted(DATA.glob("[0-9]*.db"))
OLDEST, NEWEST = RELEASES[0], RELEASES[-1]


def dump(path: Path | str) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def noon(day: str) -> int:
    return int(datetime.fromisoformat(f"{day}T12:00").astimezone().timestamp())


def damage(path: Path) -> None:
    """Overwrite the middle page, which no header gives away."""
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(content)
