"""The words that times and days are made of, and what comes near to one of them."""

from __future__ import annotations

from tracker.domain.number_words import CARDINALS, spoken_number

FIRST_YEAR = 1900
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
PARTS = ("morning", "afternoon", "evening", "night")
NAMED_TIMES = {"noon": 12, "midday": 12, "midnight": 0}
#: Words that only ever say when, and of which a slip of the finger is told.
_LONG_WORDS = (
    *WEEKDAYS, *(month for month in MONTHS if len(month) > 4), *PARTS, *NAMED_TIMES,
    "today", "yesterday", "tomorrow", "tonight",
)  # fmt: skip
_LENGTHS = ("minutes", "hours", "weeks", "months")
_RIGHT = ("week", "weekend", "weekends", "month", "minute", "hour", "days")
COUNTS = ("zero", *CARDINALS[:12])
#: How some of them are cut short. They are told, like a slip of the finger, and never read.
_SHORT = {
    "yday": "yesterday", "ystd": "yesterday", "yest": "yesterday", "tday": "today",
    "tonite": "tonight", "tmrw": "tomorrow", "tomo": "tomorrow",
}  # fmt: skip


def weekday_named(word: str) -> int | None:
    """0 for `mon`, `monday`, ... 6 for `sun`; None for a word that names none."""
    if len(word) < 3:
        return None
    return next((n for n, name in enumerate(WEEKDAYS) if name.startswith(word)), None)


def month_named(word: str) -> int | None:
    """1 for `jan`, `january`, ... 12 for `dec`; None for a word that names none."""
    word = word.removesuffix(".")
    if len(word) < 3:
        return None
    return next((n for n, name in enumerate(MONTHS, 1) if name.startswith(word)), None)


def counted(text: str) -> float | None:
    """The number that stands before `days ago`: `3`, `1,5`, `half an`, `a quarter of an`."""
    text = text.strip()
    if text in ("zero", "1/2", "½"):
        return 0 if text == "zero" else 0.5
    words = text.split()
    said = spoken_number(words) if words else None
    if said is not None and said.used == len(words):
        return said.value
    whole, _, part = text.replace(",", ".").partition(".")
    digits = whole + part
    if not (digits.isascii() and digits.isdigit() and whole) or len(whole) > 6 or len(part) > 2:
        return None  # `1.000` may be a thousand
    return float(f"{whole}.{part or 0}")


def near_time_word(word: str, lengths: bool = False) -> str | None:
    """The word for a time that another is a slip of the finger from: `yestreday`, `mondya`.

    With `lengths` also `huors`, which says when only before an `ago`.
    """
    word = word.casefold()
    if len(word) < 4 or not word.isalpha() or is_time_word(word):
        return None
    if word in _SHORT:
        return _SHORT[word]
    import difflib

    known = (*_LONG_WORDS, *_LENGTHS) if lengths else _LONG_WORDS
    near = difflib.get_close_matches(word[:20], known, n=1, cutoff=0.82)
    return near[0] if near else next((one for one in known if _is_swapped(word, one)), None)


def _is_swapped(word: str, known: str) -> bool:
    """Whether only the order of letters is wrong: `todya`, of which difflib thinks less."""
    return len(word) > 4 and word[0] == known[0] and sorted(word) == sorted(known)


def is_time_word(word: str) -> bool:
    """Whether a word says when by itself: `monday`, `nov`, `noon`, `ago`, `pm`."""
    word = word.casefold().rstrip(".,")
    known = word in (*_LONG_WORDS, *_LENGTHS, *_RIGHT, "ago", "am", "pm", "a.m", "p.m", "o'clock")
    return known or weekday_named(word) is not None or month_named(word) is not None
