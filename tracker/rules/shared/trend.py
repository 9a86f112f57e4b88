"""Whether pain that lasts is easing: the first week of a bout against the last seven days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.sums import exceeds, reaches
from tracker.domain.time.ordinals import iso
from tracker.rules.base import LookBack
from tracker.rules.shared.bouts import Bout

WEEK = 7


class Trend(NamedTuple):
    """Early and late mean of a bout (None: no scores given as numbers) and what follows from them.

    `thirds` says that a week had too few known days and thirds of the known days stand in for it.
    """

    early: float | None
    late: float | None
    improving: bool
    slight: bool
    worse: bool
    thirds: bool
    windows: tuple[LookBack, ...]
    arithmetic: tuple[str, ...]

    @property
    def evidence(self) -> dict[str, float | None]:
        """The means as a finding holds them."""
        means = {"early_mean": self.early, "late_mean": self.late}
        return {name: mean if mean is None else round(mean, 2) for name, mean in means.items()}


def read_trend(bout: Bout, today: int, cut: Mapping[str, float]) -> Trend:
    """The trend of a bout up to `today`."""
    enough = int(cut["mean-days"])
    early = _early_week(bout, today, enough)
    count, late = bout.site.mean(today - WEEK + 1, today)
    if early is not None and late is not None and count >= enough:
        window = LookBack("late", iso(today - WEEK + 1), iso(today), count, late)
        return _judged(early, window, False, cut)
    thirds = _thirds(bout, today, enough)
    if thirds is None:
        words = ("too few scores given as numbers for a trend: counted as not easing",)
        return Trend(None, None, False, False, False, True, (), words)
    return _judged(*thirds, True, cut)


def _early_week(bout: Bout, today: int, enough: int) -> LookBack | None:
    """The first seven days inside the bout with enough known days that end a week before today."""
    site, scored = bout.site, bout.site.scored
    place = bisect_left(scored, bout.onset)
    # The first window that holds `enough` days ends on the last of them, or begins with the bout.
    for last in range(place + enough - 1, len(scored)):
        first = max(bout.onset, scored[last] - WEEK + 1)
        if first + WEEK - 1 > today - WEEK:
            return None
        if scored[last - enough + 1] >= first:
            count, mean = site.mean(first, first + WEEK - 1)
            return LookBack("early", iso(first), iso(first + WEEK - 1), count, mean)
    return None


def _thirds(bout: Bout, today: int, enough: int) -> tuple[LookBack, LookBack] | None:
    site, scored = bout.site, bout.site.scored
    left, right = bisect_left(scored, bout.onset), bisect_right(scored, today)
    if right - left < enough:
        return None
    size = max(1, (right - left) // 3)
    spans = (("first third", left, left + size), ("last third", right - size, right))
    early, late = (
        LookBack(name, iso(scored[a]), iso(scored[b - 1]), b - a, site.mean_of(a, b)[1])
        for name, a, b in spans
    )
    return early, late


def _judged(early: LookBack, late: LookBack, thirds: bool, cut: Mapping[str, float]) -> Trend:
    before, after = early.mean or 0.0, late.mean or 0.0
    drop = before - after
    slight = not exceeds(after, cut["slight"])
    eased = reaches(drop, cut["drop"]) and reaches(100 * drop, cut["drop-share"] * before)
    worse = reaches(-drop, cut["drop"]) and not slight
    return Trend(
        before,
        after,
        eased or slight,
        slight,
        worse,
        thirds,
        (early, late),
        (_change_words(drop, before),),
    )


def _change_words(drop: float, before: float) -> str:
    """'down by 2.70 points, 50 %'; a rise has no share, which of a slight pain says nothing."""
    points = f"{abs(drop):.2f}"
    if not float(points):
        return "no change"
    many = "point" if points == "1.00" else "points"
    if drop < 0:
        return f"up by {points} {many}"
    return f"down by {points} {many}, {100 * drop / before:.0f} %"
