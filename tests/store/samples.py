"""Entries, and a record of every table that travels."""

from __future__ import annotations

from typing import Any

from tracker.domain.entries import Entry
from tracker.store.store import Store

WATER = Entry(
    "water", "2026-11-01", at=1_793_530_000, utc_offset_min=60, measures={"volume_ml": 500.0}
)
PAIN = Entry(
    "pain",
    "2026-11-01",
    subject="lower-back",
    at=1_793_531_000,
    utc_offset_min=60,
    since_day="2026-10-20",
    note="after the garden\n💪 «درد»",
    measures={"intensity": 6.0, "spasm": 1.0},
)
TREATMENT = Entry(
    "treatment",
    "2026-10-31",
    subject="acupuncture",
    measures={"duration_min": 45.0},
    attributes={"provider": "Dr Lin"},
)
KNEE = Entry("pain", "2026-10-30", subject="knee", side="left", measures={"intensity": 3.0})

#: What each table needs; the store fills in the rest.
RECORDS: dict[str, dict[str, Any]] = {
    "entries": {
        "uid": "e1",
        "kind": "water",
        "day": "2026-11-01",
        "measures": {"volume_ml": 250.0},
    },
    "subjects": {"uid": "s1", "kind": "sites", "name": "sacrum", "parent": "lower-back"},
    "goals": {
        "uid": "g1",
        "measure": "volume_ml",
        "target": 2000.0,
        "direction": "at-least",
        "period": "day",
        "from_day": "2026-11-01",
        "to_day": "9999-12-31",
    },
    "habits": {
        "uid": "h1",
        "name": "meditation",
        "kind": "habit",
        "subject": "meditation",
        "from_day": "2026-11-01",
        "to_day": "9999-12-31",
    },
    "skips": {"uid": "k1", "from_day": "2026-11-01", "to_day": "2026-11-03"},
    "days": {"day": "2026-11-01", "closed": 1},
    "profile": {"name": "height", "value": "178"},
    "settings": {"name": "day-start", "value": "04:00"},
    "acknowledgements": {
        "uid": "a1",
        "rule": "persistent-pain",
        "action": "acknowledge",
        "day": "2026-11-01",
    },
    "imports": {"uid": "i1", "format": "tracker-diary"},
}


def content(entry: Entry) -> Entry:
    """An entry without what the store adds."""
    return entry._replace(id=None, uid="", created_at=0)


def raw_record(store: Store, table: str, key: str) -> dict[str, Any] | None:
    """One record as it travels, deleted or not."""
    return store.raw_by_key(table, [key]).get(key)
