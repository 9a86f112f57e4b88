"""Spells of pain at a site, as recurrent-pain counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.entries import Days
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.ordinals import iso, ordinal
from tracker.rules.recurrent_pain import RULE, not_slight
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


class Ending(NamedTuple):
    """What ends a spell: days without pain logged, or fewer known to be without; its least worst.

    One that stayed under that is none.
    """

    gap_days: int
    gap_zeros: int
    least_worst: float


def ending(cutoffs: CutOffs) -> Ending:
    """What ends a spell by the cut-offs in force."""
    cut = cutoffs.of(RULE)
    return Ending(int(cut["gap-days"]), int(cut["gap-zeros"]), cut["worst"])


def spells(history: History, site: str, days: Days, cutoffs: CutOffs) -> tuple[Spell, ...]:
    """A site's spells that touch a period, oldest first; whole, also where they began before."""
    logged = history.sites.get(site)
    if logged is None:
        return ()
    gap, zeros, _ = ending(cutoffs)
    bouts = logged.bouts(gap, zeros)
    ended = bouts.ended(ordinal(days.first), ordinal(days.last), history.first_day)
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
        for bout in not_slight(ended, cutoffs.of(RULE))
    )
