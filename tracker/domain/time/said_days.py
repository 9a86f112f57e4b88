"""A day as it was said: `yesterday`, `last monday`, `26 nov`, `26.11.2026`, before it is known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.domain.errors import shown
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.time_words import (
    MONTHS,
    PARTS,
    counted,
    month_named,
    weekday_named,
)

_YEAR_FIRST = r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})"
_DOTTED = r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{2}|[0-9]{4})?"
_DOTTED_ALONE = r"([0-9]{1,2})\.([0-9]{2})()"
_SLASHED = r"([0-9]{1,2})([-/])([0-9]{1,2})(?:\2([0-9]{2}|[0-9]{4}))?"
_DATE = r"([0-9]{1,2})(?:st|nd|rd|th|\.)?"
_MONTHS_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)"
#: How a day was said of which the calendar tells which it is, whenever the user's begins.
ON_CALENDAR = ("date", "monthday")
_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
_UNITS = {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7}
_LONG_UNITS = {"month": 1, "months": 1, "year": 12, "years": 12}


class SaidDay(NamedTuple):
    """A day as it was said.

    `how` is 'days' or 'months' (so many from today, in `number`), 'weekday' (in `number`; `which`
    is 'last' or 'next' if that was said), 'date', or 'monthday', a date without its month. `part`
    is the part of the day, if one was said: `morning`. `wrong` says why it is no day.
    """

    how: str
    text: str
    number: int = 0
    which: str = ""
    year: int | None = None
    month: int = 0
    date: int = 0
    weekday: int | None = None
    part: str = ""
    wrong: str = ""


def read_said_day(words: Sequence[str], alone: bool = False) -> SaidDay | None:
    """The day that the words say, all of them; None for words that say none.

    `26.11` without its last dot is one only where it stands `alone`.
    """
    words = [word.removesuffix(",") for word in words]
    if words[:1] == ["on"]:
        words = words[1:]
    if not words:
        return None
    text = " ".join(words)
    return _part_of_day(words, text) or _some_day(words, text) or _date(words, text, alone)


def _part_of_day(words: Sequence[str], text: str) -> SaidDay | None:
    if text in ("tonight", "last night"):
        return SaidDay("days", text, -1 if words[0] == "last" else 0, part="night")
    if len(words) < 2 or words[-1] not in PARTS:
        return None
    if words[:-1] == ["this"] and words[-1] != "night":
        return SaidDay("days", text, part=words[-1])
    named = words[: -3 if words[-3:-1] == ["in", "the"] else -1]
    day = read_said_day(named) if named else None
    return None if day is None or day.part else day._replace(text=text, part=words[-1])


def _some_day(words: Sequence[str], text: str) -> SaidDay | None:
    """A day that is told from today: `yesterday`, `mon`, `3 days ago`."""
    if text in _NEAR:
        return SaidDay("days", text, _NEAR[text])
    if text.removeprefix("the ") == "day before yesterday":
        return SaidDay("days", text, -2)
    if text.removeprefix("the ") == "day after tomorrow":
        return SaidDay("days", text, 2)
    which, named = ("", words[0]) if len(words) == 1 else (words[0], words[1])
    if len(words) <= 2 and which in ("", "last", "next") and weekday_named(named) is not None:
        return SaidDay("weekday", text, weekday_named(named) or 0, which)
    if words[-1] == "ago":
        return _far(words[:-1], text, -1)
    return _far(words[1:], text, 1) if words[0] == "in" else None


def _far(words: Sequence[str], text: str, sign: int) -> SaidDay | None:
    if not words:
        return None
    glued = re.fullmatch(r"([0-9]{1,6})([a-z]+)", words[0]) if len(words) == 1 else None
    number, unit = (glued[1], glued[2]) if glued else (" ".join(words[:-1]), words[-1])
    amount = counted(number)
    if amount is None or amount != int(amount):
        return None
    if unit in _UNITS:
        return SaidDay("days", text, sign * int(amount) * _UNITS[unit])
    if unit in _LONG_UNITS:
        return SaidDay("months", text, sign * int(amount) * _LONG_UNITS[unit])
    return None


def _date(words: Sequence[str], text: str, alone: bool) -> SaidDay | None:
    weekday = weekday_named(words[0]) if len(words) > 1 else None
    if weekday is not None:
        rest = words[2:] if words[1] == "the" else words[1:]
        day = _date(rest, text, alone=False) if rest else None
        return day and day._replace(text=text, weekday=weekday)
    if words[-1:] and words[:-1] in ([], ["the"]):
        found = re.fullmatch(_MONTHS_DAY, words[-1])
        if found:
            return _of_any_month(int(found[1]), words[-1], text)
    if len(words) == 1:
        return _in_digits(text, alone)
    if words[-1] in ("of", "the"):
        return None
    named = [word for word in words if word not in ("of", "the")]
    first, *rest = named
    if len(rest) not in (1, 2) or (len(rest) == 2 and not re.fullmatch("[0-9]{4}", rest[1])):
        return None
    date, month = re.fullmatch(_DATE, first), month_named(rest[0])
    if date is None or month is None:
        date, month = re.fullmatch(_DATE, rest[0]), month_named(first)
    if date is None or month is None:
        return None
    year = int(rest[1]) if len(rest) == 2 else None
    return SaidDay("date", text, year=year, month=month, date=int(date[1]))


def _of_any_month(date: int, word: str, text: str) -> SaidDay:
    wrong = "" if 1 <= date <= 31 else f"no month has a {word}"
    return SaidDay("monthday", text, date=date, wrong=wrong)


def _in_digits(word: str, alone: bool) -> SaidDay | None:
    found = re.fullmatch(_YEAR_FIRST, word)
    if found:
        year, month, date = int(found[1]), int(found[3]), int(found[4])
        right = f"{year:04}-{month:02}-{date:02}"
        wrong = "" if word == right else f"a date is written like {right}, not {shown(word)}"
        return SaidDay("date", word, year=year, month=month, date=date, wrong=wrong)
    found = re.fullmatch(_DOTTED, word) or (re.fullmatch(_DOTTED_ALONE, word) if alone else None)
    if found:
        return _dotted(word, int(found[1]), int(found[2]), found[3])
    found = re.fullmatch(_SLASHED, word)
    # `6/10` in a line is a score of pain.
    return _slashed(found, word) if found and (alone or found[4]) else None


def _dotted(word: str, date: int, month: int, year: str | None) -> SaidDay | None:
    """Dates with dots are day first."""
    if not word.endswith(".") and not year and not (1 <= month <= 12 and 1 <= date <= 31):
        return None
    wrong = ""
    if year and len(year) == 2:
        wrong = f"write the year in full: {date}.{month}.20{year}"
    number = int(year) if year else None
    return SaidDay("date", word, year=number, month=month, date=date, wrong=wrong)


def _slashed(found: re.Match[str], word: str) -> SaidDay:
    """`26/11/2026` and `11/26/2026` have one reading, `11/03/2026` has two."""
    one, other, year = int(found[1]), int(found[3]), found[4]
    readings = [(month, date) for date, month in ((one, other), (other, one)) if _fits(month, date)]
    readings = list(dict.fromkeys(readings))
    said = SaidDay("date", word)
    if not readings:
        return said._replace(wrong=f"'{shown(word)}' is no date; write it like 26 nov 2026")
    forms = [f"{date} {MONTHS[month - 1][:3]}" for month, date in readings]
    forms = [f"{form} {year}" if year and len(year) == 4 else form for form in forms]
    if len(readings) == 2 or (year and len(year) == 2):
        more = "" if len(readings) == 2 else " with the year in full"
        right = f"write {' or '.join(forms)}{more}"
        return said._replace(wrong=f"'{shown(word)}' can be read two ways; {right}")
    if not year:
        return said._replace(wrong=f"write {forms[0]} for '{shown(word)}'")
    month, date = readings[0]
    return said._replace(year=int(year), month=month, date=date)


def _fits(month: int, date: int) -> bool:
    return 1 <= month <= 12 and 1 <= date <= 31
