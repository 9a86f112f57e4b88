"""Schedules: on which days, or on how many days of which window, a habit is wanted.

`daily`, `3/week` and `2/month` (of a calendar week or month), `3/7` (of any 7 days), `mon,wed,fri`.
"""

from __future__ import annotations

import re
from functools import cache

from tracker.domain.errors import WrongWords, shown
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.number_words import in_digits

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEK, MONTH = 7, 30
LONGEST_ROLLING = 366

_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_FORMS = {"every day": "daily", "day": "daily", "weekly": "1/week", "monthly": "1/month"}


class Schedule(NamedTuple):
    """How often. `every` names its windows: 'day', 'weekdays', 'week', 'month' or 'rolling'.

    `times` is the number of days wanted in a week, a month or `span` days; `weekdays` are the due
    ones, 0 for Monday.
    """

    every: str = "day"
    times: int = 1
    span: int = 1
    weekdays: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The schedule as it is kept and typed."""
        if self.every == "day":
            return "daily"
        if self.every == "weekdays":
            return ",".join(WEEKDAYS[n] for n in self.weekdays)
        return f"{self.times}/{self.span if self.every == 'rolling' else self.every}"

    @property
    def words(self) -> str:
        """The schedule as a sentence has it: 'every day', '3 days a week', '3 days in 7'."""
        days = "once" if self.times == 1 else f"{self.times} days"
        if self.every == "day":
            return "every day"
        if self.every == "weekdays":
            return "on " + ", ".join(WEEKDAYS[n].capitalize() for n in self.weekdays)
        if self.every == "rolling":
            return f"{days} in {self.span} days"
        return f"{days} a {self.every}"

    @property
    def frequency(self) -> float:
        """Wanted days a day, 1 for a daily habit."""
        if self.every == "weekdays":
            return len(self.weekdays) / WEEK
        lengths = {"day": 1, "week": WEEK, "month": MONTH, "rolling": self.span}
        return self.times / lengths[self.every]


DAILY = Schedule()


@cache  # fifty habits have a few schedules
def read_schedule(text: str) -> Schedule:
    """A schedule as it is typed or kept. Raises WrongWords with what would be right."""
    word = " ".join(text.casefold().split())
    word = _SHORT_FORMS.get(word, word)
    if word == "daily":
        return DAILY
    times, slash, window = word.partition("/")
    word = " ".join(in_digits(times.split())) + slash + window
    found = re.fullmatch(r"(-?[0-9]{1,6}) ?(?:x|times|days)? ?/ ?([a-z]+|[0-9]{1,6})", word)
    if found is None:
        return _read_weekdays(text, word)
    number, window = int(found[1]), found[2]
    if number < 1:
        raise WrongWords(f"'{shown(text)}' asks for nothing; a schedule has at least 1 day, 1/week")
    if window in ("week", "month"):
        return _of_calendar(number, window)
    if not window.isdigit():
        raise _no_schedule(text)
    return _rolling(number, int(window))


def _read_weekdays(text: str, word: str) -> Schedule:
    days = [_weekday(part) for part in re.split(r"[, ]+", word) if part]
    if not days or None in days:
        raise _no_schedule(text)
    named = tuple(sorted({day for day in days if day is not None}))
    return DAILY if len(named) == WEEK else Schedule("weekdays", weekdays=named)


def _weekday(word: str) -> int | None:
    if len(word) < 3:
        return None
    return next((n for n, name in enumerate(_FULL) if name.startswith(word)), None)


def _of_calendar(times: int, window: str) -> Schedule:
    most = {"week": WEEK, "month": 31}[window]
    if times > most:
        raise WrongWords(
            f"a {window} has {most} days, so {times}/{window} can't be; for several times a day "
            "write 2x/day"
        )
    if (times, window) == (WEEK, "week"):
        return DAILY
    return Schedule(window, times, most)


def _rolling(times: int, span: int) -> Schedule:
    if times > span:
        raise WrongWords(f"{times} days of {span} can't be; write at most {span}/{span}")
    if span > LONGEST_ROLLING:
        raise WrongWords(f"a schedule looks at most {LONGEST_ROLLING} days back, not {span}")
    return DAILY if times == span else Schedule("rolling", times, span)


def _no_schedule(text: str) -> WrongWords:
    return WrongWords(
        f"'{shown(text)}' is no schedule; write daily, 3/week, 2/month, 3/7 or mon,wed,fri"
    )
