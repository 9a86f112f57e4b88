"""Closing a day: "that's all I had today", so that a low one can be told from an unlogged one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diary.diary import Diary

if TYPE_CHECKING:
    from tracker.store.records import DayRecord


def close_day(diary: Diary, said: str | None = None, *, reopen: bool = False) -> str:
    """Close the day that words name, today where there are none, or open it again; as ISO text.

    Raises WrongWords for words that name no day.
    """
    if said is None:
        day = diary.clock.today()
    else:
        from tracker.domain.time.day_words import read_day

        day = read_day(said, diary.clock)
    with diary.changing() as store:
        verb = "reopen" if reopen else "close"
        store.put(f"{verb} {day}", [closed_day(diary, day)._replace(closed=not reopen)])
    return day


def closed_day(diary: Diary, day: str) -> DayRecord:
    """A day's record as it is once the day is closed, not yet written."""
    from tracker.store.records import DayRecord

    record = diary.store.record(DayRecord, day) or DayRecord(day, closed=False, note=None)
    return record._replace(closed=True)
