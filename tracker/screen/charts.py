"""Charts of characters: columns over days on an axis, and rows of shades.

The axis is a line under what was logged and a dot under what was not, so that nothing logged and
nothing felt can't be mixed up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from math import ceil, floor, log10

from tracker.domain.named_tuple import NamedTuple
from tracker.figures.periods import Bucket, axis_day, cut
from tracker.figures.sections.pain import PainDay, bar_words, bars_of
from tracker.screen.draw import Style, pad, width_of, wrap

Values = Sequence[float | None]

PAIN_ROWS = 5
TOP_SCORE = 10
#: The columns that the scores beside an axis of pain take.
PAIN_LABELS = 2
#: Columns wider than this are blocks, not bars.
WIDEST = 7
INDENT = 2
#: "28 Sep" and a space.
LONGEST_DAY = 7
#: The bands of scores that have a colour of their own: from that score on, mild below.
MODERATE, SEVERE = 5, 7

Paint = Callable[[str, float], str]


class Scale(NamedTuple):
    """An axis from `low` to `top` in `rows` rows; `labels` are what stands at the top of each."""

    low: float
    top: float
    rows: int
    labels: tuple[str, ...]
    zero: str = "0"


class NotedChart(NamedTuple):
    """The lines of a chart, and below them what a column is where that isn't a day."""

    lines: list[str]
    note: list[str]


def pain_chart(per_day: Sequence[PainDay], style: Style) -> NotedChart:
    """Columns from 0 to 10: a day's worst score, or what those of a week or month come to."""
    unit, buckets = bars([day.day for day in per_day], style, PAIN_LABELS)
    return NotedChart(pain_columns(per_day, buckets, style), pain_note(unit, style))


def noted_once(charts: Sequence[NotedChart]) -> list[NotedChart]:
    """Charts below each other, without the notes that the one below has as well."""
    notes = [*(chart.note for chart in charts[1:]), *([[]] if charts else [])]
    return [
        chart._replace(note=[]) if chart.note == below else chart
        for chart, below in zip(charts, notes, strict=True)
    ]


def pain_note(unit: str, style: Style) -> list[str]:
    """What a column of pain is, where it isn't a day."""
    if unit == "day":
        return []
    text = f"a column is {bar_words(unit)}"
    return [note(line, style) for line in wrap(text, style.width - INDENT)]


def pain_columns(
    per_day: Sequence[PainDay], buckets: Sequence[Bucket], style: Style, rows: int = PAIN_ROWS
) -> list[str]:
    """A column a bucket of days, in `rows` rows; the last two lines are the axis and its days."""
    values = bars_of(per_day, buckets)
    return columns_chart(values, buckets, score_scale(rows), style, pain_colour(style))


def score_scale(rows: int) -> Scale:
    """An axis of scores, from 0 to 10."""
    return Scale(0, TOP_SCORE, rows, tuple(str(TOP_SCORE * (n + 1) // rows) for n in range(rows)))


def pain_colour(style: Style) -> Paint:
    """Scores in the colours of mild, moderate and severe (`page.bands` names the source)."""

    def paint(text: str, value: float) -> str:
        if value >= SEVERE:
            return style.urgent(text)
        return style.warning(text) if value >= MODERATE else style.water(text)

    return paint


def bars(days: Sequence[str], style: Style, label_width: int) -> tuple[str, list[Bucket]]:
    """A period cut into as many columns as there is room for, and what each one is."""
    return cut(days, plot_width(style, label_width))


def plot_width(style: Style, label_width: int) -> int:
    """The columns that are left beside an axis with labels of some width."""
    return max(10, style.width - INDENT - label_width - 2)


def nice_scale(
    values: Values,
    rows: int,
    show: Callable[[float], str],
    *,
    low: float = 0,
    unit: float = 1,
    steps: Sequence[float] = (),
) -> Scale:
    """A scale from `low` to a round number, labelled at the top and half way.

    It is round in units of `unit`: a pound, a mile. `steps` are the round numbers to prefer for
    half the scale, in order (minutes know others than tens); beyond them powers of ten count.
    """
    most = max((value for value in values if value is not None), default=0)
    half = max(most - low, 0) / 2 / unit
    middle = next((step for step in steps if half <= step + 1e-9), 0) or round_up(half)
    labels = [""] * rows
    labels[-1] = show(low + 2 * middle * unit)
    if rows % 2 == 0:
        labels[rows // 2 - 1] = show(low + middle * unit)
    return Scale(low, low + 2 * middle * unit, rows, tuple(labels), show(low) if low else "0")


def round_up(value: float) -> float:
    """The next round number: one of a few times a power of ten; 1 for nothing.

    >>> round_up(730), round_up(1.2), round_up(26)
    (800.0, 1.25, 30.0)
    """
    if value <= 0:
        return 1.0
    power = 10.0 ** floor(log10(value))
    for step in (1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8):
        if value <= step * power * (1 + 1e-9):
            return float(step * power)
    return 10 * power


def columns_chart(
    values: Values,
    buckets: Sequence[Bucket],
    scale: Scale,
    style: Style,
    paint: Paint | None = None,
    points: bool = False,
) -> list[str]:
    """A column a value; the last lines are the axis, broken where nothing was logged, and days.

    `points` draws a level (a weight) as a point instead of a column that grows from below.
    """
    paint = paint or (lambda text, value: style.water(text))
    labels = max(width_of(label) for label in (*scale.labels, scale.zero))
    each = max(1, min(WIDEST, (plot_width(style, labels) + 1) // max(1, len(values))))
    wide, air = (each - 1, " ") if each > 1 else (1, "")
    glyphs = style.glyphs
    lines = []
    for row in reversed(range(scale.rows)):
        label = " " * INDENT + pad(scale.labels[row], labels, "r") + " " + glyphs.mark
        cells = [
            (" ", None) if value is None else (_cell(value, row, scale, style, points), value)
            for value in values
        ]
        lines.append(style.faint(label) + _painted(cells, wide, air, paint))
    logged = "".join(
        (glyphs.rule if v is not None else glyphs.unlogged) * wide + air for v in values
    )
    zero = " " * INDENT + pad(scale.zero, labels, "r") + " " + ("+" if style.ascii else "┼")
    lines.append(style.faint(zero + logged.rstrip()))
    start = " " * (INDENT + labels + 2)
    lines.append(style.faint(start + days_axis(buckets, each)))
    return [line.rstrip() for line in lines]


def _painted(cells: Sequence[tuple[str, float | None]], wide: int, air: str, paint: Paint) -> str:
    """Cells as text, neighbours of one value painted together; empty ones never painted."""
    text = ""
    for (blank, value), run in groupby(cells, key=lambda cell: (cell[0] == " ", cell[1])):
        drawn = "".join(glyph * wide + air for glyph, _ in run)
        bare = drawn.rstrip()
        text += drawn if blank or value is None else paint(bare, value) + drawn[len(bare) :]
    return text


def _cell(value: float, row: int, scale: Scale, style: Style, points: bool) -> str:
    """What a value puts into one row of its column."""
    height = (value - scale.low) / (scale.top - scale.low) * scale.rows
    if points:
        at = min(scale.rows - 1, max(0, floor(height)))
        return ("o" if style.ascii else "●") if row == at else " "
    level = height - row
    if level <= 1e-9:
        return " "
    if style.ascii:
        return _ascii_cell(value, level, scale)
    levels = style.glyphs.levels
    # Rounded up, so that a little is never drawn as nothing.
    return levels[min(len(levels), max(1, ceil(level * len(levels) - 1e-9))) - 1]


def _ascii_cell(value: float, level: float, scale: Scale) -> str:
    """A score is drawn as its own digit on top of its column; anything else as full or half."""
    if level > 1 + 1e-9:
        return "#"
    if scale.top == TOP_SCORE:
        return "0123456789X"[round(value)]
    return "#" if level > 0.5 else ":"


def days_axis(buckets: Sequence[Bucket], each: int) -> str:
    """The first day of some buckets below their columns: evenly, by the week where there are many.

    `each` is the width of a column. A name that doesn't fit any more is left out.
    """
    names = [axis_day(bucket) for bucket in buckets]
    of_days = not names[0][-4:].isdigit()
    step = ceil((LONGEST_DAY if of_days else len(names[0]) + 1) / each)
    if step > 2 and of_days and len(buckets) > 3 * 7:
        step = 7 * ceil(step / 7)
    elif step > 2 and not of_days:
        # By the quarter, the half year, the year.
        step = 3 if step == 3 else 6 * ceil(step / 6)
    line, end = "", len(buckets) * each - (each > 1)
    for place in range(0, len(buckets), step):
        name = names[place]
        if not line or place * each + len(name) <= end:
            line = line.ljust(place * each) + name
    return line


def heat_row(values: Values, top: float, style: Style) -> str:
    """A shade a value up to `top`, the unlogged mark for None, an empty cell for 0.

    >>> heat_row([0, 10, None, 30, 60], 60, Style())
    ' ░·▒█'
    """
    shades = "-=+#" if style.ascii else "░▒▓█"
    marks = []
    for value in values:
        if value is None:
            marks.append(style.glyphs.unlogged)
        elif value <= 0:
            marks.append(" ")
        else:
            share = value / top if top > 0 else 1
            marks.append(shades[min(len(shades), max(1, ceil(share * len(shades) - 1e-9))) - 1])
    if not style.colour:
        return "".join(marks)
    return "".join(
        style.faint("".join(run)) if unlogged else style.good("".join(run))
        for unlogged, run in groupby(marks, key=style.glyphs.unlogged.__eq__)
    )


def note(text: str, style: Style) -> str:
    """A remark below a chart."""
    return style.faint(" " * INDENT + text)
