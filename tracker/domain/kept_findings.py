"""An answer to a finding, and the finding as it was kept with it: whether what is kept can be one.

That is JSON in the user's diary, and may come from another version or from elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from types import MappingProxyType
from typing import Any

from tracker.domain.named_tuple import NamedTuple

NOT_KEPT: Mapping[str, Any] = MappingProxyType({})


class Acknowledgement(NamedTuple):
    """An answer to a finding: `action` is 'acknowledge' or 'snooze'; days are ISO text.

    `finding` is the finding as it then stood, as its JSON; empty where that wasn't kept.
    """

    rule: str
    site: str | None
    action: str
    day: str
    until_day: str | None = None
    seen_doctor_day: str | None = None
    note: str | None = None
    finding: Mapping[str, Any] = NOT_KEPT
    created_at: int = 0
    uid: str = ""


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
