"""What `tracker habit add` and `set` read: the name, what it counts, what is wanted."""

from __future__ import annotations

from typing import Any

from tracker.diary.diary import Diary
from tracker.diary.habits.habits import Habits
from tracker.diary.habits.writing import habit_for, new_habit, what_counts
from tracker.domain.entries import Goal
from tracker.domain.errors import UnknownName, WrongWords, shown
from tracker.domain.habits.habit import OWN, Habit
from tracker.domain.habits.own import read_unit
from tracker.domain.habits.schedules import DAILY, Schedule, read_schedule
from tracker.domain.kinds import KINDS
from tracker.domain.names import check_name as spelled
from tracker.domain.names import normalise
from tracker.domain.words.naming import habit_named
from tracker.domain.words.wishes import (
    NO_HABITS,
    Aimed,
    aimed_at_own,
    days_wanted,
    goal_of,
    read_wish,
)

#: Words that mean something else where a habit's name stands.
_TAKEN = ("again", "all", "none", "today", "yesterday", "tomorrow", "week", "month")


def added_habit(
    diary: Diary, habits: Habits, words: str, unit: str | None, own: bool
) -> tuple[Habit, Aimed]:
    """The habit that a name stands for, and what it counts. Raises WrongWords where it can't be."""
    name = normalise(words)
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
    aimed = None if own else what_counts(diary, habits, name)
    if aimed is None:
        if own:
            check_name(diary, habits, words)
        else:
            _refuse_near(diary, habits, name)
        habit = _own(diary, habits, words, unit)
        return habit, aimed_at_own(habit)
    there = habit_for(habits, aimed)
    if there is not None and not there.archived and there.name != aimed.name:
        raise WrongWords(
            f"{aimed.name} is counted by the habit {there.name} already; "
            f"change it with tracker habit set {there.name}"
        )
    if unit is not None and aimed.kind != OWN:
        raise WrongWords(f"{aimed.name} is measured as it is logged; leave --unit out")
    return there or new_habit(aimed), aimed


def _own(diary: Diary, habits: Habits, words: str, unit: str | None) -> Habit:
    name = check_name(diary, habits, words)
    measure, word = read_unit(unit) if unit else ("done", None)
    return Habit(name, OWN, name, measure, word)


def check_name(diary: Diary, habits: Habits, words: str, of: Habit | None = None) -> str:
    """A name that is free and can be one. Raises WrongWords naming what holds it.

    `of` is the habit that is to bear it, which may take one back that it had.
    """
    name = spelled(words, "habit")
    if name in NO_HABITS or name in _TAKEN:
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
    return name


def _refuse_near(diary: Diary, habits: Habits, name: str) -> None:
    """A typo must not open a second habit."""
    import difflib

    known = [kind for kind in KINDS if kind not in NO_HABITS]
    known += [habit.name for habit in habits.all if habit.name not in known]
    near = difflib.get_close_matches(name[:60], known, n=3, cutoff=0.8)
    if near:
        raise WrongWords(
            f"{UnknownName('habit', shown(name), near)} With --own it is one of your own"
        )


def wishes(options: dict[str, Any]) -> bool:
    """Whether the options say what is wanted."""
    return any(options[name] for name in ("goal", "at_most", "days", "times", "track"))


def refuse_bare(aimed: Aimed, options: dict[str, Any]) -> None:
    """A kind that is measured is no yes/no habit: say how much, or on how many days."""
    if wishes(options) or aimed.kind == OWN or aimed.bare_counts:
        return
    unit = aimed.fields[0].unit
    example = {"min": "10min/day", "h": "7h/day", "ml": "2l/day"}.get(unit, f"400{unit}/day")
    days = " or on how many days: --goal 3/week" if aimed.countable else ""
    raise WrongWords(
        f"{aimed.name} is measured, not just done: say how much with --goal {example}{days}; "
        "--track only tracks it"
    )


def read_goal(diary: Diary, aimed: Aimed, options: dict[str, Any], from_day: str) -> Goal | None:
    """The goal that the options ask for; None to only track. Raises WrongWords."""
    goal, ceiling = options["goal"], options["at_most"]
    asked = [name for name in ("goal", "at_most", "track") if options[name]]
    if len(asked) > 1:
        said = " and ".join("--" + name.replace("_", "-") for name in asked)
        raise WrongWords(f"{said} don't go together; give one of them")
    schedule = _schedule(options)
    if options["track"]:
        if schedule is not None:
            raise WrongWords("--track has no schedule; leave --days and --times out")
        return None
    if goal or ceiling:
        wish = read_wish(
            aimed,
            goal or ceiling,
            at_most=bool(ceiling),
            schedule=schedule,
            us=diary.us,
            containers=diary.catalogue("containers"),
        )
    elif aimed.kind == OWN and aimed.fields and schedule is None:
        raise WrongWords(
            f"{aimed.name} is measured: say how much with --goal 10/day, or --track it"
        )
    else:
        wish = days_wanted(aimed, schedule or DAILY)
    return goal_of(aimed, wish, from_day, at_most=bool(ceiling))


def _schedule(options: dict[str, Any]) -> Schedule | None:
    days, times = options["days"], options["times"]
    if days and times:
        raise WrongWords("--days and --times don't go together; give one of them")
    if days:
        schedule = read_schedule(days)
        if schedule.every not in ("day", "weekdays"):
            raise WrongWords(f"'{shown(days)}' names no weekdays; write --days mon,wed,fri")
        return schedule
    return read_schedule(times) if times else None
