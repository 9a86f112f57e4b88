"""Goals on a screen: those that are set, and published amounts to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tracker.domain.catalogues.sources import cite
from tracker.domain.habits.habit import plan_of
from tracker.domain.units import format_measure
from tracker.figures.habits.habits import plan_words
from tracker.figures.own_units import in_own_units
from tracker.figures.periods import from_words
from tracker.screen.draw import Style, wrap

if TYPE_CHECKING:
    from tracker.domain.catalogues.intakes import Intake
    from tracker.domain.habits.countable import Countable
    from tracker.figures.habits.one_habit import GoalKept


def goal_rows(goals: Iterable[GoalKept], style: Style) -> list[tuple[str, str, str]]:
    """What each goal is for, what is wanted, and since and until when."""
    return [
        (
            habit,
            plan_words(plan_of(goal, 1, 1), unit, style.us),
            from_words(goal.from_day, goal.to_day, style.year),
        )
        for habit, unit, goal in goals
    ]


def draw_suggestions(countable: Countable, intakes: Sequence[Intake], style: Style) -> str:
    """Published amounts for a goal, each with what it is, those of a source above it."""
    title = f"Published amounts for {countable.name} (yours to choose; none is set by itself):"
    lines = wrap(title, style.width)
    amounts = {one: format_measure(one.measure, one.amount, us=style.us) for one in intakes}
    width = max(9, *map(len, amounts.values()))
    for intake, following in zip(intakes, [*intakes[1:], None], strict=True):
        text = in_own_units(intake.text, style.us)
        lines += wrap(f"  {amounts[intake]:<{width}}  {text}", style.width, width + 4)
        if following is None or following.source != intake.source:
            lines += wrap(f"{'':{width + 4}}{cite(intake.source)}", style.width, width + 4)
    lines.append(f"Set one: tracker goal set {countable.name} AMOUNT")
    return "\n".join(lines)
