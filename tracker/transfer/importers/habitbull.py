"""Read HabitBull's export: a row a habit and day, done or not or counted.

Which of the two a habit is, only its values say. Days are in ISO or, with slashes, in the phone's
order: the month is first unless the file shows otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from tracker.domain.spelling import normalise
from tracker.transfer.arriving import HabitEntry, Incoming, IncomingHabit, Unfit, each, latest
from tracker.transfer.options import Options
from tracker.transfer.outside.file import File
from tracker.transfer.outside.head import Head
from tracker.transfer.tables.dates import MONTH_FIRST, day_reader, order_of
from tracker.transfer.words import day_key, number

NAME = "habitbull"

#: What stands where nothing was said.
_UNKNOWN = -2150000000
_Row = Mapping[str, str]


def fits(head: Head) -> bool:
    """A table with the columns of HabitBull."""
    return head.columns[:1] == ("HabitName",) and "CalendarDate" in head.columns


def read(file: File, options: Options) -> Iterator[Incoming]:
    """Every habit, then its days; a row that comes later stands in the place of one before."""
    rows = list(file.rows())
    counted = {normalise(row["HabitName"]) for _, row in rows if _is_counted(row)}
    names = {normalise(row["HabitName"]): row["HabitName"] for _, row in rows}
    for key, name in names.items():
        yield IncomingHabit(name, "" if key in counted else None)
    order, is_shown = order_of([row["CalendarDate"] for _, row in rows if _has_slashes(row)])
    yield from latest(each(rows, lambda row, line: _entry(row, line, (counted, order), options)))
    if not is_shown:
        yield MONTH_FIRST


def _has_slashes(row: _Row) -> bool:
    return "/" in row["CalendarDate"]


def _is_counted(row: _Row) -> bool:
    try:
        return number(row["Value"]) not in (0, 1, _UNKNOWN)
    except Unfit:
        return False


def _entry(
    row: _Row, line: int | None, known: tuple[Collection[str], str], options: Options
) -> Iterator[Incoming]:
    """What was said of a habit on a day; `known` are those that are counted, and the order."""
    habit, (counted, order) = row["HabitName"], known
    when = day_reader(order if _has_slashes(row) else "iso", options)(row["CalendarDate"], "")
    value = number(row["Value"])
    if value == _UNKNOWN:
        raise Unfit("no-data")
    note = row.get("CommentText", "").strip() or None
    entry = HabitEntry(habit, day_key(habit, when.day), when, line, note=note)
    if normalise(habit) in counted:
        yield entry._replace(amount=value)
    else:
        yield entry._replace(done=value == 1)
