"""Questions that nobody is there to answer: a sentence, and nothing changed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT, Tracker

COPY, PAGE = "copy.db", "page.html"
ASKED = (f"restore {COPY}", f"report --html {PAGE}")


def run_with(stdin: str, line: str) -> subprocess.CompletedProcess[str]:
    """A real command line whose standard input is closed, at its end, or holds one line."""
    command = [sys.executable, "-m", "tracker", *line.split()]
    if stdin == "closed":
        command = ["sh", "-c", 'exec "$@" <&-', "sh", *command]
    said = "" if stdin in ("closed", "ended") else stdin
    return subprocess.run(
        command, input=said, text=True, capture_output=True, env={**os.environ, "PYTHONPATH": ROOT}
    )


@pytest.fixture
def kept(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    monkeypatch.chdir(tracker.home)
    tracker.ok("log water 200")
    tracker.ok(f"backup {COPY}")
    tracker.ok("log water 300")
    (tracker.home / PAGE).write_text("mine")
    return tracker


@pytest.mark.skipif(os.name != "posix", reason="closes standard input by a shell")
@pytest.mark.parametrize("stdin", ["closed", "ended", "n\n", "maybe\n"])
@pytest.mark.parametrize("line", ASKED)
def test_without_a_yes_nothing_changes(kept: Tracker, line: str, stdin: str) -> None:
    before = kept.state()
    answer = run_with(stdin, line)
    assert answer.returncode == 1, answer
    assert answer.stderr.startswith("tracker: ")
    assert answer.stderr.count("\n") == 1
    assert kept.state() == before
    assert (kept.home / PAGE).read_text() == "mine"


def test_a_missing_copy_is_told_before_anything_is_asked(kept: Tracker) -> None:
    answer = run_with("y\n", "restore nowhere.db")
    assert answer.returncode == 1
    assert "nowhere.db" in answer.stderr
    assert "Put" not in answer.stdout + answer.stderr


def test_a_yes_from_a_pipe_is_one(kept: Tracker) -> None:
    answer = run_with("y\n", f"restore {COPY}")
    assert answer.returncode == 0, answer
    assert len(kept.ok("list --all --json").json) == 1
