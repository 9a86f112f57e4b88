"""What rules follow over decades: the score of a pain entry, without the rest of it."""

from __future__ import annotations

from collections.abc import Sequence

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


class PlainPain(NamedTuple):
    """The pain of one place on days that have one entry of it, which says a score and no more.

    Columns beside each other, in the order of days: ISO days, scores (0 to 10), ids.
    """

    subject: str
    side: str | None
    days: Sequence[str]
    intensities: Sequence[float]
    ids: Sequence[int]

    def scores(self) -> list[PainScore]:
        """The same entry by entry; without a time, which says nothing of a day's only one."""
        return [
            PainScore(day, self.subject, self.side, None, None, False, intensity, None, entry_id)
            for day, intensity, entry_id in zip(self.days, self.intensities, self.ids, strict=True)
        ]


class OldPain(NamedTuple):
    """What the pain entries of some days say: `plain` ones as columns, the `scores` of all others.

    A day has the one or the other, whatever the place.
    """

    plain: Sequence[PlainPain]
    scores: Sequence[PainScore]


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
