"""Days behind a habit's name."""

from __future__ import annotations

from tracker.domain.words.habit_phrases import Phrase, days_in


def test_two_days_are_no_name_and_a_day() -> None:
    assert days_in(["mon", "and", "fri"]) is None
    assert days_in(["yoga", "mon", "and", "fri"]) == Phrase("yoga", "days", "mon,fri")
