"""Words for days and clock times, and ranges of days: `mon`, `2026-11-03`, `7:30`, `week`, `90d`.

What `tracker.domain.when` puts together into moments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time

from tracker.domain.clock import Clock
from tracker.domain.days import add_days, weekday
from tracker.domain.entries import ALL_DAYS, FIRST_DAY, Days
from tracker.domain.errors import WrongWords, shown

FIRST_YEAR = 1900
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_SPANS = {"week": 7, "month": 30, "year": 365}
_LONGEST_SPAN = 36_500

_CLOCK = r"([0-9]{1,2}):([0-9]{2})"
_HALVES = r"([0-9]{1,2})(?:[:.]?([0-9]{2}))? ?([ap])\.?m\.?"
_ISO = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_LOOSE_ISO = r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})"
_OTHER_DATE = r"[0-9]{1,2}[-/.][0-9]{1,2}(?:[-/.](?:[0-9]{2}|[0-9]{4})?)?"
_SPAN = r"([0-9]{1,6})([dw])"
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


def month_named(word: str) -> int | None:
    """1 for `jan`, `january`, ... 12 for `dec`; None for a word that names none."""
    if len(word) < 3:
        return None
    return next((n for n, name in enumerate(MONTHS, 1) if name.startswith(word)), None)


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
        return _checked(int(found[1]), int(found[2]), int(found[3]), today)
    loose = re.fullmatch(_LOOSE_ISO, word)
    if loose:
        right = f"{loose[1]}-{int(loose[2]):02}-{int(loose[3]):02}"
        raise WrongWords(f"a date is written like {right}, not {shown(word)}")
    if re.fullmatch(_OTHER_DATE, word):
        raise WrongWords(
            f"'{shown(word)}' can be read two ways; a date is written year-month-day, like {today}"
        )
    return None


def _checked(year: int, month: int, day: int, today: str) -> str:
    text = f"{year:04}-{month:02}-{day:02}"
    if not 1 <= month <= 12:
        raise WrongWords(f"there is no month {month:02} in {text}; a date is year-month-day")
    if year < FIRST_YEAR:
        raise WrongWords(f"{text} is too long ago; days go back to {FIRST_YEAR}-01-01")
    length = _month_length(year, month)
    if not 1 <= day <= length:
        raise WrongWords(f"there is no {text}; {year}-{month:02} has {length} days")
    if text > today:
        raise WrongWords(f"{text} is still to come; today is {today}")
    return text


def _month_length(year: int, month: int) -> int:
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


def read_days(text: str, clock: Clock) -> Days:
    """A range of days that ends today or earlier. Raises WrongWords.

    `week` is the last 7 days, today included; `month` the last 30, `year` the last 365, `90d` and
    `6w` as many; `2026-10` and `2026` that month and year as far as they have gone; `all`
    everything; `A..B` from one day to another, either end left out for no end; and any single day.
    `2 weeks` is `2w`, `last 90 days` `90d`, `since mon` `mon..`, and `october` the latest one.
    """
    today = clock.today()
    word = _one_word(words_of(text), today)
    if word is None:
        raise _no_range(text)
    if word == "all":
        return ALL_DAYS
    if ".." in word:
        return _from_to(text, word, clock)
    length = _span(word)
    if length:
        return Days(add_days(today, 1 - length), today)
    calendar = _calendar(word, today)
    if calendar:
        return calendar
    day = past_day(word, today)
    if day is None:
        raise _no_range(text)
    return Days(day, day)


def _one_word(words: Sequence[str], today: str) -> str | None:
    """A range as one word that says the same; None for several that say nothing.

    `last week` is refused: to some it ends today, to others it ended on Sunday.
    """
    match list(words):
        case ["last" | "past", ("week" | "month" | "year") as span]:
            raise WrongWords(
                f"'{' '.join(words)}' can be read two ways; write {span} for the last "
                f"{_SPANS[span]} days, or {_span_before(span, today)}"
            )
        case ["last" | "past", number, unit] | [number, unit] if _is_count(number):
            length = 1 if unit in ("day", "days") else _SPANS.get(unit.removesuffix("s"))
            return f"{int(number) * length}d" if length else None
        case ["since", day]:
            return f"{day}.."
        case [month] if (named := month_named(month)) is not None:
            year = int(today[:4]) - (named > int(today[5:7]))
            return f"{year:04}-{named:02}"
        case [month, year] if _is_count(year) and len(year) == 4:
            named = month_named(month)
            return f"{year}-{named:02}" if named else None
        case [one]:
            return one
    return None


def _is_count(word: str) -> bool:
    return re.fullmatch("[0-9]{1,4}", word) is not None


def _span_before(span: str, today: str) -> str:
    """The calendar week, month or year before this one, as it is typed."""
    if span == "week":
        monday = add_days(today, -weekday(today) - 7)
        return f"{monday}..{add_days(monday, 6)}"
    return add_days(f"{today[:7]}-01", -1)[:7] if span == "month" else f"{int(today[:4]) - 1}"


def _no_range(text: str) -> WrongWords:
    return WrongWords(
        f"'{shown(text)}' is no range of days; write today, week, month, 90d, 6w, a day, "
        "or 2026-10-01..2026-10-31"
    )


def is_span(word: str) -> bool:
    """Whether a word is a length of days: `week`, `90d`."""
    return word.casefold() in _SPANS or bool(re.fullmatch(_SPAN, word.casefold()))


def _span(word: str) -> int | None:
    if word in _SPANS:
        return _SPANS[word]
    found = re.fullmatch(_SPAN, word)
    if found is None:
        return None
    length = int(found[1]) * (7 if found[2] == "w" else 1)
    if not 1 <= length <= _LONGEST_SPAN:
        raise WrongWords(f"a range goes from 1 day to {_LONGEST_SPAN} days, not {shown(word)}")
    return length


def _calendar(word: str, today: str) -> Days | None:
    found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?", word)
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or 1)
    first = _checked(year, month, 1, today)
    last = f"{word}-{_month_length(year, month)}" if found[2] else f"{word}-12-31"
    return Days(first, min(last, today))


def _from_to(text: str, word: str, clock: Clock) -> Days:
    first_word, _, last_word = word.partition("..")
    if not first_word and not last_word:
        raise _no_range(text)
    first = read_day(first_word, clock) if first_word else FIRST_DAY
    last = read_day(last_word, clock) if last_word else clock.today()
    if first > last:
        raise WrongWords(f"the range {first}..{last} ends before it starts; write {last}..{first}")
    return Days(first, last)


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
