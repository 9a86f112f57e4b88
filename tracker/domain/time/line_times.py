"""Which words at the start or the end of a typed line say when: `coffee 8:30`, `yesterday walk 20`.

The words are read by the grammar that `--at` has. What is a time only there, where nothing else can
be meant, is none in a line: `7.30` may be an amount, and `6/10` a score.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.domain.number_words import CARDINALS, spoken_number
from tracker.domain.time.said_times import LONGEST, SaidWhen, clock_words, read_said
from tracker.domain.time.spoken_clock import CLOCK_WORDS
from tracker.domain.time.time_args import is_amount
from tracker.domain.time.time_words import is_time_word

_MOST_WORDS = 8
_NTH, _MOST_IN_A_DAY = "([0-9]{1,4})(?:st|nd|rd|th)", 12
_HALVES = ("am", "pm", "a.m.", "p.m.", "a.m", "p.m")
#: What times hold beside digits, weekdays, months and other words that only say when.
_PARTS = frozenset((
    "at", "@", "on", "the", "of", "last", "next", "this", "in", "just", "now", "before", "after",
    "a", "an", "and", "half", "couple", "½", "d", "day", "days", "w", "h", "hr", "hrs", "m", "min",
    "mins", "year", "years", "o'clock", "oclock", "zero", "quarters", *CARDINALS, *CLOCK_WORDS,
))  # fmt: skip
#: With one of these before it a time says since when, how long, how often, or not quite when.
_OTHER = (
    "since", "for", "until", "till", "before", "after", "from", "to", "by", "every", "each",
    "around", "about", "almost", "between", "during", "of", "not", "no", "within", "per",
)  # fmt: skip


def time_at_end(words: Sequence[str]) -> int:
    """How many words at the end say when: 2 of `coffee yesterday 8:30`; 0 where none do.

    The most that can be read as one time, also as one that can't be right, such as `25:00`.
    """
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        said = words[-count:]
        if _says_when(said):
            before = words[: len(words) - count]
            return 0 if before and before[-1].casefold() in _OTHER else count
    return 0


def time_at_start(words: Sequence[str]) -> int:
    """The same at the start: 1 of `yesterday: water 500`, 2 of `26 nov 2000 ml water`."""
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        said = words[:count]
        if _says_when(said) and not _counts(said) and not is_amount(words[count - 1 : count + 1]):
            return count
    return 0


def shorter_at_end(words: Sequence[str], count: int) -> int:
    """How many of the last `count` words say when by themselves: an amount may stand before them.

    3 of the 4 of `1h 30 min ago`; 0 where none do.
    """
    if not count or not words[-count][:1].isdigit():
        return 0
    return next((n for n in range(count - 1, 0, -1) if _says_when(words[-n:])), 0)


def clock_at_end(words: Sequence[str]) -> int:
    """How many words at the end are a clock time alone: 2 of `since 20 nov at 9:00`; 0: none."""
    counts = range(min(len(words), _MOST_WORDS), 0, -1)
    return next((n for n in counts if _is_clock(words[-n:])), 0)


def said_when(words: Sequence[str]) -> str:
    """The words of a time as one text, as `--at` takes it."""
    return " ".join(words).removesuffix(":")


def one_time(shared: str, own: str) -> str | None:
    """Two texts that are one time: `yesterday` for a whole line, and `8:30` for a thing in it.

    None where they aren't a day and a clock time.
    """
    said = f"{shared} {own}"
    if shared == own:
        return own
    parts = [_only(read_said(text)) for text in (shared, own)]
    kinds = [(part.day is not None, part.time is not None) for part in parts if part]
    if sorted(kinds) == [(False, True), (True, False)] and len(said) <= LONGEST and read_said(said):
        return said
    return None


def is_day(text: str) -> bool:
    """Whether a time is a day without a clock time."""
    said = _only(read_said(text))
    return said is not None and said.day is not None and said.time is None


def has_day(text: str) -> bool:
    """Whether a time names a day, with a clock time or without."""
    said = _only(read_said(text))
    return said is not None and said.day is not None


def day_alone(text: str) -> str | None:
    """The words for the day of a day with a clock time: `yesterday` of `yesterday 8:00`."""
    words = text.split()
    for n in range(1, len(words)):
        for day, clock in ((words[:n], words[n:]), (words[n:], words[:n])):
            if is_day(" ".join(day)) and clock_of(" ".join(clock)) is not None:
                return " ".join(day)
    return None


def clock_of(text: str) -> tuple[int, bool] | None:
    """The minutes of the day that a clock time shows, and whether its half of the day is open.

    None for a text without one. `at 8` gives (480, True).
    """
    said = _only(read_said(text))
    if said is None or said.time is None or said.time.wrong:
        return None
    return said.time.hour * 60 + said.time.minute, said.time.bare


def with_clock(text: str, time: str) -> str:
    """A time with another clock time in the place of its own: `yesterday 8:30`."""
    words = text.split()
    begins, ends = clock_words(words)
    return " ".join((*words[:begins], time, *words[ends:]))


def _is_clock(words: Sequence[str]) -> bool:
    text = said_when(words)
    return _says_when(words) and clock_of(text) is not None and not has_day(text)


def _only(readings: Sequence[SaidWhen]) -> SaidWhen | None:
    return readings[0] if len(readings) == 1 else None


def _says_when(words: Sequence[str]) -> bool:
    text = said_when(words)
    lower = text.casefold().replace(", ", " ").split()
    if len(text) > LONGEST or not all(map(_may_say_when, lower)) or not _is_sure(lower):
        return False
    return bool(read_said(text))


def _counts(words: Sequence[str]) -> bool:
    """Whether words before a thing may say which one of a day it was: `the 3rd coffee`."""
    found = re.fullmatch(_NTH, words[-1].casefold())
    return words[0].casefold() == "the" and found is not None and int(found[1]) <= _MOST_IN_A_DAY


def _may_say_when(word: str) -> bool:
    """Whether a word is one that times are made of: most words of a line aren't."""
    known = word[0].isdigit() or word.rstrip(",") in _PARTS or is_time_word(word)
    return known or ("-" in word and spoken_number([word]) is not None)


def _is_sure(words: Sequence[str]) -> bool:
    """Whether no word of a time is more likely an amount, a score or part of a name."""
    if len(words) == 1 and re.fullmatch(_NTH, words[0]):
        return False
    for at, word in enumerate(words):
        is_half = words[at + 1 : at + 2] and words[at + 1] in _HALVES
        behind_at = at > 0 and words[at - 1] in ("at", "@")
        if re.fullmatch(r"[0-9]{1,2}\.[0-9]{2}", word) and not (is_half or behind_at):
            return False
        if re.fullmatch(r"[0-9]{1,2}[-/][0-9]{1,2}", word):
            return False
    return bool(words)
