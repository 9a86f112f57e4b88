"""Your own habits as Loop Habit Tracker writes its own, for a phone or another app.

Into a folder goes Habits.csv, and for each habit its days, done or not, amounts, and days off. What
has a time loses it, several entries of a day are one. `tracker import` reads it back.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from tracker.domain.csv_text import CsvWriter
from tracker.transfer.leaving import Outgoing, TextFile
from tracker.transfer.own_habits import PERIODS, OwnHabit, own_habits

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_HEAD = (
    *("Position", "Name", "Type", "Question", "Description", "FrequencyNumerator"),
    *("FrequencyDenominator", "Color", "Unit", "Target Type", "Target Value", "Archived?"),
)
_COLOUR = "#1976D2"
#: The unit that a habit's amounts go out in, and how many of its measure make one.
_UNITS = {"duration_min": ("min", 1.0), "distance_m": ("km", 1000.0)}


def folder(out: Outgoing) -> list[TextFile]:
    """The list of habits, and a file of days for each."""
    habits = own_habits(out)
    return [
        TextFile("Habits.csv", partial(_write_habits, habits)),
        *(
            TextFile(f"{_folder(n, own)}/Checkmarks.csv", partial(_write_days, own))
            for n, own in enumerate(habits, 1)
        ),
    ]


def _folder(n: int, own: OwnHabit) -> str:
    """Its place and its name, of which Loop keeps what every disk takes."""
    return f"{n:03} {re.sub('[^ a-zA-Z0-9._-]+', '', own.habit.name)[:20]}".strip()


def _write_habits(habits: list[OwnHabit], stream: SupportsWrite[str]) -> None:
    writer = CsvWriter(stream)
    writer.row(_HEAD)
    writer.rows((f"{n:03}", *_habit(own)) for n, own in enumerate(habits, 1))


def _habit(own: OwnHabit) -> tuple[str, ...]:
    habit, goal, archived = own.habit, own.goal, str(own.habit.archived).lower()
    if own.is_done:
        times, days = map(str, own.often)
        return (habit.name, "YES_NO", "", "", times, days, _COLOUR, "", "", "", archived)
    unit, factor = _UNITS.get(habit.measure or "", (habit.unit or "", 1.0))
    days = str(PERIODS[goal.period] if goal else 1)
    kind = "AT_MOST" if goal and goal.direction == "at-most" else "AT_LEAST"
    target = str(goal.target / factor if goal else 0.0)
    return (habit.name, "NUMERICAL", "", "", "1", days, _COLOUR, unit, kind, target, archived)


def _write_days(own: OwnHabit, stream: SupportsWrite[str]) -> None:
    """Write a habit's days, the newest first."""
    writer = CsvWriter(stream)
    writer.row(("Date", "Value", "Notes"))
    for day in sorted(own.days, reverse=True):
        writer.row((day, _value(own, own.days[day].amount), own.days[day].note or ""))


def _value(own: OwnHabit, amount: float | None) -> str:
    """What Loop calls a day; an amount in thousandths."""
    if own.is_done:
        return "SKIP" if amount is None else "YES_MANUAL" if amount else "NO"
    _, factor = _UNITS.get(own.habit.measure or "", ("", 1.0))
    return "3" if amount is None else str(round(amount / factor * 1000))
