"""recurrent-pain: pain that comes and goes, or comes back, at one site."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.ordinals import iso
from tracker.rules.base import CutOff, Finding, LookBack, Rule, Together
from tracker.rules.shared import recurrent_wording as wording
from tracker.rules.shared.bouts import Bout, Bouts
from tracker.rules.shared.case import Case, each_site
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.history import History
from tracker.rules.shared.recurrent_wording import (
    AGAIN_AND_AGAIN,
    CAME_BACK,
    IN_A_YEAR,
    IN_TWELVE_WEEKS,
    MILD,
    MONTH_APART,
    NIGGLES,
    Clause,
)
from tracker.rules.shared.wording import count_of

#: How far back it reads: what it says doesn't depend on how much more was read for another rule.
READING = 400


class Spells(NamedTuple):
    """A site's spells in a year up to a day, in order: every one, those that count, that lasted."""

    every: Sequence[Bout]
    counted: Sequence[Bout]
    lasted: Sequence[Bout]


def find(history: History, as_of: str, cutoffs: CutOffs) -> list[Finding]:
    """At most one finding a site."""
    return each_site(judge, RULE, history, as_of, cutoffs)


def judge(case: Case) -> Finding | None:
    """What the rule says of one site on one day: the first clause that speaks, by the spells."""
    spells = read_spells(case)
    if not spells.every:
        return None
    for clause, speaks in _CLAUSES:
        speaking = speaks(case, spells)
        if speaking:
            return _finding(case, clause, _level(case, clause, spells), speaking)
    return None


def read_spells(case: Case) -> Spells:
    """The spells of a site that ended in the last year and weren't too slight."""
    runs = _bouts(case, "gap-days", int(case.cut["gap-zeros"]))
    every = not_slight(_ended(case, runs, "year"), case.cut)
    counted = [run for run in every if _counts(case, run)]
    return Spells(every, counted, [run for run in counted if run.in_a_row])


def not_slight(runs: Iterable[Bout], cut: Mapping[str, float]) -> list[Bout]:
    """The spells among some runs of days: those that weren't too slight."""
    return [run for run in runs if run.worst >= cut["worst"]]


def _bouts(case: Case, gap: str, zeros: int | None = None) -> Bouts:
    judged_from = case.history.judged_from
    since = None if judged_from is None else judged_from - READING + 1
    return case.site.bouts(int(case.cut[gap]), zeros, since)


def _ended(case: Case, bouts: Bouts, within: str) -> list[Bout]:
    """The bouts that ended within so many days, a cut-off by its name."""
    today = case.today
    return bouts.ended(today - int(case.cut[within]) + 1, today, today - READING + 1)


def _counts(case: Case, run: Bout) -> bool:
    cut = case.cut
    return (
        run.worst >= cut["moderate"]
        or (run.in_a_row and run.worst >= cut["lasted-worst"])
        or run.has_row(cut["worst"], int(cut["row-days"]))
    )


def _lately(case: Case, spells: Sequence[Bout], within: str) -> list[Bout]:
    return [spell for spell in spells if case.today - spell.last < case.cut[within]]


def _far_apart(case: Case, spells: list[Bout]) -> bool:
    """Whether there are enough days from the first day of the first to the last of the last."""
    return bool(spells) and spells[-1].last - spells[0].first >= case.cut["span-days"]


def _many(case: Case, spells: list[Bout], least: float) -> list[Bout]:
    return spells if len(spells) >= least and _far_apart(case, spells) else []


def _in_twelve_weeks(case: Case, spells: Spells) -> list[Bout]:
    return _many(case, _lately(case, spells.counted, "window-days"), case.cut["runs"])


def _month_apart(case: Case, spells: Spells) -> Sequence[Bout]:
    apart = any(
        later.first - spell.last - 1 >= case.cut["month"]
        for spell, later in pairwise(spells.lasted)
    )
    return spells.lasted if apart and _lately(case, spells.counted, "window-days") else ()


def _in_a_year(case: Case, spells: Spells) -> Sequence[Bout]:
    enough = len(spells.counted) >= case.cut["year-runs"]
    return spells.counted if enough and _lately(case, spells.counted, "window-days") else ()


def _came_back(case: Case, spells: Spells) -> list[Bout]:
    return _many(case, _lately(case, spells.counted, "window-days"), 2)


def _again_and_again(case: Case, spells: Spells) -> list[Bout]:
    bad = [spell for spell in spells.every if spell.worst >= case.cut["again-worst"]]
    return _many(case, _lately(case, bad, "again-days"), case.cut["again-runs"])


def _mild(case: Case, spells: Spells) -> list[Bout]:
    """Episodes of the research definition, from a lower score on."""
    found = [
        episode
        for episode in _ended(case, _bouts(case, "month"), "year")
        if episode.has_row(case.cut["mild-worst"], 2)
    ]
    enough = len(found) >= case.cut["episodes"] and _lately(case, found, "window-days")
    return found if enough else []


def _niggles(case: Case, spells: Spells) -> list[Bout]:
    return _many(case, _lately(case, spells.every, "window-days"), case.cut["niggles"])


Speaks = Callable[[Case, Spells], Sequence[Bout]]

#: The first that speaks is told.
_CLAUSES: tuple[tuple[Clause, Speaks], ...] = (
    (IN_TWELVE_WEEKS, _in_twelve_weeks),
    (MONTH_APART, _month_apart),
    (IN_A_YEAR, _in_a_year),
    (CAME_BACK, _came_back),
    (AGAIN_AND_AGAIN, _again_and_again),
    (MILD, _mild),
    (NIGGLES, _niggles),
)


def _level(case: Case, clause: Clause, spells: Spells) -> str:
    recent = clause.grave and _lately(case, spells.counted, "recent-days")
    return "see-doctor" if recent else "watch"


def _quiet_days(case: Case) -> int:
    """How many days ago the last pain was that isn't too slight; there is some of a spell."""
    site, place = case.site, bisect_right(case.site.pains, case.today) - 1
    while site.worst[place] < case.cut["worst"]:
        place -= 1
    return case.today - site.pains[place]


def _zeros_between(case: Case, spells: Sequence[Bout]) -> list[tuple[Bout, Bout, int]]:
    """Each spell with the next, and how many days between are known to be without pain."""
    return [(a, b, case.site.zeros(a.last + 1, b.first - 1)) for a, b in pairwise(spells)]


def _finding(case: Case, clause: Clause, level: str, spells: Sequence[Bout]) -> Finding:
    first, last, quiet_days = spells[0].first, spells[-1].last, _quiet_days(case)
    quiet = level == "watch" and quiet_days >= case.cut["quiet-days"]
    outline = Finding(
        rule=RULE.name,
        level=level,
        since=iso(first),
        site=case.site.key,
        bout=iso(spells[-1].first),
        quiet=quiet,
    )
    if case.history.brief:
        return outline
    looked, between = case.looked(first), _zeros_between(case, spells)
    confirmed = all(2 * zeros >= b.first - a.last - 1 for a, b, zeros in between)
    words = wording.message(case, clause, level, spells, quiet_days if quiet else 0)
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
        sources=case.sources(*clause.sources),
        clause=wording.clause(case, clause, spells),
        windows=tuple(
            LookBack(f"spell {n}", iso(spell.first), iso(spell.last), spell.known_days())
            for n, spell in enumerate(spells, 1)
        ),
        arithmetic=(
            f"{clause.name}: {count_of(len(spells), 'spell')}, {count_of(last - first, 'day')} "
            "from first to last",
            f"worst of each: {', '.join(f'{spell.worst:g}' for spell in spells)}",
            *(
                f"between {case.step_day(a.last)} and {case.step_day(b.first)}: {zeros} "
                f"of {count_of(b.first - a.last - 1, 'day')} known without pain"
                for a, b, zeros in between
            ),
        ),
        gist=wording.GISTS[level],
        facts=wording.facts(case, clause, spells) + looked.beside,
    )


RULE = Rule(
    name="recurrent-pain",
    title="pain that comes and goes in one spot",
    order=70,
    kinds=frozenset({"pain"}),
    definition=(
        "A spell ends with two days known to be without pain, or seven days without any; one with "
        "a worst under 2 is left out. It counts if it reached 5, or 4 with pain on two days in a "
        "row, or 2 on each of three days in a row; with pain on two days in a row it lasted. "
        "Comes and goes, while one that counts ended in the last twelve weeks: three that count "
        "in twelve weeks, at least 14 days from the first to the last; or two that lasted with 30 "
        "days or more between, or four that count, in a year. That says to see a doctor while "
        "the last one ended within 28 days, else it is to be watched. To be watched, the first of "
        "these that holds: it came back (two that count in twelve weeks, 14 days from first to "
        "last); again and again (three of 4 or more in six weeks); recurrent, and mild (two "
        "episodes in a year with 30 days without pain between, each with a 3 on two days in a "
        "row); niggles (eight spells in twelve weeks). What is watched is quiet without pain of 2 "
        "or more in the last 28 days."
    ),
    cutoffs=(
        CutOff("worst", 2, "of 10", "a spell's worst, to be one", False, "STANTON-2009"),
        CutOff("moderate", 5, "of 10", "a spell's worst, to count", False, "PALOS-2006"),
        CutOff("month", 30, "days", "between two that lasted", False, "DEVET-2002"),
        CutOff("year", 365, "days", "in which they are counted", False, "KONGSTED-2016"),
        CutOff("episodes", 2, "episodes", "that are recurrent, and mild", False, "KONGSTED-2016"),
        CutOff("gap-days", 7, "days", "without pain, to end a spell", low=3, high=14),
        CutOff("gap-zeros", 2, "days", "logged without pain, to end a spell", low=1, high=7),
        CutOff("lasted-worst", 4, "of 10", "with two days in a row, to count", low=2, high=8),
        CutOff("row-days", 3, "days", "in a row of 2 or more, to count", low=2, high=7),
        CutOff("window-days", 84, "days", "in which spells are counted", low=28, high=180),
        CutOff("span-days", 14, "days", "from the first to the last", low=7, high=60),
        CutOff("runs", 3, "spells", "that make it come and go", low=2, high=6),
        CutOff("year-runs", 4, "spells", "in a year that do so too", low=3, high=12),
        CutOff("recent-days", 28, "days", "since the last, to see a doctor", low=14, high=84),
        CutOff("again-runs", 3, "spells", "that are again and again", low=2, high=10),
        CutOff("again-worst", 4, "of 10", "the worst of each of those", low=2, high=8),
        CutOff("again-days", 42, "days", "in which those are counted", low=28, high=84),
        CutOff("mild-worst", 3, "of 10", "on two days in a row, to be mild", low=2, high=8),
        CutOff("niggles", 8, "spells", "that are niggles", low=4, high=12),
        CutOff("quiet-days", 28, "days", "without pain of 2, to be quiet", low=14, high=84),
    ),
    sources=wording.SOURCES,
    find=find,
    shares_line="persistent-pain",
    together=Together(judge, wording.together),
)
