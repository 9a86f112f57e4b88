"""The marks of a chart as SVG, from its spec: bars and dots by the thousand, a path a layer.

They are what takes Vega-Lite most of its time. It is left the frame: axes and their labels, which
every site of a page shares. A chart that holds a mark unknown here is drawn by it as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import sqrt
from typing import Any

from tracker.domain.named_tuple import NamedTuple
from tracker.page.chart_base import Layer, Spec
from tracker.page.svg import circle

Mark = Mapping[str, Any]

_HIGH = sqrt(3) / 2
_QUARTER = ((-1, -0.4), (-1, 0.4), (-0.4, 0.4))
#: The corners of shapes around their middle, in halves of the side of a square of their size.
_SHAPES = {
    "triangle-up": ((0, -_HIGH), (-1, _HIGH), (1, _HIGH)),
    "triangle-down": ((0, _HIGH), (-1, -_HIGH), (1, -_HIGH)),
    "diamond": ((-1, 0), (0, -1), (1, 0), (0, 1)),
    "cross": (
        *_QUARTER,
        *((y, -x) for x, y in _QUARTER),
        *((-x, -y) for x, y in _QUARTER),
        *((-y, x) for x, y in _QUARTER),
    ),
}


class Row(NamedTuple):
    """A row's places in pixels; without an end of its own it ends where it begins."""

    x: float
    x2: float
    y: float
    y2: float


def frame(chart: Spec) -> Spec:
    """A chart without the marks that `marks` writes."""
    if not _known(chart):
        return chart
    encoding = chart["layer"][0]["encoding"]
    axes = {"x": encoding["x"], "y": encoding["y"]}
    return {**chart, "layer": [{"data": {"values": []}, "mark": "point", "encoding": axes}]}


def marks(chart: Spec) -> str:
    """The marks of a chart, as elements that belong into the corner of its plot."""
    return "".join(_layer(layer, chart) for layer in chart["layer"]) if _known(chart) else ""


def _known(chart: Spec) -> bool:
    """Whether every mark is one of these, on the axes of the first, which say where they end."""
    first = chart["layer"][0]["encoding"]
    return all("domain" in first[axis].get("scale", ()) for axis in "xy") and all(
        layer["mark"]["type"] in _PATHS
        and all(layer["encoding"][axis] == first[axis] for axis in "xy")
        for layer in chart["layer"]
    )


def _layer(layer: Layer, chart: Spec) -> str:
    mark = layer["mark"]
    path = _PATHS[mark["type"]](_rows(layer, chart), mark)
    return f'<path d="{path}"{_style(mark)}/>' if layer["data"]["values"] else ""


def _rows(layer: Layer, chart: Spec) -> Iterator[Row]:
    across = _place(layer["encoding"]["x"]["scale"], chart["width"])
    down = _place(layer["encoding"]["y"]["scale"], -chart["height"])
    for row in layer["data"]["values"]:
        x, y = row["x"], row["y"]
        yield Row(across(x), across(row.get("x2", x)), down(y), down(row.get("y2", y)))


def _place(scale: Mapping[str, Any], length: float) -> Callable[[float], float]:
    """Where a value stands on an axis; one whose length is below 0 begins at its other end."""
    low, high = scale["domain"]
    if scale.get("reverse"):
        length = -length
    start = max(0.0, -length)
    return lambda value: start + (value - low) / (high - low) * length


def _bars(rows: Iterator[Row], mark: Mark) -> str:
    found = []
    for x, x2, y, y2 in rows:
        wide, high = _px(abs(x2 - x)), _px(abs(y2 - y))
        found.append(f"M{_px(min(x, x2))},{_px(min(y, y2))}h{wide}v{high}h-{wide}Z")
    return "".join(found)


def _rules(rows: Iterator[Row], mark: Mark) -> str:
    return "".join(f"M{_px(x)},{_px(y)}L{_px(x2)},{_px(y2)}" for x, x2, y, y2 in rows)


def _line(rows: Iterator[Row], mark: Mark) -> str:
    return "M" + "L".join(f"{_px(row.x)},{_px(row.y)}" for row in rows)


def _points(rows: Iterator[Row], mark: Mark) -> str:
    half, up = sqrt(mark["size"]) / 2, mark.get("yOffset", 0)
    corners = _SHAPES.get(mark.get("shape", ""))
    if corners:
        return "".join(_shape(row.x, row.y + up, half, corners) for row in rows)
    return "".join(circle(row.x, row.y + up, round(half, 1)) for row in rows)


def _shape(x: float, y: float, half: float, corners: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{_px(x + half * a)},{_px(y + half * b)}" for a, b in corners) + "Z"


def _style(mark: Mark) -> str:
    """What is filled, or the line that is drawn; what Vega-Lite and SVG have by default is left."""
    colour = mark["color"]
    if mark["type"] in ("rect", "circle") or mark.get("filled"):
        look = {"fill": colour, "opacity": mark.get("opacity", 1)}
    else:
        dash = ",".join(map(str, mark.get("strokeDash", ())))
        wide = mark.get("strokeWidth", 2 if mark["type"] == "point" else 1)
        look = {"stroke": colour, "stroke-width": wide, "stroke-dasharray": dash}
    return "".join(f' {name}="{value}"' for name, value in look.items() if value not in (1, ""))


def _px(length: float) -> str:
    return f"{length:.1f}".removesuffix(".0")


_PATHS: Mapping[str, Callable[[Iterator[Row], Mark], str]] = {
    "rect": _bars,
    "rule": _rules,
    "line": _line,
    "circle": _points,
    "point": _points,
}
