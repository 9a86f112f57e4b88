"""What the tests of commands share: an instant in a zone, a keyboard, its TAB key, a habit."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

import pytest

from tests.conftest import Answer, Tracker

Tab = Callable[..., list[str]]


class Keyboard(io.StringIO):
    """What is typed on a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def travel(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime, str], None]:
    """Stand at an instant in a zone: every later command runs there."""

    def stand(moment: datetime, zone: str) -> None:
        monkeypatch.setenv("TRACKER_NOW", moment.isoformat())
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    return stand


def habit_told(tracker: Tracker, name: str) -> dict[str, Any]:
    """All that the list of habits says of one."""
    (found,) = (h for h in tracker.ok("habits --json").json["habits"] if h["name"] == name)
    return dict(found)


def asked(line: str, shell: str) -> dict[str, str]:
    """What a shell puts into the environment when a TAB key asks it to go on with a line."""
    words = line.split(" ")
    return {
        "_TRACKER_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": line.strip(),
        "COMP_CWORD": str(len(words) - 1) if shell != "fish" else words[-1],
    }


@pytest.fixture
def tab(process: Callable[..., Answer]) -> Tab:
    """What a TAB key offers after a line: `tab("tracker log pain 6 lo")`, by bash's road."""

    def press(line: str, shell: str = "bash") -> list[str]:
        answer = process(env=asked(line, shell))
        assert answer.err == ""
        return answer.out.splitlines()

    return press


@pytest.fixture
def quick_tab(
    bare: Tracker, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Tab:
    """The same without a process of its own: for many lines."""

    def press(line: str, shell: str = "bash") -> list[str]:
        with monkeypatch.context() as env, suppress(SystemExit):
            for name, value in asked(line, shell).items():
                env.setenv(name, value)
            bare()
        out, err = capsys.readouterr()
        assert err == ""
        return out.splitlines()

    return press
