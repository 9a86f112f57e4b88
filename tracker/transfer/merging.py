"""What comes in, merged into what is here: one change, which one undo takes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import nullcontext
from typing import TYPE_CHECKING

from tracker.domain.arrived import Arrived
from tracker.domain.catalogues.catalogue import VOCABULARIES
from tracker.domain.entries import Days
from tracker.domain.kinds import OWN
from tracker.domain.named_tuple import NamedTuple
from tracker.store.sound import refuse_damaged
from tracker.store.statements.frozen import KEYS
from tracker.transfer.checked_document import Document, Row, source_of
from tracker.transfer.merge import merge_entries, merge_rows
from tracker.transfer.merged_habits import MERGED_TOGETHER, current_names, settled
from tracker.transfer.redating import day_start, redated
from tracker.transfer.refusal import cut
from tracker.transfer.remarks import Remarks
from tracker.transfer.taking.tally import Tally, import_row
from tracker.transfer.vocabulary import spelled

if TYPE_CHECKING:
    from tracker.store.store import Store
    from tracker.transfer.arriving import Importer

# The list of what was read in when: it travels along, but is no reason to write anything.
BOOKKEEPING = "imports"
_LONGEST_UID = 40


class ImportResult(NamedTuple):
    """What an import did, in records.

    `added` counts what stands now and wasn't here, `deleted` what wasn't here and is deleted in the
    file. `import_id` names it in the history; None: nothing was to be written. `remarks` are
    sentences for the user: what was left out, what stays deleted. `kinds` are how many entries of
    each kind were added, on the days of `spans`; `entries` those changed and unchanged.
    """

    added: int
    changed: int
    unchanged: int
    deleted: int = 0
    import_id: str | None = None
    remarks: tuple[str, ...] = ()
    kinds: Mapping[str, int] = {}
    spans: Mapping[str, Days] = {}
    entries: tuple[int, int] = (0, 0)

    def told(self) -> str:
        """What it did in words."""
        told = f"{self.added} added, {self.changed} changed, {self.unchanged} as they were"
        return f"{told}, {self.deleted} deleted there" if self.deleted else told

    def arrived(self, source: str) -> Arrived:
        """The same as every import is answered."""
        return Arrived(
            source,
            self.kinds,
            *self.entries,
            remarks=self.remarks,
            spans=self.spans,
            import_id=self.import_id,
            deleted=self.deleted,
            records=self.told(),
        )


def merge_in(
    store: Store, read: Document, importer: Importer, now: int, *, dry_run: bool = False
) -> ImportResult:
    """Merge what an importer read into the diary; a dry run only says what that would do.

    What is there is read and written in one transaction: nothing that another program confirms
    meanwhile is merged away.
    """
    with nullcontext() if dry_run else store.writing():
        own = [row for name in VOCABULARIES for row in store.own_subjects(name)]
        tables, told = spelled(read.tables, own)
        merge = _merge(store, tables, read.remarks)
        result = _count(tables, merge)
        remarks = (*read.remarks.sentences(), *told, *merge.remarks, *result.remarks)
        result = result._replace(remarks=remarks)
        written = _written(merge)
        if dry_run or not any(rows for table, rows in written.items() if table != BOOKKEEPING):
            return result
        import_id = store.new_uid()
        counts = result.added, result.changed, result.unchanged
        written[BOOKKEEPING].append(import_row(import_id, importer.format, counts, now))
        rows = {table: rows for table, rows in written.items() if rows}
        store.put_raw(f"import {importer.name}", rows, import_id)
        return result._replace(import_id=import_id)


class _Merge(NamedTuple):
    """Records by table and key, as they were here and as they are after the merge."""

    ours: Mapping[str, Mapping[str, Row]]
    merged: Mapping[str, Mapping[str, Row]]
    remarks: tuple[str, ...]


def _written(merge: _Merge) -> dict[str, list[Row]]:
    """What the merge changes, by table; what makes room for something comes before it."""
    written = {
        table: [row for key, row in rows.items() if row != merge.ours[table].get(key)]
        for table, rows in merge.merged.items()
    }
    written["entries"].sort(key=lambda row: not _makes_room(row, merge.ours["entries"]))
    return written


def _merge(store: Store, theirs: Mapping[str, Mapping[str, Row]], remarks: Remarks) -> _Merge:
    small = [table for table in theirs if table != "entries"]
    ours = {t: {row[KEYS[t]]: row for row in store.each_raw(t)} for t in small}
    refuse_damaged("settings", ours["settings"].values())
    merged = {t: merge_rows(ours[t], theirs[t]) for t in small}
    both = {table: {**ours[table], **merged[table]} for table in ("subjects", "habits")}
    former = current_names(**both)
    start = day_start({**ours["settings"], **merged["settings"]})
    entries = _on_their_days(theirs, start, remarks)
    theirs = {**theirs, "entries": entries}
    if day_start(ours["settings"]) == start:
        ours["entries"], others = _concerned(store, entries, former)
        merged["entries"] = merge_entries(ours["entries"], entries)
        return _settled(_Merge(ours, merged, ()), ours, theirs, others=others)
    ours["entries"] = {row["uid"]: row for row in store.each_raw("entries")}
    refuse_damaged("entries", ours["entries"].values())
    here = {uid: redated(row, start) for uid, row in ours["entries"].items()}
    merged["entries"] = merge_entries(here, entries)
    moved = sum(here[uid]["day"] != row["day"] for uid, row in ours["entries"].items())
    remark = (
        f"your day begins at {start // 60:02}:{start % 60:02} now, as in the diary read in; "
        f"{moved} of your entries belong to another day"
    )
    return _settled(_Merge(ours, merged, (remark,)), {**ours, "entries": here}, theirs)


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


def _settled(
    merge: _Merge,
    ours: Mapping[str, Mapping[str, Row]],
    theirs: Mapping[str, Mapping[str, Row]],
    *,
    others: bool = False,
) -> _Merge:
    """The merge with one habit and one goal at a time of whatever it brought together.

    Where one diary holds all of the other, nothing was brought together, and it is left as it is: a
    diary read into an empty one, or read again. Whoever reads, the answer is the same, or the two
    would end up different. `others`: whether entries of ours that don't meet theirs were left out.
    """
    whole = {table: {**rows, **merge.merged[table]} for table, rows in ours.items()}
    if all(whole[table] == ours[table] for table in MERGED_TOGETHER):
        return merge
    if not others and all(whole[table] == theirs[table] for table in MERGED_TOGETHER):
        return merge
    changed = settled(whole)
    merged = {t: {**rows, **changed.get(t, {})} for t, rows in merge.merged.items()}
    return merge._replace(merged=merged)


def _concerned(
    store: Store, theirs: Mapping[str, Row], former: Mapping[str, str]
) -> tuple[dict[str, Row], bool]:
    """Our entries that a merge with theirs concerns: the same uid or source, or a habit renamed.

    Also whether there are others.
    """
    sources = {source_of(row) for row in theirs.values()} - {None}
    concerned, others = {}, False
    for row in store.each_raw("entries"):
        if (
            row["uid"] in theirs
            or (sources and source_of(row) in sources)
            or (row["subject"] in former and row["kind"] == OWN)
        ):
            concerned[row["uid"]] = row
        else:
            others = True
    return concerned, others


def _count(theirs: Mapping[str, Mapping[str, Row]], merge: _Merge) -> ImportResult:
    counts, of_entries = Counter[str](), Counter[str]()
    tally = Tally()
    for table, rows in theirs.items():
        if table == BOOKKEEPING:
            continue
        for key, row in rows.items():
            before, after = merge.ours[table].get(key), merge.merged[table][key]
            what = _what_became(before, row, after)
            counts[what] += 1
            gone = after["deleted_at"] is not None
            counts["stays deleted"] += gone and after == before and row["deleted_at"] is None
            if table == "entries":
                of_entries[what] += 1
                if what == "added":
                    tally.add(after)
    kept = counts["stays deleted"]
    remarks = (f"still deleted, since that was done here later: {kept}",) if kept else ()
    return ImportResult(
        counts["added"],
        counts["changed"],
        counts["unchanged"],
        counts["deleted"],
        remarks=remarks,
        kinds=tally.added,
        spans=tally.spans,
        entries=(of_entries["changed"], of_entries["unchanged"]),
    )


def _what_became(before: Row | None, theirs: Row, after: Row) -> str:
    if before is not None:
        return "unchanged" if after == before else "changed"
    if theirs["deleted_at"] is not None:
        return "deleted"
    # Made one with a record of ours that stands for it.
    return "unchanged" if after["deleted_at"] is not None else "added"


def _makes_room(row: Row, ours: Mapping[str, Row]) -> bool:
    """Whether an entry of ours is deleted: its source must be free before its twin takes it."""
    return row["uid"] in ours and row["deleted_at"] is not None
