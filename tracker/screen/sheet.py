"""The doctor's sheet on a terminal: the same words, with a chart of characters for each site."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.figures.periods import long_days
from tracker.figures.sheet import sheet_words
from tracker.figures.sheet.sheet import parts
from tracker.figures.sheet.sheet_part import TERMINAL, typed
from tracker.screen.charts import noted_once, pain_chart
from tracker.screen.draw import Style, own_words, pad, width_of, wrap
from tracker.screen.report import stack, titled

if TYPE_CHECKING:
    from tracker.figures.sheet.sheet import DoctorSheet
    from tracker.figures.sheet.sheet_part import Charted, Part
    from tracker.screen.charts import NotedChart


def draw_doctor_sheet(sheet: DoctorSheet, style: Style, us: bool = False) -> str:
    """The sheet as text of at most `style.width` columns."""
    sections = [_head(sheet, style, us)]
    for part in parts(sheet, TERMINAL, us):
        sections += _part(part, style)
    return stack([*sections, _faint([sheet_words.ABOUT], style)], style)


def _head(sheet: DoctorSheet, style: Style, us: bool) -> list[str]:
    lines = titled(sheet_words.TITLE, long_days(sheet.days), style)
    name = [typed(sheet.person.name)] if sheet.person.name else []
    who = ", ".join([*name, *sheet_words.person(sheet, us)])
    glances = sheet_words.at_a_glance(sheet)
    wide = max(width_of(one.number) for one in glances)
    lines += _wrapped([who] if who else [], style)
    for one in glances:
        lead = f"  {pad(one.number, wide)}  "
        lines += wrap(own_words(lead + one.label, style), style.width, len(lead))
    return lines + _faint([sheet_words.coverage(sheet)], style)


def _part(part: Part, style: Style) -> list[list[str]]:
    """A section's lines, those of each chart apart."""
    lines = _wrapped(part.lines, style)
    for number, line in enumerate(part.numbered, 1):
        lines += wrap(own_words(f"  {number}. {line}", style), style.width, 5)
    lines += _wrapped([_row(part, row) for row in part.table], style)
    lines += _faint([part.more] if part.more else [], style) + _faint(part.faint, style)
    drawn = noted_once([pain_chart(one.per_day, style) for one in part.charts])
    charts = [
        _charted(part, one, chart, style) for one, chart in zip(part.charts, drawn, strict=True)
    ]
    if not lines:
        return charts
    # Under a chart its rest needs no heading of its own, but rows of other names do.
    title = f"{part.title}, elsewhere" if charts and part.table else part.title
    return [*charts, [style.heading(title), *lines] if part.table or not charts else lines]


def _charted(part: Part, one: Charted, chart: NotedChart, style: Style) -> list[str]:
    lines = titled(f"{part.title}: {one.label.lower()}", "; ".join(one.facts), style)
    below = _wrapped([one.below] * bool(one.below), style)
    return [*lines, *chart.lines, *chart.note, *below]


def _row(part: Part, row: Sequence[str]) -> str:
    """'ibuprofen: 4 doses; 4 days, 3 to 9 Oct; lower back, before and after: 5.0, 4.1 (...)'."""
    name, *cells = row
    heads = part.heads or ("",) * len(row)
    told = [
        f"{head}: {cell}" if place >= part.named_from else cell
        for place, (head, cell) in enumerate(zip(heads[1:], cells, strict=True), 1)
    ]
    return f"{name}: {'; '.join(told)}"


def _wrapped(rows: Sequence[str], style: Style, indent: int = 4) -> list[str]:
    return [
        line for row in rows for line in wrap(f"  {own_words(row, style)}", style.width, indent)
    ]


def _faint(rows: Sequence[str], style: Style) -> list[str]:
    return [style.faint(line) for line in _wrapped(rows, style, 2)]
