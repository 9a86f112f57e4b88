"""Habits shown: one as it is kept, one or all over some days."""

from __future__ import annotations

from tracker.diary.diary import Diary
from tracker.diary.habits.all_habits import Habits
from tracker.domain.entries import Days
from tracker.domain.errors import WrongWords, shown
from tracker.domain.habits.habit import Habit, goals_of, skips_of
from tracker.domain.time.days import add_days, days_between
from tracker.domain.time.ordinals import iso, ordinal
from tracker.figures.habits.habits import (
    HabitsReport,
    Over,
    StreakReport,
    habit_reports,
    habits_report,
    longest,
)
from tracker.figures.habits.one_habit import HabitKept, HabitShown
from tracker.figures.habits.standing import Ledger

DEFAULT_DAYS = 28
MOST_DAYS = 3660


def show_habits(
    diary: Diary, last: str | None, group: str | None, archived: bool, us: bool
) -> HabitsReport:
    """Every habit over the days that `last` names, or those of a group; ended ones if `archived`.

    `us` says what is wanted in US units. Raises WrongWords.
    """
    habits = Habits(diary)
    chosen = habits.all if archived else habits.current()
    if group is not None:
        chosen = [habit for habit in chosen if (habit.group or "") == group]
        if not chosen:
            groups = sorted({habit.group for habit in habits.all if habit.group})
            there = f"there is {', '.join(groups)}" if groups else "none has a group yet"
            raise WrongWords(f"no habit is in a group '{shown(group)}'; {there}")
    days = read_period(diary, last)
    return habits_report(habits.ledgers(chosen), days, diary.clock.today(), us)


def show_habit(diary: Diary, name: str, last: str, us: bool) -> HabitShown:
    """A habit over the days that `last` names. Raises UnknownName and WrongWords."""
    habits = Habits(diary)
    habit = habits.find(name)
    ledger, days, today = habits.ledger(habit), read_period(diary, last), habits.today
    return HabitShown(
        as_kept(habits, habit),
        days,
        habit_reports([ledger], Over(ordinal(days.first), ordinal(days.last), today, today), us)[0],
        _best_ever(diary, ledger, today),
        next((iso(plan.first) for plan in ledger.plans if plan.first > today), None),
    )


def _best_ever(diary: Diary, ledger: Ledger, today: int) -> StreakReport:
    """The longest streak since the habit, or the diary, began."""
    span = diary.store.span()
    begin = min((plan.first for plan in ledger.plans), default=today)
    if span is not None:
        begin = max(begin, min(today, ordinal(span.first)))
    windows = list(ledger.course(begin, today).windows(begin, today))
    return longest(windows, today)


def habit_kept(diary: Diary, name: str) -> HabitKept:
    """The habit of a name as it is kept now. Raises UnknownName."""
    habits = Habits(diary)
    return as_kept(habits, habits.find(name))


def as_kept(habits: Habits, habit: Habit) -> HabitKept:
    """A habit as it was kept when `habits` were read."""
    goals, skips = goals_of(habit, habits.goals), skips_of(habit, habits.skips)
    return HabitKept(habit, goals, skips, iso(habits.today), habits.family(habit))


def read_period(diary: Diary, text: str | None) -> Days:
    """The days that `--last` names, up to today and at most ten years. Raises WrongWords."""
    from tracker.domain.time.day_ranges import read_days

    today = diary.clock.today()
    if text is None:
        return Days(add_days(today, 1 - DEFAULT_DAYS), today)
    days = read_days(text, diary.clock)
    if days.first == "0000-01-01" or days_between(days.first, days.last) > MOST_DAYS:
        raise WrongWords("that is more than ten years; give a shorter range, such as 100d")
    return days
