"""worsening-pain: this week against the week before, with the noise of the diary allowed for."""

from bisect import bisect_right
from collections.abc import Mapping
from math import sqrt
from typing import NamedTuple

from tracker.domain.time.ordinals import iso, ordinal
from tracker.rules.base import CutOff, Finding, Rule, Window, brief_finding
from tracker.rules.persistent_pain import reach
from tracker.rules.shared.history import History
from tracker.rules.shared.settings import Settings
from tracker.rules.shared.site_days import SiteDays
from tracker.rules.shared.wording import OWN, count_of, place

WEEK = 7

# Sums of floats: what is equal by hand must be equal here.
_TINY = 1e-9


class Weeks(NamedTuple):
    """Two weeks compared: known days and means, the rise, and the standard error it has to beat."""

    early_days: int
    late_days: int
    early: float
    late: float
    error: float

    @property
    def rise(self) -> float:
        """Points up from the week before; below 0 when it went down."""
        return self.late - self.early


def find(history: History, as_of: str, settings: Settings) -> list[Finding]:
    """At most one finding a site; not announced again in the days after it first was."""
    today, cut = ordinal(as_of), settings.of(RULE)
    gap = reach(settings).gap
    found = []
    for site in history.sites.values():
        right = bisect_right(site.pains, today)
        # Without pain this week there is nothing to get worse, nor to be unsure of.
        if right and site.pains[right - 1] > today - WEEK:
            finding = _judge(history, site, today, cut, gap)
            if finding is not None:
                found.append(finding)
    return found


def compare(site: SiteDays, today: int, cut: Mapping[str, float]) -> Weeks | None:
    """The two weeks up to `today`, or None where too few days are known."""
    early = site.means(today - 2 * WEEK + 1, today - WEEK)
    late = site.means(today - WEEK + 1, today)
    if min(len(early), len(late)) < cut["week-days"]:
        return None
    before, after = sum(early) / len(early), sum(late) / len(late)
    squares = sum((x - before) ** 2 for x in early) + sum((x - after) ** 2 for x in late)
    spread = max(sqrt(squares / (len(early) + len(late) - 2)), cut["least-spread"])
    error = spread * sqrt(1 / len(early) + 1 / len(late)) * sqrt(cut["widening"])
    return Weeks(len(early), len(late), before, after, error)


def is_worse(weeks: Weeks | None, cut: Mapping[str, float]) -> bool:
    """Whether the rise is large, lands high enough, and stands out from the noise."""
    return (
        weeks is not None
        and weeks.late >= cut["late-mean"] - _TINY
        and weeks.rise >= cut["rise"] - _TINY
        and weeks.rise >= cut["errors"] * weeks.error - _TINY
    )


def _judge(
    history: History, site: SiteDays, today: int, cut: Mapping[str, float], gap: int
) -> Finding | None:
    weeks = compare(site, today, cut)
    if weeks is None:
        # A single entry is no trend to be unsure of.
        logged = site.known(today - 2 * WEEK + 1, today)
        return _unsure(history, site, today, cut, gap) if logged > 1 else None
    if not is_worse(weeks, cut):
        return None
    new = weeks.early <= cut["new-flare"] + _TINY
    words = f"{weeks.early:.1f} to {weeks.late:.1f} from one week to the next"
    if new:
        text = f"{place(site.key)}: a new flare, {words}; worth logging on, to see where it goes."
    else:
        text = (
            f"{place(site.key)}: getting worse, {words}, more than the ups and downs of your diary "
            f"explain ({OWN}); consult your doctor soon."
        )
    lately = range(today - int(cut["again-days"]) + 1, today)
    arises = not any(is_worse(compare(site, day, cut), cut) for day in lately)
    level = "info" if new else "see-doctor"
    return _finding(history, site, today, gap, level, text, weeks, arises)


def _unsure(
    history: History, site: SiteDays, today: int, cut: Mapping[str, float], gap: int
) -> Finding:
    early = site.mean(today - 2 * WEEK + 1, today - WEEK)[0]
    late = site.mean(today - WEEK + 1, today)[0]
    text = (
        f"{place(site.key)}: {count_of(early, 'day')} logged the week before and {late} in the "
        f"last seven, {cut['week-days']:g} of each are needed to tell whether it is getting "
        "worse; if it is, see a doctor."
    )
    return _finding(history, site, today, gap, "unsure", text, None, True)


def _finding(
    history: History,
    site: SiteDays,
    today: int,
    gap: int,
    level: str,
    text: str,
    weeks: Weeks | None,
    arises: bool,
) -> Finding:
    first, late = today - 2 * WEEK + 1, today - WEEK + 1
    run = site.split(gap).last_run(today)
    bout = iso(run.first if run is not None else late)
    if history.brief:
        return brief_finding(RULE, site.key, level, iso(late), bout)
    unsided = history.without_side(site.key, first, today)
    evidence: dict[str, float] = {"entries_without_side": unsided}
    arithmetic: tuple[str, ...] = ()
    if weeks is not None:
        evidence |= {
            "early_mean": round(weeks.early, 2),
            "late_mean": round(weeks.late, 2),
            "rise": round(weeks.rise, 2),
            "standard_error": round(weeks.error, 3),
            "early_days": weeks.early_days,
            "late_days": weeks.late_days,
        }
        arithmetic = (
            f"mean {weeks.early:.2f} on {weeks.early_days} days, then {weeks.late:.2f} on "
            f"{weeks.late_days} days: up by {weeks.rise:.2f}",
            f"standard error {weeks.error:.2f}, twice that is {2 * weeks.error:.2f}",
        )
    return Finding(
        RULE.name,
        site.key,
        level,
        iso(late),
        (iso(first), iso(today)),
        site.known(first, today),
        2 * WEEK,
        evidence,
        history.ids(site, first, today),
        text + (f" {count_of(unsided, 'entry')} did not say which side." if unsided else ""),
        RULE.sources,
        bout=bout,
        arises=arises,
        windows=tuple(
            Window(name, iso(a), iso(b), *site.mean(a, b))
            for name, a, b in (("early", first, late - 1), ("late", late, today))
        ),
        arithmetic=arithmetic,
    )


RULE = Rule(
    name="worsening-pain",
    title="pain that is getting worse from week to week",
    order=50,
    kinds=frozenset({"pain"}),
    definition=(
        "The mean of the last seven days against that of the seven before, four known days of "
        "each. See a doctor if the last mean is 3 or more, up by 2 points or more, and by twice "
        "the standard error or more (the larger of the spread within the weeks and 0.5, widened "
        "by the root of 3, since days in a row are alike). From a week almost without pain it is "
        "a new flare, and only mentioned. Announced unasked at most once in seven days for a "
        "site."
    ),
    cutoffs=(
        CutOff("rise", 2.0, "points", "up from the week before", False, "CHILDS-2005"),
        CutOff("week-days", 4, "days", "known in each week", low=3, high=7),
        CutOff("late-mean", 3.0, "of 10", "the last week's mean", low=1, high=8),
        CutOff("errors", 2.0, "standard errors", "up by at least", low=1, high=4),
        CutOff("least-spread", 0.5, "points", "the least spread counted with", low=0.1, high=2),
        CutOff("widening", 3.0, "times", "the variance, as days in a row are alike", low=1, high=6),
        CutOff("new-flare", 0.5, "of 10", "a week before almost without pain", low=0, high=2),
        CutOff("again-days", 7, "days", "until it is announced again", low=1, high=28),
    ),
    sources=("CHILDS-2005", "FARRAR-2001"),
    find=find,
    reach=reach,
)
