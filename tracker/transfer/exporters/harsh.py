"""Your own habits as harsh keeps its own: a file of habits and a log, for its folder.

What has a time loses it, several entries of a day are one. `tracker import` reads it back; amounts
come back as counts.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tracker.domain.csv_text import number_cell
from tracker.domain.raw_text import on_one_line
from tracker.transfer.leaving import Outgoing, TextFile
from tracker.transfer.own_habits import OwnHabit, Said, own_habits

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


def folder(out: Outgoing) -> list[TextFile]:
    """The habits, and a line for each of their days."""
    habits = own_habits(out)
    return [
        TextFile("habits", partial(_write_habits, habits)),
        TextFile("log", partial(_write_log, habits)),
    ]


def _write_habits(habits: list[OwnHabit], stream: SupportsWrite[str]) -> None:
    for own in habits:
        times, days = own.often
        often = f"{times}/{days}" if days > 1 else "1"
        stream.write(f"{own.habit.name}: {often if own.goal else 0}\n")


def _write_log(habits: list[OwnHabit], stream: SupportsWrite[str]) -> None:
    lines = ((day, own, said) for own in habits for day, said in own.days.items())
    for day, own, said in sorted(lines, key=lambda line: (line[0], line[1].habit.name)):
        stream.write(f"{day} : {own.habit.name} : {_said(own, said)}\n")


def _said(own: OwnHabit, said: Said) -> str:
    """Done or not or a day off, the words with it, the amount."""
    mark = "s" if said.amount is None else "y" if said.amount else "n"
    note = on_one_line(said.note or "").replace(" : ", " ")
    amount = 0.0 if own.is_done or said.amount is None else said.amount
    return f"{mark} : {note} : {number_cell(amount)}"
