"""How often the database is asked: what is read together is asked for together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.diary.conftest import own_habit
from tests.diary.test_tell import set_goal
from tests.report.diaries import month
from tracker.diary.diary import Diary
from tracker.diary.find.findings import checked, replayed
from tracker.diary.tell.chart import chart_of
from tracker.diary.tell.report import page_of, report_of
from tracker.diary.tell.sheet import sheet_of
from tracker.diary.tell.today import today_of

#: Each with the most statements it may take, habits and goals apart.
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


def statements(diary: Diary, command: str) -> list[str]:
    counting = Counting(diary.store._executor)
    diary.store._executor = counting
    ASKED[command][0](diary)
    return counting.asked


@pytest.mark.parametrize("command", ASKED)
def test_the_store_is_asked_little(full: Diary, command: str) -> None:
    asked = statements(full, command)
    assert len(asked) <= ASKED[command][1], asked


@pytest.mark.parametrize(("command", "most"), [("report", 20), ("today", 20), ("check", 10)])
def test_a_goal_costs_little_more(full: Diary, command: str, most: int) -> None:
    set_goal(full)
    asked = statements(full, command)
    assert len(asked) <= most, asked


def test_a_habit_more_is_a_question_more(full: Diary) -> None:
    full.store.put_raw("habit add", {"habits": [own_habit("floss")]})
    one = len(statements(full, "report"))
    full.store.put_raw("habit add", {"habits": [own_habit("read"), own_habit("draw")]})
    assert len(statements(full, "report")) <= one + 2
