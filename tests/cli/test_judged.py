"""How often something was kept: each length apart, past days as known today, unknown as unknown."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Tracker


def day(n: int, hour: int = 9) -> str:
    return f"2026-11-{n:02}T{hour:02}:00"


def log_on(tracker: Tracker, days: range, line: str) -> None:
    for n in days:
        tracker.stand_at(day(n))
        tracker.ok(f"log {line}")


def kept(tracker: Tracker, name: str, report: str) -> str:
    """What the row of a habit says of how often it was kept, the oldest first."""
    lines = iter(tracker.ok(report).lines)
    row = next(line for line in lines if line.startswith(f"  {name} "))
    found = []
    while match := re.search(r"(nothing known|\d+) of \d+ \w+(, \d+ \?)?", row):
        found.insert(0, match[0])
        row = next(lines)
        if not row.startswith("     "):
            break
    return "; ".join(found)


# --- windows of different length ---


@pytest.mark.parametrize(
    ("before", "line", "days", "after", "told"),
    [
        ("goal set walk 30/day", "walk 30", range(2, 11), "goal set walk 200min/week",
         "9 of 9 days; 0 of 1 week"),
        ("goal set walk 3/week", "walk 30", range(2, 17), "goal set walk 10/day",
         "2 of 2 weeks; 0 of 1 day"),
        ("habit add floss 2/3", "floss", range(2, 12), "habit set floss 2/week",
         "10 of 10 days; 1 of 1 week"),
        ("habit add sweets --at-most 2/day", "sweets", range(2, 10),
         "habit set sweets --at-most 3/month", "8 of 8 days"),
    ],
)  # fmt: skip
def test_days_and_weeks_are_never_added_up(
    tracker: Tracker, before: str, line: str, days: range, after: str, told: str
) -> None:
    name = before.split()[2]
    tracker.stand_at(day(2, 8))
    tracker.ok(before)
    log_on(tracker, days, line)
    tracker.stand_at(day(days[-1] + 1, 8))
    tracker.ok(after)
    if "day" in after:
        tracker.ok(f"log {name} 5")
        tracker.stand_at(day(days[-1] + 2, 8))
    else:
        tracker.stand_at(day(24, 8))
        tracker.ok("log weight 80")
    assert kept(tracker, name, "report 23d").startswith(told)
    shown = tracker.ok(f"habit show {name} --last 23d").out
    assert told.partition(";")[0] in shown
    (habit,) = tracker.ok("report 23d --json").json["habits"]["habits"]
    assert [f"{one['kept']} of {one['judged']}" for one in habit["tallies"] if one["judged"]] == [
        part.strip().rpartition(" ")[0] for part in told.split(";")
    ]
    assert habit["judged"] == sum(one["judged"] for one in habit["tallies"])


@pytest.mark.slow
def test_the_page_names_them_too(tracker: Tracker) -> None:
    tracker.stand_at(day(2, 8))
    tracker.ok("goal set walk 30/day")
    log_on(tracker, range(2, 11), "walk 30")
    tracker.stand_at(day(11, 8))
    tracker.ok("goal set walk 200min/week")
    tracker.stand_at(day(17, 8))
    assert "9 of 9 days; 0 of 1 week" in tracker.ok("report 3w --html -").out


# --- a past period ---


def past_days(tracker: Tracker) -> None:
    tracker.stand_at(day(2, 8))
    tracker.ok("goal set water 2l")
    tracker.ok("habit add coffee --at-most 2/day")
    tracker.ok("goal set walk 60min/week")
    log_on(tracker, range(2, 5), "water 1l")
    tracker.stand_at(day(8))
    tracker.ok("log walk 60")
    tracker.stand_at(day(10, 8))


def test_the_last_day_of_a_past_period_is_over(tracker: Tracker) -> None:
    past_days(tracker)
    out = tracker.ok("report", "2 nov..4 nov").out
    assert "goal of 2 l met on 0 of 3" in out
    assert re.search(r"\n  water   ▄▄▄  0 of 3 days ", out)
    assert re.search(r"\n  coffee  ███  3 of 3 days  3 days ", out)
    # The week went on after the last day shown, and was kept.
    assert re.search(r"\n  walk    ───  1 of 1 week +1 week ", out)
    data = tracker.ok("report", "2 nov..4 nov", "--json").json
    assert data["habits"]["completion"] == [pytest.approx(2 / 3, abs=1e-5)] * 3
    assert [w["met"] for goal in data["goals"] for w in goal["windows"]] == [
        *[False] * 3, *[True] * 3, True,
    ]  # fmt: skip
    # Where it stands, and its streak, are those of that day.
    (walk,) = [h for h in data["habits"]["habits"] if h["name"] == "walk"]
    assert (walk["today"]["amount"], data["habits"]["as_of"]) == (0, "2026-11-04")


def test_a_longer_period_says_the_same_of_each_day(tracker: Tracker) -> None:
    past_days(tracker)
    for last in range(3, 11):
        data = tracker.ok("report", f"2 nov..{last} nov", "--json").json["habits"]
        whole = tracker.ok("habits", "--last", "9d", "--json").json
        for one, other in zip(data["habits"], whole["habits"], strict=True):
            assert one["states"] == other["states"][: last - 1], last


@pytest.mark.parametrize(("drunk", "met"), [(500, "0 of 1"), (2000, "1 of 2")])
def test_today_isnt_judged_before_it_is_over(tracker: Tracker, drunk: int, met: str) -> None:
    tracker.stand_at(day(9, 8))
    tracker.ok("goal set water 2l")
    tracker.ok("log water 500")
    tracker.stand_at(day(10))
    tracker.ok(f"log water {drunk}")
    out = tracker.ok("report 2d").out
    assert f"goal of 2 l met on {met}" in out
    assert kept(tracker, "water", "report 2d").startswith(f"{met} day")
    row = tracker.ok("report 2d --json").json["hydration"]["per_day"][-1]
    assert row["met"] is (True if drunk == 2000 else None)
    now = tracker.ok("today --json").json["hydration"]
    assert now["met"] is (True if drunk == 2000 else None)


def test_drinks_and_the_habit_of_drinking_have_one_count(tracker: Tracker) -> None:
    """Days not logged, a closed one, a skipped one, and a goal for weekdays alone."""
    tracker.stand_at(day(2, 8))
    tracker.ok("habit add water 2l --days mon,tue,wed,thu,fri,sat")
    for n, litres in ((2, 2), (3, 1), (5, 2), (8, 1), (9, 1)):
        tracker.stand_at(day(n))
        tracker.ok(f"log water {litres}l")
    tracker.ok("skip water")
    tracker.stand_at(day(10))
    tracker.ok("close 2026-11-06")
    out = tracker.ok("report 9d").out
    assert "goal of 2 l met on 2 of 4" in out
    assert kept(tracker, "water", "report 9d") == "2 of 4 days, 2 ?"


# --- unknown ---


def test_what_nobody_knows_of_isnt_missed(tracker: Tracker) -> None:
    tracker.stand_at(day(2, 8))
    tracker.ok("habit add coffee --at-most 2/day")
    tracker.ok("habit add floss")
    tracker.stand_at(day(8, 8))
    tracker.ok("log weight 80")
    assert kept(tracker, "coffee", "report 7d") == "nothing known of 6 days"
    assert kept(tracker, "floss", "report 7d") == "nothing known of 6 days"
    for name in ("coffee", "floss"):
        assert "nothing known of 6 days" in tracker.ok(f"habit show {name} --last 7d").out
    data = tracker.ok("habits --last 7d --json").json
    assert data["completion"] == [None] * 7
    assert [(h["kept"], h["judged"], h["unknown"]) for h in data["habits"]] == [(0, 0, 6)] * 2
    tracker.ok("habit archive floss")
    assert "floss  every day  nothing known of 6 days" in tracker.ok("report 7d").out
