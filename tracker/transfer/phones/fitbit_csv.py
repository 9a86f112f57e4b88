"""Fitbit's files of CSV, as Google Health writes them: times in UTC, each row with its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tracker.transfer.arriving import Incoming, IncomingEntry, Unfit, each
from tracker.transfer.options import Options, read_instant, read_offset
from tracker.transfer.outside.file import File
from tracker.transfer.phones.activities import kind_of
from tracker.transfer.totals import Sums
from tracker.transfer.words import number

_NOTHING = ("no data",)
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
