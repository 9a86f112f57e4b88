"""Whether a clock time among words is when a thing was, or how long it took: `walk 1:30`.

It is a length only of sleep and exercise, and only where no other amount stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tracker.domain.entries import Entry
from tracker.domain.errors import WrongWords
from tracker.domain.kinds import Kind
from tracker.domain.number_words import begins_number
from tracker.domain.offers import Offer, either
from tracker.domain.time.line_times import time_at_end, time_at_start
from tracker.domain.time.when import SLEEP

#: From so many minutes on, `8:30` is more likely when than how long.
_LONG_EXERCISE, _LONG_SLEEP = 4 * 60, 15 * 60


def clock_in(words: Sequence[str]) -> str | None:
    """The first word that is a clock time as `8:30`; None where there is none."""
    return next((word for word in words if re.fullmatch("[0-9]{1,2}:[0-9]{2}", word)), None)


def has_amount(words: Sequence[str]) -> bool:
    """Whether words say an amount."""
    rest = words[time_at_start(words) : len(words) - time_at_end(words)]
    return any(begins_number(rest, n) for n in range(len(rest)))


def lasts(kind: Kind) -> bool:
    """Whether `1:30` may be how long it took."""
    return kind.exercise or kind.name == SLEEP


def is_length(kind: Kind, words: Sequence[str], clock: str) -> bool:
    """Whether a clock time that was understood as an amount of a thing is one."""
    return lasts(kind) and not has_amount([word for word in words if word != clock])


def too_long(kind: Kind, entries: Iterable[Entry], clock: str | None) -> str | None:
    """The length in full, `8h30min`, where entries took longer by it than is likely."""
    times = [e.measures["duration_min"] for e in entries if "duration_min" in e.measures]
    longest = _LONG_SLEEP if kind.name == SLEEP else _LONG_EXERCISE
    if clock is None or all(minutes < longest for minutes in times):
        return None
    hour, _, minute = clock.partition(":")
    return f"{hour}h{minute}min" if int(minute) else f"{hour}h"


def length_or_time(clock: str, length: str | Offer, time: str | Offer) -> WrongWords:
    """`walk 8:30` took eight hours, or was in the morning: the refusal with both lines."""
    return WrongWords(f"{clock} may be how long it took or when; write ", *either([length, time]))


def no_clock(clock: str) -> WrongWords:
    """The refusal of a clock time that stands where none is read."""
    return WrongWords(f"'{clock}' is a time: write it at the end of what was then")
