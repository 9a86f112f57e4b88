"""recurrent-pain: pain that comes and goes, or comes back, at one site."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from tracker.domain.time.ordinals import iso
from tracker.rules.base import CutOff, Finding, LookBack, Rule, Together
from tracker.rules.shared import recurrent_wording as wording
from tracker.rules.shared.bouts import Bout
from tracker.rules.shared.case import Case, each_site
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.history import History
from tracker.rules.shared.recurrent_wording import CAME_BACK, COMES_AND_GOES, RESEARCH
from tracker.rules.shared.wording import count_of

#: How far back it reads: what it says doesn't depend on how much more was read for another rule.
READING = 400


def find(history: History, as_of: str, cutoffs: CutOffs) -> list[Finding]:
    """At most one finding a site."""
    return each_site(judge, RULE, history, as_of, cutoffs)


def judge(case: Case) -> Finding | None:
    """What the rule says of one site on one day."""
    spells, episodes, cut = _spells(case), _episodes(case), case.cut
    far_apart = bool(spells) and spells[-1].last - spells[0].first >= cut["span-days"]
    comes_and_goes = len(spells) >= cut["runs"] and far_apart
    grave = comes_and_goes and _is_grave(case, spells)
    if len(episodes) >= cut["episodes"] and not grave:
        return _finding(case, RESEARCH, "see-doctor", episodes)
    if comes_and_goes:
        return _finding(case, COMES_AND_GOES, "see-doctor" if grave else "watch", spells)
    if len(spells) == 2 and far_apart:
        return _finding(case, CAME_BACK, "watch", spells)
    return None


def _spells(case: Case) -> list[Bout]:
    """The spells that ended in the last twelve weeks and weren't too slight to count."""
    return _ended(case, "window-days", "gap-days", int(case.cut["gap-zeros"]))


def _episodes(case: Case) -> list[Bout]:
    """Episodes of the research definition that ended in the last year."""
    return [episode for episode in _ended(case, "year", "month") if episode.in_a_row]


def _ended(case: Case, within: str, gap: str, zeros: int | None = None) -> list[Bout]:
    """The bouts, bad enough to count, that ended within so many days; cut-offs by their names."""
    judged_from, today, cut = case.history.judged_from, case.today, case.cut
    since = None if judged_from is None else judged_from - READING + 1
    bouts = case.site.bouts(int(cut[gap]), zeros, since)
    ended = bouts.ended(today - int(cut[within]) + 1, today, today - READING + 1)
    return [bout for bout in ended if bout.worst >= cut["worst"]]


def _is_grave(case: Case, spells: list[Bout]) -> bool:
    if any(spell.worst >= case.cut["one-worst"] for spell in spells):
        return True
    bad_days = sum(spell.days_at(case.cut["day-worst"]) for spell in spells)
    return bad_days >= case.cut["bad-days"]


def _quiet_days(case: Case) -> int:
    """How many days ago the last pain was that counts; there is some where there are spells."""
    site, place = case.site, bisect_right(case.site.pains, case.today) - 1
    while site.worst[place] < case.cut["worst"]:
        place -= 1
    return case.today - site.pains[place]


def _zeros_between(case: Case, spells: list[Bout]) -> list[tuple[Bout, Bout, int]]:
    """Each spell with the next, and how many days between are known to be without pain."""
    return [(a, b, case.site.zeros(a.last + 1, b.first - 1)) for a, b in pairwise(spells)]


def _finding(case: Case, what: str, level: str, spells: list[Bout]) -> Finding:
    first, last, quiet_days = spells[0].first, spells[-1].last, _quiet_days(case)
    quiet = quiet_days >= case.cut["quiet-days"]
    outline = Finding(
        rule=RULE.name,
        level="watch" if quiet else level,
        since=iso(first),
        site=case.site.key,
        bout=iso(spells[-1].first),
        quiet=quiet,
    )
    if case.history.brief:
        return outline
    looked, between = case.looked(first), _zeros_between(case, spells)
    confirmed = all(2 * zeros >= b.first - a.last - 1 for a, b, zeros in between)
    words = wording.message(case, what, outline.level, spells, quiet_days if quiet else 0)
    return outline._replace(
        window=looked.window,
        known_days=looked.known_days,
        evidence={
            "spells": len(spells),
            "span_days": last - first,
            "worst": max(spell.worst for spell in spells),
            "pain_days": case.site.pain(first, case.today),
            "confirmed": int(confirmed),
            "quiet_days": quiet_days,
            "entries_without_side": looked.unsided,
        },
        entries=looked.entries,
        message=words + wording.UNCONFIRMED * (not confirmed) + looked.remark,
        sources=_SOURCES[what],
        clause=wording.clause(case, what, spells),
        windows=tuple(
            LookBack(f"spell {n}", iso(spell.first), iso(spell.last), spell.known_days())
            for n, spell in enumerate(spells, 1)
        ),
        arithmetic=(
            f"{what}: {count_of(len(spells), 'spell')}, {count_of(last - first, 'day')} from first "
            "to last",
            f"worst of each: {', '.join(f'{spell.worst:g}' for spell in spells)}",
            *(
                f"between {iso(a.last)} and {iso(b.first)}: {zeros} "
                f"of {count_of(b.first - a.last - 1, 'day')} known without pain"
                for a, b, zeros in between
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
    together=Together(judge, wording.together),
)
