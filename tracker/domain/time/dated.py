"""What may lie ahead of now: when an entry happened, as far as that is known."""

from __future__ import annotations

from tracker.domain.named_tuple import NamedTuple


class Dated(NamedTuple):
    """When an entry happened and was made, and where it came from."""

    id: int
    kind: str
    day: str
    at: int | None
    source: str | None
    created_at: int
