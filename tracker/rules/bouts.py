"""PAIN days cut into bouts, runs and episodes: the same cut, with different gaps."""

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tracker.rules.site_days import SiteDays


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


class Split:
    """A site's PAIN days, cut where `gap` or more days lie between two, or `zeros` ZERO days.

    For every PAIN day: where its run starts, and the worst score, the earliest onset and whether
    two days came in a row up to it. So what the run was on any as-of day is a look-up. With `since`
    the days before it are left out.
    """

    def __init__(
        self, site: "SiteDays", gap: int, zeros: int | None = None, since: int | None = None
    ) -> None:
        self.site = site
        left = self._left = 0 if since is None else bisect_left(site.pains, since)
        self.starts: list[int] = [0] * left
        self.onsets: list[int] = [0] * left
        self._worst: list[float] = [0.0] * left
        self._in_a_row: list[bool] = [False] * left
        before, start, onset, most, in_a_row = -gap, 0, 0, 0.0, False
        # Plain loops over local names: 20 years of days pass through here.
        for place, (day, worst, said) in enumerate(
            zip(site.pains[left:], site.worst[left:], site.said[left:], strict=True), left
        ):
            between = day - before - 1
            if between >= gap or (
                zeros is not None and between >= zeros and site.zeros(before + 1, day - 1) >= zeros
            ):
                start, onset, most, in_a_row = place, said, worst, False
            else:
                onset = said if said < onset else onset
                most = worst if worst > most else most
                in_a_row = in_a_row or between == 0
            self.starts.append(start)
            self.onsets.append(onset)
            self._worst.append(most)
            self._in_a_row.append(in_a_row)
            before = day

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
        return self.onsets[run.right - 1]

    def _run(self, right: int) -> Run:
        left, pains = self.starts[right - 1], self.site.pains
        worst, in_a_row = self._worst[right - 1], self._in_a_row[right - 1]
        return Run(pains[left], pains[right - 1], worst, in_a_row, left, right)

    def _clipped(self, run: Run, first: int) -> Run:
        site = self.site
        left = bisect_left(site.pains, first, run.left, run.right - 1)
        days = site.pains[left : run.right]
        in_a_row = any(b - a == 1 for a, b in pairwise(days))
        return Run(days[0], run.last, max(site.worst[left : run.right]), in_a_row, left, run.right)
