"""Read Migraine Buddy's CSV: attacks, and the medicines and treatments of their days.

Its table stands behind a list of what goes on still. Its dates are in the order that the phone
has them in, the month first unless the file shows otherwise. Where an attack was is never read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tracker.domain.errors import WrongWords
from tracker.domain.time.clock import Moment
from tracker.transfer.arriving import Incoming, IncomingEntry, Unfit, each
from tracker.transfer.options import Options, read_clock
from tracker.transfer.outside.file import File
from tracker.transfer.outside.head import Head
from tracker.transfer.tables.dates import MONTH_FIRST, order_of, split_day
from tracker.transfer.words import number

NAME = "migraine-buddy"

_HEADER = "#,Started,Lasted"
_HELPED = ("Helpful", "Somewhat Helpful", "Unhelpful", "Unsure")
#: The columns that name what was taken or done, with the kind of it.
_RELIEF = {
    **{f"{how} Medication": "med" for how in _HELPED},
    **{f"{how} Non Drug Relief Methods": "treatment" for how in _HELPED},
}
_NONE = "no medication"
_TOLD = ("Attack Types", "Pain Positions", "Lasted")
_Row = Mapping[str, str]


def fits(head: Head) -> bool:
    """A text with the header of the table somewhere."""
    return head.shape == "text" and any(map(_is_header, head.text.splitlines()))


def read(file: File, options: Options) -> Iterator[Incoming]:
    """Each attack, then what was done about it."""
    before = next((at for at, line in enumerate(file.lines()) if _is_header(line)), None)
    if before is None:
        raise WrongWords(f"{file.name} holds no list of attacks; give Migraine Buddy's CSV")
    rows = list(file.table(",", skip=before).named_rows())
    order, is_shown = order_of([row["Started"] for _, row in rows], are_sorted=True)
    yield from each(rows, lambda row, line: _entries(row, line, order, options))
    if not is_shown:
        yield MONTH_FIRST


def _is_header(line: str) -> bool:
    return line.replace('"', "").startswith(_HEADER)


def _entries(row: _Row, line: int | None, order: str, options: Options) -> Iterator[Incoming]:
    when, level = _moment(row, order, options), _level(row["Pain Level"])
    key = f"{row['Started'].strip()}|{_offset(row)}"
    yield IncomingEntry("pain", key, when, line, "head", level, _note(row))
    day = Moment(None, None, when.day)
    for column, kind in _RELIEF.items():
        for name in re.split("[,;\n]", row.get(column, "")):
            if name.strip() and name.strip().casefold() != _NONE:
                name_key = f"{key}|{name.strip()}"
                yield IncomingEntry(kind, name_key, day, line, name.strip(), note=column)


def _offset(row: _Row) -> str:
    return row.get("Start UTC Offset (min)", "").strip()


def _moment(row: _Row, order: str, options: Options) -> Moment:
    """When an attack began, at the offset of that place, in minutes east."""
    day, said = split_day(row["Started"], order)
    clock, offset = read_clock(said), _offset(row)
    if not offset:
        return options.of_wall(day, clock)
    try:
        return options.of_wall_at(day, clock, int(offset))
    except ValueError:
        raise Unfit("bad-date") from None


def _level(text: str) -> dict[str, float]:
    """A score, which an attack may have none of. One that can't be leaves out the whole attack."""
    if not text.strip():
        return {}
    level = number(text)
    if not 0 <= level <= 10:
        raise Unfit("out-of-range")
    if level != int(level):
        raise Unfit("bad-value")
    return {"intensity": level}


def _note(row: _Row) -> str | None:
    told = ", ".join(filter(None, (row.get(column, "").strip() for column in _TOLD)))
    return "\n".join(filter(None, (told, row.get("Notes", "").strip()))) or None
