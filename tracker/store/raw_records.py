"""Reading and writing raw records, on any executor. A transaction is the caller's matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tracker.domain.entries import ALL_DAYS, Days
from tracker.domain.named_tuple import NamedTuple
from tracker.store.frozen import COLUMNS, KEYS
from tracker.store.rows import ENTRIES, PARTS, RawRecord, as_json, by_entry

if TYPE_CHECKING:
    from tracker.store.executor import Executor

PAGE = 1000


def read_raw(executor: Executor, table: str, keys: Iterable[Any]) -> dict[Any, RawRecord]:
    """The rows with these keys, deleted and withdrawn ones too; in no order that means anything."""
    rows = executor.rows(f"{table}_by_key", keys=as_json(list(keys)))
    return {record[KEYS[table]]: record for record in _from_rows(executor, table, rows)}


def each_raw(executor: Executor, table: str) -> Iterator[RawRecord]:
    """Every record of a table, deleted ones too; entries a page at a time, oldest id first.

    What an undone import had brought is in no list: it neither travels nor meets what comes in.
    """
    if table == ENTRIES:
        yield from _pages(executor, "entries_all")
    else:
        yield from _from_rows(executor, table, executor.rows(f"{table}_all"))


def each_deleted(executor: Executor) -> Iterator[RawRecord]:
    """Every deleted entry, a page at a time, oldest id first."""
    return _pages(executor, "entries_deleted")


def _pages(executor: Executor, statement: str) -> Iterator[RawRecord]:
    after = 0
    while page := _page(executor, statement, after=after):
        yield from page.records
        after = page.last_id


class _Page(NamedTuple):
    """Some entries, and the id of the last of them."""

    records: list[RawRecord]
    last_id: int


def _page(executor: Executor, statement: str, **params: Any) -> _Page | None:
    """A page of entries, each with its own parts; None where there are no more."""
    with executor.reading():
        rows = executor.rows(statement, **params, limit=PAGE)
        return _Page(_from_rows(executor, ENTRIES, rows), rows[-1][0]) if rows else None


def each_standing(executor: Executor, days: Days = ALL_DAYS) -> Iterator[RawRecord]:
    """Every entry of some days that isn't deleted, a page at a time, in the order of `entries`."""
    place: dict[str, Any] = {"first": days.first, "at": None, "after": 0}
    while page := _page(executor, "entries_in_order", **place, last=days.last):
        yield from page.records
        last = page.records[-1]
        place = {"first": last["day"], "at": last["at"], "after": page.last_id}


def write_raw(
    executor: Executor,
    table: str,
    records: Iterable[RawRecord],
    before: Mapping[Any, RawRecord],
) -> None:
    """Insert whole records or replace those of the same key, in their order.

    `before` holds those that are there; what they have by name is only touched where it differs.
    """
    records = list(records)
    executor.run_many(f"{table}_put", (_columns_of(table, record) for record in records))
    if table == ENTRIES:
        for part, column in zip(PARTS, ("value", "text"), strict=True):
            _write_part(executor, part, column, records, before)


def _write_part(
    executor: Executor,
    part: str,
    column: str,
    records: Iterable[RawRecord],
    before: Mapping[Any, RawRecord],
) -> None:
    """Write what entries have by name: measures or attributes."""
    other = [r for r in records if r["uid"] not in before or before[r["uid"]][part] != r[part]]
    stale = [r["uid"] for r in other if r["uid"] in before]
    if stale:
        executor.run(f"{part}_clear", keys=as_json(stale))
    executor.run_many(f"{part}_add", (row for r in other for row in parts_of(r, part, column)))


def parts_of(record: Mapping[str, Any], part: str, column: str) -> list[RawRecord]:
    """Parameters for each of an entry's measures or attributes."""
    return [
        {"uid": record["uid"], "name": name, column: value} for name, value in record[part].items()
    ]


def _columns_of(table: str, record: RawRecord) -> RawRecord:
    return {name: record[name] for name in COLUMNS[table]}


def _from_rows(executor: Executor, table: str, rows: list[tuple[Any, ...]]) -> list[RawRecord]:
    if table != ENTRIES:
        return [dict(zip(COLUMNS[table], row, strict=True)) for row in rows]
    ids = as_json([row[0] for row in rows])
    parts = {part: by_entry(executor.rows(f"{part}_of", ids=ids)) for part in PARTS}
    return [
        {
            **dict(zip(COLUMNS[table], row[1:], strict=True)),
            **{part: found.get(row[0], {}) for part, found in parts.items()},
        }
        for row in rows
    ]
