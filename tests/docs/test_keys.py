"""How many keys a day takes, with the README's own alias and words. Enter is a key, too."""

from __future__ import annotations

import io
import re
import shlex
import sys

import click
import pytest

from tests.cli.conftest import Keyboard
from tests.conftest import ROOT, Tracker

README = (ROOT / "README.md").read_text(encoding="utf-8")
DAY = [*["t w"] * 6, "t c", "t p 6", "t p 4", "t walk", "t str", "t i"]
EVENING = "t water 6x250,c,p 6,p 4,walk,str,i"
#: What such a day leaves: six waters and one entry each of the rest, but for two of pain.
KINDS = ["drink", "med", "pain", "pain", "stretch", "walk"]


@pytest.fixture
def everyday(tracker: Tracker) -> Tracker:
    """Somebody who took over what the README shows, and has logged in full before."""
    assert "\nalias t=tracker " in README
    words = re.findall(r"^tracker (config alias\..*)$", README, re.MULTILINE)
    assert len(words) == 5
    tracker.prepare([
        "@2026-11-07T20:00", "log pain 5 lower-back, walk 30, stretch 10, ibuprofen 400, coffee",
        "log heat 20", "habit add floss --from 2026-11-01", "log floss", "close", *words,
    ])  # fmt: skip
    for line in words:  # they lie beside the diary
        tracker.ok(line)
    tracker.stand_at("2026-11-08T21:00")
    return tracker


def typed(tracker: Tracker, line: str) -> int:
    """Run a line that is typed by the alias. How many keys it took."""
    name, *words = shlex.split(line)
    assert name == "t"
    tracker.ok(*words) if words else tracker.ok("")
    return len(line) + len("\n")


def kinds(tracker: Tracker) -> list[str]:
    entries = [e for e in tracker.ok("list --all --json").json if e["day"] == "2026-11-08"]
    assert sum(e["measures"].get("volume_ml", 0) for e in entries) == 1750
    return sorted(entry["kind"] for entry in entries if entry["kind"] != "water")


def test_a_common_day(everyday: Tracker) -> None:
    keys = sum(typed(everyday, line) for line in DAY)
    assert kinds(everyday) == KINDS
    assert keys <= 60


def test_the_same_as_one_line_in_the_evening(everyday: Tracker) -> None:
    assert typed(everyday, EVENING) <= 40
    assert kinds(everyday) == KINDS
    assert everyday.ok("undo").code == 0
    assert not [e for e in everyday.ok("list --json").json if e["day"] == "2026-11-08"]


def test_a_day_with_nothing_new(everyday: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    command, keys = "t ask\n", "=" + "\n" * 6
    assert len(command) + len(keys) <= 15
    monkeypatch.setattr(io, "StringIO", Keyboard)
    monkeypatch.setattr(click, "getchar", lambda: sys.stdin.read(1))
    answer = everyday.ok("ask", stdin=keys)
    assert answer.lines[-1].endswith("3 answered, 0 left open")
    assert everyday.ok("ask --json").json == []
