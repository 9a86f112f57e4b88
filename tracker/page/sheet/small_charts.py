"""The small charts of the doctor's sheet: Vega-Lite specs, and their SVG.

Every chart has the same plot width and the same days, so that they stand below each other. A day
that was not logged is a grey gap over the whole height, a day without pain a dot on the base line.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.raw_text import cleaned
from tracker.figures.periods import Bucket, cut, short_days
from tracker.figures.sections.pain import PainDay, bars_of

PLOT_WIDTH = 430
PAIN_HEIGHT = 52
ROW_HEIGHT = 13
LEFT, LEFT_OF_ROWS, RIGHT, TOP, BOTTOM = 18, 128, 6, 5, 15
#: Bars thinner than this can't be told apart: then a bar is a week or a month.
LEAST_BAR = 2
INK, UNKNOWN, BAR, MARK, GRID = "#222222", "#e3e3e6", "#2f4f7f", "#5b5b66", "#c4c4c8"

Spec = dict[str, Any]


class Chart(NamedTuple):
    """A drawn chart: SVG text, its size in pixels, and in words what it shows."""

    svg: str
    width: int
    height: int
    alt: str


def buckets_of(days: Sequence[str]) -> tuple[str, list[Bucket]]:
    """The days of a period as bars that can be told apart, and what a bar is: a day, a week."""
    return cut(days, PLOT_WIDTH // LEAST_BAR)


def pain_spec(per_day: Sequence[PainDay]) -> Spec:
    """A bar a day from 0 to 10, or one a week or month where days would be too thin."""
    _, buckets = buckets_of([day.day for day in per_day])
    values = [{"n": place, "score": bar} for place, bar in enumerate(bars_of(per_day, buckets))]
    x = _x(len(buckets))
    return _whole(
        PAIN_HEIGHT,
        LEFT,
        values,
        [
            {
                "transform": [{"filter": "datum.score === null"}],
                "mark": {"type": "rect", "color": UNKNOWN},
                "encoding": {**x, "y": {"datum": 0}, "y2": {"datum": 10}},
            },
            {
                "transform": [{"filter": "datum.score > 0"}],
                "mark": {"type": "rect", "color": BAR},
                "encoding": {
                    **_x(len(buckets), inset=0.12),
                    "y": {"field": "score", "type": "quantitative"},
                    "y2": {"datum": 0},
                },
            },
            {
                "transform": [{"filter": "datum.score === 0"}],
                "mark": {"type": "point", "filled": True, "size": 9, "color": BAR, "opacity": 1},
                "encoding": {
                    "x": {"field": "n", "type": "quantitative"},
                    "y": {"datum": 0.45},
                },
            },
        ],
        _day_axis(buckets),
        {
            "scale": {"domain": [0, 10], "nice": False},
            "title": None,
            "axis": {"values": [0, 5, 10], "gridColor": GRID, "labelPadding": 2},
        },
    )


def rows_spec(rows: Sequence[tuple[str, Sequence[str]]], days: Sequence[str]) -> Spec:
    """A row for each thing that was done, with a mark for every day (week, month) it was done."""
    _, buckets = buckets_of(days)
    place_of = {day: place for place, bucket in enumerate(buckets) for day in bucket.days}
    values = [
        {"n": place, "row": row}
        for row, (_, used) in enumerate(rows)
        for place in sorted({place_of[day] for day in used if day in place_of})
    ]
    names = {str(row): name for row, (name, _) in enumerate(rows)}
    return _whole(
        ROW_HEIGHT * len(rows),
        LEFT_OF_ROWS,
        values,
        [
            {
                "transform": [{"calculate": "datum.row - 0.32", "as": "top"}],
                "mark": {"type": "rect", "color": MARK},
                "encoding": {
                    **_x(len(buckets), inset=0.12),
                    "y": {"field": "top", "type": "quantitative"},
                    "y2": {"field": "bottom"},
                },
            }
        ],
        _day_axis(buckets),
        {
            "scale": {"domain": [len(rows) - 0.5, -0.5], "nice": False},
            "title": None,
            "axis": {
                "values": list(range(len(rows))),
                "labelExpr": _label(names),
                "labelLimit": LEFT_OF_ROWS - 8,
                "gridColor": UNKNOWN,
            },
        },
    )


def _x(count: int, inset: float = 0) -> dict[str, Any]:
    """From the left to the right edge of a bucket. A little air between bars, if there is room."""
    air = inset if PLOT_WIDTH / count > 4 else 0
    return {
        "x": {"field": "left" if air else "start", "type": "quantitative"},
        "x2": {"field": "right" if air else "end"},
    }


def _whole(
    height: int, left: int, values: list[Spec], layers: list[Spec], x_axis: Spec, y: Spec
) -> Spec:
    for layer in layers:
        encoding = layer["encoding"]
        encoding["x"] = {**encoding["x"], **x_axis}
        encoding["y"] = {**encoding["y"], **y}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": PLOT_WIDTH,
        "height": height,
        "padding": {"left": left, "right": RIGHT, "top": TOP, "bottom": BOTTOM},
        "autosize": {"type": "none"},
        "data": {"values": values},
        "transform": [
            {"calculate": "datum.n - 0.5", "as": "start"},
            {"calculate": "datum.n + 0.5", "as": "end"},
            {"calculate": "datum.n - 0.38", "as": "left"},
            {"calculate": "datum.n + 0.38", "as": "right"},
            {"calculate": "datum.row + 0.32", "as": "bottom"},
        ],
        "layer": layers,
        "config": {
            "background": None,
            "view": {"stroke": GRID, "strokeWidth": 0.5},
            "axis": {
                "labelFontSize": 9,
                "labelColor": INK,
                "domain": False,
                "ticks": False,
                "gridWidth": 0.5,
            },
        },
    }


def _day_axis(buckets: Sequence[Bucket]) -> Spec:
    """Dates below: the first day and others evenly after it, each under the middle of its bar."""
    step = max(1, -(-len(buckets) // 6))
    places = range(0, len(buckets), step)
    days = short_days([buckets[place].days[0] for place in places])
    names = dict(zip(places, days, strict=True))
    return {
        "scale": {"domain": [-0.5, len(buckets) - 0.5], "nice": False},
        "title": None,
        "axis": {
            "values": list(names),
            "labelExpr": _label({str(n): name for n, name in names.items()}),
            "grid": False,
            "labelAlign": "left",
            "labelOffset": -4,
            "labelPadding": 2,
        },
    }


def _label(names: Any) -> str:
    """A Vega expression that gives a place on an axis its name."""
    return f"{json.dumps(cleaned(names))}[datum.value]"


def draw(spec: Spec, alt: str) -> Chart:
    """A spec as SVG. Raises TrackerError where the extra `page` isn't installed."""
    from tracker.page.svg import render

    padding = spec["padding"]
    return Chart(
        next(render([spec])),
        spec["width"] + padding["left"] + padding["right"],
        spec["height"] + padding["top"] + padding["bottom"],
        alt,
    )
