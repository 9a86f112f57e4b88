"""Calendars as data and as drawings: each day once, each state its own look, and little of it."""

import re
from typing import NamedTuple

import pytest

from tests.figures.diaries import report
from tracker.domain.habits.course import STATES as HABIT_STATES
from tracker.page.chart_base import NARROW
from tracker.page.chart_calendar import (
    MOST_WEEKS,
    STATES,
    amount_cells,
    calendar_cells,
    grid_of,
    names_chart,
)
from tracker.page.palette import LIGHT, PAGE
from tracker.page.svg import laid_over, render

MON, TUE, WED, THU = (f"2026-11-0{n}" for n in (2, 3, 4, 5))


def test_a_cell_knows_none_from_unknown():
    found = amount_cells({MON: 5.0, TUE: 20.0}, [MON, TUE, WED, THU], {MON, TUE, WED})
    assert [cell.paint for cell in found] == ["shade1", "shade4", "empty", "unknown"]


def test_every_state_of_a_habit_looks_different():
    assert set(STATES) == set(HABIT_STATES)
    assert len(set(STATES.values())) == len(STATES)


RUN = re.compile(r"M([\d.]+),([\d.]+)v([\d.]+)")
STROKE = re.compile(
    r'<path d="([^"]*)" stroke="([^"]*)" stroke-width="([^"]*)" stroke-linecap="([^"]*)" '
    r'stroke-dasharray="([^,]*),([^"]*)"'
)


class Stroke(NamedTuple):
    """What a path paints: column and row of every cell, the colour, the ends, pixels of a dash."""

    cells: list[tuple[float, float]]
    colour: str
    ends: str
    long: float
    gap: float


def strokes_of(svg, side):
    found = STROKE.findall(svg)
    assert len(found) == svg.count("<path")
    return [
        Stroke(cells_of(path, side), colour, ends, float(long), float(gap))
        for path, colour, _, ends, long, gap in found
    ]


def cells_of(path, side):
    """The column and the row of every cell that the dashes of a path paint."""
    found = []
    for x, top, long in RUN.findall(path):
        count = float(long) / side
        assert count == int(count) > 0
        found += [(float(x) / side - 0.5, float(top) / side + n) for n in range(int(count))]
    return found


def days_of(first, last):
    return [day.day for day in report([], first, last).hydration.per_day]


def test_a_calendar_paints_each_cell_by_its_state():
    days = [MON, TUE, WED, THU]
    grid = grid_of(days, NARROW.width)
    states = ["done", "skipped", "not-due", "unknown"]
    svg = calendar_cells(grid, [STATES[state] for state in states], LIGHT)
    on = {}
    for stroke in strokes_of(svg, grid.side):
        assert stroke.long + stroke.gap == grid.side
        for cell in stroke.cells:
            on.setdefault(cell, []).append((stroke.colour, stroke.ends, stroke.long))
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
    (stroke,) = strokes_of(calendar_cells(grid, amount_cells({}, days, days), LIGHT), grid.side)
    cells = stroke.cells
    assert len(cells) == len(set(cells)) == 365
    assert all(0 <= column < MOST_WEEKS for column, _ in cells)
    # Saturday, the last row but one, alone in the first column; Sunday below it.
    assert sorted(row for column, row in cells[:2] if column == 0) == [6.5, 7.5]


def test_a_calendar_in_which_nothing_is_due_is_drawn():
    grid = grid_of([MON, TUE], NARROW.width)
    (svg,) = render([names_chart(grid, LIGHT)])
    assert svg.count("<text") == 4
    assert "<path" not in calendar_cells(grid, [STATES["not-due"]] * 2, LIGHT)


def test_calendars_share_their_names_and_are_small():
    """Three years of a habit kept on two days of three."""
    days = days_of("2023-11-08", "2026-11-07")
    grid = grid_of(days, NARROW.width)
    (names,) = render([names_chart(grid, PAGE)])
    cells = [STATES["done" if n % 3 else "missed"] for n in range(len(days))]
    svg = laid_over(names, calendar_cells(grid, cells, PAGE))
    assert (svg.count("<svg"), svg.count("</svg>")) == (1, 1)
    assert svg.count("<text") == 36 + 3 * len(grid.tops)
    assert svg.count("<path") == 3  # two squares, a dot
    assert len(svg) < 20_000
    assert svg.index("<text") < svg.index("<path")


@pytest.mark.parametrize("length", [1, 7, 60, 190, 365, 1100])
def test_a_calendar_is_as_wide_as_the_other_charts(length):
    days = days_of("2023-11-08", "2026-12-31")[:length]
    grid = grid_of(days, NARROW.width)
    spec = names_chart(grid, LIGHT)
    whole = spec["padding"]["left"] + spec["width"] + spec["padding"]["right"]
    assert whole == NARROW.width
    assert spec["padding"]["right"] >= 2
    svg = calendar_cells(grid, [STATES["done"]] * length, LIGHT)
    for stroke in strokes_of(svg, grid.side):
        assert max(column + 1 for column, _ in stroke.cells) * grid.side <= spec["width"]
        assert max(row + 1 for _, row in stroke.cells) * grid.side <= spec["height"] + 0.5
