"""PAIN days cut into bouts: the same cut for every rule, with gaps of its own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from operator import or_, sub
from typing import TYPE_CHECKING

from tracker.domain.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tracker.rules.shared.site_days import SiteDays


class Bout(NamedTuple):
    """PAIN days of a site that belong together, as they stood on the day asked about.

    `first` and `last` have PAIN; `onset` is the user's own "it began on" where that is earlier.
    `in_a_row` says that two of its days are neighbours, `open` that too few days without pain have
    passed since to end it. `left` and `right` (excluded) are its places in the site's `pains`.
    """

    site: SiteDays
    first: int
    last: int
    onset: int
    worst: float
    in_a_row: bool
    open: bool
    left: int
    right: int

    @property
    def pain_days(self) -> int:
        """How many of its days have PAIN."""
        return self.right - self.left

    def known_days(self, until: int | None = None) -> int:
        """How many days are known from its first to its last, or to a later one."""
        return self.site.known(self.first, self.last if until is None else until)

    def has_row(self, least: float, days: int) -> bool:
        """Whether so many of its days in a row had a worst score of at least `least`."""
        begin, rows = self.site.rows(least, self.left)
        row = rows[self.left - begin + days - 1 : self.right - begin]
        return max(row, default=0) >= days


class _UpTo(NamedTuple):
    """The worst score, the earliest onset and whether two days came in a row, up to some day."""

    worst: float
    onset: int
    in_a_row: bool


def cut_places(days: Sequence[int], gap: int) -> list[int]:
    """The places in `days` where `gap` or more days lie before one; and both ends of it."""
    if not days:
        return []
    apart = enumerate(map(sub, days[1:], days), 1)
    return [0, *[place for place, between in apart if between > gap], len(days)]


class Bouts:
    """A site's PAIN days, cut where `gap` or more days lie between two, or `zeros` ZERO days.

    With `since` the days before it are left out.
    """

    def __init__(
        self, site: SiteDays, gap: int, zeros: int | None = None, since: int | None = None
    ) -> None:
        self.site = site
        self._gap, self._zeros = gap, zeros
        self._left = 0 if since is None else bisect_left(site.pains, since)
        self._bounds = self._cuts()
        self._whole: dict[int, _UpTo] = {}
        self._each: dict[int, list[_UpTo]] = {}

    def _cuts(self) -> list[int]:
        """The places where a bout starts, and where the last one ends."""
        pains, least = self.site.pains, min(self._gap, self._zeros or self._gap)
        places = [self._left + place for place in cut_places(pains[self._left :], least)]
        between = (place for place in places[1:-1] if self._ends(pains[place - 1], pains[place]))
        return [*places[:1], *between, *places[-1:]]

    def _ends(self, last: int, later: int) -> bool:
        """Whether a bout whose last day is `last` has ended before the day `later`."""
        if later - last > self._gap:
            return True
        return self._zeros is not None and self.site.zeros(last + 1, later - 1) >= self._zeros

    def latest(self, as_of: int) -> Bout | None:
        """The bout that the last PAIN day up to `as_of` belongs to."""
        right = bisect_right(self.site.pains, as_of)
        return self._bout(right, as_of) if right > self._left else None

    def before(self, bout: Bout) -> Bout | None:
        """The bout before another one."""
        return self._bout(bout.left, bout.first - 1) if bout.left > self._left else None

    def whole(self, bout: Bout) -> Bout:
        """The bout with the earlier ones that its onset, as it was said, reaches back to."""
        while (earlier := self.before(bout)) is not None and earlier.last >= bout.onset:
            bout = earlier._replace(
                last=bout.last,
                onset=min(earlier.onset, bout.onset),
                worst=max(earlier.worst, bout.worst),
                in_a_row=earlier.in_a_row or bout.in_a_row,
                open=bout.open,
                right=bout.right,
            )
        return bout

    def ended(self, ending_from: int, as_of: int, reading_from: int) -> list[Bout]:
        """The bouts up to `as_of` that end on `ending_from` or later, in order.

        PAIN days before `reading_from` are left out: what a rule says doesn't depend on how much
        more than it asked for was read.
        """
        found = []
        bout = self.latest(as_of)
        while bout is not None and bout.last >= ending_from:
            found.append(self._clipped(bout, reading_from) if bout.first < reading_from else bout)
            bout = self.before(bout)
        return found[::-1]

    def _bout(self, right: int, as_of: int) -> Bout:
        left, pains = self._bounds[bisect_left(self._bounds, right) - 1], self.site.pains
        first, last = pains[left], pains[right - 1]
        worst, onset, in_a_row = self._so_far(left, right)
        is_open = not self._ends(last, as_of + 1)
        return Bout(self.site, first, last, onset, worst, in_a_row, is_open, left, right)

    def _so_far(self, left: int, right: int) -> _UpTo:
        """What is true of the bout that starts at `left`, up to the place `right` (excluded).

        A check asks of whole bouts only; a replay of every day, so that each is a look-up then.
        """
        end = self._bounds[bisect_left(self._bounds, right)]
        if right == end:
            if left not in self._whole:
                self._whole[left] = self._of_whole(left, right)
            return self._whole[left]
        if left not in self._each:
            self._each[left] = self._of_each(left, end)
        return self._each[left][right - 1 - left]

    def _of_whole(self, left: int, right: int) -> _UpTo:
        site = self.site
        in_a_row = any(b - a == 1 for a, b in pairwise(site.pains[left:right]))
        return _UpTo(max(site.worst[left:right]), min(site.said[left:right]), in_a_row)

    def _of_each(self, left: int, right: int) -> list[_UpTo]:
        site = self.site
        next_to = (b - a == 1 for a, b in pairwise(site.pains[left:right]))
        worst = accumulate(site.worst[left:right], max)
        onset = accumulate(site.said[left:right], min)
        in_a_row = accumulate(next_to, or_, initial=False)
        return list(map(_UpTo, worst, onset, in_a_row))

    def _clipped(self, bout: Bout, first: int) -> Bout:
        pains = self.site.pains
        left = bisect_left(pains, first, bout.left, bout.right - 1)
        return bout._replace(
            first=pains[left], left=left, **self._of_whole(left, bout.right)._asdict()
        )
