"""What the owner wrote of the pain: notes left on it, and notes of a day that speak of it."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any

from tracker.domain.entries import in_order
from tracker.domain.kinds import KINDS
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.moment_words import calendar_day
from tracker.figures.entry_words import name_of
from tracker.figures.questions import is_question
from tracker.figures.sheet.sheet_part import Part, day_of, typed

if TYPE_CHECKING:
    from tracker.domain.entries import Entry
    from tracker.figures.sheet.sheet import DoctorSheet, SheetMaterial
    from tracker.figures.sheet.sheet_part import Room

PLACE = 40
TELLS = frozenset({"notes"})
MOST = 8
#: How a note of a day speaks of pain: by the word, by what brings it on, what it's like, where to.
SPEAKS_OF_PAIN = re.compile(
    r"\b(?:pain|hurt|ache|aching|sore|spasm|cramp|trigger|radiat|stab|burn|dull|numb|tingl|stiff)",
    re.IGNORECASE,
)


class OwnWords(NamedTuple):
    """A note: the day that it counts for, the calendar's, which places it was left on, its text."""

    day: str
    date: str
    about: tuple[str, ...]
    text: str


def figures(of: SheetMaterial) -> dict[str, Any]:
    """The notes, oldest first; one that was left on several places at once is one."""
    every = chain.from_iterable(of.logged.kinds.values())
    found: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for entry in sorted(filter(_is_meant, every), key=in_order):
        key = (entry.day, calendar_day(entry), entry.note or "")
        found[key] = (*found.get(key, ()), *([name_of(entry)] if entry.subject else []))
    return {
        "own_words": tuple(
            OwnWords(day, date, about, text) for (day, date, text), about in found.items()
        )
    }


def _is_meant(entry: Entry) -> bool:
    kind = KINDS.get(entry.kind)
    if kind is None or not entry.note or is_question(entry):
        return False
    return kind.told_in == "pain" or (kind.text and bool(SPEAKS_OF_PAIN.search(entry.note)))


def part(sheet: DoctorSheet, room: Room, us: bool) -> Part | None:
    """The last of them, the latest first."""
    if not sheet.own_words:
        return None
    shown = sheet.own_words[::-1][: min(MOST, room.rows)]
    earlier = len(sheet.own_words) - len(shown)
    return Part(
        "The owner's own words",
        table=tuple((_when(one, sheet.as_of), typed(one.text, room.cell)) for one in shown),
        widths=(2, 7),
        more=f"and {earlier} earlier, not shown" if earlier else "",
    )


def _when(one: OwnWords, as_of: str) -> str:
    return ", ".join([day_of(one.date, as_of), *map(typed, one.about)])
