"""Read Samsung Health's export: water, exercise and the steps of a day.

It is a folder with a CSV file for each type: a first line that says which, then the header. Times
are in UTC with the offset beside them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from tracker.domain.errors import WrongWords
from tracker.transfer.arriving import Incoming, IncomingEntry, Unfit, each, latest
from tracker.transfer.options import Options, read_day, read_instant, read_offset
from tracker.transfer.outside.file import File
from tracker.transfer.outside.head import Head
from tracker.transfer.totals import steps_of
from tracker.transfer.words import number

NAME = "samsung-health"

_TYPE = re.compile(r"com\.samsung\.s?health\.(?P<type>[a-z0-9_.]+?)")
_FILE = re.compile(rf"{_TYPE.pattern}(?:\.[0-9]+)?\.csv")
_MILLISECONDS = re.compile("[0-9]{12,13}")
_EXERCISES = {
    "1001": ("walk", None), "13001": ("walk", None), "10001": ("stretch", None),
    "15002": ("strength", None), "1002": ("sport", "running"), "11007": ("sport", "cycling"),
    "9001": ("sport", "pilates"), "9002": ("sport", "yoga"), "14001": ("sport", "swimming"),
}  # fmt: skip
_OTHER = ("sport", "workout")
#: The app's own total of all devices, among the totals of each.
_MERGED = "-2"

_Row = Mapping[str, str]
_Read = Callable[[_Row, int | None, Options], Iterator[Incoming]]


def fits(head: Head) -> bool:
    """A table by its first line, a folder or an archive by the names in it."""
    named = any(map(_FILE.fullmatch, head.names))
    return named or _TYPE.fullmatch(head.columns[0] if head.columns else "") is not None


def read(file: File, options: Options) -> Iterator[Incoming]:
    """Every row of each type that is read; those of other files in a folder aren't looked at."""
    if not file.is_folder and not file.members:
        yield from _rows(file, options)
        return
    for name, member in file.members.items():
        found = _FILE.fullmatch(name.rpartition("/")[2])
        if found is not None and (found["type"] in _READERS or found["type"] == _STEPS):
            yield from _rows(member, options, is_member=True)


def _rows(file: File, options: Options, is_member: bool = False) -> Iterator[Incoming]:
    _, first = next(file.cells(), (0, [""]))
    said = _TYPE.fullmatch(first[0].strip())
    if said is None:
        raise WrongWords(
            f"{file.name} doesn't say which type of Samsung Health it holds; export it again"
        )
    table = file.table(",", skip=1)
    table.columns = _plain(table.columns)
    rows = ((None if is_member else line, row) for line, row in table.named_rows())
    if said["type"] == _STEPS:
        totals = _Totals()
        yield from each(rows, totals.add)
        yield from totals.entries()
        return
    reader = _READERS.get(said["type"], _not_ours)
    yield from latest(each(rows, lambda row, line: reader(row, line, options)))


def _plain(columns: Sequence[str]) -> list[str]:
    """Columns without the type that one may carry before its name.

    Of two that are alike then, the one that carried it is the app's own; the other has no name.
    """
    plain = [column.rpartition(".")[2] for column in columns]
    return [
        name if "." in column or plain.count(name) == 1 else ""
        for name, column in zip(plain, columns, strict=True)
    ]


def _not_ours(row: _Row, line: int | None, options: Options) -> Iterator[Incoming]:
    raise Unfit("not-ours")


def _entry(kind: str, row: _Row, line: int | None, options: Options) -> IncomingEntry:
    key = row.get("datauuid", "").strip()
    if not key:
        raise Unfit("bad-line")
    said = row.get("time_offset", "").strip()
    offset = read_offset(said)
    if said and offset is None:  # other versions have milliseconds, and another clock beside them
        raise Unfit("bad-date")
    when = options.of_instant(_instant(row.get("start_time", "")), offset)
    return IncomingEntry(kind, key, when, line, origin=row.get("pkg_name") or None)


def _instant(text: str) -> float:
    """UTC epoch seconds of a time in UTC, or of milliseconds."""
    text = text.strip()
    return int(text) / 1000 if _MILLISECONDS.fullmatch(text) else read_instant(text)


def _water(row: _Row, line: int | None, options: Options) -> Iterator[Incoming]:
    volume = number(row.get("amount", ""))
    yield _entry("water", row, line, options)._replace(measures={"volume_ml": volume})


def _exercise(row: _Row, line: int | None, options: Options) -> Iterator[Incoming]:
    kind, subject = _EXERCISES.get(row.get("exercise_type", "").strip(), _OTHER)
    if row.get("duration", "").strip():
        duration = number(row["duration"]) / 1000
    else:
        duration = _instant(row.get("end_time", "")) - _instant(row.get("start_time", ""))
    measures = {"duration_min": duration / 60}
    distance = row.get("distance", "").strip()
    if kind in ("walk", "sport") and distance and number(distance) > 0:
        measures["distance_m"] = number(distance)
    entry = _entry(kind, row, line, options)
    yield entry._replace(subject=subject, measures=measures)


class _Totals:
    """The steps of each day: what the app itself made of all devices, else the most of one."""

    def __init__(self) -> None:
        self._merged: dict[str, float] = {}
        self._most: dict[str, float] = {}

    def add(self, row: _Row, line: int | None) -> Iterator[Incoming]:
        steps, day = number(row.get("count", "")), _day(row.get("day_time", ""))
        if row.get("source_type", "").strip() == _MERGED:
            self._merged[day] = steps
        self._most[day] = max(steps, self._most.get(day, 0))
        yield from ()

    def entries(self) -> Iterator[Incoming]:
        for day, steps in (self._most | self._merged).items():
            yield steps_of(day, steps)


def _day(text: str) -> str:
    """A day as milliseconds of its midnight in UTC, or as text."""
    text = text.strip()
    if not text.isdigit():
        return read_day(text[:10]).isoformat()
    try:
        return datetime.fromtimestamp(int(text) / 1000, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise Unfit("bad-date") from None


_STEPS = "step_daily_trend"
_READERS: Mapping[str, _Read] = {"water_intake": _water, "exercise": _exercise}
