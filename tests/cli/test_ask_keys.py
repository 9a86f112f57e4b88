"""`tracker ask` at a keyboard: a key a question, each answer kept at once."""

from __future__ import annotations

import io
import sys

import click
import pytest

from tests.cli.conftest import Keyboard
from tests.conftest import Tracker


@pytest.fixture
def asked(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    """Two habits to ask for, by somebody at a keyboard."""
    tracker.prepare(["habit add floss", "habit add read --unit pages --goal 10/day"])
    monkeypatch.setattr(io, "StringIO", Keyboard)
    monkeypatch.setattr(click, "getchar", lambda: sys.stdin.read(1))
    return tracker


def kept(tracker: Tracker) -> list[tuple[str, dict[str, float], str | None]]:
    entries = tracker.ok("list --json").json
    return [(one["subject"], one["measures"], one["note"]) for one in reversed(entries)]


def test_each_answer_is_a_change_of_its_own(asked: Tracker) -> None:
    answer = asked.ok("ask", stdin="y12\n")
    assert answer.lines[0] == (
        "y yes, n no, s skip, a number: that much, # a note, enter: leave open, q: stop"
    )
    assert answer.lines[1] == "Sun 8 Nov  floss (every day) [y/n/s/#] y"
    assert answer.lines[-1].endswith("2 answered, 0 left open")
    assert kept(asked) == [("floss", {"done": 1}, None), ("read", {"count": 12}, None)]
    assert [c["command"] for c in asked.ok("history --json").json[:2]] == [
        "ask 2026-11-08 read", "ask 2026-11-08 floss",
    ]  # fmt: skip


@pytest.mark.parametrize("quit_key", ["q", "\x1b", "\x03", "\x04"])
def test_a_key_stops_and_what_was_answered_is_kept(asked: Tracker, quit_key: str) -> None:
    answer = asked.ok("ask", stdin=f"y{quit_key}")
    assert answer.lines[-1] == "1 answered, 1 left open"
    assert kept(asked) == [("floss", {"done": 1}, None)]


@pytest.mark.parametrize("enter", ["\r", "\n"])
def test_enter_leaves_a_question_open(asked: Tracker, enter: str) -> None:
    answer = asked.ok("ask", stdin=f"{enter}n")
    assert answer.lines[1].endswith("[y/n/s/#] left open")
    assert answer.lines[-1] == "1 answered, 1 left open"
    assert kept(asked) == [("read", {"count": 0}, None)]


def test_a_note_goes_with_the_answer_that_follows(asked: Tracker) -> None:
    answer = asked.ok("ask", stdin="#before bed\nyq")
    assert answer.out.count("[y/n/s/#]") == 3
    assert kept(asked) == [("floss", {"done": 1}, "before bed")]


def test_a_skip_may_say_why(asked: Tracker) -> None:
    asked.ok("ask", stdin="stired\ns\n")
    skips = asked.state()["skips"]
    assert [one["reason"] for one in skips] == ["tired", None]
    assert kept(asked) == []


def test_what_is_no_answer_is_said_and_asked_again(asked: Tracker) -> None:
    answer = asked.ok("ask", stdin="xyq")
    assert answer.err.startswith("tracker: 'x' is no answer")
    assert answer.out.count("floss") == 2
    assert kept(asked) == [("floss", {"done": 1}, None)]
