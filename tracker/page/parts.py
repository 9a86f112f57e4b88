"""What a page consists of, as plain data: sections of figures, each with its message and table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tracker.domain.catalogues.sources import source
from tracker.domain.entries import Days
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.texts import begun
from tracker.domain.time.moment_words import short_day
from tracker.domain.units import format_measure
from tracker.figures.periods import Bucket, cut, long_days, one_year
from tracker.figures.phrases import many
from tracker.page.chart_base import Spec

#: A table under a chart has at most so many rows: days, or else weeks, months, years.
MOST_ROWS = 31


class PageTable(NamedTuple):
    """A table: what it holds, its columns' names, its rows. The first column names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def filled(table: PageTable) -> PageTable:
    """A table without the columns in which nothing stands: they would take the others' room."""
    used = [n for n in range(len(table.head)) if n == 0 or any(row[n] for row in table.rows)]
    head, *rows = (tuple(row[n] for n in used) for row in (table.head, *table.rows))
    return PageTable(table.caption, head, tuple(rows))


class Key(NamedTuple):
    """One entry of a legend: a sign (`bar`, `dot`, `line`, `ring`, a letter), its colour, words."""

    sign: str
    colour: str
    words: str


class Figure(NamedTuple):
    """A chart with its title, its message in words (also its alt text), legend and table.

    `wide` is None where the narrow drawing serves everywhere, half a page wide. `beside`: the table
    is a short one that belongs next to the chart, open. `over` is SVG of its own that is laid over
    a narrow drawing which several share.
    """

    key: str
    title: str
    message: str
    narrow: Spec
    wide: Spec | None = None
    legend: tuple[Key, ...] = ()
    remark: str = ""
    table: PageTable | None = None
    beside: bool = False
    over: str = ""


class Cited(NamedTuple):
    """A source: a name of a few words, the whole of it, its address (None where it has none)."""

    short: str
    text: str
    url: str | None


class Point(NamedTuple):
    """A point of a list: what it says, of what by name, and what is to be known beside it."""

    text: str
    name: str = ""
    remark: str = ""


class PageNote(NamedTuple):
    """Words of the owner's own: when they were written, what about ("" for the day), the words."""

    when: str
    about: str
    text: str


class Section(NamedTuple):
    """A heading with what stands under it.

    `lead` are sentences, `sources` what they go by, `table` one of the section's own, `legend` what
    the signs of all its charts mean. `points` are a list, `notes` the owner's own words.
    """

    key: str
    title: str
    lead: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    table: PageTable | None = None
    sources: tuple[Cited, ...] = ()
    legend: tuple[Key, ...] = ()
    points: tuple[Point, ...] = ()
    notes: tuple[PageNote, ...] = ()


def cited(key: str) -> Cited:
    """A source by its key, with the place in it if the key names one."""
    found = source(key)
    place = key.partition(" ")[2]
    parts = (found.cite, f"no. {place}" if place else None, found.year)
    return Cited(found.short, ", ".join(part for part in parts if part), found.url)


def pieces(days: Sequence[str]) -> tuple[str, list[Bucket]]:
    """The rows of a table over a period, and what each is: a day, week, month or year."""
    return _pieces(tuple(days))


@lru_cache(maxsize=2)
def _pieces(days: tuple[str, ...]) -> tuple[str, list[Bucket]]:
    """Most tables of a page are cut alike."""
    unit, buckets = cut(days, MOST_ROWS)
    if unit == "week":
        buckets = [b._replace(label=_span(b.days)) for b in buckets]
    elif unit == "day":
        buckets = [b._replace(label=" ".join(b.label.split())) for b in buckets]
    return unit, buckets


def thinned(days: Sequence[str], most_days: int, most_weeks: int) -> tuple[str, list[Bucket]]:
    """Bars over a period, and what each is: a day; beyond so many a week; beyond these a month."""
    return cut(days, most_days if len(days) <= most_days else min(most_weeks, len(days) - 1))


def _span(days: Sequence[str]) -> str:
    return long_days(Days(days[0], days[-1])).removesuffix(f" {days[-1][:4]}")


def day_in(day: str, days: Days) -> str:
    """A day of a period in short, with its year where the period lies in several."""
    return short_day(day, one_year(days, ""))


def figure_of(number: float | None, places: int = 1) -> str:
    """A number in a table; nothing where there is none."""
    return "" if number is None else f"{number:.{places}f}"


def amount(measure: str, value: float | None, us: bool = False) -> str:
    """An amount in a table; nothing where there is none."""
    return "" if value is None else format_measure(measure, value, us=us)


def of_days(some: int, total: int) -> str:
    """'3 of 7 days'."""
    return f"{some:,} of {many(total, 'day')}"


def sentence(*clauses: str) -> str:
    """Clauses as one sentence: the empty ones left out, a capital first, a full stop last."""
    text = ", ".join(clause for clause in clauses if clause)
    return f"{begun(text)}." if text else ""
