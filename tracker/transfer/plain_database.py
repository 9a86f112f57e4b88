"""The diary as a SQLite database for other programs: what stands, and nothing that needs a key.

Instants are ISO text, amounts are in the unit that their column or their row names, and there is a
view a kind with a column for each of its measures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from tracker.domain.kinds import KINDS
from tracker.domain.time.instants import iso_instant, iso_utc
from tracker.domain.units import canonical_unit
from tracker.store.statements.frozen import KEYS
from tracker.store.views import plain_view_of
from tracker.transfer.columns import INSTANT, NUMBER, WHOLE, types_of
from tracker.transfer.leaving import Outgoing
from tracker.transfer.shape import SHAPE

if TYPE_CHECKING:
    from tracker.store.outside.new_database import NewDatabase

Row = Mapping[str, Any]

_PAGE = 1000
_SQL_TYPES = {WHOLE: "INTEGER", NUMBER: "REAL"}
#: What is said otherwise: a deleted record isn't there, an offset stands in the time.
_LEFT_OUT = ("deleted_at", "utc_offset_min")
_PARTS = (
    """CREATE TABLE measures (
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  name TEXT NOT NULL,
  value REAL NOT NULL,
  unit TEXT NOT NULL,
  PRIMARY KEY (entry_id, name)
) WITHOUT ROWID""",
    """CREATE TABLE attributes (
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (entry_id, name)
) WITHOUT ROWID""",
)
_INDEXES = (
    "CREATE INDEX entries_by_day ON entries (day)",
    "CREATE INDEX entries_by_kind ON entries (kind, subject, day)",
)


def fill(out: Outgoing, database: NewDatabase) -> None:
    """Make every table, index and view, and put in what stands."""
    for table in SHAPE:
        database.make(_table(table))
    for statement in _PARTS:
        database.make(statement)
    _fill_entries(out, database)
    for table in SHAPE:
        if table != "entries":
            standing = (row for row in out.store.each_raw(table) if row["deleted_at"] is None)
            database.fill(_insert(table, columns_of(table)), _rows(table, standing))
    for statement in (*_INDEXES, *map(plain_view_of, KINDS.values())):
        database.make(statement)


def columns_of(table: str) -> tuple[str, ...]:
    """The columns of a table here; entries have an `id` before them."""
    return tuple(name for name in SHAPE[table] if name not in _LEFT_OUT)


def _table(table: str) -> str:
    types, key = types_of(table), KEYS[table]
    parts = ["id INTEGER PRIMARY KEY"] if table == "entries" else []
    unique = "UNIQUE" if table == "entries" else "PRIMARY KEY"
    for name in columns_of(table):
        needed = " NOT NULL" if not SHAPE[table][name].null else ""
        is_key = f" {unique}" if name == key else ""
        parts.append(f"{name} {_SQL_TYPES.get(types[name], 'TEXT')}{needed}{is_key}")
    body = ",\n  ".join(parts)
    return f"CREATE TABLE {table} (\n  {body}\n)"


def _insert(table: str, columns: Iterable[str]) -> str:
    names = tuple(columns)
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' for _ in names)})"


def _rows(table: str, records: Iterable[Row]) -> Iterator[tuple[Any, ...]]:
    columns = columns_of(table)
    instants = [name for name in columns if types_of(table)[name] == INSTANT and name != "at"]
    values = itemgetter(*columns)
    for row in records:
        said: dict[str, str | None] = {
            name: iso_utc(row[name]) for name in instants if row[name] is not None
        }
        if table == "entries":
            said["at"] = iso_instant(row["at"], row["utc_offset_min"])
        yield values({**row, **said})


def _fill_entries(out: Outgoing, database: NewDatabase) -> None:
    """Entries a page at a time, oldest first, each with what it has by name."""
    into_measures = _insert("measures", ("entry_id", "name", "value", "unit"))
    into_attributes = _insert("attributes", ("entry_id", "name", "text"))
    standing, first = out.store.each_standing(), 1
    while page := list(islice(standing, _PAGE)):
        rows = enumerate(_rows("entries", page), first)
        _put_entries(database, [(id, *row) for id, row in rows])
        database.fill(into_measures, _measures(page, first))
        named = enumerate((row["attributes"] for row in page), first)
        database.fill(into_attributes, ((id, *text) for id, own in named for text in own.items()))
        first += len(page)


def _put_entries(database: NewDatabase, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert entries without the columns that none of them fills, as most are.

    What isn't there takes `sqlite3` several times as long to hand over as a text.
    """
    columns = ("id", *columns_of("entries"))
    filled = [
        n for n, cells in enumerate(zip(*rows, strict=True)) if cells.count(None) < len(cells)
    ]
    into = _insert("entries", [columns[n] for n in filled])
    database.fill(into, map(itemgetter(*filled), rows))


def _measures(page: Iterable[Row], first: int) -> Iterator[tuple[int, str, float, str]]:
    """The rows of what entries measure, the first of which has the id `first`."""
    named = enumerate((row["measures"] for row in page), first)
    return ((id, name, value, _unit(name)) for id, own in named for name, value in own.items())


_unit = cache(canonical_unit)
