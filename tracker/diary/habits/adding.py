"""Adding a habit, and changing what is wanted of it."""

from __future__ import annotations

from tracker.diary.diary import Diary
from tracker.diary.habits.all_habits import Habits
from tracker.diary.habits.counted import habit_for, new_habit, what_counts
from tracker.diary.habits.showing import habit_kept
from tracker.diary.habits.wanted import first_day, goal_of_line, refuse_bare, with_ends
from tracker.diary.habits.writing import write_goal, write_habit
from tracker.domain.errors import UnknownName, WrongWords, shown
from tracker.domain.habits.countable import Countable, countable_of, countable_of_own
from tracker.domain.habits.habit import Habit
from tracker.domain.habits.own import read_unit
from tracker.domain.kinds import KINDS, OWN
from tracker.domain.spelling import check_name as spelled
from tracker.domain.spelling import normalise
from tracker.domain.words.habit_line import HabitLine, hinting, split_goal, with_said_unit
from tracker.domain.words.naming import habit_named
from tracker.domain.words.new_names import refuse_meaning
from tracker.domain.words.reserved import HABITS, check_unreserved
from tracker.figures.habits.one_habit import HabitKept


def add_habit(diary: Diary, typed: HabitLine) -> HabitKept:
    """Add a habit: of a kind of entry, of a drink or food, or of one's own. Raises WrongWords."""
    with diary.changing():
        habits = Habits(diary)

        def is_measured(words: str) -> bool:
            return bool(typed.unit) or what_counts(diary, habits, normalise(words)) is not None

        line = split_goal(typed, is_measured)
        new, countable = _new_habit(diary, habits, line)
        refuse_bare(countable, line)
        start = first_day(diary, line)
        new = with_ends(diary, new, line, start)
        with hinting(typed, line.name):
            goal = goal_of_line(diary, countable, line, start)
        command = f"habit add {new.name}{_said_start(line, start)}"
        kept = write_goal(diary, new, goal, start, command)
    return habit_kept(diary, kept.name)


def set_habit(diary: Diary, typed: HabitLine) -> HabitKept:
    """Change what is wanted of a habit from a day on, its group or its last day.

    The days before stay judged by what held then. Raises WrongWords and UnknownName.
    """
    with diary.changing():
        habits = Habits(diary)
        line = split_goal(typed, habits.knows)
        if not (line.wants or line.from_day or line.until) and line.group is None:
            raise WrongWords("nothing to change: give --goal, --times, --days, --group or --until")
        old = habits.find(line.name)
        start = first_day(diary, line)
        new = with_ends(diary, old, line, start)
        command = f"habit set {old.name}{_said_start(line, start)}"
        if line.wants:
            goal = goal_of_line(diary, countable_of(old), line, start)
            write_goal(diary, new, goal, start, command)
        elif line.from_day and not (line.until or line.group):
            raise WrongWords("--from goes with what holds from then on: --goal, --times or --days")
        else:
            write_habit(diary, new, command, ends=bool(line.until))
    return habit_kept(diary, old.name)


def _said_start(line: HabitLine, start: str) -> str:
    """The option as the history keeps it: a chosen start is told from one that was just today."""
    return f" --from {start}" if line.from_day else ""


def _new_habit(diary: Diary, habits: Habits, line: HabitLine) -> tuple[Habit, Countable]:
    """The habit that a name stands for, and what it counts. Raises WrongWords where it can't be."""
    name = normalise(line.name)
    if any(habit.name == name and not habit.archived for habit in habits.all):
        raise WrongWords(f"{name} is a habit already; change it with tracker habit set {name}")
    if name and diary.catalogue("sites").look_up(name) is not None:
        raise WrongWords(f"{name} is a place on the body; say what you do for it: stretch, walk")
    held = habit_named(name, habits.all, habits.former)
    if held is not None and held.name != name:
        raise WrongWords(
            f"{name} is another name for {held.name}, a habit already; "
            f"change it with tracker habit set {held.name}"
        )
    countable = None if line.own else what_counts(diary, habits, name)
    if countable is None:
        if not line.own:
            _refuse_near(diary, habits, name)
        habit = _own(diary, habits, with_said_unit(line))
        return habit, countable_of_own(habit)
    there = habit_for(habits, countable)
    if there is not None and not there.archived and there.name != countable.name:
        raise WrongWords(
            f"{countable.name} is counted by the habit {there.name} already; "
            f"change it with tracker habit set {there.name}"
        )
    if line.unit is not None and countable.kind != OWN:
        raise WrongWords(f"{countable.name} is measured as it is logged; leave --unit out")
    return there or new_habit(countable), countable


def _own(diary: Diary, habits: Habits, line: HabitLine) -> Habit:
    name = check_name(diary, habits, line.name)
    measure, word = read_unit(line.unit) if line.unit else ("done", None)
    return Habit(name, OWN, name, measure, word)


def check_name(diary: Diary, habits: Habits, words: str, of: Habit | None = None) -> str:
    """A name that is free and can be one. Raises WrongWords naming what holds it.

    `of` is the habit that is to bear it, which may take one back that it had.
    """
    refuse_meaning(words, "habit", amounts=False)
    name = spelled(words, "habit")
    if name in KINDS and not KINDS[name].wanted:
        raise WrongWords(f"{name} can't be a habit's name; choose another one")
    if diary.catalogue("sites").look_up(name) is not None:
        raise WrongWords(f"{name} is a place on the body; choose another name")
    held_by = habit_named(name, habits.all, habits.former)
    if held_by is not None and held_by is of and held_by.name != name:
        return name
    counted = what_counts(diary, habits, name)
    if counted is not None:
        held = "something you log already"
        if held_by is not None:
            other = f"another name for {held_by.name}, "
            held = f"{'' if held_by.name == name else other}a habit already"
        raise WrongWords(f"{name} is {held}; choose another name")
    check_unreserved(name, HABITS)
    return name


def _refuse_near(diary: Diary, habits: Habits, name: str) -> None:
    """A typo must not open a second habit."""
    import difflib

    known = [kind.name for kind in KINDS.values() if kind.wanted]
    known += [habit.name for habit in habits.all if habit.name not in known]
    near = difflib.get_close_matches(name[:60], known, n=3, cutoff=0.8)
    if near:
        raise WrongWords(
            f"{UnknownName('habit', shown(name), near)} With --own it is one of your own"
        )
