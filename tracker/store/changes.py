"""Changes that were made: taken back, done again, told in the history.

Undo and redo of what was done here stamp what they touch later than anything there, so that in a
merge the state they leave wins. Of an import they stamp nothing: what it brought goes as if it had
never come, what it changed is as it was, and neither is news to the machine that it came from. The
latest undo is the one with the greatest `undone_at`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.domain.named_tuple import NamedTuple
from tracker.store.draft import RawRecords
from tracker.store.executor import Executor
from tracker.store.raw_records import read_raw, write_raw
from tracker.store.rows import AHEAD_S, PARTS, STAMPS, RawRecord, as_json, moved_on, sparse, whole
from tracker.store.sound import A_MOMENT, FIRST_AT, LAST_AT, damaged, read_object
from tracker.store.statements.frozen import KEYS


class Change(NamedTuple):
    """What one command wrote; instants in epoch seconds.

    In the records of `before` and `after` a column is left out that is NULL or has its default.
    """

    id: int
    at: int
    command: str
    before: RawRecords
    after: RawRecords
    import_id: str | None
    undone_at: int | None


_RECORDS = (Change._fields.index("before"), Change._fields.index("after"))


def change_from(row: tuple[Any, ...]) -> Change:
    """A change from a row of the statements `changes_...`. Raises DamagedRow."""
    fault = records_fault(row)
    if fault is not None:
        raise damaged("changes", f"{row[0]} ({row[2]})", fault)
    before, after = (read_object(row[n]) or {} for n in _RECORDS)
    return told_from(row)._replace(before=before, after=after)


def told_from(row: tuple[Any, ...]) -> Change:
    """A change without its records, which is all that the history tells. Raises DamagedRow."""
    change_id, at, command, _, _, import_id, undone_at = row
    if not FIRST_AT <= at <= LAST_AT:
        raise damaged("changes", change_id, f"at is {at} and must be {A_MOMENT}")
    return Change(change_id, at, command, {}, {}, import_id, undone_at)


def records_fault(row: tuple[Any, ...]) -> str | None:
    """What keeps a change's row from being undone or redone; None if nothing does."""
    before, after = (read_object(row[n]) for n in _RECORDS)
    for column, found in (("before", before), ("after", after)):
        if found is None or not all(
            table in KEYS and isinstance(records, dict) and all(map(_is_record, records.values()))
            for table, records in found.items()
        ):
            return (
                f"{column} must be a JSON object of records by table; it can't be undone or redone"
            )
    known = before or {}
    if all(set(records) <= set(known.get(table, ())) for table, records in (after or {}).items()):
        return None
    return "after must name the records of before; it can't be undone or redone"


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
    return change_from(rows[0]) if rows else None


def to_redo(executor: Executor, now: int) -> Change | None:
    """The change that was undone last, if nothing that was written after it stands."""
    rows = executor.rows("changes_undone", latest=now + AHEAD_S)
    if not rows:
        return None
    undone = change_from(rows[0])
    later = executor.rows("changes_standing")
    return None if later and later[0][0] > undone.id else undone


def take_back(executor: Executor, change: Change, now: int) -> Change:
    """Bring back what was there before a change. The change as it is now: undone."""
    if change.import_id is not None:
        return _withdraw(executor, change, now)
    stamp = _later_than_all(executor, change, now)
    # First away with what was added: a merge may have given it the source of what comes back.
    for table, keys in _added(change).items():
        executor.run(f"{table}_delete", keys=keys, stamp=stamp)
    for table, records in change.before.items():
        old = {key: record for key, record in records.items() if record is not None}
        # Backwards: what was taken from one record for another is given back in the other order.
        _put_back(executor, table, dict(reversed(old.items())), stamp)
    executor.run("changes_mark", change=change.id, stamp=stamp)
    return change._replace(undone_at=stamp)


def do_again(executor: Executor, change: Change, now: int) -> Change:
    """Bring back what was there after a change that is undone. The change as it is now."""
    if change.import_id is not None:
        return _return(executor, change)
    stamp = _later_than_all(executor, change, now)
    for table, records in change.after.items():
        before = change.before[table]
        new = {k: r for k, r in records.items() if r is not None and before[k] is not None}
        _put_back(executor, table, new, stamp)
    for table, keys in _added(change).items():
        executor.run(f"{table}_revive", keys=keys, undone_at=change.undone_at, stamp=stamp)
    executor.run("changes_mark", change=change.id, stamp=None)
    return change._replace(undone_at=None)


def _withdraw(executor: Executor, change: Change, now: int) -> Change:
    """Take an import back as if it had never come. What it leaves is kept, as it is, for a redo."""
    for table, keys in _added(change).items():
        executor.run(f"{table}_withdraw", keys=keys)
    executor.run("imported_withdraw", imported=change.import_id)
    left: RawRecords = {}
    for table, records in change.before.items():
        old = {key: record for key, record in records.items() if record is not None}
        there = _write_over(executor, table, dict(reversed(old.items())))
        if there:
            left[table] = {key: sparse(there[key], table) for key in old if key in there}
    executor.run("changes_left", change=change.id, left=as_json(left))
    stamp = _later_than_undos(executor, now)
    executor.run("changes_mark", change=change.id, stamp=stamp)
    return change._replace(after=left, undone_at=stamp)


def _return(executor: Executor, change: Change) -> Change:
    """Bring back what an import left when it was undone, with the stamps that it had then."""
    for table, records in change.after.items():
        _write_over(executor, table, {k: r for k, r in records.items() if r is not None})
    for table, keys in _added(change).items():
        executor.run(f"{table}_return", keys=keys)
    executor.run("imported_return", imported=change.import_id)
    executor.run("changes_mark", change=change.id, stamp=None)
    return change._replace(undone_at=None)


def _added(change: Change) -> dict[str, str]:
    """The keys of what a change added, by table, as JSON."""
    added = {
        table: [key for key, record in records.items() if record is None]
        for table, records in change.before.items()
    }
    return {table: as_json(keys) for table, keys in added.items() if keys}


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
    return max(now, undone[0][6] + 1 if undone else now)
