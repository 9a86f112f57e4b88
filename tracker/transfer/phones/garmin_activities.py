"""Garmin's activities: those of the account's export, and the table that Garmin Connect exports.

The table is in the account's language, down to the names of sports, and says neither a unit of its
distances nor an activity's number. A name may say a place and isn't read. What names an activity is
when it began on the clock of that place, which both have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from tracker.domain.time.clock import Moment
from tracker.transfer.arriving import Incoming, IncomingEntry, Remark, Unfit, each
from tracker.transfer.options import Options, read_clock, read_day
from tracker.transfer.outside.file import File
from tracker.transfer.words import number_of

LISTED = "summarizedActivitiesExport"

#: The first two columns of the table by language, and what stands in it in all of them.
_HEADINGS = (
    ("Activity Type", "Date"), ("Aktivitätstyp", "Datum"), ("Type d'activité", "Date"),
    ("アクティビティタイプ", "日付"),
)  # fmt: skip
_EVERYWHERE = "Training Stress Score®"
#: How long it took, where the column of that isn't the seventh.
_TIMES, _TIME_AT = ("Time", "Zeit", "Durée", "タイム"), 6
_LASTED = re.compile(r"(?:([0-9]+):)?([0-9]{1,2}):([0-9]{2}(?:[.,][0-9]+)?)")
_KINDS: Mapping[str, str] = {
    "walking": "walk", "casual walking": "walk", "speed walking": "walk", "indoor walking": "walk",
    "hiking": "walk", "gehen": "walk", "wandern": "walk", "marche": "walk",
    "marche à pied": "walk", "randonnée": "walk", "strength training": "strength",
    "krafttraining": "strength",
}  # fmt: skip
_CENTIMETRES, _MILLISECONDS = 100, 60_000


def is_table(columns: Sequence[str]) -> bool:
    """Whether these are the columns of the table of activities."""
    headed = columns[:2] in _HEADINGS or _EVERYWHERE in columns
    return headed and len(columns) > _TIME_AT


def rows(file: File, options: Options) -> Iterator[Incoming]:
    """Each activity of the table."""
    table = file.table()
    time_at = next((table.columns.index(n) for n in _TIMES if n in table.columns), _TIME_AT)

    def read(cells: Sequence[str], line: int | None) -> Iterator[Incoming]:
        day, _, clock = cells[1].strip().partition(" ")
        when = options.of_wall(read_day(day), read_clock(clock))
        lasted = _lasted(cells[time_at])
        yield _entry(cells[0], f"{day} {read_clock(clock)}", when, lasted)._replace(line=line)

    yield from each(table.rows, read)
    yield Remark(
        "distances stay out: the table doesn't say whether they are kilometres or miles, which "
        "the account's export does"
    )


def record(told: Mapping[str, Any], options: Options) -> Iterator[Incoming]:
    """An activity of the account's export, in centimetres and milliseconds."""
    at, wall = (_seconds(told.get(name)) for name in ("beginTimestamp", "startTimeLocal"))
    when = options.of_instant(at, round((wall - at) / 60))
    began = f"{datetime.fromtimestamp(int(wall), UTC):%Y-%m-%d %H:%M:%S}"
    lasted = number_of(told.get("duration")) / _MILLISECONDS
    entry = _entry(str(told.get("activityType") or "").replace("_", " "), began, when, lasted)
    distance = number_of(told.get("distance") or 0) / _CENTIMETRES
    if distance > 0 and entry.kind != "strength":
        entry = entry._replace(measures={**entry.measures, "distance_m": distance})
    yield entry


def _entry(name: str, began: str, when: Moment, lasted: float) -> IncomingEntry:
    if not name.strip():
        raise Unfit("no-value")
    kind = _KINDS.get(name.strip().casefold(), "sport")
    subject = name.strip() if kind == "sport" else None
    measures = {"duration_min": lasted}
    return IncomingEntry(
        kind, f"activity|{began}", when, subject=subject, measures=measures, once=True
    )


def _lasted(cell: str) -> float:
    """Minutes of `01:40:55`, of `30:00` and of `00:00:31.5`."""
    if cell.strip() in ("", "--"):
        raise Unfit("no-value")
    found = _LASTED.fullmatch(cell.strip())
    if found is None:
        raise Unfit("bad-value")
    hours, minutes, seconds = found.groups(default="0")
    return int(hours) * 60 + int(minutes) + float(seconds.replace(",", ".")) / 60


def _seconds(milliseconds: object) -> float:
    try:
        return number_of(milliseconds) / 1000
    except Unfit:
        raise Unfit("bad-date") from None
