"""`tracker` after days of silence, and the news of pain that it tells once a week."""

from __future__ import annotations

import sys
from datetime import date, timedelta

import pytest

from tests.conftest import Tracker
from tracker.screen.letters import width_of

LAST = ["@2026-11-04T20:00", "log pain 6 lower-back"]


def at_day(tracker: Tracker, day: str) -> str:
    tracker.stand_at(f"{day}T21:00")
    return " ".join(tracker.ok("").out.split())


def test_who_comes_back_is_told_what_is_unknown(tracker: Tracker) -> None:
    tracker.prepare(LAST)
    assert "Welcome back" not in at_day(tracker, "2026-11-07")
    assert (
        "Welcome back: the last entry is of Wed 4 Nov (pain lower back 6/10), 3 days since then "
        "are unknown. What you still know of them: tracker ask week"
    ) in at_day(tracker, "2026-11-08")
    assert tracker.ok("--json").json["silence"]["unknown_days"] == 3
    tracker.ok("close 2026-11-06")
    assert "Welcome back" not in at_day(tracker, "2026-11-08")
    tracker.ok("log water 500")
    assert tracker.ok("--json").json["silence"] is None
    assert "Welcome back" not in at_day(tracker, "2026-11-08")


def test_findings_stay_first(tracker: Tracker) -> None:
    tracker.prepare([*LAST, "log symptom saddle-numbness"])
    out = at_day(tracker, "2026-11-09")
    assert 0 < out.upper().index("SADDLE") < out.index("Welcome back")


def test_nobody_is_welcomed_to_an_empty_diary(tracker: Tracker) -> None:
    assert "Welcome" not in tracker.ok("").out


@pytest.fixture
def at_terminal(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    """Pain of 6 for a week, and from two weeks later on of 3."""
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda stream: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    days = [(date(2026, 10, 19) + timedelta(n)).isoformat() for n in range(7)]
    later = [(date(2026, 11, 2) + timedelta(n)).isoformat() for n in range(7)]
    tracker.prepare([
        *(f"log pain 6 neck --at {day}" for day in days),
        *(f"log pain 3 neck --at {day}" for day in later),
        *(f"log pain 5 lower-back --at {day}" for day in (*days[:3], *later)),
    ])  # fmt: skip
    return tracker


#: Of the lower back too little is known two weeks before.
NEWS = "Neck: 3 points lower than two weeks ago (mean of a week 3.0, then 6.0)"


def test_news_is_told_once_a_week(at_terminal: Tracker) -> None:
    assert NEWS in at_day(at_terminal, "2026-11-08")
    assert NEWS not in at_day(at_terminal, "2026-11-08")
    assert "two weeks ago" not in at_day(at_terminal, "2026-11-09")
    at_terminal.stand_at("2026-11-15T20:00")
    for n in range(9, 16):
        at_terminal.ok(f"log pain 8 neck --at 2026-11-{n:02}")
    assert "two weeks ago" not in at_day(at_terminal, "2026-11-14")
    at_terminal.stand_at("2026-11-22T20:00")
    for n in range(16, 23):
        at_terminal.ok(f"log pain 8 neck --at 2026-11-{n:02}")
    out = at_day(at_terminal, "2026-11-22")
    assert "Neck: 5 points higher than two weeks ago (mean of a week 8.0, then 3.0)" in out
    assert "Told from 2 points on, with 4 days known of each week." in out


@pytest.mark.parametrize("words", ["today", "--json", "report"])
def test_only_a_look_tells_it(at_terminal: Tracker, words: str) -> None:
    assert "two weeks ago" not in at_terminal.ok(words).out
    assert NEWS in " ".join(at_terminal.ok("").out.split())


@pytest.mark.parametrize("width", [40, 80])
def test_all_of_it_fits(at_terminal: Tracker, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = at_terminal.ok("").lines
    at_terminal.stand_at("2026-11-20T08:00")
    lines += at_terminal.ok("").lines
    assert any("two weeks" in line for line in lines)
    assert any("Welcome" in line for line in lines)
    assert all(width_of(line) <= width for line in lines)
