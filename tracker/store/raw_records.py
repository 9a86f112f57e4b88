"""Reading and writing raw records, on any executor. A transaction is the caller's matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from tracker.domain.entries import ALL_DAYS, Days, Entry
from tracker.domain.named_tuple import NamedTuple
from tracker.store.rows import (
    ENTRIES,
    PARTS,
    RawRecord,
    as_json,
    by_entry,
    entry_of,
    is_withdrawn,
)
from tracker.store.statements.frozen import COLUMNS, KEYS
from tracker.store.statements.frozen_makers import raw_entries

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from tracker.store.executor import Executor

PAGE = 1000
#: Up to so many ids for each that is wanted, all that lies between is read, which is faster.
_DENSE = 2
_PART_COLUMNS = {"measures": ("uid", "name", "value"), "attributes": ("uid", "name", "text")}


def read_raw(executor: Executor, table: str, keys: Iterable[Any]) -> dict[Any, RawRecord]:
    """The rows with these keys, deleted and withdrawn ones too; in no order that means anything."""
    rows = executor.rows(f"{table}_by_key", keys=as_json(list(keys)))
    return {record[KEYS[table]]: record for record in _from_rows(executor, table, rows)}


def read_entries(executor: Executor, uids: Sequence[str]) -> dict[str, Entry]:
    """The entries with these uids, deleted and withdrawn ones too, with their ids here."""
    rows = executor.rows("entries_by_key", keys=as_json(uids))
    records = _from_rows(executor, ENTRIES, rows)
    ids = (row[0] for row in rows)
    return {record["uid"]: entry_of(record, id) for record, id in zip(records, ids, strict=True)}


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


def _page(
    executor: Executor, statement: str, parts: Sequence[str] = PARTS, **params: Any
) -> _Page | None:
    """A page of entries, each with its own parts; None where there are no more."""
    with executor.reading():
        rows = executor.rows(statement, **params, limit=PAGE)
        return _Page(_from_rows(executor, ENTRIES, rows, parts), rows[-1][0]) if rows else None


def each_standing(
    executor: Executor, days: Days = ALL_DAYS, parts: Sequence[str] = PARTS
) -> Iterator[RawRecord]:
    """Every entry of some days that isn't deleted, a page at a time, in the order of `entries`."""
    place: dict[str, Any] = {"first": days.first, "at": None, "after": 0}
    while page := _page(executor, "entries_in_order", parts, **place, last=days.last):
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
    columns = COLUMNS[table]
    executor.run_rows(f"{table}_put", columns, map(itemgetter(*columns), records))
    if table == ENTRIES:
        for part in PARTS:
            _write_part(executor, part, records, before)


def _write_part(
    executor: Executor,
    part: str,
    records: Iterable[RawRecord],
    before: Mapping[Any, RawRecord],
) -> None:
    """Write what entries have by name: measures or attributes."""
    other = [r for r in records if r["uid"] not in before or before[r["uid"]][part] != r[part]]
    stale = [r["uid"] for r in other if r["uid"] in before]
    if stale:
        executor.run(f"{part}_clear", keys=as_json(stale))
    named = [record for record in other if record[part]]
    add_parts(executor, part, named)


def add_parts(executor: Executor, part: str, records: Iterable[RawRecord]) -> None:
    """Write the measures, or the attributes, of entries that have none yet."""
    rows = [(r["uid"], name, value) for r in records for name, value in r[part].items()]
    executor.run_rows(f"{part}_add", _PART_COLUMNS[part], rows)


def _from_rows(
    executor: Executor, table: str, rows: list[tuple[Any, ...]], parts: Sequence[str] = PARTS
) -> list[RawRecord]:
    if table != ENTRIES:
        return [dict(zip(COLUMNS[table], row, strict=True)) for row in rows]
    ids = [row[0] for row in rows]
    measures, attributes = (_parts(executor, part, ids) if part in parts else {} for part in PARTS)
    return raw_entries(rows, measures, attributes)


def _parts(executor: Executor, part: str, ids: list[int]) -> dict[int, dict[str, Any]]:
    """What some entries have by name, and maybe others among them."""
    if not ids:
        return {}
    low, high = min(ids), max(ids)
    if high - low < _DENSE * len(ids):
        return by_entry(executor.rows(f"{part}_between", low=low, high=high))
    return by_entry(executor.rows(f"{part}_of", ids=str(ids)))  # which is JSON, too


class RawReader:
    """What of the store is read as it travels."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def raw(self, table: str) -> list[RawRecord]:
        """Every record of a table as it travels, deleted ones too, as they were made."""
        return list(each_raw(self._executor, table))

    def each_raw(self, table: str) -> Iterator[RawRecord]:
        """The same one after the other, in memory that doesn't grow with the diary."""
        return each_raw(self._executor, table)

    def each_standing(
        self, days: Days = ALL_DAYS, parts: Sequence[str] = PARTS
    ) -> Iterator[RawRecord]:
        """The entries of some days as they travel, none deleted, by day, time (none first) and id.

        In memory that doesn't grow with the diary. Of what they have by name only these `parts`.
        """
        return each_standing(self._executor, days, parts)

    def each_deleted(self) -> Iterator[RawRecord]:
        """The deleted entries as they travel, oldest id first, in as little memory."""
        return each_deleted(self._executor)

    def last_touched(self) -> int | None:
        """When an entry was last made, changed or deleted, epoch seconds; None: never."""
        stamps = self._executor.rows("entries_last_touched")[0]
        return max((stamp for stamp in stamps if stamp is not None), default=None)

    def reading(self) -> AbstractContextManager[None]:
        """All that is read inside is of one moment, whatever other programs write meanwhile."""
        return self._executor.reading()

    def raw_by_key(self, table: str, keys: Iterable[str]) -> dict[str, RawRecord]:
        """The records with these keys as they travel, deleted ones too, by key."""
        found = read_raw(self._executor, table, keys)
        return {key: record for key, record in found.items() if not is_withdrawn(record)}

    def raw_of_source(self, source: str, keys: Iterable[str]) -> dict[tuple[str, int], RawRecord]:
        """The entries that stand of an app's with these keys in it, by key and number there."""
        rows = self._executor.rows("entries_of_source", source=source, keys=as_json(list(keys)))
        if not rows:
            return {}
        found = read_raw(self._executor, "entries", [uid for (uid,) in rows])
        return {(row["source_key"], row["source_n"]): row for row in found.values()}

    def source_keys(self, source: str) -> tuple[str, ...]:
        """The first and the last key of an app's entries that stand; none where there are none."""
        first, last = self._executor.rows("keys_of_source", source=source)[0]
        return () if first is None else (first, last)
