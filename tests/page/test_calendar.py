"""Calendars as data and as drawings: each day once, each state its own look, and little of it."""

import re

import pytest

from tests.figures.diaries import report
from tracker.domain.habits.course import STATES as HABIT_STATES
from tracker.page.chart_base import NARROW
from tracker.page.chart_calendar import (
    MOST_WEEKS,
    STATES,
    amount_cells,
    calendar_chart,
    grid_of,
    names_chart,
)
from tracker.page.palette import LIGHT, PAGE
from tracker.page.svg import render

MON, TUE, WED, THU = (f"2026-11-0{n}" for n in (2, 3, 4, 5))


def test_a_cell_knows_none_from_unknown():
    found = amount_cells({MON: 5.0, TUE: 20.0}, [MON, TUE, WED, THU], {MON, TUE, WED})
    assert [cell.paint for cell in found] == ["shade1", "shade4", "empty", "unknown"]


def test_every_state_of_a_habit_looks_different():
    assert set(STATES) == set(HABIT_STATES)
    assert len(set(STATES.values())) == len(STATES)


RUN = re.compile(r"M([\d.]+),([\d.]+)V([\d.]+)")


def cells_of(layer, side):
    """The column and the row of every cell that a mark's dashes paint."""
    found = []
    for x, top, bottom in RUN.findall(layer["mark"]["shape"]):
        count = (float(bottom) - float(top)) / side
        assert count == int(count) > 0
        found += [(float(x) / side - 0.5, float(top) / side + n) for n in range(int(count))]
    return found


def days_of(first, last):
    return [day.day for day in report([], first, last).hydration.per_day]


def test_a_calendar_paints_each_cell_by_its_state():
    days = [MON, TUE, WED, THU]
    grid = grid_of(days, NARROW.width)
    states = ["done", "skipped", "not-due", "unknown"]
    chart = calendar_chart(grid, [STATES[state] for state in states], LIGHT)
    on = {}
    for layer in chart["layer"]:
        mark = layer["mark"]
        long, gap = mark["strokeDash"]
        assert long + gap == grid.side
        for cell in cells_of(layer, grid.side):
            on.setdefault(cell, []).append((mark["stroke"], mark["strokeCap"], long))
    done, skipped, unknown = sorted(on, key=lambda cell: cell[1])
    assert {column for column, _ in on} == {0}  # the same week
    assert (skipped[1] - done[1], unknown[1] - done[1]) == (1, 3)
    square = grid.side - 2
    assert on[done] == [(LIGHT.shade4, "butt", square), (LIGHT.paper, "round", 0.1)]
    assert on[skipped] == [(LIGHT.empty, "butt", square), (LIGHT.muted, "butt", 1.5)]
    (outer, inner) = on[unknown]
    assert outer == (LIGHT.line, "butt", square)
    assert inner[0] == LIGHT.paper
    assert 1 < square - inner[2] < 3


def test_a_calendar_draws_each_day_once_in_its_week():
    days = days_of("2025-11-08", "2026-11-07")
    grid = grid_of(days, NARROW.width)
    (layer,) = calendar_chart(grid, amount_cells({}, days, days), LIGHT)["layer"]
    cells = cells_of(layer, grid.side)
    assert len(cells) == len(set(cells)) == 365
    assert all(0 <= column < MOST_WEEKS for column, _ in cells)
    # Saturday, the last row but one, alone in the first column; Sunday below it.
    assert sorted(row for column, row in cells[:2] if column == 0) == [6.5, 7.5]


def test_a_calendar_in_which_nothing_is_due_is_drawn():
    grid = grid_of([MON, TUE], NARROW.width)
    svg = render(calendar_chart(grid, [STATES["not-due"]] * 2, LIGHT), names_chart(grid, LIGHT))
    assert svg.count("<text") == 4


def test_calendars_share_their_names_and_are_small():
    """Three years of a habit kept on two days of three."""
    days = days_of("2023-11-08", "2026-11-07")
    grid = grid_of(days, NARROW.width)
    names = names_chart(grid, PAGE)
    cells = [STATES["done" if n % 3 else "missed"] for n in range(len(days))]
    svg = render(calendar_chart(grid, cells, PAGE), names)
    assert (svg.count("<svg"), svg.count("</svg>")) == (1, 1)
    assert svg.count("<text") == 36 + 3 * len(grid.tops)
    assert svg.count("<path") == 3  # two squares, a dot
    assert len(svg) < 20_000
    assert svg.index("<text") < svg.index("<path")


@pytest.mark.parametrize("length", [1, 7, 60, 190, 365, 1100])
def test_a_calendar_is_as_wide_as_the_other_charts(length):
    days = days_of("2023-11-08", "2026-12-31")[:length]
    grid = grid_of(days, NARROW.width)
    svgs = [names_chart(grid, LIGHT), calendar_chart(grid, [STATES["done"]] * length, LIGHT)]
    for spec in svgs:
        whole = spec["padding"]["left"] + spec["width"] + spec["padding"]["right"]
        assert whole == NARROW.width
        assert spec["padding"]["right"] >= 2
