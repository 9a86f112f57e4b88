"""Bouts of pain at a site as persistent-pain cuts them, by which other rules go too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.rules.base import CutOff, Reach

if TYPE_CHECKING:
    from tracker.rules.shared.bouts import Bout
    from tracker.rules.shared.cutoffs import CutOffs
    from tracker.rules.shared.site_days import SiteDays

#: The rule under whose name the user changes them.
RULE_NAME = "persistent-pain"
WEEKS = CutOff("weeks", 2, "weeks", "how long it may last", False, "WEBMD-LBP")
GAP_DAYS = CutOff("gap-days", 7, "days", "without pain, to begin a new bout", low=4, high=14)
STALE_DAYS = CutOff(
    "stale-days", 14, "days", "since the last pain, until it goes quiet", low=7, high=28
)
SPELL_GAP = CutOff(
    "spell-gap", 28, "days", "not logged, that may hide one long spell", low=7, high=60
)


def gap_of(cutoffs: CutOffs) -> int:
    """How many days without pain begin a new bout."""
    return int(cutoffs.value(RULE_NAME, GAP_DAYS))


def reach(cutoffs: CutOffs) -> Reach:
    """How far back bouts are followed."""
    weeks, stale, spell = (
        cutoffs.value(RULE_NAME, cutoff) for cutoff in (WEEKS, STALE_DAYS, SPELL_GAP)
    )
    # A bout ended this long ago can still be spoken of: as stale, or as part of one long spell.
    return Reach(gap_of(cutoffs), int(max(stale, 7 * weeks + spell)))


def latest_bout(site: SiteDays, gap: int, today: int) -> Bout | None:
    """The bout of the last PAIN day up to `today`, as far back as its onset reaches."""
    bouts = site.bouts(gap)
    bout = bouts.latest(today)
    return bouts.whole(bout) if bout is not None else None
