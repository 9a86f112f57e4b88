"""Rolling schedules: N days of any M, `3/7`. Each day is a window of its own."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tracker.domain.habit_facts import MET, MISSED, OPEN, UNKNOWN, Given, Window, is_deed
from tracker.domain.habits import Plan


def rolling_windows(given: Given, plan: Plan, low: int, high: int) -> Iterator[Window]:
    """Days that lie in `span` free days with enough deeds, one of them not after the day."""
    span, times = plan.schedule.span, plan.schedule.times
    line = _line(given, plan, low, high)
    amounts = given.facts.amounts
    done = [n for n, day in enumerate(line) if is_deed(plan, amounts.get(day))]
    held, hoped = covered(done, span, times), _hoped(given, plan, done, line)
    known = 0  # the place after the last known day
    for n, day in enumerate(line):
        if given.known(plan, day):
            known = n + 1
        if day < low:
            continue
        got = float(bisect_right(done, n) - bisect_right(done, n - span))
        if n in held:
            status = MET
        elif n in hoped or not given.over(day):
            status = OPEN
        else:
            status = MISSED if known > n + 1 - span and known else UNKNOWN
        yield Window(day, day, plan, 1 if day <= given.today else 0, float(times), got, status)


def _hoped(given: Given, plan: Plan, done: Sequence[int], line: Sequence[int]) -> set[int]:
    """The places that a deed's stretch still reaches which isn't over: they may yet be met."""
    hoped: set[int] = set()
    for place in done:
        last = place + plan.schedule.span - 1
        over = given.over(line[last] if last < len(line) else plan.last)
        if not over:
            hoped.update(range(place, last + 1))
    return hoped


def _line(given: Given, plan: Plan, low: int, high: int) -> list[int]:
    """The free days that decide about a range: some before it, some after it."""
    span = plan.schedule.span
    before: list[int] = []
    day = low - 1
    while day >= plan.first and len(before) < span:
        if given.free(plan, day):
            before.append(day)
        day -= 1
    within = [day for day in range(low, high + 1) if given.free(plan, day)]
    day, after = high + 1, 0
    while day <= min(plan.last, given.today) and after < span:
        if given.free(plan, day):
            within.append(day)
            after += 1
        day += 1
    return before[::-1] + within


def covered(done: Sequence[int], span: int, times: int) -> set[int]:
    """The places from a deed on that has enough others within `span` places."""
    held: set[int] = set()
    for n, place in enumerate(done):
        enough = n + times - 1
        if enough < len(done) and done[enough] - place < span:
            held.update(range(place, place + span))
    return held
