"""How much of a command line belongs to a time that is typed without quotes: `--at 7:30 pm`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.domain.errors import WrongWords, shown
from tracker.domain.time.said_times import LONGEST, read_said
from tracker.domain.time.time_words import near_time_word, weekday_named
from tracker.domain.units import is_unit

_MOST_WORDS = 8
_NEVER_ALONE = (
    "am", "pm", "a.m.", "p.m.", "a.m", "p.m", "ago", "o'clock", "today", "yesterday", "tomorrow",
    "noon", "midnight",
)  # fmt: skip


def take_when(words: Sequence[str]) -> int:
    """How many leading words belong to one time: the most that can be read as one.

    `['yesterday', '7:30', '6']` gives 2, `['2h', 'ago']` 2. A first word that begins no time counts
    as 1, so that whoever reads it can say what is wrong with it; no words give 0. A number before a
    unit is an amount: `['26', 'nov', '2000', 'ml']` gives 2.
    """
    most = next((n for n, word in enumerate(words) if word.startswith("-")), len(words))
    for count in range(min(most, _MOST_WORDS), 1, -1):
        text = " ".join(words[:count])
        if len(text) > LONGEST or not read_said(text):
            continue
        if is_amount(words[count - 1 : count + 1]):
            continue
        return count
    return min(len(words), 1)


def take_days(words: Sequence[str]) -> int:
    """The same for a range of days: 2 of `['2', 'weeks', 'walk']`.

    Whatever stands beside `..` might be an end: a name there is told from a day that is misspelt.
    """
    from tracker.domain.time.day_ranges import has_ends, is_days

    most = next((n for n, word in enumerate(words) if word.startswith("-")), len(words))
    most = min(most, _MOST_WORDS)
    longest = next((n for n in range(most, 1, -1) if is_days(" ".join(words[:n]))), 1)
    for count in range(longest, 0, -1):
        if has_ends(" ".join(words[:count])):
            return count
    if any(has_ends(" ".join(words[n:longest])) for n in range(1, longest)):
        return 1
    return min(len(words), longest)


def is_amount(words: Sequence[str]) -> bool:
    """Whether two words are a number and its unit."""
    return (
        len(words) == 2
        and bool(re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?", words[0]))
        and is_unit(words[1].casefold())
    )


def refuse_behind(time: str, rest: Sequence[str], option: str) -> None:
    """Refuse a word that can't be the entry's right behind a time. Raises WrongWords.

    `--at 7:30 h` is no time and not ten hours either; `--at 7:30 yestreday` is misspelt.
    """
    if not rest or rest[0].startswith("-"):
        return
    word = rest[0].casefold().rstrip(",.")
    near = near_time_word(word)
    if near is not None:
        raise WrongWords(
            f"'{shown(f'{time} {rest[0]}')}' is no time; did you mean {near}? Words of the entry "
            f"go before {option}"
        )
    lone_unit = is_unit(word) and not word.startswith(("cup", "pint", "quart"))
    if lone_unit or word in _NEVER_ALONE or (len(word) > 3 and weekday_named(word) is not None):
        raise WrongWords(
            f"'{shown(f'{time} {rest[0]}')}' is no time; write one like yesterday 7:30, and words "
            f"of the entry before {option}"
        )
