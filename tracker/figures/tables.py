"""The tables behind a report's charts, as rows for CSV and JSON.

Days are ISO text; a cell that wasn't logged is None and becomes an empty one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.csv_text import CsvWriter, guarded
from tracker.domain.errors import UnknownName, shown
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.raw_text import harmless
from tracker.figures import sections
from tracker.figures.json_shape import tidy
from tracker.figures.sections import in_place
from tracker.figures.sections.pain import PAIN
from tracker.figures.series import Series

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

    from tracker.figures.sections import Cell, Rows, SectionTable
    from tracker.figures.summary import Summary


class Table(NamedTuple):
    """Rows of as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def write_csv(table: Table, file: SupportsWrite[str]) -> None:
    """Write a table as CSV, an empty cell for what wasn't logged."""
    writer = CsvWriter(file)
    writer.row(table.columns)
    writer.rows([_cell(cell) for cell in row] for row in table.rows)


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return str(tidy(cell)) if isinstance(cell, int | float) else harmless(guarded(cell))


def objects(table: Table) -> list[dict[str, Any]]:
    """A table as JSON-able objects, a row each."""
    return [
        {
            name: tidy(cell) if isinstance(cell, float) else cell
            for name, cell in zip(table.columns, row, strict=True)
        }
        for row in table.rows
    ]


# --- a chart's table ---


def series_table(series: Sequence[Series], subject: str = "subject") -> Table:
    """A row a day; where there are several series, each day of each with its name first."""
    named = any(one.name for one in series)
    measures = {one.measure for one in series}
    scores = PAIN in measures  # the only one whose points have a mean beside their value
    value = "worst" if scores else measures.pop() if len(measures) == 1 else "value"
    columns = ["day", value, *(["mean"] if scores else []), "entries"]
    head = [subject] if named else []
    mixed = ["measure"] if value == "value" and series else []
    rows = []
    for one in series:
        for point in one.points:
            cells: list[Cell] = [one.name] if named else []
            cells += [one.measure] if mixed else []
            cells += [point.day, point.value, *([point.mean] if scores else [])]
            rows.append((*cells, point.entries or None))
    return Table((*head, *mixed, *columns), rows)


# --- a report's tables ---


def tables() -> Mapping[str, SectionTable]:
    """The tables of a report by name: that of its findings, then what each section brings."""
    found: dict[str, SectionTable] = {"findings": (_FINDINGS, _findings)}
    for section in in_place(sections):
        found |= getattr(section, "TABLES", {})
    return found


def check_table(name: str) -> None:
    """Whether there is a table of that name. Raises UnknownName with what there is."""
    known = tables()
    if name not in known:
        import difflib

        near = difflib.get_close_matches(name, known, n=3)
        raise UnknownName("table", shown(name), near, f"there is {', '.join(known)}")


def report_table(name: str, summary: Summary) -> Table:
    """A report's table by its name. Raises UnknownName with what there is."""
    check_table(name)
    columns, rows = tables()[name]
    return Table(columns, list(rows(summary)))


_FINDINGS = ("rule", "site", "level", "since", "known_days", "total_days", "message")


def _findings(summary: Summary) -> Rows:
    for f in summary.findings:
        yield f.rule, f.site, f.level, f.since, f.known_days, f.total_days, f.line
