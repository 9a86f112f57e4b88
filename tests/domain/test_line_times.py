"""Which words at the ends of a line say when, and what two times come to."""

from __future__ import annotations

import pytest

from tracker.domain.time.line_times import (
    clock_of,
    has_day,
    is_day,
    one_time,
    said_when,
    shorter_at_end,
    time_at_end,
    time_at_start,
)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("coffee", 0),
        ("coffee 8:30", 1),
        ("coffee yesterday, 8:30", 2),
        ("coffee 25:00", 1),
        ("walk at 8", 2),
        ("walk 7.30", 0),
        ("walk 7.30 am", 2),
        ("walk at 7.30", 2),
        ("pain 6/10", 0),
        ("walk 30 min ago", 3),
        ("the 26th of november 2026", 5),
        ("since mon", 0),
        ("walk for 2 days", 0),
        ("mon", 1),
        ("coffee at eight", 2),
        ("walk 20 half past 4", 3),
        ("pain 5 lower-back at a quarter to nine yesterday", 6),
        ("walk 20 on the 26th", 3),
        ("walk 20 the 26th", 2),
        ("coffee 3rd", 0),
        ("pain lower-back 5 to 6", 0),
    ],
)
def test_a_time_at_the_end(line: str, count: int) -> None:
    assert time_at_end(line.split()) == count


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("yesterday: water 500", 1),
        ("26 nov water", 2),
        ("26 nov 2000 ml water", 2),
        ("mon 8 ml water", 1),
        ("2 days ago 20 min walk", 3),
        ("at 8 coffee", 2),
        ("at eight two coffees", 2),
        ("half past 4 20 min walk", 3),
        ("on the 26th walk", 3),
        ("the 3rd coffee", 0),
        ("the 26th coffee", 2),
        ("8 coffee", 0),
        ("30 min walk", 0),
        ("yesterday", 1),
    ],
)
def test_a_time_at_the_start(line: str, count: int) -> None:
    assert time_at_start(line.split()) == count


@pytest.mark.parametrize(
    ("line", "count", "shorter"),
    [
        ("1h 30 min ago", 4, 3),
        ("1h 30 min ago", 3, 0),
        ("8:30 yesterday", 2, 1),
        ("yesterday 8:30", 2, 0),
        ("8:30", 1, 0),
        ("", 0, 0),
    ],
)
def test_a_shorter_time_at_the_end(line: str, count: int, shorter: int) -> None:
    assert shorter_at_end(line.split(), count) == shorter


@pytest.mark.parametrize(
    ("text", "day_alone", "day", "clock"),
    [
        ("yesterday", True, True, None),
        ("26 nov", True, True, None),
        ("yesterday 8:30", False, True, (510, False)),
        ("8:30", False, False, (510, False)),
        ("at 8", False, False, (480, True)),
        ("25:00", False, False, None),
        ("2h ago", False, False, None),
        ("zzz", False, False, None),
    ],
)
def test_what_a_time_says(
    text: str, day_alone: bool, day: bool, clock: tuple[int, bool] | None
) -> None:
    assert (is_day(text), has_day(text), clock_of(text)) == (day_alone, day, clock)


@pytest.mark.parametrize(
    ("shared", "own", "both"),
    [
        ("yesterday", "8:30", "yesterday 8:30"),
        ("8:30", "yesterday", "8:30 yesterday"),
        ("mon", "mon", "mon"),
        ("mon", "tue", None),
        ("8:30", "9:30", None),
        ("yesterday 8:30", "8:30", None),
        ("yesterday", "2h ago", None),
        ("zzz", "8:30", None),
    ],
)
def test_two_texts_that_are_one_time(shared: str, own: str, both: str | None) -> None:
    assert one_time(shared, own) == both


def test_the_sign_behind_a_time_is_none_of_it() -> None:
    assert said_when(["mon", "8:30:"]) == "mon 8:30"
