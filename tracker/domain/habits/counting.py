"""Which drinks a goal counts: with a family its members, and towards water none with alcohol.

Drinks are told by their names, whenever they were logged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from tracker.domain.kinds import KINDS

if TYPE_CHECKING:
    from tracker.domain.catalogues.catalogue import Catalogue
    from tracker.domain.entries import Goal

    Catalogues = Callable[[str], Catalogue]

#: The kind of what is drunk by name, its vocabulary, and the measure of every drink.
DRINK, DRINKS, VOLUME = "drink", "drinks", "volume_ml"


def vocabulary_of_families(kind: str | None) -> str | None:
    """The vocabulary that knows the families of a kind's subjects; None where there are none."""
    declared = KINDS.get(kind or "")
    rule = declared.subject if declared is not None else None
    return rule.vocabulary if rule is not None and rule.families else None


def members_for(kind: str | None, subject: str | None, catalogues: Catalogues) -> tuple[str, ...]:
    """The subjects of entries that a goal on one counts, itself first; none where it is on any."""
    if subject is None:
        return ()
    vocabulary = vocabulary_of_families(kind)
    if vocabulary is None:
        return (subject,)
    from tracker.domain.catalogues.families import members_of

    return members_of(subject, catalogues(vocabulary))


def families_for(kind: str, subject: str | None, catalogues: Catalogues) -> tuple[str, ...]:
    """The families on which a goal counts an entry of a subject, the nearest first."""
    vocabulary = vocabulary_of_families(kind)
    if vocabulary is None or subject is None:
        return ()
    from tracker.domain.catalogues.families import families_of

    return families_of(subject, catalogues(vocabulary))


def leaves_out_alcohol(goal: Goal) -> bool:
    """Whether a goal is one to drink enough, towards which no alcoholic drink counts.

    A ceiling on all drinks counts them: it is there for who mustn't drink much of anything.
    """
    return is_of_all_drinks(goal.kind, goal.measure) and goal.direction != "at-most"


def is_of_all_drinks(kind: str | None, measure: str | None) -> bool:
    """Whether a goal or a habit is of what is drunk, wherever it comes from."""
    return kind is None and measure == VOLUME


def alcoholic_drinks(catalogues: Catalogues) -> frozenset[str]:
    """The names of the drinks that don't count towards a goal to drink enough."""
    from tracker.domain.catalogues.families import alcoholic

    return alcoholic(catalogues(DRINKS))


def not_counted(drunk: Iterable[tuple[str, str]], goals: Iterable[Goal]) -> tuple[str, ...]:
    """The drinks that the goal of their day leaves out, of alcoholic ones each with a day."""
    goals = [goal for goal in goals if leaves_out_alcohol(goal)]
    left_out = {name for name, day in drunk if any(goal.covers(day) for goal in goals)}
    return tuple(sorted(left_out))
