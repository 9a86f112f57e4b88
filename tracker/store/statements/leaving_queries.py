"""The statements that only exports run: they go through all entries, a page at a time."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Executable,
    Select,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
)

from tracker.store.schema import WITHDRAWN, Instant, entries
from tracker.store.statements.record_queries import COLUMNS, is_here, latest

#: By day, then by time, none first, then as they were made.
IN_ORDER = (entries.c.day, entries.c.at.nulls_first(), entries.c.id)


def leaving() -> dict[str, Executable]:
    """Standing entries in their order, deleted ones by id, and when any was last touched."""
    found = select(entries.c.id, *(entries.c[name] for name in COLUMNS["entries"]))
    deleted = found.where(entries.c.id > bindparam("after"), entries.c.deleted_at > WITHDRAWN)
    return {
        "entries_in_order": _in_order(found),
        "entries_deleted": deleted.order_by(entries.c.id).limit(bindparam("limit")),
        "entries_last_touched": select(*latest(entries)).where(is_here(entries)),
    }


def _in_order(found: Select[Any]) -> Select[Any]:
    """A page of the days from `first` to `last`, behind the one with `first`, `at`, id `after`."""
    before_all = literal(-(2**62), Instant)
    at = func.coalesce(entries.c.at, before_all)
    last_at = func.coalesce(bindparam("at", type_=Instant), before_all)
    behind = or_(
        entries.c.day > bindparam("first"),
        at > last_at,
        and_(at == last_at, entries.c.id > bindparam("after")),
    )
    days = entries.c.day.between(bindparam("first"), bindparam("last"))
    standing = found.where(entries.c.deleted_at.is_(None), days, behind)
    return standing.order_by(*IN_ORDER).limit(bindparam("limit"))
