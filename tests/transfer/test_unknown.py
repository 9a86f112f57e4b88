"""What this version doesn't know of a diary is kept, said, passed over, and exported again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tracker
from tests.transfer.elsewhere import entry, goal, habit, read_in, write_document

UNKNOWN: dict[str, list[dict[str, Any]]] = {
    "entries": [
        entry("e1", kind="pain", subject="neck", measures={"intensity": 6, "aura": 3}),
        entry("e2", kind="juggling", subject="clubs", measures={"balls": 5, "duration_min": 10}),
        entry("e3", kind="habit", subject="kites", measures={"wind": 6}),
        entry("e4", kind="walk", measures={"wind": 6}),
        entry("e5", kind="habit", measures={"done": 0}),
        entry("e6", kind="water"),
        entry("e7", kind="symptom", subject="glow"),
        entry("e8", kind="med", subject="zzzine", measures={"dose_mg": 5}),
    ],
    "goals": [
        goal("g1", measure="wind"),
        goal("g2", kind=None, measure="aura"),
        goal("g3", kind=None, measure="duration_min"),
        goal("g4", kind="juggling", measure="done"),
        goal("g5", schedule="every full moon"),
        goal("g6", kind="habit", subject="kites", measure="volume_ml"),
        goal("g7", kind="habit", measure="done"),
    ],
    "habits": [
        habit("h1", measure="wind", unit="bft"),
        habit("h2", name="moon", kind=None, subject=None, measure=None),
        habit("h3", name="clubs", kind="juggling", subject=None),
        habit("h4", name="run", subject="run", measure="duration_min", unit="parsec"),
        habit("h5", name="gust", kind=None, subject=None, measure="wind"),
    ],
    "subjects": [
        {"uid": "s1", "kind": "spells", "name": "abra", "data": '{"a": [1]}', "created_at": 1},
        {"uid": "s2", "kind": "drugs", "name": "zzzine", "data": '{"x": 1}', "created_at": 1},
    ],
    "acknowledgements": [
        {
            "uid": "a1",
            "rule": "moon-rule",
            "action": "snooze",
            "day": "2026-11-01",
            "finding": '{"level": "dire", "new": {}}',
            "created_at": 1,
        }
    ],
    "profile": [{"name": "aura", "value": "blue", "created_at": 1}],
    "settings": [{"name": "moon", "value": "full", "created_at": 1}],
}

READERS = """
today · report · report --json · report month · report 2023-11 · report --doctor
report --doctor --json · list · list --json · list --all --json · list --text kept · habits
habits --json · due · due --json · goal list · goal list --json · check · check --all --json
chart water · chart walk · chart pain · ask · site list · drug list · rules list · profile · config
selfcheck · history · export json · habit show kites · habit show run · habit show moon
log kites 5 · log run 5 · log moon · log walk 20 · log water 300 · log med zzzine 10
log habit kites 3 · edit 1 7 · edit 2 7 · edit 3 7 · edit 4 20 · edit 5 3 · edit 6 200
skip kites · skip moon · goal set walk 30 · habit add kites · habit add juggling · delete 2 · undo
redo · habit archive kites · habit remove kites · ack moon-rule --note x · undo 3
report --html page.html · report 2023-11 --html more.html · report --doctor --html sheet.html
"""
COMMANDS = [line.strip() for row in READERS.split("\n") for line in row.split("·") if line.strip()]
CODES = (0, 1, 2, 10, 20)


def test_it_is_kept_as_it_is_and_said(tracker: Tracker) -> None:
    answer = read_in(tracker, **UNKNOWN)
    assert answer.code == 0, answer
    for sentence in (
        "kept, though this version has no such kind: juggling (1)",
        "kept, though this version has no such measure: aura (1), balls (1), wind (2)",
        "kept, though this version can't judge such a goal: goals[0], goals[1], goals[2], "
        "goals[3], goals[4], goals[5], goals[6]",
        "kept, though this version can't count such a habit: habits[0], habits[1], habits[2], "
        "habits[3], habits[4]",
    ):
        assert sentence in answer.err
    whole = tracker.ok("export json").json
    for table, rows in UNKNOWN.items():
        kept = {row.get("uid", row.get("name")): row for row in whole[table]}
        for row in rows:
            there = kept[row.get("uid", row.get("name"))]
            assert {name: there[name] for name in row} == row
    assert read_in(tracker, **UNKNOWN).out.startswith("0 added, 0 changed")


@pytest.fixture
def unknowing(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    """A diary with all of that in it, in its home."""
    monkeypatch.chdir(tracker.home)
    write_document(Path("in.json"), **UNKNOWN)
    tracker.prepare(["import json in.json"])
    return tracker


@pytest.mark.parametrize("command", COMMANDS)
def test_it_stops_no_command(unknowing: Tracker, command: str) -> None:
    answer = unknowing(command)
    assert answer.code in CODES
    assert "Traceback" not in answer.err


def test_a_later_edit_leaves_it_alone(tracker: Tracker) -> None:
    read_in(tracker, **UNKNOWN)
    tracker.ok("edit 4 --note windy")
    kept = {row["uid"]: row for row in tracker.ok("export json").json["entries"]}
    assert kept["e4"]["measures"] == {"wind": 6}


def test_of_what_is_left_out_nothing_else_is_said(tracker: Tracker) -> None:
    ahead = entry(
        "e9", kind="jug\u202egling", day="2027-11-14", since_day="2027-12-01", measures={"aura": 1}
    )
    answer = read_in(tracker, ahead, entry("e8", kind="juggling"))
    (left, kept) = answer.err.splitlines()
    assert left.startswith("tracker: left out, since they lie in the future: entries[0] (")
    assert kept == "tracker: kept, though this version has no such kind: juggling (1)"
    assert [row["uid"] for row in tracker.state()["entries"]] == ["e8"]
