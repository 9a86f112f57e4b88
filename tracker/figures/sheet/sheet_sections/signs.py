"""Warning signs that were logged, and whether pain at the chest was answered for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tracker.domain.texts import begun
from tracker.figures.phrases import words
from tracker.figures.sections.care import symptoms
from tracker.figures.sheet.raised_words import standing_words, when
from tracker.figures.sheet.sheet_part import Part, cited, dates, not_shown, typed
from tracker.rules import red_flag

if TYPE_CHECKING:
    from tracker.domain.kept_findings import Acknowledgement
    from tracker.figures.sections.care import Symptom
    from tracker.figures.sections.pain import SitePain
    from tracker.figures.sheet.raised import Raised
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
    """The signs with their days and what the rules told of them, those that stand first.

    And honestly, that the others weren't asked about.
    """
    told = {sign: of_sign(sheet, sign.sign) for sign in sheet.signs}
    order = sorted(told, key=lambda sign: not _stands(told[sign]))
    shown = [_line(sign, told[sign], sheet.as_of) for sign in order[: room.rows]]
    more = not_shown(len(told), len(shown), "signs")
    if sheet.chest_unanswered:
        shown.insert(0, CHEST_UNANSWERED)
    if shown:
        shown.append(f"No entry names another. {NOBODY_ASKED}.")
    else:
        shown = [f"No entry names one. {NOBODY_ASKED}, so this is not a “no”."]
    stands = [one for one in told.values() if one is not None]
    faint = cited(key for one in stands for key in one.sources)
    return Part("Warning signs", tuple(shown), more=more, faint=faint)


def of_sign(sheet: DoctorSheet, sign: str) -> Raised | None:
    """What the rules told of a warning sign."""
    found = (one for one in sheet.findings if (one.rule, one.about) == (red_flag.RULE.name, sign))
    return next(found, None)


def _stands(told: Raised | None) -> bool:
    return told is not None and told.stands is not None


def _line(sign: Symptom, told: Raised | None, as_of: str) -> str:
    """'Fever: logged on 3 Nov; urgent (told on 3 Nov)'."""
    logged = f"{begun(typed(words(sign.sign)))}: logged on {dates(sign.days, as_of)}"
    if told is None:
        return logged
    level = f"; {standing_words(told)}" * _stands(told)
    return f"{logged}{level} {when(told, as_of)}".rstrip()
