"""The statements of a table that travels, each row known by a key: read, written, taken back.

Alike for every such table (`schema.RECORD_KEYS`); `queries` holds them with all others.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Executable,
    Select,
    Table,
    Text,
    bindparam,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from tracker.store.schema import (
    RECORD_KEYS,
    WITHDRAWN,
    WITHDRAWN_BY,
    Instant,
    metadata,
)

#: The columns of a record, which travels without the id that only this database knows it by.
COLUMNS = {
    table: tuple(c.name for c in metadata.tables[table].columns if c.name != "id")
    for table in RECORD_KEYS
}


def listed(name: str, dialect: str, *, numbers: bool = False) -> Select[Any]:
    """The values of a JSON array that comes in as one parameter."""
    given = bindparam(name, type_=Text)
    if dialect == "postgresql":
        texts = func.jsonb_array_elements_text(cast(given, postgresql.JSONB)).column_valued(
            "listed"
        )
        return select(cast(texts, BigInteger) if numbers else texts)
    return select(func.json_each(given).table_valued("value", name="listed").c.value)


def row_of(table: str) -> dict[str, Any]:
    """A whole row as it is given, column by column."""
    columns = metadata.tables[table].c
    return {name: bindparam(name, type_=columns[name].type) for name in COLUMNS[table]}


def records(name: str, dialect: str) -> dict[str, Executable]:
    """Whole rows of a table that travels: read, written and taken back by key."""
    table = metadata.tables[name]
    key = table.c[RECORD_KEYS[name]]
    concerned = key.in_(listed("keys", dialect))
    columns = tuple(table.c[column] for column in COLUMNS[name])
    if name == "entries":
        read = select(table.c.id, *columns)
        page = read.where(table.c.id > bindparam("after")).order_by(table.c.id)
        every = page.limit(bindparam("limit"))
    else:
        read = select(*columns)
        every = read.order_by(table.c.created_at, key)
    return {
        f"{name}_all": every.where(is_here(table)),
        f"{name}_by_key": read.where(concerned),
        f"{name}_put": _upsert(name, key.name, dialect),
        **_taking_back(name, table, concerned),
        **withdrawing(name, table, concerned),
    }


def _upsert(name: str, key: str, dialect: str) -> Executable:
    table = metadata.tables[name]
    start: Any = postgresql.insert if dialect == "postgresql" else sqlite.insert
    row = start(table).values(row_of(name))
    new = {column: row.excluded[column] for column in COLUMNS[name] if column != key}
    upsert: Executable = row.on_conflict_do_update(index_elements=[key], set_=new)
    return upsert


def _taking_back(name: str, table: Table, concerned: ColumnElement[bool]) -> dict[str, Executable]:
    """Undo and redo of rows that were added: they stay, deleted and revived.

    Only what an undo deleted is revived, known by the undo's own stamp.
    """
    stamp: BindParameter[Any] = bindparam("stamp")
    return {
        f"{name}_latest": select(*latest(table)).where(concerned),
        f"{name}_delete": update(table)
        .where(concerned, table.c.deleted_at.is_(None))
        .values(deleted_at=stamp),
        f"{name}_revive": update(table)
        .where(concerned, table.c.deleted_at == bindparam("undone_at"))
        .values(deleted_at=null(), edited_at=stamp),
    }


def latest(table: Table) -> tuple[ColumnElement[Any], ...]:
    """The latest stamp of each sort."""
    return tuple(func.max(table.c[name]) for name in ("created_at", "edited_at", "deleted_at"))


def is_here(table: Table) -> ColumnElement[bool]:
    """Whether a row isn't one that an undone import had brought."""
    deleted_at = table.c.deleted_at
    return or_(deleted_at.is_(None), deleted_at > WITHDRAWN)


def withdrawing(name: str, table: Table, concerned: ColumnElement[bool]) -> dict[str, Executable]:
    """Undo and redo of rows that an import added, deleted ones too: see `schema.WITHDRAWN_BY`."""
    far, none = literal(WITHDRAWN_BY, Instant), literal(-WITHDRAWN_BY, Instant)
    deleted_at = table.c.deleted_at
    return {
        f"{name}_withdraw": update(table)
        .where(concerned, is_here(table))
        .values(deleted_at=func.coalesce(deleted_at, none) - far),
        f"{name}_return": update(table)
        .where(concerned, deleted_at <= WITHDRAWN)
        .values(deleted_at=func.nullif(deleted_at + far, none)),
    }
