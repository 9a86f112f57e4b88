"""PAIN days cut into bouts, runs and episodes: the same cut, with different gaps."""

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tracker.rules.shared.site_days import SiteDays


class Run(NamedTuple):
    """PAIN days that belong together: first and last day, worst score, whether two came in a row.

    `left` and `right` (excluded) are their places in the site's `pains`.
    """

    first: int
    last: int
    worst: float
    in_a_row: bool
    left: int
    right: int


class _SoFar(NamedTuple):
    """The worst score, the earliest onset and whether two days came in a row, up to some day."""

    worst: float
    onset: int
    in_a_row: bool


class Split:
    """A site's PAIN days, cut where `gap` or more days lie between two, or `zeros` ZERO days.

    With `since` the days before it are left out.
    """

    def __init__(
        self, site: "SiteDays", gap: int, zeros: int | None = None, since: int | None = None
    ) -> None:
        self.site = site
        self._left = 0 if since is None else bisect_left(site.pains, since)
        self._bounds = self._cuts(gap, zeros)
        self._whole: dict[int, _SoFar] = {}
        self._days_of: dict[int, list[_SoFar]] = {}

    def _cuts(self, gap: int, zeros: int | None) -> list[int]:
        """The places where a run starts, and where the last one ends."""
        site, left = self.site, self._left
        days = site.pains[left:]
        least = gap if zeros is None else min(gap, zeros)
        apart = enumerate(pairwise(days), left + 1)
        cuts = [
            place
            for place, (day, later) in apart
            if later - day > least
            and (later - day > gap or site.zeros(day + 1, later - 1) >= (zeros or gap))
        ]
        return [left, *cuts, left + len(days)] if days else []

    def last_run(self, as_of: int) -> Run | None:
        """The run that the last PAIN day up to `as_of` belongs to."""
        right = bisect_right(self.site.pains, as_of)
        return self._run(right) if right > self._left else None

    def before(self, run: Run) -> Run | None:
        """The run before another one."""
        return self._run(run.left) if run.left > self._left else None

    def runs(self, as_of: int, ending_from: int, reading_from: int) -> list[Run]:
        """The runs up to `as_of` that end on `ending_from` or later, in order.

        PAIN days before `reading_from` are left out: what a rule says doesn't depend on how much
        more than it asked for was read.
        """
        found = []
        run = self.last_run(as_of)
        while run is not None and run.last >= ending_from:
            found.append(self._clipped(run, reading_from) if run.first < reading_from else run)
            run = self.before(run)
        return found[::-1]

    def onset(self, run: Run) -> int:
        """A run's first PAIN day, or the user's own "it began on" if that is earlier."""
        return self._so_far(run.left, run.right).onset

    def _run(self, right: int) -> Run:
        left, pains = self._bounds[bisect_left(self._bounds, right) - 1], self.site.pains
        worst, _, in_a_row = self._so_far(left, right)
        return Run(pains[left], pains[right - 1], worst, in_a_row, left, right)

    def _so_far(self, left: int, right: int) -> _SoFar:
        """What is true of a run up to the place `right` (excluded).

        A check asks of whole runs only; a replay of every day, so that each is a look-up then.
        """
        start = self._bounds[bisect_right(self._bounds, left) - 1]
        end = self._bounds[bisect_left(self._bounds, right)]
        if right == end:
            if start not in self._whole:
                self._whole[start] = self._of_whole(start, end)
            return self._whole[start]
        if start not in self._days_of:
            self._days_of[start] = self._of_days(start, end)
        return self._days_of[start][right - 1 - start]

    def _of_whole(self, start: int, end: int) -> _SoFar:
        site = self.site
        in_a_row = any(b - a == 1 for a, b in pairwise(site.pains[start:end]))
        return _SoFar(max(site.worst[start:end]), min(site.said[start:end]), in_a_row)

    def _of_days(self, start: int, end: int) -> list[_SoFar]:
        site = self.site
        next_to = (b - a == 1 for a, b in pairwise(site.pains[start:end]))
        worst = accumulate(site.worst[start:end], max)
        onset = accumulate(site.said[start:end], min)
        in_a_row = accumulate(next_to, or_, initial=False)
        return list(map(_SoFar, worst, onset, in_a_row))

    def _clipped(self, run: Run, first: int) -> Run:
        site = self.site
        left = bisect_left(site.pains, first, run.left, run.right - 1)
        days = site.pains[left : run.right]
        in_a_row = any(b - a == 1 for a, b in pairwise(days))
        return Run(days[0], run.last, max(site.worst[left : run.right]), in_a_row, left, run.right)
