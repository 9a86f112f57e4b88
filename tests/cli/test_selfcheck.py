"""`tracker selfcheck`, and the command that it was half of."""

from __future__ import annotations

import pytest

from tests.conftest import Tracker


def test_its_json_says_what_it_is(tracker: Tracker) -> None:
    told = tracker.ok("selfcheck --json").json
    assert (told["format"], told["version"]) == ("tracker-selfcheck", 1)
    assert {"sqlite", "schema", "integrity"} <= {check["name"] for check in told["checks"]}
    assert all(set(check) == {"name", "ok", "detail", "hint"} for check in told["checks"])


@pytest.mark.parametrize("words", ["doctor", "doctor --json", "doctor me", "doctor --help"])
def test_doctor_was_two_things(tracker: Tracker, words: str) -> None:
    answer = tracker(words)
    assert answer.code == 2
    assert answer.err.count("\n") == 1
    assert "tracker sheet" in answer.err and "tracker selfcheck" in answer.err


def test_doctor_is_offered_nowhere(tracker: Tracker) -> None:
    listed = [line.split()[0] for line in tracker.ok("--help").lines if line[:2] == "  "]
    assert "selfcheck" in listed and "doctor" not in listed
