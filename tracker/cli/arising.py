"""The findings that an entry gave rise to, shown at the moment it is logged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.cli.session import Session
from tracker.domain.entries import Entry

if TYPE_CHECKING:
    from tracker.rules import Finding


def arisen(session: Session, kept: Sequence[Entry]) -> list[Finding]:
    """What the entries just kept changed: findings that weren't there, or were milder."""
    from tracker.rules.at_once import may_arise

    if not may_arise(kept, session.store.entries):
        return []
    from tracker.cli.findings import rule_inputs
    from tracker.rules.moment import arising

    return arising(rule_inputs(session), session.so_far.last_day, kept=kept)
