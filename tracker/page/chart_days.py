"""Amounts over days: drinks and food against the goal, movement, medicines, treatments, sleep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.sums import exceeds
from tracker.domain.time.days import days_between
from tracker.figures.averages import mean
from tracker.figures.periods import Bucket
from tracker.page.chart_base import (
    Layer,
    Size,
    Spec,
    bars,
    field,
    named,
    places_of,
    round_up,
    rows_axis,
    spec,
    x_days,
    y_axis,
)
from tracker.page.palette import Palette

if TYPE_CHECKING:
    from tracker.figures.sections.care import Medicine, Treatment
    from tracker.figures.sections.drinks import HydrationDay
    from tracker.figures.sections.movement import Activity

#: The colours of the kinds of exercise; another kind takes the last.
MOVES = ("walk", "stretch", "strength", "sport")


class Run(NamedTuple):
    """A value that held from place `x` on the axis of days up to `x2`."""

    x: float
    x2: float
    value: float


def hydration_chart(
    days: Sequence[HydrationDay],
    buckets: Sequence[Bucket],
    unit_ml: float,
    size: Size,
    colours: Palette,
) -> Spec:
    """Drinks upwards, water from food downwards, the goal then in force as a line.

    A bucket of several days has the mean of those with drinks (with food). `unit_ml` is how many ml
    one unit of the axis is.
    """
    of = {day.day: day for day in days}
    drinks, food = [], []
    places = places_of(buckets)
    for bucket, (at, end) in zip(buckets, places, strict=True):
        up = mean(v for d in bucket.days if (v := of[d].counted_ml) is not None)
        down = mean(v for d in bucket.days if (v := of[d].food_ml) is not None)
        if up is not None:
            drinks.append({"x": at, "x2": end, "y": up / unit_ml, "y2": 0})
        if down is not None:
            food.append({"x": at, "x2": end, "y": -down / unit_ml, "y2": 0})
    goals = _runs([day.goal_ml for day in days])
    high = round_up(max([row["y"] for row in drinks] + [g.value / unit_ml for g in goals] + [0]))
    low = -round_up(max(-row["y"] for row in food)) if food else 0.0
    x, y = x_days([day.day for day in days], size), y_axis(_both_ways(low, high), low, high, size)
    layers = [bars(drinks, colours.water, x, y), bars(food, colours.food, x, y)]
    rows = [{"x": g.x, "x2": g.x2, "y": g.value / unit_ml} for g in goals]
    layers.append(_line(rows, colours.goal, x, y))
    return spec(layers, size.plot, 150, colours)


def movement_chart(
    activities: Sequence[Activity],
    days: Sequence[str],
    buckets: Sequence[Bucket],
    size: Size,
    colours: Palette,
) -> Spec:
    """Minutes of each kind of exercise on top of each other, a bar a bucket."""
    of = [{day.day: day.amounts.minutes for day in one.per_day} for one in activities]
    layers: list[Layer] = []
    base = [0.0] * len(buckets)
    rows: list[list[dict[str, float]]] = []
    for minutes in of:
        stacked = []
        for n, (bucket, (at, end)) in enumerate(zip(buckets, places_of(buckets), strict=True)):
            amount = sum(minutes.get(day, 0) for day in bucket.days)
            if amount:
                stacked.append({"x": at, "x2": end, "y": base[n] + amount, "y2": base[n]})
                base[n] += amount
        rows.append(stacked)
    high = round_up(max(base, default=0))
    x = x_days(days, size)
    y = y_axis({0.0: "0", high / 2: f"{high / 2:g}", high: f"{high:g} min"}, 0, high, size)
    for one, stacked in zip(activities, rows, strict=True):
        layers.append(bars(stacked, move_colour(one.kind, colours), x, y))
    return spec(layers, size.plot, 120, colours)


def move_colour(kind: str, colours: Palette) -> str:
    """The colour of a kind of exercise."""
    colour: str = getattr(colours, kind if kind in MOVES else MOVES[-1])
    return colour


def medicine_chart(one: Medicine, days: Sequence[str], size: Size, colours: Palette) -> Spec:
    """Milligrams a calendar day beside the label's limit; a ring for a dose without mg."""
    inside: list[dict[str, float]] = []
    above: list[dict[str, float]] = []
    rings = []
    for day in one.per_day:
        n = days_between(days[0], day.day)
        if day.mg is None:
            rings.append({"x": n + 0.5, "y": 0})
            continue
        row = {"x": n, "x2": n + 1, "y": day.mg, "y2": 0}
        if one.limit_mg is not None and exceeds(day.mg, one.limit_mg):
            above.append(row)
        else:
            inside.append(row)
    most, limit = one.most_mg or 0, one.limit_mg or 0
    high = max(most * (1.3 if above else 1.1), limit * 1.1) or 1.0
    labels = {0.0: "0", **({limit: f"{limit:g}"} if limit else {most: f"{most:g}"} if most else {})}
    x, y = x_days(days, size), y_axis(labels, 0, high, size)
    layers = [bars(inside, colours.medicine, x, y), bars(above, colours.over, x, y)]
    if limit:
        layers.append(_line([{"x": 0, "x2": len(days), "y": limit}], colours.goal, x, y))
    spot = {"type": "point", "opacity": 1, "size": 24}
    if above:
        tip = {**spot, "shape": "triangle-down", "filled": True, "yOffset": -8, "clip": False}
        layers.append(named(_tops(above), {**tip, "color": colours.over}, x=x, y=y))
    if rings:
        layers.append(named(rings, {**spot, "color": colours.medicine}, x=x, y=y))
    return spec(layers, size.plot, 90, colours)


def _tops(bars: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
    """Above the middle of each run of neighbouring bars, as high as its highest."""
    runs: list[list[Mapping[str, float]]] = []
    for bar in bars:
        if runs and runs[-1][-1]["x2"] == bar["x"]:
            runs[-1].append(bar)
        else:
            runs.append([bar])
    return [
        {"x": (run[0]["x"] + run[-1]["x2"]) / 2, "y": max(bar["y"] for bar in run)} for run in runs
    ]


def treatments_chart(
    treatments: Sequence[Treatment],
    days: Sequence[str],
    names: Sequence[str],
    size: Size,
    colours: Palette,
) -> Spec:
    """A row a treatment, a mark on each of its days."""
    spots = [
        {"x": days_between(days[0], day.day) + 0.5, "y": n + 0.5}
        for n, one in enumerate(treatments)
        for day in one.per_day
    ]
    lines = [{"x": 0, "x2": len(days), "y": n + 0.5} for n in range(len(treatments))]
    x, y = x_days(days, size._replace(width=size.rows_plot)), rows_axis(names)
    mark = {"type": "point", "shape": "diamond", "filled": True, "opacity": 1}
    area = 60 if len(days) <= 75 else 34
    thin = {"type": "rule", "color": colours.line, "strokeWidth": 1}
    layers = [
        named(lines, thin, x=x, x2=field("x2"), y=y),
        named(spots, {**mark, "size": area, "color": colours.treatment}, x=x, y=y),
    ]
    return spec(layers, size.rows_plot, 24 * len(treatments), colours)


class Amounts(NamedTuple):
    """Amounts of some days in a unit, and the colour of their bars."""

    of_day: Mapping[str, float]
    unit: str
    colour: str


def amounts_chart(
    amounts: Amounts,
    days: Sequence[str],
    buckets: Sequence[Bucket],
    size: Size,
    colours: Palette,
) -> Spec:
    """A plain amount a day, from 0; a bucket of several days has the mean of those logged."""
    of_day, unit, colour = amounts
    rows = []
    for bucket, (x, x2) in zip(buckets, places_of(buckets), strict=True):
        amount = mean(of_day[day] for day in bucket.days if day in of_day)
        if amount is not None:
            rows.append({"x": x, "x2": x2, "y": amount, "y2": 0})
    high = round_up(max((row["y"] for row in rows), default=0))
    labels = {0.0: "0", high / 2: f"{high / 2:g}", high: f"{high:g} {unit}"}
    layer = bars(rows, colour, x_days(days, size), y_axis(labels, 0, high, size))
    return spec([layer], size.plot, 90, colours)


def _runs(values: Sequence[float | None]) -> list[Run]:
    """Equal neighbours as one run; None is a gap."""
    runs: list[Run] = []
    for n, value in enumerate(values):
        if value is None:
            continue
        if runs and runs[-1].x2 == n and runs[-1].value == value:
            runs[-1] = runs[-1]._replace(x2=n + 1)
        else:
            runs.append(Run(n, n + 1, value))
    return runs


def _line(rows: Sequence[Mapping[str, Any]], colour: str, x: Any, y: Any) -> Layer:
    mark = {"type": "rule", "color": colour, "strokeWidth": 1.5, "strokeDash": [5, 3]}
    return named(rows, mark, x=x, x2=field("x2"), y=y)


def _both_ways(low: float, high: float) -> dict[float, str]:
    """The labels of an axis on which what goes down is an amount too."""
    values = (low, 0.0, high / 2, high) if low else (0.0, high / 2, high)
    return {value: f"{abs(value):g}" for value in values}
