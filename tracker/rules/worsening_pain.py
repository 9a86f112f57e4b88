"""worsening-pain: the last days against the weeks before, with the diary's noise allowed for."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.sums import TINY
from tracker.domain.time.ordinals import iso
from tracker.rules.base import CutOff, Finding, LookBack, Rule, rank
from tracker.rules.shared.bouts import Bout
from tracker.rules.shared.case import Case, each_site
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.history import History
from tracker.rules.shared.pain_bouts import gap_of, latest_bout, reach
from tracker.rules.shared.wording import OWN, count_of

#: The days of the weeks before, whichever the last days are.
BEFORE = 28


class Pair(NamedTuple):
    """The last `days` against the four weeks before them.

    `least` and `errors` name the cut-offs of how many of the last days must be known, and of how
    many standard errors the rise has to be.
    """

    days: int
    least: str
    errors: str


WEEK = Pair(7, "week-days", "week-errors")
FORTNIGHT = Pair(14, "fortnight-days", "fortnight-errors")
PAIRS = (WEEK, FORTNIGHT)


class Windows(NamedTuple):
    """A pair compared: known days and means, and the standard error that the rise has to beat."""

    pair: Pair
    early_days: int
    late_days: int
    early: float
    late: float
    error: float

    @property
    def rise(self) -> float:
        """Points up from the weeks before; below 0 when it went down."""
        return self.late - self.early


def find(history: History, as_of: str, cutoffs: CutOffs) -> list[Finding]:
    """At most one finding a site; not announced again in the days after it first was."""
    gap = gap_of(cutoffs)
    return each_site(lambda case: _judge(case, gap), RULE, history, as_of, cutoffs)


def compare(case: Case, pair: Pair) -> Windows | None:
    """What a pair comes to on the day of a case, or None where too few days are known."""
    first = case.today - pair.days + 1
    early = case.site.means(first - BEFORE, first - 1)
    late = case.site.means(first, case.today)
    cut = case.cut
    if len(early) < cut["before-days"] or len(late) < cut[pair.least]:
        return None
    before, after = sum(early) / len(early), sum(late) / len(late)
    squares = sum((x - before) ** 2 for x in early) + sum((x - after) ** 2 for x in late)
    spread = max(sqrt(squares / (len(early) + len(late) - 2)), cut["least-spread"])
    error = spread * sqrt(1 / len(early) + 1 / len(late)) * sqrt(cut["widening"])
    return Windows(pair, len(early), len(late), before, after, error)


def _is_higher(case: Case, windows: Windows) -> bool:
    """Whether the rise is large, lands high enough, and stands out from the noise."""
    cut = case.cut
    return (
        windows.late >= cut["late-mean"] - TINY
        and windows.rise >= cut["rise"] - TINY
        and windows.rise >= cut[windows.pair.errors] * windows.error - TINY
    )


def _level(case: Case, windows: Windows) -> str:
    return "info" if windows.early <= case.cut["new-flare"] + TINY else "see-doctor"


def _known(case: Case) -> Iterator[Windows]:
    """The pairs that are known on the day of a case."""
    return (windows for pair in PAIRS if (windows := compare(case, pair)) is not None)


def _judge(case: Case, gap: int) -> Finding | None:
    bout = latest_bout(case.site, gap, case.today)
    # Without pain in the last days there is nothing to get worse, nor to be unsure of.
    if bout is None or bout.last <= case.today - FORTNIGHT.days:
        return None
    known = list(_known(case))
    if not known:
        first = case.today - FORTNIGHT.days - BEFORE + 1
        # A single entry is no trend to be unsure of.
        return _unsure(case, bout) if case.site.known(first, case.today) > 1 else None
    higher = [windows for windows in known if _is_higher(case, windows)]
    if not higher:
        return None
    return _higher(case, bout, max(higher, key=lambda one: (rank(_level(case, one)), one.rise)))


def _unsure(case: Case, bout: Bout) -> Finding:
    late, before = _look_backs(case, WEEK)[::-1]
    text = (
        f"{case.place}: {count_of(late.known_days, 'day')} logged of the last {WEEK.days} and "
        f"{before.known_days} of the four weeks before, too few to tell whether it is getting "
        "worse; if it is, see a doctor."
    )
    outline = _finding(case, bout, WEEK, "unsure", text)
    return outline._replace(
        evidence={
            **outline.evidence,
            "early_days": before.known_days,
            "late_days": late.known_days,
            "window_days": WEEK.days,
        }
    )


def _higher(case: Case, bout: Bout, windows: Windows) -> Finding:
    level, pair = _level(case, windows), windows.pair
    means = f"{windows.early:.1f} to {windows.late:.1f}"
    text = (
        f"{case.place}: higher than in the weeks before, {means} ({OWN}; it can also happen by "
        "chance); consult your doctor soon."
    )
    if level == "info":
        text = f"{case.place}: a new flare, {means}; worth logging on, to see where it goes."
    finding = _finding(case, bout, pair, level, text)
    if case.history.brief:
        return finding
    return finding._replace(
        evidence={
            **finding.evidence,
            "early_mean": round(windows.early, 2),
            "late_mean": round(windows.late, 2),
            "rise": round(windows.rise, 2),
            "standard_error": round(windows.error, 3),
            "early_days": windows.early_days,
            "late_days": windows.late_days,
            "window_days": pair.days,
        },
        sources=case.sources("CHILDS-2005") or ("FARRAR-2001",),
        arises=not _spoke_lately(case),
        facts=f"{means} on {count_of(windows.late_days, 'known day')}",
        arithmetic=(
            f"up by {windows.rise:.2f} points",
            f"standard error {windows.error:.2f}, to be beaten "
            f"{case.cut[pair.errors]:g} times over: {case.cut[pair.errors] * windows.error:.2f}",
        ),
    )


def _spoke_lately(case: Case) -> bool:
    """Whether it spoke on one of the days before, so that it isn't announced again."""
    lately = range(case.today - int(case.cut["again-days"]) + 1, case.today)
    days = (case._replace(today=day) for day in lately)
    return any(_is_higher(day, windows) for day in days for windows in _known(day))


def _finding(case: Case, bout: Bout, pair: Pair, level: str, text: str) -> Finding:
    late = case.today - pair.days + 1
    outline = Finding(
        rule=RULE.name, level=level, since=iso(late), site=case.site.key, bout=iso(bout.first)
    )
    if case.history.brief:
        return outline
    looked = case.looked(late - BEFORE)
    return outline._replace(
        window=looked.window,
        known_days=looked.known_days,
        evidence={"entries_without_side": looked.unsided},
        entries=looked.entries,
        message=text + looked.remark,
        windows=_look_backs(case, pair),
        gist=_GISTS[level],
    )


_GISTS = {
    "see-doctor": "worse than in the weeks before",
    "info": "a new flare",
    "unsure": "too little logged to compare weeks",
}


def _look_backs(case: Case, pair: Pair) -> tuple[LookBack, LookBack]:
    late, today = case.today - pair.days + 1, case.today
    first = late - BEFORE
    return (
        LookBack("early", iso(first), iso(late - 1), *case.site.mean(first, late - 1)),
        LookBack("late", iso(late), iso(today), *case.site.mean(late, today)),
    )


RULE = Rule(
    name="worsening-pain",
    title="pain that is getting worse",
    order=50,
    kinds=frozenset({"pain"}),
    definition=(
        "The mean of the last seven days (four of them known), or of the last fourteen (seven), "
        "against that of the four weeks before (ten). See a doctor if the last mean is 3 or more, "
        "up by 2 points or more, and by four standard errors or more of the seven days, or three "
        "of the fourteen (the larger of the spread within the windows and 0.5, widened by the "
        "root of 3, since days in a row are alike). From weeks almost without pain it is a new "
        "flare, and only mentioned. Announced unasked at most once in seven days for a site. It "
        "can happen by chance: no rule of this kind that was tried speaks in under 5 % of stable "
        "years and finds 95 % of steps of 3 points where a diary strays by 1.5 points or more."
    ),
    cutoffs=(
        CutOff("rise", 2.0, "points", "up from the weeks before", False, "FARRAR-2001"),
        CutOff("before-days", 10, "days", "known in the four weeks before", low=5, high=28),
        CutOff("week-days", 4, "days", "known of the last seven", low=3, high=7),
        CutOff("fortnight-days", 7, "days", "known of the last fourteen", low=5, high=14),
        CutOff("late-mean", 3.0, "of 10", "the last days' mean", low=1, high=8),
        CutOff("week-errors", 4.0, "standard errors", "up by, in seven days", low=2, high=8),
        CutOff("fortnight-errors", 3.0, "standard errors", "or in fourteen", low=2, high=8),
        CutOff("least-spread", 0.5, "points", "the least spread counted with", low=0.1, high=2),
        CutOff("widening", 3.0, "times", "the variance, as days in a row are alike", low=1, high=6),
        CutOff("new-flare", 0.5, "of 10", "weeks before almost without pain", low=0, high=2),
        CutOff("again-days", 7, "days", "until it is announced again", low=1, high=28),
    ),
    sources=("CHILDS-2005", "FARRAR-2001"),
    find=find,
    reach=reach,
)
