"""A view a kind, generated from the declarations: what a person looks at with another program.

They are no part of a migration: what is written next makes them anew in its own transaction, where
this version's are later than those that are there. Later is what has more columns, for views only
grow; so two versions that write to one diary don't take turns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.kinds import KINDS, Kind
from tracker.domain.units import COUNT, PIECES

if TYPE_CHECKING:
    from tracker.store.executor import Executor

_LOCAL_TIME = {
    "sqlite": "strftime('%Y-%m-%d %H:%M', e.at + e.utc_offset_min * 60, 'unixepoch')",
    "postgresql": (
        "to_char(to_timestamp(e.at + e.utc_offset_min * 60) AT TIME ZONE 'UTC', "
        "'YYYY-MM-DD HH24:MI')"
    ),
}
#: Where a database keeps the number of its views, and how it is written there.
_KEPT = {
    "sqlite": "PRAGMA user_version",
    "postgresql": "SELECT obj_description('entries'::regclass, 'pg_class')",
}
_KEEP = {
    "sqlite": "PRAGMA user_version = {}",
    "postgresql": "COMMENT ON TABLE entries IS '{}'",
}


def measures_of(kind: Kind) -> tuple[str, ...]:
    """The measures that a kind's view has, which are all that its entries may have."""
    named = [field.measure for field in kind.fields] + [tick.measure for tick in kind.ticks]
    done = ["done"] if kind.needs == 0 and not kind.text else []
    return tuple(dict.fromkeys([*named, *kind.brings, *done]))


def attributes_of(kind: Kind) -> tuple[str, ...]:
    """The attributes that a kind's view has; of what is counted also the word for it."""
    counted = any(field.measure in (COUNT, PIECES) for field in kind.fields)
    return (*(name for name, _ in kind.attributes), *(("unit",) if counted else ()))


def fingerprint() -> int:
    """The number of this version's views: how many columns they have, then which ones."""
    columns = [
        f"{kind.view}.{name}"
        for kind in KINDS.values()
        for name in (*measures_of(kind), *attributes_of(kind), kind.name)
    ]
    names = int.from_bytes(" ".join(columns).encode(), "big")
    return len(columns) << 16 | names % 65521  # the largest prime that fits


def view_of(kind: Kind, dialect: str = "sqlite") -> str:
    """The statement that makes a kind's view.

    A look-up a measure instead of a join: a column that isn't asked for costs nothing.
    """
    return f"{_columns(kind, _LOCAL_TIME[dialect])}\n{_source(kind)}"


def plain_view_of(kind: Kind) -> str:
    """The same for a SQLite file of standing entries alone, whose `at` is ISO text."""
    time = "replace(substr(e.at, 1, 16), 'T', ' ')"
    return f"{_columns(kind, time)}\nFROM entries AS e WHERE e.kind = '{kind.name}'"


def _columns(kind: Kind, time: str) -> str:
    columns = ["e.id", "e.day", f"{time} AS time", "e.subject", "e.side"]
    columns += [
        f"(SELECT value FROM measures WHERE entry_id = e.id AND name = '{name}') AS {name}"
        for name in measures_of(kind)
    ]
    columns += [
        f"(SELECT text FROM attributes WHERE entry_id = e.id AND name = '{name}') AS {name}"
        for name in attributes_of(kind)
    ]
    columns += ["e.since_day", "e.note"]
    body = ",\n  ".join(columns)
    return f"CREATE VIEW {kind.view} AS SELECT\n  {body}"


def _source(kind: Kind) -> str:
    return f"FROM entries AS e WHERE e.kind = '{kind.name}' AND e.deleted_at IS NULL"


def is_own(kind: Kind, sql: str) -> bool:
    """Whether a view is a tracker's of a kind, of whatever version."""
    return sql.endswith(_source(kind))


def renew(executor: Executor) -> None:
    """Make the views anew where this version's are later, in the transaction that is open."""
    dialect = executor.dialect
    ((kept,),) = executor.ask(_KEPT[dialect])
    number = fingerprint()
    if int(kept or 0) >= number:
        return
    there = _there(executor) if dialect == "sqlite" else {}
    statements = []
    for kind in KINDS.values():
        if not is_own(kind, there.get(kind.view, _source(kind))):
            continue  # someone's own thing of that name
        statements += [f"DROP VIEW IF EXISTS {kind.view}", view_of(kind, dialect)]
    executor.try_all([*statements, _KEEP[dialect].format(number)])


def _there(executor: Executor) -> dict[str, str]:
    return dict(executor.ask("SELECT name, coalesce(sql, '') FROM sqlite_master"))
