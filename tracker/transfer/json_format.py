"""The whole diary as one JSON object, there and back. `docs/json.md` has its shape.

An export holds every record, deleted ones too, so that a merge loses nothing and deletions
travel. A record is named by its uid (a day by itself, a setting by its name), never by an id of one
machine.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from tracker.domain.catalogues.catalogue import VOCABULARIES
from tracker.domain.errors import StoreError
from tracker.domain.habits.habit import OWN
from tracker.domain.raw_text import escaped
from tracker.store.frozen import KEYS
from tracker.store.sound import refuse_damaged
from tracker.transfer.merge import merge_entries, merge_rows
from tracker.transfer.one_habit import MERGED_TOGETHER, current_names, settled
from tracker.transfer.reading import FORMAT, VERSION, Row, read_document, source_of
from tracker.transfer.redating import day_start, redated
from tracker.transfer.refusal import cut
from tracker.transfer.remarks import Remarks
from tracker.transfer.shape import SHAPE
from tracker.transfer.vocabulary import spelled

if TYPE_CHECKING:
    from tracker.store.store import Store

# The list of what was read in when: it travels along, but is no reason to write anything.
BOOKKEEPING = "imports"
_LONGEST_UID = 40


class ImportResult(NamedTuple):
    """What an import did, in records.

    `added` counts what stands now and wasn't here, `deleted` what wasn't here and is deleted in the
    file. `import_id` names it in the history; None: nothing was to be written. `remarks` are
    sentences for the user: what was left out, what stays deleted.
    """

    added: int
    changed: int
    unchanged: int
    deleted: int = 0
    import_id: str | None = None
    remarks: tuple[str, ...] = ()

    def told(self) -> str:
        """What it did in words."""
        told = f"{self.added} added, {self.changed} changed, {self.unchanged} as they were"
        return f"{told}, {self.deleted} deleted there" if self.deleted else told


class Writable(Protocol):
    """Where text goes: an open file, standard output."""

    def write(self, text: str, /) -> object: ...


def export_json(store: Store, now: int) -> dict[str, Any]:
    """The diary as one object, ready for `json.dumps`. `now` in epoch seconds."""
    tables = {table: list(store.each_record(table)) for table in SHAPE}
    return {**_head(now), **tables}


def write_json(store: Store, file: Writable, now: int) -> None:
    """Write the diary as one JSON object, a line a record, holding one record at a time."""
    lines = [f"{_dump(name)}: {_dump(value)}" for name, value in _head(now).items()]
    file.write("{\n" + ",\n".join(lines))
    for table in SHAPE:
        file.write(f",\n{_dump(table)}: [")
        separator = "\n"
        for row in store.each_record(table):
            file.write(separator + _dump(row))
            separator = ",\n"
        file.write("\n]")
    file.write("\n}\n")


def import_json(store: Store, document: object, now: int) -> ImportResult:
    """Merge a parsed JSON document into the diary, as one change that one undo takes back.

    What is there is read and written in one transaction: nothing that another program confirms
    meanwhile is merged away. Raises Refused, with nothing changed, for a document that is broken
    anywhere.
    """
    read = read_document(document, now)
    with store.writing():
        own = [row for name in VOCABULARIES for row in store.own_subjects(name)]
        tables, told = spelled(read.tables, own)
        merge = _merge(store, tables, read.remarks)
        result = _count(tables, merge)
        remarks = (*read.remarks.sentences(), *told, *merge.remarks, *result.remarks)
        result = result._replace(remarks=remarks)
        return _write(store, merge, result, now)


class _Merge(NamedTuple):
    """Records by table and key, as they were here and as they are after the merge."""

    ours: Mapping[str, Mapping[str, Row]]
    merged: Mapping[str, Mapping[str, Row]]
    remarks: tuple[str, ...]


def _write(store: Store, merge: _Merge, result: ImportResult, now: int) -> ImportResult:
    """Write what the merge changes, if anything."""
    written = {
        table: [row for key, row in rows.items() if row != merge.ours[table].get(key)]
        for table, rows in merge.merged.items()
    }
    if not any(rows for table, rows in written.items() if table != BOOKKEEPING):
        return result
    import_id = store.new_uid()
    written[BOOKKEEPING].append(_import_row(import_id, result, now))
    written["entries"].sort(key=lambda row: not _makes_room(row, merge.ours["entries"]))
    store.put("import json", {t: rows for t, rows in written.items() if rows}, import_id)
    return result._replace(import_id=import_id)


def _merge(store: Store, theirs: Mapping[str, Mapping[str, Row]], remarks: Remarks) -> _Merge:
    small = [table for table in theirs if table != "entries"]
    ours = {t: {row[KEYS[t]]: row for row in store.each_record(t)} for t in small}
    refuse_damaged("settings", ours["settings"].values())
    merged = {t: merge_rows(ours[t], theirs[t]) for t in small}
    former = current_names({**ours["subjects"], **merged["subjects"]}.values())
    start = day_start({**ours["settings"], **merged["settings"]})
    entries = _on_their_days(theirs, start, remarks)
    if day_start(ours["settings"]) == start:
        ours["entries"] = _concerned(store, entries, former)
        merged["entries"] = merge_entries(ours["entries"], entries)
        return _settled(_Merge(ours, merged, ()))
    ours["entries"] = {row["uid"]: row for row in store.each_record("entries")}
    refuse_damaged("entries", ours["entries"].values())
    here = {uid: redated(row, start) for uid, row in ours["entries"].items()}
    merged["entries"] = merge_entries(here, entries)
    moved = sum(here[uid]["day"] != row["day"] for uid, row in ours["entries"].items())
    remark = (
        f"your day begins at {start // 60:02}:{start % 60:02} now, as in the diary read in; "
        f"{moved} of your entries belong to another day"
    )
    return _settled(_Merge(ours, merged, (remark,)))


def _on_their_days(
    theirs: Mapping[str, Mapping[str, Row]], start: int, remarks: Remarks
) -> Mapping[str, Row]:
    """Their entries on the days that their times fall on, by our start of the day."""
    theirs_start = day_start(theirs["settings"])
    entries = {}
    for uid, row in theirs["entries"].items():
        right = redated(row, theirs_start)
        if right["day"] != row["day"]:
            remarks.met("day", f"{row['kind']} of {row['day']}, uid {cut(uid, _LONGEST_UID)}")
        entries[uid] = right if start == theirs_start else redated(row, start)
    return entries


def _settled(merge: _Merge) -> _Merge:
    """The merge with one habit and one goal at a time of whatever it brought together.

    A diary read into an empty one, or read again, is left as it is.
    """
    alone = not merge.ours["habits"] and not merge.ours["goals"]
    if alone or all(_brings_nothing(merge, table) for table in MERGED_TOGETHER):
        return merge
    whole = {table: {**rows, **merge.merged[table]} for table, rows in merge.ours.items()}
    changed = settled(whole)
    merged = {t: {**rows, **changed.get(t, {})} for t, rows in merge.merged.items()}
    return merge._replace(merged=merged)


def _brings_nothing(merge: _Merge, table: str) -> bool:
    ours = merge.ours[table]
    return all(ours.get(key) == row for key, row in merge.merged[table].items())


def _concerned(
    store: Store, theirs: Mapping[str, Row], former: Mapping[str, str]
) -> dict[str, Row]:
    """Our entries that a merge with theirs concerns: the same uid or source, or a habit renamed."""
    sources = {source_of(row) for row in theirs.values()} - {None}
    return {
        row["uid"]: row
        for row in store.each_record("entries")
        if row["uid"] in theirs
        or (sources and source_of(row) in sources)
        or (row["subject"] in former and row["kind"] == OWN)
    }


def _count(theirs: Mapping[str, Mapping[str, Row]], merge: _Merge) -> ImportResult:
    added = changed = unchanged = deleted = stay_deleted = 0
    for table, rows in theirs.items():
        if table == BOOKKEEPING:
            continue
        for key, row in rows.items():
            before, after = merge.ours[table].get(key), merge.merged[table][key]
            gone = after["deleted_at"] is not None
            if before is None and row["deleted_at"] is not None:
                deleted += 1
            elif before is None:  # gone: made one with a record of ours that stands for it
                added, unchanged = added + (not gone), unchanged + gone
            else:
                changed, unchanged = changed + (after != before), unchanged + (after == before)
                stay_deleted += gone and after == before and row["deleted_at"] is None
    told = f"still deleted, since that was done here later: {stay_deleted}"
    remarks = (told,) if stay_deleted else ()
    return ImportResult(added, changed, unchanged, deleted, remarks=remarks)


def _head(now: int) -> dict[str, Any]:
    moment = datetime.fromtimestamp(now, UTC)
    return {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": moment.isoformat().replace("+00:00", "Z"),
    }


def _dump(value: object) -> str:
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
    except ValueError:
        raise StoreError(
            f"a record holds an amount that is no number, which JSON can't carry: {value!r:.200}"
        ) from None
    return escaped(text)


def _import_row(import_id: str, result: ImportResult, now: int) -> Row:
    return {
        "uid": import_id,
        "format": FORMAT,
        "origin": None,
        "added": result.added,
        "changed": result.changed,
        "unchanged": result.unchanged,
        "created_at": now,
        "edited_at": None,
        "deleted_at": None,
    }


def _makes_room(row: Row, ours: Mapping[str, Row]) -> bool:
    """Whether an entry of ours is deleted: its source must be free before its twin takes it."""
    return row["uid"] in ours and row["deleted_at"] is not None
