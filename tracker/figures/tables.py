"""The tables behind a report's charts, as rows for CSV and JSON.

Days are ISO text; a cell that wasn't logged is None and becomes an empty one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tracker.domain.csv_text import CsvWriter, guarded
from tracker.domain.errors import UnknownName, shown
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.raw_text import harmless
from tracker.domain.time.days import each_day
from tracker.figures.json_shape import tidy
from tracker.figures.series import PAIN, Series

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

    from tracker.figures.summary import Summary

Cell = str | float | int | None


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


def check_table(name: str) -> None:
    """Whether there is a table of that name. Raises UnknownName with what there is."""
    if name not in TABLES:
        import difflib

        near = difflib.get_close_matches(name, TABLES, n=3)
        raise UnknownName("table", shown(name), near, f"there is {', '.join(TABLES)}")


def report_table(name: str, summary: Summary) -> Table:
    """A report's table by its name. Raises UnknownName with what there is."""
    check_table(name)
    return TABLES[name](summary)


def _findings(summary: Summary) -> Table:
    columns = ("rule", "site", "level", "since", "known_days", "total_days", "message")
    return Table(
        columns,
        [
            (f.rule, f.site, f.level, f.since, f.known_days, f.total_days, f.line)
            for f in summary.findings
        ],
    )


def _hydration(summary: Summary) -> Table:
    rows: list[tuple[Cell, ...]] = [tuple(day) for day in summary.hydration.per_day]
    return Table(("day", "drinks_ml", "food_ml", "goal_ml", "met"), rows)


def _pain(summary: Summary) -> Table:
    rows = [(site.site, *day) for site in summary.pain.sites for day in site.per_day]
    return Table(("site", "day", "worst", "mean"), list(rows))


def _movement(summary: Summary) -> Table:
    columns = ("kind", "day", "times", "minutes", "metres", "steps", "vigorous_min")
    rows: list[tuple[Cell, ...]] = []
    for activity in summary.movement.activities:
        done = {one.day: one.amounts for one in activity.per_day}
        for day in each_day(summary.days):
            rows.append((activity.kind, day, *(done.get(day) or (None,) * 5)))
    rest = set(summary.movement.rest_days)
    rows += [("rest", day, 1, *(None,) * 4) for day in each_day(summary.days) if day in rest]
    return Table(columns, rows)


def _medicines(summary: Summary) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for one in summary.medicines:
        taken = {day.day: (day.doses, day.mg) for day in one.per_day}
        rows += [
            (one.drug, day, *taken.get(day, (None, None)), one.limit_mg)
            for day in each_day(summary.days)
        ]
    return Table(("drug", "day", "doses", "mg", "limit_mg"), rows)


def _treatments(summary: Summary) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (one.treatment, one.times, one.days, one.minutes or None, "; ".join(one.providers))
        for one in summary.treatments
    ]
    return Table(("treatment", "times", "days", "minutes", "providers"), rows)


def _symptoms(summary: Summary) -> Table:
    return Table(("sign", "day"), [(one.sign, day) for one in summary.symptoms for day in one.days])


def _minerals(summary: Summary) -> Table:
    amounts = ("mineral", "pills_mg", "drinks_mg", "food_mg", "mean_mg")
    columns = (*amounts, "intake_mg", "passed_mg")
    rows: list[tuple[Cell, ...]] = [
        (
            *(getattr(m, name) for name in amounts),
            m.intake and m.intake.amount,
            m.passed and m.passed.mg,
        )
        for m in summary.minerals.per_mineral
    ]
    return Table(columns, rows)


def _weight(summary: Summary) -> Table:
    weighed = {day.day: day.kg for day in summary.weight.per_day} if summary.weight else {}
    return Table(("day", "kg"), [(day, weighed.get(day)) for day in each_day(summary.days)])


def _sleep(summary: Summary) -> Table:
    slept = {day.day: day.minutes for day in summary.sleep.per_day} if summary.sleep else {}
    return Table(("day", "minutes"), [(day, slept.get(day)) for day in each_day(summary.days)])


def _others(summary: Summary) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (one.kind, one.subject, amount.measure, *day)
        for one in summary.others
        for amount in one.amounts
        for day in amount.per_day
    ]
    rows += [(one.kind, one.subject, None, None, None) for one in summary.others if not one.amounts]
    return Table(("kind", "subject", "measure", "day", "value"), rows)


def _goals(summary: Summary) -> Table:
    columns = ("measure", "kind", "subject", "direction", "first", "last", "target", "value", "met")
    return Table(
        columns,
        [
            (goal.measure, goal.kind, goal.subject, goal.direction, *window)
            for goal in summary.goals
            for window in goal.windows
        ],
    )


def _habits(summary: Summary) -> Table:
    report = summary.habits
    if report is None:
        return Table(("habit", "day", "state"), [])
    days = list(each_day(report.days))
    rows: list[tuple[Cell, ...]] = [
        (habit.name, day, state)
        for habit in report.habits
        for day, state in zip(days, habit.states, strict=True)
    ]
    return Table(("habit", "day", "state"), rows)


def _notes(summary: Summary) -> Table:
    rows: list[tuple[Cell, ...]] = [tuple(note) for note in summary.notes]
    return Table(("day", "time", "kind", "subject", "text"), rows)


TABLES: Mapping[str, Callable[[Summary], Table]] = {
    "findings": _findings,
    "hydration": _hydration,
    "pain": _pain,
    "movement": _movement,
    "medicines": _medicines,
    "treatments": _treatments,
    "symptoms": _symptoms,
    "minerals": _minerals,
    "weight": _weight,
    "sleep": _sleep,
    "others": _others,
    "goals": _goals,
    "habits": _habits,
    "notes": _notes,
}
