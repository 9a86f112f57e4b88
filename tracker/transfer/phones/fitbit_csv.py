"""Fitbit's files of CSV.

As Google Health writes them: times in UTC, each row with its source. And the one that fitbit.com
wrote for a month: tables of days below each other, each with its title, and `11,204` for a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tracker.transfer.arriving import Incoming, IncomingEntry, Unfit, each
from tracker.transfer.options import Options, read_day, read_instant, read_offset
from tracker.transfer.outside.file import File
from tracker.transfer.phones.activities import kind_of
from tracker.transfer.phones.fitbit_json import kilograms
from tracker.transfer.totals import Sums, steps_of
from tracker.transfer.words import number

_NOTHING = ("no data",)
#: The titles of a month's tables, with the first cells of their headers.
_TITLES = ("Body", "Foods", "Activities", "Sleep")
_FIRST = ("Date", "Start Time")
_DAYS = "Date,Calories Burned,Steps,"
_THOUSANDS = re.compile("[0-9]{1,3}(?:,[0-9]{3})+")
#: What came from these is in their own exports, or came out of Fitbit before.
_ROUND_TRIP = ("health kit", "health connect")


def fits(columns: Sequence[str]) -> bool:
    """Whether these are the columns of one of its tables."""
    timed = columns[:1] == ("timestamp",) and "data source" in columns
    return timed or columns[:1] == ("exercise_id",) or columns == _NOTHING


def read(
    file: File, options: Options, steps: Sums, *, is_member: bool = False
) -> Iterator[Incoming]:
    """Every row of a table; steps go to the sums of their days. Raises WrongWords."""

    def record(row: Mapping[str, str], line: int | None) -> Iterator[Incoming]:
        if row.get("data source", "").strip().casefold().endswith(_ROUND_TRIP):
            raise Unfit("round-trip")
        if "exercise_id" in row:
            yield _exercise(row, line, options)
        elif "weight grams" in row:
            yield _weight(row, line, options)
        elif "steps" in row:
            day = options.of_stamp(row["timestamp"]).day
            steps.add(day, number(row["steps"]))
        else:
            raise Unfit("not-ours")

    rows = file.rows(",")
    return each(((None if is_member else line, row) for line, row in rows), record)


def is_month(text: str) -> bool:
    """Whether a text begins with one of a month's tables, or is that of days without its title."""
    title, header, *_ = [*filter(str.strip, text[:1000].splitlines()), "", ""]
    titled = title.strip() in _TITLES and header.startswith(_FIRST)
    return titled or title.startswith(_DAYS)


def read_month(file: File, options: Options) -> Iterator[Incoming]:
    """The steps and the weights of a month's days; the rows of other tables aren't ours."""

    def record(row: Mapping[str, str], line: int | None) -> Iterator[Incoming]:
        if "Steps" in row:
            steps = steps_of(read_day(row["Date"]).isoformat(), number(row["Steps"]))
            yield steps._replace(line=line)
        elif "Weight" in row:
            yield _weight_of_day(row, line, options)
        else:
            raise Unfit("not-ours")

    return each(_month_rows(file), record)


def _month_rows(file: File) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows of each table with their cells by its columns."""
    columns: list[str] = []
    for line, cells in file.cells():
        if cells[0] in _FIRST:
            columns = cells
        elif len(cells) > 1:
            yield line, dict(zip(columns, map(_plain, cells), strict=False))


def _weight_of_day(row: Mapping[str, str], line: int | None, options: Options) -> IncomingEntry:
    when, mass = options.of_day(read_day(row["Date"])), number(row["Weight"])
    measures = {"mass_kg": kilograms(mass, number(row.get("BMI", "")))}
    return IncomingEntry("weight", f"weight|{when.day}", when, line, measures=measures, once=True)


def _plain(cell: str) -> str:
    return cell.replace(",", "") if _THOUSANDS.fullmatch(cell) else cell


def _exercise(row: Mapping[str, str], line: int | None, options: Options) -> IncomingEntry:
    key = row["exercise_id"].strip()
    if not key:
        raise Unfit("bad-line")
    kind, subject = kind_of(row["activity_name"])
    start, end = (read_instant(row[name]) for name in ("exercise_start", "exercise_end"))
    when = options.of_instant(start, read_offset(row.get("utc_offset", "")))
    measures = {"duration_min": (end - start) / 60}
    return IncomingEntry(kind, key, when, line, subject, measures, once=True)


def _weight(row: Mapping[str, str], line: int | None, options: Options) -> IncomingEntry:
    when = options.of_stamp(row["timestamp"])
    measures = {"mass_kg": number(row["weight grams"]) / 1000}
    key, origin = f"weight|{row['timestamp']}", row.get("data source") or None
    return IncomingEntry("weight", key, when, line, measures=measures, origin=origin, once=True)
