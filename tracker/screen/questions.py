"""Questions for the next visit on a screen: each one whole, with its number and day."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.entries import Entry
from tracker.figures.periods import week_day
from tracker.figures.questions import ASKED
from tracker.screen.draw import Style, clean, finish, wrap


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
