"""What a line is about that doesn't begin with a kind: a habit, or what its words say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.diary.diary import Diary
from tracker.domain.errors import WrongWords
from tracker.domain.kinds import Kind


def kind_of_line(diary: Diary, args: Sequence[str]) -> tuple[Kind, list[str]]:
    """The kind of a line, and what is left of the line to read for it, options included.

    Raises WrongWords for a place on the body or an amount alone, UnknownName with the nearest kinds
    and subjects.
    """
    from tracker.diary.habits.logged import logged_as

    habit = logged_as(diary, args)
    if habit is not None:
        return habit
    from tracker.domain.words.not_about import about

    words = list(_before_options(args))
    found = about(words, diary.catalogue, diary.us)
    return found.kind, [*found.words, *args[len(words) :]]


def kind_of_habit(diary: Diary, args: Sequence[str]) -> tuple[Kind, list[str]]:
    """The same for a line that says that it is of a habit. Raises UnknownName."""
    from tracker.diary.habits.all_habits import Habits
    from tracker.diary.habits.logged import logged_as

    found = logged_as(diary, args)
    if found is None:
        habit = Habits(diary).find(args[0])
        raise WrongWords(f"{habit.name} is logged by its own name: tracker log {habit.name}")
    return found


def _before_options(args: Sequence[str]) -> Iterator[str]:
    """The words up to the first option; `-1` is a number."""
    for arg in args:
        if arg.startswith("-") and not arg[1:2].isdigit():
            return
        yield arg
