"""What a run of the command line finds out about its clock and its screen."""

from __future__ import annotations

import sys
import time

import pytest

from tests.conftest import Tracker
from tracker.cli.session import Session, screen_width


class Screen:
    """A terminal of some encoding."""

    def __init__(self, encoding: str | None = "utf-8") -> None:
        self.encoding = encoding

    def isatty(self) -> bool:
        return True


def test_the_clock_is_the_machines_unless_told_otherwise(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TRACKER_NOW")
    assert 0 <= time.time() - Session().now() < 5


@pytest.mark.parametrize(
    ("name", "value", "colour"),
    [
        ("NO_COLOR", "1", False),
        ("NO_COLOR", "", True),
        ("TERM", "dumb", False),
        ("TERM", "xterm", True),
    ],
)
def test_a_terminal_has_colours_unless_told_otherwise(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, name: str, value: str, colour: bool
) -> None:
    monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Screen())
    assert Session().style.colour is colour


@pytest.mark.parametrize(
    ("encoding", "plain"), [("utf-8", False), ("ascii", True), ("unheard-of", True), (None, True)]
)
def test_what_the_terminal_cant_write_is_drawn_in_ascii(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, encoding: str | None, plain: bool
) -> None:
    monkeypatch.setattr(sys, "stdout", Screen(encoding))
    assert Session().style.ascii is plain


@pytest.mark.parametrize(
    ("told", "width"),
    [(None, 80), ("", 80), ("0", 80), ("wide", 80), ("60", 60), ("39", 40), ("81", 80)],
)
def test_a_screen_is_40_to_80_columns_wide(
    monkeypatch: pytest.MonkeyPatch, told: str | None, width: int
) -> None:
    monkeypatch.setattr(sys, "__stdout__", None)
    monkeypatch.delenv("COLUMNS", raising=False)
    if told is not None:
        monkeypatch.setenv("COLUMNS", told)
    assert screen_width() == width
