"""What every chart shares: its sizes, its look, and an axis of days on which charts line up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.raw_text import visible
from tracker.domain.time.days import days_between
from tracker.domain.time.moment_words import MONTHS, WEEKDAYS, short_day
from tracker.figures.periods import Bucket
from tracker.page.palette import Palette

Spec = dict[str, Any]
Layer = dict[str, Any]

#: The columns left of the plot, the same in every chart over days, so that days line up.
LEFT = {False: 74, True: 34}
#: The same where a chart has a row a name.
NAMES_LEFT = 104


class Size(NamedTuple):
    """How wide a chart is in CSS pixels, all in all. `narrow` is for half a page or a phone."""

    width: int
    narrow: bool

    @property
    def plot(self) -> int:
        """The plot's own width beside the axis."""
        return self.width - LEFT[self.narrow] - 6

    @property
    def rows_plot(self) -> int:
        """The plot's own width beside names."""
        return self.width - NAMES_LEFT - 6


WIDE = Size(760, narrow=False)
NARROW = Size(344, narrow=True)


def spec(layers: Sequence[Layer], width: int, height: int, colours: Palette) -> Spec:
    """One plot of several layers, with the look that all charts share."""
    return {
        "width": width,
        "height": height,
        "layer": list(layers),
        "padding": {"left": 0, "right": 2, "top": 4, "bottom": 0},
        "autosize": {"type": "pad"},
        "config": look(colours),
        "resolve": {"scale": {"color": "independent", "shape": "independent"}},
    }


def look(colours: Palette) -> Mapping[str, Any]:
    """The configuration of every chart. Without `aria: false` each dot would carry a sentence."""
    return {
        "aria": False,
        "background": None,
        "font": "sans-serif",
        "view": {"stroke": None},
        "axis": {
            "domain": False,
            "ticks": False,
            "labelColor": colours.muted,
            "labelFontSize": 11,
            "gridColor": colours.line,
            "title": None,
            "labelLimit": 200,
            "labelOverlap": False,
        },
    }


def named(
    layer_rows: Sequence[Mapping[str, Any]], mark: Mapping[str, Any], **channels: Any
) -> Layer:
    """A layer: its rows, its mark, its channels."""
    return {"data": {"values": list(layer_rows)}, "mark": dict(mark), "encoding": channels}


def field(name: str, **options: Any) -> dict[str, Any]:
    """A number on a scale as it stands: no zero added, no rounding of its ends."""
    return {"field": name, "type": "quantitative", **options}


def x_days(days: Sequence[str], size: Size) -> dict[str, Any]:
    """The channel `x` over a period: 0 is the first day's midnight, 1 the next."""
    ticks = day_ticks(days, size)
    return field(
        "x",
        scale={"domain": [0, len(days)], "nice": False, "zero": False},
        axis={
            "values": list(ticks),
            "labelExpr": lookup(ticks),
            "labelPadding": 6,
            "grid": False,
            "ticks": True,
            "tickColor": "currentColor",
            "tickOpacity": 0.25,
            "tickSize": 4,
            "labelFlush": False,
            "labelAlign": "left" if len(days) > 10 else "center",
        },
    )


def y_axis(values: Mapping[float, str], low: float, high: float, size: Size) -> dict[str, Any]:
    """The channel `y` from `low` to `high` with a grid line and a label at some values."""
    return field(
        "y",
        scale={"domain": [low, high], "nice": False, "zero": False},
        axis={
            "values": list(values),
            "labelExpr": lookup(values),
            "minExtent": LEFT[size.narrow],
            "maxExtent": LEFT[size.narrow],
            "labelPadding": 6,
            "grid": True,
        },
    )


def lookup(labels: Mapping[float, str]) -> str:
    """A Vega expression that gives a tick its label."""
    import json

    table = {f"{value:g}": visible(text) for value, text in labels.items()}
    return f"{json.dumps(table)}['' + datum.value] || ''"


def day_ticks(days: Sequence[str], size: Size) -> dict[float, str]:
    """Where the axis of days has its labels, and which: at most about one in 50 pixels."""
    most = size.plot // 46
    if len(days) <= 10:
        return _each_day(days, most)
    if len(days) <= 75:
        return _weeks(days, most)
    return _months(days, most)


def _each_day(days: Sequence[str], most: int) -> dict[float, str]:
    step = -(-len(days) // max(1, most))
    return {
        n + 0.5: f"{WEEKDAYS[date.fromisoformat(day).weekday()]} {int(day[8:])}"
        for n, day in enumerate(days)
        if n % step == 0
    }


def _weeks(days: Sequence[str], most: int) -> dict[float, str]:
    mondays = [n for n, day in enumerate(days) if date.fromisoformat(day).weekday() == 0]
    step = -(-len(mondays) // max(1, most))
    # The last label needs room to its right.
    room = len(days) * (1 - 0.5 / max(1, most))
    return {float(n): short_day(days[n]) for n in mondays[::step] if n <= room}


def _months(days: Sequence[str], most: int) -> dict[float, str]:
    firsts = [day for day in days if day[8:] == "01"]
    for every in (1, 2, 3, 6, 12, 24, 60, 120):
        kept = [day for day in firsts if (int(day[:4]) * 12 + int(day[5:7]) - 1) % every == 0]
        if len(kept) <= most:
            break
    room = len(days) * (1 - 0.5 / max(1, most))
    ticks = {float(days_between(days[0], day)): _month(day, every) for day in kept}
    return {place: text for place, text in ticks.items() if place <= room}


def _month(day: str, every: int) -> str:
    if every >= 12:
        return day[:4]
    name = MONTHS[int(day[5:7]) - 1]
    return day[:4] if name == "Jan" else name


def round_up(value: float) -> float:
    """A round number at or a little above a value, to end a scale with.

    >>> round_up(1830), round_up(95), round_up(0)
    (2000.0, 100.0, 1.0)
    """
    if value <= 0:
        return 1.0
    power = 10.0 ** (len(str(int(value))) - 1 if value >= 1 else -1)
    for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10):
        if value <= step * power + 1e-9:
            return round(step * power, 9)
    return 10 * power


def rows_axis(labels: Sequence[str]) -> dict[str, Any]:
    """The channel `y` of a chart with a row a name, the first on top; row n spans n to n + 1."""
    middles = {n + 0.5: text for n, text in enumerate(labels)}
    return field(
        "y",
        scale={"domain": [0, len(labels)], "nice": False, "zero": False, "reverse": True},
        axis={
            "values": list(middles),
            "labelExpr": lookup(middles),
            "minExtent": NAMES_LEFT,
            "maxExtent": NAMES_LEFT,
            "labelLimit": NAMES_LEFT - 10,
            "labelPadding": 8,
            "grid": False,
        },
    )


def places_of(buckets: Sequence[Bucket]) -> list[tuple[float, float]]:
    """Where each bucket's bar begins and ends on the axis of days, with a little air between."""
    places, at = [], 0
    for bucket in buckets:
        wide = len(bucket.days)
        air = (0.1 if len(buckets) <= 120 else 0.0) * wide
        places.append((at + air, at + wide - air))
        at += wide
    return places


def bars(rows: Sequence[Mapping[str, Any]], colour: str, x: Any, y: Any) -> Layer:
    """Rectangles from `x`, `y` to `x2`, `y2` in one colour."""
    return named(rows, {"type": "rect", "color": colour}, x=x, x2=field("x2"), y=y, y2=field("y2"))
