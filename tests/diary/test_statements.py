"""How often the database is asked: what is read together is asked for together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.diary.conftest import own_habit
from tests.figures.diaries import entry, month
from tracker.diary.ask.questions import questions
from tracker.diary.diary import Diary
from tracker.diary.find.findings import checked, replayed
from tracker.diary.find.resting import acknowledge
from tracker.diary.habits.due import due_today
from tracker.diary.habits.showing import show_habits
from tracker.diary.tell.chart import chart_of
from tracker.diary.tell.report import page_of, report_of
from tracker.diary.tell.sheet import sheet_of
from tracker.diary.tell.today import today_of
from tracker.domain.entries import LAST_DAY
from tracker.domain.time.days import add_days

#: Each with the most statements it may take, habits apart.
ASKED: dict[str, tuple[Callable[[Diary], object], int]] = {
    "report": (lambda diary: report_of(diary, None), 15),
    "report month": (lambda diary: report_of(diary, "month"), 15),
    "report --html": (lambda diary: page_of(diary, None), 19),
    "today": (today_of, 15),
    "check": (checked, 10),
    "check --explain": (lambda diary: checked(diary, explained=True), 12),
    "check --as-of": (lambda diary: checked(diary, "2026-10-30"), 10),
    "check --since": (lambda diary: replayed(diary, "2026-10-30"), 10),
    "sheet": (sheet_of, 20),
    "chart": (lambda diary: chart_of(diary, ["walk"]), 5),
}


class Counting:
    """An executor that counts what it is asked."""

    def __init__(self, executor: Any) -> None:
        self._executor = executor
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._executor, name)

    def rows(self, statement: str, **params: Any) -> Any:
        self.asked.append(statement)
        return self._executor.rows(statement, **params)

    def made(self, make: Callable[[Any], Any], statement: str, **params: Any) -> Any:
        self.asked.append(statement)
        return self._executor.made(make, statement, **params)


@pytest.fixture
def full(diary: Diary) -> Diary:
    """A month of everything."""
    diary.store.add([each._replace(id=None) for each in month("2026-10-10")], "log")
    return diary


def statements(diary: Diary, ask: Callable[[Diary], object]) -> list[str]:
    counting = Counting(diary.store._executor)
    diary.store._executor = counting
    ask(diary)
    return counting.asked


@pytest.mark.parametrize("command", ASKED)
def test_the_store_is_asked_little(full: Diary, command: str) -> None:
    ask, most = ASKED[command]
    asked = statements(full, ask)
    assert len(asked) <= most, asked


GOAL = {
    "from_day": "2023-11-01",
    "to_day": LAST_DAY,
    "direction": "at-least",
    "period": "day",
    "schedule": "daily",
}


def _known(
    name: str, kind: str | None = None, subject: str | None = None, measure: str | None = None
) -> dict[str, Any]:
    """The record of a habit of what ships."""
    what = {"name": name, "kind": kind, "subject": subject, "measure": measure}
    return own_habit(name) | what


#: Habits of every sort, each with its goal: ceilings, pieces, weeks, and the user's own.
HABITS: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
    (own_habit("floss"), {"measure": "done", "target": 1}),
    (_known("walk", "walk"), {"measure": "duration_min", "target": 150, "period": "week"}),
    (
        _known("coffee", "drink", "coffee"),
        {"measure": "done", "target": 2, "direction": "at-most"},
    ),
    (_known("water", measure="volume_ml"), {"measure": "volume_ml", "target": 200}),
    (own_habit("read") | {"measure": "duration_min"}, {"measure": "duration_min", "target": 10}),
    (_known("stretch", "stretch"), {"measure": "done", "target": 1, "schedule": "3/week"}),
    (_known("watermelon", "food", "watermelon"), {"measure": "done", "target": 1}),
    (_known("strength", "strength"), {"measure": "duration_min", "target": 30, "period": "month"}),
    (own_habit("draw"), {"measure": "done", "target": 1, "schedule": "3/7"}),
    (_known("magnesium", measure="magnesium_mg"), {"measure": "magnesium_mg", "target": 300}),
)
#: Each with the most statements it may take, whatever habits there are.
WITH_HABITS: dict[str, tuple[Callable[[Diary], object], int]] = {
    "report": (lambda diary: report_of(diary, None), 20),
    "report month": (lambda diary: report_of(diary, "month"), 20),
    "report of weeks ago": (lambda diary: report_of(diary, "2026-10-12..2026-10-20"), 20),
    "today": (today_of, 20),
    "today --json": (lambda diary: today_of(diary, judged=True), 20),
    "habits": (lambda diary: show_habits(diary, None, None, archived=False, us=False), 12),
    "due": (due_today, 10),
    "ask": (lambda diary: questions(diary, []), 24),
    "check": (checked, 10),
}


def add_habits(diary: Diary, number: int) -> None:
    """Habits of three years with all that can bear on them, and a finding that was acknowledged."""
    rows = [
        (
            {**habit, "uid": f"h{n}", "from_day": "2023-11-01"},
            {**GOAL, **goal, "uid": f"g{n}", "kind": habit["kind"], "subject": habit["subject"]},
        )
        for n, (habit, goal) in enumerate(HABITS[:number])
    ]
    day = "2026-10-20"
    skips = [
        {"uid": f"s{n}", "habit_uid": habit["uid"], "from_day": day, "to_day": day}
        for n, (habit, _) in enumerate(rows)
    ]
    names = [{"uid": "n1", "kind": "drinks", "name": "kvass", "data": "{}"}]
    diary.store.put_raw(
        "habit add",
        {
            "habits": [habit for habit, _ in rows],
            "goals": [goal for _, goal in rows],
            "skips": skips,
            "subjects": names,
            "profile": [{"name": "height", "value": "172"}],
        },
    )
    finding = next(each for each in checked(diary).findings if each.shown)
    acknowledge(diary, finding.rule, finding.site or "", seen_doctor=None, note="known")
    # The first three are kept for two years: their streaks are followed further and further back.
    days = [add_days("2026-11-08", -n) for n in range(700)]
    done = [entry("habit", day, subject="floss", done=1) for day in days]
    done += [entry("walk", day, duration_min=30) for day in days]
    diary.store.add([each._replace(id=None) for each in done], "log")


@pytest.mark.parametrize(
    "number", [pytest.param(0, marks=pytest.mark.slow), pytest.param(4, marks=pytest.mark.slow), 10]
)
@pytest.mark.parametrize("command", WITH_HABITS)
def test_habits_are_asked_for_at_once(full: Diary, command: str, number: int) -> None:
    add_habits(full, number)
    full.forget()
    ask, most = WITH_HABITS[command]
    asked = statements(full, ask)
    assert len(asked) <= most, asked


def test_a_streak_is_followed_as_far_as_it_goes(full: Diary) -> None:
    add_habits(full, 10)
    habits = show_habits(full, None, None, archived=False, us=False).habits
    assert {one.name: one.streak.count for one in habits}["floss"] == 700
