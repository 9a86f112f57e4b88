"""A night by its ends: how long it was, where it has one reading."""

from __future__ import annotations

import pytest

from tracker.domain.words.nights import with_night


@pytest.mark.parametrize(
    ("said", "lasting"),
    [
        ("sleep 23:00-6:30", "sleep 7h30min"),
        ("sleep 23.00 - 7.00", "sleep 8h"),
        ("slept from 11pm to 7am", "slept 8h"),
        ("slept 11 PM until 6:45 AM yesterday", "slept 7h45min yesterday"),
        ("sleep 11-7am", "sleep 8h"),
        ("sleep 11pm-7", "sleep 8h"),
        ("sleep 12am-7am", "sleep 7h"),
        ("sleep 12:30am till 7am", "sleep 6h30min"),
        ("sleep 24:00-7:00", "sleep 7h"),
        ("sleep 0:15-7:00", "sleep 6h45min"),
        ("sleep 13:00–13:20", "sleep 0h20min"),
        ("sleep 20:00-10:00", "sleep 14h"),
    ],
)
def test_the_ends_of_a_night_say_how_long_it_was(said: str, lasting: str) -> None:
    assert with_night(said.split()) == lasting.split()


@pytest.mark.parametrize(
    "said",
    [
        "sleep 7-8",  # hours
        "sleep 10:30-6:30",  # 20 hours, or 8 by a clock of 12
        "sleep 20:00-10:01",
        "sleep 23:00-23:00",
        "sleep 8-8pm",
        "sleep 1am-4pm",
        "sleep 25:00-7:00",
        "sleep 13pm-7am",
        "sleep 0am-7am",
        "sleep 23:60-7:00",
        "sleep 23:00",
        "sleep x23:00-7:00",
    ],
)
def test_what_has_no_one_reading_says_nothing(said: str) -> None:
    assert with_night(said.split()) is None
