"""Streaks, strength, and how long a streak can wait: what a habit's windows add up to.

A streak is a run of windows that were kept, counted in the schedule's own windows. Skipped windows
keep it and never start one. What isn't known yet neither counts nor breaks: a window that isn't
over, and one that wasn't answered, for a week after its end (the week that `ask week` goes
through). After that it counts as not kept, in the streak and in the strength.

Strength is an exponential smoothing, 0 to 1, with the multiplier 0.5 ** (sqrt(frequency) / 13) a
day: Loop Habit Tracker's, half of it in 13 days for a daily habit.
"""

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import NamedTuple

from tracker.domain.habit_days import (
    MET,
    MISSED,
    NEUTRAL,
    OPEN,
    UNKNOWN,
    Course,
    Window,
    covered,
    is_deed,
)
from tracker.domain.habits import Plan

#: For so many days after its end a window may still be answered.
GRACE = 7

HALF_LIFE = 13
#: What is left of a strength after so many half-lives, 0.05 %, isn't seen on any screen.
LIVES = 11

_LOOKED_AHEAD = 800
_UNITS = {"day": "day", "weekdays": "time", "week": "week", "month": "month", "rolling": "day"}


class Streak(NamedTuple):
    """A run of `count` kept windows from the day `first` to the day `last` (ordinals; 0 for none).

    `unit` is 'day', 'week', 'month' or 'time' (a due weekday); windows of several schedules are
    counted in days. `open_end`: it may go on before the first window that was looked at.
    `waiting` are the windows inside or after it that weren't answered and still may be.
    """

    count: int  # type: ignore[assignment]  # hides the method of every tuple
    unit: str
    first: int = 0
    last: int = 0
    open_end: bool = False
    waiting: tuple[Window, ...] = ()


def pending(window: Window, today: int) -> bool:
    """Whether a window says nothing yet: not over, or not answered and not long ago."""
    status = window.status
    return status == OPEN or (status == UNKNOWN and window.last >= today - GRACE)


def current_streak(windows: Sequence[Window], today: int) -> Streak:
    """The streak that stands; `windows` are in order, up to today's."""
    run: list[Window] = []
    waiting: list[Window] = []
    for window in reversed(windows):
        if window.status == MET:
            run.append(window)
        elif window.status == UNKNOWN and pending(window, today):
            waiting.append(window)
        elif window.status not in (OPEN, NEUTRAL):
            return _streak(run, waiting, open_end=False)
    return _streak(run, waiting, open_end=True)


def best_streak(windows: Sequence[Window], today: int) -> Streak:
    """The longest streak by the days it spans; of two the later one."""
    best, run = Streak(0, "day"), list[Window]()
    for window in [*windows, None]:
        if window is None or window.status == MISSED or _gone(window, today):
            streak = _streak(run[::-1], [], open_end=False)
            if streak.count and streak.last - streak.first >= best.last - best.first:
                best = streak
            run = []
        elif window.status == MET:
            run.append(window)
    return best


def _gone(window: Window, today: int) -> bool:
    return window.status == UNKNOWN and not pending(window, today)


def _streak(run: Sequence[Window], waiting: Sequence[Window], open_end: bool) -> Streak:
    """A streak from its windows, newest first. What waits before its first one is none of its."""
    if not run:
        return Streak(0, "day", open_end=open_end)
    units = {_UNITS[window.plan.every] for window in run}
    unit = units.pop() if len(units) == 1 else "day"
    several = bool(units)
    count = sum(w.last - w.first + 1 for w in run) if several else len(run)
    first = run[-1].first
    waits = tuple(window for window in reversed(waiting) if window.last > first)
    return Streak(count, unit, first, run[0].last, open_end, waits)


def strength(windows: Iterable[Window], today: int) -> float:
    """How firm the habit is, from 0 to 1. A ceiling begins firm, a goal has to be worked for."""
    score: float | None = None
    plan, a_day = None, 0.0
    for window in windows:
        if window.plan is not plan:
            plan, a_day = window.plan, _fading(window.plan)
            if score is None:
                score = 1.0 if plan.most else 0.0
        if window.status == NEUTRAL or pending(window, today):
            continue
        kept = a_day if window.days == 1 else a_day**window.days
        worth = value(window)
        score = worth + ((score or 0.0) - worth) * kept
    return score or 0.0


def _fading(plan: Plan) -> float:
    """What is left of a strength after one of a plan's days."""
    # A due weekday stands for the days up to the next one, too.
    days = 7 / len(plan.schedule.weekdays) if plan.every == "weekdays" else 1
    return float(0.5 ** (sqrt(plan.frequency) * days / HALF_LIFE))


def value(window: Window) -> float:
    """How much of what it takes a window has: from 0 to 1; above a ceiling less and less."""
    if window.status == MET:
        return 1.0
    if window.status == UNKNOWN:
        return 0.0
    need = _needed(window)
    if window.plan.most:
        return max(0.0, 2 - window.got / need)
    return min(1.0, window.got / need)


def _counts(window: Window) -> bool:
    """Whether a window counts days rather than an amount."""
    return window.plan.period == "day" and window.plan.every in ("week", "month", "rolling")


def _needed(window: Window) -> float:
    """What a window takes, at least one day where days are counted."""
    return max(1.0, window.need) if _counts(window) else window.need


def days_for_strength(plan: Plan) -> int:
    """How many days back a plan's strength reaches, but for less than can be seen."""
    return int(LIVES * HALF_LIFE / sqrt(plan.frequency)) + 1


def last_chance(course: Course) -> int | None:
    """The last day to begin on so that no window fails from now on, done daily from then.

    None where nothing is asked any more, what is open can't be met any more, or it is a ceiling.
    """
    today = course.today
    for plan in course.plans:
        if plan.last < today:
            continue
        if plan.most:
            return None
        first, last = max(today, plan.first), min(plan.last, today + _LOOKED_AHEAD)
        if plan.every == "rolling":
            if any(course.free(plan, day) for day in range(first, last + 1)):
                return _rolling_chance(course, plan)
            continue
        for window in course.windows(first, last):
            if window.status == MISSED:
                return None
            if window.status == OPEN:
                return _chance(course, window)
    return None


def _chance(course: Course, window: Window) -> int | None:
    """The last day on which enough days of an open window are left."""
    left = free_days_left(course, window)
    missing = int(_needed(window) - window.got) if _counts(window) else 1
    return left[-missing] if len(left) >= missing else None


def free_days_left(course: Course, window: Window) -> list[int]:
    """The days of a window, from today on, that something can still be done on."""
    plan, amounts = window.plan, course.facts.amounts
    summed = plan.period != "day"
    return [
        day
        for day in range(max(window.first, course.today), window.last + 1)
        if course.free(plan, day)
        and (summed or not is_deed(plan, amounts.get(day)))
        and can_be_done(course, day)
    ]


def _rolling_chance(course: Course, plan: Plan) -> int | None:
    """The last day on which to begin so that every day from today on will lie in a full stretch."""
    span, times, today = plan.schedule.span, plan.schedule.times, course.today
    back, left = today, span
    while back > plan.first and left:
        back -= 1
        left -= course.free(plan, back)
    line: list[int] = []
    now = 0
    for day in range(max(back, plan.first), min(today + _LOOKED_AHEAD, plan.last + 1)):
        if course.free(plan, day):
            line.append(day)
            now += day < today
            if len(line) > now + 2 * span:
                break
    done = [n for n, day in enumerate(line) if is_deed(plan, course.facts.amounts.get(day))]
    if len(line) <= now + 2 * span:
        return _chance_before_the_end(course, plan, line, done, now)
    ends = [
        place + span
        for n, place in enumerate(done)
        if n + times - 1 < len(done) and done[n + times - 1] - place < span
    ]
    bare = max([now, *ends])  # the first place from today on that no full stretch holds
    chances = [bare]
    for place in done:
        if bare - span < place <= bare:
            had = sum(1 for other in done if place <= other < place + span)
            chances.append(place + span - (times - had))
    day = line[max(chances)]
    return None if day == today and not can_be_done(course, today) else day


def _chance_before_the_end(
    course: Course, plan: Plan, line: Sequence[int], done: Sequence[int], now: int
) -> int | None:
    """The same where the plan soon ends and a stretch may not have room: tried day by day."""
    able = [n for n in range(now, len(line)) if n not in done and can_be_done(course, line[n])]
    good = None
    for start in range(now, len(line) + 1):
        places = sorted({*done, *(n for n in able if n >= start)})
        held = covered(places, plan.schedule.span, plan.schedule.times)
        if not held.issuperset(range(now, len(line))):
            return good
        good = line[start] if start in able else good
    return None


def can_be_done(course: Course, day: int) -> bool:
    """Whether a day from today on is still open: not closed, and nobody said that it won't be."""
    return day not in course.facts.closed and course.facts.amounts.get(day) != 0
