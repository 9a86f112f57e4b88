"""Read Health Connect's export of an Android phone: water, weight, minerals, steps, sleep, sports.

Experimental: it follows what Android's sources say of its database, not a phone's. Times are
milliseconds of UTC with their offset in seconds; water is kept in litres, everything else in grams.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from typing import Any

from tracker.domain.errors import WrongWords
from tracker.domain.named_tuple import NamedTuple
from tracker.store.outside.incoming import DATABASE_MARK
from tracker.transfer.arriving import Incoming, IncomingEntry, LeftOut, Unfit, each_of
from tracker.transfer.options import Options
from tracker.transfer.outside.file import File
from tracker.transfer.outside.head import Head
from tracker.transfer.totals import Sleep, Steps

NAME = "health-connect"

_APPS = "application_info_table"
_RECORDS = "_record_table"
_WHOSE = ("uuid", "app_info_id")
_INTERVAL = (*_WHOSE, "start_time", "start_zone_offset", "end_time", "end_zone_offset")
_INSTANT = (*_WHOSE, "time", "zone_offset", "time", "zone_offset")
_MINERALS = ("calcium", "magnesium", "potassium")
#: Android's own numbers of exercises; those of its library for apps are others.
_EXERCISES = {
    53: ("walk", None), 21: ("walk", None), 46: ("stretch", None), 45: ("strength", None),
    55: ("strength", None), 8: ("strength", None), 57: ("sport", "yoga"),
    27: ("sport", "pilates"), 33: ("sport", "running"), 20: ("sport", "hiit"),
}  # fmt: skip
_OTHER = ("sport", "workout")
#: Android keeps the smallest number there is where an amount isn't known.
_LEAST_G = 1e-9


_Row = tuple[Any, ...]


class _Record(NamedTuple):
    """A row: what names it, the app that wrote it, when it began and ended, and its amounts.

    A time is in epoch seconds, with its offset in minutes.
    """

    key: str
    origin: str | None
    begun: tuple[float, int | None]
    ended: tuple[float, int | None]
    values: _Row

    @property
    def span(self) -> tuple[int, int]:
        """From when to when."""
        return int(self.begun[0]), int(self.ended[0])

    def entry(self, kind: str, options: Options, measures: Mapping[str, float]) -> IncomingEntry:
        """An entry of it."""
        return IncomingEntry(
            kind,
            self.key,
            options.of_instant(*self.begun),
            measures=measures,
            origin=self.origin,
            once=True,
        )


_Read = Callable[[_Record, Options], Iterator[Incoming]]


def fits(head: Head) -> bool:
    """A database with Health Connect's table of apps, alone or in a zip."""
    found = head.holding(DATABASE_MARK, ".db") if head.shape in ("database", "zip") else None
    return found is not None and _APPS in found.tables


def read(file: File, options: Options) -> Iterator[Incoming]:
    """Every table of records in turn, then the totals of days."""
    export = file.holding(DATABASE_MARK, ".db")
    if export is None:
        raise WrongWords(f"{file.name} holds no database of Health Connect")
    with export.database() as database, closing(Steps()) as steps, closing(Sleep()) as sleep:
        apps = dict(database.rows(_APPS, ("row_id", "package_name")))
        readers = {**_READERS, **_readers_of_totals(steps, sleep)}
        for table in sorted(name for name in database.tables if name.endswith(_RECORDS)):
            reader = readers.get(table.removesuffix(_RECORDS))
            if reader is None:
                yield from (LeftOut("not-ours") for _ in database.rows(table, ("uuid",)))
                continue
            columns, read_record = reader
            named = _INSTANT if "time" in database.tables[table] else _INTERVAL
            rows = database.rows(table, (*named, *columns), "row_id")
            yield from each_of(rows, _reading(read_record, apps, options))
        yield from steps.entries()
        yield from sleep.entries()


def _reading(
    read_record: _Read, apps: Mapping[int, str], options: Options
) -> Callable[[_Row], Iterator[Incoming]]:
    def read_row(row: _Row) -> Iterator[Incoming]:
        return read_record(_record(row, apps), options)

    return read_row


def _record(row: _Row, apps: Mapping[int, str]) -> _Record:
    uid, app, start, offset, end, end_offset = row[:6]
    if not isinstance(uid, bytes):
        raise Unfit("bad-line")
    if not isinstance(start, int) or not isinstance(end, int):
        raise Unfit("bad-date")
    begun, ended = (start / 1000, _minutes(offset)), (end / 1000, _minutes(end_offset))
    return _Record(uid.hex(), apps.get(app), begun, ended, row[6:])


def _minutes(seconds: object) -> int | None:
    return seconds // 60 if isinstance(seconds, int) else None


def _amount(value: Any) -> float:
    if value is None:
        raise Unfit("no-value")
    if not isinstance(value, int | float):
        raise Unfit("bad-value")
    return float(value)


def _water(record: _Record, options: Options) -> Iterator[Incoming]:
    yield record.entry("water", options, {"volume_ml": _amount(record.values[0]) * 1000})


def _weight(record: _Record, options: Options) -> Iterator[Incoming]:
    yield record.entry("weight", options, {"mass_kg": _amount(record.values[0]) / 1000})


def _nutrition(record: _Record, options: Options) -> Iterator[Incoming]:
    amounts = {
        name: _amount(grams)
        for name, grams in zip(_MINERALS, record.values, strict=True)
        if grams is not None and not 0 < grams < _LEAST_G
    }
    if not amounts:
        raise Unfit("not-ours")
    for name, grams in amounts.items():
        entry = record.entry("mineral", options, {"dose_mg": grams * 1000})
        yield entry._replace(key=f"{record.key}|{name}", subject=name)


def _exercise(record: _Record, options: Options) -> Iterator[Incoming]:
    number, title = record.values
    kind, subject = _EXERCISES.get(number, _OTHER)
    measures = {"duration_min": (record.ended[0] - record.begun[0]) / 60}
    note = title if isinstance(title, str) else None
    yield record.entry(kind, options, measures)._replace(subject=subject, note=note)


def _readers_of_totals(steps: Steps, sleep: Sleep) -> dict[str, tuple[tuple[str, ...], _Read]]:
    """Those that put records by for the total of their day."""

    def add_steps(record: _Record, options: Options) -> Iterator[Incoming]:
        day = options.of_instant(*record.begun).day
        steps.add(day, record.origin or "", record.span, _amount(record.values[0]))
        yield from ()

    def add_sleep(record: _Record, options: Options) -> Iterator[Incoming]:
        woke = options.of_instant(*record.ended)
        sleep.add(record.span, woke.utc_offset_min or 0)
        yield from ()

    return {"steps": (("count",), add_steps), "sleep_session": ((), add_sleep)}


_READERS: Mapping[str, tuple[tuple[str, ...], _Read]] = {
    "hydration": (("volume",), _water),
    "weight": (("weight",), _weight),
    "nutrition": (_MINERALS, _nutrition),
    "exercise_session": (("exercise_type", "title"), _exercise),
}
