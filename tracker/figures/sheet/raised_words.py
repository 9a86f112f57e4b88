"""What the rules told the owner, in words: of what, at which level, when, and the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.texts import begun
from tracker.figures.phrases import many, words
from tracker.figures.sheet.raised import TOLD_LEVELS
from tracker.figures.sheet.sheet_part import day_of, span, typed
from tracker.rules.base import LEVEL_NAMES

if TYPE_CHECKING:
    from tracker.figures.sheet.raised import Raised

ANSWER_LENGTH = 200
#: Before the name of what a rule can't tell.
TOO_LITTLE = "Too little logged to tell: "


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


def standing_words(one: Raised) -> str:
    """The level at which it stands on the last day, in words."""
    return _level_words(one.stands) if one.stands else "no longer stands"


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
