"""How far ahead of this machine's clock what comes in may lie: nobody can have logged more."""

from __future__ import annotations

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.days import MOST_OFFSET_MIN, day_of
from tracker.store.rows import AHEAD_S


class Latest(NamedTuple):
    """The latest instant, in epoch seconds, and the last day there is anywhere on earth by then."""

    at: int
    day: str

    def is_before(self, day: str, at: int | None) -> bool:
        """Whether a day, or the instant on it where there is one, is still to come."""
        return day > self.day if at is None else at > self.at


def latest_at(now: int) -> Latest:
    """The latest that may come in at `now`."""
    latest = now + AHEAD_S
    return Latest(latest, day_of(latest, MOST_OFFSET_MIN))
