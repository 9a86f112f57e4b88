"""Asking the rules: of one day, of every day of a span, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from tracker.domain.entries import Days, Entry
from tracker.domain.time.ordinals import iso, ordinal
from tracker.rules.asking import engine, how_far
from tracker.rules.asking.discovery import rule, rules
from tracker.rules.base import Finding, Rule

if TYPE_CHECKING:
    from tracker.rules.asking.explanation import Explanation
    from tracker.rules.shared.inputs import Inputs


def check(inputs: Inputs, as_of: str, *, only: Collection[str] | None = None) -> list[Finding]:
    """Every finding as it stood on the day `as_of`, in the shown order.

    Nothing after `as_of` is read. `.shown` says which have a line in `check` without --all,
    `.listed` which its JSON holds. `only` narrows to some rules by name.
    """
    asked = _asked(only)
    history = how_far.read_history(inputs, Days(as_of, as_of), asked)
    found = engine.evaluate(history, as_of, asked, inputs.cutoffs)
    return engine.present(found, inputs.acknowledgements, as_of, asked, inputs.year)


def replay(
    inputs: Inputs, first: str, last: str, *, only: Collection[str] | None = None
) -> list[tuple[str, Finding]]:
    """What was first raised on which day from `first` to `last`, judging each day as it then stood.

    Answers of the user change what is shown, not what was raised: here they have no effect.
    """
    from tracker.rules.asking import replaying

    asked = _asked(only)
    days = how_far.each_with_history(inputs, Days(iso(ordinal(first) - 1), last), asked)
    return list(replaying.raised(days, asked, inputs.cutoffs))


def explain(finding: Finding, entries: Iterable[Entry]) -> Explanation:
    """The entries, windows and arithmetic a finding rests on, for `check --explain`."""
    from tracker.rules.asking import explanation

    return explanation.explain(finding, rule(finding.rule), entries)


def _asked(only: Collection[str] | None) -> list[Rule]:
    return [rule for rule in rules() if only is None or rule.name in only]
