"""A habit's life: paused and resumed, archived and brought back, renamed, removed."""

from __future__ import annotations

from tracker.diary.diary import Diary
from tracker.diary.habits.all_habits import Habits
from tracker.diary.habits.showing import as_kept, habit_kept
from tracker.diary.habits.skips import check_reason
from tracker.diary.habits.writing import (
    end_habit,
    end_skips,
    remove_habit,
    rename_habit,
    reopened,
    write_goal,
    write_skip,
)
from tracker.domain.entries import LAST_DAY, Days
from tracker.domain.errors import TrackerError, WrongWords
from tracker.domain.habits.habit import Skip, goals_of
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.moment_words import full_day
from tracker.figures.habits.one_habit import HabitKept


class Paused(NamedTuple):
    """A habit and the days that it is paused; without an end up to LAST_DAY."""

    kept: HabitKept
    days: Days


class Renamed(NamedTuple):
    """A habit and the name that it had."""

    kept: HabitKept
    former: str


def pause(
    diary: Diary, name: str, from_day: str | None, until: str | None, reason: str | None
) -> Paused:
    """Pause a habit from a day on, by default today, until one or until it is resumed.

    Raises UnknownName and WrongWords.
    """
    from tracker.domain.time.coming_days import read_coming_day

    today = diary.clock.today()
    first = read_coming_day(from_day, today) if from_day else today
    last = read_coming_day(until, today) if until else LAST_DAY
    if last < first:
        ends, begins = full_day(last, today), full_day(first, today)
        raise WrongWords(f"the pause would end on {ends}, before it starts on {begins}")
    new = Skip(None, first, last, check_reason(reason), pause=True)
    with diary.changing():
        found = Habits(diary).find(name)
        chosen = f" --from {first}" if from_day else ""
        write_skip(diary, found, new, f"habit pause {found.name}{chosen}")
    return Paused(habit_kept(diary, found.name), Days(first, last))


def resume(diary: Diary, name: str) -> HabitKept:
    """End a habit's pause today. Raises UnknownName, and TrackerError where it isn't paused."""
    with diary.changing():
        found = Habits(diary).find(name)
        days = Days(diary.clock.today(), LAST_DAY)
        if not end_skips(diary, found, days, pause=True, command=f"habit resume {found.name}"):
            raise TrackerError(f"{found.name} isn't paused")
    return habit_kept(diary, found.name)


def archive(diary: Diary, name: str) -> HabitKept:
    """End a habit today and take it off the lists. Raises TrackerError where it is archived."""
    with diary.changing():
        found = Habits(diary).find(name)
        if found.archived:
            raise TrackerError(f"{found.name} is archived already")
        last = min(diary.clock.today(), found.to_day)
        end_habit(diary, found, last, f"habit archive {found.name}", archive=True)
    return habit_kept(diary, found.name)


def unarchive(diary: Diary, name: str) -> HabitKept:
    """Bring an archived habit back from today on, with the goal that it had last.

    Raises UnknownName, and TrackerError where it isn't archived.
    """
    with diary.changing():
        habits = Habits(diary)
        found = habits.find(name)
        if not found.archived:
            raise TrackerError(f"{found.name} isn't archived")
        today = diary.clock.today()
        goals = goals_of(found, habits.goals)
        last = max(goals, key=lambda goal: goal.to_day, default=None)
        goal = last._replace(from_day=today, to_day=LAST_DAY) if last is not None else None
        write_goal(diary, reopened(found), goal, today, f"habit unarchive {found.name}")
    return habit_kept(diary, found.name)


def rename(diary: Diary, name: str, words: str) -> Renamed:
    """Give a habit another name; what was logged goes with it. Raises UnknownName, WrongWords."""
    from tracker.diary.habits.adding import check_name

    with diary.changing():
        habits = Habits(diary)
        found = habits.find(name)
        new = check_name(diary, habits, words, found)
        rename_habit(diary, found, new, f"habit rename {found.name} {new}")
    return Renamed(habit_kept(diary, new), found.name)


def remove(diary: Diary, name: str) -> HabitKept:
    """Take a habit away with its goals and skips; its entries stay. Returns it as it was."""
    with diary.changing():
        habits = Habits(diary)
        found = habits.find(name)
        gone = as_kept(habits, found)
        remove_habit(diary, found, gone.skips, f"habit remove {found.name}")
    return gone
