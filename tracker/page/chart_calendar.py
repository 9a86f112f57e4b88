"""A calendar of cells, a column a week: how much of a habit or an activity on each day.

Neighbours in a column that look the same are one dashed line, a dash a cell: a fraction of the
characters that a shape a cell takes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.moment_words import MONTHS
from tracker.domain.time.ordinals import ordinal, weekday
from tracker.page.chart_base import Spec, field, named, spec
from tracker.page.palette import Palette

#: Weeks in one block of rows; longer periods go on below.
MOST_WEEKS = 27
#: Rows of a block: the months' names, seven for the days, some air.
NAMES_ROWS, BLOCK_ROWS = 1.5, 9.5
LARGEST_CELL = 16
LEFT_PX, RIGHT_PX = 18, 2
#: Around each cell, and the line of one that is only outlined.
AIR_PX, OUTLINE_PX = 1, 0.9


class Cell(NamedTuple):
    """How a day of a calendar looks.

    `paint` is 'shade1' to 'shade4' for how much, 'empty' for none of it, 'unknown' (an outline) for
    a day that was not logged, '' (nothing) for one that isn't asked about. `mark` is 'met' (a dot:
    the goal was reached), 'skipped' (a stroke) or ''.
    """

    paint: str
    mark: str = ""


class Grid(NamedTuple):
    """Where the days of a period stand: `places` are column and row of each, in cells.

    `side` is a cell's in pixels; `rows` is the height of all blocks in cells, `tops` those of the
    rows in which each block's weekdays begin; `months` name columns: column, row, name. The
    uppermost row is of the weekday `week_start`.
    """

    width: int
    side: int
    weeks: int
    rows: float
    places: tuple[tuple[int, float], ...]
    tops: tuple[float, ...]
    months: tuple[tuple[int, float, str], ...]
    week_start: int = 0


class Pen(NamedTuple):
    """A stroke down a column that paints each cell `long` pixels high, `wide` pixels across."""

    colour: str
    long: float
    wide: float
    round: bool = False


#: The weekdays that are named beside a calendar.
_NAMED = ((0, "M"), (2, "W"), (4, "F"))


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
        found.append(Cell("unknown" if level is None else f"shade{level}" if level else "empty"))
    return found


#: How the state of a habit's day is drawn.
STATES = {
    "done": Cell("shade4", "met"),
    "satisfied": Cell("shade1", "met"),
    "partly": Cell("shade2"),
    "missed": Cell("empty"),
    "skipped": Cell("empty", "skipped"),
    "unknown": Cell("unknown"),
    "not-due": Cell(""),
}


def grid_of(days: Sequence[str], width: int, week_start: int = 0) -> Grid:
    """The places of a period's days in a drawing of a width in pixels.

    `week_start` is the weekday in the uppermost row, 0 for a Monday.
    """
    places: list[tuple[int, float]] = []
    tops: list[float] = []
    months: list[tuple[int, float, str]] = []
    for block in _blocks(days, week_start):
        top = BLOCK_ROWS * len(tops)
        tops.append(top + NAMES_ROWS)
        rows = [(weekday(ordinal(day)) - week_start) % 7 for day in block]
        places += [
            (_week(block[0], day, week_start), top + NAMES_ROWS + row)
            for day, row in zip(block, rows, strict=True)
        ]
        for day in [day for day in block if day[8:] == "01"] or [block[0]]:
            name = day[:4] if day[5:7] == "01" else MONTHS[int(day[5:7]) - 1]
            months.append((_week(block[0], day, week_start), top + 0.7, name))
    weeks = max(column for column, _ in places) + 1
    # Whole pixels: sharp edges, and few digits.
    side = min(LARGEST_CELL, (width - LEFT_PX - RIGHT_PX) // weeks)
    return Grid(width, side, weeks, tops[-1] + 7, (*places,), (*tops,), (*months,), week_start)


def _blocks(days: Sequence[str], week_start: int) -> Iterator[Sequence[str]]:
    """Whole weeks, at most MOST_WEEKS of them in a block."""
    first = 0
    for n in range(1, len(days) + 1):
        if n == len(days) or _week(days[first], days[n], week_start) >= MOST_WEEKS:
            yield days[first:n]
            first = n


def _week(first: str, day: str, week_start: int) -> int:
    """Which week from the first day's one a day lies in."""
    start = ordinal(first)
    start -= (weekday(start) - week_start) % 7
    return (ordinal(day) - start) // 7


def calendar_cells(grid: Grid, cells: Sequence[Cell], colours: Palette) -> str:
    """A cell for each day of the grid, a week a column, as SVG that lies over its `names_chart`.

    All cells of a look are one path down each run of them, in pixels.
    """
    runs: dict[Cell, list[list[float]]] = {}
    before: tuple[Cell, int, float] | None = None
    for cell, (column, row) in zip(cells, grid.places, strict=True):
        if before == (cell, column, row - 1):
            runs[cell][-1][2] += 1
        else:
            runs.setdefault(cell, []).append([column + 0.5, row, 1])
        before = (cell, column, row)
    side, painted = grid.side, []
    for cell in sorted(runs):
        path = "".join(
            f"M{column * side:g},{top * side:g}v{long * side:g}" for column, top, long in runs[cell]
        )
        painted += [_stroked(path, pen, side, colours) for pen in _pens(cell, side)]
    return "".join(painted)


def _pens(cell: Cell, side: int) -> list[Pen]:
    """What a cell is painted with, the lowest first: a square, in it a dot or a stroke."""
    if not cell.paint:
        return []
    square = side - 2 * AIR_PX
    if cell.paint == "unknown":
        inner = square - 2 * OUTLINE_PX
        return [Pen("line", square, square), Pen("paper", inner, inner)]
    pens = [Pen(cell.paint, square, square)]
    if cell.mark == "met":
        # Round ends alone make a dot; a dash of no length at all is left out by some.
        dot = side * 0.34
        pens.append(Pen("paper" if cell.paint == "shade4" else "ink", 0.1, dot, round=True))
    if cell.mark == "skipped":
        pens.append(Pen("muted", 1.5, side * 0.6))
    return pens


def _stroked(path: str, pen: Pen, side: int, colours: Palette) -> str:
    """A path with a dash in the middle of each of its cells."""
    offset = (side + pen.long) / 2  # half of the gap comes first
    return (
        f'<path d="{path}" stroke="{getattr(colours, pen.colour)}" stroke-width="{_px(pen.wide)}" '
        f'stroke-linecap="{"round" if pen.round else "butt"}" '
        f'stroke-dasharray="{_px(pen.long)},{_px(side - pen.long)}" '
        f'stroke-dashoffset="{_px(offset)}"/>'
    )


def _px(length: float) -> str:
    return f"{round(length, 1):g}"


def names_chart(grid: Grid, colours: Palette) -> Spec:
    """The months above the weeks in which they begin, and the weekdays beside the first column.

    The same for every calendar of a period, so it is drawn once.
    """
    months = [{"x": column, "y": row, "t": name} for column, row, name in grid.months]
    weekdays = [
        {"x": 0, "y": top + row + 0.5, "t": name}
        for top in grid.tops
        for row, name in (((day - grid.week_start) % 7, name) for day, name in _NAMED)
    ]
    text = {"type": "text", "fontSize": 10, "color": colours.muted, "baseline": "middle"}
    label = {"field": "t", "type": "nominal"}
    x, y = _scales(grid)
    layers = [
        named(months, {**text, "align": "left"}, x=x, y=y, text=label),
        named(weekdays, {**text, "align": "right", "dx": -5}, x=x, y=y, text=label),
    ]
    # A short period keeps its cells small and leaves the rest of the width empty.
    across = grid.side * grid.weeks
    right = grid.width - LEFT_PX - across
    return {
        **spec(layers, across, round(grid.side * grid.rows), colours),
        "padding": {"left": LEFT_PX, "right": right, "top": 2, "bottom": 2},
        "autosize": {"type": "none"},
    }


def _scales(grid: Grid) -> tuple[dict[str, Any], dict[str, Any]]:
    """The channels `x` and `y`, in cells, downwards."""
    plain = {"nice": False, "zero": False}
    return (
        field("x", scale={"domain": [0, grid.weeks], **plain}, axis=None),
        field("y", scale={"domain": [0, grid.rows], **plain, "reverse": True}, axis=None),
    )
