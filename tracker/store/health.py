"""What `tracker selfcheck` looks at: whether the database is whole, current, private and copied.

Nothing is changed and nothing upgraded: a damaged or outdated database is looked at as it is, which
is why its entries are counted here and not through the store.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from tracker.domain.errors import StoreError
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.days import DAY_S
from tracker.store import faults, files
from tracker.store.copies import backup
from tracker.store.copies.part_files import JOURNALS
from tracker.store.statements.frozen import WITHDRAWN
from tracker.store.upgrading import schema_check
from tracker.store.versions import HEAD, check_version

#: STRICT tables came with it.
LEAST_SQLITE = (3, 37, 0)
# A copy a day is made when something is logged: a week without one and with entries since is odd.
_OLD_COPY = 7 * DAY_S
_NEWEST = f"the tables are version {HEAD}, the newest"
#: So many damaged rows are named.
_MOST_ROWS = 20
_LEAST_ROOM = 50 * 1024 * 1024


class Check(NamedTuple):
    """One thing that was looked at. `hint` says what to do when it isn't `ok`."""

    name: str
    ok: bool
    detail: str
    hint: str = ""


def examine(path: str | os.PathLike[str], now: int | None = None) -> list[Check]:
    """Look a database file over. `now` is the present instant in epoch seconds."""
    place = Path(path)
    checks = [_sqlite()]
    if not place.exists():
        return [*checks, Check("database", True, f"none yet; the first entry makes {place}")]
    checks += [_permissions(place), _room(place)]
    try:
        with (
            faults.explained(place),
            closing(files.connect(os.fspath(place), read_only=True, patience=5)) as connection,
        ):
            checks += [_try(name, look, connection, place) for name, look in _LOOKS.items()]
    except StoreError as fault:
        checks.append(Check("database", False, str(fault)))
    checks.append(_copies(place, int(time.time()) if now is None else now))
    return [check._replace(hint="") if check.ok else check for check in checks]


def examine_server(url: str) -> list[Check]:
    """Look a server's database over: what can be seen from here."""
    from tracker.store.server import opening as server

    try:
        version, many, place = server.examine_server(url)
    except StoreError as fault:
        return [Check("database", False, str(fault), "see that the server runs and lets you in")]
    checks = [Check("database", True, f"{place} answers")]
    if version is None:
        return [*checks, Check("version", True, "still empty; the first entry makes the tables")]
    newer = version > HEAD
    told = _NEWEST if version == HEAD else f"the tables are version {version}, newest is {HEAD}"
    hint = "upgrade the program: pip install --upgrade soreback"
    return [
        *checks,
        Check("version", not newer, told, hint),
        Check("entries", True, str(many)),
        Check("copies", True, "copies of a server's database are the server's own matter"),
    ]


def is_sound(checks: Sequence[Check]) -> bool:
    """Whether a diary can be read as it is: it is there, whole, and needs no upgrade."""
    newest = any(check.name == "version" and check.detail == _NEWEST for check in checks)
    return newest and all(check.ok for check in checks)


def _try(
    name: str,
    look: Callable[[sqlite3.Connection], Check],
    connection: sqlite3.Connection,
    place: Path,
) -> Check:
    """One look; what keeps it from being done is its result."""
    try:
        with faults.explained(place):
            return look(connection)
    except StoreError as fault:
        return Check(name, False, str(fault), "put a copy back with `tracker restore FILE`")


def _version(connection: sqlite3.Connection) -> Check:
    version = check_version(connection)
    if version == HEAD:
        return Check("version", True, _NEWEST)
    if version is None:
        return Check("version", True, "still empty; the first entry makes the tables")
    newer = not version.isdigit() or version > HEAD
    return Check(
        "version",
        not newer,
        f"the tables are version {version}, this program knows {HEAD}",
        "upgrade the program: pip install --upgrade soreback" if newer else "",
    )


def _schema(connection: sqlite3.Connection) -> Check:
    version = check_version(connection)
    if version is None or version > HEAD:
        return Check("schema", True, "not looked at, without a version that this program knows")
    found = schema_check.compare(connection, version)
    return Check(
        "schema",
        not found.wrong,
        "; ".join([*found.wrong, *found.remarks]) or "tables, indexes and views are the program's",
        "it could change what you log; put a copy back with `tracker restore FILE`",
    )


def _integrity(connection: sqlite3.Connection) -> Check:
    told = [row[0] for row in connection.execute("PRAGMA integrity_check(5)")]
    whole = told == ["ok"]
    return Check(
        "integrity",
        whole,
        "the file is whole" if whole else "; ".join(told),
        "put a copy back with `tracker restore FILE`",
    )


def _references(connection: sqlite3.Connection) -> Check:
    lost = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    return Check(
        "references",
        not lost,
        f"{lost} rows belong to an entry that isn't there" if lost else "every row has its entry",
        "entries were deleted outside the program; what is left of them counts nowhere",
    )


def _entries(connection: sqlite3.Connection) -> Check:
    if check_version(connection) is None:
        return Check("entries", True, "none yet")
    live, deleted = connection.execute(
        "SELECT count(*) - count(deleted_at), count(*) FILTER (WHERE deleted_at > ?) FROM entries",
        (WITHDRAWN,),
    ).fetchone()
    told = f"{live}, and {deleted} deleted" if deleted else str(live)
    damaged = _damaged(connection)
    if not damaged:
        return Check("entries", True, told)
    hint = "mend these rows by hand, or put a copy back with `tracker restore FILE`"
    return Check("entries", False, f"{told}; damaged: {damaged}", hint)


def _damaged(connection: sqlite3.Connection) -> str:
    """Every row of any table that can't be read, up to some; empty where there is none."""
    if check_version(connection) != HEAD:
        return ""  # the statements are those of the newest tables
    from itertools import islice

    from tracker.store.survey import damaged_rows

    found = list(islice(damaged_rows(connection), _MOST_ROWS + 1))
    return "; ".join(found[:_MOST_ROWS]) + ("; and more" if len(found) > _MOST_ROWS else "")


def _size(connection: sqlite3.Connection) -> Check:
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    page_bytes = connection.execute("PRAGMA page_size").fetchone()[0]
    return Check("size", True, f"{_bytes(pages * page_bytes)} in {pages} pages")


_LOOKS: dict[str, Callable[[sqlite3.Connection], Check]] = {
    "version": _version,
    "schema": _schema,
    "integrity": _integrity,
    "references": _references,
    "entries": _entries,
    "size": _size,
}


def _sqlite() -> Check:
    return Check(
        "sqlite",
        sqlite3.sqlite_version_info >= LEAST_SQLITE,
        f"SQLite {sqlite3.sqlite_version}",
        "3.37 or newer is needed; a newer Python brings one along",
    )


def _permissions(place: Path) -> Check:
    if os.name != "posix":  # Windows has lists of who may, which a mode doesn't show
        return Check("permissions", True, "not told by this system")
    if not os.access(place, os.R_OK | os.W_OK):
        return Check("permissions", False, "you may not read and write it", f"chmod u+rw '{place}'")
    if not os.access(place.parent, os.W_OK):
        return Check(
            "permissions",
            False,
            f"you may not write in its folder {place.parent}",
            f"chmod u+w '{place.parent}'",
        )
    # What is being overwritten lies in the journal for a moment.
    for file in (place, *(Path(f"{place}{ending}") for ending in JOURNALS)):
        mode = file.stat().st_mode & 0o777 if file.exists() else 0
        if mode & 0o077:
            told = f"others on this machine may open {file.name} (mode {mode:o})"
            return Check("permissions", False, told, f"chmod 600 '{file}'")
    return Check("permissions", True, "only you may read it")


def _room(place: Path) -> Check:
    free = shutil.disk_usage(place.parent).free
    least = max(_LEAST_ROOM, 3 * place.stat().st_size)
    return Check(
        "room",
        free >= least,
        f"{_bytes(free)} free on its disk",
        f"a copy and an upgrade may need {_bytes(least)}",
    )


def _copies(place: Path, now: int) -> Check:
    """A copy is missed once entries are a week older than the newest one."""
    try:
        found = backup.backups(place)
    except StoreError as fault:
        return Check("copies", False, str(fault))
    written = int(place.stat().st_mtime)
    hint = "make one with `tracker backup FILE`"
    if not found:
        return Check("copies", now - written < _OLD_COPY, "no copy yet", hint)
    days = max(0, now - found[0].at) // DAY_S
    age = {0: "less than a day old", 1: "a day old"}.get(days, f"{days} days old")
    return Check(
        "copies",
        written - found[0].at < _OLD_COPY,
        f"{len(found)}, the newest {age}: {found[0].path}",
        hint,
    )


def _bytes(count: int) -> str:
    for size, unit in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count} bytes"
