"""Notes: those of the day (kind `note`), and those left on another entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.domain.kinds import KINDS
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.moment_words import calendar_day, clock_time
from tracker.figures.logged_days import LoggedDays, in_order
from tracker.figures.phrases import words

if TYPE_CHECKING:
    from tracker.figures.summary import Material

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


def figures(material: Material) -> dict[str, Any]:
    """What the section tells of a period."""
    return {"notes": notes(material.logged)}


def notes(logged: LoggedDays) -> tuple[Note, ...]:
    """Every note of the period, on whatever it was left, oldest first."""
    noted = [entry for entries in logged.kinds.values() for entry in entries if entry.note]
    return tuple(
        Note(
            entry.day,
            clock_time(entry.at, entry.utc_offset_min),
            entry.kind,
            entry.subject,
            entry.note or "",
            calendar_day(entry),
        )
        for entry in sorted(noted, key=in_order)
    )
