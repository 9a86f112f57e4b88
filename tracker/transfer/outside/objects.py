"""The objects and lists of a JSON file, held to being such: whatever else is there is refused."""

from __future__ import annotations

from typing import Any

from tracker.domain.errors import WrongWords


def mapping_of(value: object, name: str) -> dict[str, Any]:
    """An object of the file of a name. Raises WrongWords for anything else."""
    if not isinstance(value, dict):
        raise _other(name)
    return value


def objects_of(value: object, name: str) -> list[dict[str, Any]]:
    """The objects in a list. Raises WrongWords for anything else."""
    if not isinstance(value, list):
        raise _other(name)
    return [mapping_of(one, name) for one in value]


def _other(name: str) -> WrongWords:
    return WrongWords(f"{name} isn't built as its app writes it; export it again")
