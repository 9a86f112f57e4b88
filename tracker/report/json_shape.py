"""A summary as JSON-able data: objects with the names of their fields (`docs/json-report.md`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

FORMAT_VERSION = 1


def plain(value: Any) -> Any:
    """A NamedTuple as an object, a tuple as a list, a float without the dust of arithmetic."""
    if hasattr(value, "as_json"):
        return value.as_json()
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: plain(part) for name, part in value._asdict().items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    return tidy(value) if isinstance(value, float) else value


def tidy(value: float) -> float | int:
    """A number with at most 6 decimals, whole where it is whole."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def whole(name: str, value: Any) -> dict[str, Any]:
    """A whole report as JSON-able data, with its format's name and version first."""
    parts = {part: plain(content) for part, content in value._asdict().items()}
    return {"format": name, "version": FORMAT_VERSION, **parts}
