"""Changes that were made: taken back, done again, told in the history.

Undo and redo of what was done here stamp what they touch later than anything there, so that in a
merge the state they leave wins. Of an import they stamp nothing: what it brought goes as if it had
never come, what it changed is as it was, and neither is news to the machine that it came from. The
latest undo is the one with the greatest `undone_at`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from tracker.domain.named_tuple import NamedTuple
from tracker.store.draft import RawRecords
from tracker.store.executor import Executor
from tracker.store.json_pieces import JsonPieces
from tracker.store.raw_records import read_raw, write_raw
from tracker.store.rows import AHEAD_S, PARTS, STAMPS, RawRecord, as_json, moved_on, sparse, whole
from tracker.store.sound import A_MOMENT, FIRST_AT, LAST_AT, damaged
from tracker.store.statements.frozen import KEYS


class Change(NamedTuple):
    """What one command wrote; instants in epoch seconds.

    In the records of `before` and `after` a column is left out that is NULL or has its default.
    Where a change is only told, and of an import, which may have added a million, both are empty.
    """

    id: int
    at: int
    command: str
    import_id: str | None
    undone_at: int | None
    before: Mapping[str, dict[Any, RawRecord | None]] = {}
    after: Mapping[str, dict[Any, RawRecord | None]] = {}


#: A table, the key of a record of it, and the record; None where it wasn't there.
_Found = tuple[str, str, RawRecord | None]
#: So many characters of what a change wrote are read at once, and so many records taken back.
_PIECE, _BATCH = 1 << 21, 1000


class _UnfitRecords(Exception):
    """What keeps a change from being undone or redone."""


def told_from(row: tuple[Any, ...]) -> Change:
    """A change without its records, from a row of what lists changes. Raises DamagedRow."""
    change = Change(*row)
    if not FIRST_AT <= change.at <= LAST_AT:
        raise damaged("changes", change.id, f"at is {change.at} and must be {A_MOMENT}")
    return change


def with_records(executor: Executor, change: Change) -> Change:
    """A change with its records. Raises DamagedRow."""
    with _explained(change):
        after = _after(executor, change.id)
        return change._replace(before=_held(_before(executor, change.id, after)), after=after)


def records_fault(executor: Executor, change_id: int) -> str | None:
    """What keeps a change from being undone or redone; None if nothing does."""
    try:
        deque(_before(executor, change_id, _after(executor, change_id)), maxlen=0)
    except _UnfitRecords as fault:
        return str(fault)
    return None


@contextmanager
def _explained(change: Change) -> Iterator[None]:
    try:
        yield
    except _UnfitRecords as fault:
        raise damaged("changes", f"{change.id} ({change.command})", str(fault)) from None


def _before(executor: Executor, change_id: int, after: RawRecords) -> Iterator[_Found]:
    """The records from before a change, one after the other. Raises _UnfitRecords."""
    unnamed = {(table, key) for table, records in after.items() for key in records}
    for table, key, record in _each("before", _pieces(executor, change_id)):
        unnamed.discard((table, key))
        yield table, key, record
    if unnamed:
        raise _UnfitRecords("after must name the records of before; it can't be undone or redone")


def _pieces(executor: Executor, change_id: int) -> Iterator[str]:
    first, is_whole = 1, False
    while not is_whole:
        given = {"change": change_id, "first": first, "count": _PIECE}
        ((piece,),) = executor.rows("changes_before", **given)
        yield piece
        first, is_whole = first + _PIECE, len(piece) < _PIECE


def _after(executor: Executor, change_id: int) -> RawRecords:
    ((text,),) = executor.rows("changes_after", change=change_id)
    return _held(_each("after", [text]))


def _each(column: str, pieces: Iterable[str]) -> Iterator[_Found]:
    text = JsonPieces(pieces)
    try:
        for table in text.members():
            if table not in KEYS:
                raise ValueError(table)
            for key in text.members():
                record = text.value()
                if not _is_record(record):
                    raise ValueError(key)
                yield table, key, record
        text.end()
    except ValueError:
        raise _UnfitRecords(
            f"{column} must be a JSON object of records by table; it can't be undone or redone"
        ) from None


def _held(records: Iterable[_Found]) -> RawRecords:
    found: RawRecords = {}
    for table, key, record in records:
        found.setdefault(table, {})[key] = record
    return found


def _is_record(record: object) -> bool:
    if record is None:
        return True
    if not isinstance(record, dict):
        return False
    return all(
        isinstance(value, dict)
        if name in PARTS
        else value is None or type(value) in (str, int, float)
        for name, value in record.items()
    )


def standing(executor: Executor, now: int) -> Change | None:
    """The latest change that isn't undone: the one to undo next."""
    rows = executor.rows("changes_standing")
    return told_from(rows[0]) if rows else None


def to_redo(executor: Executor, now: int) -> Change | None:
    """The change that was undone last, if nothing that was written after it stands."""
    rows = executor.rows("changes_undone", latest=now + AHEAD_S)
    if not rows:
        return None
    undone = told_from(rows[0])
    later = executor.rows("changes_standing")
    return None if later and later[0][0] > undone.id else undone


def take_back(executor: Executor, change: Change, now: int) -> Change:
    """Bring back what was there before a change. The change as it is now: undone."""
    if change.import_id is not None:
        with _explained(change):
            return _withdraw(executor, change, now)
    change = with_records(executor, change)
    stamp = _later_than_all(executor, change, now)
    # First away with what was added: a merge may have given it the source of what comes back.
    _on_added(executor, "delete", change.before, stamp=stamp)
    for table, records in change.before.items():
        old = {key: record for key, record in records.items() if record is not None}
        # Backwards: what was taken from one record for another is given back in the other order.
        _put_back(executor, table, dict(reversed(old.items())), stamp)
    executor.run("changes_mark", change=change.id, stamp=stamp)
    return change._replace(undone_at=stamp)


def do_again(executor: Executor, change: Change, now: int) -> Change:
    """Bring back what was there after a change that is undone. The change as it is now."""
    if change.import_id is not None:
        with _explained(change):
            return _return(executor, change)
    change = with_records(executor, change)
    stamp = _later_than_all(executor, change, now)
    for table, records in change.after.items():
        before = change.before[table]
        new = {k: r for k, r in records.items() if r is not None and before[k] is not None}
        _put_back(executor, table, new, stamp)
    _on_added(executor, "revive", change.before, undone_at=change.undone_at, stamp=stamp)
    executor.run("changes_mark", change=change.id, stamp=None)
    return change._replace(undone_at=None)


def _withdraw(executor: Executor, change: Change, now: int) -> Change:
    """Take an import back as if it had never come. What it leaves is kept, as it is, for a redo."""
    changed: dict[str, dict[Any, RawRecord]] = {}
    for table, records in _batches(_before(executor, change.id, _after(executor, change.id))):
        _on_added(executor, "withdraw", {table: records})
        changed.setdefault(table, {}).update((k, r) for k, r in records.items() if r is not None)
    executor.run("imported_withdraw", imported=change.import_id)
    left: RawRecords = {}
    for table, old in changed.items():
        there = _write_over(executor, table, dict(reversed(old.items())))
        if there:
            left[table] = {key: sparse(there[key], table) for key in old if key in there}
    executor.run("changes_left", change=change.id, left=as_json(left))
    stamp = _later_than_undos(executor, now)
    executor.run("changes_mark", change=change.id, stamp=stamp)
    return change._replace(undone_at=stamp)


def _return(executor: Executor, change: Change) -> Change:
    """Bring back what an import left when it was undone, with the stamps that it had then."""
    after = _after(executor, change.id)
    for table, records in after.items():
        _write_over(executor, table, {k: r for k, r in records.items() if r is not None})
    for table, records in _batches(_before(executor, change.id, after)):
        _on_added(executor, "return", {table: records})
    executor.run("imported_return", imported=change.import_id)
    executor.run("changes_mark", change=change.id, stamp=None)
    return change._replace(undone_at=None)


def _batches(found: Iterable[_Found]) -> Iterator[tuple[str, dict[str, RawRecord | None]]]:
    """Records by key, a table and so many at a time."""
    for table, of_table in groupby(found, key=itemgetter(0)):
        while batch := {key: record for _, key, record in islice(of_table, _BATCH)}:
            yield table, batch


def _on_added(
    executor: Executor,
    verb: str,
    before: Mapping[str, Mapping[Any, RawRecord | None]],
    **given: int | None,
) -> None:
    """Run a table's statement on what a change added to it."""
    for table, records in before.items():
        keys = [key for key, record in records.items() if record is None]
        if keys:
            executor.run(f"{table}_{verb}", keys=as_json(keys), **given)


def _write_over(
    executor: Executor, table: str, records: Mapping[Any, RawRecord]
) -> dict[Any, RawRecord]:
    """Write records with the stamps that they have. What was there."""
    if not records:
        return {}
    there = read_raw(executor, table, records)
    write_raw(executor, table, [whole(table, r, None) for r in records.values()], there)
    return there


def _put_back(executor: Executor, table: str, records: Mapping[Any, RawRecord], stamp: int) -> None:
    if not records:
        return
    present = read_raw(executor, table, records)
    written = [moved_on(_believed(table, record, stamp), stamp) for record in records.values()]
    write_raw(executor, table, written, present)


def _believed(table: str, record: Mapping[str, Any] | None, stamp: int) -> RawRecord:
    """A record whole, none of its stamps still to come."""
    found = whole(table, record or {}, None)
    for name in STAMPS:
        if found[name] is not None and found[name] > stamp + AHEAD_S:
            found[name] = stamp
    return found


def _later_than_all(executor: Executor, change: Change, now: int) -> int:
    """A moment after every stamp that the change's records bear and after every other undo.

    Stamps that are still to come don't count: a clock that ran ahead would be followed for ever.
    """
    stamps = [_later_than_undos(executor, now) - 1]
    for table, records in change.before.items():
        rows = executor.rows(f"{table}_latest", keys=as_json(list(records)))
        stamps += [stamp for stamp in rows[0] if stamp is not None]
    return max(stamp for stamp in stamps if stamp <= now + AHEAD_S) + 1


def _later_than_undos(executor: Executor, now: int) -> int:
    """A moment after every other undo, but for those still to come."""
    undone = executor.rows("changes_undone", latest=now + AHEAD_S)
    return max(now, (told_from(undone[0]).undone_at or 0) + 1 if undone else now)
