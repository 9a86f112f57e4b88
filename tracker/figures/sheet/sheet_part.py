"""A section of the doctor's sheet in words, as the terminal, the page and the PDF draw it alike.

Nothing here is markup. Whatever a person typed passes `typed`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tracker.domain.catalogues.sources import source
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.raw_text import on_one_line
from tracker.domain.time.moment_words import NO_YEAR, short_day
from tracker.figures.periods import short_days
from tracker.figures.phrases import many

if TYPE_CHECKING:
    from tracker.figures.sections.pain import PainDay

NAME_LENGTH = 60
MOST_DATES = 8


class Room(NamedTuple):
    """How much of each list is shown; the rest is counted, never silently left out.

    `charts` of sites, `rows` of a table or list, `sentences` told whole, and `cell` characters of
    one piece of text.
    """

    charts: int
    rows: int
    sentences: int
    cell: int


#: A terminal can be scrolled.
TERMINAL = Room(4, 10_000, 10_000, 600)


class Charted(NamedTuple):
    """A site with a chart: its name, what stands beside and below, and in words what it shows."""

    label: str
    facts: tuple[str, ...]
    per_day: tuple[PainDay, ...]
    below: str
    alt: str


class Part(NamedTuple):
    """A section in words.

    `numbered` lines have a number each. `strip` holds names with the days on which they were used.
    The first cell of a row of `table` is its name; `widths` are shares of a line; the heads from
    `named_from` on are needed to understand a cell. `more` says what isn't shown, `faint` what the
    rest means.
    """

    title: str
    lines: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()
    charts: tuple[Charted, ...] = ()
    strip: tuple[tuple[str, tuple[str, ...]], ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    heads: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    named_from: int = 99
    more: str = ""
    faint: tuple[str, ...] = ()


def typed(text: str, most: int = NAME_LENGTH) -> str:
    """What a person typed, on one line, safe to show, cut where it is too long for a sheet."""
    line = on_one_line(text[: most + 1], "/")
    return line if len(text) <= most else f"{line[:most].rstrip()}…"


def day_of(day: str, as_of: str) -> str:
    """'3 Nov', with its year where that isn't the sheet's."""
    return short_day(day, as_of[:4])


def long_day(day: str) -> str:
    """'8 Nov 2026'."""
    return short_day(day, NO_YEAR)


def dates(days: Sequence[str], as_of: str) -> str:
    """'3 Nov, 5 Nov', the last few of them."""
    shown = ", ".join(day_of(day, as_of) for day in days[-MOST_DATES:])
    more = len(days) - MOST_DATES
    return f"{shown} and {many(more, 'earlier day')}" if more > 0 else shown


def span(first: str, last: str, as_of: str) -> str:
    """'3 Oct to 5 Nov', with the years where one isn't the sheet's."""
    told, end = short_days([first, last], as_of[:4])
    return told if first == last else f"{told} to {end}"


def cited(keys: Iterable[str]) -> tuple[str, ...]:
    """'Sources: ...' in faint, each named once; nothing where there are none."""
    names = dict.fromkeys(source(key).short for key in keys)
    return (f"Sources: {'; '.join(names)}.",) if names else ()


def not_shown(every: int, shown: int, noun: str) -> str:
    """'and 3 more sites, not shown'; '' where all are."""
    return f"and {every - shown} more {noun}, not shown" if every > shown else ""
