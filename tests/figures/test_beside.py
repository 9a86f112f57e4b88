"""An amount beside its goal: one figure wherever it stands, and no missed goal looks met."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Tracker
from tests.properties import examples
from tracker.domain.units import format_measure
from tracker.figures.beside import column_of_drinks, of_goal, told_beside

MEASURES = {
    "volume_ml": 5000.0, "duration_min": 900.0, "distance_m": 60_000.0, "steps": 40_000.0,
    "magnesium_mg": 900.0, "sodium_mg": 5000.0, "mass_g": 4000.0, "count": 300.0, "done": 20.0,
}  # fmt: skip
NUMBER = re.compile(r"[0-9,]+(?:\.[0-9]+)?")


def numbers(text: str) -> list[float]:
    return [float(found.replace(",", "")) for found in NUMBER.findall(text)]


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, float, float]:
    """A measure, an amount of it, and a goal, often a hair away."""
    measure = draw(st.sampled_from(sorted(MEASURES)))
    target = draw(st.floats(1, MEASURES[measure]))
    if measure in ("steps", "done"):
        target = float(round(target))
    near = target * (1 + draw(st.floats(-0.01, 0.01)))
    return measure, draw(st.just(target) | st.just(near) | st.floats(0, 2 * target)), target


@given(pairs(), st.booleans(), st.booleans())
def test_what_is_missed_never_looks_met(
    pair: tuple[str, float, float], us: bool, most: bool
) -> None:
    measure, value, target = pair
    have, aim = numbers(of_goal(value, target, measure, us, most=most))
    if value < target - 1e-6:
        assert have < aim
    elif not most:
        assert have >= aim
    elif value > target + 1e-6:
        assert have > aim


@given(pairs(), st.booleans())
@examples(300)
def test_it_is_the_figure_that_stands_elsewhere(pair: tuple[str, float, float], us: bool) -> None:
    """The goal is told as `goal list` does; the amount as a report's column and its tables do."""
    measure, value, target = pair
    have, aim = numbers(of_goal(value, target, measure, us))
    if measure in ("done", "duration_min"):
        return
    if value <= target:
        unit = of_goal(value, target, measure, us).rpartition(" ")[2]
        told = format_measure(measure, target, us=us)
        assert told.endswith(unit)
        assert aim == pytest.approx(numbers(told)[0], abs=1.1e-2)
    if measure == "volume_ml" and max(value, target) >= (250 if us else 1000):
        (column,) = numbers(column_of_drinks(told_beside(value, target, measure, us), us))
        assert column == have


@pytest.mark.parametrize(
    ("value", "target", "measure", "us", "text"),
    [
        (13 * 29.5735295625, 2500, "volume_ml", True, "13 of 84.5 fl oz"),
        (2499.9, 2500, "volume_ml", True, "84.4 of 84.5 fl oz"),
        (2788.0, 2500, "volume_ml", True, "94.3 of 84.5 fl oz"),
        (148, 2000, "volume_ml", False, "0.15 of 2.0 l"),
        (1999.9, 2000, "volume_ml", False, "1.99 of 2.0 l"),
        (750, 800, "volume_ml", False, "750 of 800 ml"),
        (367.8, 4700, "potassium_mg", False, "368 of 4700 mg"),
        (5230, 10_000, "distance_m", False, "5.23 of 10 km"),
        (0.4, 0.5, "magnesium_mg", False, "0.4 of 0.5 mg"),
        (99.7, 100, "duration_min", False, "99 of 100 min"),
    ],
)
def test_figures(value: float, target: float, measure: str, us: bool, text: str) -> None:
    assert of_goal(value, target, measure, us) == text


@pytest.mark.parametrize("drunk", [148, 333, 1999, 2000, 2004, 2788])
@pytest.mark.parametrize("units", ["metric", "us"])
@pytest.mark.parametrize("goal", ["2000ml", "2000ml --at-most", "2.5l"])
def test_log_today_and_report_tell_one_figure(
    tracker: Tracker, drunk: int, units: str, goal: str
) -> None:
    tracker.ok(f"config units {units}")
    tracker.ok(f"goal set water {goal}")
    said = tracker.ok(f"log water {drunk}ml").out
    (told, unit) = re.search(r"([0-9.]+) of (?:at most )?[0-9.]+ (l|fl oz) today", said).groups()  # type: ignore[union-attr]
    assert re.search(rf"\b{told} of (at most )?[0-9.]+ {unit}", tracker.ok("today").out)
    assert re.search(rf"\b{told} of (at most )?[0-9.]+ {unit}", tracker.ok("habit show water").out)
    (column,) = re.findall(rf"([0-9.]+) {unit}$", tracker.ok("report today").out, re.MULTILINE)
    assert float(column) == float(told)


def test_sleep_is_told_in_hours(tracker: Tracker) -> None:
    tracker.ok("goal set sleep 8h")
    assert "0 of 8 h" in tracker.ok("today").out + tracker.ok("habit show sleep").out
    tracker.ok("log sleep 7.5")
    assert "7 h 30 min of 8 h" in tracker.ok("habit show sleep").out


def test_a_habit_measured_in_hours_is_too(tracker: Tracker) -> None:
    tracker.ok("habit add study --unit h --goal 2/day")
    assert "30 min of 2 h today" in tracker.ok("log study 0.5").out
    assert "30 min of 2 h" in tracker.ok("today").out


def test_a_goal_is_written_beside_an_amount_as_it_is_alone(tracker: Tracker) -> None:
    """And so that it can be typed: `2,000` is refused, since it may be 2."""
    tracker.ok("goal set sodium 2000")
    tracker.ok("goal set steps 8000")
    tracker.ok("log sports-drink 500")
    listed, today = tracker.ok("goal list").out, tracker.ok("today").out
    assert "2000 mg a day" in listed and "8000 steps a day" in listed
    assert "of 2000 mg" in today and "of 8000 steps" in today
