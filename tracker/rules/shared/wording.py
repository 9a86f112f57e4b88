"""How rules say days, counts and places: '3 May', '4th', 'five weeks', 'Left knee'."""

from __future__ import annotations

from datetime import date

from tracker.domain.catalogues.sites import label
from tracker.domain.entries import Entry
from tracker.domain.texts import begun
from tracker.domain.time.moment_words import calendar_day, clock_time, full_day, short_day
from tracker.domain.time.ordinals import iso, ordinal

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven"),
    *("eight", "nine", "ten", "eleven", "twelve"),
)

OWN = "this tool's own cut-off"

#: No wait was looked for that speaks of other places than backs.
WAITS = "The published waits are for back pain; this tool uses its two weeks for every place"
#: The published waits as their pages say them. It ends as the other does, which it stands for too.
WAITS_FOR_BACKS = (
    'Published waits are to see a doctor "after at least 2 weeks" (WebMD), after 2 to 3 weeks '
    f'(ACP), "within 4 weeks" (Mayo Clinic). {WAITS}'
)


def day_words(day: int, year: int) -> str:
    """A day as people say it; with its year where that isn't `year` (see `History.year`)."""
    it = date.fromordinal(day)
    words = f"{it.day} {_MONTHS[it.month - 1]}"
    return words if it.year == year else f"{words} {it.year}"


def step_day(day: int, year: int) -> str:
    """A day in a line of the evidence, as lists have it: 'Tue 3 Nov'."""
    return full_day(iso(day), str(year))


def row_day(day: int, year: int) -> str:
    """A day where there is little room: '3 Nov'."""
    return short_day(iso(day), str(year))


def month_words(day: int, year: int) -> str:
    """The month of a day; with its year where that isn't `year`."""
    it = date.fromordinal(day)
    words = _MONTHS[it.month - 1]
    return words if it.year == year else f"{words} {it.year}"


def number_words(number: int) -> str:
    """Small numbers in words: 'two', then '13'."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def weeks_words(days: float) -> str:
    """Days as people say spans: '12 weeks', else '80 days'."""
    return count_of(int(days) // 7, "week") if days % 7 == 0 else count_of(int(days), "day")


def count_of(number: int, thing: str) -> str:
    """'1 day', '3 days', '2 entries'."""
    if number == 1:
        return f"1 {thing}"
    many = f"{thing[:-1]}ies" if thing.endswith("ry") else f"{thing}s"
    return f"{number} {many}"


def ago_words(days: int) -> str:
    """How long ago a day was: 'today', '1 day ago'."""
    return f"{count_of(days, 'day')} ago" if days else "today"


def nth(number: int) -> str:
    """'1st', '2nd', '3rd', '4th', '11th'."""
    teens = number % 100 in (11, 12, 13)
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def place(key: str) -> str:
    """A site's name at the beginning of a sentence."""
    return begun(label(key))


def clock_on(entry: Entry, year: int) -> str:
    """When something was logged for: '02:00 on 27 November (counts for 26 November)'."""
    return f"{clock_of(entry)} on {dated(entry, year)}"


def dated(entry: Entry, year: int) -> str:
    """The calendar's date of an entry, and the day it counts for where that is another."""
    words = day_words(ordinal(calendar_day(entry)), year)
    if entry.day == calendar_day(entry):
        return words
    return f"{words} (counts for {day_words(ordinal(entry.day), year)})"


def clock_of(entry: Entry) -> str:
    """The clock time that the user saw."""
    return clock_time(entry.at, entry.utc_offset_min) or ""


def litres(millilitres: float) -> str:
    """'1.5 l', '1.42 l': no more digits than it takes."""
    return f"{round(millilitres / 1000, 2):g} l"


def span_words(minutes: float) -> str:
    """'40 min', '12 h', '7 h 30 min'; 'under a minute'."""
    hours, rest = divmod(round(minutes), 60)
    if round(minutes) == 0:
        return "under a minute"
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"
