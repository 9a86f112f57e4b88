"""What is in a home after a command, in a form that can be compared: databases and other files."""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

_UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")

_known: dict[bytes, str] = {}

#: The state of a database file that is there and holds nothing.
NOTHING = ""


class State(NamedTuple):
    """The content of every file under its good name, and the names of those without one."""

    files: dict[str, str]
    unfinished: list[str]

    @property
    def databases(self) -> set[str]:
        """What the databases hold, wherever they lie."""
        return {content for name, content in self.files.items() if name.endswith(".db")}


def state_of(home: Path, scratch: Path) -> State:
    """The state of a home, read in a copy so that nothing in it is mended by looking."""
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(home, scratch)
    files, unfinished = {}, []
    for path in sorted(scratch.rglob("*")):
        name = str(path.relative_to(scratch))
        if path.is_dir() or name.endswith(("-journal", "-wal", "-shm")):
            continue
        if path.name.startswith("."):
            unfinished.append(name)
        elif path.suffix == ".db":
            files[name] = content_of(path)
        else:
            files[name] = same_uids(path.read_text(encoding="utf-8", errors="replace"))
    return State(files, unfinished)


def content_of(path: Path) -> str:
    """Every row of a database, which must be whole. The same file is only read once."""
    if any(_has_something(path.with_name(path.name + ending)) for ending in ("-journal", "-wal")):
        return _read(path)
    key = hashlib.sha256(path.read_bytes()).digest()
    if key not in _known:
        _known[key] = _read(path)
    return _known[key]


def _has_something(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _read(path: Path) -> str:
    if not path.stat().st_size:
        return NOTHING
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)], path
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == [], path
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        rows = [
            (name, connection.execute(f'SELECT * FROM "{name}"').fetchall())
            for (name,) in tables.fetchall()
        ]
    return same_uids(repr(rows)) if rows else NOTHING


def same_uids(text: str) -> str:
    """A text with its uids, which differ from run to run, replaced by their order."""
    order: dict[str, str] = {}
    return _UID.sub(lambda match: order.setdefault(match[0], f"uid-{len(order)}"), text)
