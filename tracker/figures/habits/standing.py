"""Where a habit stands today: done, due, how urgent. Reads no more than today's window.

What is read is a matter of the caller's: a `Ledger` says of one habit what was wanted when, and
reads what is known of any range of its days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from tracker.domain.habits.chances import last_chance
from tracker.domain.habits.course import Course, reach
from tracker.domain.habits.facts import (
    MET,
    MISSED,
    NOTHING_KNOWN,
    OPEN,
    PAUSE,
    Facts,
    Window,
    is_deed,
)
from tracker.domain.habits.habit import Habit, Plan
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.ordinals import iso, ordinal

#: How a habit stands today, the most pressing first.
STANDINGS = (
    "due", "over", "open", "lost", "said-no", "within", "done", "skipped", "not-due", "tracked",
)  # fmt: skip


class Ledger(NamedTuple):
    """One habit: its plans, its skips, its days off up to some time ahead, and its facts.

    `week_start` is the weekday that weeks begin with, 0 for a Monday. `note` gets the days that
    will be read: those that several habits noted are read at once.
    """

    habit: Habit
    plans: tuple[Plan, ...]
    off: Mapping[int, str]
    read: Callable[[int, int], Facts]
    week_start: int = 0
    note: Callable[[int, int], None] = lambda first, last: None

    def course(self, first: int, today: int) -> Course:
        """The habit with all that bears on its windows from a day up to today."""
        course = self._unread(today)
        return course.knowing(self.read(_since(course, first), today))

    def note_course(self, first: int, today: int) -> None:
        """Note what such a course will read."""
        self.note(_since(self._unread(today), first), today)

    def _unread(self, today: int) -> Course:
        return Course(self.plans, NOTHING_KNOWN, today, self.off, self.week_start)


def _since(course: Course, first: int) -> int:
    return min(reach(course, day) for day in {first, course.today})


def courses(ledgers: Sequence[Ledger], first: int, today: int) -> list[Course]:
    """The courses of several habits, read at once."""
    for ledger in ledgers:
        ledger.note_course(first, today)
    return [ledger.course(first, today) for ledger in ledgers]


class Standing(NamedTuple):
    """Where a habit stands today.

    `standing` is one of STANDINGS: 'due' today or a window fails, 'open' until `by`, 'lost' where a
    week or month can't be met any more. `amount` is what there is in the window that today lies in,
    beside the `need` that was set for it, in the measure's unit or, with `counted` 'days', in days.
    """

    name: str
    kind: str | None
    subject: str | None
    group: str | None
    state: str
    standing: str
    window: str
    measure: str
    unit: str | None
    at_most: bool = False
    counted: str = "amount"
    amount: float = 0.0
    need: float = 0.0
    by: str | None = None
    days_left: int | None = None

    @property
    def is_tick(self) -> bool:
        """Whether a day of it is just done or not."""
        once = self.counted == "amount" and self.need == 1 and not self.at_most
        return self.measure == "done" and self.window == "day" and once


def standings(ledgers: Sequence[Ledger], today: int) -> list[Standing]:
    """Where habits stand today; reads no more than the windows that today lies in."""
    each = zip(ledgers, courses(ledgers, today, today), strict=True)
    return [standing_of(ledger, course, today) for ledger, course in each]


def plan_on(plans: Iterable[Plan], day: int) -> Plan | None:
    """The plan in force on a day."""
    return next((plan for plan in plans if plan.first <= day <= plan.last), None)


def standing_of(ledger: Ledger, course: Course, today: int) -> Standing:
    """Where one habit stands today."""
    habit, plan = ledger.habit, plan_on(ledger.plans, today)
    state, got = course.states(today, today)[0], course.facts.amounts.get(today, 0.0)
    about = (habit.name, habit.kind, habit.subject, habit.group, state)
    if plan is None:
        what = "tracked" if ordinal(habit.from_day) <= today <= ordinal(habit.to_day) else "not-due"
        measure = habit.measure or "done"
        return Standing(*about, what, "day", measure, habit.unit, amount=got)
    window = next(course.windows(today, today), None)
    chance = last_chance(course)
    what = _what(course, plan, window, state, chance, today)
    if what == "open" and (chance == today or (window is not None and window.enough)):
        # Nothing presses: there is no stretch yet that could fail, or this one can't any more.
        chance = None
    need = plan.target
    if window is not None:
        need, got = window.asked, window.there
    elif plan.counts_days:
        need, got = float(plan.schedule.times), 0.0
    every = "day" if plan.every == "weekdays" else plan.every
    counted = "days" if plan.counts_days else "amount"
    now = Standing(
        *about, what, every, plan.measure, habit.unit, plan.most, counted, amount=got, need=need
    )
    if chance is not None:
        now = now._replace(by=iso(chance), days_left=chance - today)
    return now


def _what(
    course: Course, plan: Plan, window: Window | None, state: str, chance: int | None, today: int
) -> str:
    """Which of STANDINGS a habit with a plan has."""
    if window is None or not course.free(plan, today):
        off = course.off.get(today)
        return "skipped" if off is not None and off != PAUSE else "not-due"
    if plan.most:
        return "over" if window.status == MISSED else "within"
    if is_deed(plan, course.facts.amounts.get(today)) and plan.period == "day":
        return "done"
    if window.status == MET:
        # Covered by what was done before; in a rolling schedule it may still be asked for today.
        return "due" if plan.every == "rolling" and chance == today else "done"
    if window.status == OPEN:
        begun = plan.every != "rolling" or _begun(course, plan, today)
        if chance is None and begun and not window.enough:
            return "lost"
        # Nothing is lost by a "no" before a stretch of days has begun.
        if not begun and course.facts.amounts.get(today) == 0:
            return "said-no"
        return "due" if chance == today and begun else "open"
    return "said-no" if window.status == MISSED else "not-due"


def _begun(course: Course, plan: Plan, today: int) -> bool:
    """Whether a rolling habit is in a stretch that could fail today: nothing fails before that."""
    day = today - 1
    while day >= plan.first and not course.free(plan, day):
        day -= 1
    return any(w.status in (MET, OPEN) for w in course.windows(day, day) if w.plan == plan)
