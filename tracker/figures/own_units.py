"""The volumes in a finding's words told in the user's own units: converted, then rounded."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.domain.sums import TINY
from tracker.domain.units import format_measure

_VOLUME = r"([0-9]+(?:\.[0-9]+)?) ?(l|ml|litres?)\b(?: \(([0-9.]+ fl oz)\))?"


def in_own_units(text: str, us: bool, exact: Sequence[float] = ()) -> str:
    """Words with every volume in them in fl oz, under US units.

    `exact` are volumes in ml that the words speak of, rounded: 1.9 l of 1893 ml is 64 fl oz.

    >>> in_own_units("1.9 l of drinks, under 1.42 l (48 fl oz)", us=True, exact=[1892.7])
    '64 fl oz of drinks, under 48 fl oz'
    """
    if not us:
        return text

    def told(found: re.Match[str]) -> str:
        if found[3]:
            return found[3]
        ml = float(found[1]) * (1 if found[2] == "ml" else 1000)
        step = 0.5 if found[2] == "ml" else 5.0 + TINY
        near = min(exact, key=lambda volume: abs(volume - ml), default=ml)
        return format_measure("volume_ml", near if abs(near - ml) <= step else ml, us=True)

    return re.sub(_VOLUME, told, text)
