"""Words for ranges of days: `week`, `90d`, `2 weeks`, `october`, `28 oct..3 nov`."""

from __future__ import annotations

import re

from tracker.domain.entries import ALL_DAYS, FIRST_DAY, Days
from tracker.domain.errors import WrongWords, shown
from tracker.domain.time.clock import Clock
from tracker.domain.time.day_words import (
    checked_day,
    dated,
    did_you_mean,
    meant_year,
    month_length,
    past_day,
    the_one,
    today_is,
)
from tracker.domain.time.days import add_days
from tracker.domain.time.moment_words import full_day
from tracker.domain.time.ordinals import ordinal, weekday
from tracker.domain.time.said_days import SaidDay
from tracker.domain.time.said_times import LONGEST, read_said, words_of
from tracker.domain.time.time_words import counted, month_named

_SPANS = {"week": 7, "month": 30, "quarter": 91, "year": 365}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_LONGEST_SPAN = 36_500
_SPAN = r"([0-9]{1,6})([dw])"
_LONG_SPAN = r"(?:last |past )?(.+?) ?(days?|weeks?|months?|quarters?|years?)"
_BETWEEN = r"(?:from )?(.+?) (?:to|until|till|through) (.+)"


def read_days(text: str, clock: Clock) -> Days:
    """A range of days that ends today or earlier. Raises WrongWords.

    `week` is the last 7 days, today included; `month` the last 30, `quarter` 91, `year` 365, `90d`,
    `6w` and `2 weeks` as many; `this month` the calendar's so far; `2026-10`, `october` and `2026`
    that month and year as far as they have gone; `all` everything; `A..B` and `A to B` from one day
    to another, either end left out for no end; `since A`; and any single day.
    """
    words = " ".join(words_of(text))
    if words == "all":
        return ALL_DAYS
    ends = _ends(words)
    if ends is not None:
        return _from_to(text, *ends, clock)
    return _whole(words, clock) or _single(text, words, clock.today())


class NoDays(WrongWords):
    """Words that weren't meant as days at all, rather than days that can't be."""


class NoEnd(WrongWords):
    """Words that are no day where a range begins or ends."""


def is_days(text: str) -> bool:
    """Whether words were meant as a day or a range: one that isn't right is told so as one."""
    try:
        read_days(text, Clock(0))
    except NoDays:
        return False
    except WrongWords:
        return len(text) <= LONGEST
    return True


def has_ends(text: str) -> bool:
    """Whether words are a range with a day at each end, or none, be it one that can't be asked for.

    `2026-11-01..2026-11-14 floss` isn't one: a name stands behind its last day.
    """
    ends = _ends(" ".join(words_of(text))) if len(text) <= LONGEST else None
    return ends is not None and all(not words or _is_end(words) for words in ends)


def _is_end(words: str) -> bool:
    try:
        _end(words, Clock(0))
    except NoEnd:
        return False
    except WrongWords:
        return True
    return True


def _ends(words: str) -> tuple[str, str] | None:
    """The words for both ends of a range, '' for an open one; None where there are no two."""
    if ".." in words:
        first, _, last = words.rpartition("..")
        return first.strip(), last.strip()
    between = re.fullmatch(_BETWEEN, words)
    if between:
        return between[1], between[2]
    since = re.fullmatch("(?:since|from) (.+)", words)
    return (since[1], "") if since else None


def _whole(words: str, clock: Clock) -> Days | None:
    """A length of days up to today, or a month or a year of the calendar."""
    today, week_start = clock.today(), clock.week_start
    which, _, span = words.partition(" ")
    if which in ("last", "past") and span in _SPANS:
        raise WrongWords(
            f"'{words}' can be read two ways; write {span} for the last {_SPANS[span]} days, "
            f"or {_span_before(span, today, week_start)}"
        )
    if which == "this" and span in _SPANS:
        return Days(_beginning(span, today, week_start), today)
    length = length_of(words)
    if length:
        return Days(add_days(today, 1 - length), today)
    return _calendar(words, clock)


def _beginning(span: str, today: str, week_start: int) -> str:
    if span == "week":
        return add_days(today, -((weekday(ordinal(today)) - week_start) % 7))
    year, month = today[:4], int(today[5:7])
    return f"{year}-{month - (month - 1) % _MONTHS[span]:02}-01"


def _span_before(span: str, today: str, week_start: int) -> str:
    """The calendar week, month, quarter or year before this one, as it is typed."""
    if span in ("week", "quarter"):
        last = add_days(_beginning(span, today, week_start), -1)
        return f"{_beginning(span, last, week_start)}..{last}"
    return add_days(f"{today[:7]}-01", -1)[:7] if span == "month" else f"{int(today[:4]) - 1}"


def length_of(words: str) -> int | None:
    """How many days a length is: 7 for `week`, 14 for `2w` and `two weeks`; None for none."""
    if words in _SPANS:
        return _SPANS[words]
    found = re.fullmatch(_SPAN, words)
    if found:
        return _checked_span(int(found[1]) * (7 if found[2] == "w" else 1), words)
    found = re.fullmatch(_LONG_SPAN, words)
    count = counted(found[1]) if found else None
    if found is None or count is None or count != int(count):
        return None
    unit = found[2].removesuffix("s")
    return _checked_span(int(count) * (1 if unit == "day" else _SPANS[unit]), words)


def _checked_span(length: int, words: str) -> int:
    if not 1 <= length <= _LONGEST_SPAN:
        raise WrongWords(f"a range goes from 1 day to {_LONGEST_SPAN} days, not {shown(words)}")
    return length


def _calendar(words: str, clock: Clock) -> Days | None:
    """A month or a year as far as it has gone: `2026-10`, `2026`, `october`, `may 2026`.

    A month that has begun on the calendar, if not yet by the day-start, is no month of last year.
    """
    today, on = clock.today(), clock.wall(clock.now)
    name, _, said_year = words.partition(" ")
    named = month_named(name)
    if named is not None and not said_year:
        said_year = str(on.year - (named > on.month))
    if named is not None and re.fullmatch("[0-9]{4}", said_year):
        words = f"{said_year}-{named:02}"
    found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?", words)
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or 1)
    first = _past(checked_day(year, month, 1), today)
    last = f"{words}-{month_length(year, month)}" if found[2] else f"{words}-12-31"
    return Days(first, min(last, today))


def _past(day: str, today: str) -> str:
    if day > today:
        raise WrongWords(f"{full_day(day, today)} is still to come; {today_is(today)}")
    return day


def _single(text: str, words: str, today: str) -> Days:
    said = _said_day(words)
    if said is None:
        raise NoDays(
            f"'{shown(text)}' is no range of days; write today, week, month, quarter, 6w, a day, "
            f"or 2026-10-01..2026-10-31{did_you_mean(text)}"
        )
    day = past_day(said, today)
    return Days(day, day)


def _said_day(words: str) -> SaidDay | None:
    said = the_one(words, read_said(words))
    return said.day if said is not None and said.time is None else None


def _from_to(text: str, first_words: str, last_words: str, clock: Clock) -> Days:
    today = clock.today()
    if not first_words and not last_words:
        raise WrongWords(
            f"'{shown(text)}' is no range of days; write one like 2026-10-01..2026-10-31"
        )
    first = _end(first_words, clock).first if first_words else FIRST_DAY
    last = _last(last_words, first, clock) if last_words else today
    if first > last:
        raise WrongWords(f"the range {first}..{last} ends before it starts; write {last}..{first}")
    return Days(first, last)


def _last(words: str, first: str, clock: Clock) -> str:
    """The last day of a range; a date without a year is the next one after the first day."""
    said, today = _said_day(words), clock.today()
    if said is None or said.how != "date" or said.year is not None or first == FIRST_DAY:
        return _end(words, clock).last
    day = dated(said, today)
    if day < first and (said.month, said.date) != (2, 29):
        day = dated(said._replace(year=meant_year(said, today) + 1), today)
    return _past(day, today)


def _end(words: str, clock: Clock) -> Days:
    """One end of a range: a day, or a month or a year."""
    calendar, today = _calendar(words, clock), clock.today()
    if calendar is not None:
        return calendar
    said = _said_day(words)
    if said is None:
        raise NoEnd(
            f"'{shown(words)}' is no day; write today, yesterday, mon or a date like {today}"
            f"{did_you_mean(words)}"
        )
    day = past_day(said, today)
    return Days(day, day)
