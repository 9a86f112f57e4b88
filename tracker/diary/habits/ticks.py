"""`log gym` where a habit only wants days: done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker.diary.diary import Diary
from tracker.domain.errors import WrongWords
from tracker.domain.kinds import Kind

if TYPE_CHECKING:
    from tracker.domain.words.reading import Reading


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
    return [reading]


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
