"""What there is of what is wanted: one number, whichever command is asked."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.conftest import Tracker

MONDAY, THURSDAY, SUNDAY, AFTER = (f"2026-11-{day}T09:00" for day in (16, 19, 22, 24))


def told(tracker: Tracker, name: str, log: str, unit: str) -> set[str]:
    """What `log` answers, and then today, `habit show` and the JSON say of the week."""
    said = [tracker.ok(log).out, tracker.ok("today").out, tracker.ok(f"habit show {name}").out]
    found = {text for out in said for text in re.findall(rf"[0-9.]+ of [0-9.]+ {unit}", out)}
    (now,) = tracker.ok("today --json").json["habits"]
    (goal,) = tracker.ok("today --json").json["goals"]
    week = goal["windows"][-1]
    assert (now["amount"], now["need"]) == (week["value"], week["target"])
    return found


@pytest.mark.parametrize(
    ("goal", "lines", "unit", "shown"),
    [
        ("goal set walk 100min/week", ("walk 60", "walk 10"), "min", "70 of 100 min"),
        ("goal set walk 5mi/week", ("walk 2mi", "walk 1.5mi"), "mi", "3.5 of 5 mi"),
        ("goal set walk 10km/week", ("walk 6km", "walk 0.5km"), "km", "6.5 of 10 km"),
        ("habit add strength 3/week", ("strength 20", "strength 5"), "days", "2 of 3 days"),
        ("goal set water 9l/week", ("water 1l", "water 1l"), "l", "2.0 of 9.0 l"),
    ],
)
def test_a_goal_set_on_a_thursday(
    tracker: Tracker, goal: str, lines: tuple[str, str], unit: str, shown: str
) -> None:
    if unit == "mi":
        tracker.ok("config units us")
    name = goal.split()[2]
    tracker.stand_at(MONDAY)
    tracker.ok(f"log {lines[0]}")
    tracker.stand_at(THURSDAY)
    tracker.ok(goal)
    assert told(tracker, name, f"log {lines[1]}", unit) == {shown}
    # A day on which it was trained is done; a week's sum is not before it is there.
    assert (f"done: {name}" in tracker.ok("today").out) is (unit == "days")


@pytest.mark.parametrize(
    ("before", "after", "minutes", "shown", "kept"),
    [
        (150, 300, 200, "200 of 300 min", False),
        (150, 300, 260, "260 of 300 min", True),  # 257 min by its parts
        (150, 300, 300, "300 of 300 min", True),
        (300, 150, 140, "140 of 150 min", False),
        (300, 150, 150, "150 of 150 min", True),  # whatever was asked before
    ],
)
def test_a_goal_changed_on_a_wednesday(
    tracker: Tracker, before: int, after: int, minutes: int, shown: str, kept: bool
) -> None:
    tracker.stand_at("2026-11-02T08:00")
    tracker.ok(f"goal set walk {before}min/week")
    tracker.stand_at("2026-11-18T08:00")
    tracker.ok(f"goal set walk {after}min/week")
    answer = tracker.ok(f"log walk {minutes}").out
    assert f"{shown} this week" in answer
    # What is logged for a day before the change is of the same week.
    assert f" of {after} min this week" in tracker.ok("log walk 1 --at monday").out
    tracker.ok("undo")
    done = minutes >= after
    assert (f"{shown} this week" in tracker.ok("today").out) is not done
    assert ("done: walk" in tracker.ok("today").out) is done
    assert f"{shown} this week" in tracker.ok("habit show walk").out
    tracker.stand_at(AFTER)
    week = of_week(tracker, "2026-11-16")
    assert (week["target"], week["value"], week["met"]) == (after, minutes, kept)


def of_week(tracker: Tracker, first: str) -> Any:
    (goal,) = tracker.ok("report --json").json["goals"]
    return next(window for window in goal["windows"] if window["first"] == first)


def test_a_skipped_day_makes_no_fraction(tracker: Tracker) -> None:
    """It takes its part off when the week is judged, and is no target that anybody set."""
    tracker.stand_at("2026-11-16T08:00")
    tracker.ok("goal set walk 150min/week")
    tracker.ok("skip walk")
    tracker.stand_at("2026-11-17T08:00")
    assert told(tracker, "walk", "log walk 130", "min") == {"130 of 150 min"}
    assert "out of reach" not in tracker.ok("today").out
    tracker.stand_at(AFTER)
    assert of_week(tracker, "2026-11-16")["met"] is True  # 128.6 of it were asked


def test_another_measure_is_summed_over_the_whole_week_too(tracker: Tracker) -> None:
    tracker.stand_at(MONDAY)
    tracker.ok("goal set walk 30/day")
    tracker.ok("log walk 40min 3km")
    tracker.stand_at(THURSDAY)
    tracker.ok("goal set walk 10km/week")
    assert told(tracker, "walk", "log walk 1km", "km") == {"4 of 10 km"}


def test_a_ceiling_is_shown_as_it_was_set(tracker: Tracker) -> None:
    tracker.stand_at(MONDAY)
    tracker.ok("habit add sweets --at-most 4/week")
    for _ in range(3):
        tracker.ok("log sweets")
    tracker.stand_at(THURSDAY)
    tracker.ok("habit set sweets --at-most 2/week")
    assert "3 of at most 2 this week" in tracker.ok("today").out
    assert "4 of at most 2 this week" in tracker.ok("log sweets").out
    assert "4 of at most 2 this week" in tracker.ok("habit show sweets").out
