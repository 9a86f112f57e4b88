"""A summary as JSON-able data: objects with the names of their fields (`docs/json-report.md`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.domain.entries import Entry
from tracker.domain.time.instants import iso_instant

FORMAT_VERSION = 1
#: The formats in which something documented has changed since their first version.
_LATER_VERSIONS = {"tracker-report": 2, "tracker-today": 2, "tracker-doctor-sheet": 2}


def plain(value: Any) -> Any:
    """A NamedTuple as an object, a tuple as a list, a float without the dust of arithmetic."""
    if hasattr(value, "as_json"):
        return value.as_json()
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: plain(part) for name, part in _with_instants(value._asdict()).items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    return tidy(value) if isinstance(value, float) else value


def _with_instants(row: Mapping[str, Any]) -> dict[str, Any]:
    """The same with each instant that has its offset beside it as ISO 8601: one shape of time."""
    read = dict(row)
    for name, at in row.items():
        offset = f"{name.removesuffix('at')}offset_min"
        if name.endswith("at") and offset in row:
            read[name] = iso_instant(at, row[offset])
    return read


def headed(name: str, parts: Mapping[str, Any]) -> dict[str, Any]:
    """An object with its format's name and version first."""
    return {"format": name, "version": _LATER_VERSIONS.get(name, FORMAT_VERSION), **parts}


def tidy(value: float) -> float | int:
    """A number with at most 6 decimals, whole where it is whole."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def whole(name: str, value: Any) -> dict[str, Any]:
    """A whole report as JSON-able data, with its format's name and version first."""
    return headed(name, {part: plain(content) for part, content in value._asdict().items()})


def entry_json(entry: Entry) -> dict[str, Any]:
    """An entry in its stable JSON shape: every key always there, amounts in canonical units.

    `at` is ISO 8601 with the offset then in force, null for a day without a time.
    """
    return {
        "id": entry.id,
        "uid": entry.uid,
        "kind": entry.kind,
        "subject": entry.subject,
        "side": entry.side,
        "day": entry.day,
        "at": iso_instant(entry.at, entry.utc_offset_min),
        "since": entry.since_day,
        "measures": {name: tidy(value) for name, value in sorted(entry.measures.items())},
        "attributes": dict(sorted(entry.attributes.items())),
        "estimated": entry.estimated,
        "note": entry.note,
        "source": entry.source,
    }
