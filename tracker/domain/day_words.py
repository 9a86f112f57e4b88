"""Words for days and clock times: `mon`, `2026-11-03`, `7:30`.

What `tracker.domain.when` puts together into moments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time

from tracker.domain.clock import Clock
from tracker.domain.days import add_days, weekday
from tracker.domain.errors import WrongWords, shown

FIRST_YEAR = 1900
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_CLOCK = r"([0-9]{1,2}):([0-9]{2})"
_HALVES = r"([0-9]{1,2})(?:[:.]?([0-9]{2}))? ?([ap])\.?m\.?"
_ISO = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_LOOSE_ISO = r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})"
_OTHER_DATE = r"[0-9]{1,2}[-/.][0-9]{1,2}(?:[-/.](?:[0-9]{2}|[0-9]{4})?)?"
_AGO_WORD = r"[0-9.,]+(?:[a-z]+(?:[0-9]+(?:[a-z]+)?)?)?|[a-z]+"


def words_of(text: str) -> list[str]:
    """The words of a time, in lower case; `2026-11-03T07:30` is two. Refuses what can't be one."""
    if len(text) > 60:
        raise WrongWords(f"'{shown(text)}' is too long for a time; write one like yesterday 7:30")
    words = text.casefold().split()
    if len(words) == 1 and re.fullmatch(_ISO, words[0][:10]) and words[0][10:11] == "t":
        return [words[0][:10], words[0][11:]]
    return words


def read_clock(word: str) -> time | None:
    """A clock's time in 24 hours, None for a word that is none.

    `7:30pm` and `24:00` are refused with the right form.
    """
    halves = re.fullmatch(_HALVES, word)
    if halves:
        hour, minute = int(halves[1]), int(halves[2] or 0)
        if 1 <= hour <= 12 and minute < 60:
            right = f"{hour % 12 + 12 * (halves[3] == 'p')}:{minute:02}"
            raise WrongWords(f"a clock time is written with 24 hours: {right}, not {shown(word)}")
    found = re.fullmatch(_CLOCK, word)
    if found is None:
        return None
    if int(found[1]) > 23 or int(found[2]) > 59:
        raise WrongWords(f"a clock goes from 0:00 to 23:59, not {shown(word)}")
    return time(int(found[1]), int(found[2]))


def weekday_named(word: str) -> int | None:
    """0 for `mon`, `monday`, ... 6 for `sun`; None for a word that names none."""
    if len(word) < 3:
        return None
    return next((n for n, name in enumerate(WEEKDAYS) if name.startswith(word)), None)


def past_day(word: str, today: str) -> str | None:
    """The day a word names, as ISO text: the last one up to today. None for a word that names none.

    Raises WrongWords for a date that isn't one, lies ahead or before 1900, or is written otherwise.
    """
    if word == "today":
        return today
    if word == "yesterday":
        return add_days(today, -1)
    if word == "tomorrow":
        raise WrongWords("tomorrow is still to come; only what has happened can be given a time")
    named = weekday_named(word)
    if named is not None:
        return add_days(today, -((weekday(today) - named) % 7))
    found = re.fullmatch(_ISO, word)
    if found:
        return checked_day(int(found[1]), int(found[2]), int(found[3]), today)
    loose = re.fullmatch(_LOOSE_ISO, word)
    if loose:
        right = f"{loose[1]}-{int(loose[2]):02}-{int(loose[3]):02}"
        raise WrongWords(f"a date is written like {right}, not {shown(word)}")
    if re.fullmatch(_OTHER_DATE, word):
        raise WrongWords(
            f"'{shown(word)}' can be read two ways; a date is written year-month-day, like {today}"
        )
    return None


def checked_day(year: int, month: int, day: int, today: str) -> str:
    """A date as ISO text. Raises WrongWords for one that isn't, lies ahead or before 1900."""
    text = f"{year:04}-{month:02}-{day:02}"
    if not 1 <= month <= 12:
        raise WrongWords(f"there is no month {month:02} in {text}; a date is year-month-day")
    if year < FIRST_YEAR:
        raise WrongWords(f"{text} is too long ago; days go back to {FIRST_YEAR}-01-01")
    length = month_length(year, month)
    if not 1 <= day <= length:
        raise WrongWords(f"there is no {text}; {year}-{month:02} has {length} days")
    if text > today:
        raise WrongWords(f"{text} is still to come; today is {today}")
    return text


def month_length(year: int, month: int) -> int:
    """How many days a month has."""
    # The calendar module knows it too, but costs every command 2 ms.
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def read_day(text: str, clock: Clock) -> str:
    """A day up to today: `today`, `yesterday`, `mon`, `2026-11-03`. Raises WrongWords."""
    words = words_of(text)
    day = past_day(words[0], clock.today()) if len(words) == 1 else None
    if day is None:
        raise WrongWords(
            f"'{shown(text)}' is no day; write today, yesterday, mon or a date like {clock.today()}"
        )
    return day


def take_when(words: Sequence[str]) -> int:
    """How many leading words belong to one time, as `read_when` reads it.

    `['yesterday', '7:30', '6']` gives 2, `['2h', 'ago']` 2. A first word that begins no time counts
    as 1, so that whoever reads it can say what is wrong with it; no words give 0.
    """
    lower = [word.casefold() for word in words[:4]]
    if not lower:
        return 0
    if "ago" in lower[1:] and lower[0][:1].isdigit():
        until = lower.index("ago", 1)
        if all(re.fullmatch(_AGO_WORD, word) for word in lower[:until]):
            return until + 1
    if len(lower) > 1 and _begins_day(lower[0]) and _like_clock(lower[1]):
        return 2
    return 1


def _begins_day(word: str) -> bool:
    named = word in ("today", "yesterday", "tomorrow") or weekday_named(word) is not None
    return named or bool(re.fullmatch(_LOOSE_ISO, word))


def _like_clock(word: str) -> bool:
    return bool(re.fullmatch(_CLOCK, word) or re.fullmatch(_HALVES, word))
