"""Tables with a character a day beside their figures, and the report's one of medicines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tracker.domain.units import format_measure
from tracker.figures.periods import Bucket, axis_day, cut
from tracker.figures.phrases import many, words
from tracker.screen.draw import Style, clean, columns, fit, pad, sparkline, width_of, wrap
from tracker.screen.report import titled

if TYPE_CHECKING:
    from tracker.figures.care import Medicine
    from tracker.figures.summary import Summary

MOST_MARKS = 60
#: The longest label of a table without pictures.
LONGEST = 24


def names_width(summary: Summary) -> int:
    """The columns that sites and drugs take, so that their days stand below each other."""
    names = [site.label for site in summary.pain.sites] + [one.drug for one in summary.medicines]
    return max((width_of(clean(name)) for name in names), default=0)


def spark_table(
    labels: Sequence[str],
    pictures: Sequence[str],
    figures: Sequence[Sequence[str]],
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
    of_figures = columns([heads, *figures], aligns)
    beside = max(map(len, of_figures))
    room = style.width - 2 - len(buckets) - 2 - beside - 2
    above = axis(buckets)
    if room >= min(longest, 12):
        names = [pad(fit(label, room, style), min(longest, room)) for label in labels]
        rows = [
            [name, picture, *row]
            for name, picture, row in zip(names, pictures, figures, strict=True)
        ]
        return _table([["", above, *heads], *rows], "ll" + aligns, style)
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


# --- medicines ---


def draw_medicines(summary: Summary, style: Style) -> list[str]:
    """A line a drug: mg a day on a scale up to the label's limit, doses, the most of one day."""
    found = summary.medicines
    if not found:
        return []
    labels = [clean(words(one.drug), style) for one in found]
    told = [
        line for one, name in zip(found, labels, strict=True) for line in _over(one, name, style)
    ]
    prescribed = any(one.prescribed for one in found)
    heads = ["doses", "days", "most", "limit" if prescribed else "label"]
    figures = [_dose_figures(one) for one in found]
    lines = titled("Medicines", "", style)
    if summary.total_days == 1:
        rows = [
            [fit(label, LONGEST, style), row[0], *row[2:]]
            for label, row in zip(labels, figures, strict=True)
        ]
        heads = ["", "doses", "taken", heads[-1]]
        return [*lines, *plain_table(heads, rows, style), *told]
    days = [day.day for day in summary.hydration.per_day]
    unit, buckets = cut(days, min(MOST_MARKS, style.width - 4))
    pictures = [_doses(one, buckets, style) for one in found]
    lines += spark_table(labels, pictures, figures, heads, buckets, style, names_width(summary))
    lines += told
    whose = "the limit" if prescribed else "the label's limit"
    marks = f"{style.glyphs.levels[-1]} {whose} for 24 hours or more"
    each = "calendar day" if unit == "day" else f"day of each {unit}"
    legend = f"  {marks}, {style.glyphs.unlogged} none logged; the most is of one {each}"
    return lines + [style.faint(line) for line in wrap(legend, style.width, 2)]


def _dose_figures(one: Medicine) -> list[str]:
    def amount(mg: float | None) -> str:
        return "" if mg is None else format_measure("dose_mg", mg)

    return [str(one.doses), str(one.days), amount(one.most_mg), amount(one.limit_mg)]


def _doses(one: Medicine, buckets: Sequence[Bucket], style: Style) -> str:
    """Without mg a dose is drawn as the lowest level above nothing."""
    top = one.limit_mg or one.most_mg or 1
    mg: Mapping[str, float] = {day.day: day.mg or top / 100 for day in one.per_day}
    most = [max((mg[d] for d in b.days if d in mg), default=None) for b in buckets]
    return sparkline(most, style, top=top)


def _over(one: Medicine, name: str, style: Style) -> list[str]:
    lines = []
    limit = "the label's limit"
    if one.prescribed and one.limit_mg is not None:
        limit = f"the {format_measure('dose_mg', one.limit_mg)} prescribed"
        text = f"  {name}: held to {limit}, not to the label"
        lines += [style.faint(line) for line in wrap(text, style.width, 4)]
    if one.days_over:
        text = f"  {name}: above {limit} on {many(one.days_over, 'calendar day')}"
        lines += [style.warning(line) for line in wrap(text, style.width, 4)]
    if one.without_mg:
        text = f"  {name}: {many(one.without_mg, 'dose')} without mg, in no sum"
        lines += [style.faint(line) for line in wrap(text, style.width, 4)]
    return lines
