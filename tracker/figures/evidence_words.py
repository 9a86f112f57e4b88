"""What a finding rests on in words, as the screen and the page tell it alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.entries import Days
from tracker.figures.own_units import in_own_units
from tracker.figures.periods import long_days
from tracker.figures.phrases import many

if TYPE_CHECKING:
    from tracker.rules import Explanation, LookBack


def steps(explanation: Explanation, us: bool) -> list[str]:
    """The days that were looked at, the arithmetic, the cut-offs that are the user's own."""
    told = [*map(_window, explanation.windows), *explanation.arithmetic, *explanation.changed]
    return [in_own_units(step, us, explanation.finding.volumes) for step in told]


def _window(window: LookBack) -> str:
    days = f"{window.name}: {long_days(Days(window.first, window.last))}"
    known = f"known on {many(window.known_days, 'day')}"
    return f"{days}, {known}" + (f", mean {window.mean:.2f}" if window.mean is not None else "")
