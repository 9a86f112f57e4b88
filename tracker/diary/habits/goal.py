"""Goals set, listed and ended by the name of what they are for; published amounts to choose."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.diary.diary import Diary
from tracker.diary.habits.all_habits import Habits
from tracker.diary.habits.counted import habit_for, need_what_counts, new_habit
from tracker.diary.habits.writing import end_habit, has_goal_on, reopened, write_goal
from tracker.domain.catalogues.intakes import Intake, goal_suggestions
from tracker.domain.entries import Goal
from tracker.domain.errors import TrackerError
from tracker.domain.habits.countable import Countable, find_countable
from tracker.domain.habits.goal_habits import one_of_each
from tracker.domain.habits.habit import goal_scope, goals_of
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.day_words import read_day
from tracker.domain.time.days import add_days
from tracker.domain.words.goal_words import read_goal
from tracker.figures.habits.one_habit import GoalKept


class Suggestions(NamedTuple):
    """Published amounts for a goal, none chosen for anyone; empty where none is published."""

    countable: Countable
    intakes: Sequence[Intake]


class Unset(NamedTuple):
    """What has no goal any more from a day on, and the goals that its habit has had."""

    name: str
    from_day: str
    goals: list[GoalKept]


def set_goal(diary: Diary, name: str, amount: str, from_day: str | None, at_most: bool) -> GoalKept:
    """Set a goal from a day on, today by default. Raises UnknownName and WrongWords."""
    with diary.changing():
        habits = Habits(diary)
        countable = need_what_counts(diary, habits, name)
        goal = read_goal(
            countable, amount, at_most=at_most, us=diary.us, containers=diary.containers
        )
        start = _first_day(diary, from_day)
        new = goal._replace(from_day=start)
        habit = reopened(habit_for(habits, countable) or new_habit(countable))
        write_goal(diary, habit, new, start, f"goal set {name} {amount}")
    return _kept(diary, [new])[0]


def list_goals(diary: Diary, everything: bool) -> list[GoalKept]:
    """The goals in force or ahead, or every goal there ever was."""
    today = diary.clock.today()
    return _kept(diary, [g for g in diary.store.goals() if everything or g.to_day >= today])


def unset_goal(diary: Diary, name: str, from_day: str | None) -> Unset:
    """End a goal and its habit before a day, today by default.

    Raises UnknownName, WrongWords, and TrackerError where none is in force.
    """
    with diary.changing():
        habits = Habits(diary)
        countable = need_what_counts(diary, habits, name)
        habit = habit_for(habits, countable)
        start = _first_day(diary, from_day)
        if habit is None or not has_goal_on(diary, habit, start):
            raise TrackerError(f"no goal for {countable.name} is in force on {start}")
        end_habit(diary, habit, add_days(start, -1), f"goal unset {name}", archive=False)
    goals = goals_of(habit, diary.store.goals())
    return Unset(countable.name, start, [GoalKept(habit.name, habit.unit, goal) for goal in goals])


def suggestions(diary: Diary, name: str) -> Suggestions:
    """Published amounts that fit the profile, or those for every adult where it says nothing.

    Raises UnknownName where a goal can't be for that.
    """
    need_what_counts(diary, Habits(diary), name)
    found, today = find_countable(name), diary.clock.today()
    profile = diary.store.profile()
    return Suggestions(found, goal_suggestions(found.fields[0].measure, found.kind, profile, today))


def _first_day(diary: Diary, from_day: str | None) -> str:
    return read_day(from_day, diary.clock) if from_day else diary.clock.today()


def _kept(diary: Diary, goals: Sequence[Goal]) -> list[GoalKept]:
    """Goals with the names of their habits; every goal has one."""
    habits = {habit.scope: habit for habit in one_of_each(diary.store.habits(), goals)}
    of_goal = [(habits[goal_scope(goal)], goal) for goal in goals]
    return [GoalKept(habit.name, habit.unit, goal) for habit, goal in of_goal]
