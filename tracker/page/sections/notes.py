"""The sections on the questions for the doctor and on the notes of the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.time.moment_words import NO_YEAR, counts_for, full_day
from tracker.figures.questions import QUESTIONS, asked_words
from tracker.page.palette import Palette
from tracker.page.parts import PageNote, Point, Section

if TYPE_CHECKING:
    from tracker.figures.sections.notes import Note
    from tracker.figures.summary import Summary


def questions_part(summary: Summary, colours: Palette, us: bool) -> Section | None:
    """The questions that were kept in the period, and which were asked."""
    points = tuple(Point(one.text, remark=asked_words(one)) for one in summary.questions)
    return Section("questions", QUESTIONS, points=points) if points else None


def part(summary: Summary, colours: Palette, us: bool) -> Section | None:
    """Every note whole, beside when it was written and what about."""
    notes = tuple(_note(note) for note in summary.notes)
    return Section("notes", "Notes", notes=notes) if notes else None


def _note(note: Note) -> PageNote:
    clock = [note.time, counts_for(note.day, note.date)]
    when = " ".join(filter(None, [full_day(note.date, NO_YEAR), *clock]))
    return PageNote(when, note.about, note.text)


PARTS = ((90, questions_part), (100, part))
