"""The findings that an entry gave rise to, shown at the moment it is logged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.diary.diary import Diary
from tracker.domain.entries import Entry

if TYPE_CHECKING:
    from tracker.rules import Finding


def arisen(diary: Diary, kept: Sequence[Entry]) -> list[Finding]:
    """What the entries just kept changed: findings that weren't there, or were milder."""
    from tracker.rules.asking.at_once import may_arise

    if not may_arise(kept, diary.store.entries):
        return []
    from tracker.diary.find import rule_inputs
    from tracker.rules.asking.moment import arising

    return arising(rule_inputs(diary), diary.so_far.last_day, kept=kept)
