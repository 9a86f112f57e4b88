"""Days behind a habit's name."""

from __future__ import annotations

import pytest

from tracker.domain.words.habit_phrases import Phrase, days_in


def test_two_days_are_no_name_and_a_day() -> None:
    assert days_in(["mon", "and", "fri"]) is None
    assert days_in(["yoga", "mon", "and", "fri"]) == Phrase("yoga", "days", "mon,fri")


@pytest.mark.parametrize(
    ("words", "option", "text"),
    [
        ("tidy every two days", "times", "1/2"),
        ("tidy every other day", "times", "1/2"),
        ("tidy every 3 days", "times", "1/3"),
        ("tidy mon-fri", "days", "mon,tue,wed,thu,fri"),
        ("tidy sat to mon", "days", "sat,sun,mon"),
        ("tidy on the weekend", "days", "sat,sun"),
        ("tidy on tuesdays", "days", "tue"),
        ("tidy mon, wed and fri", "days", "mon,wed,fri"),
    ],
)
def test_days_behind_a_name(words: str, option: str, text: str) -> None:
    assert days_in(words.split()) == Phrase("tidy", option, text)


@pytest.mark.parametrize("words", ["tidy monday", "mondays", "tidy and", "tidy"])
def test_no_days(words: str) -> None:
    assert days_in(words.split()) is None
