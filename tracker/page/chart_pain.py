"""Pain over time: a bar a day for its worst score, a dot an entry, lanes for what was tried.

A day that was not logged has nothing at all; a day of 0 has a short mark on the base line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.days import DAY_S, day_of, days_between
from tracker.figures.sections.pain import bars_of
from tracker.page.bands import BANDS, band_of
from tracker.page.chart_base import (
    Layer,
    Size,
    Spec,
    bars,
    named,
    places_of,
    rows_axis,
    spec,
    x_days,
    y_axis,
)
from tracker.page.palette import Palette

if TYPE_CHECKING:
    from tracker.figures.periods import Bucket
    from tracker.figures.sections.care import Medicine, Treatment
    from tracker.figures.sections.pain import PainPoint, SitePain

#: Below the base line, in units of the score: the mark of a 0, then a lane for each thing tried.
ZERO_MARK = 0.35
LANES = (("medicine", -1.5), ("treatment", -2.7))
#: Each lane's shape, and that shape as a letter for where there is no room for a word.
MARKS = {"medicine": ("triangle-up", "▲"), "treatment": ("diamond", "◆")}
_BOTTOM = {0: -0.6, 1: -2.1, 2: -3.3}


class TriedDays(NamedTuple):
    """The days of the period on which something was tried against pain."""

    medicine: tuple[str, ...]
    treatment: tuple[str, ...]


def tried_days(medicines: Sequence[Medicine], treatments: Sequence[Treatment]) -> TriedDays:
    """The days with any medicine, and with any treatment."""
    return TriedDays(
        tuple(sorted({day.day for one in medicines for day in one.per_day})),
        tuple(sorted({day.day for one in treatments for day in one.per_day})),
    )


def pain_chart(site: SitePain, what: TriedDays, size: Size, colours: Palette) -> Spec:
    """One site over the period, from 0 to 10."""
    days = [day.day for day in site.per_day]
    lanes = [(name, y, getattr(what, name)) for name, y in LANES if getattr(what, name)]
    x, y = x_days(days, size), _y(lanes, size)
    gap = 0.08 if len(days) <= 120 else 0
    layers = _bars(site, gap, x, y, colours)
    layers += _dots(site, days[0], x, y, colours, size)
    layers += [_lane(lane, days, x, y, colours) for lane in lanes]
    return spec(layers, size.plot, 130 + 16 * len(lanes), colours)


def _y(lanes: Sequence[tuple[str, float, Any]], size: Size) -> dict[str, Any]:
    labels = {0.0: "0", **{band.low: f"{band.low:g}" for band in BANDS[1:]}, 10.0: "10"}
    labels |= {at: MARKS[name][1] if size.narrow else name for name, at, _ in lanes}
    channel = y_axis(labels, _BOTTOM[len(lanes)], 10, size)
    # A lane has its label but no line across.
    channel["axis"]["gridOpacity"] = {
        "condition": {"test": "datum.value < 0", "value": 0},
        "value": 1,
    }
    return channel


def _bars(
    site: SitePain, gap: float, x: Mapping[str, Any], y: Mapping[str, Any], colours: Palette
) -> list[Layer]:
    """A bar a day up to its worst, in its band's colour; a layer a band, which draws faster."""
    rows: dict[str, list[dict[str, float]]] = {}
    for n, day in enumerate(site.per_day):
        level = day.worst
        if level is None:
            continue
        band = band_of(level)
        row = {
            "x": float(n) + gap,
            "x2": n + 1 - gap,
            "y": level,
            "y2": 0.0 if band else -ZERO_MARK,
        }
        rows.setdefault(band.colour if band else "zero", []).append(row)
    order = ("zero", *(band.colour for band in BANDS))
    drawn = [bars(rows[name], getattr(colours, name), x, y) for name in order if name in rows]
    return drawn or [bars([], colours.zero, x, y)]


def _dots(
    site: SitePain,
    first: str,
    x: Mapping[str, Any],
    y: Mapping[str, Any],
    colours: Palette,
    size: Size,
) -> list[Layer]:
    """A dot an entry where and when it was felt; a cross where it was unbearable.

    A day on which every entry is 0 has its short mark, and no dots on top of it.
    """
    days = len(site.per_day)
    area: float = 26 if days <= 45 else 9 if days <= 150 else 4
    if size.narrow:
        area = area / 2
    pain = {day.day for day in site.per_day if day.worst}
    felt = [point for point in site.points if point.score is not None and point.day in pain]
    places = [(_place(point, first), point) for point in felt]
    plain = [{"x": at, "y": p.score} for at, p in places if not p.unbearable]
    worst = [{"x": at, "y": p.score} for at, p in places if p.unbearable]
    layers = []
    if plain:
        mark = {"type": "circle", "size": area, "color": colours.ink, "opacity": 0.7}
        layers.append(named(plain, mark, x=x, y=y))
    if worst:
        mark = {"type": "point", "shape": "cross", "size": 60, "filled": True, "opacity": 1}
        layers.append(named(worst, {**mark, "color": colours.ink}, x=x, y=y))
    return layers


def _place(point: PainPoint, first: str) -> float:
    """Days since the first day's midnight; without a time the middle of the day."""
    n = float(days_between(first, point.day))
    if point.at is None or point.offset_min is None:
        return n + 0.5
    # By the clock on the wall; past midnight still belongs to the day where it starts later.
    local = point.at + point.offset_min * 60
    late = days_between(point.day, day_of(point.at, point.offset_min))
    return n + min(0.999, max(0.0, late + local % DAY_S / DAY_S))


def _lane(
    lane: tuple[str, float, Sequence[str]],
    days: Sequence[str],
    x: Mapping[str, Any],
    y: Mapping[str, Any],
    colours: Palette,
) -> Layer:
    name, at, on = lane
    rows = [{"x": days_between(days[0], day) + 0.5, "y": at} for day in on]
    area = 42 if len(days) <= 75 else 20
    mark = {"type": "point", "shape": MARKS[name][0], "size": area, "filled": True, "opacity": 1}
    return named(rows, {**mark, "color": getattr(colours, name)}, x=x, y=y)


def strips_chart(
    sites: Sequence[SitePain], buckets: Sequence[Bucket], size: Size, colours: Palette
) -> Spec:
    """Many sites in little room: a row a site, a cell a bucket in the band of its score."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for line, site in enumerate(sites):
        levels = bars_of(site.per_day, buckets)
        for level, (left, right) in zip(levels, places_of(buckets), strict=True):
            if level is not None:
                band = band_of(level)
                tall = 0.16 if band is None else 0.18 + 0.07 * level
                cell = {"x": left, "x2": right, "y": line + 0.92, "y2": line + 0.92 - tall}
                rows.setdefault(band.colour if band else "zero", []).append(cell)
    days = [day.day for day in sites[0].per_day]
    x = x_days(days, size)
    y = rows_axis([site.label for site in sites])
    layers = [bars(cells, getattr(colours, name), x, y) for name, cells in rows.items()]
    return spec(layers, size.rows_plot, 22 * len(sites), colours)
