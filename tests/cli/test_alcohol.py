"""Alcoholic drinks: a volume like any other, but no step towards the water goal."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.cli.conftest import habit_told
from tests.conftest import Tracker
from tests.properties import examples

SAID = "doesn't count towards the water goal"


def flat(text: str) -> str:
    return " ".join(text.split())


def towards(tracker: Tracker) -> Any:
    """Where the habit of drinking stands."""
    return habit_told(tracker, "water")["today"]["amount"]


def test_wine_and_beer_do_not_meet_the_water_goal(tracker: Tracker) -> None:
    tracker.ok("goal set water 2l")
    tracker.ok("log water 500")
    answer = tracker.ok("log bottle of wine").out
    assert flat(answer).count(f"wine {SAID}") == 1
    assert "0.5 of 2.0 l today" in flat(answer)
    tracker.ok("log beer 1l")
    assert towards(tracker) == 500
    today = flat(tracker.ok("today").out)
    assert "0.5 of 2.0 l" in today and "beer and wine don't count towards the water goal" in today


def test_the_answer_without_a_water_goal_is_as_it_was(tracker: Tracker) -> None:
    tracker.ok("log water 500")
    answer = tracker.ok("log wine 150").out
    assert "650 ml today" in answer and "count" not in answer
    tracker.ok("goal set walk 30/day")
    assert "count" not in tracker.ok("log wine 150").out


def test_several_of_a_line_are_said_once(tracker: Tracker) -> None:
    tracker.ok("goal set water 2l")
    answer = flat(tracker.ok("log wine 150, beer 300, water 200").out)
    assert answer.count("towards the water goal") == 1
    assert "beer and wine don't count" in answer and "0.2 of 2.0 l" in answer


def test_a_week_of_it_too(tracker: Tracker) -> None:
    tracker.ok("goal set water 14l/week")
    answer = flat(tracker.ok("log beer 500").out)
    assert "0.0 of 14.0 l this week" in answer and f"beer {SAID}" in answer


def test_a_ceiling_on_drinks_counts_every_drink(tracker: Tracker) -> None:
    """Who mustn't drink much mustn't drink much beer."""
    tracker.ok("goal set water 1.5l --at-most")
    tracker.ok("log water 1l")
    answer = flat(tracker.ok("log beer 600").out)
    assert "1.6 of at most 1.5 l" in answer and "towards" not in answer
    assert towards(tracker) == 1600
    assert "1.6 of at most 1.5 l" in flat(tracker.ok("today").out)


def test_a_day_is_judged_by_what_held_on_it(tracker: Tracker) -> None:
    """A ceiling counts the beer of its days, the goal that follows none of its own."""
    tracker.stand_at("2026-11-03T20:00")
    tracker.ok("goal set water 1.5l --at-most")
    tracker.ok("log water 1l, beer 600")
    tracker.stand_at("2026-11-04T20:00")
    tracker.ok("goal set water 2l")
    tracker.ok("log water 1l, beer 600")
    tracker.stand_at("2026-11-05T20:00")
    report = tracker.ok("report 2026-11-03..2026-11-04 --json").json
    ceiling, goal = (one["windows"] for one in report["goals"])
    assert (ceiling[0]["value"], ceiling[0]["met"]) == (1600, False)
    assert (goal[-1]["value"], goal[-1]["met"]) == (1000, False)
    rows = report["hydration"]["per_day"]
    assert [row["not_counted_ml"] for row in rows] == [0, 600]


def test_a_goal_on_wine_counts_wine(tracker: Tracker) -> None:
    tracker.ok("goal set water 2l")
    answer = tracker.ok("habit add wine --at-most 1/day")
    assert "white wine" in answer.out
    tracker.ok("log white wine")
    assert habit_told(tracker, "wine")["today"]["amount"] == 1


def two_days(tracker: Tracker) -> None:
    """A day that would meet its goal by beer, and one with nothing but wine."""
    tracker.stand_at("2026-11-03T20:00")
    tracker.ok("goal set water 2l")
    tracker.ok("log water 1.5l")
    tracker.ok("log beer 1l")
    tracker.stand_at("2026-11-04T20:00")
    tracker.ok("log wine 150")
    tracker.stand_at("2026-11-05T08:00")


def test_a_day_is_judged_without_it(tracker: Tracker) -> None:
    two_days(tracker)
    found = tracker.ok("report 2026-11-03..2026-11-04 --json").json["hydration"]
    first, second = found["per_day"]
    assert (first["drinks_ml"], first["not_counted_ml"], first["met"]) == (2500, 1000, False)
    # Nothing is said of what counts: that is no day of nothing.
    assert (second["drinks_ml"], second["not_counted_ml"], second["met"]) == (150, 150, None)
    assert (found["days_with_drinks"], found["mean_drinks_ml"]) == (2, 1325)
    assert (found["days_counted"], found["mean_counted_ml"]) == (1, 1500)
    assert found["not_counted"] == ["beer", "wine"]
    assert (found["days_judged"], found["days_met"]) == (1, 0)


def test_a_report_says_so_where_it_judges(tracker: Tracker) -> None:
    two_days(tracker)
    report = flat(tracker.ok("report 2026-11-03..2026-11-04").out)
    assert "mean 1.5 l on 1 day with drinks" in report and "met on 0 of 1" in report
    assert report.count("beer and wine don't count towards the water goal") == 1
    assert "not logged" not in report


@pytest.mark.slow
def test_the_page_says_so_where_it_judges(tracker: Tracker) -> None:
    two_days(tracker)
    page = tracker.home / "page.html"
    tracker.ok(f"report 2026-11-03..2026-11-04 --html {page}")
    text = flat(page.read_text())
    assert text.count("Beer and wine don&#39;t count towards the water goal") == 1
    assert "1.5 l a day on 1 day with drinks" in text


def test_without_a_goal_every_drink_is_told(tracker: Tracker) -> None:
    tracker.ok("log water 500")
    tracker.ok("log wine 150")
    found = tracker.ok("report week --json").json["hydration"]
    assert (found["mean_drinks_ml"], found["mean_counted_ml"]) == (650, 650)
    assert found["not_counted"] == []
    assert "towards" not in tracker.ok("report week").out


def test_the_volume_is_kept_and_listed_as_before(tracker: Tracker) -> None:
    tracker.ok("goal set water 2l")
    tracker.ok("log wine 150")
    (entry,) = tracker.ok("list --json").json
    assert entry["measures"]["volume_ml"] == 150
    rows = list(csv.DictReader(io.StringIO(tracker.ok("report week --csv hydration").out)))
    assert [row["drinks_ml"] for row in rows if row["drinks_ml"]] == ["150"]


def test_ones_own_can_be_alcoholic(tracker: Tracker) -> None:
    tracker.ok("goal set water 2l")
    assert "alcoholic" in tracker.ok("drink add gin 50ml --alcohol").out
    assert f"gin {SAID}" in flat(tracker.ok("log gin").out)
    assert towards(tracker) == 0
    tracker.ok("drink add rioja --of wine")
    assert f"rioja {SAID}" in flat(tracker.ok("log rioja 150").out)
    assert "alcoholic" in next(x for x in tracker.ok("drink list").lines if x.startswith("gin"))


def test_it_goes_out_and_comes_in_again(tracker: Tracker) -> None:
    tracker.ok("drink add gin 50ml --alcohol")
    tracker.ok("drink add cortado 100ml --of coffee")
    copy = tracker.home / "out.json"
    tracker.ok(f"export json {copy}")
    tracker.file.unlink()
    tracker.ok(f"import json {copy}")
    drinks = {one["name"]: one for one in tracker.ok("drink list --json").json}
    assert drinks["gin"]["data"]["alcoholic"] is True
    assert drinks["cortado"]["parent"] == "coffee"
    tracker.ok("goal set water 2l")
    assert f"gin {SAID}" in flat(tracker.ok("log gin").out)


@given(
    st.lists(
        st.tuples(st.sampled_from(["water", "coffee", "wine", "beer"]), st.integers(50, 900)),
        min_size=1,
        max_size=4,
    )
)
@examples(60, HealthCheck.function_scoped_fixture)
def test_an_alcoholic_drink_never_moves_the_goal(
    tracker: Tracker, drinks: list[tuple[str, int]]
) -> None:
    tracker.ok("goal set water 2l")
    for name, ml in drinks:
        before = habit_told(tracker, "water")
        answer = flat(tracker.ok(f"log {name} {ml}").out)
        after = habit_told(tracker, "water")
        if name in ("wine", "beer"):
            assert after == before and f"{name} {SAID}" in answer
        else:
            assert after["today"]["amount"] == pytest.approx(before["today"]["amount"] + ml)
            assert "towards" not in answer
