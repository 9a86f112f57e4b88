"""Read Google Fit from Takeout: the table of days, sessions of exercise, points of hydration.

Its folders and columns have names in the language of the account. A point's source names the
phone, so that only its hash is in a key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracker.domain.errors import WrongWords
from tracker.transfer.arriving import Incoming, IncomingEntry, Unfit, each, each_of
from tracker.transfer.json_text import read_json
from tracker.transfer.options import Options, read_day, read_instant
from tracker.transfer.outside.file import File
from tracker.transfer.outside.head import Head
from tracker.transfer.outside.objects import mapping_of, objects_of
from tracker.transfer.taking.identity import uid_of
from tracker.transfer.totals import steps_of
from tracker.transfer.words import number, number_of

NAME = "google-fit"

_DATE = ("Date", "Datum", "Fecha")
_STEPS = ("Step count", "Schrittzahl", "Recuento de pasos")
_WEIGHT = ("Average weight (kg)", "Durchschnittsgewicht (kg)", "Peso medio (kg)")
#: A file of each day has quarters of hours, and its date only in its name.
_QUARTER = ("Start time", "Startzeit", "Hora de inicio")
_TABLE = re.compile(
    r"(?:.*/)?Daily (?:activity metrics|Summaries|Aggregations)\.csv"
    r"|(?:.*/)?(?:Tägliche Aktivitätswerte)\.csv"
)
_OBJECT = re.compile(
    r"(?:.*/)?(?:All Sessions|Alle Sitzungen|Todas las sesiones)/[^/]+\.json"
    r"|(?:.*/)?raw_com\.google\.hydration[^/]*\.json"
)
_DISTANCE = "com.google.distance.delta"
_WATER = "com.google.hydration"
_POINTS = "Data Points"
#: Every other activity is a sport of its name.
_KINDS = {
    "walking": "walk", "hiking": "walk", "strength_training": "strength",
    "weightlifting": "strength",
}  # fmt: skip
_NOT_OURS = ("sleep", "still", "in_vehicle", "tilting", "unknown", "other")


def fits(head: Head) -> bool:
    """The table by its columns, a session and points by their keys, all of it by the paths."""
    if head.shape in ("folder", "zip"):
        return any(_TABLE.fullmatch(path) or _OBJECT.fullmatch(path) for path in head.paths)
    if head.columns:
        return head.columns[0] in _DATE + _QUARTER and _among(_STEPS, head.columns) != ""
    return bool({"fitnessActivity", _POINTS} & head.keys)


def read(file: File, options: Options) -> Iterator[Incoming]:
    """What one of the files of Takeout holds, or all of them."""
    if file.is_folder or file.members:
        for path, member in file.members.items():
            if _TABLE.fullmatch(path):
                rows = _rows(member)
                yield from _days(((None, row) for _, row in rows), options)
            elif _OBJECT.fullmatch(path):
                # Parsed here and not kept with its file: there may be thousands.
                yield from _object(read_json(member.text(), member.name), member.name, options)
    elif Head(file).columns:
        yield from _days(_rows(file), options)
    else:
        yield from _object(file.json(), file.name, options)


def _among(names: Sequence[str], columns: Iterable[str]) -> str:
    """The name that a column has in the account's language; '' where there is none."""
    return next((name for name in names if name in columns), "")


def _rows(file: File) -> Iterator[tuple[int, Mapping[str, str]]]:
    table = file.table(",")
    if table.columns[0] in _QUARTER:
        raise WrongWords(
            f"{file.name} holds quarters of an hour without their day; give the table of all days, "
            "Daily activity metrics.csv, or the whole Takeout"
        )
    return table.named_rows()


def _days(
    rows: Iterable[tuple[int | None, Mapping[str, str]]], options: Options
) -> Iterator[Incoming]:
    return each(rows, lambda row, line: _day(row, line, options))


def _object(value: object, name: str, options: Options) -> Iterator[Incoming]:
    """A session of exercise, or points of one source."""
    told = mapping_of(value, name)
    if _POINTS not in told:
        aggregates = objects_of(told.get("aggregate", []), name)
        return each_of([told], lambda session: _session(session, aggregates, options))
    points = objects_of(told[_POINTS], name)
    source = str(told.get("Data Source") or "")
    return each_of(points, lambda point: _point(point, source, options))


def _day(row: Mapping[str, str], line: int | None, options: Options) -> Iterator[Incoming]:
    when = options.of_day(read_day(row[_among(_DATE, row)].strip()))
    steps, mass = (number(row.get(_among(names, row)) or "0") for names in (_STEPS, _WEIGHT))
    if not steps and not mass:
        raise Unfit("zero")
    if steps:
        yield steps_of(when.day, steps)._replace(line=line)
    if mass:
        key, measures = f"weight|{when.day}", {"mass_kg": mass}
        yield IncomingEntry("weight", key, when, line, measures=measures, once=True)


def _session(
    session: Mapping[str, Any], aggregates: list[dict[str, Any]], options: Options
) -> Iterator[Incoming]:
    activity = str(session.get("fitnessActivity") or "")
    name = activity.partition(".")[0]
    if not name or name in _NOT_OURS:
        raise Unfit("not-ours")
    kind = _KINDS.get(name, "sport")
    start = session.get("startTime")
    measures = {"duration_min": _seconds(session) / 60}
    distance = sum(_metres(one) for one in aggregates)
    if distance and kind != "strength":
        measures["distance_m"] = distance
    yield IncomingEntry(
        kind,
        f"{start}|{activity}",
        options.of_stamp(start),
        subject=name if kind == "sport" else None,
        measures=measures,
        once=True,
    )


def _seconds(session: Mapping[str, Any]) -> float:
    """How long a session lasted, or went on."""
    if session.get("duration"):
        return number(str(session["duration"]).rstrip("s"))
    start, end = (read_instant(session.get(name)) for name in ("startTime", "endTime"))
    return end - start


def _metres(aggregate: Mapping[str, Any]) -> float:
    is_distance = aggregate.get("metricName") == _DISTANCE
    return number_of(aggregate.get("floatValue")) if is_distance else 0


def _point(point: Mapping[str, Any], source: str, options: Options) -> Iterator[Incoming]:
    if point.get("dataTypeName") != _WATER:
        raise Unfit("not-ours")
    try:
        start = int(point["startTimeNanos"])
        litres = point["fitValue"][0]["value"]["fpVal"]
    except (KeyError, IndexError, TypeError, ValueError):
        raise Unfit("bad-line") from None
    when = options.of_instant(start // 10**9)
    measures = {"volume_ml": number_of(litres) * 1000}
    app = [*source.split(":"), "", "", ""][2] or None
    yield IncomingEntry("water", f"{uid_of(source)}|{start}", when, measures=measures, origin=app)
