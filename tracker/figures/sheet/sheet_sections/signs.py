"""Warning signs that were logged, and whether pain at the chest was answered for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tracker.figures.phrases import begun, words
from tracker.figures.sections.care import symptoms
from tracker.figures.sheet.sheet_part import Part, dates, not_shown, typed
from tracker.rules import red_flag

if TYPE_CHECKING:
    from tracker.domain.kept_findings import Acknowledgement
    from tracker.figures.sections.pain import SitePain
    from tracker.figures.sheet.sheet import DoctorSheet, SheetMaterial
    from tracker.figures.sheet.sheet_part import Room
    from tracker.rules.base import Finding

PLACE = 20
TELLS = frozenset({"symptoms"})
CHEST_UNANSWERED = "Chest pain was logged; nobody asked whether it is new."
NOBODY_ASKED = "Nobody asked about them one by one"


def figures(of: SheetMaterial) -> dict[str, Any]:
    """The signs, and the question of the chest."""
    unanswered = _chest_unanswered(of.pain.sites, of.findings, of.answers)
    return {"signs": symptoms(of.logged), "chest_unanswered": unanswered}


def _chest_unanswered(
    sites: Iterable[SitePain], findings: Iterable[Finding], answers: Iterable[Acknowledgement]
) -> bool:
    """Whether the chest hurt in the period, and whether that is new was never answered."""
    pains = [day.day for s in sites if s.site == red_flag.CHEST for day in s.per_day if day.worst]
    if not pains:
        return False
    asked = (red_flag.RULE.name, red_flag.CHEST)
    for finding in findings:
        if (finding.rule, finding.site) == asked:
            return finding.state == "new"
    # It no longer stands: an answer given since the last of it holds all the same.
    given = (one.day for one in answers if (one.rule, one.site) == asked)
    return not any(day >= pains[-1] for day in given)


def part(sheet: DoctorSheet, room: Room, us: bool) -> Part:
    """The signs with their days; and honestly, that the others weren't asked about."""
    told = [
        f"{begun(typed(words(sign.sign)))}: logged on {dates(sign.days, sheet.as_of)}"
        for sign in sheet.signs
    ]
    shown = told[: room.rows]
    more = not_shown(len(told), len(shown), "signs")
    if sheet.chest_unanswered:
        shown.insert(0, CHEST_UNANSWERED)
    if shown:
        shown.append(f"No entry names another. {NOBODY_ASKED}.")
    else:
        shown = [f"No entry names one. {NOBODY_ASKED}, so this is not a “no”."]
    return Part("Warning signs", tuple(shown), more=more)
