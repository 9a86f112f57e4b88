"""When something happened, read from what people type: `yesterday 7:30`, `2h ago`, `2026-11-03`.

A short grammar of our own and nothing else, because a general date library reads `12` as a day of
the month and `six` as June. Always read into the past, and what had to be decided is said:

- `7:30` is the last time that a clock showed it: today's, else yesterday's.
- `mon` is the last Monday up to today; `mon 18:00` the last one that is past.
- A day without a clock time is a day without a time.
- With a day-start of 04:00, `yesterday 2:00` is in the night that ended yesterday's day, so by the
  calendar it is today's; `2026-11-03 02:00` is what a calendar and a clock showed.
- A time that the clocks skipped is taken as that much later, one that came twice as the first.
"""

import re
from datetime import date, time, timedelta
from typing import NamedTuple

from tracker.domain.clock import Clock, Moment, Walled, instant
from tracker.domain.day_words import (
    FIRST_YEAR,
    past_day,
    read_clock,
    read_day,
    take_when,
    weekday_named,
    words_of,
)
from tracker.domain.days import add_days, day_of, days_between, each_day
from tracker.domain.errors import WrongWords, shown

__all__ = [
    "Clock", "Moment", "When", "add_days", "day_of", "days_between", "each_day", "read_day",
    "read_when", "take_when",
]  # fmt: skip

_HOURS_AGO = (
    r"([0-9]{1,6}(?:[.,][0-9]{1,3})?) ?(?:h|hrs?|hours?)(?: ?([0-9]{1,6}) ?(?:m|mins?|minutes?)?)?"
    r"|([0-9]{1,6}) ?(?:m|mins?|minutes?)"
)
_DAYS_AGO = r"([0-9]{1,6}) ?(d|day|days|w|week|weeks)"
_LONGEST_AGO_MIN = 366 * 24 * 60  # nobody counts the hours of a longer time


class When(NamedTuple):
    """A moment, and the sentence that says what had to be decided to find it, if anything."""

    moment: Moment
    remark: str | None


def read_when(text: str, clock: Clock) -> When:
    """Read when something happened. Never ahead of `clock.now`. Raises WrongWords."""
    words = words_of(text)
    if words == ["now"]:
        return When(clock.moment(clock.now), None)
    if len(words) > 1 and words[-1] == "ago":
        return _ago(text, " ".join(words[:-1]), clock)
    if len(words) == 1:
        time_of_day = read_clock(words[0])
        if time_of_day is not None:
            return _at_clock(time_of_day, clock)
        return _on_day(text, words[0], clock)
    if len(words) == 2:
        return _at_day_and_clock(text, words[0], words[1], clock)
    raise _no_time(text)


def _no_time(text: str) -> WrongWords:
    return WrongWords(
        f"'{shown(text)}' is no time; write 7:30, yesterday 18:00, mon, '2h ago', 2026-11-03 "
        "or '2026-11-03 07:30'"
    )


def _ago(text: str, words: str, clock: Clock) -> When:
    found = re.fullmatch(_DAYS_AGO, words)
    if found:
        days = int(found[1]) * (7 if found[2].startswith("w") else 1)
        today = clock.today()
        if days >= date.fromisoformat(today).toordinal() - date(FIRST_YEAR, 1, 1).toordinal():
            raise _too_long_ago(text)
        return When(Moment(None, None, add_days(today, -days)), None)
    found = re.fullmatch(_HOURS_AGO, words)
    if found is None:
        raise _no_time(text)
    minutes = float((found[1] or "0").replace(",", ".")) * 60 + int(found[2] or found[3] or 0)
    if minutes > _LONGEST_AGO_MIN:
        raise _too_long_ago(text)
    return When(clock.moment(clock.now - round(minutes * 60)), None)


def _too_long_ago(text: str) -> WrongWords:
    return WrongWords(f"'{shown(text)}' is too long ago; write the date, like 1999-12-31")


def _on_day(text: str, word: str, clock: Clock) -> When:
    today = clock.today()
    day = past_day(word, today)
    if day is None:
        raise _no_time(text)
    remark = _is_today(word, today) if day == today else None
    return When(Moment(None, None, day), remark)


def _is_today(word: str, today: str) -> str | None:
    if weekday_named(word) is None:
        return None
    return f"{word} is today, {today}; the one before was {add_days(today, -7)}"


def _at_clock(time_of_day: time, clock: Clock) -> When:
    """The last past instant at which a clock showed a time."""
    on = clock.wall(clock.now).date()
    said = ""
    # A whole day can be missing (Samoa, 2011), so yesterday's may not be there either.
    for days_back in range(4):
        day = on - timedelta(days=days_back)
        walled = _instant(clock, day, time_of_day)
        if walled.at <= clock.now:
            if days_back:
                yesterday = "yesterday's, " if days_back == 1 else ""
                said = f"{time_of_day:%H:%M} is later than now, so it is {yesterday}{day}"
            return _found(clock, walled, day, time_of_day, said)
    raise WrongWords(f"{time_of_day:%H:%M} is still to come; write the day with it")


def _at_day_and_clock(text: str, day_word: str, clock_word: str, clock: Clock) -> When:
    time_of_day = read_clock(clock_word)
    day = past_day(day_word, clock.today()) if time_of_day is not None else None
    if time_of_day is None or day is None:
        raise _turned(clock_word, day_word, clock) or _no_time(text)
    written = date.fromisoformat(day)
    on = written if day_word[0].isdigit() else _night_after(clock, written, time_of_day)
    walled = _instant(clock, on, time_of_day)
    is_weekday = weekday_named(day_word) is not None
    said = (_is_today(day_word, day) or "") if day == clock.today() else ""
    if walled.at > clock.now and is_weekday:
        on -= timedelta(days=7)
        walled = _instant(clock, on, time_of_day)
        said = f"{day_word} {time_of_day:%H:%M} is still to come, so it is last week's, {on}"
    if walled.at > clock.now:
        if walled.how == "skipped":
            raise WrongWords(f"{time_of_day:%H:%M} was skipped on {on}: the clocks went forward")
        raise WrongWords(f"{time_of_day:%H:%M} on {on} is still to come; now is {_now(clock)}")
    return _found(clock, walled, on, time_of_day, said)


def _turned(day_word: str, clock_word: str, clock: Clock) -> WrongWords | None:
    """`7:30 yesterday` is refused with its right order."""
    if read_clock(clock_word) is None or past_day(day_word, clock.today()) is None:
        return None
    return WrongWords(f"the day comes first: {day_word} {clock_word}")


def _night_after(clock: Clock, day: date, time_of_day: time) -> date:
    """The calendar date on which a user's day shows a time: the next one before the day-start.

    Where that is still to come (`today 2:00` in the afternoon), the date itself was meant.
    """
    if time_of_day.hour * 60 + time_of_day.minute >= clock.day_start_min:
        return day
    night = day + timedelta(days=1)
    return night if _instant(clock, night, time_of_day).at <= clock.now else day


def _instant(clock: Clock, day: date, time_of_day: time) -> Walled:
    try:
        return instant(clock, day, time_of_day)
    except (ValueError, OverflowError, OSError):
        raise WrongWords(
            f"this machine doesn't know the time on {day}; give the day without a clock time"
        ) from None


def _found(clock: Clock, walled: Walled, on: date, time_of_day: time, said: str) -> When:
    """The moment that was found, with everything worth saying about it."""
    moment, shows = clock.moment(walled.at), f"{time_of_day:%H:%M}"
    remarks = [said] if said else []
    if walled.how == "skipped":
        taken = f"{clock.wall(walled.at):%Y-%m-%d %H:%M}"
        remarks.append(f"{shows} was skipped on {on}, the clocks went forward; taken as {taken}")
    if walled.how == "twice":
        remarks.append(f"{shows} came twice on {on}, the clocks went back; taken as the first")
    if clock.day_start_min and moment.day != on.isoformat():
        start = f"{clock.day_start_min // 60:02}:{clock.day_start_min % 60:02}"
        remarks.append(f"{on} {shows} counts for {moment.day}: your day starts at {start}")
    return When(moment, "; ".join(remarks) or None)


def _now(clock: Clock) -> str:
    return f"{clock.wall(clock.now):%Y-%m-%d %H:%M}"
