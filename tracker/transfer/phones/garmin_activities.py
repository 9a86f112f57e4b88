"""Garmin's activities: those of the account's export, and the table that Garmin Connect exports.

The table is in the account's language, down to the names of sports, and says neither a unit of its
distances nor an activity's number. A name may say a place and isn't read. What names an activity is
when it began on the clock of that place, which both have.
"""

from __future__ import annotations

import csv
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

#: The first two columns of the table in some languages, and one that it has in all of them.
_HEADINGS = {
    ("Activity Type", "Date"), ("Aktivitätstyp", "Datum"), ("Type d'activité", "Date"),
    ("Tipo de actividad", "Fecha"), ("Tipo de atividade", "Data"), ("Activiteittype", "Datum"),
    ("Typ aktywności", "Data"), ("Aktivitetstype", "Dato"), ("Tevékenység típusa", "Dátum"),
    ("アクティビティタイプ", "日付"),
}  # fmt: skip
_EVERYWHERE = "Training Stress Score®"
#: What the column of how long it took is called; elsewhere it is the seventh.
_TIMES, _TIME_AT = ("Time", "Zeit", "Durée", "Tiempo", "Tempo", "Tid", "Tijd", "Czas", "Idő"), 6
_LASTED = re.compile(r"(?:([0-9]+):)?([0-9]{1,2}):([0-9]{2}(?:[.,][0-9]+)?)")
_KINDS: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "walking", "casual walking", "speed walking", "indoor walking", "hiking", "gehen",
            "wandern", "marche", "marche à pied", "randonnée", "caminata", "caminar", "senderismo",
            "caminhada", "trilha", "gang", "vandring", "gyaloglás", "túrázás", "wandelen",
            "chodzenie", "spacer", "camminata", "escursionismo",
        ),
        "walk",
    ),
    **dict.fromkeys(
        (
            "strength training", "krafttraining", "renforcement musculaire", "styrketræning",
            "entrenamiento de fuerza", "treinamento de força", "erősítő edzés", "krachttraining",
            "trening siłowy",
        ),
        "strength",
    ),
}  # fmt: skip
_CENTIMETRES, _MILLISECONDS = 100, 60_000


def is_table(columns: Sequence[str]) -> bool:
    """Whether these are the columns of the table of activities."""
    headed = tuple(columns[:2]) in _HEADINGS or _EVERYWHERE in columns
    return headed and len(columns) > _TIME_AT


def rows(file: File, options: Options) -> Iterator[Incoming]:
    """Each activity of the table."""
    lines = [(line, _cells(text)) for line, text in enumerate(file.lines(), 1) if text.strip()]
    (_, header), *lines = lines
    time_at = next((header.index(name) for name in _TIMES if name in header), _TIME_AT)
    whole = [cells for _, cells in lines if len(cells) == len(header)]
    has_hours = any(cells[time_at].count(":") > 1 for cells in whole)

    def read(cells: Sequence[str], line: int | None) -> Iterator[Incoming]:
        if len(cells) != len(header):
            raise Unfit("bad-line")
        day, _, clock = cells[1].strip().partition(" ")
        at = read_clock(clock)
        lasted = _lasted(cells[time_at], has_hours)
        entry = _entry(cells[0], f"{day} {at}", options.of_wall(read_day(day), at), lasted)
        yield entry._replace(line=line)

    yield from each(lines, read)
    if not has_hours and any(cells[time_at].count(":") == 1 for cells in whole):
        yield Remark(
            "a length like 38:00 may be hours and minutes or minutes and seconds; it is read where "
            "another row of the table has all three"
        )
    yield Remark(
        "distances stay out: the table doesn't say whether they are kilometres or miles, which "
        "the account's export does"
    )


def _cells(text: str) -> list[str]:
    """The cells of a line. Quotes within a name aren't doubled, so that they end nothing."""
    try:
        return next(csv.reader([text]), [])
    except csv.Error:
        return []


def record(told: Mapping[str, Any], options: Options) -> Iterator[Incoming]:
    """An activity of the account's export, in centimetres and milliseconds."""
    at, wall = (_seconds(told.get(name)) for name in ("beginTimestamp", "startTimeLocal"))
    when = options.of_instant(at, round((wall - at) / 60))
    began = f"{datetime.fromtimestamp(int(wall), UTC):%Y-%m-%d %H:%M:%S}"
    lasted = number_of(told.get("duration")) / _MILLISECONDS
    entry = _entry(str(told.get("activityType") or ""), began, when, lasted)
    distance = number_of(told.get("distance") or 0) / _CENTIMETRES
    if distance > 0 and entry.kind != "strength":
        entry = entry._replace(measures={**entry.measures, "distance_m": distance})
    yield entry


def _entry(name: str, began: str, when: Moment, lasted: float) -> IncomingEntry:
    name = name.replace("_", " ").strip()
    if not name:
        raise Unfit("no-value")
    kind = _KINDS.get(name.casefold(), "sport")
    subject = name if kind == "sport" else None
    measures = {"duration_min": lasted}
    return IncomingEntry(
        kind, f"activity|{began}", when, subject=subject, measures=measures, once=True
    )


def _lasted(cell: str, has_hours: bool) -> float:
    """Minutes of `01:40:55` and `00:00:31.5`; of `38:00` where the longer ones have hours, too.

    Where none has, it may be hours and minutes. Raises Unfit.
    """
    if cell.strip() in ("", "--"):
        raise Unfit("no-value")
    found = _LASTED.fullmatch(cell.strip())
    if found is None or (found[1] is None and not has_hours):
        raise Unfit("bad-value")
    hours, minutes, seconds = found.groups(default="0")
    return int(hours) * 60 + int(minutes) + float(seconds.replace(",", ".")) / 60


def _seconds(milliseconds: object) -> float:
    try:
        return number_of(milliseconds) / 1000
    except Unfit:
        raise Unfit("bad-date") from None
