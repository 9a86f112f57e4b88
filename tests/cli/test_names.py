"""Names: one meaning wherever one is typed, in letters of every script, and none that a shell obeys."""

from __future__ import annotations

import pytest

from tests.conftest import Tracker

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
