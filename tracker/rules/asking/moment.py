"""What entries just logged gave rise to: the findings to tell at that moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.entries import Days, Entry
from tracker.domain.time.ordinals import iso, ordinal
from tracker.rules.asking.discovery import rules_at_once
from tracker.rules.asking.how_far import read_history
from tracker.rules.base import Finding

if TYPE_CHECKING:
    from tracker.rules.shared.inputs import Inputs


def arising(inputs: Inputs, today: str, *, kept: Sequence[Entry]) -> list[Finding]:
    """The findings that entries just logged (`kept`, with their ids) brought about.

    Only the rules that read such a kind are asked. `inputs` must give the kept entries too.
    """
    asked = rules_at_once({entry.kind for entry in kept})
    if not asked:
        return []
    from tracker.rules.asking import engine

    yesterday = iso(ordinal(today) - 1)
    after = read_history(inputs, Days(yesterday, today), asked)
    found = engine.evaluate(after, today, asked, inputs.cutoffs)
    shown = engine.present(found, inputs.acknowledgements, today, asked, inputs.year)
    if not any(finding.shown for finding in shown):
        return []
    from tracker.rules.asking.replaying import changed_by

    before = after.without({entry.id for entry in kept})
    return changed_by(
        kept,
        shown,
        engine.evaluate(before, today, asked, inputs.cutoffs),
        engine.evaluate(before, yesterday, asked, inputs.cutoffs),
        before.logged_on(today),
        asked,
    )
