"""Days as a person reads them, and a period cut into days, weeks, months or years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain

from tracker.domain.entries import FIRST_DAY, LAST_DAY, Days, Entry
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.moment_words import (
    MONTHS,
    NO_YEAR,
    WEEKDAYS,
    full_day,
    short_day,
    year_after,
)

UNITS = ("day", "week", "month", "year")


class Bucket(NamedTuple):
    """A stretch of days that is drawn as one row or one character."""

    label: str
    days: tuple[str, ...]


def short_days(days: Sequence[str], year: str = "") -> list[str]:
    """Days in short, with their years where they lie in several, or not in this one.

    >>> short_days(["2026-11-03", "2026-11-09"]), short_days(["2025-11-09", "2026-08-29"])
    (['3 Nov', '9 Nov'], ['9 Nov 2025', '29 Aug 2026'])
    """
    told = one_year(days, year)
    return [short_day(day, told) for day in days]


def one_year(days: Iterable[str], year: str) -> str:
    """The year that goes without saying for all of some days: this one, or none."""
    years = {day[:4] for day in days}
    return NO_YEAR if len(years | {year or y for y in years}) > 1 else year


def axis_day(bucket: Bucket) -> str:
    """What stands below a bucket on an axis: its first day, or 'Nov 2026', '2026' themselves."""
    return bucket.label if bucket.label[-4:].isdigit() else short_day(bucket.days[0])


def week_day(day: str, year: str = "") -> str:
    """'2026-11-03' -> 'Tue  3 Nov': ten columns wide, and five more with a year."""
    name = WEEKDAYS[date.fromisoformat(day).weekday()]
    return f"{name} {short_day(day):>6}{year_after(day, year)}"


def long_days(days: Days) -> str:
    """A period in words: 'Tue 3 Nov 2026', '3 to 9 Nov 2026', '28 Dec 2026 to 3 Jan 2027'."""
    first, last = days
    if first == last:
        return full_day(first, NO_YEAR)
    end = f"{short_day(last)} {last[:4]}"
    if first[:7] == last[:7]:
        return f"{int(first[8:])} to {end}"
    if first[:4] == last[:4]:
        return f"{short_day(first)} to {end}"
    return f"{short_day(first)} {first[:4]} to {end}"


def from_words(first: str, last: str, year: str = "") -> str:
    """A span that may have no end: 'from Tue 3 Nov', 'from Tue 3 Nov to Mon 9 Nov'."""
    until = "" if last == LAST_DAY else f" to {full_day(last, year)}"
    return f"from {full_day(first, year)}{until}"


def window(day: str, period: str, week_start: int = 0) -> Days:
    """The day, week or calendar month that a day lies in."""
    if period == "week":
        first = date.fromisoformat(day)
        first -= timedelta(days=(first.weekday() - week_start) % 7)
        return Days(first.isoformat(), (first + timedelta(days=6)).isoformat())
    if period == "month":
        following = date.fromisoformat(f"{day[:7]}-28") + timedelta(days=4)
        last_day = following - timedelta(days=following.day)
        return Days(f"{day[:7]}-01", last_day.isoformat())
    return Days(day, day)


def bounded(days: Days, as_of: str, first_entry: str | None) -> Days:
    """A period with its open ends closed: no day before the first entry, none after `as_of`."""
    first = (first_entry or as_of) if days.first == FIRST_DAY else days.first
    last = max(first, min(days.last, as_of))
    return Days(first, last)


def bounded_by(days: Days, as_of: str, entries: Iterable[Entry]) -> tuple[Days, Iterator[Entry]]:
    """The same by the entries of the period, oldest first; and these, still to be read."""
    coming = iter(entries)
    first = next(coming, None)
    if first is None:
        return bounded(days, as_of, None), coming
    return bounded(days, as_of, first.day), chain((first,), coming)


def cut(days: Sequence[str], most: int) -> tuple[str, list[Bucket]]:
    """Cut days into at most `most` buckets, in the finest unit that allows it; also its name."""
    for unit in UNITS[:-1]:
        buckets = _cut_by(days, unit)
        if len(buckets) <= most:
            return unit, buckets
    return UNITS[-1], _cut_by(days, UNITS[-1])


def _cut_by(days: Sequence[str], unit: str) -> list[Bucket]:
    if unit == "day":
        return [Bucket(week_day(day), (day,)) for day in days]
    groups: dict[str, list[str]] = {}
    if unit == "week":
        # Weeks begin where the period does, so that none but the last is short.
        for index in range(0, len(days), 7):
            groups[days[index]] = list(days[index : index + 7])
        return [Bucket(f"from {short_day(day):>6}", tuple(week)) for day, week in groups.items()]
    size = 7 if unit == "month" else 4
    for day in days:
        groups.setdefault(day[:size], []).append(day)
    return [Bucket(_name(key), tuple(members)) for key, members in groups.items()]


def _name(key: str) -> str:
    return key if len(key) == 4 else f"{MONTHS[int(key[5:]) - 1]} {key[:4]}"
