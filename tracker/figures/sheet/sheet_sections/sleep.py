"""Sleep, over the days on which it was logged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.domain.units import format_measure
from tracker.figures.phrases import many
from tracker.figures.sections.body import sleep
from tracker.figures.sheet.sheet_part import Part

if TYPE_CHECKING:
    from tracker.figures.sheet.sheet import DoctorSheet, SheetMaterial
    from tracker.figures.sheet.sheet_part import Room

PLACE = 80
TELLS = frozenset({"sleep"})
BY_DAYS = frozenset({"sleep"})


def figures(of: SheetMaterial) -> dict[str, Any]:
    """Hours a day."""
    return {"sleep": sleep(of.logged)}


def part(sheet: DoctorSheet, room: Room, us: bool) -> Part | None:
    """'Logged on 73 days: mean 7 h 2 min, from 6 h to 8 h.'"""
    found = sheet.sleep
    if found is None:
        return None
    mean, shortest, longest = (
        format_measure("duration_min", round(minutes))
        for minutes in (found.mean_min, found.shortest_min, found.longest_min)
    )
    span = f", mean {mean}, from {shortest} to {longest}" if shortest != longest else f": {mean}"
    return Part("Sleep", (f"Logged on {many(found.days, 'day')}{span}.",))
