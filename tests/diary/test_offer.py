"""What is offered at a TAB, as plain values; never an error, and no diary is made for it."""

from __future__ import annotations

from pathlib import Path

from tests.diary.conftest import Log, own_habit
from tracker.diary import offer
from tracker.diary.diary import Diary
from tracker.diary.questions import keep_question, mark_asked
from tracker.domain.kinds import KINDS


def test_what_was_used_last_goes_first(diary: Diary, log: Log) -> None:
    plain = offer.subjects(diary, KINDS["pain"], "")
    log("pain 6 left-knee")
    assert offer.subjects(diary, KINDS["pain"], "") == ["left-knee", *plain]
    assert offer.subjects(diary, KINDS["pain"], "left-k") == ["left-knee"]
    assert offer.subjects(diary, KINDS["water"], "") == []


def test_sides_are_offered_once_they_are_typed(diary: Diary) -> None:
    assert [n for n in offer.names(diary, "sites", "") if n.startswith("left-")] == []
    assert {"left-knee", "lower-back"} <= set(offer.names(diary, "sites", "l"))
    assert offer.names(diary, "sites", "RIGHT-kn") == ["right-knee"]
    assert "left-lower-back" not in offer.names(diary, "sites", "left")


def test_other_names_where_no_name_begins_so(diary: Diary) -> None:
    assert offer.names(diary, "sites", "lower-b") == ["lower-back"]
    assert offer.names(diary, "sites", "lumb") != []
    assert offer.names(diary, "sites", "xyz") == []


def test_subjects_that_are_logged_without_their_kind(diary: Diary, log: Log) -> None:
    log("drink coffee 200")
    assert offer.subjects_of_kinds(diary, "cof")[0] == "coffee"
    assert "lower-back" not in offer.subjects_of_kinds(diary, "lower")


def test_what_narrows_a_list(diary: Diary) -> None:
    assert offer.words_to_look_for(diary, [], "wa")[:2] == ["water", "walk"]
    behind = offer.words_to_look_for(diary, ["drink"], "")
    assert "coffee" in behind
    assert "7d" in behind
    assert "water" not in offer.words_to_look_for(diary, ["pain"], "wa")


def test_entries_by_their_ids(diary: Diary, log: Log) -> None:
    for _ in range(11):
        log("water 250")
    assert [entry.id for entry in offer.newest_entries(diary, "1")] == [11, 10, 1]
    assert len(offer.newest_entries(diary, "")) == 11


def test_open_questions(diary: Diary) -> None:
    assert offer.open_questions(diary, "") == {}
    first = str(keep_question(diary, "Why?").id)
    assert offer.open_questions(diary, "") == {first: "Why?", "all": ""}
    assert offer.open_questions(diary, "a") == {"all": ""}
    mark_asked(diary, [first])
    assert offer.open_questions(diary, "") == {}


def test_values_with_what_they_are() -> None:
    assert offer.rule_names("red") == {"red-flag": offer.rule_names("")["red-flag"]}
    assert offer.taste_names("week") == {"week-start": "your week's first day"}
    assert offer.taste_values("week-start", "mon") == ["monday"]
    assert offer.taste_values("units", "u") == ["us"]
    assert offer.taste_values("no-such", "") == []
    assert list(offer.profile_fields("birth")) == ["birth-year"]
    assert offer.profile_values("no-such", "") == []


def test_habits(diary: Diary) -> None:
    habits = [own_habit("floss"), own_habit("knit", archived=True)]
    diary.store.put_raw("habit", {"habits": habits})
    assert offer.habit_names(diary, "") == ["floss"]
    assert "floss" in offer.goal_names(diary, "f")
    assert "floss" not in offer.habit_or_new_names(diary, "f")
    assert "coffee" in offer.habit_or_new_names(diary, "cof")


def test_without_a_diary(no_diary: Diary, home: Path) -> None:
    assert "lower-back" in offer.subjects(no_diary, KINDS["pain"], "lo")
    assert offer.names(no_diary, "drugs", "ibu") == ["ibuprofen", "ibuprofen-gel"]
    assert offer.own_names(no_diary, "drugs", "") == []
    assert offer.newest_entries(no_diary, "") == []
    assert offer.open_questions(no_diary, "") == {}
    assert offer.habit_names(no_diary, "") == []
    assert "water" in offer.goal_names(no_diary, "")
    assert offer.habit_or_new_names(no_diary, "wat") == ["water", "watermelon"]
    assert list(home.glob("none*")) == []
