"""What habits ask of entries, and what they are answered: fifty questions are asked at once."""

from __future__ import annotations

from tracker.domain.entries import Days
from tracker.domain.named_tuple import NamedTuple

#: What is counted a day: a measure's sum, or entries.
SUMS, ENTRIES = "sums", "entries"

#: The place of what was asked among the others, a day, a subject, a value, how many.
#: Of a day that has any entry at all the place is LOGGED.
Amount = tuple[int, str, str | None, float | None, int]
LOGGED = -1


class Asked(NamedTuple):
    """What is to be counted on some days: of a subject, of a kind, or wherever it comes from.

    SUMS are answered with a day's sum of the measure, and how many entries had more than none of
    it. ENTRIES, which are of a kind, with how many had the same subject and the same amount of the
    measure, None where they had none of it.
    """

    counted: str
    days: Days
    measure: str | None = None
    kind: str | None = None
    subject: str | None = None
