"""Days and times in the cells of a table, by the order that the whole file keeps."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from tracker.domain.time.clock import Moment
from tracker.transfer.arriving import Remark, Unfit
from tracker.transfer.options import Options, read_clock, read_day
from tracker.transfer.words import number

_PARTS = re.compile(r"([0-9]{1,4})([/.\-])([0-9]{1,2})\2([0-9]{1,4})(?:[ T,]+(\S.*))?")
# Some programs write a day so, with its time in a column of its own.
_MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0+)?)?$")
#: Where the year, the month and the day stand.
_ORDERS = {"ymd": (0, 1, 2), "dmy": (2, 1, 0), "mdy": (2, 0, 1)}
#: So many days can't be in order by chance only.
_ENOUGH = 4
MONTH_FIRST = Remark(
    "dates are read with the month first, and could all have the day first; if so, tracker undo "
    "takes them back"
)


def reader_of(format: str, options: Options) -> Callable[[str], Moment]:
    """What reads a cell with a day, or a day and a time. It raises Unfit."""
    if format == "iso":
        return options.of_iso
    if format in ("epoch-s", "epoch-ms"):
        unit = 1000 if format == "epoch-ms" else 1
        return lambda cell: options.of_instant(_whole(cell) // unit)

    def read(cell: str) -> Moment:
        day, clock = split_day(cell, format)
        return options.of_wall(day, read_clock(clock)) if clock else options.of_day(day)

    return read


def day_reader(format: str, options: Options) -> Callable[[str, str], Moment]:
    """The same of a day in one cell and a time, or nothing, in another."""

    def read(cell: str, clock: str) -> Moment:
        day = _day_alone(cell, format)
        return options.of_wall(day, read_clock(clock)) if clock.strip() else options.of_day(day)

    return read


@lru_cache(4096)  # a table has several rows of a day
def _day_alone(cell: str, format: str) -> date:
    """The day of a cell that has no more than that. Raises Unfit."""
    if format == "iso":
        return read_day(_MIDNIGHT.sub("", cell.strip()))
    day, beside = split_day(cell, format)
    if beside:
        raise Unfit("bad-date")
    return day


@lru_cache(4096)
def split_day(cell: str, order: str) -> tuple[date, str]:
    """A day in an order, and what stands behind it. Raises Unfit."""
    found = _PARTS.fullmatch(cell.strip())
    if found is None:
        raise Unfit("bad-date")
    if order == "mdy" and found[2] == ".":
        raise Unfit("bad-date")  # dates with dots are day first
    parts = (found[1], found[3], found[4])
    year, month, day = (parts[at] for at in _ORDERS[order])
    if len(year) not in (2, 4) or len(month) > 2 or len(day) > 2:
        raise Unfit("bad-date")
    century = 2000 if len(year) == 2 else 0
    try:
        return date(century + int(year), int(month), int(day)), found[5] or ""
    except ValueError:
        raise Unfit("bad-date") from None


def order_of(cells: Sequence[str], *, are_sorted: bool = False) -> tuple[str, bool]:
    """The order of an app's dates, which are its phone's, and whether they show it.

    They do by a day above 12, or by going up or down all along in one order alone. Else the month
    is first.
    """
    days = {order: [day for day in (_day_in(cell, order) for cell in cells) if day]
            for order in ("mdy", "dmy")}  # fmt: skip
    misfits = {order: len(cells) - len(found) for order, found in days.items()}
    if misfits["mdy"] != misfits["dmy"]:
        return min(misfits, key=lambda order: misfits[order]), True
    in_order = [order for order, found in days.items() if _is_sorted(found)]
    if are_sorted and len(in_order) == 1 and not misfits["mdy"] and len(cells) >= _ENOUGH:
        return in_order[0], True
    return "mdy", misfits["mdy"] > 0 or days["mdy"] == days["dmy"]


def _day_in(cell: str, order: str) -> date | None:
    try:
        return split_day(cell, order)[0]
    except Unfit:
        return None


def _is_sorted(days: list[date]) -> bool:
    return days in (sorted(days), sorted(days, reverse=True))


def has_one_spelling(format: str) -> bool:
    """Whether a format spells a moment in one way only, as far as rows are named by it."""
    return format not in _ORDERS


@lru_cache(4096)
def plain_day(cell: str, format: str) -> str:
    """A cell's day and time however they are spelled: `1.2.26 7:05 pm` is `2026-02-01 19:05:00`.

    What has but one spelling, or can't be read, is left as it is.
    """
    if has_one_spelling(format):
        return cell
    try:
        day, clock = split_day(cell, format)
    except Unfit:
        return cell
    return f"{day} {plain_clock(clock)}".rstrip()


@lru_cache(4096)
def plain_clock(cell: str) -> str:
    """The same of a time of day in a cell of its own."""
    try:
        return read_clock(cell).isoformat()
    except Unfit:
        return cell


def _whole(cell: str) -> int:
    try:
        return int(number(cell))
    except Unfit:
        raise Unfit("bad-date") from None
