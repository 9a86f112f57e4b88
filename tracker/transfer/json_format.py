"""The whole diary as one JSON object. `docs/json.md` has its shape.

An export holds every record, deleted ones too, so that a merge loses nothing and deletions
travel. A record is named by its uid (a day by itself, a setting by its name), never by an id of one
machine.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tracker.domain.errors import StoreError
from tracker.domain.raw_text import escaped
from tracker.domain.time.instants import iso_utc
from tracker.transfer.shape import SHAPE

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

    from tracker.store.store import Store

FORMAT = "tracker-diary"
VERSION = 1
# `json.dumps` would make one for every record.
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def write_json(store: Store, file: SupportsWrite[str], now: int) -> None:
    """Write the diary as one JSON object, a line a record, holding one record at a time."""
    lines = [f"{_dump(name)}: {_dump(value)}" for name, value in _head(now).items()]
    file.write("{\n" + ",\n".join(lines))
    for table in SHAPE:
        file.write(f",\n{_dump(table)}: [")
        separator = "\n"
        for row in store.each_raw(table):
            file.write(separator + _dump(row))
            separator = ",\n"
        file.write("\n]")
    file.write("\n}\n")


def _head(now: int) -> dict[str, Any]:
    return {"format": FORMAT, "version": VERSION, "exported_at": iso_utc(now)}


def _dump(value: object) -> str:
    try:
        text = _ENCODER.encode(value)
    except ValueError:
        raise StoreError(
            f"a record holds an amount that is no number, which JSON can't carry: {value!r:.200}"
        ) from None
    return escaped(text)
