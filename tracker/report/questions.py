"""Questions for the next visit: notes marked as such, so that export, undo and search know them."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.entries import Entry
from tracker.report.draw import Style, clean, finish, wrap
from tracker.report.periods import week_day

#: The attribute that makes a note a question, what it says, and the day the question was asked.
QUESTION, TO_DOCTOR, ASKED = "question", "for the doctor", "asked"


def is_question(entry: Entry) -> bool:
    """Whether an entry is a question for the doctor."""
    return entry.kind == "note" and QUESTION in entry.attributes


def is_open(entry: Entry) -> bool:
    """Whether it is a question that waits to be asked."""
    return is_question(entry) and ASKED not in entry.attributes


def draw_questions(entries: Sequence[Entry], style: Style, said: str = "") -> str:
    """Each question with its number and day, whole; `said` is what was just done with it."""
    lines: list[str] = []
    for entry in entries:
        asked = entry.attributes.get(ASKED)
        state = said or (f"asked on {asked}" if asked else "")
        lead = f"#{entry.id}  {week_day(entry.day, style.year)}  "
        text = clean(entry.note or "", style) + (f"  ({state})" if state else "")
        lines += wrap(lead + text, style.width, min(len(lead), 18))
    return finish(lines, style)
