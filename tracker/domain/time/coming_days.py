"""Days that may lie ahead: for skips, pauses and the end of a habit. Everything else is past."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.entries import Days
from tracker.domain.errors import WrongWords, shown
from tracker.domain.time.day_ranges import has_ends
from tracker.domain.time.day_words import (
    checked_day,
    dated,
    did_you_mean,
    meant_year,
    month_length,
    the_one,
)
from tracker.domain.time.days import add_days, days_between
from tracker.domain.time.ordinals import ordinal, weekday
from tracker.domain.time.said_days import SaidDay
from tracker.domain.time.said_times import LONGEST, read_said, words_of
from tracker.domain.time.time_words import near_time_word, weekday_named

LONGEST_DAYS = 3660
_MOST_WORDS = 7


def read_coming_day(text: str, today: str) -> str:
    """A day, past or ahead: `today`, `tomorrow`, `fri` (the next one), `20 dec` (the nearest one).

    Raises WrongWords.
    """
    said = the_one(text, read_said(text))
    if said is None or said.day is None or said.time is not None:
        raise WrongWords(
            f"'{shown(text)}' is no day; write today, tomorrow, fri or a date like {today}"
            f"{did_you_mean(text)}"
        )
    return _day(said.day, today)


def _day(said: SaidDay, today: str) -> str:
    if said.how == "weekday" and not said.which and not said.wrong:
        return add_days(today, (said.number - weekday(ordinal(today))) % 7)
    if said.how == "date" and said.year is None and not said.wrong:
        return _nearest(said, today)
    if said.how == "monthday" and not said.wrong:
        return _nearest_such(said, today)
    return dated(said, today)


def _nearest_such(said: SaidDay, today: str) -> str:
    """The nearest day, before or after, that has a date in its month."""
    last = dated(said, today)
    ahead = next(day for n in range(1, 63) if dated(said, day := add_days(today, n)) == day)
    return last if days_between(last, today) <= days_between(today, ahead) else ahead


def _nearest(said: SaidDay, today: str) -> str:
    """A date without a year is the nearest one: who skips `20 dec` in November looks ahead."""
    before = meant_year(said, today)
    day, year = checked_day(before, said.month, said.date), before + 1
    while said.date > month_length(year, said.month):  # 29 Feb
        year += 1
    after = checked_day(year, said.month, said.date)
    near = day if days_between(day, today) <= days_between(today, after) else after
    return dated(said._replace(year=int(near[:4])), today)


def read_coming_days(text: str, today: str) -> Days:
    """A day or `FROM..TO`, past or ahead, at most ten years. Raises WrongWords."""
    words = " ".join(words_of(text))
    first_word, dots, last_word = words.rpartition("..")
    if not dots:
        day = read_coming_day(text, today)
        return Days(day, day)
    first, last = read_coming_day(first_word, today), read_coming_day(last_word, today)
    if first > last:
        raise WrongWords(f"the range {first}..{last} ends before it starts; write {last}..{first}")
    if days_between(first, last) > LONGEST_DAYS:
        raise WrongWords(f"the range {first}..{last} is longer than ten years; write a shorter one")
    return Days(first, last)


def days_at_end(words: Sequence[str]) -> int:
    """How many words at the end of a line say a day or a range: 2 of `gym 20 dec`."""
    lasts = [" ".join(words[-n:]) for n in range(min(len(words), _MOST_WORDS), 0, -1)]
    days = [text for text in lasts if is_days(text)]
    # `tidy up 20 dec..3 jan`: a name there is told from a first day that is misspelt.
    said = next(filter(has_ends, days), days[0] if days else "")
    return len(said.split())


def is_days(text: str) -> bool:
    """Whether words were meant as a day or a range: one that isn't right is told so as one."""
    lower = text.casefold()
    if ".." in text or (text[:4].isdigit() and text[4:5] in ("-", "/", ".")):
        return True
    if len(text) > LONGEST:
        return False
    near = " " not in lower and near_time_word(lower) in ("today", "tomorrow", "yesterday")
    known = weekday_named(lower) is not None or near
    return known or any(said.day and not said.time for said in read_said(lower))
