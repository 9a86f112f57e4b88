"""The report's section of notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.figures.periods import one_year, week_day
from tracker.figures.phrases import many
from tracker.figures.questions import QUESTIONS, asked_words
from tracker.screen.draw import Style, clean, fit, own_words, wrap
from tracker.screen.report import titled

if TYPE_CHECKING:
    from tracker.figures.sections.notes import Note
    from tracker.figures.summary import Summary

NOTE_LINES = 4
MOST_NOTES = 30


def draw_notes(summary: Summary, style: Style, us: bool = False) -> list[str]:
    """Notes by day, each in a few lines; the whole of a long one is in the JSON and in `list`."""
    notes = summary.notes
    if not notes:
        return []
    lines = titled("Notes", "", style)
    years = one_year((note.day for note in notes), style.year)
    for note in notes[-MOST_NOTES:]:
        lines += note_lines(note, f"  {week_day(note.day, years)}  ", style)
    if len(notes) > MOST_NOTES:
        rest = f"  {many(len(notes) - MOST_NOTES, 'earlier note')} not shown"
        lines.append(style.faint(rest))
    return lines


def note_lines(note: Note, lead: str, style: Style) -> list[str]:
    """A note after its day or time, with what it was left on."""
    about = f"{clean(note.about, style)}: " if note.about else ""
    indent = len(lead) if style.width >= 60 else 4
    text = clean(note.text[: style.width * (NOTE_LINES + 1)], style)
    lines = wrap(own_words(lead, style) + about + text, style.width, indent)
    if len(lines) > NOTE_LINES:
        last = fit(lines[NOTE_LINES - 1] + " " * style.width, style.width, style)
        lines = [*lines[: NOTE_LINES - 1], last]
    return lines


def draw_asking(summary: Summary, style: Style, us: bool = False) -> list[str]:
    """The questions for the doctor that were kept in the period, and which were asked."""
    if not summary.questions:
        return []
    lines = titled(QUESTIONS, "", style)
    years = one_year((one.day for one in summary.questions), style.year)
    for one in summary.questions:
        text = own_words(f"  {week_day(one.day, years)}  ", style) + clean(one.text, style)
        told = f" ({asked_words(one)})" if one.asked else ""
        lines += wrap(text + told, style.width, 14 if style.width >= 60 else 4)
    return lines


DRAWN = ((125, draw_asking), (130, draw_notes))
