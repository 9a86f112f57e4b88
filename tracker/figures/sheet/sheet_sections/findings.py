"""What the rules told the owner: the list that `check` shows, and what it showed before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.catalogues.sources import source
from tracker.figures.own_units import in_own_units
from tracker.figures.phrases import begun, many, words
from tracker.figures.sheet.raised import TOLD_LEVELS, Raised, raised_findings
from tracker.figures.sheet.sheet_part import Part, day_of, not_shown, span, typed
from tracker.rules.base import LEVEL_NAMES

if TYPE_CHECKING:
    from tracker.figures.sheet.sheet import DoctorSheet, SheetMaterial
    from tracker.figures.sheet.sheet_part import Room

PLACE = 50
TELLS: frozenset[str] = frozenset()
ANSWER_LENGTH = 200
TOO_LITTLE = "Too little logged to tell: "
NOTHING_TOLD = "Nothing in this period at the levels urgent, see a doctor, watch or not sure."


def figures(of: SheetMaterial) -> dict[str, Any]:
    """A row for each rule and what it is about."""
    return {"findings": raised_findings(of.raised, of.findings, of.titles)}


def part(sheet: DoctorSheet, room: Room, us: bool) -> Part:
    """What stands comes first, in the rules' own words, with their sources below."""
    title = "What the tracker's rules told the owner"
    if not sheet.findings:
        return Part(title, (NOTHING_TOLD,))
    shown = sheet.findings[: room.rows]
    told, cited = _told(shown, room, us)
    rows = tuple(
        (_level(one), f"{text} {when(one, sheet.as_of)}".rstrip())
        for one, text in zip(shown, told, strict=True)
    )
    return Part(
        title,
        table=rows,
        widths=(2, 7),
        more=not_shown(len(sheet.findings), len(shown), "findings"),
        faint=(f"Sources: {'; '.join(cited)}.",) if cited else (),
    )


def _told(findings: Sequence[Raised], room: Room, us: bool) -> tuple[list[str], list[str]]:
    """The words of each finding, a sentence only where it comes first, and what they go by."""
    told, said, cited = [], set[str](), dict[str, None]()
    for place, one in enumerate(findings):
        new = [sentence for sentence in _sentences(one) if sentence not in said]
        if place < room.sentences and new:
            said.update(new)
            cited.update((source(key).short, None) for key in one.sources)
            told.append(typed(in_own_units(" ".join(new), us, one.volumes), room.cell))
        else:
            told.append(TOO_LITTLE * (one.stands == "unsure") + finding_name(one))
    return told, list(cited)


def _sentences(one: Raised) -> list[str]:
    """The sentences of a finding; what the owner can type in answer is nothing for a doctor."""
    found = re.split(r"(?<=[.?!)]) (?=[A-Z0-9(])", one.words)
    return [sentence for sentence in found if sentence and "tracker " not in sentence]


def finding_name(one: Raised) -> str:
    """'Pain that is still there after two weeks: lower back'."""
    from tracker.rules import rule

    by_name = rule(one.rule).named_by_about
    if by_name and one.site:
        return f"Pain at the {typed(words(one.site))}"
    about = one.about if one.about and (one.site or by_name) else ""
    about = f"{one.site or ''} {about}".strip()
    if about == "nsaid":
        about = about.upper()
    title = begun(one.title)
    return f"{title}: {typed(words(about))}" if about else title


def _level(one: Raised) -> str:
    return begun(_level_words(one.stands)) if one.stands else "No longer stands"


def _level_words(level: str) -> str:
    return LEVEL_NAMES[level].lower()


def when(one: Raised, as_of: str) -> str:
    """'(see a doctor on 24 Oct; watch on 17 Oct)': the gravest level first; what was answered."""
    days = {level: [day for day, at in one.raised if at == level] for level in TOLD_LEVELS}
    told = {level: _on(of, as_of) for level, of in days.items() if of}
    if [*told] == [one.stands]:
        words = [f"told {on}" for on in told.values()]
    else:
        words = [f"{_level_words(level)} {on}" for level, on in told.items()]
    if not told and one.stands in TOLD_LEVELS:
        words = ["told before this period"]
    words += [typed(one.answer, ANSWER_LENGTH)] if one.answer else []
    return f"({'; '.join(words)})" if words else ""


def _on(days: Sequence[str], as_of: str) -> str:
    """'on 3 Oct', or '4 times, 3 Oct to 5 Nov'."""
    if len(days) == 1:
        return f"on {day_of(days[0], as_of)}"
    return f"{many(len(days), 'time')}, {span(days[0], days[-1], as_of)}"
