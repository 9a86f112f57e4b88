"""Questions for the next visit: notes marked as such, so that export, undo and search know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.entries import Entry
from tracker.domain.time.moment_words import NO_YEAR, full_day

if TYPE_CHECKING:
    from tracker.figures.sections.notes import Asking

#: The attribute that makes a note a question, what it says, and the day the question was asked.
QUESTION, TO_DOCTOR, ASKED = "question", "for the doctor", "asked"


#: What stands above them.
QUESTIONS = "Questions for the doctor"


def is_question(entry: Entry) -> bool:
    """Whether an entry is a question for the doctor."""
    return entry.kind == "note" and QUESTION in entry.attributes


def is_open(entry: Entry) -> bool:
    """Whether it is a question that waits to be asked."""
    return is_question(entry) and ASKED not in entry.attributes


def asked_words(one: Asking) -> str:
    """'asked on Tue 3 Nov 2026'; '' for a question that waits."""
    return f"asked on {full_day(one.asked, NO_YEAR)}" if one.asked else ""
