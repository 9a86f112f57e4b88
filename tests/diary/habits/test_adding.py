"""Habits added and changed by the diary alone."""

from __future__ import annotations

import pytest

from tracker.diary.diary import Diary
from tracker.diary.habits import life
from tracker.diary.habits.adding import add_habit, set_habit
from tracker.domain.entries import LAST_DAY
from tracker.domain.errors import UnknownName, WrongWords
from tracker.domain.words.habit_line import HabitLine


def wanted(line: HabitLine, diary: Diary) -> list[tuple[str, float, str]]:
    """The goals that a habit is added with: measure, target, schedule."""
    return [(goal.measure, goal.target, goal.schedule) for goal in add_habit(diary, line).goals]


@pytest.mark.parametrize(
    ("line", "goals"),
    [
        (HabitLine(["floss"]), [("done", 1, "daily")]),
        (HabitLine(["floss", "3/week"]), [("done", 1, "3/week")]),
        (HabitLine(["gym", "mon", "wed"]), [("done", 1, "mon,wed")]),
        (HabitLine(["stretch"], goal="10min/day"), [("duration_min", 10, "daily")]),
        (HabitLine(["coffee"], at_most="2/day"), [("done", 2, "daily")]),
        (HabitLine(["piano"], goal="30", times="3/7", unit="min"), [("duration_min", 30, "3/7")]),
        (HabitLine(["piano"], times="3/week", unit="min"), [("done", 1, "3/week")]),
        (HabitLine(["piano"], track=True, unit="min"), []),
        (HabitLine(["water"], track=True), []),
    ],
)
def test_what_is_wanted(diary: Diary, line: HabitLine, goals: list[tuple[str, float, str]]) -> None:
    assert wanted(line, diary) == goals


def test_added_whole(diary: Diary) -> None:
    line = HabitLine(["Read", "a", "book"], goal="20/day", unit="pages", group=" mind ")
    kept = add_habit(diary, line._replace(from_day="2026-12-01", until="2026-12-24"))
    habit = kept.habit
    assert (habit.name, habit.kind, habit.unit, habit.group) == (
        "read-a-book", "habit", "pages", "mind",
    )  # fmt: skip
    assert (habit.from_day, habit.to_day) == ("2026-12-01", "2026-12-24")
    assert kept.plan is not None and kept.plan.target == 20
    assert [change.command for change in diary.store.undo()] == [
        "habit add read-a-book --from 2026-12-01"
    ]
    assert diary.store.habits() == [] == diary.store.goals()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (HabitLine(["knee"]), "a place on the body"),
        (HabitLine(["swimming"]), "is measured, not just done"),
        (HabitLine(["piano"], unit="min"), "piano is measured: say how much with --goal"),
        (HabitLine(["floss", "3/week"], goal="2/week"), "both say what is wanted"),
        (HabitLine(["floss"], goal="2/week", track=True), "--goal and --track don't go together"),
        (HabitLine(["floss"], until="2026-11-01"), "before its start"),
        (HabitLine(["floss"], group="x" * 41), "no name for a group"),
        (HabitLine(["swimming", "2", "laps"]), "a name with a number in it stands in quotes"),
        (HabitLine(["swimming", "2laps"]), "a name with a number in it stands in quotes"),
    ],
)
def test_refused_and_nothing_kept(diary: Diary, line: HabitLine, told: str) -> None:
    with pytest.raises(WrongWords, match=told):
        add_habit(diary, line)
    assert diary.store.habits() == []


@pytest.mark.parametrize(
    ("said", "name", "minutes"),
    [
        ("walk quarter of an hour a day", "walk", 15),
        ("walk a quarter of an hour a day", "walk", 15),
        ("walk a couple of hours a day", "walk", 120),
        ("walk an hour a day", "walk", 60),
    ],
)
def test_a_goal_with_its_number_in_words(
    diary: Diary, said: str, name: str, minutes: float
) -> None:
    kept = add_habit(diary, HabitLine(said.split()))
    assert (kept.habit.name, kept.goals[0].target) == (name, minutes)


def test_an_article_may_be_a_names(diary: Diary) -> None:
    kept = add_habit(diary, HabitLine(["eat", "an", "apple", "a", "day"]))
    assert kept.habit.name == "eat-an-apple-a-day"


def test_a_warning_sign_is_nothing_to_keep_up(diary: Diary) -> None:
    assert add_habit(diary, HabitLine(["fever"])).habit.kind == "habit"


def test_what_is_counted_under_another_name_is_no_second_habit(diary: Diary) -> None:
    add_habit(diary, HabitLine(["walk"], goal="3/week", from_day="2026-11-01"))
    life.rename(diary, "walk", "stroll")
    with pytest.raises(WrongWords, match="walk is counted by the habit stroll already"):
        add_habit(diary, HabitLine(["walks"], goal="3/week"))
    life.archive(diary, "stroll")
    back = add_habit(diary, HabitLine(["walks"], goal="3/week")).habit
    assert (back.name, back.kind, back.archived) == ("stroll", "walk", False)
    assert len(diary.store.habits()) == 1


def test_changed_from_a_day_on(diary: Diary) -> None:
    add_habit(diary, HabitLine(["floss"], from_day="2026-11-01"))
    kept = set_habit(diary, HabitLine(["floss", "3/week"]))
    assert [(goal.from_day, goal.to_day, goal.schedule) for goal in kept.goals] == [
        ("2026-11-01", "2026-11-07", "daily"),
        ("2026-11-08", LAST_DAY, "3/week"),
    ]


def test_its_last_day_ends_its_goals(diary: Diary) -> None:
    add_habit(diary, HabitLine(["floss"]))
    kept = set_habit(diary, HabitLine(["floss"], until="2026-12-24"))
    assert kept.habit.to_day == kept.goals[0].to_day == "2026-12-24"
    assert set_habit(diary, HabitLine(["floss"], group="teeth")).habit.to_day == "2026-12-24"
    assert set_habit(diary, HabitLine(["floss"], track=True)).habit.to_day == LAST_DAY


def test_a_change_needs_a_habit_and_a_wish(diary: Diary) -> None:
    with pytest.raises(WrongWords, match="nothing to change"):
        set_habit(diary, HabitLine(["floss"]))
    with pytest.raises(UnknownName):
        set_habit(diary, HabitLine(["floss"], goal="2/week"))
    add_habit(diary, HabitLine(["floss"]))
    with pytest.raises(WrongWords, match="--from goes with"):
        set_habit(diary, HabitLine(["floss"], from_day="2026-11-01"))
