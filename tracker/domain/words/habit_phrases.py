"""What is said of a habit in words behind its name: `at most 2/week`, `on tuesdays and fridays`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.domain.errors import WrongWords, shown
from tracker.domain.habits.schedules import WEEKDAYS as SHORT_DAYS
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.number_words import CARDINALS, cardinal
from tracker.domain.time.time_words import weekday_named
from tracker.domain.words.new_names import LIMITS, WEEKDAYS, WEEKENDS

_BEFORE_DAYS = ("on", "every", "each")
_JOINING = ("and", "&", "to", "-")
#: `every other day`: on one day of two.
_EVERY = re.compile(r"(?P<name>.+?) (?:every|each) (?P<number>\S+) days?", re.IGNORECASE)
_COUNTED = {"other": 2, "second": 2, "third": 3}


class Phrase(NamedTuple):
    """A name, and what was said behind it as an option would say it: 'days', 'times', ..."""

    name: str
    option: str
    text: str


def limit_in(words: Sequence[str]) -> Phrase | None:
    """`alcohol at most 2/week`, `water at least 2l`. Raises WrongWords where no amount follows."""
    text = " ".join(words)
    found = re.search(rf" ({'|'.join(LIMITS)})(?: |$)", text, re.IGNORECASE)
    if found is None:
        return None
    amount = text[found.end() :].strip()
    if not amount:
        said = found[1]
        raise WrongWords(f"'{shown(said)}' needs an amount behind it, such as {said} 2/week")
    option = "goal" if found[1].casefold() == "at least" else "at_most"
    return Phrase(text[: found.start()], option, amount)


def days_in(words: Sequence[str]) -> Phrase | None:
    """The days at the end: `mon,wed,fri`, `on tuesdays and thursdays`, `weekends`, `every 2 days`.

    A single weekday may be part of the name, if nothing before it tells otherwise.
    """
    text = " ".join(words)
    every = _EVERY.fullmatch(text)
    if every and (span := _number(every["number"].casefold())):
        return Phrase(every["name"], "times", f"1/{span}")
    at = len(words)
    while at > 1 and (_all_days(words[at - 1]) or _joins(words, at - 1)):
        at -= 1
    said = words[at:]
    if not said:
        return None
    at -= words[at - 1].casefold() == "the"
    is_led = words[at - 1].casefold() in _BEFORE_DAYS
    at -= is_led
    sure = len(said) > 1 or "," in said[0] or weekday_named(said[0].casefold()) is None
    if at == 0 or not (is_led or sure):
        return None
    return Phrase(" ".join(words[:at]), "days", _as_days(said))


def _number(word: str) -> int | None:
    if word in CARDINALS:
        return cardinal(word)
    return _COUNTED.get(word) or (int(word) if re.fullmatch("[0-9]{1,3}", word) else None)


def _joins(words: Sequence[str], at: int) -> bool:
    """An `and` between two days."""
    joins = words[at].casefold() in _JOINING
    return joins and at > 1 and at + 1 < len(words) and _all_days(words[at - 1])


def _all_days(word: str) -> bool:
    days = _split(word)
    return bool(days) and all(
        day in (*WEEKDAYS, *WEEKENDS) or _weekday(day) is not None for day in days
    )


def _split(word: str) -> list[str]:
    """The days in a word: `mon,wed`, `tue/thu`, `mon-fri`."""
    return [day for day in re.split("[,/-]", word.casefold()) if day]


def _as_days(words: Sequence[str]) -> str:
    """Weekdays as `--days` takes them."""
    found: list[str] = []
    text = re.sub(r"\s*-\s*", " to ", " ".join(words).casefold())
    said = re.split(r"[\s,/]+", text.strip(" ,"))
    for n, word in enumerate(said):
        if word in WEEKDAYS:
            found += SHORT_DAYS[:5]
        elif word in WEEKENDS:
            found += SHORT_DAYS[5:]
        elif word not in _JOINING:
            day = _day(word)
            first = _day(said[n - 2]) if n > 1 and said[n - 1] == "to" else day
            found += [SHORT_DAYS[(first + i) % 7] for i in range((day - first) % 7 + 1)]
    return ",".join(dict.fromkeys(found))


def _day(word: str) -> int:
    return _weekday(word) or 0


def _weekday(word: str) -> int | None:
    """The number of a weekday, also in the plural: `tuesdays`."""
    found = weekday_named(word)
    return weekday_named(word.removesuffix("s")) if found is None else found
