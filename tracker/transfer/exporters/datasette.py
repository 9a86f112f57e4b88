"""A SQLite database with a description, to be looked through with Datasette.

\b
tracker export datasette diary
datasette diary/diary.db -m diary/metadata.json

Datasette is a program of its own that shows a database on this machine in the browser: `pip install
datasette`. metadata.json has titles, units, what each table and view holds and how it is sorted.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from tracker.domain.kinds import KINDS, Kind
from tracker.domain.measures import MEASURES
from tracker.domain.units import canonical_unit
from tracker.store.views import measures_of
from tracker.transfer.data_package import TOLD
from tracker.transfer.leaving import DatabaseFile, OutFile, Outgoing, TextFile
from tracker.transfer.plain_database import fill
from tracker.transfer.shape import SHAPE

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

#: The units that Datasette knows by their names.
_KNOWN = ("ml", "g", "kg", "mg", "min", "m")


def folder(out: Outgoing) -> list[OutFile]:
    """The database, and what says what is in it."""
    return [
        DatabaseFile("diary.db", partial(fill, out)),
        TextFile("metadata.json", _write_metadata),
    ]


def _write_metadata(stream: SupportsWrite[str]) -> None:
    tables: dict[str, dict[str, Any]] = {table: {"description": TOLD[table]} for table in SHAPE}
    tables["entries"] |= {"sort_desc": "day", "facets": ["kind", "subject"]}
    tables["measures"] = {"description": "The amounts of entries, each in its unit."}
    tables["attributes"] = {"description": "What else was said of entries, by name."}
    metadata = {
        "title": "Diary",
        "description": "A self-reported diary of habits, drinks and pain; no clinical record.",
        "databases": {"diary": {"tables": tables | {k.view: _view(k) for k in KINDS.values()}}},
    }
    stream.write(json.dumps(metadata, indent=1) + "\n")


def _view(kind: Kind) -> dict[str, Any]:
    """What is said of a kind's view."""
    units = {name: canonical_unit(name) for name in measures_of(kind)}
    labels = {n: _label(n, unit) for n, unit in units.items() if n in MEASURES}
    return {
        "description": kind.help,
        "sort_desc": "day",
        "columns": {"day": "the day you saw", "time": "on the clock there", **labels},
        "units": {name: unit for name, unit in units.items() if unit in _KNOWN},
    }


def _label(measure: str, unit: str) -> str:
    label = MEASURES[measure].label
    return f"{label}, {unit}" if unit else f"{label}: 1 where it was so"
