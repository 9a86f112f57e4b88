"""Rows of a report's sections: aligned ones, and tables with a character a day beside figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.named_tuple import NamedTuple
from tracker.figures.periods import Bucket, axis_day
from tracker.screen.draw import Style, clean, columns, fit, pad, width_of, wrap

if TYPE_CHECKING:
    from tracker.figures.summary import Summary

MOST_MARKS = 60
#: The longest label of a table without pictures.
LONGEST = 24
NAME_WIDTH = 24


def names_width(summary: Summary) -> int:
    """The columns that sites and drugs take, so that their days stand below each other."""
    names = [site.label for site in summary.pain.sites] + [one.drug for one in summary.medicines]
    return max((width_of(clean(name)) for name in names), default=0)


class SparkRow(NamedTuple):
    """A row of a table with pictures: its label, a character a day, its figures."""

    label: str
    picture: str
    figures: Sequence[str]


def spark_table(
    rows: Sequence[SparkRow],
    heads: Sequence[str],
    buckets: Sequence[Bucket],
    style: Style,
    longest: int,
) -> list[str]:
    """Rows of label, picture and figures; pictures too wide for that stand below their label.

    `longest` is the width of the longest label, here or in a table that this one should line up
    with.
    """
    aligns = "r" * len(heads)
    labels, pictures, figures = zip(*rows, strict=True)
    of_figures = columns([heads, *figures], aligns)
    beside = max(map(len, of_figures))
    room = style.width - 2 - len(buckets) - 2 - beside - 2
    above = axis(buckets)
    if room >= min(longest, 12):
        names = [pad(fit(label, room, style), min(longest, room)) for label in labels]
        cells = [[name, row.picture, *row.figures] for name, row in zip(names, rows, strict=True)]
        return _table([["", above, *heads], *cells], "ll" + aligns, style)
    room = style.width - 2 - 2 - beside
    # On a narrow screen a long name has a line of its own.
    names = [label if width_of(label) <= room else "" for label in labels]
    head, *rest = plain_table(
        ["", *heads],
        [[pad(n, min(longest, room)), *row] for n, row in zip(names, figures, strict=True)],
        style,
    )
    lines = [head, style.faint(f"    {above}")] if above else [head]
    for label, name, line, picture in zip(labels, names, rest, pictures, strict=True):
        if not name:
            lines.append(f"  {fit(label, style.width - 2, style)}")
        lines += [line, f"    {picture}"]
    return lines


def plain_table(heads: Sequence[str], rows: Sequence[Sequence[str]], style: Style) -> list[str]:
    """Rows of a label and its figures, with a head above each figure."""
    return _table([heads, *rows], "l" + "r" * (len(heads) - 1), style)


def _table(rows: Sequence[Sequence[str]], aligns: str, style: Style) -> list[str]:
    head, *rest = columns(rows, aligns, indent=2)
    bare = head.lstrip()
    return [head[: len(head) - len(bare)] + style.faint(bare), *rest]


def axis(buckets: Sequence[Bucket]) -> str:
    """The first and the last day above a row of a character each, as far as they fit."""
    width, end = len(buckets), buckets[-1]
    first, last = axis_day(buckets[0]), axis_day(end._replace(days=end.days[-1:]))
    if len(first) + len(last) + 2 <= width:
        return first + last.rjust(width - len(first))
    return first if len(first) <= width else ""


def aligned(rows: Sequence[list[str]], aligns: str, style: Style) -> list[str]:
    """Aligned rows; the last cell continues below its own beginning where it is too long."""
    lines: list[str] = []
    fixed = columns([[*row[:-1], "."] for row in rows], aligns, indent=2)
    for row, line in zip(rows, fixed, strict=True):
        lead = line[:-1]
        if not row[-1]:
            lines.append(lead.rstrip())
        elif width_of(lead) + width_of(row[-1]) <= style.width:
            lines.append(lead + row[-1])
        else:
            lines += _hanging(lead, row[-1], style)
    return lines


def _hanging(lead: str, text: str, style: Style) -> list[str]:
    from tracker.screen.letters import bare

    start = width_of(lead)
    # With little room left the text goes below, a little indented.
    if style.width - start < 20:
        below = wrap("    " + bare(text), style.width, 4)
        return [lead.rstrip(), *(style.faint(line) for line in below)]
    first, *more = wrap(" " * start + bare(text), style.width, start)
    return [lead + style.faint(first[start:]), *(style.faint(line) for line in more)]
