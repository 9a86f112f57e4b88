"""One typed word as numbers with units: `500`, `0,5l`, `2x200ml`, `7h30min`, `12st4lb`, `1:30`.

Strict on purpose: plain decimal digits, one decimal point or comma, no thousands separators, no
`1e9`, no `inf`. What only looks like an amount is refused here, with what would be right; `1.000`
may be a thousand or one, and is read only where its unit settles it (`settle`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.domain.errors import TwoNumbers, Unclear, WrongWords, shown
from tracker.domain.named_tuple import NamedTuple

GLYPHS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8}
#: Units of which nobody has a thousand in three digits behind a sign: `82.500 kg`, `1.250 l`.
EXACT_UNITS = ("kg", "km", "l", "mi", "lb", "h")

#: Nobody has so many of a thing that there are so few in.
_NO_COUNT, _FEW = 50, ("2", "3", "4")
#: What stands between how often and how much, as they are typed.
TIMES = ("x", "×", "*")
_GLYPH_OVER = 8  # what a glyph divides by doesn't matter, only that it was typed as a fraction
_COUNTRIES = ("uk", "us", "imperial")
#: The fractions that are read as one, as glyphs.
FRACTIONS = {"1/2": "½", "1/4": "¼", "3/4": "¾", "1/3": "⅓", "2/3": "⅔", "1/8": "⅛"} | {
    glyph: glyph for glyph in GLYPHS
}

# Patterns are compiled, and kept, when first used: most lines need few of them.
_GLYPH = f"[{''.join(GLYPHS)}]"
_NUMBER = rf"[0-9]{{1,3}}/[0-9]{{1,3}}|[0-9]*{_GLYPH}|[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+"
_UNIT = r"/10|[^\W\d_]+(?:[._-][^\W\d_]+)*\.?"
_PIECE = rf"(?:([0-9]{{1,3}})[x×*])?({_NUMBER})({_UNIT})?"
_AMOUNT_LIKE = rf"[-+−–~<>=#$€£.,]*(?:[0-9]|{_GLYPH})"
_MINUS = r"[-−–](?=[0-9.,])"
_SCIENTIFIC = r"[-−–+]?[0-9]+(?:[.,][0-9]+)?e[-+]?[0-9]+"
_CLOCK = r"([0-9]{1,2}):([0-5][0-9])h?"
_ONE = rf"(?:{_NUMBER})(?:{_UNIT})?"
_THOUSANDS = r"[0-9]{1,3}(?:[.,][0-9]{1,3})?k"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_FROM_TO = r"[0-9.,]+[-–—/~]+[0-9.,]+\D*"
_TWO_WAYS = r"([1-9][0-9]{0,2})[.,]([0-9]{3})"
_SEPARATED = (
    r"[0-9]{1,3}(?:[_'’.,][0-9]{3}){2,}|[0-9]+(?:[_'’][0-9]+)+"
    r"|[0-9]{1,3}(?:,[0-9]{3}(?=\.[0-9])|\.[0-9]{3}(?=,[0-9]))(?P<decimals>[.,][0-9]+)"
)


class Part(NamedTuple):
    """One number with its unit. `unit` is '' for a bare one; `times` is the 2 of `2x200ml`.

    `over` is the denominator of a number typed as a fraction, 0 for another. `number` is how it was
    typed, `1.000`. A number in scientific notation has the value inf: too large for everything.
    """

    value: float
    unit: str
    text: str
    times: int = 1
    over: int = 0
    number: str = ""


def read_parts(word: str) -> tuple[Part, ...] | None:
    """The numbers and units of one lower-case word; None for one that is no amount at all.

    Raises WrongWords for one that looks like an amount and can't be read.
    """
    if word.isascii() and word.isdigit():
        if word[0] == "0" and len(word) > 2:
            raise _led_by_zero(word)
        return (Part(float(word), "", word),)
    if not word.isascii():
        for character in word:
            if character.isdecimal() and not "0" <= character <= "9":
                raise WrongWords(f"write numbers with the digits 0 to 9, not '{shown(word)}'")
    if not re.match(_AMOUNT_LIKE, word):
        return None
    if re.fullmatch(_SCIENTIFIC, word):
        return (Part(float("inf"), "", word),)
    clock = re.fullmatch(_CLOCK, word)
    if clock:
        return Part(float(clock[1]), "h", word), Part(float(clock[2]), "min", word)
    _refuse_separators(word)
    return _pieces(word)


def _led_by_zero(word: str) -> WrongWords:
    """`coffee 0830` is more likely a time than 830 ml."""
    plain = word.lstrip("0") or "0"
    if len(word) == 4 and word < "2400" and word[2:] < "60":
        return Unclear(f"'{word}' may be a time", word, [f"{word[:2]}:{word[2:]}", plain])
    return WrongWords(f"write the number without a 0 before it: {plain}, not {shown(word)}")


def _refuse_separators(word: str) -> None:
    found = re.match(_SEPARATED, word)
    if found:
        text, decimals = found[0], found["decimals"] or ""
        digits = re.sub(r"[^0-9]", "", text[: len(text) - len(decimals)])
        plain = digits + decimals.replace(",", ".")
        raise WrongWords(f"write the number without separators: {plain}, not {shown(word)}")


def reads_two_ways(number: str) -> bool:
    """Whether a number is a thousand or one, by how it is written: `1.000`, `1,250`."""
    return re.fullmatch(_TWO_WAYS, number) is not None


def settle(part: Part, unit: str, unsaid: str = "") -> None:
    """Refuse `1.000` where its unit, typed or meant, leaves open whether it is a thousand or one.

    `unsaid` is the unit that the readings are told with, where none was typed. Raises TwoNumbers
    with both. A leading 0 settles it, too: `0.500`.
    """
    if part.number.isdigit() or unit in EXACT_UNITS:
        return
    found = re.fullmatch(_TWO_WAYS, part.number)
    if found is None:
        return
    before, _, after = part.text.partition(part.number)
    decimals = found[2].rstrip("0")
    one = f"{found[1]}.{decimals}" if decimals else found[1]
    raise TwoNumbers(
        f"{part.number} can be read two ways",
        part.text,
        [f"{shown(before)}{n}{shown(after)}{unsaid}" for n in (found[1] + found[2], one)],
    )


def read_number(text: str) -> float:
    """A number without a unit, in digits or words. Raises WrongWords for what is none."""
    from tracker.domain.number_words import in_digits

    words = join_spaced(in_digits(text.casefold().split()))
    parts = read_parts(words[0]) if len(words) == 1 else None
    plain = parts is not None and len(parts) == 1 and not parts[0].unit and parts[0].times == 1
    if parts is None or not plain or parts[0].value == float("inf"):
        raise WrongWords(f"'{shown(text)}' is no number; write one such as 30 or 0.5")
    settle(parts[0], "")
    return parts[0].value


def _unreadable(word: str) -> WrongWords:
    if re.fullmatch(_DATE, word):
        return WrongWords(f"'{word}' is a day: write --at {word}")
    if re.fullmatch(_FROM_TO, word):
        return WrongWords(f"write one number, not '{shown(word)}'")
    return WrongWords(
        f"can't read '{shown(word)}'; write a number with its unit, such as 0.5l or 30min"
    )


def _pieces(word: str) -> tuple[Part, ...]:
    minus = re.match(_MINUS, word)
    at, parts = (1 if minus else 0), list[Part]()
    while at < len(word):
        found = re.match(_PIECE, word[at:])
        # Only the last number of a word can be without a unit, only the first can be multiplied.
        if found is None or (parts and (found[1] or not parts[-1].unit)):
            raise _unreadable(word)
        value, over = _number(word, found[2])
        value = -value if minus and not parts else value
        unit, times = (found[3] or "").rstrip("."), int(found[1] or 1)
        if times >= _NO_COUNT and not unit and found[2] in _FEW:
            value, times = times, int(value)  # `250 x 2` of something is two, never 250 of them
        parts.append(Part(value, unit, word, times, over, found[2]))
        at += found.end()
    return tuple(parts)


def _number(word: str, text: str) -> tuple[float, int]:
    if "/" in text:
        above, below = (int(n) for n in text.split("/"))
        if below == 0:
            raise WrongWords(f"'{shown(word)}' divides by zero; write a number such as 0.5")
        return above / below, below
    if text[-1] in GLYPHS:
        return float(text[:-1] or 0) + GLYPHS[text[-1]], _GLYPH_OVER
    return float(text.replace(",", ".")), 0


def join_spaced(words: Sequence[str]) -> list[str]:
    """Write together what belongs to one amount: `2 x 200`, `200 x2`, `1 1/2`, `16 fl oz`.

    Also `5 out of 10` and `8k steps`.
    """
    joined: list[str] = []
    rest = list(reversed(words))
    while rest:
        word, following = rest.pop(), rest[-1] if rest else ""
        if following in TIMES and len(rest) > 1 and _is_count(word):
            rest.pop()
            word, following = word + "x", rest[-1]
        if word[-1] in TIMES and _is_count(word[:-1]) and re.match(_AMOUNT_LIKE, following):
            word += rest.pop()
        elif following[:1] in TIMES and _is_count(following[1:]) and re.fullmatch(_ONE, word):
            word = f"{rest.pop()[1:]}x{word}"
        elif following == "out" and [*rest[-3:-1]] == ["10", "of"] and _is_count(word):
            del rest[-3:]
            word += "/10"
        elif re.fullmatch(_THOUSANDS, word) and following in ("step", "steps"):
            word = f"{float(word[:-1].replace(',', '.')) * 1000:.0f}"
        elif following in FRACTIONS and _is_count(word):
            word += FRACTIONS[rest.pop()]
        elif (word.endswith("fl") and following == "oz") or (
            word in _COUNTRIES and following.rstrip("s") in ("pint", "quart", "gallon")
        ):
            word += "-" + rest.pop()
        joined.append(word)
    return joined


def _is_count(word: str) -> bool:
    return len(word) <= 3 and word.isascii() and word.isdigit()
