"""recurrent-pain: pain that comes and goes, or comes back, at one site."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import pairwise

from tracker.domain.time.ordinals import iso, ordinal
from tracker.rules.base import CutOff, Finding, Rule, Together, Window, brief_finding
from tracker.rules.shared.bouts import Run
from tracker.rules.shared.history import History
from tracker.rules.shared.recurrent_wording import (
    CAME_BACK,
    COMES_AND_GOES,
    RESEARCH,
    clause,
    message,
    together,
)
from tracker.rules.shared.settings import Settings
from tracker.rules.shared.site_days import SiteDays
from tracker.rules.shared.wording import count_of

CutOffs = Mapping[str, float]

#: How far back it reads: what it says doesn't depend on how much more was read for another rule.
READING = 400


def find(history: History, as_of: str, settings: Settings) -> list[Finding]:
    """At most one finding a site."""
    today, cut = ordinal(as_of), settings.of(RULE)
    found = (judge(history, site, today, cut) for site in history.sites.values())
    return [finding for finding in found if finding is not None]


def judge(history: History, site: SiteDays, today: int, cut: CutOffs) -> Finding | None:
    """What the rule says of one site on one day."""
    since = None if history.judged_from is None else history.judged_from - READING + 1
    runs = _runs(site, today, cut, since)
    episodes = _episodes(site, today, cut, since)
    comes_and_goes = len(runs) >= cut["runs"] and _span(runs) >= cut["span-days"]
    grave = comes_and_goes and _is_grave(site, runs, cut)
    if len(episodes) >= cut["episodes"] and not grave:
        return _finding(history, site, RESEARCH, "see-doctor", episodes, today, cut)
    if comes_and_goes:
        level = "see-doctor" if grave else "watch"
        return _finding(history, site, COMES_AND_GOES, level, runs, today, cut)
    if len(runs) == 2 and _span(runs) >= cut["span-days"]:
        return _finding(history, site, CAME_BACK, "watch", runs, today, cut)
    return None


def _runs(site: SiteDays, today: int, cut: CutOffs, since: int | None) -> list[Run]:
    """The runs that ended in the last twelve weeks and weren't too slight to count."""
    split = site.split(int(cut["gap-days"]), int(cut["gap-zeros"]), since)
    runs = split.runs(today, today - int(cut["window-days"]) + 1, today - READING + 1)
    return [run for run in runs if run.worst >= cut["worst"]]


def _episodes(site: SiteDays, today: int, cut: CutOffs, since: int | None) -> list[Run]:
    """Episodes of the research definition that ended in the last year."""
    split = site.split(int(cut["month"]), None, since)
    ended = split.runs(today, today - int(cut["year"]) + 1, today - READING + 1)
    return [run for run in ended if run.in_a_row and run.worst >= cut["worst"]]


def _span(runs: list[Run]) -> int:
    return runs[-1].last - runs[0].first


def _is_grave(site: SiteDays, runs: list[Run], cut: CutOffs) -> bool:
    if any(run.worst >= cut["one-worst"] for run in runs):
        return True
    bad = 0
    for run in runs:
        left = bisect_left(site.pains, run.first)
        bad += sum(worst >= cut["day-worst"] for worst in site.worst[left : run.right])
    return bad >= cut["bad-days"]


def _last_felt(site: SiteDays, today: int, least: float) -> int:
    """The last day with a worst score of at least `least`; there is one where there are runs."""
    place = bisect_right(site.pains, today) - 1
    while site.worst[place] < least:
        place -= 1
    return site.pains[place]


def _is_confirmed(site: SiteDays, runs: list[Run]) -> bool:
    """Whether at least half of each gap is known to be without pain."""
    gaps = [(a.last + 1, b.first - 1) for a, b in pairwise(runs)]
    return all(2 * site.zeros(first, last) >= last - first + 1 for first, last in gaps)


def _finding(
    history: History,
    site: SiteDays,
    what: str,
    level: str,
    runs: list[Run],
    today: int,
    cut: CutOffs,
) -> Finding:
    first, last = runs[0].first, runs[-1].last
    quiet_days = today - _last_felt(site, today, cut["worst"])
    quiet = quiet_days >= cut["quiet-days"]
    level = "watch" if quiet else level
    if history.brief:
        return brief_finding(RULE, site.key, level, iso(first), iso(runs[-1].first), quiet)
    confirmed, year = _is_confirmed(site, runs), history.year(today)
    unsided = history.without_side(site.key, first, today)
    known, total = site.known(first, today), today - first + 1
    return Finding(
        RULE.name,
        site.key,
        level,
        iso(first),
        (iso(first), iso(today)),
        known,
        total,
        {
            "spells": len(runs),
            "span_days": last - first,
            "worst": max(run.worst for run in runs),
            "pain_days": site.pain(first, today),
            "confirmed": int(confirmed),
            "quiet_days": quiet_days,
            "entries_without_side": unsided,
        },
        history.ids(site, first, today),
        message(site, what, level, runs, confirmed, quiet_days if quiet else 0, unsided, year, cut),
        _SOURCES[what],
        bout=iso(runs[-1].first),
        clause=clause(what, runs, year),
        quiet=quiet,
        windows=tuple(
            Window(f"spell {n}", iso(r.first), iso(r.last), site.known(r.first, r.last))
            for n, r in enumerate(runs, 1)
        ),
        arithmetic=(
            f"{what}: {count_of(len(runs), 'spell')}, {count_of(last - first, 'day')} from first "
            "to last",
            f"worst of each: {', '.join(f'{run.worst:g}' for run in runs)}",
            *(
                f"between {iso(a.last)} and {iso(b.first)}: {site.zeros(a.last + 1, b.first - 1)} "
                f"of {count_of(b.first - a.last - 1, 'day')} known without pain"
                for a, b in pairwise(runs)
            ),
        ),
    )


_SOURCES = {
    COMES_AND_GOES: ("KONGSTED-2016", "STANTON-2009"),
    RESEARCH: ("DEVET-2002", "STANTON-2009", "STANTON-2011", "KONGSTED-2016"),
    CAME_BACK: ("STANTON-2009",),
}

RULE = Rule(
    name="recurrent-pain",
    title="pain that comes and goes in one spot",
    order=70,
    kinds=frozenset({"pain"}),
    definition=(
        "Comes and goes: three or more spells in twelve weeks, at least 14 days from the first "
        "to the last; see a doctor if one reached 4 or they hold four days of 3 or more, else "
        "watch. A spell ends with two days known to be without pain, or seven days without any. "
        "Recurrent, as research says it: two or more episodes in a year with 30 days without "
        "pain between, each with pain on two days in a row and a worst of 2 or more: see a "
        "doctor. Two spells: it came back, watch. Without pain of 2 or more in the last 28 days "
        "it is quiet, and watched."
    ),
    cutoffs=(
        CutOff("worst", 2, "of 10", "a spell's worst, to count", False, "STANTON-2009"),
        CutOff("month", 30, "days", "without pain between episodes", False, "DEVET-2002"),
        CutOff("year", 365, "days", "in which episodes are counted", False, "KONGSTED-2016"),
        CutOff("episodes", 2, "episodes", "that make it recurrent", False, "KONGSTED-2016"),
        CutOff("runs", 3, "spells", "that make it come and go", low=2, high=6),
        CutOff("window-days", 84, "days", "in which spells are counted", low=28, high=180),
        CutOff("span-days", 14, "days", "from the first to the last", low=7, high=60),
        CutOff("gap-days", 7, "days", "without pain, to end a spell", low=3, high=14),
        CutOff("gap-zeros", 2, "days", "logged without pain, to end a spell", low=1, high=7),
        CutOff("one-worst", 4, "of 10", "one spell's worst, to see a doctor", low=2, high=8),
        CutOff("bad-days", 4, "days", "or this many bad days in all", low=2, high=10),
        CutOff("day-worst", 3, "of 10", "a bad day's worst", low=2, high=8),
        CutOff("quiet-days", 28, "days", "without pain of 2, to be quiet", low=14, high=84),
    ),
    sources=("DEVET-2002", "STANTON-2009", "STANTON-2011", "KONGSTED-2016"),
    find=find,
    shares_line="persistent-pain",
    together=Together(judge, together),
)
