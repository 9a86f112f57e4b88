"""The owner's questions for the next visit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.domain.named_tuple import NamedTuple
from tracker.figures.sheet.sheet_part import Part, not_shown, typed

if TYPE_CHECKING:
    from tracker.figures.sheet.sheet import DoctorSheet, SheetMaterial
    from tracker.figures.sheet.sheet_part import Room

PLACE = 10
TELLS: frozenset[str] = frozenset()
MOST = 10


class Question(NamedTuple):
    """A question that the owner kept for the next visit."""

    id: int | None
    day: str
    text: str


def figures(of: SheetMaterial) -> dict[str, Any]:
    """The questions that were not asked yet."""
    return {"questions": tuple(Question(e.id, e.day, e.note or "") for e in of.questions)}


def part(sheet: DoctorSheet, room: Room, us: bool) -> Part | None:
    """Each with a number."""
    if not sheet.questions:
        return None
    shown = sheet.questions[: min(MOST, room.rows)]
    return Part(
        "The owner's questions",
        numbered=tuple(typed(question.text, room.cell) for question in shown),
        more=not_shown(len(sheet.questions), len(shown), "questions"),
    )
