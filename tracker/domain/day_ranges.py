"""Words for ranges of days: `week`, `90d`, `2 weeks`, `october`, `2026-10-01..2026-10-31`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.domain.clock import Clock
from tracker.domain.day_words import checked_day, month_length, past_day, read_day, words_of
from tracker.domain.days import add_days, weekday
from tracker.domain.entries import ALL_DAYS, FIRST_DAY, Days
from tracker.domain.errors import WrongWords, shown

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_SPANS = {"week": 7, "month": 30, "year": 365}
_LONGEST_SPAN = 36_500
_SPAN = r"([0-9]{1,6})([dw])"


def read_days(text: str, clock: Clock) -> Days:
    """A range of days that ends today or earlier. Raises WrongWords.

    `week` is the last 7 days, today included; `month` the last 30, `year` the last 365, `90d` and
    `6w` as many; `2026-10` and `2026` that month and year as far as they have gone; `all`
    everything; `A..B` from one day to another, either end left out for no end; and any single day.
    `2 weeks` is `2w`, `last 90 days` `90d`, `since mon` `mon..`, and `october` the latest one.
    """
    today = clock.today()
    word = _one_word(words_of(text), today)
    if word is None:
        raise _no_range(text)
    if word == "all":
        return ALL_DAYS
    if ".." in word:
        return _from_to(text, word, clock)
    length = _span(word)
    if length:
        return Days(add_days(today, 1 - length), today)
    calendar = _calendar(word, today)
    if calendar:
        return calendar
    day = past_day(word, today)
    if day is None:
        raise _no_range(text)
    return Days(day, day)


def _one_word(words: Sequence[str], today: str) -> str | None:
    """A range as one word that says the same; None for several that say nothing.

    `last week` is refused: to some it ends today, to others it ended on Sunday.
    """
    match list(words):
        case ["last" | "past", ("week" | "month" | "year") as span]:
            raise WrongWords(
                f"'{' '.join(words)}' can be read two ways; write {span} for the last "
                f"{_SPANS[span]} days, or {_span_before(span, today)}"
            )
        case ["last" | "past", number, unit] | [number, unit] if _is_count(number):
            length = 1 if unit in ("day", "days") else _SPANS.get(unit.removesuffix("s"))
            return f"{int(number) * length}d" if length else None
        case ["since", day]:
            return f"{day}.."
        case [month] if (named := month_named(month)) is not None:
            year = int(today[:4]) - (named > int(today[5:7]))
            return f"{year:04}-{named:02}"
        case [month, year] if _is_count(year) and len(year) == 4:
            named = month_named(month)
            return f"{year}-{named:02}" if named else None
        case [one]:
            return one
    return None


def _is_count(word: str) -> bool:
    return re.fullmatch("[0-9]{1,4}", word) is not None


def _span_before(span: str, today: str) -> str:
    """The calendar week, month or year before this one, as it is typed."""
    if span == "week":
        monday = add_days(today, -weekday(today) - 7)
        return f"{monday}..{add_days(monday, 6)}"
    return add_days(f"{today[:7]}-01", -1)[:7] if span == "month" else f"{int(today[:4]) - 1}"


def _no_range(text: str) -> WrongWords:
    return WrongWords(
        f"'{shown(text)}' is no range of days; write today, week, month, 90d, 6w, a day, "
        "or 2026-10-01..2026-10-31"
    )


def is_span(word: str) -> bool:
    """Whether a word is a length of days: `week`, `90d`."""
    return word.casefold() in _SPANS or bool(re.fullmatch(_SPAN, word.casefold()))


def _span(word: str) -> int | None:
    if word in _SPANS:
        return _SPANS[word]
    found = re.fullmatch(_SPAN, word)
    if found is None:
        return None
    length = int(found[1]) * (7 if found[2] == "w" else 1)
    if not 1 <= length <= _LONGEST_SPAN:
        raise WrongWords(f"a range goes from 1 day to {_LONGEST_SPAN} days, not {shown(word)}")
    return length


def _calendar(word: str, today: str) -> Days | None:
    found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?", word)
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or 1)
    first = checked_day(year, month, 1, today)
    last = f"{word}-{month_length(year, month)}" if found[2] else f"{word}-12-31"
    return Days(first, min(last, today))


def _from_to(text: str, word: str, clock: Clock) -> Days:
    first_word, _, last_word = word.partition("..")
    if not first_word and not last_word:
        raise _no_range(text)
    first = read_day(first_word, clock) if first_word else FIRST_DAY
    last = read_day(last_word, clock) if last_word else clock.today()
    if first > last:
        raise WrongWords(f"the range {first}..{last} ends before it starts; write {last}..{first}")
    return Days(first, last)


def month_named(word: str) -> int | None:
    """1 for `jan`, `january`, ... 12 for `dec`; None for a word that names none."""
    if len(word) < 3:
        return None
    return next((n for n, name in enumerate(MONTHS, 1) if name.startswith(word)), None)
