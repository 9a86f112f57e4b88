"""Days that may lie ahead: for skips, pauses and the end of a habit. Everything else is past."""

from __future__ import annotations

from tracker.domain.day_words import past_day, weekday_named, words_of
from tracker.domain.days import add_days, days_between, weekday
from tracker.domain.entries import LAST_DAY, Days
from tracker.domain.errors import WrongWords, shown

LONGEST_DAYS = 3660


def read_coming_day(text: str, today: str) -> str:
    """A day, past or ahead: `today`, `tomorrow`, `fri` (the next one), `2026-12-20`.

    Raises WrongWords.
    """
    words = words_of(text)
    day = _day(words[0], today) if len(words) == 1 else None
    if day is None:
        raise WrongWords(
            f"'{shown(text)}' is no day; write today, tomorrow, fri or a date like {today}"
        )
    return day


def read_coming_days(text: str, today: str) -> Days:
    """A day or `FROM..TO`, past or ahead, at most ten years. Raises WrongWords."""
    first_word, dots, last_word = text.partition("..")
    if not dots:
        day = read_coming_day(text, today)
        return Days(day, day)
    first, last = read_coming_day(first_word, today), read_coming_day(last_word, today)
    if first > last:
        raise WrongWords(f"the range {first}..{last} ends before it starts; write {last}..{first}")
    if days_between(first, last) > LONGEST_DAYS:
        raise WrongWords(f"the range {first}..{last} is longer than ten years; write a shorter one")
    return Days(first, last)


def is_days(text: str) -> bool:
    """Whether a word was meant as a day or a range: one that isn't right is told so as one."""
    lower = text.casefold()
    named = lower in ("today", "tomorrow", "yesterday") or weekday_named(lower) is not None
    return named or ".." in text or (text[:4].isdigit() and text[4:5] in ("-", "/", "."))


def _day(word: str, today: str) -> str | None:
    if word == "tomorrow":
        return add_days(today, 1)
    named = weekday_named(word)
    if named is not None:
        return add_days(today, (named - weekday(today)) % 7)
    # A date may be any; the other words are past or present as everywhere.
    return past_day(word, LAST_DAY if word[:1].isdigit() else today)
