"""Read Loop Habit Tracker's export: the zip of CSV files, unpacked or not, or the database.

A day of Loop is the habit's day, without a time. Numbers are thousandths; what a habit's values
mean is in the app's own source (`Entry.kt`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from tracker.domain.errors import WrongWords
from tracker.domain.named_tuple import NamedTuple
from tracker.transfer.arriving import (
    HabitEntry,
    Incoming,
    IncomingHabit,
    Unfit,
    Wanted,
    each_of,
    often,
)
from tracker.transfer.options import Options, read_day
from tracker.transfer.outside.file import File
from tracker.transfer.outside.head import Head
from tracker.transfer.outside.table import Cells
from tracker.transfer.words import day_key, number

NAME = "loop"

_YES, _AUTO, _NO, _SKIP, _UNKNOWN = 2, 1, 0, 3, -1
#: What stands for a value that can't be read; none is as low.
_UNREAD = -2.0
_WORDS = {"YES_MANUAL": _YES, "YES_AUTO": _AUTO, "NO": _NO, "SKIP": _SKIP, "UNKNOWN": _UNKNOWN}
#: A habit's own file, in the folder that begins with its place.
_DAYS = re.compile(r"(?:.*/)?[0-9]{3}[^/]*/Checkmarks\.csv")
_PERIODS: Mapping[float, str] = {1: "day", 7: "week", 30: "month", 31: "month"}
_HABIT = (
    "id", "name", "type", "freq_num", "freq_den", "unit", "target_type", "target_value", "archived",
)  # fmt: skip
_REPETITION = ("habit", "timestamp", "value", "notes")


class _Value(NamedTuple):
    """What a file says of a habit on a day."""

    habit: IncomingHabit
    day: str
    value: float
    note: str | None


def fits(head: Head) -> bool:
    """A zip or folder with Habits.csv, or a database with Loop's two tables."""
    return "Habits.csv" in head.names or {"Habits", "Repetitions"} <= head.tables


def read(file: File, options: Options) -> Iterator[Incoming]:
    """Every habit, then what was said of each."""
    habits, values = _database(file) if not file.members else _tables(file)
    yield from habits
    yield from each_of(values, lambda value: _entry(value, options))


def _entry(said: _Value, options: Options) -> Iterator[Incoming]:
    when = options.of_day(read_day(said.day))
    key = day_key(said.habit.name, said.day)
    entry = HabitEntry(said.habit.name, key, when, note=said.note)
    if said.value == _SKIP:
        yield entry._replace(skipped=True)
    elif said.value == _UNKNOWN:
        raise Unfit("no-data")
    elif said.habit.unit is not None:
        if said.value < 0:
            raise Unfit("bad-value")
        yield entry._replace(amount=said.value / 1000)
    elif said.value == _AUTO:
        raise Unfit("computed")
    elif said.value in (_YES, _NO):
        yield entry._replace(done=said.value == _YES)
    else:
        raise Unfit("bad-value")


def _amount(target: float, days: float, most: bool) -> Wanted | None:
    period = _PERIODS.get(days)
    return Wanted(target, most, period) if target > 0 and period else None


# The database.


def _database(file: File) -> tuple[list[IncomingHabit], Iterator[_Value]]:
    with file.database() as database:
        id_column = "id" if "id" in database.tables.get("Habits", ()) else "Id"
        columns = [id_column, *_HABIT[1:]]
        habits = {row[0]: _of_row(row, file) for row in database.rows("Habits", columns, id_column)}
        rows = list(database.rows("Repetitions", _REPETITION, "timestamp"))
    places = {habit: n for n, habit in enumerate(habits)}
    known = sorted((row for row in rows if row[0] in places), key=lambda row: places[row[0]])
    return list(habits.values()), (
        _Value(habits[habit], _utc_day(at), _kept(value), note if isinstance(note, str) else None)
        for habit, at, value, note in known
    )


def _kept(value: object) -> float:
    """A value of the database; old ones only held what was done."""
    if value is None:
        return _YES
    return float(value) if isinstance(value, int | float) else _UNREAD


def _of_row(row: tuple[object, ...], file: File) -> IncomingHabit:
    said = dict(zip(_HABIT, row, strict=True))
    numbers = {name: said[name] or 0 for name in _HABIT if name not in ("name", "unit")}
    if not all(isinstance(value, int | float) for value in numbers.values()):
        raise WrongWords(f"{file.name} isn't as Loop keeps its habits; export it again")
    counts = {name: float(value) for name, value in numbers.items()}  # type: ignore[arg-type]
    measured, days = counts["type"] == 1, counts["freq_den"] or 1
    wanted = (
        _amount(counts["target_value"], days, counts["target_type"] == 1)
        if measured
        else often(counts["freq_num"] or 1, days)
    )
    unit = str(said["unit"] or "") if measured else None
    return IncomingHabit(str(said["name"] or ""), unit, wanted, bool(counts["archived"]))


def _utc_day(at: object) -> str:
    try:
        return f"{datetime.fromtimestamp(float(at) / 1000, UTC):%Y-%m-%d}"  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError, OSError):
        return ""


# The tables.


def _tables(file: File) -> tuple[list[IncomingHabit], Iterator[_Value]]:
    listed = file.named("Habits.csv")
    if listed is None:
        raise WrongWords(f"{file.name} holds no Habits.csv; give Loop's export")
    habits = {row["Position"]: _of_cells(row, file) for _, row in listed.rows()}
    if habits and not any(map(_DAYS.fullmatch, file.members)):
        raise WrongWords(
            f"{file.name} has the list of habits and not the folders with their days; give the "
            "whole zip that Loop exported"
        )
    return list(habits.values()), _values(file, habits)


def _of_cells(row: Cells, file: File) -> IncomingHabit:
    try:
        times = number(row.get("FrequencyNumerator") or row.get("NumRepetitions") or "1")
        days = number(row.get("FrequencyDenominator") or row.get("Interval") or "1")
        target = number(row.get("Target Value") or "0")
    except Unfit:
        raise WrongWords(
            f"{file.name}: Habits.csv isn't as Loop writes it; export it again"
        ) from None
    measured = row.get("Type") == "NUMERICAL"
    most = row.get("Target Type") == "AT_MOST"
    wanted = _amount(target, days, most) if measured else often(times, days)
    archived = row.get("Archived?") == "true"
    return IncomingHabit(row["Name"], row.get("Unit", "") if measured else None, wanted, archived)


def _values(file: File, habits: dict[str, IncomingHabit]) -> Iterator[_Value]:
    """What each habit's own file says, the oldest day first; its folder begins with its place."""
    for position, habit in habits.items():
        for name, member in file.members.items():
            folder, _, last = name.rpartition("/")
            if last == "Checkmarks.csv" and folder.rpartition("/")[2][:3] == position:
                yield from sorted(_checkmarks(member, habit), key=lambda value: value.day)


def _checkmarks(member: File, habit: IncomingHabit) -> Iterator[_Value]:
    for _, cells in member.cells():
        if len(cells) < 2 or cells[0] == "Date":
            continue
        note = cells[2] if len(cells) > 2 else ""
        yield _Value(habit, cells[0], _value(cells[1], habit), note or None)


def _value(text: str, habit: IncomingHabit) -> float:
    """A value as the file has it, in words or as a number."""
    try:
        return float(_WORDS[text] if text in _WORDS else number(text))
    except Unfit:
        return _UNREAD
