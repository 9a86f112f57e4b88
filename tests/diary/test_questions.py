"""Questions for the next visit: kept, looked at, marked as asked."""

from __future__ import annotations

import pytest

from tracker.diary.diary import Diary
from tracker.diary.mend.mend import undo
from tracker.diary.questions import keep_question, mark_asked, new_question, questions
from tracker.domain.errors import NoSuchEntry, WrongWords


@pytest.fixture
def two(diary: Diary) -> list[int]:
    return [keep_question(diary, text).id or 0 for text in ("Is swimming fine?", "-5 or 5?")]


def test_kept_and_asked(diary: Diary, two: list[int]) -> None:
    assert [(q.id, q.note) for q in questions(diary)] == [
        (two[0], "Is swimming fine?"),
        (two[1], "-5 or 5?"),
    ]
    (asked,) = mark_asked(diary, [f"#{two[0]}", str(two[0])])
    assert asked.attributes["asked"] == "2026-11-08"
    assert [q.id for q in questions(diary)] == two[1:]
    assert [q.id for q in questions(diary, everything=True)] == two
    assert undo(diary)[0].command == f"question done #{two[0]} {two[0]}"
    assert [q.id for q in questions(diary)] == two


def test_all_of_them(diary: Diary, two: list[int]) -> None:
    assert [q.id for q in mark_asked(diary, ["all"])] == two
    with pytest.raises(WrongWords, match="no question waits"):
        mark_asked(diary, ["all"])


def test_refused(diary: Diary, two: list[int]) -> None:
    with pytest.raises(WrongWords, match="say which"):
        mark_asked(diary, [])
    with pytest.raises(NoSuchEntry, match="no open question 99"):
        mark_asked(diary, [str(two[0]), "99"])
    with pytest.raises(WrongWords, match="needs words"):
        keep_question(diary, " ")
    assert [q.id for q in questions(diary)] == two


def test_a_new_one_is_not_kept_yet(diary: Diary) -> None:
    assert new_question(diary, "Why?").id is None
    assert questions(diary) == []
