"""Takes what an importer yields into the diary: one change, streamed, kept whole or not at all.

A record is known by its source, its key and which of that key it is in the file. Untouched since it
came, it is corrected by a newer export; edited here it stays as it is, deleted here it stays
deleted. What an undone import had brought counts as not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tracker.domain.arrived import Arrived
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.clock import Clock
from tracker.store.outside.spill import Occurrences
from tracker.store.records import TABLE_OF, Record, Stamps, SubjectRecord, raw_of
from tracker.transfer.arriving import (
    HabitEntry,
    Importer,
    Incoming,
    IncomingEntry,
    IncomingHabit,
    LeftOut,
    Remark,
    Unfit,
)
from tracker.transfer.taking.beside import Beside
from tracker.transfer.taking.fitting import Fitting
from tracker.transfer.taking.identity import is_as_it_came, key_kept, number_of, uid_of
from tracker.transfer.taking.mapped import Mapped
from tracker.transfer.taking.meaning import Catalogues, Meaning
from tracker.transfer.taking.own_habits import Known, OwnHabits
from tracker.transfer.taking.tally import Tally, few, import_row

if TYPE_CHECKING:
    from tracker.store.store import Store

Row = dict[str, Any]
Batch = tuple[str, list[Row]]
_BATCH = 1000
_ENTRIES = IncomingEntry, HabitEntry
#: The columns that say what an entry is; the rest says where it came from and when.
_CONTENT = (
    "kind", "subject", "side", "at", "utc_offset_min", "day", "since_day", "note", "origin",
    "estimated", "measures", "attributes",
)  # fmt: skip


class Taking(NamedTuple):
    """How a file is taken in: under which source, by which names, and whether it is only tried."""

    source: str
    clock: Clock
    catalogues: Catalogues
    maps: Mapping[str, Mapped] = {}
    dry_run: bool = False
    keep_both: bool = False


def take_in(
    store: Store, incoming: Iterable[Incoming], importer: Importer, taking: Taking
) -> Arrived:
    """Take what comes in into the diary. Raises TrackerError, with nothing changed.

    What is there is read and written in one transaction.
    """
    if taking.dry_run:
        taker = _Taker(store, taking, "")
        with closing(taker.occurrences):
            for _ in taker.batches(incoming, importer):
                pass
        return taker.arrived()
    with store.writing():
        taker = _Taker(store, taking, store.new_uid())
        with closing(taker.occurrences):
            command, batches = f"import {importer.name}", taker.batches(incoming, importer)
            new = not taker.came_before
            wrote = store.put_stream(command, batches, taker.import_id, of_new_source=new)
    return taker.arrived() if wrote else taker.arrived()._replace(import_id=None)


class _Taker:
    """Takes one file in."""

    def __init__(self, store: Store, taking: Taking, import_id: str) -> None:
        self._store, self._taking, self.import_id = store, taking, import_id
        known = Known(store.habits(), store.former_habit_names(), taking.catalogues)
        self._meaning = Meaning(taking.catalogues, taking.source)
        self._fitting = Fitting(self._meaning, taking.maps, taking.clock.now)
        self._habits = OwnHabits(known, taking.source, taking.maps)
        self._beside = Beside(store, taking.source, taking.keep_both)
        self.came_before = bool(store.source_keys(taking.source))
        self.occurrences = Occurrences()
        self._tally = Tally()
        self._remarks: list[str] = []

    def batches(self, incoming: Iterable[Incoming], importer: Importer) -> Iterator[Batch]:
        """What is to be written, by table, in the order in which it must be."""
        batch: list[tuple[Row, IncomingEntry]] = []
        wrote = False
        for one in incoming:
            entry = self._entry(one)
            if entry is None:
                continue
            batch.append(entry)
            if len(batch) == _BATCH:
                rows = self._settled(batch)
                wrote = wrote or bool(rows)
                yield "entries", rows
                batch = []
        rows = self._settled(batch)
        wrote = wrote or bool(rows)
        yield "entries", rows
        for table, records in self._others():
            wrote = wrote or bool(records)
            yield table, records
        if wrote:
            yield "imports", [self._import_row(importer)]

    def _entry(self, one: Incoming) -> tuple[Row, IncomingEntry] | None:
        """A row of the diary that comes in, with what it was; None for whatever else comes."""
        if isinstance(one, _ENTRIES):
            try:
                return self._fitted(one)
            except Unfit as unfit:
                self._tally.leave_out(unfit.reason, one.line, unfit.about)
        elif isinstance(one, LeftOut):
            self._tally.leave_out(one.reason, one.line, one.about)
        elif isinstance(one, IncomingHabit):
            self._habits.say(one)
        elif isinstance(one, Remark):
            self._remarks.append(one.text)
        else:
            raise TypeError(f"{type(one).__name__} is of a diary of ours")
        return None

    def _fitted(self, one: IncomingEntry | HabitEntry) -> tuple[Row, IncomingEntry] | None:
        if isinstance(one, IncomingEntry):
            return self._fitting.fit(one), one
        said = self._habits.entry(one)
        return None if said is None else (self._fitting.fit(*said), said[0])

    def _settled(self, batch: list[tuple[Row, IncomingEntry]]) -> list[Row]:
        """What of some entries is to be written; counts what becomes of all of them."""
        if not batch:
            return []
        named = list(self._named(batch))
        self._tally.show([row for row, _ in named])
        there = self._there([row for row, _ in named])
        written = []
        for row, line in named:
            before = there.get(row["uid"])
            if before is None:
                try:
                    self._beside.check(row)
                except Unfit as unfit:
                    self._tally.leave_out(unfit.reason, line)
                    continue
                self._tally.add(row)
                written.append(row)
            elif _is_news(row, before):
                self._tally.changed += 1
                written.append({**before, **{name: row[name] for name in _CONTENT}})
            else:
                self._tally.unchanged += 1
        return written

    def _named(self, batch: list[tuple[Row, IncomingEntry]]) -> Iterator[tuple[Row, int | None]]:
        """Entries with their names; a second one of a key that stands once is left out."""
        source, import_id = self._taking.source, self.import_id
        keys = [key_kept(entry.key) for _, entry in batch]
        uids = [uid_of(source, key) for key in keys]
        numbers = self.occurrences.numbers(list(map(number_of, uids)))
        for (row, entry), key, uid, n in zip(batch, keys, uids, numbers, strict=True):
            if n > 1:
                if entry.once:
                    self._tally.leave_out("repeated", entry.line)
                    continue
                uid = uid_of(source, key, str(n))
            row["uid"], row["source"], row["source_key"], row["source_n"] = uid, source, key, n
            row["import_id"] = import_id
            # It counts as written when it happened, so that whatever is done to it, on this or
            # another machine, stays in every merge.
            row["created_at"] = _noon(row["day"]) if row["at"] is None else row["at"]
            row["edited_at"] = row["deleted_at"] = None
            yield row, entry.line

    def _there(self, rows: list[Row]) -> dict[str, Row]:
        """What the diary has of entries, by their uid here.

        Their own is another one where a diary of ours brought them from an older version.
        """
        found = self._store.raw_by_key("entries", [row["uid"] for row in rows])
        if len(found) == len(rows) or not self.came_before:
            return found
        others = {row["source_key"] for row in rows if row["uid"] not in found}
        twins = self._store.raw_of_source(self._taking.source, others)
        for row in rows:
            twin = twins.get((row["source_key"], row["source_n"]))
            if twin is not None and row["uid"] not in found:
                found[row["uid"]] = twin
        return found

    def _others(self) -> Iterator[Batch]:
        """What comes along: drugs of the user's own, habits with their goals and skips."""
        drugs = {uid_of("drugs", name): name for name in self._meaning.own_drugs}
        known = self._store.raw_by_key("subjects", drugs)
        rows: dict[str, list[Row]] = {}
        for uid, name in drugs.items():
            if uid not in known:
                self._put(rows, SubjectRecord(uid, "drugs", name, None, None, "{}"))
        there: dict[str, Row] = {}
        for table, uids in self._habits.uids().items():
            there |= self._store.raw_by_key(table, uids)
        for record in self._habits.records(self._taking.clock.today(), there):
            self._put(rows, record)
        self._say_others(rows)
        yield from rows.items()
        followed: dict[str, list[Row]] = {}
        for table, row in self._habits.followed(there):
            followed.setdefault(table, []).append(row)
        if "habits" in followed:
            named = few([row["name"] for row in followed["habits"]], 12)
            self._remarks.append(f"habits with their days as in this export: {named}")
        yield from followed.items()

    def _put(self, rows: dict[str, list[Row]], record: Record) -> None:
        stamped = record._replace(stamps=Stamps(created_at=self._taking.clock.now))
        rows.setdefault(TABLE_OF[type(record)], []).append(raw_of(stamped))

    def _say_others(self, rows: Mapping[str, list[Row]]) -> None:
        told = {"subjects": "drugs of your own added", "habits": "habits added"}
        for table, words in told.items():
            if rows.get(table):
                self._remarks.append(f"{words}: {few([row['name'] for row in rows[table]], 12)}")
        for table in ("goals", "skips"):
            if rows.get(table):
                self._remarks.append(f"{table} of habits added: {len(rows[table])}")

    def _import_row(self, importer: Importer) -> Row:
        tally = self._tally
        counts = sum(tally.added.values()), tally.changed, tally.unchanged
        return import_row(self.import_id, importer.format, counts, self._taking.clock.now)

    def arrived(self) -> Arrived:
        """What was done."""
        return Arrived(
            self._taking.source,
            self._tally.added,
            self._tally.changed,
            self._tally.unchanged,
            self._tally.left_out,
            (*self._remarks, *self._said()),
            self._tally.spans,
            self.import_id or None,
            samples=tuple(self._tally.samples),
        )

    def _said(self) -> Iterator[str]:
        """What else is to be said."""
        yield from self._tally.unknown()
        yield from self._beside.remarks()
        if self._fitting.cut_notes:
            yield f"notes cut at 10,000 characters: {self._fitting.cut_notes}"
        if self._fitting.ahead:
            yield f"left out, since they lie in the future: {self._fitting.ahead}"
        met = self._fitting.met | self._habits.names
        for name in self._taking.maps:
            if name not in met:
                yield f"--map {name}: nothing in the file is called so"


def _is_news(row: Mapping[str, Any], before: Mapping[str, Any]) -> bool:
    """Whether an entry corrects the one that came before, which nobody has touched here."""
    return is_as_it_came(before) and any(row[name] != before[name] for name in _CONTENT)


@lru_cache(4096)
def _noon(day: str) -> int:
    """Noon of a day, UTC."""
    return int(datetime.fromisoformat(f"{day}T12:00Z").timestamp())
