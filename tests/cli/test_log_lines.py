"""`tracker log -`: lines from a script, all of them or none; and lines under a key, each once."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Tracker

LINES = """water 500
# what the scale says
[scale-1] weight 82.5 2026-11-07T06:30:00Z

coffee 8:30, pain 4 "lower back" yesterday
note 'slept badly, woke at 3:00' --at yesterday
"""


def listed(tracker: Tracker) -> list[tuple[str, str, str | None]]:
    entries = tracker.ok("list --all --json").json
    return [(entry["kind"], entry["day"], entry["at"]) for entry in reversed(entries)]


def test_lines_are_kept_as_one_change(tracker: Tracker) -> None:
    answer = tracker.ok("log -", stdin=LINES)
    assert len(answer.lines) == 5
    assert sorted(listed(tracker)) == [
        ("drink", "2026-11-08", "2026-11-08T08:30:00+01:00"),
        ("note", "2026-11-07", None),
        ("pain", "2026-11-07", None),
        ("water", "2026-11-08", "2026-11-08T10:00:00+01:00"),
        ("weight", "2026-11-07", "2026-11-07T07:30:00+01:00"),
    ]
    assert [change["command"] for change in tracker.ok("history --json").json] == [
        "log - (4 lines)"
    ]
    tracker.ok("undo")
    assert listed(tracker) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("water 500\nfoo 3\n", "line 2: no kind 'foo'"),
        ("water 500\n\nwalk 20 tomorrow", "line 3: tomorrow is still to come"),
        ("water 500\nnote it's late", "line 2: a quote isn't closed"),
        ("water 500 --nite x", "line 1: no option '--nite'"),
        ("water 500 --json", "line 1: --json stands behind the command itself"),
        ("again", "line 1: 'again' says nothing to log"),
        ("-", "line 1: '-' says nothing to log"),
        ("[] water 500", "line 1: a key is a few letters"),
        ("[a] water 500 --id b", "line 1: a line has one key"),
        (f"water {'5' * 10_001}", "line 1: it is longer than 10,000 characters"),
        ("water 5\0", "line 1: a NUL character can't be kept"),
        ("water 500\nwater \udcff", "line 2: '"),
        ("", "nothing came in"),
        ("\n# only this\n", "nothing came in"),
    ],
)
def test_one_bad_line_keeps_all_of_them_out(tracker: Tracker, text: str, sentence: str) -> None:
    before = tracker.file.read_bytes()
    answer = tracker("log -", stdin=text)
    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.err
    assert len(answer.err.splitlines()) == 1
    assert tracker.file.read_bytes() == before


def test_lines_answer_as_json(tracker: Tracker) -> None:
    found = tracker.ok("log - --json", stdin=LINES).json
    assert (found["format"], found["version"]) == ("tracker-log", 1)
    kinds = ["water", "weight", "drink", "pain", "note"]
    assert [entry["kind"] for entry in found["entries"]] == kinds
    error = json.loads(tracker("log - --json", stdin="foo").out)
    assert error["error"]["message"].startswith("line 1: no kind 'foo'")


def test_a_script_that_runs_again_doubles_nothing(tracker: Tracker) -> None:
    first = tracker.ok("log - --id nightly --json", stdin=LINES).json["entries"]
    tracker.stand_at("2026-11-08T11:00")
    again = tracker.ok("log - --id nightly --json", stdin=LINES).json["entries"]
    assert again == first
    assert len(tracker.ok("history --json").json) == 1
    said = tracker.ok("log - --id nightly", stdin=LINES.replace("82.5", "81.5")).lines
    assert [line for line in said if "there already" not in line] == [
        "81.5 kg weight · on Sat 7 Nov 07:30 · changed  #2"
    ]
    tracker.ok("undo")
    assert tracker.ok("list weight --json").json[0]["measures"]["mass_kg"] == 82.5


def test_a_line_under_a_key_is_kept_once(tracker: Tracker) -> None:
    tracker.ok("log water 500 --id glass")
    assert "there already" in tracker.ok("log water 500 --id glass").out
    assert "changed" in tracker.ok("log water 300 --id glass").out
    tracker.ok("edit last 250")
    assert "edited here, and stays so" in tracker.ok("log water 300 --id glass").out
    tracker.ok("delete last")
    assert "deleted here, and stays so" in tracker.ok("log water 300 --id glass").out
    assert tracker.ok("list --json").json == []


def test_several_things_under_a_key_are_told_apart(tracker: Tracker) -> None:
    line = "water 250, water 250, walk 20"
    tracker.ok(f"log {line} --id round")
    tracker.ok(f"log {line} --id round")
    assert len(tracker.ok("list --json").json) == 3


def test_a_finding_of_what_is_there_already_is_no_news(tracker: Tracker) -> None:
    assert "URGENT" in tracker.ok("log symptom saddle-numbness --id s").out
    assert "URGENT" not in tracker.ok("log symptom saddle-numbness --id s").out


def test_the_time_for_all_lines_goes_behind_the_command(tracker: Tracker) -> None:
    tracker.ok("log - --at yesterday", stdin="water 500\nwalk 20 18:00\ncoffee --at 2026-11-05")
    assert sorted(day for _, day, _ in listed(tracker)) == [
        "2026-11-05", "2026-11-07", "2026-11-07",
    ]  # fmt: skip
