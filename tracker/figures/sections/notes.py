"""Notes, those of the day and those left on another entry; questions for the doctor apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.domain.entries import Entry, in_order
from tracker.domain.kinds import KINDS
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.moment_words import calendar_day, clock_time
from tracker.figures.logged_days import LoggedDays
from tracker.figures.phrases import words
from tracker.figures.questions import ASKED, is_question

if TYPE_CHECKING:
    from tracker.figures.sections import Rows
    from tracker.figures.summary import Material, Summary

PLACE = 80


class Note(NamedTuple):
    """A note, of the day (kind `note`) or on another entry.

    `date` is the calendar's, which stands beside its time; `day` the one that it counts for.
    """

    day: str
    time: str | None
    kind: str
    subject: str | None
    text: str
    date: str

    @property
    def about(self) -> str:
        """What it was left on, in plain words; nothing for a note of the day."""
        kind = KINDS.get(self.kind)
        return "" if kind is not None and kind.text else words(self.subject or self.kind)


class Asking(NamedTuple):
    """A question for the doctor: the day it was kept, and the one it was asked on, if it was."""

    day: str
    text: str
    asked: str | None


def figures(material: Material) -> dict[str, Any]:
    """What the section tells of a period."""
    noted = _noted(material.logged)
    return {
        "notes": tuple(_note(entry) for entry in noted if not is_question(entry)),
        "questions": tuple(
            Asking(entry.day, entry.note or "", entry.attributes.get(ASKED))
            for entry in noted
            if is_question(entry)
        ),
    }


def notes(logged: LoggedDays) -> tuple[Note, ...]:
    """Every note, on whatever it was left, and every question, oldest first."""
    return tuple(map(_note, _noted(logged)))


def _noted(logged: LoggedDays) -> list[Entry]:
    noted = [entry for entries in logged.kinds.values() for entry in entries if entry.note]
    return sorted(noted, key=in_order)


def _note(entry: Entry) -> Note:
    return Note(
        entry.day,
        clock_time(entry.at, entry.utc_offset_min),
        entry.kind,
        entry.subject,
        entry.note or "",
        calendar_day(entry),
    )


def _note_rows(summary: Summary) -> Rows:
    yield from map(tuple, summary.notes)


def _question_rows(summary: Summary) -> Rows:
    yield from map(tuple, summary.questions)


TABLES = {
    "notes": (Note._fields, _note_rows),
    "questions": (Asking._fields, _question_rows),
}
