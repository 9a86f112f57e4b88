"""What the rules told the owner: the list that `check` shows, and what it showed before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.texts import begun
from tracker.figures.own_units import in_own_units
from tracker.figures.sheet.raised import Raised, raised_findings
from tracker.figures.sheet.raised_words import TOO_LITTLE, finding_name, standing_words, when
from tracker.figures.sheet.sheet_part import Part, cited, not_shown, typed
from tracker.figures.sheet.sheet_sections.signs import of_sign

if TYPE_CHECKING:
    from tracker.figures.sheet.sheet import DoctorSheet, SheetMaterial
    from tracker.figures.sheet.sheet_part import Room

PLACE = 50
TELLS: frozenset[str] = frozenset()
NOTHING_TOLD = "Nothing in this period at the levels urgent, see a doctor, watch or not sure"


def figures(of: SheetMaterial) -> dict[str, Any]:
    """A row for each rule and what it is about."""
    return {"findings": raised_findings(of.raised, of.findings, of.rules)}


def part(sheet: DoctorSheet, room: Room, us: bool) -> Part:
    """What stands comes first, in the rules' own words, with their sources below.

    What was told of a warning sign stands with the sign.
    """
    title = "What the tracker's rules told the owner"
    of_signs = [of_sign(sheet, sign.sign) for sign in sheet.signs]
    found = [one for one in sheet.findings if one not in of_signs]
    if not found:
        beside = ", but for the warning signs above" * bool(sheet.findings)
        return Part(title, (f"{NOTHING_TOLD}{beside}.",))
    shown = found[: room.rows]
    told, keys = _told(shown, room, us)
    rows = tuple(
        (begun(standing_words(one)), f"{text} {when(one, sheet.as_of)}".rstrip())
        for one, text in zip(shown, told, strict=True)
    )
    return Part(
        title,
        table=rows,
        widths=(2, 7),
        more=not_shown(len(found), len(shown), "findings"),
        faint=cited(keys),
    )


def _told(findings: Sequence[Raised], room: Room, us: bool) -> tuple[list[str], list[str]]:
    """The words of each finding, a sentence only where it comes first; the keys of its sources."""
    told, said, keys = [], set[str](), list[str]()
    for place, one in enumerate(findings):
        new = [sentence for sentence in _sentences(one) if sentence not in said]
        if place < room.sentences and new:
            said.update(new)
            keys += one.sources
            told.append(typed(in_own_units(" ".join(new), us, one.volumes), room.cell))
        else:
            told.append(TOO_LITTLE * (one.stands == "unsure") + finding_name(one))
    return told, keys


def _sentences(one: Raised) -> list[str]:
    """The sentences of a finding; what the owner can type in answer is nothing for a doctor."""
    found = re.split(r"(?<=[.?!)]) (?=[A-Z0-9(])", one.words)
    return [sentence for sentence in found if sentence and "tracker " not in sentence]
