"""Which day is meant: `mon`, `3 days ago`, `26 nov`, `2026-11-03`, always up to today."""

from __future__ import annotations

import re
from datetime import date

from tracker.domain.errors import WrongWords, shown
from tracker.domain.time.clock import Clock
from tracker.domain.time.days import add_days
from tracker.domain.time.moment_words import NO_YEAR, full_day, short_day
from tracker.domain.time.ordinals import iso, ordinal, weekday
from tracker.domain.time.said_days import SaidDay
from tracker.domain.time.said_times import SaidWhen, read_said
from tracker.domain.time.time_words import FIRST_YEAR, MONTHS, WEEKDAYS, near_time_word

# The user's day may be two behind a calendar's: by a day-start and by the zones between the two.
# Tomorrow is one more.
_JUST_AHEAD = 3
_LEAP_YEAR = 2000


def read_day(text: str, clock: Clock) -> str:
    """A day up to today: `today`, `yesterday`, `mon`, `26 nov`, `2 weeks ago`, `2026-11-03`.

    Raises WrongWords.
    """
    said = the_one(text, read_said(text))
    if said is None or said.day is None or said.time is not None:
        raise WrongWords(
            f"'{shown(text)}' is no day; write today, yesterday, mon or a date like "
            f"{clock.today()}{did_you_mean(text)}"
        )
    return past_day(said.day, clock.today())


def day_before(length: str, day: str) -> str:
    """The day that lies so long before another: `3 days`, `two weeks`. Raises WrongWords."""
    said = the_one(length, read_said(f"{length} ago"))
    if said is None or said.day is None:
        raise WrongWords(f"'{shown(length)}' is no number of days, weeks or months")
    return dated(said.day, day)


def the_one(text: str, readings: list[SaidWhen]) -> SaidWhen | None:
    """The only reading of a text. Raises WrongWords where there are two, as for `7.10`."""
    if len(readings) < 2:
        return readings[0] if readings else None
    forms = [said.time.text() for said in readings if said.time]
    dates = [said.day for said in readings if said.day and not said.time]
    forms += [f"{day.date} {MONTHS[day.month - 1][:3]}" for day in dates]
    raise WrongWords(f"'{shown(text)}' can be read two ways; write {' or '.join(forms)}")


def did_you_mean(text: str) -> str:
    """`; did you mean yesterday?` where a word is nearly one for a time, or an hour alone."""
    words = text.split()
    if len(words) == 1 and re.fullmatch("[0-9]{1,2}", text.strip()) and int(text) < 24:
        return f"; did you mean {int(text)}:00?"
    near = next((near for word in words if (near := near_time_word(word, lengths=True))), None)
    return f"; did you mean {near}?" if near else ""


def past_day(said: SaidDay, today: str) -> str:
    """The day that was said, as ISO text. Raises WrongWords for one that lies ahead or is none."""
    if said.text == "tomorrow":
        raise WrongWords("tomorrow is still to come; only what has happened can be given a time")
    day = dated(said, today)
    if day > today or said.which == "next":
        more = _before(said, day)
        raise WrongWords(f"{_named(said, day, today)} is still to come; {today_is(today)}{more}")
    return day


def today_is(today: str) -> str:
    """'today is Fri 27 Nov'."""
    return f"today is {full_day(today)}"


def _named(said: SaidDay, day: str, today: str) -> str:
    told = full_day(day, today)
    return told if said.how == "date" else f"{said.text}, {told},"


def _before(said: SaidDay, day: str) -> str:
    """How to write the date of the year before, where none was said."""
    if said.how != "date" or said.year is not None or day.endswith("02-29"):
        return ""
    return f"; for the year before write {int(day[:4]) - 1}{day[4:]}"


def dated(said: SaidDay, today: str) -> str:
    """The day that was said, wherever it lies; a date without a year is that of `meant_year`, one
    without a month the last one up to today.

    Raises WrongWords for what is no day, or lies before 1900.
    """
    if said.wrong:
        raise WrongWords(said.wrong)
    if said.how == "days":
        return _counted_from(said, today)
    if said.how == "months":
        return _months_from(said, today)
    if said.how == "weekday":
        back = (weekday(ordinal(today)) - said.number) % 7
        if said.which == "next":
            return add_days(today, 7 - back)
        return add_days(today, -(7 if said.which == "last" and not back else back))
    day = _on_calendar(said, today)
    if said.weekday is not None and weekday(ordinal(day)) != said.weekday:
        named = WEEKDAYS[weekday(ordinal(day))].capitalize()
        raise WrongWords(f"{short_day(day, NO_YEAR)} was a {named}; write the right one")
    return day


def _on_calendar(said: SaidDay, today: str) -> str:
    if said.how == "monthday":
        return _last_such(said.date, today)
    year = said.year if said.year is not None else meant_year(said, today)
    return checked_day(year, said.month, said.date)


def _last_such(date: int, today: str) -> str:
    """The last day up to today that has a date in its month."""
    year, month = int(today[:4]), int(today[5:7])
    while date > month_length(year, month) or f"{year:04}-{month:02}-{date:02}" > today:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return f"{year:04}-{month:02}-{date:02}"


def meant_year(said: SaidDay, today: str) -> int:
    """The year of the last such date up to today, or of one that is only just ahead.

    Before a day-start, or west of where the last entry was made, the date on a calendar is not
    today's yet: it is still to come then, and never the same date of the year before. A `31 nov`,
    which is none, is refused in the year that `30 nov` is in.
    """
    last = add_days(today, _JUST_AHEAD)
    date = min(said.date, month_length(_LEAP_YEAR, said.month))
    year = int(last[:4]) - (f"{said.month:02}-{date:02}" > last[5:])
    if (said.month, said.date) == (2, 29):
        while month_length(year, 2) < 29:
            year -= 1
    return year


def _counted_from(said: SaidDay, today: str) -> str:
    number = ordinal(today) + said.number
    if not date(FIRST_YEAR, 1, 1).toordinal() <= number <= date.max.toordinal():
        raise _too_far(said)
    return iso(number)


def _months_from(said: SaidDay, today: str) -> str:
    """The same date so many months away, or the month's last day where it has no such date."""
    months = int(today[:4]) * 12 + int(today[5:7]) - 1 + said.number
    year, month = months // 12, months % 12 + 1
    if not FIRST_YEAR <= year <= 9999:
        raise _too_far(said)
    return f"{year:04}-{month:02}-{min(int(today[8:]), month_length(year, month)):02}"


def _too_far(said: SaidDay) -> WrongWords:
    if said.number > 0:
        return WrongWords(f"'{shown(said.text)}' is too far ahead; write the date")
    return WrongWords(f"'{shown(said.text)}' is too long ago; write the date, like 1999-12-31")


def checked_day(year: int, month: int, day: int) -> str:
    """A date as ISO text. Raises WrongWords for one that isn't, or lies before 1900."""
    text = f"{year:04}-{month:02}-{day:02}"
    if not 1 <= month <= 12:
        raise WrongWords(f"there is no month {month:02} in {text}; a date is year-month-day")
    if year < FIRST_YEAR:
        raise WrongWords(f"{text} is too long ago; days go back to {FIRST_YEAR}-01-01")
    length = month_length(year, month)
    if not 1 <= day <= length:
        raise WrongWords(f"there is no {text}; {year}-{month:02} has {length} days")
    return text


def month_length(year: int, month: int) -> int:
    """How many days a month has."""
    # The calendar module knows it too, but costs every command 2 ms.
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31
