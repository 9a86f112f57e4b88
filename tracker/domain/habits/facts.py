"""What is known of a habit's days, and the windows that they are judged in, as plain data.

A day is an ordinal. Three things are told apart that others mix up: a day on which it was said that
nothing was done, a day on which nothing was said, and a window that isn't over. Unknown is not
missed: a window is known only if something of the habit was logged in it, 0 included, or the day
was closed; for a ceiling it is enough that anything at all was logged that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from tracker.domain.habits.habit import Plan, Skip
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.sums import reaches
from tracker.domain.time.ordinals import ordinal, weekday

#: How a window stands.
MET, MISSED, OPEN, NEUTRAL, UNKNOWN = "met", "missed", "open", "neutral", "unknown"

SKIP, PAUSE = "skip", "pause"

NO_DAYS: Mapping[int, str] = {}
NO_AMOUNTS: Mapping[str, Mapping[int, float]] = {}


class Facts(NamedTuple):
    """What is known of a habit's days: its amounts (0: said not to be done), the days that were
    closed, and those on which anything at all was logged (asked for ceilings only).

    An amount is of the measure that was wanted on its day; `by_measure` has those of each measure
    on every day, where more than one was ever wanted."""

    amounts: Mapping[int, float]
    closed: AbstractSet[int] = frozenset()
    logged: AbstractSet[int] = frozenset()
    by_measure: Mapping[str, Mapping[int, float]] = NO_AMOUNTS

    def of(self, measure: str) -> Mapping[int, float]:
        """What a measure came to a day, whatever was wanted on it."""
        return self.by_measure.get(measure, self.amounts)


NOTHING_KNOWN = Facts({})


class Window(NamedTuple):
    """A day, or what one calendar week or month holds of a habit's plans, judged once.

    `plan` is what was wanted on its last day. `need` is what it takes (days, or a sum), less where
    days of it are skipped or in no plan of its sort; `got` is what there is of that. `days` counts
    its days up to today that weren't skipped. `status` is 'met', 'missed', 'unknown', 'open' (not
    over) or 'neutral' (nothing is asked). `pieces` are the plans that it is of, each cut to its
    days in it, and `of` is the first day of the whole week or month; a single day has neither. In
    a rolling schedule each day is a window, met if it lies in a stretch with enough days done.

    A week or month is shown as `there` of `asked`: what its days came to beside the goal as it was
    set last. `need` is a figure that nobody set, for judging alone.
    """

    first: int
    last: int
    plan: Plan
    days: int
    need: float
    got: float
    status: str
    pieces: tuple[Plan, ...] = ()
    of: int = 0
    target: float | None = None
    total: float | None = None

    @property
    def asked(self) -> float:
        """What was wanted, as it was set."""
        return self.need if self.target is None else self.target

    @property
    def there(self) -> float:
        """What all of its days came to."""
        return self.got if self.total is None else self.total

    @property
    def enough(self) -> bool:
        """Whether it has what it takes, though it may be open until it has what is `asked`."""
        return self.got > 0 and reaches(self.got, self.takes)

    @property
    def takes(self) -> float:
        """What it takes to be met, at least one day where days are counted."""
        return max(1.0, self.need) if self.plan.counts_days else self.need

    @property
    def parts(self) -> Sequence[tuple[int, int, Plan]]:
        """Its days by the plans that held on them: from a day to a day, and the plan."""
        if not self.pieces:
            return ((self.first, self.last, self.plan),)
        return [(piece.first, piece.last, piece) for piece in self.pieces]

    @property
    def length(self) -> int:
        """How many days are its own."""
        return sum(last - first + 1 for first, last, _ in self.parts)


def off_days(skips: Iterable[Skip], first: int, last: int) -> dict[int, str]:
    """The days of a range that are skipped ('skip') or paused ('pause'); a skip goes before."""
    off: dict[int, str] = {}
    for skip in sorted(skips, key=lambda skip: not skip.pause):
        days = range(max(first, ordinal(skip.from_day)), min(last, ordinal(skip.to_day)) + 1)
        off.update(dict.fromkeys(days, PAUSE if skip.pause else SKIP))
    return off


def is_deed(plan: Plan, amount: float | None) -> bool:
    """Whether an amount makes a day done: its target, or of a week's sum anything at all."""
    if amount is None or plan.most:
        return False
    return reaches(amount, plan.target) if plan.period == "day" else amount > 0


def merged(one: Facts, other: Facts) -> Facts:
    """What is known of two ranges of days."""
    measures = dict.fromkeys((*one.by_measure, *other.by_measure))
    return Facts(
        {**one.amounts, **other.amounts},
        one.closed | other.closed,
        one.logged | other.logged,
        {name: {**one.of(name), **other.of(name)} for name in measures},
    )


class Given:
    """One habit with all that is known of it: its plans, the days off, what was logged.

    `week_start` is the weekday that weeks begin with, 0 for a Monday.
    """

    def __init__(
        self,
        plans: Sequence[Plan],
        facts: Facts,
        today: int,
        off: Mapping[int, str] = NO_DAYS,
        week_start: int = 0,
    ) -> None:
        self.plans, self.facts, self.today, self.off = plans, facts, today, off
        self.week_start = week_start

    def plan_days(self, first: int, last: int) -> Iterator[tuple[int, Plan]]:
        """The days of a range on which something was to be reached, with the plan of each."""
        for plan in self.plans:
            if not plan.most and plan.first <= last and plan.last >= first:
                for day in range(max(first, plan.first), min(last, plan.last) + 1):
                    yield day, plan

    def plan_for(self, day: int) -> Plan:
        """What was wanted on a day; before there was a goal the one that followed."""
        return next((plan for plan in self.plans if plan.last >= day), self.plans[-1])

    def free(self, plan: Plan, day: int) -> bool:
        """Whether a day is asked for: in the plan, and not off unless it was done all the same."""
        if plan.every == "weekdays" and weekday(day) not in plan.schedule.weekdays:
            return False
        return day not in self.off or is_deed(plan, self.facts.amounts.get(day))

    def known(self, plan: Plan, day: int) -> bool:
        """Whether a day can be told from one on which nothing was said."""
        facts = self.facts
        if day in facts.amounts or day in facts.closed:
            return True
        return plan.most and day in facts.logged

    def over(self, day: int) -> bool:
        """Whether a window that ends on a day holds all that it will."""
        return day < self.today or (day == self.today and day in self.facts.closed)
