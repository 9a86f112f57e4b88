"""A goal or a ceiling on a family of drinks counts every member; one on a member that alone."""

from __future__ import annotations

import pytest

from tests.cli.conftest import habit_told
from tests.conftest import Tracker


def amount(tracker: Tracker, name: str) -> float:
    """What the list of habits says of one today."""
    return float(habit_told(tracker, name)["today"]["amount"])


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["espresso"], 1),
        (["double espresso"], 2),
        (["cappuccino"], 1),
        (["latte 500"], 2),
        (["americano", "flat white", "iced coffee"], 3),
        (["2 coffees", "espresso"], 3),
        (["decaf"], 0),
        (["decaf coffee 500", "espresso"], 1),
    ],
)
def test_a_ceiling_on_coffee_counts_coffees(
    tracker: Tracker, lines: list[str], number: int
) -> None:
    tracker.ok("habit add coffee --at-most 2/day")
    for line in lines:
        tracker.ok(f"log {line}")
    assert amount(tracker, "coffee") == number
    assert amount_told(tracker) == f"{number} of at most 2"


def amount_told(tracker: Tracker) -> str:
    """How today tells of the ceiling on coffee."""
    (line,) = (one for one in tracker.ok("today").lines if "coffee" in one)
    return next(f"{n} of at most 2" for n in range(9) if f"{n} of at most 2" in line)


def test_whichever_comes_first(tracker: Tracker) -> None:
    tracker.ok("log espresso")
    tracker.ok("habit add coffee --at-most 2/day")
    tracker.ok("log cappuccino")
    assert amount(tracker, "coffee") == 2


@pytest.mark.parametrize(
    ("habit", "said"),
    [
        (
            "coffee --at-most 2/day",
            "counts latte (cappuccino), espresso and iced coffee (cold brew) too, not decaf",
        ),
        ("tea --at-most 3/day", "counts green tea and iced tea too, not herbal tea"),
        ("cola --at-most 1/day", "doesn't count diet cola"),
    ],
)
def test_the_answer_says_what_is_counted(tracker: Tracker, habit: str, said: str) -> None:
    assert said in " ".join(tracker.ok(f"habit add {habit}").out.split())
    name = habit.partition(" ")[0]
    assert said in " ".join(tracker.ok(f"habit set {name} --at-most 4/day").out.split())
    assert said in " ".join(tracker.ok(f"habit show {name}").out.split())


def test_a_drink_without_a_family_says_no_more(tracker: Tracker) -> None:
    assert "count" not in tracker.ok("habit add smoothie --at-most 2/day").out


def test_a_goal_on_a_member_counts_that_one_alone(tracker: Tracker) -> None:
    tracker.ok("habit add espresso --at-most 3/day")
    for line in ("coffee", "latte", "espresso"):
        tracker.ok(f"log {line}")
    assert amount(tracker, "espresso") == 1


def test_the_answer_to_a_log_tells_the_familys_ceiling(tracker: Tracker) -> None:
    tracker.ok("habit add coffee --at-most 2/day")
    assert "1 of at most 2" in tracker.ok("log espresso").out
    assert "2 of at most 2" in tracker.ok("log cappuccino").out
    assert "at most" not in tracker.ok("log decaf").out


def test_a_family_by_volume(tracker: Tracker) -> None:
    tracker.ok("goal set coffee 500ml --at-most")
    tracker.ok("log coffee 200")
    assert "450 of at most 500 ml" in tracker.ok("log latte 250").out
    assert amount(tracker, "coffee") == 450


def test_a_report_judges_the_family(tracker: Tracker) -> None:
    tracker.stand_at("2026-11-05T08:00")
    tracker.ok("habit add coffee --at-most 2/day")
    for line in ("espresso", "coffee", "cappuccino"):
        tracker.ok(f"log {line}")
    tracker.stand_at("2026-11-06T08:00")
    (goal,) = tracker.ok("report 2d --json").json["goals"]
    assert (goal["windows"][0]["value"], goal["met"]) == (3, 0)


def test_one_of_ones_own_joins_a_family(tracker: Tracker) -> None:
    tracker.ok("habit add coffee --at-most 2/day")
    assert "counted with coffee" in tracker.ok("drink add cortado 100ml --of coffee").out
    tracker.ok("log cortado")
    assert amount(tracker, "coffee") == 1
    drinks = {one["name"]: one for one in tracker.ok("drink list --json").json}
    assert drinks["cortado"]["parent"] == "coffee"
    assert "cortado" in tracker.ok("habit set coffee --at-most 3/day").out


def test_a_family_must_be_a_drink(tracker: Tracker) -> None:
    assert "cofee" in tracker("drink add cortado --of cofee").err
    refused = tracker("drink add cortado --alias-of coffee --of coffee")
    assert refused.code != 0 and "--of" in refused.err


def test_what_was_logged_as_coffee_stays_coffee(tracker: Tracker) -> None:
    """Decaf was another word for coffee: an entry of that time can't be told from one."""
    tracker.ok("log coffee")
    tracker.ok("habit add coffee --at-most 2/day")
    assert amount(tracker, "coffee") == 1


def test_a_sitting_settles_the_familys_question(tracker: Tracker) -> None:
    tracker.ok("habit add coffee --at-most 2/day")
    tracker.ok("ask", stdin="+ espresso\n")
    assert amount(tracker, "coffee") == 1
