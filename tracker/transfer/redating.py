"""Days under another `day-start`: two diaries that are merged follow one of them."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.domain.time.days import day_of, minutes_of_day
from tracker.transfer.checked_document import Row


def day_start(settings: Mapping[str, Row]) -> int:
    """When a day begins by these settings, in minutes after midnight."""
    row = settings.get("day-start")
    if row is None or row["deleted_at"] is not None:
        return 0
    return minutes_of_day(row["value"])


def redated(entry: Row, day_start_min: int) -> Row:
    """An entry on the day that its instant falls on; one without a time stays where it is.

    The stamps stay too: the day follows from the instant and the setting, and is no edit.
    """
    if entry["at"] is None:
        return entry
    return {**entry, "day": day_of(entry["at"], entry["utc_offset_min"], day_start_min)}
