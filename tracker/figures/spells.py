"""Spells of pain at a site: the bouts that the rules follow, cut as they cut them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.domain.entries import Days
from tracker.domain.time.ordinals import iso, ordinal
from tracker.rules.asking.discovery import rules
from tracker.rules.asking.how_far import furthest
from tracker.rules.shared.cutoffs import CutOffs

if TYPE_CHECKING:
    from tracker.rules.shared.history import History


class Spell(NamedTuple):
    """Days with pain that belong together. `pain_days` of the `known_days` from first to last.

    `said_since` is the owner's own "it began on" where that is earlier. `open_end` says that fewer
    days than end a spell have passed since; `open_start` that it may have begun before what was
    read.
    """

    first: str
    last: str
    worst: float
    pain_days: int
    known_days: int
    said_since: str | None
    open_start: bool
    open_end: bool


def gap_days(cutoffs: CutOffs) -> int:
    """So many days without pain logged end a spell."""
    return furthest(rules(), cutoffs).gap


def spells(history: History, site: str, days: Days, cutoffs: CutOffs) -> tuple[Spell, ...]:
    """A site's spells that touch a period, oldest first; whole, also where they began before."""
    logged = history.sites.get(site)
    if logged is None:
        return ()
    gap = gap_days(cutoffs)
    bouts = logged.bouts(gap).ended(ordinal(days.first), ordinal(days.last), history.first_day)
    return tuple(
        Spell(
            iso(bout.first),
            iso(bout.last),
            bout.worst,
            bout.pain_days,
            bout.known_days(),
            iso(bout.onset) if bout.onset < bout.first else None,
            bout.first - history.first_day < gap,
            bout.open,
        )
        for bout in bouts
    )
