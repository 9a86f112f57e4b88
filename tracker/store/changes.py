"""Changes that were made: taken back, done again, told in the history.

Every undo and redo stamps what it touches later than anything there, so that in a merge the state
it leaves wins. The latest undo is thus the one with the greatest `undone_at`.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from tracker.store.draft import Records
from tracker.store.executor import Executor
from tracker.store.frozen import KEYS
from tracker.store.raw_records import read_records, write_records
from tracker.store.rows import AHEAD_S, PARTS, STAMPS, Record, as_json, moved_on, whole
from tracker.store.sound import A_MOMENT, FIRST_AT, LAST_AT, damaged, read_object


class Change(NamedTuple):
    """What one command wrote; instants in epoch seconds.

    In the records of `before` and `after` a column is left out that is NULL or has its default.
    """

    id: int
    at: int
    command: str
    before: Records
    after: Records
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
    stamp = _later_than_all(executor, change, now)
    # First away with what was added: a merge may have given it the source of what comes back.
    for table, records in change.before.items():
        added = [key for key, record in records.items() if record is None]
        if added:
            executor.run(f"{table}_delete", keys=as_json(added), stamp=stamp)
    if change.import_id is not None:
        executor.run("imported_delete", imported=change.import_id, stamp=stamp)
    for table, records in change.before.items():
        old = {key: record for key, record in records.items() if record is not None}
        # Backwards: what was taken from one record for another is given back in the other order.
        _put_back(executor, table, dict(reversed(old.items())), stamp)
    executor.run("changes_mark", change=change.id, stamp=stamp)
    return change._replace(undone_at=stamp)


def do_again(executor: Executor, change: Change, now: int) -> Change:
    """Bring back what was there after a change that is undone. The change as it is now."""
    stamp = _later_than_all(executor, change, now)
    for table, records in change.after.items():
        before = change.before[table]
        new = {k: r for k, r in records.items() if r is not None and before[k] is not None}
        _put_back(executor, table, new, stamp)
    for table, records in change.before.items():
        added = [key for key, record in records.items() if record is None]
        if added:
            executor.run(
                f"{table}_revive", keys=as_json(added), undone_at=change.undone_at, stamp=stamp
            )
    if change.import_id is not None:
        executor.run(
            "imported_revive",
            imported=change.import_id,
            undone_at=change.undone_at,
            stamp=stamp,
        )
    executor.run("changes_mark", change=change.id, stamp=None)
    return change._replace(undone_at=None)


def _put_back(executor: Executor, table: str, records: Mapping[Any, Record], stamp: int) -> None:
    if not records:
        return
    present = read_records(executor, table, records)
    written = [moved_on(_believed(table, record, stamp), stamp) for record in records.values()]
    write_records(executor, table, written, present)


def _believed(table: str, record: Mapping[str, Any] | None, stamp: int) -> Record:
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
    latest = now + AHEAD_S
    stamps = [now - 1]
    undone = executor.rows("changes_undone", latest=latest)
    stamps += [undone[0][6]] if undone else []
    for table, records in change.before.items():
        stamps += _latest(executor.rows(f"{table}_latest", keys=as_json(list(records))))
    if change.import_id is not None:
        stamps += _latest(executor.rows("imported_latest", imported=change.import_id))
    return max(stamp for stamp in stamps if stamp <= latest) + 1


def _latest(rows: list[tuple[Any, ...]]) -> list[int]:
    return [stamp for stamp in rows[0] if stamp is not None]
