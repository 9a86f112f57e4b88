"""How many things an entry holds: `3 coffees` is one line and three cups, `2 bananas` two pieces.

What is kept with such an entry is its amount, so that is what tells: the volume by the drink's
serving, the weight by a piece of the food or its serving. Rounded, and never none: what was logged
was had. Of doses and exercise each entry is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.domain.kinds import KINDS
from tracker.domain.named_tuple import NamedTuple

_COUNTED = ("serving", "piece")


class Counted(NamedTuple):
    """What tells how many things an entry holds: a measure, and the catalogue that knows one."""

    measure: str
    vocabulary: str


def counted_by(kind: str | None) -> Counted | None:
    """What the things of a kind are counted by; None where an entry is one whatever it holds."""
    declared = KINDS.get(kind or "")
    if declared is None or declared.subject is None or not declared.fields:
        return None
    field = declared.fields[0]
    return (
        Counted(field.measure, declared.subject.vocabulary) if field.counted in _COUNTED else None
    )


def one_thing(data: Mapping[str, Any]) -> float | None:
    """What one of a subject is, by its data: a piece of it, else a serving; None if not known."""
    piece: float | None = data.get("units", {}).get("piece")
    serving: float | None = data.get("serving")
    return piece or serving


def things(amount: float | None, one: float | None) -> int:
    """So many things an amount is; one where either isn't known.

    >>> things(750, 250), things(296, 148), things(30, 250), things(400, None), things(None, 250)
    (3, 2, 1, 1, 1)
    """
    return 1 if amount is None or not one else max(1, int(amount / one + 0.5))
