"""Cups and pieces, not lines: what a habit counts where one entry holds several."""

from __future__ import annotations

import pytest

from tests.conftest import Tracker


def amount(tracker: Tracker, name: str) -> float:
    """What today's JSON, the habits' and the report's say of a habit alike."""
    said = [
        *tracker.ok("today --json").json["habits"],
        *(habit["today"] for habit in tracker.ok("habits --json").json["habits"]),
        *(one["today"] for one in tracker.ok("report --json").json["habits"]["habits"]),
    ]
    (found,) = {one["amount"] for one in said if one["name"] == name}
    return float(found)


@pytest.mark.parametrize(
    ("habit", "line", "number"),
    [
        ("coffee --at-most 2/day", "3 coffees", 3),
        ("coffee --at-most 2/day", "coffee 3", 3),
        ("coffee --at-most 2/day", "coffee 500", 2),
        ("coffee --at-most 2/day", "coffee 2x250ml", 2),
        ("coffee --at-most 2/day", "coffee 30", 1),
        ("wine --at-most 1/day", "2 glasses of wine", 2),
        ("wine --at-most 7/week", "wine 750", 5),
        ("beer --at-most 5/month", "beer 330", 1),
        ("espresso --at-most 3/day", "espresso 2", 2),
        ("peach 2/day", "2 peaches", 2),
        ("food 5/day", "3 peaches", 3),
        ("watermelon 2/day", "watermelon 300", 2),
        # Each of these is one, whatever it holds.
        ("ibuprofen --at-most 2/day", "ibuprofen 400", 1),
        ("swimming 2x/day", "swimming 45", 1),
    ],
)
def test_an_entry_is_as_many_as_it_holds(
    tracker: Tracker, habit: str, line: str, number: int
) -> None:
    name = habit.partition(" ")[0]
    tracker.ok(f"habit add {habit}")
    answer = tracker.ok(f"log {line}").out
    assert f"{number} of " in answer
    assert amount(tracker, name) == number
    assert f"{number} of " in tracker.ok(f"habit show {name}").out


def test_a_ceiling_is_passed_by_one_line(tracker: Tracker) -> None:
    tracker.stand_at("2026-11-05T08:00")
    tracker.ok("habit add coffee --at-most 2/day")
    tracker.ok("log coffee")
    tracker.ok("log 3 coffees")
    today = tracker.ok("today").out
    assert "4 of at most 2" in today and "over" in today
    # Longer ago it is read by another statement.
    tracker.stand_at("2026-11-25T08:00")
    assert tracker.ok("habits --last 30d --json").json["habits"][0]["states"][-21] == "missed"
    assert "0 of 1 day" in tracker.ok("report 30d").out
    (goal,) = tracker.ok("report 30d --json").json["goals"]
    assert (goal["windows"][0]["value"], goal["met"]) == (4, 0)


def test_an_answer_in_cups_is_so_many(tracker: Tracker) -> None:
    tracker.ok("habit add coffee --at-most 2/day")
    tracker.ok("ask", stdin="3\n")
    assert amount(tracker, "coffee") == 3
    assert tracker.ok("habits --json").json["habits"][0]["states"][-1] == "missed"


def test_a_serving_of_ones_own_counts(tracker: Tracker) -> None:
    tracker.ok("food add porridge --water 80 --serving 300")
    tracker.ok("habit add porridge 2/day")
    tracker.ok("log porridge 600")
    assert amount(tracker, "porridge") == 2
