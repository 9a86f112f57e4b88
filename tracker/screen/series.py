"""`tracker chart` on a screen: one series above another, each with its figures."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import TYPE_CHECKING

from tracker.domain.entries import Days
from tracker.domain.measures import MEASURES
from tracker.domain.texts import begun
from tracker.domain.units import format_measure, named_unit
from tracker.figures.averages import mean, median
from tracker.figures.logged_days import COUNTED
from tracker.figures.periods import Bucket, long_days
from tracker.figures.phrases import many
from tracker.figures.sections.pain import PAIN, PainDay
from tracker.figures.series import Series
from tracker.screen.charts import (
    PAIN_ROWS,
    NotedChart,
    Scale,
    bars,
    columns_chart,
    nice_scale,
    note,
    noted_once,
    pain_chart,
    score_scale,
)
from tracker.screen.draw import Style, clean, finish, unbroken, wrap
from tracker.screen.report import titled

if TYPE_CHECKING:
    from tracker.screen.charts import Values

MOST = 6
ROWS, LEVEL_ROWS = 6, 8
LABEL_WIDTH = 8
US_UNITS = {"volume": "fl oz", "body mass": "lb", "length": "mi"}
#: Round numbers for half a scale: of minutes, and of what comes in ones.
MINUTES = (5, 10, 15, 20, 30, 45, 60, 90, *range(120, 24 * 60 + 1, 60))
WHOLE = (1, 2, 3, 4, 5)


def draw_series(series: Sequence[Series], days: Days, style: Style, us: bool = False) -> str:
    """Each series as a chart with its figures; of very many, those logged most."""
    lines: list[str] = []
    shown = series[:MOST]
    drawn = noted_once([_draw(one, style, us) for one in shown])
    for one, chart in zip(shown, drawn, strict=True):
        title = begun(clean(one.title, style))
        lines += [""] if lines else []
        lines += [*titled(title, _figures(one, days, us), style), *chart.lines, *chart.note]
    if len(series) > MOST:
        more = f"{len(series) - MOST} more not shown; name one, or use --csv or --json"
        lines += ["", style.faint(more)]
    return finish(lines, style)


def _draw(series: Series, style: Style, us: bool) -> NotedChart:
    if not series.logged:
        return NotedChart(["  Nothing is logged in this period."], [])
    if series.measure == PAIN:
        per_day = [PainDay(point.day, point.value, point.mean) for point in series.points]
        return pain_chart(per_day, style)
    return _columns(series, style, us)


def _figures(series: Series, days: Days, us: bool) -> str:
    """The period, how much of it is known, and the least, the middle and the most of a day."""
    of_days = many(len(series.points), "day")
    known = f"{long_days(days)}, {unbroken(f'logged on {len(series.logged)} of {of_days}')}"
    if not series.logged:
        return known
    ordered = sorted(series.logged)
    least, middle, most = (
        unbroken(_show(value, series.measure, us))
        for value in (ordered[0], median(ordered) or 0, ordered[-1])
    )
    told = f"{known}; min\xa0{least}, median\xa0{middle}, max\xa0{most}"
    if not MEASURES[series.measure].adds_up:
        return told
    total = unbroken(_show(sum(ordered), series.measure, us))
    if series.measure == COUNTED:
        total = many(int(sum(ordered)), "entry", "entries")
    return f"{told} a\xa0day; {unbroken(total)} in\xa0all"


def _show(value: float, measure: str, us: bool) -> str:
    if measure == COUNTED or MEASURES[measure].dimension == "score":
        return f"{value:.4g}"
    return format_measure(measure, value, us=us)


def _columns(series: Series, style: Style, us: bool) -> NotedChart:
    unit, buckets = bars([point.day for point in series.points], style, LABEL_WIDTH)
    values = _bucketed(series, buckets)
    scale = _scale([value for value in values if value is not None], series.measure, us)
    lines = columns_chart(values, buckets, scale, style, points=_is_level(series.measure))
    if unit == "day":
        return NotedChart(lines, [])
    told = "sum of its days" if series.summed else "mean of its days with an entry"
    text = f"a column is a {unit}: the {told}"
    return NotedChart(lines, [note(line, style) for line in wrap(text, style.width - 2)])


def _is_level(measure: str) -> bool:
    """Whether days are told by how they differ, not by how far they are from nothing."""
    return not MEASURES[measure].adds_up and MEASURES[measure].dimension != "score"


def _scale(values: Sequence[float], measure: str, us: bool) -> Scale:
    """A scale that is round in the unit it is shown in; a weight's begins near the least."""
    dimension = MEASURES[measure].dimension
    if dimension == "score":
        return score_scale(PAIN_ROWS)
    unit = named_unit(measure, US_UNITS[dimension]).factor if us and dimension in US_UNITS else 1

    def show(value: float) -> str:
        return _show(value, measure, us)

    if _is_level(measure):
        least, most = min(values) / unit, max(values) / unit
        step = 2 if most - least < 8 else 10
        low = floor(least / step) * step * unit
        return nice_scale(values, LEVEL_ROWS, show, low=low, unit=unit, steps=WHOLE)
    steps = MINUTES if dimension == "time" else WHOLE if dimension == "tick" else ()
    return nice_scale(values, ROWS, show, unit=unit, steps=steps)


def _bucketed(series: Series, buckets: Sequence[Bucket]) -> Values:
    value = {point.day: point.value for point in series.points}
    known = ([v for day in bucket.days if (v := value[day]) is not None] for bucket in buckets)
    return [mean(values) if not series.summed else sum(values) or None for values in known]
