"""What recurrent-pain can say, and the sentences for it."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.named_tuple import NamedTuple
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

UNCONFIRMED = (
    " The days between were not logged, so this may have been one long spell; the advice is the "
    "same."
)

#: Moderate pain, wherever it is; of backs also what an episode is, and that it is so in a year.
_MODERATE = ("PALOS-2006",)
_RESEARCH = ("DEVET-2002", "STANTON-2009")
_YEAR = ("KONGSTED-2016",)
_ORDINARY = ("LEBOEUF-2014",)
SOURCES = (*_MODERATE, *_RESEARCH, *_YEAR, *_ORDINARY)


class Clause(NamedTuple):
    """One way in which pain recurs. A `grave` one says to see a doctor while it is recent.

    `thing` is what it counts.
    """

    name: str
    sources: tuple[str, ...]
    grave: bool = False
    thing: str = "spell"


IN_TWELVE_WEEKS = Clause("comes and goes", (*_MODERATE, *_RESEARCH), grave=True)
MONTH_APART = Clause("a month apart", (*_MODERATE, *_RESEARCH, *_YEAR), grave=True)
IN_A_YEAR = Clause("in a year", (*_MODERATE, *_RESEARCH, *_YEAR), grave=True)
CAME_BACK = Clause("came back", (*_MODERATE, *_RESEARCH))
AGAIN_AND_AGAIN = Clause("again and again", ())
MILD = Clause("recurrent, and mild", (*_RESEARCH, *_YEAR, *_ORDINARY), thing="episode")
NIGGLES = Clause("niggles", ())


#: What it says in a few words, by level.
GISTS = {"see-doctor": "pain that comes and goes", "watch": "pain that came back"}


def message(case: Case, clause: Clause, level: str, spells: Sequence[Bout], quiet_days: int) -> str:
    """The message; `quiet_days` is 0 unless it has gone quiet."""
    worst = max(spell.worst for spell in spells)
    said = f"{_MESSAGES[clause](case, spells)}, the worst {worst:g} of 10"
    if quiet_days:
        said += f", quiet for {count_of(quiet_days // 7, 'week')}"
    return f"{case.place}: {said}; {_advice(case, clause, level, quiet_days)}."


def facts(case: Case, what: Clause, spells: Sequence[Bout]) -> str:
    """What it rests on: '3 spells since 2 Mar, the worst 5 of 10'."""
    worst = max(spell.worst for spell in spells)
    counted = f"{count_of(len(spells), what.thing)} since {case.short_day(spells[0].first)}"
    return f"{counted}, the worst {worst:g} of 10"


def _advice(case: Case, clause: Clause, level: str, quiet_days: int) -> str:
    if level == "see-doctor":
        return "consult your doctor soon"
    if clause.grave or quiet_days:
        return "worth an eye, and a doctor if it comes again"
    return _WATCHED[clause] + _ORDINARY_WORDS * (clause == MILD and case.is_back)


_WATCHED = {
    CAME_BACK: "worth an eye; if it comes and goes, see a doctor",
    AGAIN_AND_AGAIN: "if they last or grow, see a doctor",
    MILD: "worth an eye",
    NIGGLES: "worth an eye",
}
_ORDINARY_WORDS = (
    ". In a year about half of all people have two months free of back pain, and pain between "
    "them (Leboeuf-Yde 2014)"
)


def _ours_since(case: Case, spells: Sequence[Bout]) -> str:
    return f"({OWN}), since {case.day_words(spells[0].first)}"


def _in_twelve_weeks(case: Case, spells: Sequence[Bout]) -> str:
    weeks = weeks_words(case.cut["window-days"])
    return f"{_comes_and_goes(case, spells)}, in {weeks} {_ours_since(case, spells)}"


def _comes_and_goes(case: Case, spells: Sequence[Bout]) -> str:
    moderate = f"{case.cut['moderate']:g}"
    return (
        f"pain that comes and goes, {len(spells)} spells of pain of {moderate} or more, or that "
        "lasted"
    )


def _month_apart(case: Case, spells: Sequence[Bout]) -> str:
    return (
        f"pain that comes and goes, {len(spells)} spells that lasted with "
        f"{case.cut['month']:g} days or more between two of them {_ours_since(case, spells)}"
    )


def _in_a_year(case: Case, spells: Sequence[Bout]) -> str:
    return f"{_comes_and_goes(case, spells)}, in a year {_ours_since(case, spells)}"


def _came_back(case: Case, spells: Sequence[Bout]) -> str:
    return (
        f"pain came back: a spell that ended on {case.day_words(spells[0].last)} and another from "
        f"{case.day_words(spells[-1].first)} ({OWN})"
    )


def _again_and_again(case: Case, spells: Sequence[Bout]) -> str:
    weeks, worst = weeks_words(case.cut["again-days"]), f"{case.cut['again-worst']:g}"
    return (
        f"pain again and again, single days of {worst} and more {len(spells)} times in {weeks} "
        f"{_ours_since(case, spells)}"
    )


def _mild(case: Case, spells: Sequence[Bout]) -> str:
    return (
        f"recurrent, and mild: {len(spells)} episodes of pain {case.cut['month']:g} days or more "
        f"apart {_ours_since(case, spells)}"
    )


def _niggles(case: Case, spells: Sequence[Bout]) -> str:
    weeks = weeks_words(case.cut["window-days"])
    return f"niggles, {len(spells)} spells of some pain in {weeks} {_ours_since(case, spells)}"


_MESSAGES = {
    IN_TWELVE_WEEKS: _in_twelve_weeks,
    MONTH_APART: _month_apart,
    IN_A_YEAR: _in_a_year,
    CAME_BACK: _came_back,
    AGAIN_AND_AGAIN: _again_and_again,
    MILD: _mild,
    NIGGLES: _niggles,
}


def clause(case: Case, what: Clause, spells: Sequence[Bout]) -> str:
    """What another finding's line says of this one: which spell it is, counted from when.

    That line has a `since` of its own, and it is another day.
    """
    first = month_words(spells[0].first, case.year)
    return f"It is the {nth(len(spells))} {what.thing}, counted from {first} on."


def together(finding: Finding, year: int) -> str:
    """What a site and its parts show as one, as a clause."""
    since = day_words(ordinal(finding.since), year)
    return f"{count_of(finding.evidence['spells'], 'spell')} of pain since {since}"
