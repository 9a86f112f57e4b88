"""Streaks and strength: what a habit's windows add up to.

A streak is a run of windows that were kept, counted in the schedule's own windows. Skipped windows
keep it and never start one. What isn't known yet neither counts nor breaks: a window that isn't
over, and one that wasn't answered, for a week after its end (the week that `ask week` goes
through). After that it counts as not kept, in the streak and in the strength.

Strength is an exponential smoothing, 0 to 1, with the multiplier 0.5 ** (sqrt(frequency) / 13) a
day: Loop Habit Tracker's, half of it in 13 days for a daily habit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt

from tracker.domain.habits.facts import MET, MISSED, NEUTRAL, OPEN, UNKNOWN, Window
from tracker.domain.habits.habit import Plan
from tracker.domain.named_tuple import NamedTuple

#: For so many days after its end a window may still be answered.
GRACE = 7

HALF_LIFE = 13
#: What is left of a strength after so many half-lives, 0.05 %, isn't seen on any screen.
LIVES = 11

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
    if units:
        count = sum(window.length for window in run)
    else:
        # A week in which a number of days and a sum were wanted is one week all the same.
        count = len({window.of or window.first for window in run})
    first, last = run[-1].first, max(window.last for window in run)
    waits = tuple(window for window in reversed(waiting) if window.last > first)
    return Streak(count, unit, first, last, open_end, waits)


def strength(windows: Iterable[Window], today: int) -> float | None:
    """How firm the habit is, from 0 to 1. A ceiling begins firm, a goal has to be worked for.

    None while nothing is known of it: nobody has kept to it, nor failed.
    """
    score: float | None = None
    known = False
    plan, a_day = None, 0.0
    for window in windows:
        if window.plan is not plan:
            plan, a_day = window.plan, _fading(window.plan)
            if score is None:
                score = 1.0 if plan.most else 0.0
        counts = window.status != NEUTRAL and not pending(window, today)
        # Of a ceiling a day says something before it is over.
        known = known or ((counts or window.plan.most) and _says_something(window))
        if not counts:
            continue
        kept = a_day if window.days == 1 else a_day**window.days
        worth = value(window)
        score = worth + ((score or 0.0) - worth) * kept
    return (score or 0.0) if known else None


def _says_something(window: Window) -> bool:
    return window.status in (MET, MISSED) or window.got > 0


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
    need = window.takes
    if window.plan.most:
        return max(0.0, 2 - window.got / need)
    return min(1.0, window.got / need)


def days_for_strength(plan: Plan) -> int:
    """How many days back a plan's strength reaches, but for less than can be seen."""
    return int(LIVES * HALF_LIFE / sqrt(plan.frequency)) + 1
