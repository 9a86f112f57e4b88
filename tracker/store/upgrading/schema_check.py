"""Whether a file's schema is its version's own: a trigger in it may delete what is logged next.

Tables and what keeps rows apart are to equal what the migrations make (`frozen_schema`). A view or
an index that someone added does no harm and is remarked on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from tracker.domain.errors import StoreError, shown
from tracker.domain.kinds import KINDS
from tracker.domain.named_tuple import NamedTuple
from tracker.store.upgrading.frozen_schema import SCHEMAS
from tracker.store.upgrading.schema_text import is_plain, normal
from tracker.store.views import fingerprint, is_own, view_of

# SQLite's own, made by ANALYZE and AUTOINCREMENT.
_INTERNAL = ("table sqlite_stat1", "table sqlite_stat4", "table sqlite_sequence")


class Difference(NamedTuple):
    """What a schema has otherwise: what may change entries, and what can't."""

    wrong: list[str]
    remarks: list[str]


def compare(connection: sqlite3.Connection, version: str) -> Difference:
    """How the schema of a file differs from that of its version."""
    if version not in SCHEMAS:
        return Difference([f"there never was a version {shown(version)}"], [])
    expected, seen, found = SCHEMAS[version], set(), Difference([], [])
    views = _views(connection)
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master")
    for kind, name, sql in rows.fetchall():
        seen.add(name)
        if normal(sql) != expected.get(name) and not views(name, sql):
            _judge(f"{kind} {shown(name)}", sql, expected.get(name), found)
    for name in sorted(expected.keys() - seen):
        into = found.remarks if is_plain(expected[name]) else found.wrong
        into.append(f"it lacks {name}")
    return found


def _views(connection: sqlite3.Connection) -> Callable[[str, str], bool]:
    """What tells whether something is a kind's view as this version makes it, or a later one."""
    made = {kind.view: kind for kind in KINDS.values()}
    ((number,),) = connection.execute("PRAGMA user_version").fetchall()
    later = number > fingerprint()

    def is_view(name: str, sql: str) -> bool:
        if name not in made:
            return False
        return normal(sql) == normal(view_of(made[name])) or (later and is_own(made[name], sql))

    return is_view


def refuse_different(connection: sqlite3.Connection, version: str, path: str) -> list[str]:
    """What differs in a schema and does no harm. Raises StoreError for what may."""
    found = compare(connection, version)
    if found.wrong:
        raise StoreError(
            f"{path} is not as tracker makes its databases and could change what you log: "
            f"{found.wrong[0]}"
        )
    return found.remarks


def _judge(called: str, sql: str, wanted: str | None, found: Difference) -> None:
    """Note one thing of a schema that isn't as our migrations make it; `called` is its kind too."""
    harmless = is_plain(sql)
    if wanted is not None:
        into = found.remarks if harmless and is_plain(wanted) else found.wrong
        into.append(f"its {called} is not as the program makes it")
    elif harmless:
        found.remarks.append(f"its {called} was added by someone")
    elif called not in _INTERNAL:
        found.wrong.append(f"its {called} is none of the program's")
