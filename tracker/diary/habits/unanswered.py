"""What isn't answered of habits on some days, as `tracker ask` reads its words."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.diary.diary import Diary
from tracker.diary.habits.all_habits import Habits
from tracker.diary.habits.showing import read_period
from tracker.domain.entries import Days
from tracker.domain.errors import UnknownName, WrongWords, shown
from tracker.domain.habits.habit import Habit
from tracker.domain.offers import command
from tracker.domain.time.time_words import near_time_word
from tracker.figures.habits.unanswered import Unanswered, questions


def unanswered(diary: Diary, words: Sequence[str]) -> list[Unanswered]:
    """The questions of the days and habits that words name: of today, of every current habit.

    Raises UnknownName and WrongWords.
    """
    return unanswered_on(diary, *read_days_and_names(diary, words))


def unanswered_on(diary: Diary, days: Days, names: Sequence[str]) -> list[Unanswered]:
    """The same of some days, day by day, the oldest first. Raises UnknownName."""
    habits = Habits(diary)
    chosen = [_find(habits, name) for name in names] or habits.current()
    return list(questions(habits.ledgers(chosen), days))


def _find(habits: Habits, name: str) -> Habit:
    """The habit of a name. Raises UnknownName, with the day that `yestreday` was to be."""
    near = near_time_word(name)
    if near is not None and not habits.knows(name):
        raise UnknownName("habit or day", shown(name), [near]).writing(command(f"ask {near}"))
    return habits.find(name)


def read_days_and_names(diary: Diary, words: Sequence[str]) -> tuple[Days, list[str]]:
    """The days to ask about, today if none are named, and the habits' names."""
    from tracker.domain.time.day_ranges import is_days
    from tracker.domain.time.time_args import take_days

    days: Days | None = None
    names, rest = [], list(words)
    while rest:
        count = take_days(rest)
        said = " ".join(rest[:count])
        if not is_days(said):
            names.append(rest.pop(0))
            continue
        if days is not None:
            raise WrongWords(f"'{said}' is a second range of days; give one, FROM..TO")
        days, rest = read_period(diary, said), rest[count:]
    today = diary.clock.today()
    return days or Days(today, today), names
