"""What `log` answers fits on the screen: without its bar, and then in several lines."""

from __future__ import annotations

import re

import pytest
from wcwidth import wcswidth

from tests.conftest import Tracker
from tracker.screen.kept import answer_lines
from tracker.screen.style import Style

WIDTHS = (40, 47, 60, 72, 79, 80, 100)
#: Lines to type, and what their answer says, wherever it is broken.
LINES = (
    ("log water 200ml --at 2026-11-07T01:00", "(counts for 6 Nov)"),
    ("log water 8oz --at 2026-10-31T23:00", "on Sat 31 Oct 23:00"),
    ("log walk 30", "30 of 300 min this week"),
    ("log strength 20", "1 of 3 days this week"),
    ("log coffee 250", "1 of at most 2"),
    ("log stretch 10 the-left-hamstring-and-what-is-behind-it", "behind it"),
)


@pytest.fixture
def lived_in(tracker: Tracker) -> Tracker:
    tracker.stand_at("2026-10-20T09:00")
    for line in (
        "config day-start 04:00",
        "goal set water 2.37l",
        "goal set walk 300min/week",
        "goal set strength 3/week",
        "habit add strength-in-minutes --own --unit min --goal 30/day",
        "habit add coffee --at-most 2/day",
    ):
        tracker.ok(line)
    tracker.stand_at("2026-11-08T09:00")
    return tracker


@pytest.mark.parametrize("units", ["metric", "us"])
def test_the_answer_fits_at_every_width(
    lived_in: Tracker, units: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived_in.ok(f"config units {units}")
    for line, told in LINES:
        for width in WIDTHS:
            monkeypatch.setenv("COLUMNS", str(width))
            answer = lived_in(line)
            if answer.code:
                break  # a name that this vocabulary refuses
            assert max(map(wcswidth, answer.lines)) <= width, (line, width)
            whole = " ".join(answer.out.split())
            assert told in whole
            assert re.search(r" #[0-9]+( |$)", whole)
            lived_in.ok("undo")


def test_the_bar_goes_first(lived_in: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    line = "log water 200ml --at 2026-11-07T09:00"
    monkeypatch.setenv("COLUMNS", "80")
    (whole,) = lived_in.ok(line).lines
    assert " that day ▇" in whole
    monkeypatch.setenv("COLUMNS", str(wcswidth(whole) - 1))
    (short,) = lived_in.ok(line).lines
    assert short.rpartition("  #")[0] == whole.partition(" ▇")[0].replace("0.2 of", "0.4 of")
    monkeypatch.setenv("COLUMNS", str(wcswidth(short) - 1))
    first, *more = lived_in.ok(line).lines
    assert first.endswith(("that day", "·"))
    assert more and all(line.startswith("  ") for line in more)


@pytest.mark.parametrize("width", range(40, 101))
@pytest.mark.parametrize("number", ["#1", "#1234567"])
def test_nothing_is_lost_wherever_it_is_broken(width: int, number: str) -> None:
    parts = ["200 ml water", "", "on Sat 7 Nov 2025 01:00 (counts for 6 Nov 2025)", "as last time",
             "腰" * 30]  # fmt: skip
    progress = ["1.0 of 2.37 l that day ▇▇▇▇░░░░░░", "1.0 of 2.37 l that day"]
    lines = answer_lines(parts, progress, number, Style(width=width))
    assert max(map(wcswidth, lines)) <= width
    assert all(line == line.rstrip() for line in lines)
    told = "".join(" ".join(lines).replace("▇▇▇▇░░░░░░", "").split())
    assert told == "".join(f"{' · '.join(p for p in (*parts, progress[1]) if p)}{number}".split())
    # Where a part fits into a line, it is not broken.
    assert any(parts[2] in line for line in lines) is (width >= 51)
