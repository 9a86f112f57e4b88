"""What is due today. Imports little: a prompt or a status bar asks it again and again."""

from __future__ import annotations

from tracker.diary.diary import Diary
from tracker.diary.habits.all_habits import Habits
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.ordinals import iso
from tracker.figures.habits.standing import Standing, standings


class Due(NamedTuple):
    """What is due on a day, in the order of the habits."""

    day: str
    due: tuple[Standing, ...]


def due_today(diary: Diary) -> Due:
    """The habits of which something fails without a deed today."""
    habits = Habits(diary)
    now = standings(habits.ledgers(habits.current()), habits.today)
    return Due(iso(habits.today), tuple(each for each in now if each.standing == "due"))
