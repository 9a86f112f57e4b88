"""Several things in a line: `water 500, pain 4 lower back, walk 20`, and which words are whose.

A line is split at `,` `;` `+` (but for a decimal comma), at an `and` between two things, and
without a sign only before a name that follows an amount. What one thing's words mean isn't known
here: a `Reader` tells whether it understands them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Protocol

from tracker.domain.errors import WrongWords, shown
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.number_words import begins_number
from tracker.domain.offers import example
from tracker.domain.time.line_times import time_at_end, time_at_start

#: A comma or a plus between digits is a number's or an offset's: `82,5`, `08:00+01:00`.
_SIGNS = r";|(?<![0-9])[,+]|[,+](?![0-9])"
_WORD = rf"(?:(?!{_SIGNS})\S)+"
_ANDS = ("and", "&")
#: Two ways to read a line are as bad as ten.
_ENOUGH = 2

Span = tuple[int, int]


class Word(NamedTuple):
    """A word of a line and where it begins; `sign` is what parts it from the one before.

    That is ',' for any sign, 'and' where such a word stood between, or ''.
    """

    text: str
    start: int
    sign: str = ""


class Reader(Protocol):
    """What knows the words of one thing, with the time at their end or start."""

    def reads(self, words: Sequence[str]) -> bool:
        """Whether the words are one thing."""

    def is_listed(self, words: Sequence[str]) -> bool:
        """Whether it lists its subjects, with commas: `pain 6 lower-back, left knee`."""

    def is_new(self, words: Sequence[str]) -> bool:
        """Whether it has a name that nobody has used yet, which a sign can't be inside of."""

    def is_text(self, words: Sequence[str]) -> bool:
        """Whether it is a note, whose text takes the rest of the line."""

    def begins_name(self, words: Sequence[str]) -> bool:
        """Whether a kind's, a drink's, a drug's or a habit's name begins here."""

    def has_amount(self, words: Sequence[str]) -> bool:
        """Whether it says an amount."""

    def takes_amount(self, words: Sequence[str]) -> bool:
        """Whether it may say one."""


def words_of(text: str) -> list[Word]:
    """The words of a line, without the signs and the `and` between them.

    An `and` too many, or one with nothing behind it, is a word.
    """
    words: list[Word] = []
    end, joins = 0, None
    for found in re.finditer(_WORD, text):
        is_cut = bool(words) and re.search(_SIGNS, text[end : found.start() + 1]) is not None
        end = found.end()
        if found[0].casefold() in _ANDS and words and joins is None:
            joins = Word(found[0], found.start(), "," if is_cut else "and")
            continue
        sign = joins.sign if joins else ""
        words.append(Word(found[0], found.start(), "," if is_cut else sign))
        joins = None
    return words if joins is None else [*words, joins._replace(sign="")]


def refuse_led_comma(text: str) -> None:
    """Refuse `water ,5l`: half a litre, or a comma before 5 l? Raises WrongWords with both."""
    found = re.search(r"(?<!\S),([0-9]\S*)", text)
    if found:
        said = shown(found[1])
        raise WrongWords(
            f"',{said}' can be read two ways; write 0.{said}, or a blank behind the comma; "
            "for example: ",
            example("water 0.5l, pain 4 neck"),
        )


def typed(words: Sequence[Word], span: Span) -> list[str]:
    """The words of one thing as they were typed, but for its signs."""
    said: list[str] = []
    for n in range(*span):
        said += ["and"] if words[n].sign == "and" and n > span[0] else []
        said.append(words[n].text)
    return said


def split(words: Sequence[Word], reader: Reader, *, loose: bool = False) -> list[list[Span]]:
    """The ways to read a line as things one after another, at most two, of the fewest things.

    Two: it isn't clear which is meant. None: it isn't understood. `loose` parts things also where
    an amount or a name begins, whatever stands before it: for what a refusal may propose.
    """

    @cache
    def ways(start: int, bound: bool) -> tuple[tuple[Span, ...], ...]:
        """Every way to read the words from a place on; `bound`: no sign stands before it."""
        if start == len(words):
            return ((),)
        found: list[tuple[Span, ...]] = []
        for end in _ends(words, start, reader, loose):
            span = (start, end)
            if _fits(words, span, reader) and (loose or _is_clear(words, span, reader, bound)):
                more = end < len(words) and not words[end].sign
                found += [(span, *rest) for rest in ways(end, more)]
        return tuple(sorted(found, key=len)[:_ENOUGH])

    found = ways(0, False)
    return [list(way) for way in found if len(way) == len(found[0])]


def _ends(words: Sequence[Word], start: int, reader: Reader, loose: bool) -> Iterator[int]:
    """Where a thing that begins at a place may end."""
    texts = [word.text for word in words]
    if not reader.is_text(texts[start:]):
        for end in range(start + 1, len(words)):
            begins = reader.begins_name(texts[end:]) or (loose and begins_number(texts, end))
            if words[end].sign or begins:
                yield end
    yield len(words)


def _fits(words: Sequence[Word], span: Span, reader: Reader) -> bool:
    """Whether a span is one thing, as far as the signs in it let it be one."""
    start, end = span
    said = typed(words, span)
    signs = [n for n in range(start + 1, end) if words[n].sign == ","]
    if not signs or reader.is_text(said):
        return reader.reads(said)
    if reader.is_listed(said):
        return True
    texts = [word.text for word in words]
    if span != (0, len(words)) or any(reader.begins_name(texts[n:]) for n in signs):
        return False
    return reader.reads(said) and not reader.is_new(said)


def _is_clear(words: Sequence[Word], span: Span, reader: Reader, bound: bool) -> bool:
    """Whether a thing that no sign parts from the next or the last has its own amount and time.

    `ibuprofen 2 paracetamol`: two of which? `coffee 250 8:30 walk 20`: which was at 8:30?
    """
    said, end = typed(words, span), span[1]
    if bound and not reader.has_amount(said) and reader.takes_amount(said):
        return False
    if end == len(words) or words[end].sign:
        return True
    return reader.has_amount(said) and not time_at_end(said)


def commas(words: Sequence[Word], way: Sequence[Span]) -> str:
    """A way to read a line, written so that it can be read in no other."""
    return ", ".join(" ".join(typed(words, span)) for span in way)


def segments(words: Sequence[Word], *, ands: bool = False) -> list[Span]:
    """The spans between the signs of a line; an `and` is one where `ands` are asked for."""
    signs = (",", "and") if ands else (",",)
    starts = [n for n, word in enumerate(words) if n == 0 or word.sign in signs]
    return list(zip(starts, [*starts[1:], len(words)], strict=True))


def time_for_all(parts: list[Word]) -> list[Word]:
    """`yesterday, water 300, walk 20` as `yesterday water 300, walk 20`."""
    end = segments(parts)[0][1] if parts else 0
    if end == len(parts) or time_at_start([part.text for part in parts[:end]]) != end:
        return parts
    return [*parts[:end], parts[end]._replace(sign=""), *parts[end + 1 :]]
