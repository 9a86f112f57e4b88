"""The days of one site: PAIN, ZERO, and every day that isn't there is UNKNOWN. Never imputed.

Everything a rule asks for an as-of day is answered from sorted lists and running sums, so that a
replay of years costs little more than one check.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from tracker.domain.entries import Entry
from tracker.rules.ordinals import ordinal

if TYPE_CHECKING:
    from tracker.rules.bouts import Split


class PainDay(NamedTuple):
    """One known day of a site: its number, its worst score, its mean, and the entries behind them.

    `mean` is None where no score was given as a number by the user.
    """

    day: int
    worst: float
    mean: float | None
    entries: list[Entry]


class SiteDays:
    """A site's known days, in order.

    `days` are all known ones, `pains` those with PAIN (with `worst` beside them), `scored` those
    with a mean. `said` holds, beside each PAIN day, the user's own "it began on", or that day.
    """

    def __init__(self, key: str, logged: Mapping[int, list[Entry]]) -> None:
        self.key = key
        self.days = sorted(logged)
        self.pains: list[int] = []
        self.worst: list[float] = []
        self.said: list[int] = []
        self.scored: list[int] = []
        self._sums: list[float] = [0.0]
        self._logged = logged
        self._splits: dict[tuple[int, int | None, int | None], Split] = {}
        total = 0.0
        mean: float | None
        for day in self.days:
            entries = logged[day]
            entry = entries[0]
            score = entry.measures.get("intensity")
            # Most days have one plain score: what read_day and _said say of it, without asking.
            if len(entries) == 1 and score and not entry.estimated and entry.since_day is None:
                worst, mean, said = score, score, day
            else:
                (worst, mean), said = read_day(entries), _said(entries, day)
            if worst >= 1:
                self.pains.append(day)
                self.worst.append(worst)
                self.said.append(said)
            if mean is not None:
                total += mean
                self.scored.append(day)
                self._sums.append(total)

    def on(self, day: int) -> PainDay | None:
        """A day, or None where nothing is known of it."""
        entries = self._logged.get(day)
        return None if entries is None else PainDay(day, *read_day(entries), entries)

    def days_between(self, first: int, last: int) -> list[int]:
        """The known days from `first` to `last`, both included."""
        return self.days[bisect_left(self.days, first) : bisect_right(self.days, last)]

    def known(self, first: int, last: int) -> int:
        """How many days are known from `first` to `last`, both included."""
        return bisect_right(self.days, last) - bisect_left(self.days, first)

    def pain(self, first: int, last: int) -> int:
        """How many days have PAIN."""
        return bisect_right(self.pains, last) - bisect_left(self.pains, first)

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
        left, right = bisect_left(self.days, first), bisect_right(self.days, last)
        return tuple(
            entry.id
            for day in self.days[left:right]
            for entry in self._logged[day]
            if entry.id is not None
        )

    def split(self, gap: int, zeros: int | None = None, since: int | None = None) -> "Split":
        """The PAIN days (from `since` on) cut into runs; made once for each way of cutting."""
        split = self._splits.get((gap, zeros, since))
        if split is None:
            from tracker.rules.bouts import Split

            split = self._splits[(gap, zeros, since)] = Split(self, gap, zeros, since)
        return split


def read_day(entries: list[Entry]) -> tuple[float, float | None]:
    """A day's worst score and its mean.

    An estimated score says PAIN or ZERO and never enters the mean. An entry that says there was
    pain without saying how much counts as the least pain there is.
    """
    worst = total = 0.0
    count = 0
    for entry in entries:
        score = entry.measures.get("intensity")
        if score is None:
            worst = max(worst, 1.0)
            continue
        if not entry.estimated:
            total += score
            count += 1
        worst = max(worst, score)
        if worst < 1 and entry.measures.get("unbearable"):
            worst = 1.0
    return worst, total / count if count else None


def _said(entries: list[Entry], day: int) -> int:
    said = [
        ordinal(e.since_day) for e in entries if e.since_day and e.measures.get("intensity") != 0
    ]
    return min(day, *said) if said else day
