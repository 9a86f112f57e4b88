"""A habit judged: the windows of its schedule, and the state of each of its days."""

from collections.abc import Iterator, Mapping, Sequence

from tracker.domain.habit_facts import (
    HAIR,
    MET,
    MISSED,
    NEUTRAL,
    SKIP,
    UNKNOWN,
    Facts,
    Given,
    Window,
    is_deed,
    merged,
)
from tracker.domain.habit_windows import calendar_window, calendar_windows, day_windows
from tracker.domain.habits import Plan, weekday
from tracker.domain.rolling import rolling_windows

DONE, PARTLY, SATISFIED = "done", "partly", "satisfied"
SKIPPED, NOT_DUE = "skipped", "not-due"
#: Of a day. A day can be missed or unknown as a window can.
STATES = (DONE, PARTLY, SATISFIED, MISSED, SKIPPED, NOT_DUE, UNKNOWN)


class Course(Given):
    """One habit on its way: its windows and the states of its days."""

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
                yield from day_windows(self, plan, low, high)
            elif plan.every == "rolling":
                yield from rolling_windows(self, plan, low, high)
            else:
                yield from calendar_windows(self, plan, low, high)

    def states(self, first: int, last: int) -> list[str]:
        """The state of each day of a range. A day without a plan is done or not due.

        It is done if it would have been by the next plan, or after the last one by that.
        """
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
        amount = self.facts.amounts.get(day)
        deed = bool(amount)
        if self.plans:
            later = (plan for plan in self.plans if plan.first > day)
            deed = is_deed(next(later, self.plans[-1]), amount)
        return DONE if deed else NOT_DUE

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


def reach(plans: Sequence[Plan], off: Mapping[int, str], first: int) -> int:
    """The earliest day whose facts matter for windows that touch `first`."""
    plan = next((plan for plan in plans if plan.first <= first <= plan.last), None)
    if plan is None or plan.every in ("day", "weekdays"):
        return first
    if plan.every != "rolling":
        return max(plan.first, calendar_window(plan.every, first)[0])
    day, left = first, plan.schedule.span
    while day > plan.first and left:
        day -= 1
        left -= day not in off
    return day
