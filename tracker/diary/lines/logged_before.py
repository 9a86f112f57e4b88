"""What a line may lean on in the diary: the last time, and where it hurt lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diary.diary import Diary
from tracker.domain.entries import Days
from tracker.domain.kinds import Kind
from tracker.domain.time.days import add_days
from tracker.domain.words.before import Before, LastTime, Place

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.domain.pain_score import PainScore

#: So many days back an entry is still a last time, and a place still one that hurts.
LATELY, PLACES_LATELY = 30, 90
#: So many changes back a line that was typed is looked up.
_CHANGES = 400


def logged_before(diary: Diary) -> Before:
    """What the diary holds up to now, each part asked late."""
    return Before(
        lambda kind, subject: last_time(diary, kind, subject),
        lambda: places(diary),
    )


def last_time(diary: Diary, kind: Kind, subject: str | None) -> LastTime | None:
    """The last entry of the same thing with an amount of its own, of the last 30 days."""
    today = diary.clock.today()
    own = {field.measure for field in kind.fields}
    lately = diary.up_to_now.said(Days(add_days(today, -LATELY), today), kind.name)
    same = (entry for entry in reversed(lately) if entry.subject == subject)
    last = next((entry for entry in same if own & entry.measures.keys()), None)
    if last is None:
        return None
    return LastTime(last, " ".join(diary.store.commands_of(last, _CHANGES)))


def places(diary: Diary) -> list[Place]:
    """The sites of pain of the last 90 days, each once; a side only where there are two."""
    today = diary.clock.today()
    scores = diary.up_to_now.scores(Days(add_days(today, -PLACES_LATELY), today))
    sites = diary.catalogue("sites")
    found = (place_of(score, sites) for score in reversed(scores))
    return [place for place in dict.fromkeys(found) if place is not None]


def place_of(score: PainScore, sites: Catalogue) -> Place | None:
    """Where a score is of; None for "no pain anywhere". What isn't paired has no side."""
    from tracker.domain.catalogues.sites import is_paired

    if score.subject is None:
        return None
    return Place(score.subject, score.side if is_paired(score.subject, sites) else None)
