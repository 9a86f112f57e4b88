"""What habits ask, what is answered, and how they are shown, by the diary alone."""

from __future__ import annotations

import pytest

from tracker.diary.diary import Diary
from tracker.diary.habits.adding import add_habit
from tracker.diary.habits.answers import keep_answers, read_answer
from tracker.diary.habits.due import due_today
from tracker.diary.habits.showing import show_habit, show_habits
from tracker.diary.habits.unanswered import unanswered
from tracker.domain.entries import Days, Goal
from tracker.domain.errors import UnknownName, WrongWords
from tracker.domain.time.ordinals import iso
from tracker.domain.words.habit_line import HabitLine
from tracker.figures.habits.unanswered import Unanswered


@pytest.fixture(autouse=True)
def habits(diary: Diary) -> None:
    start = "2026-11-07"
    add_habit(diary, HabitLine(["floss"], from_day=start, group="teeth"))
    add_habit(diary, HabitLine(["stretch"], goal="10min/day", from_day=start))
    add_habit(diary, HabitLine(["magnesium"], goal="300mg/day"))
    add_habit(diary, HabitLine(["sodium"], at_most="2g/day"))


def asked(diary: Diary, *words: str) -> list[tuple[str, str]]:
    return [(iso(one.day), one.habit.name) for one in unanswered(diary, words)]


def question(diary: Diary, *words: str) -> Unanswered:
    (one,) = unanswered(diary, words)
    return one


def test_what_is_unanswered(diary: Diary) -> None:
    assert asked(diary) == [
        ("2026-11-08", "stretch"), ("2026-11-08", "magnesium"), ("2026-11-08", "floss"),
    ]  # fmt: skip
    assert asked(diary, "yesterday", "floss") == [("2026-11-07", "floss")]
    assert question(diary, "magnesium").about_a_pill
    assert not question(diary, "floss").about_an_amount
    with pytest.raises(UnknownName):
        unanswered(diary, ["flos"])
    with pytest.raises(WrongWords, match="second range"):
        unanswered(diary, ["week", "yesterday"])


def test_answers_are_one_change(diary: Diary) -> None:
    lines = ("12", "n # none left", "s ill")
    answers = [
        read_answer(diary, one, line)
        for one, line in zip(unanswered(diary, []), lines, strict=True)
    ]
    keep_answers(diary, answers, "ask")
    kept = [(e.kind, e.subject, dict(e.measures), e.note) for e in diary.store.entries()]
    assert kept == [
        ("stretch", None, {"duration_min": 12}, None),
        ("habit", "magnesium", {"done": 0}, "none left"),
    ]
    assert [(one.from_day, one.reason) for one in diary.store.skips()] == [("2026-11-08", "ill")]
    assert asked(diary) == []
    diary.store.undo()
    assert len(asked(diary)) == 3


def test_a_bare_number_is_in_what_the_habit_counts(diary: Diary) -> None:
    add_habit(diary, HabitLine(["steps"], goal="8000/day"))
    for name in ("steps", "magnesium"):
        keep_answers(diary, [read_answer(diary, question(diary, name), "300")], "ask")
    kept = [(e.kind, e.subject, dict(e.measures)) for e in diary.store.entries()]
    assert kept == [
        ("walk", None, {"steps": 300}),
        ("mineral", "magnesium", {"dose_mg": 300, "magnesium_mg": 300}),
    ]


@pytest.mark.parametrize(
    ("habit", "line", "measures"),
    [
        ("stretch", "yes", [{"duration_min": 10}]),
        ("stretch", "no", [{"done": 0}]),
        ("floss", "0", [{"done": 0}]),
        ("floss", "1", [{"done": 1}]),
        ("plants", "2", [{"done": 1}] * 2),
        ("plants", "y", [{"done": 1}] * 3),
        ("plants", "50", [{"done": 1}] * 50),
    ],
)
def test_what_an_answer_is_kept_as(
    diary: Diary, habit: str, line: str, measures: list[dict[str, float]]
) -> None:
    add_habit(diary, HabitLine(["plants"], goal="3/day"))
    answer = read_answer(diary, question(diary, habit), line)
    assert [dict(entry.measures) for entry in answer.entries] == measures


def test_a_skipped_goal_without_a_habit_makes_one(diary: Diary) -> None:
    goal = Goal("duration_min", 20, "walk", from_day="2026-11-07", uid="g")
    diary.store.put_raw("goal", {"goals": [goal._asdict()]})
    asked_for = unanswered(diary, ["2d", "walk"])
    keep_answers(diary, [read_answer(diary, one, "s ill") for one in asked_for], "ask")
    (habit,) = [one for one in diary.store.habits() if one.name == "walk"]
    skips = [(one.habit_uid, one.from_day) for one in diary.store.skips()]
    assert skips == [(habit.uid, "2026-11-07"), (habit.uid, "2026-11-08")]


def test_what_is_no_answer(diary: Diary) -> None:
    with pytest.raises(WrongWords, match="is no answer"):
        read_answer(diary, question(diary, "floss"), "maybe")
    with pytest.raises(WrongWords, match="a note goes after #: y # late"):
        read_answer(diary, question(diary, "floss"), "y late")
    with pytest.raises(WrongWords, match="floss is done or not: write y or n, not 2"):
        read_answer(diary, question(diary, "floss"), "2")
    add_habit(diary, HabitLine(["plants"], goal="3/day"))
    with pytest.raises(WrongWords, match="51 is too many for one answer"):
        read_answer(diary, question(diary, "plants"), "51")
    with pytest.raises(WrongWords, match="say how much"):
        read_answer(diary, question(diary, "magnesium"), "y")


def test_due(diary: Diary) -> None:
    found = due_today(diary)
    assert found.day == "2026-11-08"
    assert [now.name for now in found.due] == ["stretch", "magnesium", "floss"]
    keep_answers(diary, [read_answer(diary, question(diary, "floss"), "y")], "ask")
    assert "floss" not in [now.name for now in due_today(diary).due]


def test_all_shown(diary: Diary) -> None:
    report = show_habits(diary, "2d", None, archived=False, us=False)
    assert report.days == Days("2026-11-07", "2026-11-08")
    assert [one.name for one in report.habits] == ["stretch", "magnesium", "sodium", "floss"]
    (floss,) = show_habits(diary, None, "teeth", archived=False, us=False).habits
    assert len(floss.states) == 28
    with pytest.raises(WrongWords, match="there is teeth"):
        show_habits(diary, None, "mind", archived=False, us=False)
    with pytest.raises(WrongWords, match="more than ten years"):
        show_habits(diary, "7000d", None, archived=False, us=False)


@pytest.mark.parametrize(("first", "begins"), [("2026-11-08", None), ("2026-11-09", "2026-11-09")])
def test_a_habit_that_is_still_to_begin(diary: Diary, first: str, begins: str | None) -> None:
    add_habit(diary, HabitLine(["chess"], from_day=first))
    assert show_habit(diary, "chess", "7d", us=False).begins == begins


def test_one_shown(diary: Diary) -> None:
    keep_answers(
        diary, [read_answer(diary, q, "y") for q in unanswered(diary, ["2d", "floss"])], ""
    )
    found = show_habit(diary, "floss", "7d", us=False)
    assert found.kept.habit.group == "teeth"
    assert found.days == Days("2026-11-02", "2026-11-08")
    assert found.report.streak.count == found.best.count == 2
    assert found.begins is None
    assert list(found.as_json()) == ["habit", "days", "report", "best"]
