"""Totals of a day, made of the many records in which phones and watches keep steps and sleep.

A phone and a watch count the same walk: to add them up doubles it, to take one of them alone loses
what only the other saw. They are put by until all are read, in memory that doesn't grow with them.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

from tracker.domain.time.clock import Moment
from tracker.domain.time.days import day_of
from tracker.store.outside.spill import InOrder
from tracker.transfer.arriving import IncomingEntry, Unfit

#: Who wakes up before 18:00 slept the night of that day.
_EVENING_S = 6 * 60 * 60

Span = tuple[int, int]
#: A source's name, its span in epoch seconds and what it counted in it.
_Counted = tuple[str, int, int, float]


def steps_of(day: str, steps: float) -> IncomingEntry:
    """The steps of a day, which are one walk; an app's later total of it corrects this one."""
    moment = Moment(None, None, day)
    return IncomingEntry("walk", f"steps|{day}", moment, measures={"steps": steps}, once=True)


class Sums:
    """Steps of one source, added up by the day."""

    def __init__(self) -> None:
        self._sums: dict[str, float] = {}

    def add(self, day: str, steps: float) -> None:
        """Steps of a day. Raises Unfit for what can't be counted."""
        self._sums[day] = self._sums.get(day, 0) + _counted(steps)

    def entries(self) -> Iterator[IncomingEntry]:
        """One walk a day."""
        for day in sorted(self._sums):
            yield steps_of(day, self._sums[day])


class Steps:
    """Steps of several sources, each with the span of time in which they were counted."""

    def __init__(self) -> None:
        self._put_by = InOrder(5)

    def add(self, day: str, source: str, span: Span, steps: float) -> None:
        """Steps of a source that were begun on a day. Raises Unfit for what can't be counted."""
        if span[1] < span[0]:
            raise Unfit("bad-date")
        self._put_by.put((day, source, *span, _counted(steps)))

    def entries(self) -> Iterator[IncomingEntry]:
        """One walk a day."""
        for day, rows in groupby(self._put_by, lambda row: row[0]):
            steps = _of_all_sources([(row[1], row[2], row[3], row[4]) for row in rows])
            yield steps_of(day, float(math.floor(round(steps, 6) + 0.5)))

    def close(self) -> None:
        self._put_by.close()


def _counted(steps: float) -> float:
    if not 0 <= steps < math.inf:
        raise Unfit("out-of-range")
    return steps


def _of_all_sources(counted: list[_Counted]) -> float:
    """What sources counted of a day, of each only what no better one has a span over.

    Better is what is worn, then what counted more; records of one source never shade each other.
    """
    of_source: dict[str, list[tuple[Span, float]]] = {}
    for source, start, end, steps in counted:
        of_source.setdefault(source, []).append(((start, end), steps))
    sums = {source: sum(steps for _, steps in its) for source, its in of_source.items()}
    ranks = {source: ("watch" not in source.casefold(), -sums[source], source) for source in sums}
    total, covered = 0.0, list[Span]()
    for source in sorted(sums, key=lambda source: ranks[source]):
        total += sum(steps * _share_left(span, covered) for span, steps in of_source[source])
        covered = union([*covered, *(span for span, _ in of_source[source])])
    return total


def union(spans: Iterable[Span]) -> list[Span]:
    """The spans as few that don't touch each other, in order."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _share_left(span: Span, covered: list[Span]) -> float:
    """The share of a span that isn't covered by any of a union; of a moment all or nothing."""
    start, end = span
    at = bisect_right(covered, (start, math.inf)) - 1
    if start == end:
        return 0.0 if at >= 0 and start < covered[at][1] else 1.0
    left = end - start
    for other_start, other_end in covered[max(0, at) :]:
        if other_start >= end:
            break
        left -= max(0, min(end, other_end) - max(start, other_start))
    return left / (end - start)


class Sleep:
    """Spans in which somebody slept, said by any number of sources."""

    def __init__(self) -> None:
        self._put_by = InOrder(3)

    def add(self, span: Span, utc_offset_min: int) -> None:
        """A span, at the offset of its end. Raises Unfit for one that ends before it begins."""
        try:
            day = day_of(span[1] + _EVENING_S, utc_offset_min)
        except (ValueError, OverflowError):
            raise Unfit("bad-date") from None
        if span[1] < span[0] or day < "0003":
            raise Unfit("bad-date")
        self._put_by.put((day, *span))

    def entries(self) -> Iterator[IncomingEntry]:
        """One sleep a day, which is that of waking, in whole minutes."""
        for day, rows in groupby(self._put_by, lambda row: row[0]):
            slept = sum(end - start for start, end in union((row[1], row[2]) for row in rows))
            measures = {"duration_min": float(slept // 60)}
            moment = Moment(None, None, day)
            yield IncomingEntry("sleep", f"sleep|{day}", moment, measures=measures, once=True)

    def close(self) -> None:
        self._put_by.close()
