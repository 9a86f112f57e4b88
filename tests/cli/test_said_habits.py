"""Habits and medicines named as people say them: the unit and how often stand in the words."""

from __future__ import annotations

import pytest

from tests.conftest import Tracker


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("meditate 10 min a day", "meditate · 10 min a day"),
        ("meditate ten minutes a day", "meditate · 10 min a day"),
        ("read 20 pages daily", "read · 20 pages a day"),
        ("screen at most 2 hours a day", "screen · at most 2 h a day"),
        ("alcohol at most 3 drinks a week", "alcohol · at most 3 drinks a week"),
        ("alcohol at most 2/week", "alcohol · at most 2 a week"),
        ("yoga thrice a week", "yoga · 3 days a week"),
        ("gym 2 days per week", "gym · 2 days a week"),
        ("walk 3 days a week", "walk · 3 days a week"),
        ("journaling 2 x day", "journaling · 2 times a day"),
        ("prayer 5 a day", "prayer · 5 times a day"),
        ("omega 3", "omega-3 · every day"),
    ],
)
def test_a_habit_is_added_as_said(tracker: Tracker, line: str, told: str) -> None:
    assert tracker.ok(f"habit add {line}").out.strip() == told


def test_what_it_is_counted_in_is_what_is_logged(tracker: Tracker) -> None:
    tracker.ok("habit add read 20 pages daily")
    assert "20 pages" in tracker.ok("log read 20").out


def test_days_of_a_ceiling_are_no_cups(tracker: Tracker) -> None:
    refused = tracker("habit add coffee at most 3 days a week")
    assert refused.code == 2
    assert "no unit 'days'" in refused.err


def test_a_large_number_behind_a_medicine_is_asked(tracker: Tracker) -> None:
    refused = tracker("drug add metformin 500")
    assert refused.code == 2
    assert "write tracker drug add metformin 500mg, or metformin-500 for the name" in refused.err
    assert "500 mg" in tracker.ok("drug add metformin 500mg").out
    assert "write 1500mg or 1.5mg" in tracker("drug add lisinopril 1.500 mg").err
    tracker.ok("drug add omega 3")
