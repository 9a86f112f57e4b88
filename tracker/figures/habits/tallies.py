"""How often something was kept: windows of one length counted apart from those of another.

Nine days and a week are nine days and a week, never ten of either. What nobody knows of is neither
kept nor missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.domain.habits.facts import MET, MISSED, UNKNOWN, Window
from tracker.domain.habits.habit import Plan
from tracker.domain.named_tuple import NamedTuple
from tracker.figures.phrases import many

_UNITS = {"week": "week", "month": "month"}


class Tally(NamedTuple):
    """Windows of one length that are judged: `kept` of the `judged`.

    `unknown` others are over, and nothing is known of them. `unit` is 'day', 'week' or 'month'.
    """

    unit: str
    kept: int
    judged: int
    unknown: int


def unit_of(plan: Plan) -> str:
    """How long a window of a plan is, as a word; in a rolling schedule each day is one."""
    return _UNITS.get(plan.every, "day")


def tallies(windows: Iterable[Window]) -> tuple[Tally, ...]:
    """Windows counted by their length, in the order in which the lengths come up."""
    found: dict[str, list[str]] = {}
    for window in windows:
        if window.status in (MET, MISSED, UNKNOWN):
            found.setdefault(unit_of(window.plan), []).append(window.status)
    return tuple(
        Tally(unit, each.count(MET), len(each) - each.count(UNKNOWN), each.count(UNKNOWN))
        for unit, each in found.items()
    )


def tally_words(found: Sequence[Tally]) -> str:
    """What a person reads of all of them.

    >>> tally_words([Tally("day", 3, 4, 2), Tally("week", 0, 0, 1)])
    '3 of 4 days, 2 not known; nothing known of 1 week'
    """
    return "; ".join(_words(one, "not known") for one in found)


def tally_cells(found: Sequence[Tally], narrow: bool = False) -> list[str]:
    """The same as cells of a table, the latest first, with the mark of a day that isn't known.

    >>> tally_cells([Tally("day", 3, 4, 2), Tally("week", 0, 0, 1)])
    ['nothing known of 1 week', '3 of 4 days, 2 ?']
    >>> tally_cells([Tally("day", 3, 4, 2), Tally("week", 0, 0, 1)], narrow=True)
    ['nothing known', '3 of 4 days']
    """
    cells = []
    for one in reversed(found):
        if not narrow:
            cells.append(_words(one, "?"))
        elif one.judged:
            cells.append(_words(one._replace(unknown=0), "?"))
        else:
            cells.append("nothing known")
    return cells


def _words(one: Tally, unknown: str) -> str:
    if not one.judged:
        return f"nothing known of {many(one.unknown, one.unit)}"
    more = f", {one.unknown:,} {unknown}" if one.unknown else ""
    return f"{one.kept:,} of {many(one.judged, one.unit)}{more}"
