"""Clock times said in words, as an hour and a minute: `half past 4`, `quarter to nine`, `eight`."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.time.time_words import COUNTS

#: What only clock times hold: a line with one of them says when.
CLOCK_WORDS = (
    "past", "to", "till", "quarter", "fifteen", "twenty", "twenty-five", "thirty", "forty",
    "forty-five",
)  # fmt: skip
_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty-five": 25}
#: What is said behind an hour. No amount is written so, which `at eight ten pushups` may be.
_BEHIND = {"fifteen": 15, "thirty": 30, "forty-five": 45}
_UNITS = ("minutes", "mins", "min")
_BEFORE_HOUR, _AFTER_HOUR = ("to", "till"), ("past", "after")


def spoken_clock(words: Sequence[str]) -> tuple[int, int] | None:
    """The hour and the minute that words say; None for words that say none."""
    said = _in_one_piece(words)
    if len(said) == 3:
        return _beside_hour(said)
    if len(said) == 2 and said[0] in COUNTS and said[1] in _BEHIND:
        hour = spoken_hour(said[0])
        return None if hour is None else (hour, _BEHIND[said[1]])
    return None


def spoken_hour(word: str) -> int | None:
    """An hour in digits, or from one to twelve in words."""
    if word in COUNTS[1:]:
        return COUNTS.index(word)
    in_digits = word.isascii() and word.isdigit() and len(word) <= 2
    return int(word) if in_digits and int(word) < 24 else None


def _in_one_piece(words: Sequence[str]) -> list[str]:
    """The words without an article and `minutes`, and with `twenty five` as one."""
    said = list(words[1:] if words[:2] == ["a", "quarter"] else words)
    for at in range(len(said) - 1, 0, -1):
        if (said[at - 1], said[at]) in (("twenty", "five"), ("forty", "five")):
            said[at - 1 : at + 1] = [f"{said[at - 1]}-{said[at]}"]
    if len(said) > 2 and said[1] in _UNITS:
        del said[1]
    return said


def _beside_hour(words: Sequence[str]) -> tuple[int, int] | None:
    """`half past 4`, `20 to 9`. Of `5 to 6`, from less to more, a score is as likely."""
    first, side, last = words
    hour, minutes = spoken_hour(last), _MINUTES.get(first)
    if hour is None:
        return None
    if side in _AFTER_HOUR:
        minutes = 30 if first == "half" and side == "past" else minutes or _in_digits(first)
        return None if minutes is None else (hour, minutes)
    if side not in _BEFORE_HOUR:
        return None
    minutes = minutes or _in_digits(first)
    if minutes is None or (first.isdigit() and minutes <= hour):
        return None
    before = 12 if hour == 1 else (hour - 1) % 24
    return before, 60 - minutes


def _in_digits(word: str) -> int | None:
    minutes = int(word) if word.isascii() and word.isdigit() and len(word) <= 2 else 0
    return minutes if 0 < minutes < 30 else None
