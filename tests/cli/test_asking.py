"""Questions that nobody is there to answer: a sentence, and nothing changed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Keyboard
from tests.conftest import ROOT, Tracker
from tracker.cli.asking import confirmed
from tracker.cli.output import replacing
from tracker.domain.errors import TrackerError

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


@pytest.mark.parametrize(
    ("stdin", "yes"),
    [
        (Keyboard("y\n"), True),
        (Keyboard("n\n"), False),
        (Keyboard("\n"), False),
        (io.StringIO("yes\n"), True),
        (io.StringIO(" Y \n"), True),
        (io.StringIO("yesterday\n"), False),
        (io.StringIO("\n"), False),
    ],
)
def test_what_is_a_yes(monkeypatch: pytest.MonkeyPatch, stdin: io.StringIO, yes: bool) -> None:
    monkeypatch.setattr(sys, "stdin", stdin)
    assert confirmed("Sure?", "say so") is yes


@pytest.mark.parametrize("stdin", [Keyboard(), io.StringIO(), None])
def test_where_nobody_answers_it_is_said_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    stdin: io.StringIO | None,
) -> None:
    monkeypatch.setattr(sys, "stdin", stdin)
    with pytest.raises(TrackerError, match=r"nobody answered 'Sure\?'; say so"):
        confirmed("Sure?", "say so")
    out, err = capsys.readouterr()
    assert (out, err) == ("", "Sure? [y/N]: \n" if isinstance(stdin, Keyboard) else "")


def test_ctrl_c_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt:
            raise click.Abort  # noqa: B904  (as click does)

    monkeypatch.setattr(sys, "stdin", Keyboard())
    monkeypatch.setattr(click, "confirm", interrupted)
    with pytest.raises(click.Abort):
        confirmed("Sure?", "say so")


@pytest.mark.parametrize(
    ("stdin", "stderr", "yes"),
    [
        (Keyboard("y\n"), Keyboard(), True),
        (Keyboard("n\n"), Keyboard(), False),
        (Keyboard("y\n"), io.StringIO(), False),
        (io.StringIO("y\n"), Keyboard(), False),
        (None, Keyboard(), False),
    ],
)
def test_only_at_a_terminal_it_is_asked_whether_to_write_over_a_file(
    monkeypatch: pytest.MonkeyPatch, stdin: io.StringIO | None, stderr: io.StringIO, yes: bool
) -> None:
    monkeypatch.setattr(sys, "stdin", stdin)
    monkeypatch.setattr(sys, "stderr", stderr)
    assert replacing(Path("page.html"), force=False)() is yes
    assert replacing(Path("page.html"), force=True)() is True
