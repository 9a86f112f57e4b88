"""What is said of a name of the user's own (a tablet's mg, a bottle's volume): whether it can be.

It is kept as JSON, and may have been written by hand, by an older version or a newer one. A key
that isn't known here is kept and never looked at; one that is known must be of its kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any

_MOST = 10_000_000


def fault_of(vocabulary: str, data: object, alias: bool = False) -> str | None:
    """What is wrong with the data of a vocabulary's name, and what would be right; None if nothing.

    `alias`: it is only another name, of which nothing needs to be said.
    """
    if not isinstance(data, Mapping):
        return "its data is no JSON object; it must be one, like {}"
    for key, value in data.items():
        if key in _RIGHT:
            fits, right = _RIGHT[key]
            if not fits(value):
                return f"{key} must be {right}"
    if vocabulary == "containers" and not alias and "volume_ml" not in data:
        return "volume_ml must be given, as a number above 0"
    return None


def _is_amount(value: object) -> bool:
    return type(value) in (int, float) and isfinite(value) and 0 < value <= _MOST  # type: ignore[arg-type,operator]


def _are_amounts(value: object) -> bool:
    return isinstance(value, Mapping) and all(map(_is_amount, value.values()))


def _are_shares(value: object) -> bool:
    """What one unit of a food or drink brings along; none of it is an amount too."""
    if not isinstance(value, Mapping):
        return False
    return all(one == 0 or _is_amount(one) for one in value.values() if not isinstance(one, bool))


def _holds(*names: str) -> Callable[[Any], bool]:
    return lambda value: _are_amounts(value) and set(names) <= value.keys()


def _is_days(value: object) -> bool:
    return type(value) is int and 0 < value <= _MOST


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_yes_or_no(value: object) -> bool:
    return isinstance(value, bool)


_AMOUNT = (_is_amount, "a number above 0")
_AMOUNTS = (_are_amounts, "an object of numbers above 0")
_SHARES = (_are_shares, "an object of numbers of 0 or more")
_TEXT = (_is_text, "text")
_YES_NO = (_is_yes_or_no, "true or false")

_RIGHT: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "serving": _AMOUNT,
    "g_per_ml": _AMOUNT,
    "volume_ml": _AMOUNT,
    "least_bare": _AMOUNT,
    "single_max_mg": _AMOUNT,
    "interval_h": _AMOUNT,
    "max_24h_mg": _AMOUNT,
    "max_days": (_is_days, "a whole number above 0"),
    "warn_24h_mg": _AMOUNT,
    "prescribed_24h_mg": _AMOUNT,
    "units": _AMOUNTS,
    "contains": _AMOUNTS,
    "first_dose_extra": (
        _holds("mg", "within_h", "per_h"),
        "an object of mg, within_h and per_h",
    ),
    "interval_over": (_holds("mg", "interval_h"), "an object of mg and interval_h"),
    "gives": _SHARES,
    "class": _TEXT,
    "label": _TEXT,
    "note": _TEXT,
    "serving_is": _TEXT,
    "warn_text": _TEXT,
    "warn_do": _TEXT,
    "class_from": _TEXT,
    "region": _TEXT,
    "view": _TEXT,
    "tier": _TEXT,
    "question": _TEXT,
    "also": (_are_texts, "a list of texts"),
    "read_at": _TEXT,
    "mark": _TEXT,
    "apart_from": _TEXT,
    "paired": _YES_NO,
    "alcoholic": _YES_NO,
    "topical": _YES_NO,
    "volume_only": _YES_NO,
}
