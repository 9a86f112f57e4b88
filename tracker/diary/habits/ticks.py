"""`log gym` where a habit only wants days: done, or as last time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker.diary.diary import Diary
from tracker.domain.entries import Days, Entry
from tracker.domain.errors import WrongWords
from tracker.domain.kinds import Kind
from tracker.domain.time.days import add_days

if TYPE_CHECKING:
    from tracker.domain.words.reading import Reading

#: So far back an entry is still a last time.
LATELY = 30
AS_LAST_TIME = "as last time"


def ticked(diary: Diary, kind: Kind, read: Callable[[Kind], list[Reading]]) -> list[Reading] | None:
    """What a line without an amount stands for; None where it needs one.

    Only for exercise: no rule rests on how long it took. Where a habit wants minutes or steps of
    it, the amount has to be said.
    """
    if not kind.exercise:
        return None
    try:
        (reading,) = read(kind._replace(needs=0))
    except WrongWords:
        return None
    if reading.measures != {"done": 1.0} or not _wants_days(diary, kind, reading.subject):
        return None
    last = _last_time(diary, kind, reading.subject)
    if last is None:
        return [reading]
    diary.said_back.append(AS_LAST_TIME)
    own = {field.measure for field in kind.fields}
    return [reading._replace(measures={n: v for n, v in last.measures.items() if n in own})]


def _wants_days(diary: Diary, kind: Kind, subject: str | None) -> bool:
    today = diary.clock.today()
    goals = [
        goal
        for goal in diary.up_to_now.goals()
        if goal.covers(today) and goal.kind == kind.name and goal.subject in (None, subject)
    ]
    return any(goal.measure == "done" for goal in goals) and not any(
        goal.measure != "done" for goal in goals
    )


def _last_time(diary: Diary, kind: Kind, subject: str | None) -> Entry | None:
    """The last entry of the same thing with an amount of its own."""
    today = diary.clock.today()
    own = {field.measure for field in kind.fields}
    lately = diary.up_to_now.said(Days(add_days(today, -LATELY), today), kind.name)
    same = (entry for entry in reversed(lately) if entry.subject == subject)
    return next((entry for entry in same if own & entry.measures.keys()), None)
