"""Rows of a table made into entries by a mapping. It is the loop that runs a million times."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from tracker.domain.entries import NO_TEXTS, NOTHING
from tracker.domain.errors import WrongWords, shown
from tracker.domain.numbers import EXACT_UNITS, reads_two_ways
from tracker.domain.time.clock import Moment
from tracker.transfer.arriving import Incoming, IncomingEntry, LeftOut, Unfit
from tracker.transfer.options import Options
from tracker.transfer.tables.dates import (
    day_reader,
    has_one_spelling,
    plain_clock,
    plain_day,
    reader_of,
)
from tracker.transfer.tables.mapping import EntryMap, TableMap
from tracker.transfer.taking.identity import uid_of
from tracker.transfer.words import number, rescaled

Cells = Sequence[str]


class RowReader:
    """Reads rows of a table with these columns. Raises WrongWords for a mapping of others."""

    def __init__(self, mapping: TableMap, columns: Sequence[str], options: Options) -> None:
        self._at = _places(mapping, columns)
        self._when = self._when_of(mapping, options)
        self._entries = [
            _EntryReader(entry, n, self._at, mapping.file.decimal)
            for n, entry in enumerate(mapping.entries, 1)
        ]
        self._key = [self._at[name] for name in mapping.key]
        self._date, self._format = self._at[mapping.date.column], mapping.date.format
        clock = mapping.date.time_column
        self._clock = self._at[clock] if clock else None
        self._has_one_spelling = not clock and has_one_spelling(self._format)

    def _when_of(self, mapping: TableMap, options: Options) -> Callable[[Cells], Moment]:
        date = mapping.date
        column = self._at[date.column]
        if not date.time_column:
            read = reader_of(date.format, options)
            return lambda cells: read(cells[column])
        clock, days = self._at[date.time_column], day_reader(date.format, options)
        return lambda cells: days(cells[column], cells[clock])

    def read(self, line: int, cells: Cells) -> list[Incoming]:
        """What a row makes: entries, or why there are none."""
        try:
            when = self._when(cells)
        except Unfit as unfit:
            return [LeftOut(unfit.reason, line)]
        key = self._named(cells)
        found: list[Incoming] = []
        concerned = False
        for entry in self._entries:
            if not entry.has_conditions or entry.holds(cells):
                concerned = True
                if entry.value_at is None or cells[entry.value_at]:
                    entry.read_into(found, line, cells, (key, when))
        return found or [LeftOut("no-value" if concerned else "not-ours", line)]

    def _named(self, cells: Cells) -> str:
        """What names a row, also where the next export spells its day or its time otherwise."""
        plain = cells if self._has_one_spelling else self._plain(cells)
        return "|".join([plain[at] for at in self._key]) if self._key else uid_of(*plain)

    def _plain(self, cells: Cells) -> list[str]:
        plain = list(cells)
        plain[self._date] = plain_day(cells[self._date], self._format)
        if self._clock is not None:
            plain[self._clock] = plain_clock(cells[self._clock])
        return plain


def _places(mapping: TableMap, columns: Sequence[str]) -> dict[str, int]:
    """Where each column of the mapping stands. Raises WrongWords for one that isn't there once."""
    for name in sorted(mapping.columns):
        if columns.count(name) != 1:
            there = "isn't there" if name not in columns else "is there twice"
            raise WrongWords(
                f"the column '{shown(name)}' of the mapping {there}; the table has "
                f"{shown(', '.join(columns), 300)}"
            )
    return {name: at for at, name in enumerate(columns)}


class _EntryReader:
    """Makes the entries of one [[entry]] of a mapping."""

    def __init__(self, entry: EntryMap, n: int, at: dict[str, int], decimal: str) -> None:
        self._entry, self._n, self._decimal = entry, n, decimal or "."
        self._when = [(at[name], word.casefold()) for name, word in entry.when.items()]
        self._unless = [(at[name], word.casefold()) for name, word in entry.unless.items()]
        self.has_conditions = bool(entry.when or entry.unless)
        self._is_exact = bool(decimal) or entry.unit.casefold() in EXACT_UNITS
        self.value_at = at[entry.value] if entry.value else None
        self._measures_of = lru_cache(4096)(self._measures)  # the same amounts come again and again
        self._subject = at[entry.subject_column] if entry.subject_column else None
        self._note = at[entry.note] if entry.note else None

    def holds(self, cells: Cells) -> bool:
        """Whether a row makes this entry, by what it says."""
        for at, word in self._when:
            if cells[at].strip().casefold() != word:
                return False
        return all(cells[at].strip().casefold() != word for at, word in self._unless)

    def read_into(
        self, found: list[Incoming], line: int, cells: Cells, named: tuple[str, Moment]
    ) -> None:
        """Add the entries of a row, an entry a subject; none of an empty value.

        `named` are the row's key and its moment.
        """
        entry, value = self._entry, ""
        if self.value_at is not None:
            value = cells[self.value_at].strip()
            if not value:
                return
        note = cells[self._note] if self._note is not None else None
        if entry.kind == "note" and not (note or "").strip():
            return
        try:
            measures = self._measures_of(value) if value else NOTHING
        except Unfit as unfit:
            found.append(LeftOut(unfit.reason, line, unfit.about))
            return
        key, when = named
        key = f"{key}|{self._n}"
        estimated = entry.scale is not None or entry.max is not None
        attributes = NO_TEXTS if entry.scale is None else {"word": value}
        for subject in self._subjects(cells):
            one = f"{key}|{subject}" if entry.split else key
            found.append(
                IncomingEntry(
                    entry.kind, one, when, line, subject, measures, note, estimated, attributes,
                    None, False,
                )
            )  # fmt: skip

    def _subjects(self, cells: Cells) -> list[str | None]:
        """What a row names; nothing where its cell is empty and something is to be named."""
        entry = self._entry
        if self._subject is None:
            return [entry.subject or None]
        cell = cells[self._subject]
        parts = cell.split(entry.split) if entry.split else [cell]
        names = [part.strip() for part in parts if part.strip()]
        return [entry.words.get(name.casefold(), name) for name in names]

    def _measures(self, value: str) -> Mapping[str, float]:
        entry = self._entry
        if entry.scale is not None:
            score = entry.scale.get(value.casefold())
            if score is None:
                raise Unfit("bad-value")
            return {entry.measure: score}
        if not self._is_exact and reads_two_ways(value):
            raise Unfit("bad-value")
        amount = number(value, self._decimal)
        if entry.max is not None:
            return {entry.measure: rescaled(amount, entry.max)}
        return {entry.measure: amount * entry.factor}
