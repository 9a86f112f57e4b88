"""What is read from the store: entries, totals, goals, names, settings, records, history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import filterfalse
from typing import TYPE_CHECKING, Any

from tracker.domain.entries import ALL_DAYS, FIRST_DAY, LAST_DAY, Days, Entry, Goal, Total
from tracker.domain.errors import NoSuchEntry
from tracker.store.raw_records import RawReader
from tracker.store.rows import as_json, by_entry, give_attributes
from tracker.store.sound import (
    MOST,
    Columns,
    DamagedRow,
    are_days,
    check_amounts,
    fault_of,
    is_day,
    refuse_damaged,
    refuse_days,
)
from tracker.store.statements import frozen_makers as make

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import OwnSubject
    from tracker.domain.habits.asked import Amount, Asked
    from tracker.domain.habits.habit import Habit, Skip
    from tracker.domain.kept_findings import Acknowledgement
    from tracker.domain.pain_score import OldPain, PainScore
    from tracker.domain.time.clock import Clock
    from tracker.domain.time.so_far import SoFar
    from tracker.store.changes import Change
    from tracker.store.executor import Row
    from tracker.store.records import R


# Up to so many entries, their attributes are looked up one by one; beyond, in one stretch.
_FEW = 500
_NUMBERS = 2**63
NO_DAYS = Days(LAST_DAY, FIRST_DAY)
_ENTRIES = Columns(Entry._fields)


class Reader(RawReader):
    """The store's reading half. Only records and the history show what is deleted, too."""

    def entry(self, id: int) -> Entry:
        """The entry with an id. Raises NoSuchEntry."""
        return self._standing([id])[0]

    def entries(self, days: Days = ALL_DAYS, kind: str | None = None) -> list[Entry]:
        """The entries of days and of one kind or all, by day, time (none first) and id."""
        of, given = _narrowed(days, kind)
        return self._with_attributes(self._said(f"entries_{of}", f"measures_{of}", given))

    def entries_since(self, firsts: Mapping[str, str], last: str) -> list[Entry]:
        """The entries of several kinds, each from a day of its own, without attributes."""
        given = {"firsts": as_json(firsts), "last": last}
        return self._said("entries_since", "measures_since", given)

    def pain_scores(self, days: Days) -> list[PainScore]:
        """What the pain entries of some days say, in the order of `entries`."""
        from tracker.domain.pain_score import PainScore

        scores = self._executor.made(
            make.pain_scores, "pain_scores", kind="pain", first=days.first, last=days.last
        )
        Columns(PainScore._fields).check(scores)
        return scores

    def old_pain(self, days: Days) -> OldPain:
        """The same of days by the thousand, at less cost where most have plain scores."""
        from tracker.domain.pain_score import OldPain, pain_score
        from tracker.store.old_pain import sort_out

        given = {"kind": "pain", "first": days.first, "last": days.last}
        found = sort_out(self._executor.rows("old_pain", **given)[0])
        if found is None:
            return OldPain((), self.pain_scores(days))
        others = self._by_id(found.others) if found.others else ()
        return OldPain(found.plain, [*map(pain_score, others)])

    def entries_by_id(self, ids: Iterable[int]) -> list[Entry]:
        """The entries with these ids that are there, in the order of `entries`."""
        return self._by_id(ids)

    def newest(self, limit: int, days: Days = ALL_DAYS, kind: str | None = None) -> list[Entry]:
        """The latest `limit` entries by day and time, newest first."""
        return self._in_order(self._rows("newest", days, kind, limit=limit))

    def noted(self, days: Days = ALL_DAYS, kind: str | None = None) -> list[int]:
        """The ids of the entries that have a note, newest first."""
        return [id for (id,) in self._rows("noted", days, kind)]

    def last(self, kind: str | None = None) -> Entry | None:
        """The entry that was logged last, whatever day it is for."""
        if kind is None:
            rows = self._executor.rows("last_of_days")
        else:
            rows = self._executor.rows("last_of_kind", kind=kind)
        return self._by_id([rows[0][0]])[0] if rows else None

    def totals(self, measure: str, days: Days) -> list[Total]:
        """What a measure came to: one row a day, kind and subject, in that order."""
        found = self._executor.made(
            make.totals, "totals", measure=measure, first=days.first, last=days.last
        )
        self._check_amounts((total.day, total.value) for total in found)
        return found

    def days(self, days: Days = ALL_DAYS, kind: str | None = None) -> list[str]:
        """The days that have an entry, in order."""
        found: list[str] = [day for (day,) in self._rows("days", days, kind)]
        self._check_days(found)
        return found

    def count(self, days: Days = ALL_DAYS, kind: str | None = None) -> int:
        """How many entries there are."""
        return int(self._rows("count", days, kind)[0][0])

    def entries_counted(self, day: str) -> int:
        """How many entries there are up to and with a day."""
        return self.count(Days(FIRST_DAY, day))

    def span(self, kind: str | None = None) -> Days | None:
        """The first and the last day that has an entry; None where there is none."""
        if kind is None:
            first, last = self._executor.rows("span_of_days")[0]
        else:
            first, last = self._executor.rows("span_of_kind", kind=kind)[0]
        if first is None:
            return None
        self._check_days((first, last))
        return Days(first, last)

    def recent_subjects(self, kind: str, limit: int) -> list[tuple[str, str | None]]:
        """The subjects (with their side) of a kind's latest entries, each once, newest first."""
        # Most entries repeat a few subjects: look back some way, but never through everything.
        rows = self._executor.rows("recent_subjects", kind=kind, limit=max(200, 10 * limit))
        return list(dict.fromkeys((subject, side) for subject, side in rows))[:limit]

    def so_far(self, clock: Clock) -> SoFar:
        """How far the diary goes at the clock's instant, and what lies ahead of it."""
        from tracker.domain.time.so_far import first_day_to_look, so_far

        today = clock.today()
        days = {"first": first_day_to_look(today), "last": LAST_DAY}
        rows = self._executor.rows("after_now", **days, now=clock.now, today=today)
        if not rows:
            return so_far(clock, ())
        from tracker.domain.time.dated import Dated

        ahead = make.dated(rows)
        Columns(Dated._fields).check(ahead)
        return so_far(clock, ahead)

    def subjects_used(self, kind: str) -> list[str]:
        """Every subject that there are entries of, in no order."""
        return [subject for (subject,) in self._executor.rows("subjects_used", kind=kind)]

    def goals(self) -> list[Goal]:
        """Every goal that this version can judge, past ones too, in the order they were set in."""
        goals = self._executor.made(make.goals, "goals")
        if not goals:
            return []
        from tracker.domain.habits.known import knows_goal

        refuse_damaged("goals", map(Goal._asdict, goals))
        return [goal for goal in goals if knows_goal(goal)]

    def habits(self) -> list[Habit]:
        """Every habit that this version can count, archived ones too, as they were added."""
        from tracker.domain.habits.habit import Habit
        from tracker.domain.habits.known import knows_habit

        habits = self._executor.made(make.habits, "habits")
        refuse_damaged("habits", map(Habit._asdict, habits))
        return [habit for habit in habits if knows_habit(habit)]

    def skips(self) -> list[Skip]:
        """Every skip and pause, past ones too, by their first day."""
        from tracker.domain.habits.habit import Skip

        skips = self._executor.made(make.skips, "skips")
        refuse_damaged("skips", map(Skip._asdict, skips))
        return skips

    def acknowledgements(self) -> list[Acknowledgement]:
        """The answers to findings, in the order in which they were given."""
        rows = self._executor.rows("acknowledgements")
        if not rows:
            return []
        from tracker.domain.kept_findings import Acknowledgement

        named = (dict(zip(Acknowledgement._fields, row, strict=True)) for row in rows)
        refuse_damaged("acknowledgements", named)
        return make.acknowledgements(rows)

    def closed_days(self, days: Days = ALL_DAYS) -> list[str]:
        """The days of which it was said that nothing is left to log."""
        rows = self._executor.rows("closed_days", first=days.first, last=days.last)
        refuse_days("days", ((day, day) for (day,) in rows))
        return [day for (day,) in rows]

    def amounts(
        self, asked: Sequence[Asked], logged: Days = NO_DAYS, passed_over: Iterable[int] = ()
    ) -> list[Amount]:
        """What each of several things came to a day, in no order; which of some days are `logged`.

        Entries with the ids to pass over count for nothing but a logged day.
        """
        given = [[one.counted, one.kind, one.subject, one.measure, *one.days] for one in asked]
        rows = self._executor.rows(
            "amounts",
            asked=as_json(given),
            passed_over=as_json(list(passed_over)),
            first=logged.first,
            last=logged.last,
        )
        self._check_amounts((row[1], row[3] or 0.0) for row in rows)
        return rows  # by the ten thousands: left as they are

    def own_subjects(self, vocabulary: str, *, sound: bool = False) -> list[OwnSubject]:
        """The user's own names of a vocabulary, by name; with `sound` without damaged ones."""
        return self.own_vocabularies([vocabulary], sound=sound)[vocabulary]

    def own_vocabularies(
        self, names: Sequence[str], *, sound: bool = False
    ) -> dict[str, list[OwnSubject]]:
        """The same of several vocabularies, asked for at once."""
        rows = self._executor.rows("subjects", kinds=as_json(names))
        return {
            name: self._own_subjects(name, [row for row in rows if row[0] == name], sound)
            for name in names
        }

    def _own_subjects(self, vocabulary: str, rows: list[Row], sound: bool) -> list[OwnSubject]:
        from tracker.domain.catalogues.catalogue import OwnSubject

        if vocabulary == "habits":
            from tracker.domain.habits.own import subjects_of

            return subjects_of(self.habits(), make.own_subjects(rows))
        named = [(dict(zip(OwnSubject._fields, row, strict=True)), row) for row in rows]
        if sound:
            named = [(record, row) for record, row in named if not fault_of("subjects", record)]
        refuse_damaged("subjects", (record for record, _ in named))
        return make.own_subjects(row for _, row in named)

    def former_habit_names(self) -> dict[str, str]:
        """The names that own habits had before, each with the one that it stands for now."""
        former = self._executor.made(make.own_subjects, "subjects", kinds=as_json(["habits"]))
        return {one.name: one.alias_of for one in former if one.alias_of is not None}

    def settings(self) -> dict[str, str]:
        """What changes the meaning of the data, by name."""
        return self._facts("settings")

    def setting(self, name: str) -> str | None:
        """One setting; None where it isn't set."""
        return self.settings().get(name)

    def profile(self) -> dict[str, str]:
        """What the user told of themself, by name."""
        return self._facts("profile")

    def records(self, of: type[R]) -> list[R]:
        """Every record of a table that isn't deleted, in the order in which they were made."""
        from tracker.store.records import TABLE_OF

        table = TABLE_OF[of]
        made: list[R] = self._executor.made(make.RECORDS[table], f"{table}_all")
        return [record for record in made if not record.stamps.gone]

    def record(self, of: type[R], key: str) -> R | None:
        """The record of a table with a key; None for one that isn't there or is deleted."""
        from tracker.store.records import TABLE_OF

        table = TABLE_OF[of]
        made: list[R] = self._executor.made(
            make.RECORDS[table], f"{table}_by_key", keys=as_json([key])
        )
        return next((record for record in made if not record.stamps.gone), None)

    def history(self, limit: int) -> list[Change]:
        """The latest changes without their records, newest first, undone ones too."""
        from tracker.store.changes import told_from

        return [told_from(row) for row in self._executor.rows("changes_newest", limit=limit)]

    def made_here(self, limit: int) -> Iterator[Change]:
        """Of the latest changes those that stand and were no imports, newest first.

        Each is read when it is come to; a damaged one is passed over.
        """
        from tracker.store.changes import with_records

        for change in self.history(limit):
            if change.undone_at is not None or change.import_id is not None:
                continue
            try:
                made = with_records(self._executor, change)
            except DamagedRow:
                continue
            yield made

    def commands_of(self, entry: Entry, limit: int) -> list[str]:
        """What was typed when an entry was logged, where that is among the latest changes."""
        given = {"at": entry.created_at, "naming": f"%{entry.uid}%", "limit": limit}
        return [command for (command,) in self._executor.rows("commands_of", **given)]

    def _rows(self, name: str, days: Days, kind: str | None, **more: Any) -> list[Row]:
        of, given = _narrowed(days, kind)
        return self._executor.rows(f"{name}_{of}", **given, **more)

    def _by_id(self, ids: Iterable[int]) -> list[Entry]:
        # A number of more than 64 bits names nothing, and not every database says so.
        known = [id for id in ids if -_NUMBERS <= id < _NUMBERS]
        return self._with_attributes(
            self._said("entries_by_id", "measures_of", {"ids": as_json(known)})
        )

    def _said(self, name: str, measures: str, given: Mapping[str, Any]) -> list[Entry]:
        """The entries of two statements, without attributes, none of them damaged."""
        # Amounts come last, so that no entry that another program adds meanwhile lacks its own; and
        # as a stream, since memory that a month of rows takes costs more time than reading them.
        rows = self._executor.rows(name, **given)
        parts = self._executor.made(by_entry, measures, **given)
        entries = make.entries(rows, parts)
        _ENTRIES.check(entries)
        check_amounts(parts)
        return entries

    def _facts(self, table: str) -> dict[str, str]:
        """What settings and the profile say, by name."""
        rows = self._executor.rows(table)
        refuse_damaged(table, ({"name": name, "value": value} for name, value in rows))
        return dict(rows)

    def _check_days(self, days: Iterable[str]) -> None:
        """Raise DamagedRow for an entry with a day that is none."""
        found = dict.fromkeys(days)
        if not are_days(found):
            for day in filterfalse(is_day, found):
                self.entries(Days(day, day))

    def _check_amounts(self, amounts: Iterable[tuple[str, float]]) -> None:
        """Raise DamagedRow where what entries come to a day can't be."""
        found = list(amounts)
        self._check_days({day for day, _ in found})
        for day, amount in found:
            if not 0 <= amount <= MOST:
                self.entries(Days(day, day))

    def _in_order(self, ids: list[Row]) -> list[Entry]:
        found = {entry.id: entry for entry in self._by_id(id for (id,) in ids)}
        return [found[id] for (id,) in ids if id in found]

    def _standing(self, ids: Iterable[int]) -> list[Entry]:
        """The entries with these ids, in this order. Raises NoSuchEntry unless all are there."""
        wanted = list(dict.fromkeys(ids))
        found = {entry.id: entry for entry in self._by_id(wanted)}
        missing = [str(id) for id in wanted if id not in found]
        if missing:
            raise NoSuchEntry(
                f"there is no entry {', '.join(missing)}; `tracker list` shows the ids"
            )
        return [found[id] for id in wanted]

    def _with_attributes(self, entries: list[Entry]) -> list[Entry]:
        if not entries:
            return entries
        ids = [entry.id for entry in entries if entry.id is not None]
        if len(ids) <= _FEW:
            rows = self._executor.rows("attributes_of", ids=as_json(ids))
        else:
            rows = self._executor.rows("attributes_between", low=min(ids), high=max(ids))
        return give_attributes(entries, rows)


def _narrowed(days: Days, kind: str | None) -> tuple[str, dict[str, str]]:
    """What the name of a statement ends in, by what narrows it; and what it is given."""
    if kind is None:
        return "of_days", days._asdict()
    return "of_kind", {"kind": kind, **days._asdict()}
