"""Goals by the diary alone."""

from __future__ import annotations

import pytest

from tracker.diary.diary import Diary
from tracker.diary.habits.adding import add_habit
from tracker.diary.habits.goal import list_goals, set_goal, suggestions, unset_goal
from tracker.domain.errors import TrackerError, UnknownName, WrongWords
from tracker.domain.words.habit_line import HabitLine


def test_set_and_listed(diary: Diary) -> None:
    kept = set_goal(diary, "water", "2l", "2026-11-01", at_most=False)
    assert (kept.habit, kept.goal.target, kept.goal.from_day) == ("water", 2000, "2026-11-01")
    set_goal(diary, "water", "2.5l", None, at_most=False)
    assert [one.goal.target for one in list_goals(diary, everything=False)] == [2500]
    assert [one.goal.target for one in list_goals(diary, everything=True)] == [2000, 2500]
    assert [habit.name for habit in diary.store.habits()] == ["water"]


def test_a_ceiling(diary: Diary) -> None:
    assert set_goal(diary, "coffee", "3/day", None, at_most=True).goal.direction == "at-most"


def test_an_own_habits_goal_has_its_unit(diary: Diary) -> None:
    add_habit(diary, HabitLine(["read"], goal="20/day", unit="pages"))
    (kept,) = list_goals(diary, everything=False)
    assert (kept.habit, kept.unit) == ("read", "pages")
    assert kept.as_json()["name"] == "read"
    assert "uid" not in kept.as_json()


def test_unset(diary: Diary) -> None:
    set_goal(diary, "walk", "150min/week", "2026-11-02", at_most=False)
    ended = unset_goal(diary, "walk", None)
    assert (ended.name, ended.from_day) == ("walk", "2026-11-08")
    assert [one.goal.to_day for one in ended.goals] == ["2026-11-07"]
    with pytest.raises(TrackerError, match="no goal for walk is in force on 2026-11-08"):
        unset_goal(diary, "walk", None)


def test_refused_and_nothing_kept(diary: Diary) -> None:
    with pytest.raises(UnknownName):
        set_goal(diary, "flos", "2/day", None, at_most=False)
    with pytest.raises(WrongWords):
        set_goal(diary, "water", "-1", None, at_most=False)
    assert list_goals(diary, everything=True) == []


def test_published_amounts(diary: Diary) -> None:
    found = suggestions(diary, "magnesium")
    assert found.countable.measure == "magnesium_mg"
    assert {intake.amount for intake in found.intakes} == {310, 320, 400, 420}
    assert list(suggestions(diary, "steps").intakes) == []
    with pytest.raises(UnknownName):
        suggestions(diary, "flos")
