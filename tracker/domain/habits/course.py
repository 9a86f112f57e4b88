"""A habit judged: the windows of its schedule, and the state of each of its days."""

from collections.abc import Iterator

from tracker.domain.habits.facts import (
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
from tracker.domain.habits.habit import Plan
from tracker.domain.habits.rolling import reach_of_stretch, rolling_windows
from tracker.domain.habits.windows import calendar_window, calendar_windows, day_windows
from tracker.domain.sums import exceeds
from tracker.domain.time.ordinals import weekday

DONE, PARTLY, SATISFIED = "done", "partly", "satisfied"
SKIPPED, NOT_DUE = "skipped", "not-due"
#: Of a day. A day can be missed or unknown as a window can.
STATES = (DONE, PARTLY, SATISFIED, MISSED, SKIPPED, NOT_DUE, UNKNOWN)


class Course(Given):
    """One habit on its way: its windows and the states of its days."""

    def knowing(self, more: Facts) -> "Course":
        """The same habit with more known of it."""
        return Course(self.plans, merged(more, self.facts), self.today, self.off, self.week_start)

    def as_of(self, day: int) -> "Course":
        """The habit as it stood on a day: nothing later is known."""
        if day >= self.today:
            return self
        facts = self.facts
        known = Facts(
            {d: amount for d, amount in facts.amounts.items() if d <= day},
            frozenset(d for d in facts.closed if d <= day),
            frozenset(d for d in facts.logged if d <= day),
            {n: {d: a for d, a in of.items() if d <= day} for n, of in facts.by_measure.items()},
        )
        return Course(self.plans, known, day, self.off, self.week_start)

    def windows(self, first: int, last: int) -> Iterator[Window]:
        """The windows that have a day in a range, by their first day.

        The facts must reach back to `reach(self, first)`.
        """
        found: list[Window] = []
        whole: list[Plan] = []
        for plan in self.plans:
            low, high = max(plan.first, first), min(plan.last, last)
            if plan.every in ("week", "month"):
                # One that begins or ends outside may share a week with one inside.
                whole.append(plan)
            elif low > high:
                continue
            elif plan.every == "rolling":
                found += rolling_windows(self, plan, low, high)
            else:
                found += day_windows(self, plan, low, high)
        found += calendar_windows(self, whole, first, last)
        return iter(sorted(found, key=lambda window: window.first))

    def states(self, first: int, last: int) -> list[str]:
        """The state of each day of a range. A day without a plan is done or not due.

        It is done if it would have been by the next plan, or after the last one by that.
        """
        states = [self._loose(day) for day in range(first, last + 1)]
        for window in self.windows(first, last):
            for begin, end, plan in window.parts:
                for day in range(max(first, begin), min(last, end) + 1):
                    states[day - first] = self._state(window, plan, day)
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

    def _state(self, window: Window, plan: Plan, day: int) -> str:
        amount = self.facts.amounts.get(day)
        if plan.most:
            return self._state_under_ceiling(window, plan, day)
        if is_deed(plan, amount):
            return DONE if plan.period == "day" or window.status == MET else PARTLY
        if amount:
            return PARTLY
        told = {MET: SATISFIED, MISSED: MISSED, NEUTRAL: NOT_DUE}
        return told.get(window.status, UNKNOWN)

    def _state_under_ceiling(self, window: Window, plan: Plan, day: int) -> str:
        """Days are within a ceiling up to the one that breaks it; then each amount is too much."""
        amounts = self.facts.amounts
        if not self.known(plan, day):
            return UNKNOWN
        if not window.pieces:
            return {MET: DONE, MISSED: MISSED}.get(window.status, UNKNOWN)
        so_far = sum(
            amounts.get(d, 0)
            for piece in window.pieces
            for d in range(piece.first, min(piece.last, day) + 1)
            if self.free(piece, d)
        )
        if amounts.get(day) and exceeds(so_far, window.need):
            return MISSED
        return DONE if window.status == MET else SATISFIED


def reach(given: Given, first: int) -> int:
    """The earliest day whose facts matter for windows that have a day from `first` on."""
    since = first
    for plan in given.plans:
        if plan.every in ("week", "month") and plan.last >= first:
            begin = max(plan.first, first)
            since = min(since, calendar_window(plan.every, begin, given.week_start).first)
        elif plan.every == "rolling" and plan.last >= first:
            since = min(since, reach_of_stretch(given, plan, max(plan.first, first)))
    return since
