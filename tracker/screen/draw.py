"""The one drawing module: style, text, bars and sparklines for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from tracker.screen.letters import (
    bare,
    clean,
    columns,
    fit,
    own_words,
    pad,
    unbroken,
    width_of,
    wrap,
    wrap_whole,
)
from tracker.screen.style import Style

__all__ = [
    "Style",
    "bar",
    "clean",
    "columns",
    "finish",
    "fit",
    "own_words",
    "pad",
    "plain_bar",
    "sparkline",
    "unbroken",
    "width_of",
    "wrap",
    "wrap_whole",
]


def finish(lines: Sequence[str], style: Style) -> str:
    """Lines as one text: no trailing spaces, none wider than the screen."""
    kept: list[str] = []
    for line in lines:
        line = line.rstrip()
        if width_of(line) <= style.width:
            kept.append(line)
        else:
            # Only a very narrow screen comes here; words matter more than colour then.
            plain = bare(line)
            kept += wrap(plain, style.width, min(4, len(plain) - len(plain.lstrip())))
    return "\n".join(kept)


def bar(value: float, top: float, width: int, style: Style, goal: float | None = None) -> str:
    """A bar of `width` cells for a value on a scale from 0 to `top`.

    Without a goal the rest of the scale is shown as empty cells (progress towards `top`). With one,
    a mark stands where the goal is, empty cells lead up to it, and the text is one cell longer; the
    bar reaches the mark only if the value reaches the goal.

    >>> bar(1400, 2000, 10, Style())
    '▇▇▇▇▇▇▇░░░'
    >>> bar(1900, 2400, 12, Style(), goal=2000)
    '▇▇▇▇▇▇▇▇▇░│'
    """
    from tracker.domain.sums import reaches

    glyphs = style.glyphs
    aim = top if goal is None else goal
    place = width if goal is None else max(1, min(width, round(width * goal / top)))
    filled = min(width, int(width * value / top + 1e-9)) if top > 0 else 0
    met = reaches(value, aim)
    filled = max(filled, place) if met else min(filled, place - 1)
    if value > 0:
        filled = max(filled, 1)
    paint = style.good if met else style.water
    before = paint(glyphs.full * min(filled, place))
    rest = style.faint(glyphs.empty * max(0, place - filled))
    if goal is None:
        return before + rest
    return before + rest + glyphs.mark + paint(glyphs.full * max(0, filled - place))


def plain_bar(value: float, top: float, width: int, style: Style) -> str:
    """A bar without a goal: as many cells as the value is of `top`, at least one above 0."""
    filled = round(width * min(value, top) / top) if top > 0 else 0
    return style.water(style.glyphs.full * (max(1, filled) if value > 0 else 0))


def sparkline(values: Sequence[float | None], style: Style, top: float = 10) -> str:
    """One character a value on a scale from 0 to `top`; None (not logged) has a mark of its own.

    0 has the lowest level to itself, so that no pain and a little pain differ.

    >>> sparkline([0, 1, None, 5, 10], Style())
    '▁▂·▅█'
    """
    glyphs = style.glyphs
    marks = [glyphs.unlogged if v is None else _level(v, top, glyphs.levels) for v in values]
    if not style.colour:
        return "".join(marks)
    return "".join(
        style.faint("".join(run)) if unlogged else "".join(run)
        for unlogged, run in groupby(marks, key=glyphs.unlogged.__eq__)
    )


def _level(value: float, top: float, levels: str) -> str:
    if value <= 0 or top <= 0:
        return levels[0]
    steps = len(levels) - 1
    # Rounded up, so that only 0 is drawn as 0; a little slack keeps 3 of 10 at the third of ten.
    return levels[max(1, min(steps, -int(-(value * steps / top - 1e-9) // 1)))]
