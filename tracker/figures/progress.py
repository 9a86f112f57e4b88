"""What follows each `log`: where the entry leaves the day, or the week of its goal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from tracker.domain.entries import Days, Entry, Goal, Total
from tracker.domain.kinds import KINDS, OWN
from tracker.domain.measures import MEASURES
from tracker.domain.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tracker.figures.habits.habits import StreakReport
    from tracker.figures.habits.standing import Standing
    from tracker.rules import Finding


#: Dimensions that add up within one kind only.
_OF_ONE_KIND = ("time", "steps", "length")

#: A kind and a subject of it, each None for any.
_Scope = tuple[str | None, str | None]


class Progress(NamedTuple):
    """What to add up after an entry: a measure, narrowed to a kind and subject, over some days.

    `unit` is the user's own word for what is counted, `value` what it came to.
    """

    measure: str
    kind: str | None
    subject: str | None
    days: Days
    goal: Goal | None
    unit: str | None = None
    value: float = 0.0


class Kept(NamedTuple):
    """What one line logged, and what came of it, as of the day `today`; the calendar's is `date`.

    `progress`, `habits` and the `streak` of what is just done are of the last entry; `said_back` is
    what was understood beyond the plain words; `findings` are those that the entries gave rise to.
    `before` are the other things of the same line, in their order; `dated`: it was said when this
    was.
    """

    entries: tuple[Entry, ...]
    today: str
    date: str
    said_back: tuple[str, ...] = ()
    progress: Progress | None = None
    habits: tuple[Standing, ...] = ()
    findings: tuple[Finding, ...] = ()
    before: tuple[Kept, ...] = ()
    dated: bool = False
    streak: StreakReport | None = None

    @property
    def all_entries(self) -> tuple[Entry, ...]:
        """The entries of the whole line."""
        return (*(entry for kept in self.before for entry in kept.entries), *self.entries)


def progress_of(
    entry: Entry,
    goals: Sequence[Goal],
    week_start: int = 0,
    today: str | None = None,
    families: Sequence[str] = (),
) -> Progress | None:
    """What to add up after an entry, None for kinds that don't add up (pain, weight).

    The goal nearest to the entry decides: for its kind and subject, one of the `families` that its
    subject is in, its kind, or the measure wherever it comes from. Of a week in which it was
    changed it is the last one up to `today` (without it: the entry's day), as everywhere else.
    Without a goal drinks are summed over every kind, exercise over its own, a habit of one's own by
    itself; what a habit counts as such isn't summed. What is one a day as a rule (sleep) is summed
    without its goal, for a second one.
    """
    kind = KINDS.get(entry.kind)
    measures = [name for name, of in MEASURES.items() if of.told and name in entry.measures]
    measures += _minerals(entry)
    if not measures:
        return None
    if kind is not None and not kind.told:
        return Progress(measures[0], kind.name, None, Days(entry.day, entry.day), None)
    if goals:
        scopes = _scopes(entry, families)
        towards = _towards_goal(entry, measures, goals, scopes, week_start, today or entry.day)
        if towards:
            return towards
    if is_counted(entry, goals, families):
        return None
    day = Days(entry.day, entry.day)
    if entry.kind == OWN:
        unit = entry.attributes.get("unit")
        return Progress(measures[0], entry.kind, entry.subject, day, None, unit)
    if MEASURES[measures[0]].dimension == "repetitions":
        return Progress(measures[0], entry.kind, entry.subject, day, None)
    if MEASURES[measures[0]].dimension in _OF_ONE_KIND:
        # Minutes of one kind add up to something; an hour of heat and a walk don't.
        exercise = kind is not None and kind.exercise
        return Progress(measures[0], entry.kind, None, day, None) if exercise else None
    return Progress(measures[0], None, None, day, None)


def _scopes(entry: Entry, families: Sequence[str]) -> list[_Scope]:
    """What a goal that counts an entry may be of, the nearest first."""
    subjects = (entry.subject, *families, None)
    return [*((entry.kind, subject) for subject in subjects), (None, None)]


def _towards_goal(
    entry: Entry,
    measures: Sequence[str],
    goals: Sequence[Goal],
    scopes: Sequence[_Scope],
    week_start: int,
    today: str,
) -> Progress | None:
    from tracker.domain.habits.in_force import in_force
    from tracker.figures.periods import window

    for measure in measures:
        for kind, subject in scopes:
            goal = in_force(goals, entry.day, measure, kind, subject)
            if goal is not None:
                days = window(entry.day, goal.period, week_start)
                latest = max(entry.day, min(today, days.last))
                last = in_force(goals, latest, measure, kind, subject)
                if last and (last.direction, last.period) == (goal.direction, goal.period):
                    goal = last
                return Progress(measure, kind, subject, days, goal, entry.attributes.get("unit"))
    return None


def _minerals(entry: Entry) -> list[str]:
    """The minerals that an entry is all about: those of a pill, not the traces in a coffee."""
    if "dose_mg" not in entry.measures:
        return []
    return [m for m in entry.measures if m in MEASURES and m.endswith("_mg") and m != "dose_mg"]


def is_counted(entry: Entry, goals: Iterable[Goal], families: Sequence[str] = ()) -> bool:
    """Whether a habit counts an entry as such, or its day, and not only its minutes."""
    subjects = (None, entry.subject, *families)
    return any(
        goal.kind == entry.kind
        and goal.subject in subjects
        and goal.covers(entry.day)
        and (goal.measure == "done" or goal.schedule != "daily")
        for goal in goals
    )


def summed(
    progress: Progress,
    totals: Iterable[Total],
    members: Collection[str | None] = (),
    left_out: Collection[str | None] = (),
) -> Progress:
    """With what it came to; `totals` are the rows of `progress.measure` on `progress.days`.

    `members` are the subjects that count with its own, `left_out` those that don't count at all.
    """
    members = (progress.subject, *members)
    value = sum(
        row.value
        for row in totals
        if (progress.kind or row.kind) == row.kind
        and (progress.subject is None or row.subject in members)
        and row.subject not in left_out
    )
    return progress._replace(value=value)
