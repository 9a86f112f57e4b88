"""An entry: one thing logged at one moment. Plain data, the same in every layer."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tracker.domain.named_tuple import NamedTuple

NOTHING: Mapping[str, float] = MappingProxyType({})
NO_TEXTS: Mapping[str, str] = MappingProxyType({})

FIRST_DAY = "0000-01-01"
LAST_DAY = "9999-12-31"


class Entry(NamedTuple):
    """One thing logged at one moment.

    `kind` names a declaration of `tracker.domain.kinds`; `subject` says which one (a site, a drug,
    a food); a pain entry without a subject and an intensity of 0 means "no pain anywhere that day".
    `at` is the instant in UTC epoch seconds, None for a day without a time; `day` is the calendar
    day that the user saw, as ISO text. `measures` maps a measure's name to its value in its
    canonical unit; a tick (unbearable, spasm, vigorous) is a measure of 1. `since_day` is the
    user's own "this began on". `estimated` marks a score that an import translated from words.

    `id` is this database's name for it and `uid` every machine's, `source` the app that an import
    had it from, `created_at` when it was logged; the store gives them. How else it is kept (where
    exactly it came from, when it was changed) is the store's and a merge's matter alone.
    """

    kind: str
    day: str
    subject: str | None = None
    side: str | None = None
    at: int | None = None
    utc_offset_min: int | None = None
    since_day: str | None = None
    note: str | None = None
    estimated: bool = False
    measures: Mapping[str, float] = NOTHING
    attributes: Mapping[str, str] = NO_TEXTS
    id: int | None = None
    uid: str = ""
    source: str | None = None
    created_at: int = 0


def in_order(entry: Entry) -> tuple[str, bool, int, int]:
    """When a thing happened; a day's untimed ones come first.

    The id is the order of typing: it only breaks ties, so that the answer is always the same.
    """
    return entry.day, entry.at is not None, entry.at or 0, entry.id or 0


class Total(NamedTuple):
    """What a measure came to on a day, for one kind and subject; `count` entries had it."""

    day: str
    kind: str
    subject: str | None
    value: float
    count: int  # type: ignore[assignment]  # hides the method of every tuple


class Days(NamedTuple):
    """A range of days, both ends included, as ISO text. Never empty, never open."""

    first: str = FIRST_DAY
    last: str = LAST_DAY


ALL_DAYS = Days()


class Goal(NamedTuple):
    """What someone wants of a measure a day, week or month, from one day to another.

    `kind` and `subject` narrow it (minutes of `stretch`); without them the measure counts wherever
    it comes from (potassium in pills, drinks and food). Old goals judge old days.
    """

    measure: str
    target: float
    kind: str | None = None
    subject: str | None = None
    direction: str = "at-least"
    period: str = "day"
    from_day: str = FIRST_DAY
    to_day: str = LAST_DAY
    source: str | None = None
    uid: str = ""
    schedule: str = "daily"

    def covers(self, day: str) -> bool:
        """Whether this goal was in force on a day."""
        return self.from_day <= day <= self.to_day
