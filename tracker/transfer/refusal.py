"""How a document from outside is refused: one sentence with what was met, fit for a terminal."""

from __future__ import annotations

from tracker.domain.errors import TrackerError


class Refused(TrackerError):
    """The document can't be read in. Nothing changed."""


def shown(value: object) -> str:
    """A value as a sentence can show it: short, and nothing that a terminal would obey."""
    import json

    try:
        text = json.dumps(value)
    except (ValueError, RecursionError):
        text = "something nested too deep"
    return text if len(text) <= 60 else f"{text[:59]}…"
