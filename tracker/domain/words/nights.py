"""A night by its ends: `23:00-6:30`, `from 11pm to 7am`, which is how long it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_CLOCK = r"(\d{1,2})(?:[:.]([0-5]\d))? ?(am|pm)?"
#: Nobody sleeps longer; a night that may be longer has another meaning, or none.
_LONGEST_MIN = 14 * 60
_DAY_MIN = 24 * 60


def with_night(words: Sequence[str]) -> list[str] | None:
    """The words with a night's ends as its length, `7h30min`; None where there is no one reading.

    Which half of the day an hour falls in is told by the other end: `11-7am` began at 23:00.
    """
    text = " ".join(words).casefold()
    found = re.search(rf"(?<!\S)(?:from )?{_CLOCK} ?(?:-|–|to|until|till) ?{_CLOCK}(?!\S)", text)
    if found is None:
        return None
    began, ended = found.groups()[:3], found.groups()[3:]
    if not any((*began[1:], *ended[1:])):
        return None  # `7-8` may be hours
    halves = bool(began[2] or ended[2])
    lengths = {
        (end - begin) % _DAY_MIN
        for begin in _minutes(began, halves)
        for end in _minutes(ended, halves)
    }
    nights = [length for length in lengths if length <= _LONGEST_MIN]
    if len(nights) != 1 or not nights[0]:
        return None
    hours, minutes = divmod(nights[0], 60)
    lasting = f"{hours}h" + (f"{minutes}min" if minutes else "")
    return f"{text[: found.start()]}{lasting}{text[found.end() :]}".split()


def _minutes(clock: Sequence[str | None], halves: bool) -> Iterator[int]:
    """The minutes of the day that a clock time may be, where it has an am or pm or another has."""
    hour, minute, half = int(clock[0] or 0), int(clock[1] or 0), clock[2]
    if hour > 24 or (half and not 1 <= hour <= 12):
        return
    if half:
        hour = hour % 12 + 12 * (half == "pm")
    yield (hour % 24) * 60 + minute
    if halves and not half and 1 <= hour <= 12:
        yield (hour + 12) % 24 * 60 + minute
