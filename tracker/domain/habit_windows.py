"""The windows that a habit is judged in: its days, calendar weeks and months."""

from collections.abc import Iterator
from datetime import date

from tracker.domain.habit_facts import (
    HAIR,
    MET,
    MISSED,
    NEUTRAL,
    OPEN,
    UNKNOWN,
    Given,
    Window,
    is_deed,
)
from tracker.domain.habits import Plan, weekday


def day_windows(given: Given, plan: Plan, low: int, high: int) -> Iterator[Window]:
    """Each day that the plan asks for, from a day to a day."""
    # Years of days come through here: what doesn't change is looked up once.
    amounts, target, today = given.facts.amounts, plan.target, given.today
    closed, most, least = given.facts.closed, plan.most, plan.target - HAIR
    every_day, off = plan.every == "day", given.off
    for day in range(low, high + 1):
        if (day in off or not every_day) and not given.free(plan, day):
            continue
        amount = amounts.get(day)
        got = amount or 0.0
        if most:
            status = _ceiling(given, plan, day, target, got)
        elif got >= least:
            status = MET
        elif amount == 0 or day < today or day in closed:
            status = MISSED if amount is not None or day in closed else UNKNOWN
        else:
            status = OPEN
        yield Window(day, day, plan, 1 if day <= today else 0, target, got, status)


def _ceiling(given: Given, plan: Plan, day: int, need: float, got: float) -> str:
    """Of a single day under a ceiling."""
    if got > need + HAIR:
        return MISSED
    if not given.over(day):
        return OPEN
    return MET if given.known(plan, day) else UNKNOWN


def calendar_windows(given: Given, plan: Plan, low: int, high: int) -> Iterator[Window]:
    """Weeks or months, of days that are counted or of amounts that are summed."""
    start, end, length = calendar_window(plan.every, low)
    while start <= high:
        first, last = max(start, plan.first), min(end, plan.last)
        yield _calendar_one(given, plan, first, last, length)
        start, end, length = calendar_window(plan.every, end + 1)


def _calendar_one(given: Given, plan: Plan, first: int, last: int, length: int) -> Window:
    amounts, until = given.facts.amounts, min(last, given.today)
    told = [day for day in range(first, until + 1) if day in amounts]
    if not given.off.keys().isdisjoint(range(first, last + 1)):
        free = [day for day in range(first, last + 1) if given.free(plan, day)]
        count, so_far = len(free), sum(1 for day in free if day <= given.today)
    else:
        count, so_far = last - first + 1, max(0, until - first + 1)
    if plan.period == "day":
        need: float = _share(plan.schedule.times, count, length)
        got: float = sum(1 for day in told if is_deed(plan, amounts[day]))
        met = got >= max(1, need)
    else:
        need = plan.target * count / length
        got = sum(amounts[day] for day in told if not plan.most or given.free(plan, day))
        met = got > 0 and got >= need - HAIR
    if count == 0:
        status = NEUTRAL
    elif plan.most:
        known = any(given.known(plan, day) for day in range(first, until + 1))
        under = MET if known else UNKNOWN
        status = MISSED if got > need + HAIR else under if given.over(last) else OPEN
    elif met:
        status = MET
    elif need == 0:
        status = NEUTRAL
    elif not given.over(last):
        status = OPEN
    else:
        known = any(given.known(plan, day) for day in range(first, until + 1))
        status = MISSED if known else UNKNOWN
    return Window(first, last, plan, so_far, need, got, status)


def _share(times: int, days: int, length: int) -> int:
    """What is asked of `days` out of a window of `length`: its part, a half rounded down."""
    return times if days == length else -((length - 2 * times * days) // (2 * length))


def calendar_window(every: str, day: int) -> tuple[int, int, int]:
    """The ISO week or calendar month of a day: first, last, length."""
    if every == "week":
        start = day - weekday(day)
        return start, start + 6, 7
    on = date.fromordinal(day)
    start = day - on.day + 1
    following = date.fromordinal(start + 31)
    end = start + 31 - following.day
    return start, end, end - start + 1
