"""Names: one meaning wherever one is typed, letters of every script, none that a shell obeys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Tracker
from tests.properties import examples
from tracker.domain.errors import WrongWords
from tracker.domain.spelling import check_name, normalise

#: What takes a habit's name, with something in it that tells that it was found.
BY_NAME = (
    "skip {}", "habit show {}", "habit set {} 3/week", "goal set {} 45", "list {}", "log {} 20",
    "habit pause {}", "habit resume {}", "chart {}", "habit archive {}", "habit unarchive {}",
)  # fmt: skip


@pytest.mark.parametrize(
    ("added", "called", "name"),
    [
        ("habit add run 30min/day", "run", "running"),
        ("habit add running 30min/day", "jogging", "running"),
        ("habit add swimming 30min/day", "swim", "swimming"),
        ("habit add walk 30min/day", "walks", "walk"),
    ],
)
def test_a_habit_is_found_by_any_word_for_what_it_counts(
    tracker: Tracker, added: str, called: str, name: str
) -> None:
    tracker.ok(added)
    for line in BY_NAME:
        answer = tracker(line.format(called))
        assert answer.code == 0, (line, answer)
    (habit,) = tracker.ok("habits --json").json["habits"]
    assert habit["name"] == name
    (entry,) = tracker.ok(f"list {called} --json").json
    assert entry["measures"] == {"duration_min": 20}
    tracker.ok(f"edit last {called} 25")
    assert tracker.ok("list --json").json[0]["measures"] == {"duration_min": 25}


@pytest.mark.parametrize(
    ("added", "removed", "told"),
    [
        ("site add sit-bone --parent buttock", "site remove sit-bone", "sit-bone is gone"),
        ("food add gazpacho --water 93", "food remove gazpacho", "gazpacho is gone"),
        ("container add bottle 750ml", "container remove bottle", "bottle is as it ships again"),
    ],
)
def test_a_name_that_is_taken_away_is_told(
    tracker: Tracker, added: str, removed: str, told: str
) -> None:
    tracker.ok(added)
    assert tracker.ok(removed).out == f"{told}; entries logged under it stay\n"


def test_a_former_name_is_a_name_everywhere(tracker: Tracker) -> None:
    tracker.ok("habit add meditation --unit min --goal 10/day")
    tracker.ok("habit add stretch 10min/day")
    tracker.ok("habit rename meditation zazen")
    tracker.ok("habit rename stretch limber")
    for called in ("meditation", "zazen", "stretch", "limber"):
        for line in BY_NAME[:-3]:
            assert tracker(line.format(called)).code == 0, (line, called)
        tracker.ok(f"edit last {called} 5")
        tracker.ok(f"habit show {called}")
    assert len(tracker.ok("list limber --json").json) == 2
    assert len(tracker.ok("list meditation --json").json) == 2
    # Taken as long as the habit is there, free once it is removed.
    refused = tracker("habit add meditation")
    assert refused.code == 2 and "zazen" in refused.err
    tracker.ok("habit rename zazen meditation")
    tracker.ok("habit rename meditation zazen")
    tracker.ok("habit remove zazen")
    tracker.ok("habit add meditation")
    assert "meditation done" in tracker.ok("log meditation").out


# --- letters of every script ---------------------------------------------------------------------

#: Those with joiners, marks and letters that change their length with their case come every day.
SCRIPTS = ("दौड़ना", "می‌روم", "İçme-suyu", "תרגול־בוקר", "e\u0301tirement", "क्‍ष")
MORE_SCRIPTS = (
    "কাঁধের-ব্যায়াম", "தியானம்", "โยคะ", "ಧ್ಯಾನ", "تمارين-الظهر", "스트레칭", "体操", "Übung", "шия",
)  # fmt: skip


@pytest.mark.parametrize("typed", [*SCRIPTS, *MORE_SCRIPTS])
def test_a_name_of_any_script_is_one(typed: str) -> None:
    name = normalise(typed)
    assert check_name(typed) == normalise(name) == name


@pytest.mark.parametrize(
    "typed", [*SCRIPTS, *(pytest.param(name, marks=pytest.mark.slow) for name in MORE_SCRIPTS)]
)
def test_a_name_may_be_of_any_script(tracker: Tracker, typed: str) -> None:
    name = normalise(typed)
    for line in (
        "habit add {}", "site add {}x", "food add {}y --water 90", "drug add {}z",
        "container add {}w 300ml",
        "log {}", "skip {}", "habit show {}", "log pain 3 {}x", "log food {}y 100", "log {}z 5",
        "log water 2 {}w", "log stretch {}q 10", "log treatment {}r 30", "list {}", "list {}r",
    ):  # fmt: skip
        answer = tracker(line.format(typed))
        assert answer.code == 0, (line, answer)
    assert tracker.ok("habits --json").json["habits"][0]["name"] == name
    entries = tracker.ok("export json").json["entries"]
    assert {row["subject"] for row in entries} == {
        name, None, *(normalise(f"{typed}{end}") for end in "xyzqr")
    }  # fmt: skip
    assert "\u200b" not in tracker.ok("list").out
    # Joiners aren't on every keyboard.
    for bare in (typed.replace("\u200c", ""), typed.replace("\u200d", "")):
        tracker.ok(f"log pain 3 {bare}x")


SHELL = '&|;<>()$`\\"*?[]#~=%!+^{}@:'


NAMING = (
    "habit add {}", "habit add --own {}", "site add {}", "drug add {}", "food add {} --water 90",
    "container add {} 300ml", "log stretch 10 {}", "log treatment {}", "habit rename gymn {}",
)  # fmt: skip


@pytest.mark.parametrize("number", range(len(NAMING)))
def test_a_name_holds_nothing_that_a_shell_obeys(tracker: Tracker, number: int) -> None:
    refuse_signs(tracker, NAMING[number], SHELL[number % 3 :: 3])


@pytest.mark.slow
@pytest.mark.parametrize("line", NAMING)
def test_no_command_takes_any_sign_in_a_name(tracker: Tracker, line: str) -> None:
    refuse_signs(tracker, line, SHELL)


def refuse_signs(tracker: Tracker, line: str, signs: str) -> None:
    tracker.ok("habit add gymn")
    before = tracker.state()
    for sign in signs:
        words = [word.replace("{}", f"r{sign}r") for word in line.split()]
        answer = tracker(*words)
        assert answer.code == 2, (words, answer)
        assert answer.err.startswith("tracker: ") and answer.err.count("\n") == 1
    assert tracker.state() == before


@given(st.text(max_size=12))
@examples(500)
def test_a_name_is_spelled_the_same_when_spelled_again(words: str) -> None:
    name = normalise(words)
    assert normalise(name) == name
    try:
        checked = check_name(words)
    except WrongWords:
        return
    assert checked == check_name(checked) == name
    assert not set(name) & set(SHELL + "' \t\n")
