"""What rules follow over decades: the score of a pain entry, without the rest of it."""

from __future__ import annotations

from tracker.domain.entries import Entry
from tracker.domain.named_tuple import NamedTuple


class PainScore(NamedTuple):
    """What a pain entry says of a site's day, without the rest of it.

    Rules follow pain over decades, and read nothing else of it. `intensity` (0 to 10) is None where
    only that there was pain is known; `unbearable` is None where it wasn't ticked.
    """

    day: str
    subject: str | None
    side: str | None
    at: int | None
    since_day: str | None
    estimated: bool
    intensity: float | None
    unbearable: float | None
    id: int | None

    @property
    def hurts(self) -> bool:
        """Whether there was pain at all; a tick that it was unbearable outdoes a 0."""
        return self.intensity != 0 or bool(self.unbearable)


def pain_score(entry: Entry) -> PainScore:
    """What a pain entry says of a site's day."""
    return PainScore(
        entry.day,
        entry.subject,
        entry.side,
        entry.at,
        entry.since_day,
        entry.estimated,
        entry.measures.get("intensity"),
        entry.measures.get("unbearable"),
        entry.id,
    )
