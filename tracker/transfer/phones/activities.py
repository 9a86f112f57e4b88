"""Exercises by the names that Fitbit has for them."""

from __future__ import annotations

from collections.abc import Mapping

_KINDS: Mapping[str, str] = {
    "walk": "walk",
    "outdoor walk": "walk",
    "indoor walk": "walk",
    "hike": "walk",
    "stretching": "stretch",
    "weights": "strength",
    "weight machines": "strength",
}


def kind_of(name: str) -> tuple[str, str | None]:
    """The kind that an exercise is here, and its subject: of what isn't told apart its own name."""
    kind = _KINDS.get(name.strip().casefold())
    if name.strip().casefold() == "sport":  # which it was, Fitbit didn't see
        return "sport", "workout"
    return ("sport", name) if kind is None else (kind, None)
