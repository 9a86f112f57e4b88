"""The windows that a habit is judged in: its days, calendar weeks and months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tracker.domain.habits.facts import (
    MET,
    MISSED,
    NEUTRAL,
    OPEN,
    UNKNOWN,
    Given,
    Window,
    is_deed,
)
from tracker.domain.habits.habit import Plan
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.sums import TINY, exceeds, reaches
from tracker.domain.time.ordinals import weekday


class Span(NamedTuple):
    """A calendar week or month: its first and its last day."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def day_windows(given: Given, plan: Plan, low: int, high: int) -> Iterator[Window]:
    """Each day that the plan asks for, from a day to a day."""
    # Years of days come through here: what doesn't change is looked up once.
    amounts, target, today = given.facts.amounts, plan.target, given.today
    closed, most, least = given.facts.closed, plan.most, plan.target - TINY
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
    if exceeds(got, need):
        return MISSED
    if not given.over(day):
        return OPEN
    return MET if given.known(plan, day) else UNKNOWN


def calendar_windows(given: Given, plans: Iterable[Plan], low: int, high: int) -> Iterator[Window]:
    """The weeks and months with days of some plans in a range, each judged once and whole.

    Plans that meet in one are judged together where they count alike: days, or one measure's sum.
    """
    found: dict[tuple[Span, str | None, bool], list[Plan]] = {}
    for plan in plans:
        first = max(plan.first, calendar_window(plan.every, low, given.week_start).first)
        last = min(plan.last, calendar_window(plan.every, high, given.week_start).last)
        while first <= last:
            span = calendar_window(plan.every, first, given.week_start)
            piece = plan._replace(first=first, last=min(span.last, last))
            counted = None if plan.counts_days else plan.measure
            found.setdefault((span, counted, plan.most), []).append(piece)
            first = span.last + 1
    for (span, _, most), pieces in found.items():
        if any(piece.first <= high and piece.last >= low for piece in pieces):
            yield _under_ceiling(given, span, pieces) if most else _to_reach(given, span, pieces)


def _under_ceiling(given: Given, span: Span, pieces: Sequence[Plan]) -> Window:
    """A week or month under a ceiling, which is the largest that held and never cut."""
    amounts, last = given.facts.amounts, pieces[-1].last
    need = max(piece.target for piece in pieces)
    free = [day for piece in pieces for day in _free_days(given, piece)]
    so_far = [day for day in free if day <= given.today]
    got = sum(amounts.get(day, 0.0) for day in so_far)
    if not free:
        status = NEUTRAL
    elif exceeds(got, need):
        status = MISSED
    elif not given.over(last):
        status = OPEN
    else:
        status = MET if _known(given, pieces) else UNKNOWN
    return _window(given, span, pieces, (len(so_far), need, got, status))


def _to_reach(given: Given, span: Span, pieces: Sequence[Plan]) -> Window:
    """A week or month with a target. It is met once it has what is asked, as that was set last.

    Where it has less when it is over, it is judged by its parts: the sum of what each day asked
    for, but for skipped ones. What was done in it counts, whatever was to be reached on that day.
    """
    amounts, latest = given.facts.amounts, pieces[-1]
    wanted_on = list(given.plan_days(span.first, span.last))
    known = [(day, plan) for day, plan in wanted_on if day <= given.today and day in amounts]
    free = [(day, piece) for piece in pieces for day in _free_days(given, piece)]
    if latest.counts_days:
        wanted = sum(piece.schedule.times for _, piece in free)
        need: float = min(_part(wanted, span.length), len(free))
        got: float = sum(1 for day, plan in known if is_deed(plan, amounts[day]))
    else:
        need = sum(piece.target for _, piece in free) / span.length
        got = sum(amounts[day] for day, plan in known if plan.measure == latest.measure)
    so_far = sum(1 for day, _ in free if day <= given.today)
    window = _window(given, span, pieces, (so_far, need, got, OPEN))
    over = given.over(wanted_on[-1][0])
    if not free:
        status = NEUTRAL
    elif (window.there > 0 and reaches(window.there, window.asked)) or (over and window.enough):
        status = MET
    elif need == 0:
        status = NEUTRAL
    elif not over:
        status = OPEN
    else:
        status = MISSED if known or _known(given, pieces) else UNKNOWN
    return window._replace(status=status)


def _window(
    given: Given, span: Span, pieces: Sequence[Plan], judged: tuple[int, float, float, str]
) -> Window:
    """A week or month as it is judged, and as it is shown: all of it, beside the goal as set."""
    begun = [piece for piece in pieces if piece.first <= given.today]
    plan = (begun or pieces)[-1]
    until = min(span.last, given.today)
    whole = range(span.first, until + 1)
    amounts = given.facts.of(plan.measure)
    if not plan.counts_days:
        target: float = plan.target
        total: float = sum(amounts.get(day, 0.0) for day in whole)
    else:
        target = min(plan.schedule.times, span.length)
        if plan.first <= span.first and plan.last >= until:  # nearly always
            total = sum(1 for day in whole if is_deed(plan, amounts.get(day)))
        else:
            total = sum(1 for day in whole if _done_on(given, day))
    days, need, got, status = judged
    first, last = pieces[0].first, pieces[-1].last
    return Window(
        *(first, last, pieces[-1], days, need, got, status, tuple(pieces), span.first),
        *(target, total),
    )


def _done_on(given: Given, day: int) -> bool:
    plan = given.plan_for(day)
    return is_deed(plan, given.facts.of(plan.measure).get(day))


def _free_days(given: Given, piece: Plan) -> Sequence[int]:
    days = range(piece.first, piece.last + 1)
    if given.off.keys().isdisjoint(days):
        return days
    return [day for day in days if given.free(piece, day)]


def _known(given: Given, pieces: Iterable[Plan]) -> bool:
    """Whether anything is known of days up to today."""
    return any(
        given.known(piece, day)
        for piece in pieces
        for day in range(piece.first, min(piece.last, given.today) + 1)
    )


def _part(times: int, length: int) -> int:
    """The deeds asked for by so many days of a window, summed: its part, a half rounded down."""
    return -((length - 2 * times) // (2 * length))


def calendar_window(every: str, day: int, week_start: int) -> Span:
    """The week or calendar month of a day."""
    if every == "week":
        start = day - (weekday(day) - week_start) % 7
        return Span(start, start + 6)
    on = date.fromordinal(day)
    start = day - on.day + 1
    following = date.fromordinal(start + 31)
    return Span(start, start + 31 - following.day)
