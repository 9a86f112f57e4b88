"""Lines that nobody can mean are refused in one sentence, with `log` and without, fast."""

from __future__ import annotations

import pytest

from tests.conftest import Tracker

BAD = [
    "",
    " ",
    ",",
    ";;;",
    "and",
    "x" * 10_000,
    "water 500, " * 1_000,
    "water " * 2_000,
    "1 " * 5_000,
    "8:30 " * 30,
    "yesterday " * 30,
    "water 500 " + "and " * 100,
    "water 500, \u202e",
    "\u202e water 500",
    "water 500 \x07",
    "water 500\x1b[31m, walk 20",
    "water 500, walk \udcff",
    "water 500, walk\0 20",
    "water 500 yesterday \ud800",
    "water 500, walk 20 [a]",
    "water 500, --at yesterday",
    "water 500 --at",
    "water 500, walk 20 --since monday",
    "water 500 since monday, walk 20",
    "water ५००, walk 20",
    "water 500，walk 20",
    "water nan, walk inf",
    "water 1e9, walk 20",
    "water -500, walk 20",
    "water 500, walk -20",
    "pain 6 lower-back, 6 lower-back, walk 20",
]


@pytest.mark.parametrize("line", BAD, ids=range(len(BAD)))
def test_a_bad_line_is_refused_in_one_sentence(tracker: Tracker, line: str) -> None:
    held = tracker.file.read_bytes()
    answer = tracker("log", line)
    assert (answer.code, answer.out) in ((2, ""), (1, ""))
    assert len(answer.err.splitlines()) == 1
    assert answer.err.rstrip("\n").isprintable()
    assert len(answer.err) < 1_200
    assert tracker.file.read_bytes() == held


@pytest.mark.parametrize("before", [["log"], []])
@pytest.mark.parametrize("line", BAD[7:19], ids=range(7, 19))
def test_so_it_is_in_words_of_their_own(tracker: Tracker, line: str, before: list[str]) -> None:
    held = tracker.file.read_bytes()
    answer = tracker(*before, *line.split(" "))
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1
    assert tracker.file.read_bytes() == held


def test_a_mistyped_command_makes_no_diary(bare: Tracker) -> None:
    answer = bare("reprot")
    assert answer.code == 2
    assert "did you mean report" in answer.err
    assert not list(bare.home.iterdir())


def test_a_line_without_its_log_works_on_the_first_run(bare: Tracker) -> None:
    bare.ok("water 300")
    assert len(bare.ok("list --json").json) == 1


def test_what_follows_a_bare_line_is_as_behind_log(tracker: Tracker) -> None:
    assert tracker.ok("water 300 --json").json["format"] == "tracker-log"
    tracker.ok("pain 6 lower-back --spasm --note 'at work' --at yesterday")
    (entry, _) = tracker.ok("list --json").json
    assert (entry["kind"], entry["note"]) == ("water", None) or entry["note"] == "at work"
    assert tracker("water 300 --nite x").code == 2
