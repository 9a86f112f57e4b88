"""A finding as it was kept with its answer: whether what is kept can be one.

It is JSON in the user's diary, and may come from another version or from elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any


def fault_of_finding(kept: object) -> str | None:
    """What is wrong with a kept finding, and what would be right; None if nothing is."""
    if not isinstance(kept, Mapping):
        return "it must be an object, like {}"
    for name in ("level", "site", "about"):
        if not isinstance(kept.get(name), str | None):
            return f"{name} must be text or null"
    if not _are_ids(kept.get("entries")):
        return "entries must be a list of ids"
    evidence = kept.get("evidence")
    if evidence is None:
        return None
    if not isinstance(evidence, Mapping):
        return "evidence must be an object"
    return None if _is_mean(evidence.get("late_mean")) else "late_mean must be a number or null"


def _are_ids(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(type(one) is int for one in value))


def _is_mean(value: Any) -> bool:
    return value is None or (type(value) in (int, float) and isfinite(value))
