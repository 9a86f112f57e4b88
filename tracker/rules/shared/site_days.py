"""The days of one site: PAIN, ZERO, and every day that isn't there is UNKNOWN. Never imputed.

Everything a rule asks for an as-of day is answered from sorted lists and running sums, so that a
replay of years costs little more than one check.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.pain_score import PainScore
from tracker.domain.time.ordinals import ordinal

if TYPE_CHECKING:
    from tracker.rules.shared.bouts import Bouts

_DAY, _ID = (itemgetter(PainScore._fields.index(name)) for name in ("day", "id"))


class SiteDay(NamedTuple):
    """One known day of a site: its number, its worst score, its mean, and what was logged of it.

    `mean` is None where no score was given as a number by the user.
    """

    day: int
    worst: float
    mean: float | None
    scores: Sequence[PainScore]


class SiteDays:
    """A site's known days, in order.

    `days` are all known ones, `pains` those with PAIN (with `worst` beside them), `scored` those
    with a mean. `said` holds, beside each PAIN day, the user's own "it began on", or that day.
    """

    def __init__(
        self, key: str, scores: Sequence[PainScore], later: SiteDays | None = None
    ) -> None:
        """`scores` are what was logged of the site, sorted by day; `later` its days after those."""
        self.key = key
        self._scores = scores
        self._day_of = list(map(ordinal, map(_DAY, scores)))
        self.days = list(dict.fromkeys(self._day_of))
        self.pains: list[int] = []
        self.worst: list[float] = []
        self.said: list[int] = []
        self.scored: list[int] = []
        self._means: list[float] = []
        self._read_days()
        if later is not None:
            self._add(later)
        self._sums = list(accumulate(self._means, initial=0.0))
        self._bouts: dict[tuple[int, int | None, int | None], Bouts] = {}
        self._rows: dict[float, tuple[int, list[int]]] = {}

    def _read_days(self) -> None:
        mean: float | None
        # A plain loop: 20 years of days pass through here.
        for day, of_day in zip(self.days, self._by_day(), strict=True):
            score = of_day[0]
            if (
                len(of_day) == 1
                and score.intensity
                and score.since_day is None
                and not score.estimated
            ):
                # Most days have one plain score, which is all that there is to say of them.
                worst = mean = score.intensity
                said = day
            else:
                (worst, mean), said = read_day(of_day), _said(of_day, day)
            if worst >= 1:
                self.pains.append(day)
                self.worst.append(worst)
                self.said.append(said)
            if mean is not None:
                self.scored.append(day)
                self._means.append(mean)

    def _by_day(self) -> Iterable[tuple[PainScore, ...]]:
        if len(self.days) == len(self._scores):
            return zip(self._scores, strict=True)
        return (tuple(of_day) for _, of_day in groupby(self._scores, _DAY))

    def _add(self, later: SiteDays) -> None:
        self._scores = [*self._scores, *later._scores]
        self._day_of += later._day_of
        self.days += later.days
        self.pains += later.pains
        self.worst += later.worst
        self.said += later.said
        self.scored += later.scored
        self._means += later._means

    def on(self, day: int) -> SiteDay | None:
        """A day, or None where nothing is known of it."""
        scores = self._between(day, day)
        return SiteDay(day, *read_day(scores), scores) if scores else None

    def _between(self, first: int, last: int) -> Sequence[PainScore]:
        days = self._day_of
        return self._scores[bisect_left(days, first) : bisect_right(days, last)]

    def days_between(self, first: int, last: int) -> list[int]:
        """The known days from `first` to `last`, both included."""
        return self.days[bisect_left(self.days, first) : bisect_right(self.days, last)]

    def known(self, first: int, last: int) -> int:
        """How many days are known from `first` to `last`, both included."""
        return bisect_right(self.days, last) - bisect_left(self.days, first)

    def pain(self, first: int, last: int) -> int:
        """How many days have PAIN."""
        return bisect_right(self.pains, last) - bisect_left(self.pains, first)

    def pain_at(self, least: float, first: int, last: int) -> int:
        """How many days had a worst score of at least `least` (1 or more)."""
        left, right = bisect_left(self.pains, first), bisect_right(self.pains, last)
        return sum(worst >= least for worst in self.worst[left:right])

    def rows(self, least: float, left: int) -> tuple[int, list[int]]:
        """Beside each PAIN day, how many in a row up to it had a worst of at least `least`.

        They are counted from the place `left`, or from an earlier one, which is given first.
        """
        begin, rows = self._rows.get(least, (len(self.pains) + 1, []))
        if left < begin:
            begin, rows, next_day = left, [], None
            for day, worst in zip(self.pains[left:], self.worst[left:], strict=True):
                so_far = rows[-1] if day == next_day else 0
                rows.append(so_far + 1 if worst >= least else 0)
                next_day = day + 1
            self._rows[least] = begin, rows
        return begin, rows

    def zeros(self, first: int, last: int) -> int:
        """How many days are ZERO."""
        return self.known(first, last) - self.pain(first, last)

    def means(self, first: int, last: int) -> list[float]:
        """The day means from `first` to `last`."""
        left, right = bisect_left(self.scored, first), bisect_right(self.scored, last)
        return [self._sums[i + 1] - self._sums[i] for i in range(left, right)]

    def mean(self, first: int, last: int) -> tuple[int, float | None]:
        """How many days have a mean, and the mean of those."""
        return self.mean_of(bisect_left(self.scored, first), bisect_right(self.scored, last))

    def mean_of(self, left: int, right: int) -> tuple[int, float | None]:
        """The same for places `left` to `right` (excluded) of `scored`."""
        count = right - left
        return count, (self._sums[right] - self._sums[left]) / count if count else None

    def ids(self, first: int, last: int) -> tuple[int, ...]:
        """The ids of the entries on those days, in the order of days."""
        return tuple(filter(None, map(_ID, self._between(first, last))))

    def bouts(self, gap: int, zeros: int | None = None, since: int | None = None) -> Bouts:
        """The PAIN days (from `since` on) cut into bouts; made once for each way of cutting."""
        bouts = self._bouts.get((gap, zeros, since))
        if bouts is None:
            from tracker.rules.shared.bouts import Bouts

            bouts = self._bouts[(gap, zeros, since)] = Bouts(self, gap, zeros, since)
        return bouts


def read_day(scores: Sequence[PainScore]) -> tuple[float, float | None]:
    """A day's worst score and its mean.

    An estimated score says PAIN or ZERO and never enters the mean. An entry that says there was
    pain without saying how much counts as the least pain there is.
    """
    worst = total = 0.0
    count = 0
    for score in scores:
        intensity = score.intensity
        if intensity is None:
            worst = max(worst, 1.0)
            continue
        if not score.estimated:
            total += intensity
            count += 1
        worst = max(worst, intensity)
        if score.unbearable:
            worst = max(worst, 1.0)
    return worst, total / count if count else None


def _said(scores: Sequence[PainScore], day: int) -> int:
    said = [ordinal(s.since_day) for s in scores if s.since_day and s.intensity != 0]
    return min(day, *said) if said else day
