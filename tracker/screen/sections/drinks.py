"""The report's section of drinks: a bar a day with the goal's mark, water from food beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.domain.time.moment_words import short_day
from tracker.domain.units import format_measure
from tracker.figures.averages import mean
from tracker.figures.beside import column_of_drinks
from tracker.figures.periods import Bucket, axis_day, cut
from tracker.figures.phrases import many, not_counted_words
from tracker.figures.sections.drinks import DRINKS, Hydration, HydrationDay
from tracker.screen.draw import Style, bar, columns, own_words, plain_bar, width_of, wrap
from tracker.screen.findings import short_source
from tracker.screen.report import titled

if TYPE_CHECKING:
    from tracker.figures.summary import Summary

MOST_ROWS = 31
BAR_WIDTH = 30
#: So many rows in a row of which nothing is logged are told as one.
FEWEST_AS_ONE = 3


def draw_hydration(summary: Summary, style: Style, us: bool = False) -> list[str]:
    """A bar a day with the goal's mark; beyond a month a bar a week, month or year: the mean."""
    drinks = summary.hydration
    if not drinks.days_with_drinks and not drinks.days_with_food:
        return []
    unit, buckets = cut([day.day for day in drinks.per_day], MOST_ROWS)
    days = {day.day: day for day in drinks.per_day}
    rows = [_merge([days[day] for day in bucket.days]) for bucket in buckets]
    lines = titled("Drinks", _hydration_remark(drinks, style, us), style)
    if drinks.not_counted:
        remark = not_counted_words(drinks.not_counted)
        lines += [style.faint(line) for line in wrap(f"  {remark}", style.width, 2)]
    if unit != "day":
        remark = f"a bar is a {unit}: the mean of its days with drinks"
        lines += [style.faint(line) for line in wrap(f"  {remark}", style.width, 2)]
    lines += _bars(buckets, rows, style, us)
    if not drinks.goal_set:
        lines += no_goal(drinks, style, us)
    return lines


def _hydration_remark(drinks: Hydration, style: Style, us: bool) -> str:
    parts = []
    if len(drinks.per_day) == 1:
        day = drinks.per_day[0]
        if day.goal_ml is None or day.met is None:
            return ""
        goal = format_measure(DRINKS, day.goal_ml, us=us)
        return f"goal of {goal} {'met' if day.met else 'not met'}"
    if drinks.mean_counted_ml is not None:
        amount = format_measure(DRINKS, drinks.mean_counted_ml, us=us)
        parts.append(f"mean {amount} on {many(drinks.days_counted, 'day')} with drinks")
    if drinks.days_judged:
        targets = {day.goal_ml for day in drinks.per_day if day.goal_ml is not None}
        goal = f" of {format_measure(DRINKS, targets.pop(), us=us)}" if len(targets) == 1 else ""
        parts.append(f"goal{goal} met on {drinks.days_met} of {drinks.days_judged}")
    return style.separator.join(parts)


def _merge(days: Sequence[HydrationDay]) -> HydrationDay:
    """Some days as one: the means of what was logged, the latest goal."""
    if len(days) == 1:
        return days[0]
    drinks = mean(day.counted_ml for day in days if day.counted_ml is not None)
    food = mean(day.food_ml for day in days if day.food_ml is not None)
    goals = [day.goal_ml for day in days if day.goal_ml is not None]
    return HydrationDay(days[0].day, drinks, food, goals[-1] if goals else None, None)


def _bars(
    buckets: Sequence[Bucket], rows: Sequence[HydrationDay], style: Style, us: bool
) -> list[str]:
    top = max(max(row.counted_ml or 0, row.goal_ml or 0) for row in rows)
    cells = [_amounts(row, style, us) for row in rows]
    wide = style.width >= 60
    labels = [bucket.label if wide else axis_day(bucket) for bucket in buckets]
    longest = max(map(len, labels))
    labels = [label.ljust(longest) for label in labels]
    taken = 2 + longest + 3 * 2 + 1
    taken += sum(max(width_of(cell[n]) for cell in cells) for n in (0, 1))
    width = max(4, min(BAR_WIDTH, style.width - taken))
    table = [
        [
            style.faint(label) if row.counted_ml is None else label,
            _bar(row, top, width, style),
            *cell,
        ]
        for label, row, cell in zip(labels, rows, cells, strict=True)
    ]
    lines: list[str] = []
    drawn = columns(table, "llrl", indent=2)
    for unlogged, run in groupby(range(len(rows)), key=lambda at: _is_unlogged(rows[at])):
        some = list(run)
        first, last = some[0], some[-1]
        if unlogged and len(some) >= FEWEST_AS_ONE:
            said = f"{style.glyphs.unlogged} not logged up to {_end(buckets[last])}"
            lines.append(style.faint(f"  {labels[first]}  {said}"))
        else:
            lines += drawn[first : last + 1]
    return lines


def _is_unlogged(row: HydrationDay) -> bool:
    return row.drinks_ml is None and row.counted_ml is None and row.food_ml is None


def _end(bucket: Bucket) -> str:
    """The last day of a bucket, or the month or year that it is."""
    return bucket.label if bucket.label[-4:].isdigit() else short_day(bucket.days[-1])


def _bar(row: HydrationDay, top: float, width: int, style: Style) -> str:
    drunk = row.counted_ml
    if drunk is None:
        said = "not logged" if row.drinks_ml is None else "none that counts"
        return style.faint(f"{style.glyphs.unlogged} {said}")
    if row.goal_ml is None:
        return plain_bar(drunk, top, width, style)
    return bar(drunk, top, width, style, goal=row.goal_ml)


def _amounts(row: HydrationDay, style: Style, us: bool) -> list[str]:
    """The row's drinks, and apart from them the water in its food."""
    told = row.told_ml(us)
    drinks = "" if told is None else column_of_drinks(told, us)
    if row.food_ml is None:
        return [drinks, ""]
    food = format_measure("water_ml", row.food_ml, us=us)
    return [drinks, style.faint(f"+ {food} in food" if style.width >= 60 else f"+ {food}")]


def no_goal(drinks: Hydration, style: Style, us: bool) -> list[str]:
    """That no goal is set, and the published amounts. Choosing one is left to the reader."""
    first = drinks.suggestions[0].source if drinks.suggestions else ""
    # One source is enough here: `goal set water` tells them all, with what they are.
    amounts = [
        format_measure(DRINKS, one.amount, us=us)
        for one in drinks.suggestions
        if one.source == first
    ]
    published = f" ({short_source(first)}: {' or '.join(amounts)} a day)" if amounts else ""
    text = f"  No goal is set; published amounts: tracker goal set water{published}"
    return [style.faint(row) for row in wrap(own_words(text, style), style.width, 4)]


DRAWN = ((10, draw_hydration),)
