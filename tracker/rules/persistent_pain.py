"""persistent-pain: pain at one site that is still there after two weeks."""

from __future__ import annotations

from itertools import pairwise

from tracker.domain.sums import TINY
from tracker.domain.time.ordinals import iso
from tracker.rules.base import CutOff, Finding, LookBack, Rule, Together
from tracker.rules.shared import persistent_wording as wording
from tracker.rules.shared.bouts import Bout
from tracker.rules.shared.case import Case, each_site
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.history import History
from tracker.rules.shared.pain_bouts import (
    GAP_DAYS,
    RULE_NAME,
    SPELL_GAP,
    STALE_DAYS,
    WEEKS,
    latest_bout,
    reach,
)
from tracker.rules.shared.trend import Trend, read_trend
from tracker.rules.shared.wording import count_of

#: The published waits, and where trends, moderate pain and "chronic" come from.
ADVICE = ("WEBMD-LBP", "ACP-PT", "MAYO-BACK")
TREND = ("FARRAR-2001", "OSTELO-2008", "KONGSTED-2016")
MODERATE = ("PALOS-2006",)
CHRONIC = ("ACP-2017",)
#: Days that it looks back to see whether there was pain on more than a few: T-14..T.
LATELY = 15


def find(history: History, as_of: str, cutoffs: CutOffs) -> list[Finding]:
    """At most one finding a site."""
    return each_site(judge, RULE, history, as_of, cutoffs)


def judge(case: Case) -> Finding | None:
    """What the rule says of one site on one day."""
    bout, cut = latest_bout(case.site, int(case.cut["gap-days"]), case.today), case.cut
    if bout is None or case.today - bout.last > cut["stale-days"]:
        return None
    long_enough = _is_long(case, bout)
    if not _is_current(case, bout):
        if long_enough and _has_gone_silent(case, bout) and _is_shared(case, bout):
            return _finding(case, bout, "unsure", wording.stale(case, bout))
        return None
    if not long_enough:
        return _one_long_spell(case, bout)
    if not _is_shared(case, bout):
        return None
    if bout.pain_days < cut["pain-days"]:
        return _finding(case, bout, "unsure", wording.too_few(case, bout))
    return _still_there(case, bout)


def _is_long(case: Case, bout: Bout) -> bool:
    return case.today - bout.onset >= case.cut["weeks"] * 7


def _is_current(case: Case, bout: Bout) -> bool:
    """Whether the bout still goes on, by the user's own rhythm of logging if that is slower."""
    site, cut, ago = case.site, case.cut, case.today - bout.last
    if ago <= cut["current-days"]:
        return True
    if ago > cut["gap-days"] or site.known(bout.last + 1, case.today):
        return False
    known = site.days_between(bout.first, bout.last)
    if len(known) < cut["rhythm-days"]:
        return False
    gaps = sorted(b - a for a, b in pairwise(known))
    middle = (gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]) / 2
    return ago <= middle


def _has_gone_silent(case: Case, bout: Bout) -> bool:
    """Whether the diary ended rather than the pain. A lone entry, long ago, is no diary."""
    lone = bout.pain_days < 2 and bout.onset == bout.first
    believed = case.site.zeros(bout.last + 1, case.today) >= case.cut["zeros"]
    return not lone and not believed


def _is_shared(case: Case, bout: Bout) -> bool:
    """Whether enough of the known days have PAIN, over the whole bout or lately."""
    site, today, cut = case.site, case.today, case.cut
    return any(
        site.pain(first, today) * 100 >= cut["share"] * site.known(first, today) - TINY
        for first in (bout.onset, today - LATELY + 1)
    )


def _one_long_spell(case: Case, bout: Bout) -> Finding | None:
    """Before day 15: earlier bouts that may belong to this one, for all that was logged between."""
    bouts, site, cut, later = case.site.bouts(int(case.cut["gap-days"])), case.site, case.cut, bout
    worst = bout.worst
    while (earlier := bouts.before(later)) is not None:
        zeros = site.zeros(earlier.last + 1, later.first - 1)
        if later.first - earlier.last - 1 > cut["spell-gap"] or zeros >= cut["zeros"]:
            return None
        later = bouts.whole(earlier)
        worst = max(worst, later.worst)
        enough = site.pain(later.first, case.today) >= cut["chain-days"]
        if _is_long(case, later) and (enough or worst >= cut["chain-worst"]):
            one = bout._replace(onset=later.onset)
            return _finding(case, one, "unsure", wording.one_long_spell(case, one))
    return None


def _is_on_few_days(case: Case) -> bool:
    """Whether there was pain on few of the last days, and hardly any of it moderate."""
    site, cut, first = case.site, case.cut, case.today - LATELY + 1
    moderate = site.pain_at(cut["moderate"], first, case.today)
    return site.pain(first, case.today) < cut["few-days"] and moderate <= cut["few-moderate"]


def _still_there(case: Case, bout: Bout) -> Finding:
    if _is_on_few_days(case):
        lately = case.site.pain(case.today - LATELY + 1, case.today)
        words = wording.few_days(case, bout, lately, LATELY)
        few = _finding(case, bout, "unsure", words)
        return few if case.history.brief else few._replace(sources=case.sources(*ADVICE, *MODERATE))
    trend, cut, elapsed = read_trend(bout, case.today, case.cut), case.cut, case.today - bout.onset
    too_long = elapsed >= cut["six-weeks"] and (trend.late or 0) >= cut["still"] - TINY
    level = "watch" if trend.improving and not too_long else "see-doctor"
    chronic = elapsed >= cut["chronic"]
    words = wording.still_there(case, bout, trend, level, chronic)
    finding = _finding(case, bout, level, words, trend)
    if not chronic or case.history.brief:
        return finding
    return finding._replace(sources=(*finding.sources, *case.sources(*CHRONIC)))


def _finding(case: Case, bout: Bout, level: str, words: str, trend: Trend | None = None) -> Finding:
    outline = Finding(
        rule=RULE.name, level=level, since=iso(bout.onset), site=case.site.key, bout=iso(bout.first)
    )
    if case.history.brief:
        return outline
    today, looked = case.today, case.looked(bout.onset)
    elapsed, pain = today - bout.onset, case.site.pain(bout.onset, today)
    return outline._replace(
        window=looked.window,
        known_days=looked.known_days,
        evidence={
            "days_since_onset": elapsed,
            "pain_days": pain,
            "pain_days_lately": case.site.pain(today - LATELY + 1, today),
            "entries_without_side": looked.unsided,
            "days_since_pain": today - bout.last,
            **(trend.evidence if trend is not None else {}),
        },
        entries=looked.entries,
        message=words + looked.remark,
        sources=case.sources(*ADVICE, *(TREND if trend is not None else ())),
        clause=wording.clause(case, bout, trend) if trend is not None else "",
        windows=(
            LookBack("since onset", *looked.window, looked.known_days),
            *(trend.windows if trend is not None else ()),
        ),
        arithmetic=(
            f"{elapsed} days since it began: day {elapsed + 1} counting the first",
            f"pain on {pain} of {count_of(looked.known_days, 'known day')}",
            *(trend.arithmetic if trend is not None else ()),
        ),
        gist=wording.GISTS[level],
        advice=wording.waits(case),
        facts=wording.facts(case, bout, trend) + looked.beside,
    )


RULE = Rule(
    name=RULE_NAME,
    title="pain that is still there after two weeks",
    order=60,
    kinds=frozenset({"pain"}),
    definition=(
        "A bout is the days with pain at one site; seven or more days without one begin a new "
        "bout. From day 15 of a bout that still goes on, with pain on at least 40 % of the known "
        "days: see a doctor, unless it is easing (down by 30 % and a whole point from the first "
        "week to the last, or a last week of 1.0 or less), which is to be watched. Easing but "
        "still 2 or more from day 43 says to see a doctor too. Pain on fewer than six of the last "
        "15 days, at most one of them a 5 or more, may have come and gone: then, and with too "
        "little logged to tell, it says that. Days not logged count neither as pain nor as none. "
        "The two weeks are published for back pain; for other places they are this tool's own."
    ),
    cutoffs=(
        WEEKS,
        CutOff("chronic", 84, "days", "from when guidelines call it chronic", False, "ACP-2017"),
        CutOff("drop-share", 30, "%", "a fall that is an improvement", False, "FARRAR-2001"),
        CutOff("drop", 1.0, "points", "and by at least this much", False, "OSTELO-2008"),
        CutOff("moderate", 5, "of 10", "a worst that is moderate", False, "PALOS-2006"),
        CutOff("slight", 1.0, "of 10", "a last week this low is slight", False, "KONGSTED-2016"),
        GAP_DAYS,
        CutOff("share", 40, "%", "of known days with pain", low=10, high=60),
        CutOff("current-days", 2, "days", "since the last pain, and still current", low=1, high=6),
        CutOff("rhythm-days", 3, "days", "known, to tell how often you log", low=3, high=10),
        STALE_DAYS,
        CutOff("zeros", 2, "days", "without pain logged, to believe that it ended", low=1, high=5),
        SPELL_GAP,
        CutOff("pain-days", 3, "days", "with pain, to tell how it goes", low=2, high=7),
        CutOff("mean-days", 3, "days", "known in a week, for its mean", low=2, high=7),
        CutOff("six-weeks", 42, "days", "easing, but still there", low=28, high=84),
        CutOff("still", 2.0, "of 10", "easing, but too much after six weeks", low=1, high=5),
        CutOff("few-days", 6, "days", "with pain of the last 15, to be no few", low=2, high=12),
        CutOff("few-moderate", 1, "days", "of few, that may be moderate", low=0, high=4),
        CutOff("chain-days", 3, "days", "with pain, to be one long spell", low=2, high=7),
        CutOff("chain-worst", 4, "of 10", "or a worst, to be one long spell", low=2, high=8),
    ),
    sources=(*ADVICE, *TREND, *MODERATE, *CHRONIC),
    find=find,
    reach=reach,
    shares_line="recurrent-pain",
    together=Together(judge, wording.together),
    tells_unsure=True,
    marks=(28, 42, 84),
)
