"""Diaries as another version, another machine or a hand may have written them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.conftest import Answer, Tracker

#: 2023-11-14 22:13:20 UTC.
MOMENT = 1_700_000_000
FROM_NOVEMBER = {"from_day": "2023-11-01", "to_day": "9999-12-31"}


def entry(uid: str = "e1", **columns: Any) -> dict[str, Any]:
    """An entry of a day without a time."""
    return {"uid": uid, "kind": "note", "day": "2023-11-14", "created_at": MOMENT, **columns}


def goal(uid: str = "g1", **columns: Any) -> dict[str, Any]:
    """A goal of ten minutes' walk a day."""
    wanted = {"kind": "walk", "measure": "duration_min", "target": 10, "period": "day"}
    stamped = {"uid": uid, "direction": "at-least", "created_at": MOMENT, **FROM_NOVEMBER}
    return {**stamped, **wanted, **columns}


def habit(uid: str = "h1", **columns: Any) -> dict[str, Any]:
    """An own habit that is done or not."""
    own = {"name": "kites", "kind": "habit", "subject": "kites", "measure": "done"}
    return {"uid": uid, "created_at": MOMENT, **FROM_NOVEMBER, **own, **columns}


def read_in(tracker: Tracker, *entries: dict[str, Any], **tables: Any) -> Answer:
    """Import a document with these entries and tables."""
    file = Path(tracker.home, "in.json")
    write_document(file, *entries, **tables)
    return tracker("import", "json", str(file))


def write_document(file: Path, /, *entries: dict[str, Any], **tables: Any) -> None:
    """Write a document with these entries and tables, as an export would be."""
    document = {"format": "tracker-diary", "version": 1, "entries": list(entries), **tables}
    file.write_text(json.dumps(document))
