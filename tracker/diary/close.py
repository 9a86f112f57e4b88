"""Closing a day: "that's all I had today", so that a low one can be told from an unlogged one."""

from __future__ import annotations

from tracker.diary.diary import Diary


def close_day(diary: Diary, said: str | None = None, *, reopen: bool = False) -> str:
    """Close the day that words name, today where there are none, or open it again; as ISO text.

    Raises WrongWords for words that name no day.
    """
    if said is None:
        day = diary.clock.today()
    else:
        from tracker.domain.time.day_words import read_day

        day = read_day(said, diary.clock)
    row = {"day": day, "closed": 0 if reopen else 1}
    diary.store.put(f"{'reopen' if reopen else 'close'} {day}", {"days": [row]})
    return day
