"""News of pain: a place where a week differs from the one two weeks ago. Told, never praised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracker.domain.catalogues.catalogue import Catalogue
from tracker.domain.catalogues.sites import label, site_keys
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.pain_score import PainScore
from tracker.domain.time.ordinals import ordinal
from tracker.figures.averages import mean

WEEK = 7
#: The week before last ends so many days before today.
APART = 14
#: Of each week so many days must be known; from so many points on it is news. Our own cut-offs.
KNOWN_DAYS, POINTS = 4, 2.0
DAYS_BACK = APART + WEEK - 1


class PainNews(NamedTuple):
    """A place, and the mean of the worst scores of this week's days and of those two weeks ago."""

    site: str
    now: float
    before: float

    @property
    def points(self) -> int:
        """By how many points it changed, above 0 for more pain."""
        return round(self.now - self.before)


def pain_news(scores: Iterable[PainScore], sites: Catalogue, today: str) -> list[PainNews]:
    """What is news today; the greatest change first. `scores` reach `DAYS_BACK` days back."""
    last = ordinal(today)
    found = [
        PainNews(label(key), now, before)
        for key, days in _worst(scores, sites).items()
        if (now := _week(days, last)) is not None
        and (before := _week(days, last - APART)) is not None
        and abs(now - before) >= POINTS
    ]
    return sorted(found, key=lambda news: -abs(news.now - news.before))


def _worst(scores: Iterable[PainScore], sites: Catalogue) -> dict[str, dict[int, float]]:
    """The worst score of each place's days; an estimate is none."""
    found: dict[str, dict[int, float]] = {}
    for score in scores:
        if score.intensity is None or score.estimated:
            continue
        for key in site_keys(score, sites):
            days, day = found.setdefault(key, {}), ordinal(score.day)
            days[day] = max(score.intensity, days.get(day, 0.0))
    return found


def _week(days: Mapping[int, float], last: int) -> float | None:
    """The mean of the seven days up to one; None where too few are known."""
    known = [days[day] for day in range(last - WEEK + 1, last + 1) if day in days]
    return mean(known) if len(known) >= KNOWN_DAYS else None
