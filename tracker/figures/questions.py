"""Questions for the next visit: notes marked as such, so that export, undo and search know them."""

from __future__ import annotations

from tracker.domain.entries import Entry

#: The attribute that makes a note a question, what it says, and the day the question was asked.
QUESTION, TO_DOCTOR, ASKED = "question", "for the doctor", "asked"


def is_question(entry: Entry) -> bool:
    """Whether an entry is a question for the doctor."""
    return entry.kind == "note" and QUESTION in entry.attributes


def is_open(entry: Entry) -> bool:
    """Whether it is a question that waits to be asked."""
    return is_question(entry) and ASKED not in entry.attributes
