"""Numbers said in words: `two`, `half an hour`, `a couple of glasses`, `twenty-five`."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.named_tuple import NamedTuple

#: From one to nineteen, each in its place.
_COUNTED = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_DIGITS = _COUNTED[:9]
CARDINALS = (*_COUNTED, *_TENS)
ARTICLES = ("a", "an")
DOUBLE = "double"  # two of what is made double, like an espresso
AND_A_HALF = ("and", "a", "half")

_HALF, _COUPLE, _OF, _QUARTERS = "half", "couple", "of", ("quarter", "quarters")
#: What has quarters without an `of`.
_QUARTERED = ("hour", "litre", "liter", "l", "mile")
_FIRST = frozenset((*CARDINALS, *ARTICLES, _HALF, _COUPLE, *_QUARTERS))


class Spoken(NamedTuple):
    """A number in words: its value, and how many words it takes.

    `whole_things`: it ends in an article or an `of`, so what follows is counted (`half a tablet`,
    `a couple of coffees`); `half` alone may as well be half of a unit that nobody named.
    """

    value: float
    used: int
    whole_things: bool = False


def spoken_number(words: Sequence[str], at: int = 0) -> Spoken | None:
    """The number in words that begins at a place in lower-case words, or None."""
    word = words[at]
    if "-" in word:
        return _hyphened(word)
    if word not in _FIRST and not (word.isascii() and word.isdigit() and len(word) <= 3):
        return None
    following = tuple(words[at + 1 : at + 4])
    if following[:3] == AND_A_HALF and word not in (_HALF, _COUPLE):
        one = 1 if word in ARTICLES else cardinal(word)
        return Spoken(one + 0.5, 4)
    if word.isdigit():
        return None
    if (quarters := _quarters(words, at)) is not None or word in _QUARTERS:
        return quarters
    if word in _TENS and following and following[0] in _DIGITS:
        return Spoken(cardinal(word) + cardinal(following[0]), 2)
    if word in CARDINALS:
        return Spoken(cardinal(word), 1)
    if word == _HALF:
        return Spoken(0.5, 2, True) if following[:1] and following[0] in ARTICLES else _half(1)
    if word == _COUPLE:
        return _couple(following, 1)
    if following[:1] == (_COUPLE,):
        return _couple(following[1:], 2)
    if following[:1] == (_HALF,) and word == "a":
        return _half(2)
    return Spoken(1, 1, True)


def _hyphened(word: str) -> Spoken | None:
    """`twenty-five`."""
    tens, _, digit = word.partition("-")
    both = tens in _TENS and digit in _DIGITS
    return Spoken(cardinal(tens) + cardinal(digit), 1) if both else None


def _quarters(words: Sequence[str], at: int) -> Spoken | None:
    """`quarter of an`, `three quarters of an`, `a quarter` litre; None for `quarter past 8`."""
    counted = words[at] not in _QUARTERS
    behind = at + 1 + counted
    if counted and (at + 1 >= len(words) or words[at + 1] not in _QUARTERS):
        return None
    value = 0.25 * (cardinal(words[at]) if words[at] in CARDINALS else 1)
    of_what = [*words[behind : behind + 2], "", ""]
    if of_what[0] == _OF and of_what[1] in ARTICLES:
        return Spoken(value, behind + 2 - at, True)
    return Spoken(value, behind - at) if of_what[0] in _QUARTERED else None


def _half(used: int) -> Spoken:
    return Spoken(0.5, used)


def _couple(following: Sequence[str], used: int) -> Spoken:
    return Spoken(2, used + (following[:1] == (_OF,)), True)


def cardinal(word: str) -> int:
    """The value of a word of CARDINALS, or of digits."""
    if word in _TENS:
        return 20 + 10 * _TENS.index(word)
    return _COUNTED.index(word) + 1 if word in _COUNTED else int(word)


def in_digits(words: Sequence[str]) -> list[str]:
    """Words with a number in words at their beginning written in digits: `0.5 hour`.

    An article with nothing behind it counts nothing.
    """
    said = spoken_number([word.casefold() for word in words]) if words else None
    if said is None or (said.whole_things and said.used == len(words)):
        return list(words)
    return [f"{said.value:g}", *words[said.used :]]


def begins_number(words: Sequence[str], at: int = 0) -> int:
    """How many of the words from a place on are a number: 0 where none begins there."""
    word = words[at]
    if word and word[0] in "0123456789½¼¾⅓⅔⅛":
        said = spoken_number(words, at)
        return said.used if said else 1
    lower = [each.casefold() for each in words]
    said = spoken_number(lower, at)
    return said.used if said else 0
