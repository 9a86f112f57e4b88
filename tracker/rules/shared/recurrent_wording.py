"""The sentences of recurrent-pain."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.domain.time.ordinals import ordinal
from tracker.rules.base import Finding
from tracker.rules.shared.bouts import Run
from tracker.rules.shared.site_days import SiteDays
from tracker.rules.shared.wording import (
    OWN,
    count_of,
    day_words,
    month_words,
    nth,
    place,
    weeks_words,
)

COMES_AND_GOES = "comes and goes"
RESEARCH = "recurrent"
CAME_BACK = "came back"

_UNCONFIRMED = (
    "The days between were not logged, so this may have been one long spell; the advice is the "
    "same."
)


def message(
    site: SiteDays,
    what: str,
    level: str,
    runs: list[Run],
    confirmed: bool,
    quiet_days: int,
    unsided: int,
    year: int,
    cut: Mapping[str, float],
) -> str:
    """The message; `quiet_days` is 0 unless it has gone quiet."""
    said = _MESSAGES[what](runs, level, year, cut)
    quiet = f", quiet for {count_of(quiet_days // 7, 'week')}" if quiet_days else ""
    advice = said[1] if not quiet_days else "worth an eye, and a doctor if it comes again"
    words = f"{place(site.key)}: {said[0]}{quiet}; {advice}."
    if not confirmed:
        words += f" {_UNCONFIRMED}"
    if unsided:
        words += f" {count_of(unsided, 'entry')} did not say which side."
    return words


def _worst(runs: list[Run]) -> str:
    return f"{max(run.worst for run in runs):g}"


def _comes_and_goes(
    runs: list[Run], level: str, year: int, cut: Mapping[str, float]
) -> tuple[str, str]:
    said = (
        f"pain that comes and goes, {len(runs)} spells since {day_words(runs[0].first, year)}, "
        f"the worst {_worst(runs)} of 10"
    )
    number = f"{cut['runs']:g} spells in {weeks_words(cut['window-days'])} is {OWN}"
    if level == "watch":
        return said, f"slight so far, so worth an eye ({number})"
    return said, (f"consult your doctor soon (no published page sets a number for this; {number})")


def _research(runs: list[Run], level: str, year: int, cut: Mapping[str, float]) -> tuple[str, str]:
    said = (
        f"{len(runs)} episodes of pain since {day_words(runs[0].first, year)}, 30 days or more "
        f"apart, the worst {_worst(runs)} of 10, which research calls recurrent"
    )
    return said, "consult your doctor soon"


def _came_back(runs: list[Run], level: str, year: int, cut: Mapping[str, float]) -> tuple[str, str]:
    first, second = runs
    said = (
        f"pain came back: a spell that ended on {day_words(first.last, year)} and another from "
        f"{day_words(second.first, year)}"
    )
    return said, f"worth an eye; if it comes and goes, see a doctor ({OWN})"


_MESSAGES = {COMES_AND_GOES: _comes_and_goes, RESEARCH: _research, CAME_BACK: _came_back}


def clause(what: str, runs: list[Run], year: int) -> str:
    """What another finding's line says of this one: which spell it is, counted from when.

    That line has a `since` of its own, and it is another day.
    """
    spell = "episode" if what == RESEARCH else "spell"
    first = month_words(runs[0].first, year)
    return f"It is the {nth(len(runs))} {spell}, counted from {first} on."


def together(finding: Finding, year: int) -> str:
    """What a site and its parts show as one, as a clause."""
    since = day_words(ordinal(finding.since), year)
    return f"{count_of(finding.evidence['spells'], 'spell')} of pain since {since}"
