"""Under `units us` everything is told in fl oz, lb and miles: what was typed is what is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Tracker
from tracker.domain.kinds import KINDS
from tracker.domain.units import format_measure
from tracker.figures.own_units import in_own_units

#: An amount in a metric unit that has a US one.
METRIC = re.compile(r"\b[0-9][0-9.,]* ?(?:l|ml|cl|litres?|km|kg|cm|g)\b")


@pytest.fixture
def us(tracker: Tracker) -> Tracker:
    tracker.ok("config units us")
    return tracker


def some_days() -> Iterator[str]:
    """Little to drink, then too much in an hour; weights, walks, food, goals."""
    yield from ("profile set height 5ft10", "goal set water 64", "goal set walk 2mi/day")
    for n in range(1, 6):
        day = (date(2026, 11, 8) - timedelta(n)).isoformat()
        for clock in ("08:00", "12:00", "18:00"):
            yield f"log water 8 --at '{day} {clock}'"
        yield f"log weight {150 + n} --at {day}"
        yield f"log walk 1.5mi --at {day}"
        yield f"log food watermelon 10 --at {day}"
    yield from (
        "log water 40 --at 09:10 --at-once",
        "log drink tea 20 --at 09:40",
        "log weight 150",
    )


@pytest.fixture
def lived_in(us: Tracker) -> Tracker:
    us.prepare([*some_days()])
    return us


@pytest.mark.parametrize(
    "line",
    [
        "today", "report", "report month", "check", "check --all --explain", "list",
        "list weight", "chart water", "chart weight", "chart walk", "habits", "habit show water",
        "goal list", "goal set water", "goal set walk", "report --doctor", "sheet", "profile",
        "check --since 2026-11-01", "rules show low-drinks", "ask",
    ],
)  # fmt: skip
def test_no_screen_speaks_metric(lived_in: Tracker, line: str) -> None:
    answer = lived_in(line)
    assert answer.code in (0, 2, 10, 20), answer
    told = re.sub(r"^  [a-z-]+: [0-9]+ .*$", "", answer.out, flags=re.MULTILINE)  # cut-offs
    assert not METRIC.search(told), METRIC.findall(told)


def test_findings_speak_of_what_was_typed(lived_in: Tracker) -> None:
    told = " ".join(lived_in("check --all --explain").out.split())
    assert "60 fl oz of drinks logged in 30 min" in told
    assert "not to drink more than 48 fl oz an hour" in told
    assert "09:10: 40 fl oz" in told
    assert "24 fl oz of drinks" in told
    (fast, *_) = lived_in("check --json").json["findings"]
    assert "1.77 l of drinks" in fast["message"]


@pytest.mark.parametrize("kind", ["--html", "--doctor --html"])
def test_no_page_speaks_metric(lived_in: Tracker, kind: str) -> None:
    file = lived_in.home / "page.html"
    lived_in.ok(f"report --last month {kind} {file}")
    page = file.read_text(encoding="utf-8")
    text = re.sub(r"<(style|script|svg)\b.*?</\1>", " ", page, flags=re.DOTALL)
    text = re.sub(r"<[^>]*>", " ", text)
    assert not METRIC.search(text), METRIC.findall(text)
    assert "150 lb" in text


def test_json_stays_canonical(lived_in: Tracker) -> None:
    assert lived_in.ok("report --json").json["weight"]["last_kg"] == pytest.approx(
        68.0389, abs=1e-3
    )
    (water, _) = lived_in.ok("habits --json").json["habits"]
    assert water["wanted"] == "1.89 l a day"
    assert "64 fl oz a day" in lived_in.ok("habits").out or "64 fl oz" in lived_in.ok("today").out


@pytest.mark.parametrize("line", ["log water", "log 5", "log walk x", "log weight", "log food", ""])
def test_a_line_that_is_suggested_works(us: Tracker, line: str) -> None:
    answer = us(line)
    told = answer.out + answer.err
    found = re.findall(r"tracker ((?:log )?(?:water|walk|weight|food) [^\n;]*)", told)
    assert found
    for suggested in found:
        us.ok(suggested)


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.us_examples])
def test_the_examples_of_the_help_work(us: Tracker, name: str) -> None:
    shown = us.ok(f"log {name} --help").out
    for example in KINDS[name].us_examples:
        assert f"tracker log {name} {example}" in shown
        us.ok(f"log {name} {example}")


@pytest.mark.parametrize("number", ["2", "5", "7", "half", "1.5"])
def test_a_few_of_water_are_refused(us: Tracker, number: str) -> None:
    answer = us(f"log water {number}")
    assert answer.code == 2
    assert "write " in answer.err


def test_a_few_of_water_may_be_as_many_cups_of_eight_ounces(us: Tracker) -> None:
    told = us("log water 2").err
    for amount in ("2l", "2 glasses", "2x8", "2fl-oz"):
        assert f"tracker log water {amount}" in told


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("log weight 150", "150 lb"),
        ("log weight 149.9", "149.9 lb"),
        ("log water 8", "8 fl oz"),
        ("log water 64", "64 fl oz"),
        ("log walk 1.5mi", "1.5 mi"),
        ("log walk 3mi", "3 mi"),
        ("log food watermelon 10", "10 oz"),
    ],
)
def test_what_is_typed_is_shown_everywhere(us: Tracker, line: str, shown: str) -> None:
    us.ok("log weight 150 --at 2026-11-01")
    assert shown in us.ok(line).out
    assert shown in us.ok("list").out
    if "food" not in line:
        assert shown in us.ok("report").out
        assert shown in us.ok("today").out or "weight" in line


@given(st.integers(50, 900), st.integers(0, 9))
def test_a_weight_comes_back(whole: int, tenth: int) -> None:
    typed = f"{whole}.{tenth}".removesuffix(".0")
    kept = round(float(typed) * 0.45359237, 6)
    assert format_measure("mass_kg", kept, us=True) == f"{typed} lb"


@given(st.integers(1, 600))
def test_a_volume_comes_back_through_a_finding(ounces: int) -> None:
    ml = round(ounces * 29.5735295625, 6)
    text = f"{round(ml / 1000, 2):g} l of drinks"
    assert in_own_units(text, us=True, exact=[ml]) == f"{ounces} fl oz of drinks"
    assert in_own_units(text, us=False, exact=[ml]) == text
