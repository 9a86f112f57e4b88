"""What is known beside a period's entries, and what was made of them elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.domain.entries import Goal
    from tracker.figures.goals import GoalReport
    from tracker.figures.habits import HabitsReport
    from tracker.figures.standing import Standing


class Known(NamedTuple):
    """The person, the names of places and medicines, and all goals that there ever were."""

    profile: Mapping[str, str]
    sites: Catalogue
    drugs: Catalogue
    goals: Sequence[Goal] = ()


class Judged(NamedTuple):
    """How the habits and the goals of a period went."""

    habits: HabitsReport | None = None
    goals: tuple[GoalReport, ...] = ()


class JudgedToday(NamedTuple):
    """Where habits stand today, and how the goals of the day go."""

    habits: tuple[Standing, ...] = ()
    goals: tuple[GoalReport, ...] = ()
