"""How an error leaves: its sentence, its code, and whatever was kept by then."""

from __future__ import annotations

import errno

import click
import pytest

from tests.conftest import Answer
from tracker.cli import leaving
from tracker.cli.session import COMPLETING
from tracker.cli.usage import sentence
from tracker.domain.errors import TrackerError
from tracker.store.draft import KeptCommand

KEPT = [KeptCommand("log water 200", (2,))]
FULL = OSError(errno.ENOSPC, "No space left on device")


class Leaving:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.dropped = 0

    def drop_output(self) -> None:
        self.dropped += 1

    def __call__(self, error: BaseException, words: str = "", *, kept: bool = False) -> Answer:
        code = leaving.leave_with(error, words.split(), KEPT if kept else [])
        return Answer(code, *self._capsys.readouterr())


@pytest.fixture
def leave(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Leaving:
    found = Leaving(capsys)
    monkeypatch.setattr(leaving, "drop_output", found.drop_output)
    monkeypatch.delenv(COMPLETING, raising=False)
    return found


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_ctrl_c(leave: Leaving, error: BaseException) -> None:
    told = "tracker: interrupted; what was confirmed is kept\n"
    assert leave(error) == (130, "", told)
    assert leave(error, kept=True) == (130, "", "tracker: interrupted; entry #2 is kept\n")


def test_nobody_reads_on(leave: Leaving) -> None:
    assert leave(BrokenPipeError(), "list --json") == (0, "", "")
    assert leave.dropped == 1


def test_an_answer_that_has_no_room(leave: Leaving) -> None:
    told = "tracker: the answer can't be written: No space left on device"
    assert leave(FULL, "list --json") == (1, "", f"{told}\n")
    assert leave(FULL, kept=True) == (1, "", f"{told}; entry #2 is kept\n")
    assert leave.dropped == 2


def test_a_file_that_has_no_room(leave: Leaving) -> None:
    error = OSError(errno.ENOSPC, "No space left on device", "a.csv")
    told = "tracker: a.csv can't be written: No space left on device\n"
    assert leave(error) == (1, "", told)
    assert leave.dropped == 0


def test_a_mistake_of_our_own_keeps_its_traceback_unless_something_is_kept(leave: Leaving) -> None:
    with pytest.raises(ZeroDivisionError):
        leave(ZeroDivisionError())
    assert leave(ZeroDivisionError("by 0"), kept=True) == (
        1,
        "",
        "tracker: the answer can't be told, a fault of the program's own "
        "(ZeroDivisionError: by 0); entry #2 is kept\n",
    )


def test_a_shell_that_completes_gets_no_words(
    leave: Leaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(COMPLETING, "bash_complete")
    assert leave(TrackerError("no"), "list --json") == (1, "", "")


@pytest.mark.parametrize(
    ("words", "as_json"),
    [("list --json", True), ("list", False), ("note -- --json", False), ("x --json --csv", False)],
)
def test_json_gets_the_error_as_json_too(leave: Leaving, words: str, as_json: bool) -> None:
    answer = leave(TrackerError("no"), words, kept=True)
    assert (answer.code, answer.err) == (1, "tracker: no; entry #2 is kept\n")
    if not as_json:
        assert answer.out == ""
        return
    assert answer.json == {
        "format": "tracker-error",
        "version": 1,
        "error": {
            "message": "no; entry #2 is kept",
            "exit_code": 1,
            "kept": [{"command": "log water 200", "entries": [2]}],
        },
    }


def test_an_option_of_no_command() -> None:
    assert sentence(click.NoSuchOption("--nite")) == "no option '--nite'"
