"""What a name counts: a habit that is there, a kind of entry, a drink, a measure."""

from __future__ import annotations

from tracker.diary.diary import Diary
from tracker.diary.habits.all_habits import Habits
from tracker.domain.errors import UnknownName, shown
from tracker.domain.habits.countable import (
    Countable,
    countable_of,
    countable_of_kind,
    goal_names,
)
from tracker.domain.habits.habit import Habit
from tracker.domain.kinds import KINDS, SYNONYMS
from tracker.domain.spelling import normalise
from tracker.domain.words.naming import habit_named, what_is_logged


def what_counts(diary: Diary, habits: Habits, words: str) -> Countable | None:
    """What a name counts: a habit that is there, water, a kind, a drink; None for a new word."""
    named = habit_named(words, habits.all, habits.former)
    if named is not None:
        return countable_of(named)
    name = SYNONYMS.get(normalise(words), normalise(words))
    names = goal_names()
    if name in names:
        return names[name]
    meant = what_is_logged(name, diary.catalogue)
    if meant is None or not KINDS[meant.kind].wanted:
        return None
    return countable_of_kind(KINDS[meant.kind], meant.subject)


def need_what_counts(diary: Diary, habits: Habits, words: str) -> Countable:
    """The same for a name that must be known. Raises UnknownName with near ones."""
    found = what_counts(diary, habits, words)
    if found is not None:
        return found
    names = [*goal_names(), *(habit.name for habit in habits.all)]
    import difflib

    near = difflib.get_close_matches(words[:60], dict.fromkeys(names), n=3)
    otherwise = f"goals are for {', '.join(goal_names())} and habits: tracker habit add --help"
    raise UnknownName("goal", shown(words), near, otherwise)


def habit_for(habits: Habits, countable: Countable) -> Habit | None:
    """The habit that counts the same, if there is one."""
    return next((habit for habit in habits.all if habit.scope == countable.scope), None)


def new_habit(countable: Countable) -> Habit:
    """A habit of what ships: a kind, a subject, or a measure wherever it comes from."""
    measure = countable.measure if countable.kind is None else None
    return Habit(countable.name, countable.kind, countable.subject, measure)
