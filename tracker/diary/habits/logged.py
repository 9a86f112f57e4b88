"""Habits where something is logged: `log meditation 10`, and the unit that an entry keeps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tracker.diary.diary import Diary
from tracker.domain.entries import Entry
from tracker.domain.errors import TrackerError
from tracker.domain.kinds import KINDS, OWN, Kind
from tracker.domain.words.naming import habit_named

if TYPE_CHECKING:
    from tracker.domain.habits.habit import Habit

_LONGEST_NAME = 4  # words


def logged_as(diary: Diary, words: Sequence[str]) -> tuple[Kind, list[str]] | None:
    """The kind to log and its words where they begin with a habit's name; None where they don't.

    An own habit is logged in what it is measured in; another name for a kind stands for the kind.
    """
    try:
        habits = diary.store.habits()
    except TrackerError:
        return None  # a TAB before the first run; a command will meet it again and say so
    former = diary.store.former_habit_names() if habits else {}
    for count in range(min(len(words), _LONGEST_NAME), 0, -1):
        habit = habit_named(" ".join(words[:count]), habits, former)
        if habit is None or habit.kind is None or habit.kind not in KINDS:
            continue
        if habit.own:
            from tracker.domain.habits.own import own_kind

            return own_kind(habit), [habit.subject or habit.name, *words[count:]]
        subject = [habit.subject] if habit.subject else []
        return KINDS[habit.kind], [*subject, *words[count:]]
    return None


def own_habit(diary: Diary, entry: Entry) -> Habit | None:
    """The habit that an entry of kind 'habit' is of; None for one that is gone."""
    habits = diary.store.habits()
    return next((h for h in habits if h.own and h.subject == entry.subject), None)


def with_units(diary: Diary, entries: Iterable[Entry]) -> list[Entry]:
    """Entries of own habits with the word for what was counted, which stays with the entry."""
    from tracker.domain.habits.own import attributes_of

    kept = []
    for entry in entries:
        habit = own_habit(diary, entry)
        unit = attributes_of(habit, entry.measures) if habit else {}
        kept.append(entry._replace(attributes={**entry.attributes, **unit}))
    return kept


def kind_of_entry(diary: Diary, entry: Entry) -> Kind | None:
    """The kind of an entry, an own habit's in what it is measured in; None for an unknown one."""
    habit = own_habit(diary, entry) if entry.kind == OWN else None
    if habit is None:
        return KINDS.get(entry.kind)
    from tracker.domain.habits.own import own_kind

    return own_kind(habit)
