"""A calendar of cells, a column a week: how much of a habit or an activity on each day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from tracker.domain.days import weekday
from tracker.report.page.chart_base import Layer, Spec, field, named, spec
from tracker.report.page.palette import Palette
from tracker.report.periods import MONTHS

#: Weeks in one block of rows; longer periods go on below.
MOST_WEEKS = 27
#: Rows of a block: the months' names, seven for the days, some air.
NAMES_ROWS, BLOCK_ROWS = 1.4, 9.2
LARGEST_CELL = 16.0
LEFT_PX = 18


class Cell(NamedTuple):
    """A day of a calendar.

    `paint` is 'shade1' to 'shade4' for how much, 'empty' for none of it, 'unknown' (an outline) for
    a day that was not logged, '' (nothing) for one that isn't asked about. `mark` is 'met' (a dot:
    the goal was reached), 'skipped' (a stroke) or ''.
    """

    day: str
    paint: str
    mark: str = ""


def level_of(value: float | None, most: float) -> int | None:
    """How dark a day is, 0 to 4, by its share of the most; None for a day that isn't known.

    >>> [level_of(v, 40) for v in (None, 0, 5, 15, 25, 40)]
    [None, 0, 1, 2, 3, 4]
    """
    if value is None:
        return None
    if value <= 0 or most <= 0:
        return 0
    return min(4, 1 + int(value / most * 4 - 1e-9))


def amount_cells(
    values: Mapping[str, float], days: Sequence[str], known: Collection[str]
) -> list[Cell]:
    """A cell a day by an amount: none of it on a known day is 0, another day is unknown."""
    most = max(values.values(), default=0)
    found = []
    for day in days:
        level = level_of(values.get(day, 0.0 if day in known else None), most)
        found.append(
            Cell(day, "unknown" if level is None else f"shade{level}" if level else "empty")
        )
    return found


#: How the state of a habit's day is drawn.
STATES = {
    "done": ("shade4", "met"),
    "satisfied": ("shade1", "met"),
    "partly": ("shade2", ""),
    "missed": ("empty", ""),
    "skipped": ("empty", "skipped"),
    "unknown": ("unknown", ""),
    "not-due": ("", ""),
}


def state_cells(states: Sequence[str], days: Sequence[str]) -> list[Cell]:
    """A cell a day by the state of a habit."""
    return [Cell(day, *STATES[state]) for day, state in zip(days, states, strict=True)]


def calendar_chart(cells: Sequence[Cell], width: int, colours: Palette) -> Spec:
    """Cells by week and weekday, Monday on top; unknown days are only outlined."""
    blocks = list(_blocks(cells))
    weeks = max(_week(block[0].day, block[-1].day) + 1 for block in blocks)
    side = min(LARGEST_CELL, (width - LEFT_PX - 4) / weeks)
    rows = BLOCK_ROWS * len(blocks) - (BLOCK_ROWS - NAMES_ROWS - 7)
    x = field("x", scale={"domain": [0, weeks], "nice": False, "zero": False}, axis=None)
    y = field(
        "y", scale={"domain": [0, rows], "nice": False, "zero": False, "reverse": True}, axis=None
    )
    layers = _cells(blocks, side, x, y, colours) + _names(blocks, x, y, colours)
    # A short period keeps its cells small and leaves the rest of the width empty.
    whole = spec(layers, round(side * weeks), round(side * rows), colours)
    right = max(2, width - LEFT_PX - round(side * weeks))
    whole["padding"] = {"left": LEFT_PX, "right": right, "top": 2, "bottom": 2}
    whole["autosize"] = {"type": "none"}
    return whole


def _blocks(cells: Sequence[Cell]) -> Iterator[Sequence[Cell]]:
    """Whole weeks, Monday to Sunday, at most MOST_WEEKS of them in a block."""
    first = 0
    for n in range(1, len(cells) + 1):
        if n == len(cells) or _week(cells[first].day, cells[n].day) >= MOST_WEEKS:
            yield cells[first:n]
            first = n


def _week(first: str, day: str) -> int:
    """Which week from the first day's one a day lies in; weeks begin on Monday."""
    start = date.fromisoformat(first).toordinal() - weekday(first)
    return (date.fromisoformat(day).toordinal() - start) // 7


def _cells(
    blocks: Sequence[Sequence[Cell]], side: float, x: Any, y: Any, colours: Palette
) -> list[Layer]:
    air = 0.5 / side if side < 9 else 1 / side
    rows: dict[str, list[dict[str, float]]] = {}
    for n, block in enumerate(blocks):
        top = n * BLOCK_ROWS + NAMES_ROWS
        for cell in block:
            left, upper = _week(block[0].day, cell.day), top + weekday(cell.day)
            box = {"x": left + air, "x2": left + 1 - air, "y": upper + air, "y2": upper + 1 - air}
            rows.setdefault(cell.paint, []).append(box)
            if cell.mark:
                mark = f"{cell.mark} {cell.paint}"
                rows.setdefault(mark, []).append({"x": left + 0.5, "y": upper + 0.5})
    layers = [
        named(
            rows[name],
            _box_mark(name, colours),
            x=x,
            x2=field("x2"),
            y=y,
            y2=field("y2"),
        )
        for name in ("unknown", "empty", "shade1", "shade2", "shade3", "shade4")
        if name in rows
    ]
    for name, of_name in rows.items():
        if " " in name:
            layers.append(named(of_name, _mark(name, side, colours), x=x, y=y))
    return layers


def _mark(name: str, side: float, colours: Palette) -> dict[str, Any]:
    """A dot in the paper's colour on a dark cell, in the ink's on a light one; a stroke."""
    what, paint = name.split(" ")
    colour = colours.paper if paint == "shade4" else colours.ink
    shape = {"met": "circle", "skipped": "stroke"}[what]
    size = (side * (0.34 if what == "met" else 0.6)) ** 2
    mark = {"type": "point", "shape": shape, "opacity": 1, "size": size}
    if what == "skipped":
        return {**mark, "filled": False, "stroke": colours.muted, "strokeWidth": 1.5}
    return {**mark, "filled": True, "color": colour}


def _box_mark(name: str, colours: Palette) -> dict[str, Any]:
    if name == "unknown":
        return {"type": "rect", "fill": None, "stroke": colours.line, "strokeWidth": 0.75}
    return {"type": "rect", "color": getattr(colours, name)}


def _names(blocks: Sequence[Sequence[Cell]], x: Any, y: Any, colours: Palette) -> list[Layer]:
    """The months above the weeks in which they begin, and the weekdays beside the first column."""
    months, weekdays = [], []
    for n, block in enumerate(blocks):
        top = n * BLOCK_ROWS
        found = [cell.day for cell in block if cell.day[8:] == "01"] or [block[0].day]
        for day in found:
            name = day[:4] if day[5:7] == "01" else MONTHS[int(day[5:7]) - 1]
            months.append({"x": _week(block[0].day, day), "y": top + 0.6, "t": name})
        for row, name in ((0, "M"), (2, "W"), (4, "F")):
            weekdays.append({"x": 0, "y": top + NAMES_ROWS + row + 0.5, "t": name})
    text = {"type": "text", "fontSize": 10, "color": colours.muted, "baseline": "middle"}
    label = {"field": "t", "type": "nominal"}
    return [
        named(months, {**text, "align": "left"}, x=x, y=y, text=label),
        named(weekdays, {**text, "align": "right", "dx": -5}, x=x, y=y, text=label),
    ]
