"""The sentences of recurrent-pain."""

from __future__ import annotations

from tracker.domain.time.ordinals import ordinal
from tracker.rules.base import Finding
from tracker.rules.shared.bouts import Bout
from tracker.rules.shared.case import Case
from tracker.rules.shared.wording import (
    OWN,
    count_of,
    day_words,
    month_words,
    nth,
    weeks_words,
)

COMES_AND_GOES = "comes and goes"
RESEARCH = "recurrent"
CAME_BACK = "came back"

UNCONFIRMED = (
    " The days between were not logged, so this may have been one long spell; the advice is the "
    "same."
)


def message(case: Case, what: str, level: str, spells: list[Bout], quiet_days: int) -> str:
    """The message; `quiet_days` is 0 unless it has gone quiet."""
    said, advice = _MESSAGES[what](case, level, spells)
    if quiet_days:
        said += f", quiet for {count_of(quiet_days // 7, 'week')}"
        advice = "worth an eye, and a doctor if it comes again"
    return f"{case.place}: {said}; {advice}."


def _worst(spells: list[Bout]) -> str:
    return f"{max(spell.worst for spell in spells):g}"


def _comes_and_goes(case: Case, level: str, spells: list[Bout]) -> tuple[str, str]:
    said = (
        f"pain that comes and goes, {len(spells)} spells since {case.day_words(spells[0].first)}, "
        f"the worst {_worst(spells)} of 10"
    )
    number = f"{case.cut['runs']:g} spells in {weeks_words(case.cut['window-days'])} is {OWN}"
    if level == "watch":
        return said, f"slight so far, so worth an eye ({number})"
    return said, (f"consult your doctor soon (no published page sets a number for this; {number})")


def _research(case: Case, level: str, spells: list[Bout]) -> tuple[str, str]:
    said = (
        f"{len(spells)} episodes of pain since {case.day_words(spells[0].first)}, 30 days or more "
        f"apart, the worst {_worst(spells)} of 10, which research calls recurrent"
    )
    return said, "consult your doctor soon"


def _came_back(case: Case, level: str, spells: list[Bout]) -> tuple[str, str]:
    first, second = spells
    said = (
        f"pain came back: a spell that ended on {case.day_words(first.last)} and another from "
        f"{case.day_words(second.first)}"
    )
    return said, f"worth an eye; if it comes and goes, see a doctor ({OWN})"


_MESSAGES = {COMES_AND_GOES: _comes_and_goes, RESEARCH: _research, CAME_BACK: _came_back}


def clause(case: Case, what: str, spells: list[Bout]) -> str:
    """What another finding's line says of this one: which spell it is, counted from when.

    That line has a `since` of its own, and it is another day.
    """
    spell = "episode" if what == RESEARCH else "spell"
    first = month_words(spells[0].first, case.year)
    return f"It is the {nth(len(spells))} {spell}, counted from {first} on."


def together(finding: Finding, year: int) -> str:
    """What a site and its parts show as one, as a clause."""
    since = day_words(ordinal(finding.since), year)
    return f"{count_of(finding.evidence['spells'], 'spell')} of pain since {since}"
