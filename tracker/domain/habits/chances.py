"""How long a streak can wait: the last day to begin on so that no window of a habit fails."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from tracker.domain.habits.course import Course
from tracker.domain.habits.facts import MET, MISSED, NEUTRAL, OPEN, Window, is_deed
from tracker.domain.habits.habit import Plan
from tracker.domain.habits.rolling import Line, covered

_LOOKED_AHEAD = 800
# Nearly always one of the next two windows says it.
_AT_A_TIME = 31
# Beyond this, days done daily from the day begun on are known to be enough.
_SEEN_AHEAD = 110


def last_chance(course: Course) -> int | None:
    """The last day to begin on so that no window fails from now on, done daily from then.

    None where nothing is asked any more, what is open can't be met any more, or it is a ceiling.
    """
    today = course.today
    coming = [plan for plan in course.plans if plan.last >= today]
    if not coming or coming[0].most:
        return None
    if len(coming) > 1:
        return _tried_chance(course)
    (plan,) = coming
    first, last = max(today, plan.first), min(plan.last, today + _LOOKED_AHEAD)
    if plan.every == "rolling":
        any_free = any(course.free(plan, day) for day in range(first, last + 1))
        return _rolling_chance(course, plan) if any_free else None
    for window in _windows_ahead(course, first, last):
        if window.status == MISSED:
            return None
        if window.status == OPEN and not window.enough:
            return _chance(course, window)
    return None


def _windows_ahead(course: Course, first: int, last: int) -> Iterator[Window]:
    """The windows of a range in their order, judged only as far as someone looks.

    One that goes on beyond what is judged at a time comes twice.
    """
    for low in range(first, last + 1, _AT_A_TIME):
        yield from course.windows(low, min(low + _AT_A_TIME - 1, last))


def _tried_chance(course: Course) -> int | None:
    """The same where another goal is set for a day ahead: found by trying days."""
    if not _works(course, course.today):
        return None
    low, high = course.today, course.today + _LOOKED_AHEAD
    if _works(course, high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _works(course, middle) else (low, middle)
    return next((day for day in range(low, course.today - 1, -1) if _can_begin(course, day)), None)


def _works(course: Course, start: int) -> bool:
    """Whether every window from today on is kept if it is done daily from a day on."""
    spans = [plan.schedule.span for plan in course.plans]
    until = start + max([_SEEN_AHEAD, *(2 * span for span in spans)])
    amounts = dict(course.facts.amounts)
    for day, plan in course.plan_days(start, 2 * until - start):
        if _can_begin(course, day):
            amounts[day] = plan.target
    facts = course.facts._replace(amounts=amounts)
    later = Course(course.plans, facts, 2 * until - start, course.off, course.week_start)
    return all(
        window.plan.most or window.status in (MET, NEUTRAL)
        for window in later.windows(course.today, until)
        if window.last >= course.today
    )


def _can_begin(course: Course, day: int) -> bool:
    plan = next((plan for plan in course.plans if plan.first <= day <= plan.last), None)
    if plan is None or plan.most or not course.free(plan, day):
        return False
    return _is_left(course, plan, day)


def _is_left(course: Course, plan: Plan, day: int) -> bool:
    """Whether something can still be done on a day: to the sum of a week more can be added."""
    done = plan.period == "day" and is_deed(plan, course.facts.amounts.get(day))
    return not done and can_be_done(course, day)


def _chance(course: Course, window: Window) -> int | None:
    """The last day on which enough days of an open window are left."""
    left = free_days_left(course, window)
    missing = int(window.takes - window.got) if window.plan.counts_days else 1
    return left[-missing] if len(left) >= missing else None


def free_days_left(course: Course, window: Window) -> list[int]:
    """The days of a window, from today on, that something can still be done on."""
    plan = window.plan
    return [
        day
        for day in range(max(window.first, course.today), window.last + 1)
        if course.free(plan, day) and _is_left(course, plan, day)
    ]


def _rolling_chance(course: Course, plan: Plan) -> int | None:
    """The last day on which to begin so that every day from today on will lie in a full stretch."""
    span, times, today = plan.schedule.span, plan.schedule.times, course.today
    first, last = max(today, plan.first), min(plan.last, today + _LOOKED_AHEAD)
    free = (day for day in range(first, last + 1) if course.free(plan, day))
    # Who begins within a stretch has room for a whole one behind it.
    line = Line(course, plan, first, next(islice(free, 2 * span, None), last))
    days, asked = line.places, range(sum(day < today for day in line.places), len(line.places))
    able = [n for n in asked if n not in line.done and can_be_done(course, days[n])]

    def fails(start: int) -> bool:
        places = sorted({*line.done, *(n for n in able if n >= start)})
        return not covered(places, span, times).issuperset(asked)

    late = bisect_left(range(len(days) + 1), True, asked.start, key=fails)
    if late > len(days):
        return None
    return max((days[n] for n in able if n < late), default=None)


def can_be_done(course: Course, day: int) -> bool:
    """Whether a day from today on is still open: not closed, and nobody said that it won't be."""
    return day not in course.facts.closed and course.facts.amounts.get(day) != 0
