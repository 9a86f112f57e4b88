"""The rules: when it is time to see a doctor, and why.

One file here that declares a `RULE` is one rule; there is nothing else to register. Everything is
pure: entries in, findings out, no clock and no database.

What is named here is imported when first asked for, so that logging a drink, which needs to know
only that no rule can speak, doesn't pay for the engine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.rules.asking.checking import check, explain, replay
    from tracker.rules.asking.discovery import rule, rules
    from tracker.rules.asking.explanation import Explanation
    from tracker.rules.asking.moment import arising
    from tracker.rules.base import DISCLAIMER, LEVELS, CutOff, Finding, LookBack, Rule
    from tracker.rules.shared.cutoffs import CutOffs, changeable, read_cutoffs

__all__ = [
    "DISCLAIMER",
    "LEVELS",
    "CutOff",
    "CutOffs",
    "Explanation",
    "Finding",
    "LookBack",
    "Rule",
    "arising",
    "changeable",
    "check",
    "explain",
    "read_cutoffs",
    "replay",
    "rule",
    "rules",
]

_HOMES = {
    "base": ("DISCLAIMER", "LEVELS", "CutOff", "Finding", "Rule", "LookBack"),
    "asking.checking": ("check", "explain", "replay"),
    "asking.discovery": ("rule", "rules"),
    "asking.explanation": ("Explanation",),
    "asking.moment": ("arising",),
    "shared.cutoffs": ("CutOffs", "changeable", "read_cutoffs"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = found
    return found
