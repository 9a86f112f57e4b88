"""A habit judged: the windows of its schedule, and the state of each of its days.

A day is an ordinal. Three things are told apart that others mix up: a day on which it was said that
nothing was done, a day on which nothing was said, and a window that isn't over. Unknown is not
missed: a window is known only if something of the habit was logged in it, 0 included, or the day
was closed; for a ceiling it is enough that anything at all was logged that day.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple

from tracker.domain.habits import Plan, Skip, ordinal, weekday

DONE, PARTLY, SATISFIED = "done", "partly", "satisfied"
MISSED, SKIPPED, NOT_DUE, UNKNOWN = "missed", "skipped", "not-due", "unknown"
STATES = (DONE, PARTLY, SATISFIED, MISSED, SKIPPED, NOT_DUE, UNKNOWN)

MET, OPEN, NEUTRAL = "met", "open", "neutral"

# Eight cups added up miss eight cups by a hair.
HAIR = 1e-6

SKIP, PAUSE = "skip", "pause"

_NO_DAYS: Mapping[int, str] = {}


class Facts(NamedTuple):
    """What is known of a habit's days: its amounts (0: said not to be done), the days that were
    closed, and those on which anything at all was logged (asked for ceilings only)."""

    amounts: Mapping[int, float]
    closed: AbstractSet[int] = frozenset()
    logged: AbstractSet[int] = frozenset()


class Window(NamedTuple):
    """A day, week or month of a plan, cut where the plan begins or ends.

    `need` is what it takes (days, or a sum), less where days of it are skipped or not in the plan;
    `got` is what there is. `days` counts its days up to today that weren't skipped. `status` is
    'met', 'missed', 'unknown', 'open' (not over) or 'neutral' (nothing is asked). In a rolling
    schedule each day is a window, met if it lies in a stretch with enough days done.
    """

    first: int
    last: int
    plan: Plan
    days: int
    need: float
    got: float
    status: str


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
    return amount >= plan.target - HAIR if plan.period == "day" else amount > 0


def merged(one: Facts, other: Facts) -> Facts:
    """What is known of two ranges of days."""
    return Facts(
        {**one.amounts, **other.amounts}, one.closed | other.closed, one.logged | other.logged
    )


class Course:
    """One habit on its way: its plans, the days off, and what is known."""

    def __init__(
        self, plans: Sequence[Plan], facts: Facts, today: int, off: Mapping[int, str] = _NO_DAYS
    ) -> None:
        self.plans, self.facts, self.today, self.off = plans, facts, today, off

    def knowing(self, more: Facts) -> "Course":
        """The same habit with more known of it."""
        return Course(self.plans, merged(more, self.facts), self.today, self.off)

    def windows(self, first: int, last: int) -> Iterator[Window]:
        """The windows that touch a range of days, oldest first.

        The facts must reach back to `reach(plans, off, first)`.
        """
        for plan in self.plans:
            if plan.first > last or plan.last < first:
                continue
            low, high = max(plan.first, first), min(plan.last, last)
            if plan.every in ("day", "weekdays"):
                yield from self._days(plan, low, high)
            elif plan.every == "rolling":
                yield from self._rolling(plan, low, high)
            else:
                yield from self._calendar(plan, low, high)

    def states(self, first: int, last: int) -> list[str]:
        """The state of each day of a range. A day without a plan is done or not due."""
        states = [self._loose(day) for day in range(first, last + 1)]
        for window in self.windows(first, last):
            for day in range(max(first, window.first), min(last, window.last) + 1):
                states[day - first] = self._state(window, day)
        for plan in self.plans:
            for day in range(max(first, plan.first), min(last, plan.last) + 1):
                if not self.free(plan, day):
                    states[day - first] = self._not_free(plan, day)
        return states

    def _loose(self, day: int) -> str:
        return DONE if self.facts.amounts.get(day) else NOT_DUE

    def _not_free(self, plan: Plan, day: int) -> str:
        if is_deed(plan, self.facts.amounts.get(day)):
            return DONE
        due = plan.every != "weekdays" or weekday(day) in plan.schedule.weekdays
        return SKIPPED if due and self.off.get(day) == SKIP else NOT_DUE

    def _state(self, window: Window, day: int) -> str:
        plan, amount = window.plan, self.facts.amounts.get(day)
        if plan.most:
            return self._state_under_ceiling(window, day)
        if is_deed(plan, amount):
            return DONE if plan.period == "day" or window.status == MET else PARTLY
        if amount:
            return PARTLY
        told = {MET: SATISFIED, MISSED: MISSED, NEUTRAL: NOT_DUE}
        return told.get(window.status, UNKNOWN)

    def _state_under_ceiling(self, window: Window, day: int) -> str:
        """Days are within a ceiling up to the one that breaks it; then each amount is too much."""
        amounts = self.facts.amounts
        if not self.known(window.plan, day):
            return UNKNOWN
        if window.first == window.last:
            return {MET: DONE, MISSED: MISSED}.get(window.status, UNKNOWN)
        days = range(window.first, day + 1)
        so_far = sum(amounts.get(d, 0) for d in days if self.free(window.plan, d))
        if amounts.get(day) and so_far > window.need + HAIR:
            return MISSED
        return DONE if window.status == MET else SATISFIED

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

    def _over(self, day: int) -> bool:
        """Whether a window that ends on a day holds all that it will."""
        return day < self.today or (day == self.today and day in self.facts.closed)

    def _days(self, plan: Plan, low: int, high: int) -> Iterator[Window]:
        # Years of days come through here: what doesn't change is looked up once.
        amounts, target, today = self.facts.amounts, plan.target, self.today
        closed, most, least = self.facts.closed, plan.most, plan.target - HAIR
        every_day, off = plan.every == "day", self.off
        for day in range(low, high + 1):
            if (off or not every_day) and not self.free(plan, day):
                continue
            amount = amounts.get(day)
            got = amount or 0.0
            if most:
                status = self._ceiling(plan, day, target, got)
            elif got >= least:
                status = MET
            elif amount == 0 or day < today or day in closed:
                status = MISSED if amount is not None or day in closed else UNKNOWN
            else:
                status = OPEN
            yield Window(day, day, plan, 1 if day <= today else 0, target, got, status)

    def _ceiling(self, plan: Plan, day: int, need: float, got: float) -> str:
        """Of a single day under a ceiling."""
        if got > need + HAIR:
            return MISSED
        if not self._over(day):
            return OPEN
        return MET if self.known(plan, day) else UNKNOWN

    def _calendar(self, plan: Plan, low: int, high: int) -> Iterator[Window]:
        """Weeks or months, of days that are counted or of amounts that are summed."""
        start, end, length = _calendar_window(plan.every, low)
        while start <= high:
            first, last = max(start, plan.first), min(end, plan.last)
            yield self._calendar_one(plan, first, last, length)
            start, end, length = _calendar_window(plan.every, end + 1)

    def _calendar_one(self, plan: Plan, first: int, last: int, length: int) -> Window:
        amounts, until = self.facts.amounts, min(last, self.today)
        given = [day for day in range(first, until + 1) if day in amounts]
        if self.off:
            free = [day for day in range(first, last + 1) if self.free(plan, day)]
            count, so_far = len(free), sum(1 for day in free if day <= self.today)
        else:
            count, so_far = last - first + 1, max(0, until - first + 1)
        if plan.period == "day":
            need: float = _share(plan.schedule.times, count, length)
            got: float = sum(1 for day in given if is_deed(plan, amounts[day]))
            met = got >= max(1, need)
        else:
            need = plan.target * count / length
            got = sum(amounts[day] for day in given if not plan.most or self.free(plan, day))
            met = got > 0 and got >= need - HAIR
        if count == 0:
            status = NEUTRAL
        elif plan.most:
            known = any(self.known(plan, day) for day in range(first, until + 1))
            under = MET if known else UNKNOWN
            status = MISSED if got > need + HAIR else under if self._over(last) else OPEN
        elif met:
            status = MET
        elif need == 0:
            status = NEUTRAL
        elif not self._over(last):
            status = OPEN
        else:
            known = any(self.known(plan, day) for day in range(first, until + 1))
            status = MISSED if known else UNKNOWN
        return Window(first, last, plan, so_far, need, got, status)

    def _rolling(self, plan: Plan, low: int, high: int) -> Iterator[Window]:
        """Days that lie in `span` free days with enough deeds, one of them not after the day."""
        span, times = plan.schedule.span, plan.schedule.times
        line = self._line(plan, low, high)
        amounts = self.facts.amounts
        done = [n for n, day in enumerate(line) if is_deed(plan, amounts.get(day))]
        held, hoped = covered(done, span, times), self._hoped(plan, done, line)
        known = 0  # the place after the last known day
        for n, day in enumerate(line):
            if self.known(plan, day):
                known = n + 1
            if day < low:
                continue
            got = float(bisect_right(done, n) - bisect_right(done, n - span))
            if n in held:
                status = MET
            elif n in hoped or not self._over(day):
                status = OPEN
            else:
                status = MISSED if known > n + 1 - span and known else UNKNOWN
            yield Window(day, day, plan, 1 if day <= self.today else 0, float(times), got, status)

    def _hoped(self, plan: Plan, done: Sequence[int], line: Sequence[int]) -> set[int]:
        """The places that a deed's stretch still reaches which isn't over: they may yet be met."""
        hoped: set[int] = set()
        for place in done:
            last = place + plan.schedule.span - 1
            over = self._over(line[last]) if last < len(line) else plan.last < self.today
            if not over:
                hoped.update(range(place, last + 1))
        return hoped

    def _line(self, plan: Plan, low: int, high: int) -> list[int]:
        """The free days that decide about a range: some before it, some after it."""
        span = plan.schedule.span
        before: list[int] = []
        day = low - 1
        while day >= plan.first and len(before) < span:
            if self.free(plan, day):
                before.append(day)
            day -= 1
        within = [day for day in range(low, high + 1) if self.free(plan, day)]
        day, after = high + 1, 0
        while day <= min(plan.last, self.today) and after < span:
            if self.free(plan, day):
                within.append(day)
                after += 1
            day += 1
        return before[::-1] + within


def _share(times: int, days: int, length: int) -> int:
    """What is asked of `days` out of a window of `length`: its part, a half rounded down."""
    return times if days == length else -((length - 2 * times * days) // (2 * length))


def _calendar_window(every: str, day: int) -> tuple[int, int, int]:
    """The ISO week or calendar month of a day: first, last, length."""
    if every == "week":
        start = day - weekday(day)
        return start, start + 6, 7
    on = date.fromordinal(day)
    start = day - on.day + 1
    following = date.fromordinal(start + 31)
    end = start + 31 - following.day
    return start, end, end - start + 1


def covered(done: Sequence[int], span: int, times: int) -> set[int]:
    """The places from a deed on that has enough others within `span` places."""
    held: set[int] = set()
    for n, place in enumerate(done):
        enough = n + times - 1
        if enough < len(done) and done[enough] - place < span:
            held.update(range(place, place + span))
    return held


def reach(plans: Sequence[Plan], off: Mapping[int, str], first: int) -> int:
    """The earliest day whose facts matter for windows that touch `first`."""
    plan = next((plan for plan in plans if plan.first <= first <= plan.last), None)
    if plan is None or plan.every in ("day", "weekdays"):
        return first
    if plan.every != "rolling":
        return max(plan.first, _calendar_window(plan.every, first)[0])
    day, left = first, plan.schedule.span
    while day > plan.first and left:
        day -= 1
        left -= day not in off
    return day
