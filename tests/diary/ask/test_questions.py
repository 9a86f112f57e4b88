"""What `tracker ask` asks of a day: what is known isn't asked again, and it is never long."""

from __future__ import annotations

import pytest

from tests.diary.conftest import Log
from tracker.diary.ask.questions import questions
from tracker.diary.ask.sitting import Sitting
from tracker.diary.close import close_day
from tracker.diary.diary import Diary
from tracker.domain.entries import Entry
from tracker.domain.errors import WrongWords
from tracker.figures.ask import Question


def asked(diary: Diary, *words: str) -> list[tuple[str, str]]:
    return [(one.what, one.name) for one in questions(diary, words)]


def about(diary: Diary, what: str) -> Question:
    return next(one for one in questions(diary, []) if one.what == what)


def test_of_an_empty_diary_next_to_nothing_is_asked(diary: Diary) -> None:
    assert asked(diary) == [("note", ""), ("close", "")]


def test_places_that_hurt_in_the_last_fortnight(diary: Diary, log: Log) -> None:
    log("pain 4 neck", at="2026-10-25")
    log("pain 4 lower-back", at="2026-10-24")
    log("pain 0 left hip", at="2026-11-07")
    log("pain 3 right knee", at="2026-11-06")
    log("pain 5 right knee", at="2026-11-07")
    log("pain 2 right knee", at="2026-11-07")
    assert asked(diary)[:-2] == [("pain", "right knee"), ("pain", "neck")]
    assert about(diary, "pain").before == 5
    log("pain 1 right knee")
    assert asked(diary)[:-2] == [("pain", "neck")]
    log("pain none")
    assert asked(diary)[:-2] == []


def test_a_back_has_no_side_to_ask_about(diary: Diary, log: Log) -> None:
    log("pain 3 lower-back", at="2026-11-06")
    sided = Entry("pain", "2026-11-07", "lower-back", "left", measures={"intensity": 4.0})
    diary.store.add([sided], "import")
    assert asked(diary)[:-2] == [("pain", "lower-back")]


def test_never_more_than_ten_but_for_habits(diary: Diary, log: Log) -> None:
    for site in ("neck", "lower-back", "left hip", "right knee", "head", "left wrist"):
        log(f"pain 3 {site}", at="yesterday")
    for line in ("med ibuprofen 400", "med paracetamol 500", "med aspirin 500", "treatment heat",
                 "treatment ice", "water 500"):  # fmt: skip
        log(line, at="yesterday")
    whats = [what for what, _ in asked(diary)]
    assert whats == ["pain"] * 4 + ["drinks", "med", "med", "treatment", "note", "close"]


def test_a_closed_day_has_no_more_questions_but_of_pain(diary: Diary, log: Log) -> None:
    log("pain 3 neck", at="yesterday")
    log("water 500")
    close_day(diary)
    assert asked(diary) == [("pain", "neck")]


def test_a_dose_above_its_label_is_no_likely_one(diary: Diary, log: Log) -> None:
    log("med ibuprofen 1600", at="yesterday 8:00")
    question = about(diary, "med")
    assert question.again == ()
    with pytest.raises(WrongWords, match="say how much"):
        Sitting(diary, [question]).hear(question, "y")


def test_an_empty_answer_to_pain_is_never_a_zero(diary: Diary, log: Log) -> None:
    log("pain 0 neck", at="yesterday")
    log("pain 3 neck", at="2026-11-05")
    question = about(diary, "pain")
    assert (question.before, question.likely) == (0, False)
    sitting = Sitting(diary, [question])
    assert sitting.hear(question, "").entries == ()
    assert (sitting.answered, sitting.open) == (0, 1)
    sitting.keep()
    assert [entry.day for entry in diary.store.entries(kind="pain")] == ["2026-11-05", "2026-11-07"]


def test_equals_where_nothing_is_known(diary: Diary, log: Log) -> None:
    log("pain 3 neck", at="2026-11-05")
    question = about(diary, "pain")
    with pytest.raises(WrongWords, match="write 0 to 10"):
        Sitting(diary, [question]).hear(question, "=")


def test_a_sitting_of_another_day_has_no_times(diary: Diary, log: Log) -> None:
    log("pain 3 neck", at="2026-11-05")
    log("water 300", at="2026-11-05")
    asked_for = questions(diary, ["yesterday"])
    sitting = Sitting(diary, asked_for)
    for question, line in zip(
        sitting.questions(), ("6", "500, coffee 8:30", "quiet"), strict=False
    ):
        sitting.hear(question, line)
    sitting.keep()
    kept = [entry for entry in diary.store.entries() if entry.day == "2026-11-07"]
    assert [(entry.kind, entry.at is None) for entry in kept] == [
        ("pain", True), ("water", True), ("note", True), ("drink", False),
    ]  # fmt: skip
