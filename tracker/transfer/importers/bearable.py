"""Read Bearable's export: symptoms that are pains, medicines, treatments, sleep, weight, meals.

Its seven or eight columns are told by their names. A symptom's severity is a word in the last
brackets of its name; the rating beside it says it in numbers, whatever the language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from tracker.domain.catalogues.sites import BOTH, SIDES
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.clock import Moment
from tracker.domain.time.time_words import month_named
from tracker.transfer.arriving import Incoming, IncomingEntry, Unfit, each
from tracker.transfer.options import Options, read_clock, read_day
from tracker.transfer.outside.file import File
from tracker.transfer.outside.head import Head
from tracker.transfer.words import dose_in, in_units, number, score_of

NAME = "bearable"

_DATE = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3})[a-z]* ([0-9]{4})")
_BRACKETS = re.compile(r"(.*\S)\s*\(([^()]*)\)")
_PAIN = re.compile("pain|ache|migraine|sore|stiff")
_RATED = {"1": 2.0, "2": 5.0, "3": 8.0, "4": 10.0}
_SLOTS = ("pre", "am", "mid", "pm", "all day")


class _Row(NamedTuple):
    """A row of the table, with what its detail says before and in its last brackets."""

    when: Moment
    slot: str
    category: str
    amount: str
    name: str
    word: str
    note: str | None
    line: int | None

    def entry(self, kind: str | None, key: str, subject: str | None = None) -> IncomingEntry:
        """An entry of the row that is known by a key in it."""
        attributes = {"slot": self.slot} if self.slot in _SLOTS else {}
        key = f"{self.when.day}|{self.slot}|{self.category}|{key}"
        return IncomingEntry(
            kind, key, self.when, self.line, subject, {}, self.note, False, attributes, once=True
        )


def fits(head: Head) -> bool:
    """A table with a column that only Bearable has."""
    return "rating/amount" in head.columns


def read(file: File, options: Options) -> Iterator[Incoming]:
    """What each row holds, by its category."""

    def entries(cells: Mapping[str, str], line: int | None) -> Iterator[Incoming]:
        reader = _READERS.get(cells["category"].strip().casefold())
        if reader is None:
            raise Unfit("not-ours")
        yield from reader(_row(cells, line, options), options)

    return each(file.rows(), entries)


def _row(cells: Mapping[str, str], line: int | None, options: Options) -> _Row:
    day = _day(cells.get("date formatted", "") or cells["date"])
    slot = cells.get("time of day", "").strip()
    when = options.of_day(day)
    if slot and slot not in _SLOTS and any(map(str.isdigit, slot)):
        clock = read_clock(slot)
        when, slot = options.of_wall(day, clock), f"{clock:%H:%M}"
    detail = cells["detail"].strip()
    found = _BRACKETS.fullmatch(detail)
    name, word = (found[1], found[2].strip()) if found else (detail, "")
    if word.casefold() in (*SIDES, BOTH):  # `Knee pain (left)` is where, not how much
        name, word = detail, ""
    return _Row(
        when,
        slot,
        cells["category"].strip(),
        cells["rating/amount"].strip(),
        name,
        word,
        cells.get("notes", "").strip() or None,
        line,
    )


def _day(text: str) -> date:
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return read_day(text.strip())
    try:
        return date(int(found[3]), month_named(found[2].lower()) or 0, int(found[1]))
    except ValueError:
        raise Unfit("bad-date") from None


def _symptom(row: _Row, options: Options) -> Iterator[Incoming]:
    score = score_of(row.word or row.amount, _RATED.get(row.amount))
    if score is None:
        raise Unfit("bad-value")
    is_pain = _PAIN.search(row.name.lower()) or options.is_site(row.name)
    entry = row.entry("pain" if is_pain else None, row.name, row.name)
    yield entry._replace(
        measures=score.measures,
        estimated=score.estimated,
        attributes={**score.attributes, **entry.attributes},
    )


def _medicine(row: _Row, options: Options) -> Iterator[Incoming]:
    dose, words = dose_in(f"{row.amount} {row.word}") if row.amount else ({}, None)
    note = "; ".join(part for part in (words, row.note) if part) or None
    yield row.entry("med", row.name, row.name)._replace(measures=dose, note=note)


def _factors(row: _Row, options: Options) -> Iterator[Incoming]:
    detail = f"{row.name} ({row.word})" if row.word else row.name
    names = [name.strip() for name in detail.split("|")]
    treatments = options.catalogue("treatments")
    known = [name for name in names if treatments.look_up(name) is not None]
    if not known:
        raise Unfit("not-ours")
    for name in known:
        yield row.entry("treatment", name, name)


def _sleep(row: _Row, options: Options) -> Iterator[Incoming]:
    if not row.amount:
        raise Unfit("no-value")
    found = re.fullmatch("([0-9]{1,2}):([0-5][0-9])", row.amount)
    if found is None:
        raise Unfit("bad-value")
    minutes = int(found[1]) * 60.0 + int(found[2])
    day = Moment(None, None, row.when.day)
    yield row.entry("sleep", "")._replace(when=day, measures={"duration_min": minutes})


def _measurement(row: _Row, options: Options) -> Iterator[Incoming]:
    if row.name.casefold() != "weight":
        raise Unfit("not-ours")
    mass = in_units("mass_kg", number(row.amount), row.word)
    yield row.entry("weight", row.name)._replace(measures={"mass_kg": mass})


def _meal(row: _Row, options: Options) -> Iterator[Incoming]:
    said = f"{row.name} ({row.word})" if row.word else row.name
    note = "; ".join(part for part in (said, row.note) if part)
    if not note:
        raise Unfit("no-value")
    yield row.entry("note", said)._replace(note=note)


_READERS: Mapping[str, Callable[[_Row, Options], Iterator[Incoming]]] = {
    "symptom": _symptom,
    "meds/supplements": _medicine,
    "factors": _factors,
    "sleep": _sleep,
    "health measurements": _measurement,
    "food diary": _meal,
}
