"""Weight with the line through it, and minerals beside the published intake."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.time.days import days_between
from tracker.page.chart_base import (
    Size,
    Spec,
    bars,
    field,
    lookup,
    named,
    round_up,
    rows_axis,
    spec,
    x_days,
    y_axis,
)
from tracker.page.palette import Palette

if TYPE_CHECKING:
    from tracker.figures.minerals import Mineral
    from tracker.figures.sections.body import Weight


def weight_chart(
    weight: Weight, days: Sequence[str], unit_kg: float, size: Size, colours: Palette
) -> Spec:
    """A dot a day, and the least-squares line where there is one. The scale doesn't begin at 0.

    `unit_kg` is how many kg one unit of the axis is.
    """
    spots = [{"x": days_between(days[0], p.day) + 0.5, "y": p.kg / unit_kg} for p in weight.per_day]
    levels = [spot["y"] for spot in spots]
    low, high = _around(min(levels), max(levels))
    x = x_days(days, size)
    y = y_axis({v: f"{v:g}" for v in (low, (low + high) / 2, high)}, low, high, size)
    layers = []
    if weight.trend_kg_week is not None:
        slope = weight.trend_kg_week / 7 / unit_kg
        middle = sum(spot["x"] for spot in spots) / len(spots)
        level = sum(levels) / len(levels)
        ends = (spots[0]["x"], spots[-1]["x"])
        line = [{"x": at, "y": level + slope * (at - middle)} for at in ends]
        mark = {"type": "line", "color": colours.goal, "strokeWidth": 1.5, "strokeDash": [5, 3]}
        layers.append(named(line, mark, x=x, y=y))
    area = 26 if len(spots) <= 120 else 12
    mark = {"type": "circle", "size": area, "color": colours.weight, "opacity": 1}
    layers.append(named(spots, mark, x=x, y=y))
    return spec(layers, size.plot, 100, colours)


def _around(low: float, high: float) -> tuple[float, float]:
    """Whole numbers around a range, an even number of units apart."""
    bottom, top = int(low - 0.2), int(high + 1.2)
    return float(bottom), float(top + (top - bottom) % 2)


ORIGINS = (
    ("pills", "pills_mg", "medicine"),
    ("drinks", "drinks_mg", "water"),
    ("food", "food_mg", "food"),
)


def minerals_chart(found: Sequence[Mineral], size: Size, colours: Palette) -> Spec:
    """A bar a mineral, by where it comes from: in percent of the published intake, or in mg."""
    compared = all(one.intake for one in found)
    per: dict[str, list[dict[str, float]]] = {}
    ends = []
    for n, one in enumerate(found):
        at, factor = 0.0, 100 / one.intake.amount if compared and one.intake else 1.0
        for _, name, colour in ORIGINS:
            amount = getattr(one, name) * factor
            if amount:
                row = {"x": at, "x2": at + amount, "y": n + 0.22, "y2": n + 0.78}
                per.setdefault(colour, []).append(row)
                at += amount
        ends.append(at)
    high = round_up(max([*ends, 100.0 if compared else 0.0]))
    unit = " %" if compared else " mg"
    values = sorted({0.0, 100.0, high} if compared else {0.0, high / 2, high})
    labels = {value: f"{value:g}{unit}" for value in values}
    x = field(
        "x",
        scale={"domain": [0, high], "nice": False},
        axis={"values": values, "labelExpr": lookup(labels), "grid": True},
    )
    y = rows_axis([one.mineral for one in found])
    layers = [bars(rows, getattr(colours, colour), x, y) for colour, rows in per.items()]
    if compared:
        mark = {"type": "rule", "color": colours.goal, "strokeWidth": 1.5, "strokeDash": [5, 3]}
        goal = {"x": 100, "y": 0, "y2": len(found)}
        layers.append(named([goal], mark, x=x, y=y, y2=field("y2")))
    return spec(layers, size.rows_plot, 30 * len(found), colours)
