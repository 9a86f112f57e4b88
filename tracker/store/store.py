"""The store: everything the program keeps, behind words of the domain.

It asks for statements by name and doesn't know who runs them. Whatever a command writes is one
transaction with one row of history, and can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any

from tracker.domain.entries import Entry
from tracker.store import uid
from tracker.store.draft import Draft, KeptCommand, Touched
from tracker.store.interrupts import held_back
from tracker.store.raw_records import add_parts, read_entries, read_raw, write_raw
from tracker.store.reader import Reader
from tracker.store.rows import (
    AHEAD_S,
    ENTRIES,
    PARTS,
    STAMPS,
    RawRecord,
    entry_of,
    is_withdrawn,
    key_of,
    moved_on,
    raw_of_entry,
    refuse_unfit,
    same_content,
    whole,
)
from tracker.store.sound import refuse_damaged
from tracker.store.statements.frozen import COLUMNS, KEYS
from tracker.store.views import renew

if TYPE_CHECKING:
    from tracker.store.changes import Change
    from tracker.store.executor import Executor
    from tracker.store.once import Keyed
    from tracker.store.records import AnyRecord, SettingRecord

__all__ = ["KeptCommand", "Store"]

# Records are written so many at a time: an import of 100,000 shouldn't be held twice.
_BATCH = 1000
#: From so many rows on that an import has written it can pay to make indexes after it.
_MANY = 20_000

Batch = tuple[str, Sequence[Mapping[str, Any]]]


class Store(Reader):
    """Reads and writes. `now` tells the present instant in epoch seconds.

    `before_writing` is called once, before the first write.
    """

    def __init__(
        self,
        executor: Executor,
        now: Callable[[], int],
        before_writing: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(executor)
        self._now = now
        self._before_writing = before_writing
        self._is_writing = False
        #: What was kept for good, in order; whoever opens the store may put a list of its own here.
        self.kept: list[KeptCommand] = []
        self._written: list[KeptCommand] = []
        self.touched = Touched()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._executor.close()

    def new_uid(self) -> str:
        """A new name for a record, the same on every machine."""
        return uid.new_uid()

    def add(self, entries: Sequence[Entry], command: str) -> list[Entry]:
        """Keep new entries. Returns them with their id, uid and time of making."""
        now = self._now()
        draft, kept = Draft(self.touched), []
        with self.writing():
            for entry in entries:
                record = _stamped(whole(ENTRIES, raw_of_entry(entry), None), {}, None, now)
                record["uid"] = record["uid"] or uid.new_uid()
                refuse_unfit(record)
                kept.append(entry_of(record, self._insert(record)))
                draft.note(ENTRIES, record["uid"], None, record)
            if draft.wrote:
                draft.keep(self._executor, command, now)
                self._written.append(KeptCommand(command, tuple(entry.id or 0 for entry in kept)))
        return kept

    def add_once(self, keyed: Sequence[Keyed], command: str) -> list[tuple[Entry, str]]:
        """Keep entries under their keys, each once. How each is now, and what was done with it."""
        from tracker.store.once import write_once

        now, draft = self._now(), Draft(self.touched)
        with self.writing():
            done = write_once(self._executor, keyed, draft, now)
            found = read_entries(self._executor, [one.uid for one in done])
            entries = [found[one.uid] for one in done]
            if draft.wrote:
                draft.keep(self._executor, command, now)
                self._written.append(KeptCommand(command, tuple(e.id or 0 for e in entries)))
        return [(entry, one.how) for entry, one in zip(entries, done, strict=True)]

    def edit(self, id: int, change: Callable[[Entry], Entry], command: str) -> Entry:
        """Make of an entry what `change` makes of it as it is now: nobody else writes meanwhile.

        Its id, uid and stamps are the store's matter. Raises NoSuchEntry.
        """
        with self.writing():
            old = self._standing([id])[0]
            record = {**raw_of_entry(change(old)), "uid": old.uid}
            written = self._write(command, [(ENTRIES, [record])])
        return entry_of(written[ENTRIES][old.uid], old.id)

    def delete(self, ids: Sequence[int], command: str) -> list[Entry]:
        """Mark entries deleted; returns them. Raises NoSuchEntry, and nothing is deleted then."""
        with self.writing():
            old = self._standing(ids)
            records = [{"uid": entry.uid, "deleted_at": self._now()} for entry in old]
            written = self._write(command, [(ENTRIES, records)])
        return [entry_of(written[ENTRIES][entry.uid], entry.id) for entry in old]

    def put(self, command: str, records: Iterable[AnyRecord]) -> None:
        """Write records, each inserted or put in the place of the one with its key.

        They are stamped by the store: one whose stamps have a `deleted_at` becomes deleted, one
        without stands. A record that changes nothing isn't written; nothing written leaves no
        change.
        """
        from tracker.store.records import TABLE_OF, raw_of

        raw: dict[str, list[RawRecord]] = {}
        for record in records:
            raw.setdefault(TABLE_OF[type(record)], []).append(raw_of(record))
        self.put_raw(command, raw)

    def put_raw(
        self,
        command: str,
        rows: Mapping[str, Sequence[Mapping[str, Any]]],
        import_id: str | None = None,
    ) -> None:
        """The same of records as they travel, by table.

        A column that a row doesn't name stays as it is. Only an import's keep the stamps they come
        with.
        """
        with self.writing():
            self._write(command, rows.items(), import_id)

    def put_stream(
        self, command: str, batches: Iterable[Batch], import_id: str, *, of_new_source: bool = False
    ) -> bool:
        """The same of an import that is read while it is written. Whether anything was written.

        While what is `of_new_source` is made, entries are only asked for by uid or by day.
        """
        with self.writing():
            kept = len(self._written)
            stream = self._with_indexes_later(batches) if of_new_source else batches
            self._write(command, stream, import_id)
            return len(self._written) > kept

    def _with_indexes_later(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        """The same batches, the indexes made after them once there is more of it than was there.

        To make one of rows that are there costs a third of keeping it row by row.
        """
        written, there = 0, self.count()
        dropped: tuple[str, ...] | None = None
        for table, rows in batches:
            yield table, rows
            written += len(rows)
            if dropped is None and written >= max(_MANY, there):
                dropped = self._executor.drop_indexes()
        for text in dropped or ():
            self._executor.ask(text)

    def redate(
        self, command: str, setting: SettingRecord, day_of: Callable[[int, int], str]
    ) -> int:
        """Keep a setting, and put entries on the day that `day_of` now tells of their instant.

        `day_of` gets the instant and the offset. Entries without a time stay; deleted ones move,
        too. How many moved.
        """
        from tracker.store.records import raw_of

        moved = []
        with self.writing():
            for row in self.each_raw(ENTRIES):
                refuse_damaged(ENTRIES, (row,))
                day = row["day"] if row["at"] is None else day_of(row["at"], row["utc_offset_min"])
                if day != row["day"]:
                    moved.append({"uid": row["uid"], "day": day, "deleted_at": row["deleted_at"]})
            self.put_raw(command, {"settings": [raw_of(setting)], ENTRIES: moved})
        return len(moved)

    def undo(self, n: int = 1) -> list[Change]:
        """Take back the last `n` changes that stand, or as many as there are; in that order."""
        from tracker.store.changes import standing, take_back

        return self._walk(n, standing, take_back)

    def redo(self, n: int = 1) -> list[Change]:
        """Do undone changes again, the last `n`; none that something was written after."""
        from tracker.store.changes import do_again, to_redo

        return self._walk(n, to_redo, do_again)

    @contextmanager
    def of_one_moment(self) -> Iterator[Store]:
        """A store to read from for long: all in it stays as it is now, and no writer waits."""
        with self._executor.snapshot() as executor:
            yield Store(executor, self._now)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction with no other program's write in it.

        What is read here is still so when it is written: whatever changes what it has read, reads
        it in here. One inside another is part of the outer one.
        """
        if self._is_writing:
            yield
            return
        if self._before_writing is not None:
            self._before_writing()
            self._before_writing = None
        self._written.clear()
        with held_back() as hold:
            with self._executor.transaction():
                self._is_writing = True
                try:
                    yield
                finally:
                    self._is_writing = False
                if self._written:
                    renew(self._executor)
                hold()
            self.kept += self._written
            self.touched.writes += bool(self._written)

    def _insert(self, record: RawRecord) -> int:
        """Insert a new entry, without looking whether it is there: the everyday way in."""
        columns = {name: record[name] for name in COLUMNS[ENTRIES]}
        entry_id: int = self._executor.rows("entries_add", **columns)[0][0]
        for part in PARTS:
            if record[part]:
                add_parts(self._executor, part, [record])
        return entry_id

    def _write(
        self,
        command: str,
        rows: Iterable[Batch],
        import_id: str | None = None,
    ) -> dict[str, dict[Any, RawRecord]]:
        """Write records as `put` says, in the transaction that is open. How each one is now."""
        now, draft = self._now(), Draft(self.touched, import_id)
        written: dict[str, dict[Any, RawRecord]] = {}
        for table, given in rows:
            for start in range(0, len(given), _BATCH):
                batch = self._write_batch(table, given[start : start + _BATCH], draft, now)
                if import_id is None:
                    written.setdefault(table, {}).update(batch)
        if draft.wrote:
            draft.keep(self._executor, command, now)
            self._written.append(KeptCommand(command))
        return written

    def _write_batch(
        self, table: str, given: Sequence[Mapping[str, Any]], draft: Draft, now: int
    ) -> dict[Any, RawRecord]:
        named = {key_of(table, row) or uid.new_uid(): row for row in given}
        there = read_raw(self._executor, table, named)
        # What an undone import had brought isn't there, as if it had never come.
        before = {key: record for key, record in there.items() if not is_withdrawn(record)}
        after, column = {}, KEYS[table]
        for key, row in named.items():
            old = before.get(key)
            record = whole(table, row if column in row else {**row, column: key}, old)
            record[column] = key
            if draft.import_id is None:
                record = _stamped(record, row, old, now)
            elif record["created_at"] is None:
                record["created_at"] = now
            refuse_unfit(record)
            after[key] = record
        alike = same_content if draft.import_id is None else _identical
        for key in [key for key, old in before.items() if alike(old, after[key])]:
            del after[key]
        write_raw(self._executor, table, after.values(), there)
        for key, record in after.items():
            draft.note(table, key, before.get(key), record)
        return {**before, **after}

    def _walk(
        self,
        n: int,
        find: Callable[[Executor, int], Change | None],
        step: Callable[[Executor, Change, int], Change],
    ) -> list[Change]:
        walked: list[Change] = []
        with self.writing():
            while len(walked) < n and (change := find(self._executor, self._now())):
                walked.append(step(self._executor, change, self._now()))
                self._note(walked[-1])
                verb = "undo" if walked[-1].undone_at is not None else "redo"
                self._written.append(KeptCommand(f"{verb} of {change.command}"))
        return walked

    def _note(self, change: Change) -> None:
        """Note what was written by a change that was undone or redone; an import doesn't tell."""
        if change.import_id is not None:
            self.touched.everything = True
        for table, records in change.before.items():
            for key, record in records.items():
                self.touched.note(table, record, change.after.get(table, {}).get(key))
        self.touched.deleted = True


def _identical(one: RawRecord, other: RawRecord) -> bool:
    return one == other


def _stamped(
    record: RawRecord, given: Mapping[str, Any], old: RawRecord | None, now: int
) -> RawRecord:
    """A record of our own with its stamps: later than any it had, so that a merge keeps it.

    Those that are still to come count for nothing.
    """
    if old is None:
        gone = now if given.get("deleted_at") is not None else None
        return {**record, "created_at": now, "edited_at": None, "deleted_at": gone}
    latest = now + AHEAD_S
    known = [old[name] for name in STAMPS if old[name] is not None and old[name] <= latest]
    moment = max([now, *(stamp + 1 for stamp in known)])
    created, edited = old["created_at"], old["edited_at"]
    record["created_at"] = min(created, moment) if created > latest else created
    record["edited_at"] = moment if edited is not None and edited > latest else edited
    record["deleted_at"] = None if given.get("deleted_at") is None else moment
    return moved_on(record, moment)
