"""Ranges of days beside other words, as they are typed without quotes."""

from __future__ import annotations

import pytest

from tests.conftest import Tracker
from tracker.domain.time.time_args import take_days


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("2026-11-01..2026-11-14 floss", 1),
        ("floss 2026-11-01..2026-11-14", 1),
        ("lower back 2026-11-01..2026-11-14", 1),
        ("28 oct..3 nov floss", 3),
        ("from monday to friday lower back", 4),
        ("lower-back from monday to friday", 1),
        ("since monday floss", 2),
        ("since 2 weeks ago floss", 4),
        ("2026-11-01.. floss", 1),
        ("..yesterday floss", 1),
        ("2026-11-14..2026-11-01 floss", 1),  # ends before it starts, which is told of it alone
        ("28 okt..3 nov", 3),  # misspelt
        ("february 30", 2),
        ("last week floss", 2),
        ("2 weeks walk", 2),
        ("2026-11-01.. --json", 1),
    ],
)
def test_a_name_beside_a_range_is_no_part_of_it(words: str, count: int) -> None:
    assert take_days(words.split()) == count


@pytest.mark.parametrize(
    "words", ["2026-11-01..2026-11-07 floss", "floss 2026-11-01..2026-11-07", "since sunday floss"]
)
def test_days_and_a_habit_in_any_order(tracker: Tracker, words: str) -> None:
    tracker.ok("habit add floss --from 2026-10-01")
    asked = tracker.ok(f"ask {words} --json").json
    assert {one["name"] for one in asked} == {"floss"}
    assert len(asked) == (7 if "07" in words else 1)


def test_days_and_a_site_in_any_order(tracker: Tracker) -> None:
    tracker.ok("log pain 3 lower-back")
    for words in ("lower back 2026-11-01..2026-11-08", "2026-11-01..2026-11-08 lower back"):
        assert "lower back" in tracker.ok(f"list {words}").out


def test_a_name_before_coming_days_is_no_part_of_them(tracker: Tracker) -> None:
    tracker.ok("habit add tidy up")
    skips = tracker.ok("skip tidy up 2026-12-20..2027-01-02 --json").json
    assert [(s["from_day"], s["to_day"]) for s in skips] == [("2026-12-20", "2027-01-02")]
    for words in ("tomorrow..fri", "20 dec..22 dec", "tomorrow", "20 dec"):
        tracker.ok(f"skip tidy up {words}")
    assert "20 dez' is no day" in tracker("skip tidy up 20 dez..22 dec").err


def test_a_long_name_before_a_coming_day_is_no_part_of_it(tracker: Tracker) -> None:
    name = "do hamstrings quadriceps shoulders thoroughly afterwards"
    tracker.ok(f"habit add {name}")
    assert "on Mon 9 Nov" in tracker.ok(f"skip {name} tomorrow").out
