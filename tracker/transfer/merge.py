"""Two versions of the same records made into one, the same one on every machine.

Of two versions of a record the one touched last wins: the later of created, edited and deleted.
Were they touched in the same second, a deletion wins, then the greater content, so that two
machines that read each other's exports end up alike, whoever reads first.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from tracker.transfer.checked_document import Row, source_of

STAMPS = ("created_at", "edited_at", "deleted_at")


def stamp(row: Mapping[str, Any]) -> int:
    """When a record was last touched, in epoch seconds."""
    return max(int(row[name]) for name in STAMPS if row[name] is not None)


def rank(row: Mapping[str, Any]) -> tuple[int, bool, str]:
    """What decides between two versions of a record: the greater one wins."""
    content = {name: value for name, value in row.items() if name not in ("uid", "id")}
    return stamp(row), row["deleted_at"] is not None, json.dumps(content, sort_keys=True)


def later(ours: Row | None, theirs: Row) -> Row:
    """The version of a record that stays."""
    return theirs if ours is None or rank(theirs) > rank(ours) else ours


def merge_rows(ours: Mapping[str, Row], theirs: Mapping[str, Row]) -> dict[str, Row]:
    """Every record of theirs, as it stands after the merge, by its key."""
    return {key: later(ours.get(key), row) for key, row in theirs.items()}


def merge_entries(ours: Mapping[str, Row], theirs: Mapping[str, Row]) -> dict[str, Row]:
    """Every entry that the merge concerns, as it stands after it, by uid.

    `ours` holds at least our entries with a uid or a source of theirs. Entries that came from the
    same place in another app, read in on two machines, are one thing under two uids: the one
    touched last stands for all of them, and the others are deleted.
    """
    merged = {**ours, **merge_rows(ours, theirs)}
    for twins in _twins(merged.values()):
        newest = max(twins, key=_rank_of_twin)
        for row in twins:
            if row is not newest and row["deleted_at"] is None:
                merged[row["uid"]] = {**row, "deleted_at": stamp(newest)}
    return merged


def _rank_of_twin(row: Row) -> tuple[int, bool, tuple[int, bool, str], str]:
    """Which of several entries from one source stands; in the same second one that isn't deleted.

    A merge deletes an entry in the very second in which its twin was touched: the twin must stay.
    """
    return stamp(row), row["deleted_at"] is None, rank(row), row["uid"]


def _twins(rows: Iterable[Row]) -> list[list[Row]]:
    """Entries that share a source, where there are several."""
    by_source: dict[tuple[str, str, int], list[Row]] = {}
    for row in rows:
        source = source_of(row)
        if source is not None:
            by_source.setdefault(source, []).append(row)
    return [rows for rows in by_source.values() if len(rows) > 1]
