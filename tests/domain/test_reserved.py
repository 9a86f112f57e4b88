"""Which words a name of the user's own can't be: those that a line is read by."""

from __future__ import annotations

import pytest

from tests.conftest import Tracker
from tracker.domain.words.reserved import reserved_as

ADDING = {
    "containers": "container add {} 300ml",
    "sites": "site add {}",
    "drugs": "drug add {}",
    "foods": "food add {} --water 90",
    "habits": "habit add {} --own",
}
READ_AS = {
    "ml": "a unit", "mls": "a unit", "m-l": "a unit", "g": "a unit", "min": "a unit",
    "km": "a unit", "two": "a number", "twos": "a number", "half": "a number",
    "left": "a side", "both": "a side", "today": "a word for a time", "noon": "a word for a time",
    "monday": "a word for a time", "of": "a word with a meaning", "none": "a word with a meaning",
}  # fmt: skip


@pytest.mark.parametrize("vocabulary", ADDING)
def test_no_own_name_is_a_word_that_lines_are_read_by(tracker: Tracker, vocabulary: str) -> None:
    for word, meaning in READ_AS.items():
        answer = tracker(ADDING[vocabulary].format(word))
        assert (answer.code, f"{word} is {meaning}" in answer.err) == (2, True), (word, answer)


def test_nor_does_a_habit_come_by_one(tracker: Tracker) -> None:
    tracker.ok("habit add floss")
    assert "ml is a unit" in tracker("habit rename floss ml").err


@pytest.mark.parametrize("word", ["water", "drinks", "walks", "medicines"])
def test_a_kind_is_one_under_each_of_its_names(tracker: Tracker, word: str) -> None:
    assert f"{word} is a kind of entry already" in tracker(f"site add {word}").err


def test_a_name_is_of_one_thing(tracker: Tracker) -> None:
    tracker.ok("food add gazpacho --water 93")
    for command, said in {
        "drug add coffee": "coffee is a drink already",
        "drug add gazpacho": "gazpacho is a food already",
        "food add lumbar --water 9": "lumbar is a site (lower-back) already",
        "site add glass": "glass is a container already",
        "container add ibuprofen 100": "ibuprofen is a drug already",
    }.items():
        answer = tracker(command)
        assert (answer.code, said in answer.err) == (2, True), answer


def test_what_is_drunk_from_and_what_pills_are_may_be_names() -> None:
    assert not any(reserved_as(word, "containers") for word in ("cup", "pint", "gallon", "shot"))
    assert reserved_as("pills", "habits") is None
    assert reserved_as("pills", "drugs") == reserved_as("cup", "sites") == "a unit"


@pytest.mark.parametrize("name", ["ml", "mls", "two"])
def test_a_container_that_an_older_version_let_be_called_so_is_passed_over(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with monkeypatch.context() as older:
        older.setattr("tracker.domain.words.reserved.reserved_as", lambda *_: None)
        tracker.ok(f"container add {name} 500")
    assert tracker.ok("log water 300ml").out.startswith("300 ml water")
    assert tracker.ok("log water two glasses").out.startswith("500 ml water")
    assert f"\n{name} " in tracker.ok("container list").out
    tracker.ok(f"container remove {name}")
