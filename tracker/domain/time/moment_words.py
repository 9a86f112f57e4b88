"""Days and moments as a person reads them, the same wherever they are shown.

A clock time stands beside the calendar's date; where an entry counts for another day, by the hour
at which the user's days begin, that is said. An entry keeps the wall clock of its own zone. The
year is said wherever it isn't the present one (`year`, or a day of it; "" where a heading tells
it). What is told here is read by `--at`.
"""

from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.time.days import day_of

if TYPE_CHECKING:
    from tracker.domain.entries import Entry

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
#: A year that is none: with it as the present one, every day is told with its year.
NO_YEAR = "-"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_day(day: str, year: str = "") -> str:
    """'3 Nov'; '3 Nov 2026' in another year.

    >>> short_day("2026-11-03"), short_day("2026-11-03", "2026"), short_day("2026-11-03", "2027")
    ('3 Nov', '3 Nov', '3 Nov 2026')
    """
    return f"{int(day[8:])} {MONTHS[int(day[5:7]) - 1]}{year_after(day, year)}"


def year_after(day: str, year: str) -> str:
    """' 2026' where that isn't the present year."""
    return f" {day[:4]}" if year and day[:4] != year[:4] else ""


def full_day(day: str, year: str = "") -> str:
    """'Tue 3 Nov', 'Fri 2 Jan 2026'."""
    return f"{WEEKDAYS[date.fromisoformat(day).weekday()]} {short_day(day, year)}"


def clock_time(at: int | None, utc_offset_min: int | None) -> str | None:
    """What the clock on the wall showed at an instant, '07:30'; None for a day without a time."""
    if at is None:
        return None
    minutes = (at // 60 + (utc_offset_min or 0)) % (24 * 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def calendar_day(entry: "Entry") -> str:
    """The date that stands beside an entry's clock time: the calendar's."""
    return entry.day if entry.at is None else day_of(entry.at, entry.utc_offset_min or 0)


def counts_for(day: str, date: str, year: str = "") -> str:
    """'(counts for 26 Nov)' where the date on the calendar is another; else nothing."""
    return "" if day == date else f"(counts for {short_day(day, year or date[:4])})"


def moment_words(entry: "Entry", year: str = "") -> str:
    """When an entry happened: 'Fri 27 Nov 02:00 (counts for 26 Nov)', 'Fri 2 Jan 2026'."""
    on, time = calendar_day(entry), clock_time(entry.at, entry.utc_offset_min)
    return " ".join(filter(None, [full_day(on, year), time, counts_for(entry.day, on, year)]))
