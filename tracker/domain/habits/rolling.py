"""Rolling schedules: N days of any M, `3/7`. Each day is a window of its own.

The M days may reach into what was wanted before or after without a gap: a deed stays a deed when
the goal changes.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tracker.domain.habits.facts import MET, MISSED, OPEN, UNKNOWN, Given, Window, is_deed
from tracker.domain.habits.habit import Plan


class Line:
    """The days in a row on which something was to be reached, those off left out.

    `places` are days around a range that decide about it, `span` of them before and after.
    """

    def __init__(self, given: Given, plan: Plan, low: int, high: int) -> None:
        self._given, span = given, plan.schedule.span
        self.plans = _in_a_row(given, plan)
        first, self.last = self.plans[0].first, self.plans[-1].last
        before: list[int] = []
        day = low - 1
        while day >= first and len(before) < span:
            if self._counts(day):
                before.append(day)
            day -= 1
        places = [day for day in range(low, high + 1) if self._counts(day)]
        day, after = high + 1, 0
        while day <= min(self.last, given.today) and after < span:
            if self._counts(day):
                places.append(day)
                after += 1
            day += 1
        self.places = before[::-1] + places
        self.done = [n for n, day in enumerate(self.places) if self._is_done(day)]

    def _plan(self, day: int) -> Plan:
        return next(plan for plan in self.plans if plan.last >= day)

    def _is_done(self, day: int) -> bool:
        return is_deed(self._plan(day), self._given.facts.amounts.get(day))

    def _counts(self, day: int) -> bool:
        # The days between due weekdays take their places, too.
        return day not in self._given.off or self._is_done(day)


def _in_a_row(given: Given, plan: Plan) -> Sequence[Plan]:
    """The plans before and after a plan without a gap, it among them, that aren't ceilings."""
    at = given.plans.index(plan)
    first = last = at
    plans = given.plans
    while first and plans[first - 1].last + 1 == plans[first].first and not plans[first - 1].most:
        first -= 1
    while (
        last + 1 < len(plans)
        and plans[last].last + 1 == plans[last + 1].first
        and not plans[last + 1].most
    ):
        last += 1
    return plans[first : last + 1]


def rolling_windows(given: Given, plan: Plan, low: int, high: int) -> Iterator[Window]:
    """Days that lie in `span` free days with enough deeds, one of them not after the day."""
    span, times = plan.schedule.span, plan.schedule.times
    line = Line(given, plan, low, high)
    done, held, hoped = line.done, covered(line.done, span, times), _hoped(given, plan, line)
    known = 0  # the place after the last known day
    for n, day in enumerate(line.places):
        if given.known(plan, day):
            known = n + 1
        if not low <= day <= high:
            continue
        got = float(bisect_right(done, n) - bisect_right(done, n - span))
        if n in held:
            status = MET
        elif n in hoped or not given.over(day):
            status = OPEN
        else:
            status = MISSED if known > n + 1 - span and known else UNKNOWN
        yield Window(day, day, plan, 1 if day <= given.today else 0, float(times), got, status)


def _hoped(given: Given, plan: Plan, line: Line) -> set[int]:
    """The places that a deed's stretch still reaches which isn't over: they may yet be met."""
    hoped: set[int] = set()
    for place in line.done:
        last = place + plan.schedule.span - 1
        over = given.over(line.places[last] if last < len(line.places) else line.last)
        if not over:
            hoped.update(range(place, last + 1))
    return hoped


def reach_of_stretch(given: Given, plan: Plan, day: int) -> int:
    """The earliest day whose deeds may be in a stretch of a plan that a day lies in."""
    first, left = _in_a_row(given, plan)[0].first, plan.schedule.span
    while day > first and left:
        day -= 1
        left -= day not in given.off
    return day


def covered(done: Sequence[int], span: int, times: int) -> set[int]:
    """The places from a deed on that has enough others within `span` places."""
    held: set[int] = set()
    end = 0
    for place, enough in zip(done, done[times - 1 :], strict=False):
        if enough - place < span:
            held.update(range(max(place, end), place + span))  # a place in many stretches once
            end = place + span
    return held
