"""`datapackage.json`: what the columns of the exported tables hold (Frictionless Table Schema)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tracker.store.statements.frozen import KEYS
from tracker.transfer.columns import DAY, INSTANT, NUMBER, OPEN_DAY, TEXT, WHOLE, types_of
from tracker.transfer.csv_rows import ENTRY_COLUMNS, ENTRY_TYPES, STAMP_COLUMNS
from tracker.transfer.shape import SHAPE

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

# The first and the last of all days are no days of a calendar that every program has.
_FIELDS: Mapping[str, Mapping[str, Any]] = {
    TEXT: {"type": "string"},
    WHOLE: {"type": "integer"},
    NUMBER: {"type": "number"},
    INSTANT: {"type": "datetime", "format": "any"},
    DAY: {"type": "date"},
    OPEN_DAY: {
        "type": "string",
        "constraints": {"pattern": "[0-9]{4}-[0-9]{2}-[0-9]{2}"},
    },
}
#: What each table of an export holds, for people.
TOLD: dict[str, str] = {
    "entries": "What was logged: a row for each measure of each entry, oldest first.",
    "deleted_entries": "Entries that were deleted, in the same columns and those of stamps.",
    "entry_stamps": "When each entry was made and changed, in the same order; for reading it back.",
    "subjects": "Names of your own: sites, drugs, foods, drinks, containers.",
    "goals": "What you want of a measure, from one day to another.",
    "habits": "What you keep an eye on.",
    "skips": "Days off.",
    "days": "Days that were closed, and notes of days.",
    "profile": "What you told of yourself.",
    "settings": "What changes the meaning of the data.",
    "acknowledgements": "Your answers to findings.",
    "imports": "What was read in when.",
}


def write_package(stream: SupportsWrite[str]) -> None:
    """Write the description of every file; it is the same for every diary."""
    package = {
        "name": "tracker-diary",
        "title": "A self-reported diary of habits, drinks and pain",
        "profile": "tabular-data-package",
        "resources": [_resource(name, fields) for name, fields in _files().items()],
    }
    stream.write(json.dumps(package, indent=1) + "\n")


def _files() -> dict[str, dict[str, str]]:
    """The files by name, each with its columns and their types."""
    entries = {name: ENTRY_TYPES[name] for name in ENTRY_COLUMNS}
    stamps = {name: types_of("entries")[name] for name in STAMP_COLUMNS}
    others = {table: dict(types_of(table)) for table in SHAPE if table != "entries"}
    return {
        "entries": entries,
        "deleted_entries": entries | stamps,
        "entry_stamps": stamps,
        **others,
    }


def _resource(name: str, columns: Mapping[str, str]) -> dict[str, Any]:
    key = "uid" if name == "entry_stamps" else KEYS.get(name) if name != "entries" else None
    schema: dict[str, Any] = {"fields": _fields(columns.items()), "missingValues": [""]}
    return {
        "name": name,
        "path": f"{name}.csv",
        "description": TOLD[name],
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema | ({"primaryKey": [key]} if key else {}),
    }


def _fields(columns: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    return [{"name": name, **_FIELDS[kind]} for name, kind in columns]
