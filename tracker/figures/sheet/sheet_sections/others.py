"""Kinds that no other section of the sheet tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.domain.texts import begun
from tracker.figures.phrases import many
from tracker.figures.sections import files_of
from tracker.figures.sections.others import Other, amount_words, more_words, others
from tracker.figures.sheet import sheet_sections
from tracker.figures.sheet.sheet_part import Part, not_shown, typed

if TYPE_CHECKING:
    from tracker.figures.sheet.sheet import DoctorSheet, SheetMaterial
    from tracker.figures.sheet.sheet_part import Room

PLACE = 90
#: What the head of the sheet says, and what there is no room for.
TELLS = frozenset({"weight", "hydration", "minerals", "habits"})
BY_DAYS = frozenset({"water", "drink", "food", "mineral", "habit"})
MORE_LENGTH = 200


def figures(of: SheetMaterial) -> dict[str, Any]:
    """In the shape of the report's."""
    told = frozenset[str]().union(*(one.TELLS for one in files_of(sheet_sections)))
    return {"others": others(of.logged, told)}


def part(sheet: DoctorSheet, room: Room, us: bool) -> Part | None:
    """'Mood: 3 days, mean 6.3/10, from 5/10 to 8/10 a day', a line for each."""
    if not sheet.others:
        return None
    shown = sheet.others[: room.rows]
    return Part(
        "Also logged",
        tuple(typed(_line(one, us), room.cell) for one in shown),
        more=not_shown(len(sheet.others), len(shown), "things"),
    )


def _line(one: Other, us: bool) -> str:
    told = [many(one.days, "day"), *(amount_words(amount, us) for amount in one.amounts)]
    told += [typed(more, MORE_LENGTH)] if (more := more_words(one)) else []
    return f"{begun(typed(one.label))}: {', '.join(told)}"
