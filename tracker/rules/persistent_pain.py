"""persistent-pain: pain at one site that is still there after two weeks."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from tracker.domain.time.ordinals import iso, ordinal
from tracker.rules.base import CutOff, Finding, Reach, Rule, Together, Window, brief_finding
from tracker.rules.shared import persistent_wording as wording
from tracker.rules.shared.bouts import Run
from tracker.rules.shared.history import History
from tracker.rules.shared.settings import Settings
from tracker.rules.shared.site_days import SiteDays
from tracker.rules.shared.trend import Trend, read_trend
from tracker.rules.shared.wording import count_of

CutOffs = Mapping[str, float]

#: The published range (2, 4 and 6 weeks) and where trends and "chronic" come from.
ADVICE = ("WEBMD-LBP", "ACP-PT", "MAYO-BACK", "NHS-MSK")
TREND = ("FARRAR-2001", "OSTELO-2008", "KONGSTED-2016")


def find(history: History, as_of: str, settings: Settings) -> list[Finding]:
    """At most one finding a site."""
    today, cut = ordinal(as_of), settings.of(RULE)
    found = (judge(history, site, today, cut) for site in history.sites.values())
    return [finding for finding in found if finding is not None]


def reach(settings: Settings) -> Reach:
    """How far back its bouts are followed."""
    cut = settings.of(RULE)
    # A bout ended this long ago can still be spoken of: as stale, or as part of one long spell.
    matters = max(cut["stale-days"], 7 * cut["weeks"] + cut["spell-gap"] + 1)
    return Reach(int(cut["gap-days"]), int(matters))


def judge(history: History, site: SiteDays, today: int, cut: CutOffs) -> Finding | None:
    """What the rule says of one site on one day."""
    split = site.split(int(cut["gap-days"]))
    run = split.last_run(today)
    if run is None or today - run.last > cut["stale-days"]:
        return None
    onset = split.onset(run)
    long_enough = today - onset >= cut["weeks"] * 7
    if not _is_current(site, run, today, cut):
        stale = long_enough and _has_gone_silent(site, onset, run, today, cut)
        if stale and _shared(site, run, today, cut):
            words = wording.stale(site, run, onset, today, history.year(today))
            return _unsure(history, site, onset, run, today, words)
        return None
    if not long_enough:
        return _one_long_spell(history, site, run, today, cut)
    if not _shared(site, run, today, cut):
        return None
    if run.right - run.left < cut["pain-days"]:
        words = wording.too_few(site, run, onset, today, history.year(today))
        return _unsure(history, site, onset, run, today, words)
    return _still_there(history, site, onset, run, today, cut)


def _is_current(site: SiteDays, run: Run, today: int, cut: CutOffs) -> bool:
    """Whether the bout still goes on, by the user's own rhythm of logging if that is slower."""
    ago = today - run.last
    if ago <= cut["current-days"]:
        return True
    if ago > cut["gap-days"] or site.known(run.last + 1, today):
        return False
    known = site.days_between(run.first, run.last)
    if len(known) < cut["rhythm-days"]:
        return False
    gaps = sorted(b - a for a, b in pairwise(known))
    middle = (gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]) / 2
    return ago <= middle


def _has_gone_silent(site: SiteDays, onset: int, run: Run, today: int, cut: CutOffs) -> bool:
    """Whether the diary ended rather than the pain. A lone entry, long ago, is no diary."""
    lone = run.right - run.left < 2 and onset == run.first
    believed = site.zeros(run.last + 1, today) >= cut["zeros"]
    return today - run.last > cut["current-days"] and not lone and not believed


def _shared(site: SiteDays, run: Run, today: int, cut: CutOffs) -> bool:
    """Whether enough of the known days have PAIN, over the whole bout or lately."""
    lately = max(run.first, today - int(cut["weeks"] * 7))
    return any(
        site.pain(first, today) * 100 >= cut["share"] * site.known(first, today) - 1e-9
        for first in (run.first, lately)
    )


def _one_long_spell(
    history: History, site: SiteDays, run: Run, today: int, cut: CutOffs
) -> Finding | None:
    """Before day 15: earlier bouts that may belong to this one, for all that was logged between."""
    split = site.split(int(cut["gap-days"]))
    later = run
    while (earlier := split.before(later)) is not None:
        between = later.first - earlier.last - 1
        if (
            between > cut["spell-gap"]
            or site.zeros(earlier.last + 1, later.first - 1) >= cut["zeros"]
        ):
            return None
        onset = split.onset(earlier)
        if today - onset >= cut["weeks"] * 7:
            words = wording.one_long_spell(site, onset, run, history.year(today))
            return _unsure(history, site, onset, run, today, words)
        later = earlier
    return None


def _unsure(
    history: History, site: SiteDays, onset: int, run: Run, today: int, words: str
) -> Finding:
    return _finding(history, site, onset, run, today, "unsure", words)


def _still_there(
    history: History, site: SiteDays, onset: int, run: Run, today: int, cut: CutOffs
) -> Finding:
    trend = read_trend(site, run, today, cut)
    elapsed = today - onset
    too_long = elapsed >= cut["six-weeks"] and (trend.late or 0) >= cut["still"] - 1e-9
    level = "watch" if trend.improving and not too_long else "see-doctor"
    known = site.known(run.first, today)
    chronic = elapsed >= cut["chronic"]
    words = wording.still_there(
        site, trend, level, onset, run, known, today, history.year(today), chronic
    )
    finding = _finding(history, site, onset, run, today, level, words, trend)
    return finding._replace(sources=(*finding.sources, "ACP-2017")) if chronic else finding


def _finding(
    history: History,
    site: SiteDays,
    onset: int,
    run: Run,
    today: int,
    level: str,
    words: str,
    trend: Trend | None = None,
) -> Finding:
    if history.brief:
        return brief_finding(RULE, site.key, level, iso(onset), iso(run.first))
    first = min(onset, run.first)
    pain, known = site.pain(first, today), site.known(first, today)
    unsided = history.without_side(site.key, first, today)
    evidence: dict[str, float | None] = {
        "days_since_onset": today - onset,
        "pain_days": pain,
        "entries_without_side": unsided,
        "days_since_pain": today - run.last,
    }
    if trend is not None:
        evidence |= {"early_mean": trend.early_rounded, "late_mean": trend.late_rounded}
    return Finding(
        RULE.name,
        site.key,
        level,
        iso(onset),
        (iso(first), iso(today)),
        known,
        today - first + 1,
        evidence,
        history.ids(site, first, today),
        words + wording.unsided(unsided),
        (*ADVICE, *TREND) if trend is not None else ADVICE,
        bout=iso(run.first),
        clause=wording.clause(trend, onset, today),
        windows=(
            Window("since onset", iso(first), iso(today), known),
            *(trend.windows if trend is not None else ()),
        ),
        arithmetic=(
            f"{today - onset} days since it began: day {today - onset + 1} counting the first",
            f"pain on {pain} of {count_of(known, 'known day')}",
            *(trend.arithmetic if trend is not None else ()),
        ),
    )


RULE = Rule(
    name="persistent-pain",
    title="pain that is still there after two weeks",
    order=60,
    kinds=frozenset({"pain"}),
    definition=(
        "A bout is the days with pain at one site; seven or more days without one begin a new "
        "bout. From day 15 of a bout that still goes on, with pain on at least 40 % of the known "
        "days: see a doctor, unless it is easing (down by 30 % and a whole point from the first "
        "week to the last, or a last week of 1.0 or less), which is to be watched. Easing but "
        "still 2 or more from day 43 says to see a doctor too. With too little logged to tell, "
        "it says that. Days not logged count neither as pain nor as none."
    ),
    cutoffs=(
        CutOff("weeks", 2, "weeks", "how long it may last", False, "WEBMD-LBP"),
        CutOff("six-weeks", 42, "days", "easing, but still there", False, "NHS-MSK"),
        CutOff("chronic", 84, "days", "from when guidelines call it chronic", False, "ACP-2017"),
        CutOff("drop-share", 30, "%", "a fall that is an improvement", False, "FARRAR-2001"),
        CutOff("drop", 1.0, "points", "and by at least this much", False, "OSTELO-2008"),
        CutOff("slight", 1.0, "of 10", "a last week this low is slight", False, "KONGSTED-2016"),
        CutOff("gap-days", 7, "days", "without pain, to begin a new bout", low=4, high=14),
        CutOff("share", 40, "%", "of known days with pain", low=10, high=60),
        CutOff("current-days", 2, "days", "since the last pain, and still current", low=1, high=6),
        CutOff("rhythm-days", 3, "days", "known, to tell how often you log", low=3, high=10),
        CutOff(
            "stale-days", 14, "days", "since the last pain, until it goes quiet", low=7, high=28
        ),
        CutOff("zeros", 2, "days", "without pain logged, to believe that it ended", low=1, high=5),
        CutOff("spell-gap", 28, "days", "not logged, that may hide one long spell", low=7, high=60),
        CutOff("pain-days", 3, "days", "with pain, to tell how it goes", low=2, high=7),
        CutOff("mean-days", 3, "days", "known in a week, for its mean", low=2, high=7),
        CutOff("still", 2.0, "of 10", "easing, but too much after six weeks", low=1, high=5),
    ),
    sources=(*ADVICE, *TREND, "ACP-2017"),
    find=find,
    reach=reach,
    shares_line="recurrent-pain",
    together=Together(judge, wording.together),
    tells_unsure=True,
    marks=(28, 42, 84),
)
