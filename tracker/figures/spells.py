"""Spells of pain at a site: the bouts of the rules, cut as `persistent-pain` cuts them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.domain.entries import Days
from tracker.domain.time.ordinals import iso, ordinal
from tracker.rules.persistent_pain import RULE
from tracker.rules.shared.settings import Settings

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


def gap_days(settings: Settings) -> int:
    """So many days without pain logged end a spell."""
    return int(settings.of(RULE)["gap-days"])


def spells(history: History, site: str, days: Days, settings: Settings) -> tuple[Spell, ...]:
    """A site's spells that touch a period, oldest first; whole, also where they began before."""
    logged = history.sites.get(site)
    if logged is None:
        return ()
    gap, as_of = gap_days(settings), ordinal(days.last)
    split = logged.split(gap)
    found = []
    for run in split.runs(as_of, ordinal(days.first), history.first_day):
        # A run that was cut where reading began has no onset of its own.
        onset = min(split.onset(run), run.first)
        found.append(
            Spell(
                iso(run.first),
                iso(run.last),
                run.worst,
                run.right - run.left,
                logged.known(run.first, run.last),
                iso(onset) if onset < run.first else None,
                run.first - history.first_day < gap,
                as_of - run.last < gap,
            )
        )
    return tuple(found)
