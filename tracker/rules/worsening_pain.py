"""worsening-pain: this week against the week before, with the noise of the diary allowed for."""

from collections.abc import Mapping
from math import sqrt
from typing import NamedTuple

from tracker.domain.time.ordinals import iso
from tracker.rules.base import TINY, CutOff, Finding, LookBack, Rule
from tracker.rules.persistent_pain import reach
from tracker.rules.shared.bouts import Bout
from tracker.rules.shared.case import Case, each_site
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.history import History
from tracker.rules.shared.site_days import SiteDays
from tracker.rules.shared.wording import OWN, count_of

WEEK = 7


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


def find(history: History, as_of: str, cutoffs: CutOffs) -> list[Finding]:
    """At most one finding a site; not announced again in the days after it first was."""
    gap = reach(cutoffs).gap
    return each_site(lambda case: _judge(case, gap), RULE, history, as_of, cutoffs)


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
        and weeks.late >= cut["late-mean"] - TINY
        and weeks.rise >= cut["rise"] - TINY
        and weeks.rise >= cut["errors"] * weeks.error - TINY
    )


def _judge(case: Case, gap: int) -> Finding | None:
    site, today, cut = case.site, case.today, case.cut
    bout = site.bouts(gap).latest(today)
    # Without pain this week there is nothing to get worse, nor to be unsure of.
    if bout is None or bout.last <= today - WEEK:
        return None
    weeks = compare(site, today, cut)
    if weeks is None:
        # A single entry is no trend to be unsure of.
        return _unsure(case, bout) if site.known(today - 2 * WEEK + 1, today) > 1 else None
    if not is_worse(weeks, cut):
        return None
    words = f"{weeks.early:.1f} to {weeks.late:.1f} from one week to the next"
    if weeks.early <= cut["new-flare"] + TINY:
        text = f"{case.place}: a new flare, {words}; worth logging on, to see where it goes."
        return _worse(case, bout, weeks, "info", text)
    text = (
        f"{case.place}: getting worse, {words}, more than the ups and downs of your diary "
        f"explain ({OWN}); consult your doctor soon."
    )
    return _worse(case, bout, weeks, "see-doctor", text)


def _unsure(case: Case, bout: Bout) -> Finding:
    early, late = _two_weeks(case)
    text = (
        f"{case.place}: {count_of(early.known_days, 'day')} logged the week before and "
        f"{late.known_days} in the last seven, {case.cut['week-days']:g} of each are needed to "
        "tell whether it is getting worse; if it is, see a doctor."
    )
    return _finding(case, bout, "unsure", text)


def _worse(case: Case, bout: Bout, weeks: Weeks, level: str, text: str) -> Finding:
    finding = _finding(case, bout, level, text)
    if case.history.brief:
        return finding
    lately = range(case.today - int(case.cut["again-days"]) + 1, case.today)
    return finding._replace(
        evidence={
            **finding.evidence,
            "early_mean": round(weeks.early, 2),
            "late_mean": round(weeks.late, 2),
            "rise": round(weeks.rise, 2),
            "standard_error": round(weeks.error, 3),
            "early_days": weeks.early_days,
            "late_days": weeks.late_days,
        },
        arises=not any(is_worse(compare(case.site, day, case.cut), case.cut) for day in lately),
        arithmetic=(
            f"mean {weeks.early:.2f} on {weeks.early_days} days, then {weeks.late:.2f} on "
            f"{weeks.late_days} days: up by {weeks.rise:.2f}",
            f"standard error {weeks.error:.2f}, twice that is {2 * weeks.error:.2f}",
        ),
    )


def _finding(case: Case, bout: Bout, level: str, text: str) -> Finding:
    late, first = iso(case.today - WEEK + 1), iso(bout.first)
    outline = Finding(rule=RULE.name, level=level, since=late, site=case.site.key, bout=first)
    if case.history.brief:
        return outline
    looked = case.looked(case.today - 2 * WEEK + 1)
    return outline._replace(
        window=looked.window,
        known_days=looked.known_days,
        evidence={"entries_without_side": looked.unsided},
        entries=looked.entries,
        message=text + looked.remark,
        sources=RULE.sources,
        windows=_two_weeks(case),
    )


def _two_weeks(case: Case) -> tuple[LookBack, LookBack]:
    first, late, today = case.today - 2 * WEEK + 1, case.today - WEEK + 1, case.today
    return (
        LookBack("early", iso(first), iso(late - 1), *case.site.mean(first, late - 1)),
        LookBack("late", iso(late), iso(today), *case.site.mean(late, today)),
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
