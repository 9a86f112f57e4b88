"""Exercise: how often, and what was said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.domain.texts import begun
from tracker.domain.units import format_measure
from tracker.figures.phrases import many, words
from tracker.figures.sheet.sheet_part import Part, not_shown, span, typed

if TYPE_CHECKING:
    from tracker.figures.sheet.sheet import DoctorSheet, SheetMaterial
    from tracker.figures.sheet.sheet_part import Room
    from tracker.figures.sheet.tried import Tried

PLACE = 70
TELLS = frozenset({"movement"})


def figures(of: SheetMaterial) -> dict[str, Any]:
    """The days of rest on purpose; exercise is among what was tried."""
    return {"rest_days": len(of.logged.times_of("rest"))}


def part(sheet: DoctorSheet, room: Room, us: bool) -> Part | None:
    """A line for each kind of exercise."""
    found = [one for one in sheet.tried if one.exercise]
    lines = [_line(one, sheet.as_of, us) for one in found[: room.rows]]
    if sheet.rest_days:
        lines.append(f"Rest on purpose: {many(sheet.rest_days, 'day')}.")
    if not lines:
        return None
    more = not_shown(len(found), min(len(found), room.rows), "things")
    return Part("Movement", tuple(lines), more=more)


def _line(one: Tried, as_of: str, us: bool) -> str:
    """'Walks: 46 times on 46 days, 10 Aug to 8 Nov: 23 h, 115 km of 20 of them.'"""
    what = ", ".join(typed(words(name)) for name, _ in one.subjects[:2])
    name = f"{begun(one.title)} ({what})" if what else begun(one.title)
    times = f"{many(one.times, 'time')} on" if one.times else "counted on"
    told = f"{name}: {times} {many(one.days, 'day')}, {span(one.first, one.last, as_of)}"
    amounts = [
        format_measure(measure, round(amount), us=us) + _given(one.given[measure], one.times)
        for measure, amount in one.amounts.items()
    ]
    return f"{told}: {', '.join(amounts)}." if amounts else f"{told}."


def _given(entries: int, times: int) -> str:
    return f" (said of {entries})" if 0 < entries < times else ""
