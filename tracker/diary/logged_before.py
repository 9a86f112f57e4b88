"""What a line may lean on in the diary: the last time, and where it hurt lately."""

from __future__ import annotations

from tracker.diary.diary import Diary
from tracker.domain.entries import Days
from tracker.domain.kinds import Kind
from tracker.domain.time.days import add_days
from tracker.domain.words.before import Before, LastTime, Place

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
    from tracker.domain.catalogues.sites import is_paired

    today = diary.clock.today()
    scores = diary.up_to_now.scores(Days(add_days(today, -PLACES_LATELY), today))
    sites = diary.catalogue("sites")
    found = (
        Place(score.subject, score.side if is_paired(score.subject, sites) else None)
        for score in reversed(scores)
        if score.subject is not None
    )
    return list(dict.fromkeys(found))
