"""unbearable-pain: the worst scores of the last three days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import itemgetter

from tracker.domain.catalogues.sites import is_part_of
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.pain_score import PainScore
from tracker.domain.time.ordinals import iso
from tracker.rules.base import CutOff, Finding, Rule
from tracker.rules.shared.case import Case, each_site
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.history import History
from tracker.rules.shared.site_days import SiteDays
from tracker.rules.shared.timeline import ids_of
from tracker.rules.shared.wording import OWN

_AT = itemgetter(PainScore._fields.index("at"))
#: Where severe pain that comes suddenly can be an emergency.
SUDDEN = frozenset({"head", "chest", "abdomen"})


class Severe(NamedTuple):
    """A day that counts: its worst score, whether it was ticked, what says so.

    `eased` is the last score of that day, where it is under what is severe; `eased_later` says
    that it is known to have come after them.
    """

    day: int
    worst: float
    ticked: bool
    scores: tuple[PainScore, ...]
    eased: float | None
    eased_later: bool


def find(history: History, as_of: str, cutoffs: CutOffs) -> list[Finding]:
    """One finding for every site with a severe day in the last days."""
    return each_site(_judge, RULE, history, as_of, cutoffs)


def _judge(case: Case) -> Finding | None:
    history, site, today = case.history, case.site, case.today
    first = today - int(case.cut["days"]) + 1
    earliest, right = history.earliest(first), bisect_right(site.pains, today)
    # Most sites have no PAIN day now: one look is enough for them.
    if not right or site.pains[right - 1] < earliest:
        return None
    severe = [
        s
        for day in range(earliest, today + 1)
        if (s := _severe(site, day, case.cut))
        and any(history.stands(day, score.at, first) for score in s.scores)
    ]
    return _finding(case, severe) if severe else None


def _was_before(case: Case, severe: list[Severe]) -> bool:
    """Whether a day of the weeks before those judged was severe: pain that is no news."""
    first = case.today - int(case.cut["days"]) + 1
    days = range(first - int(case.cut["before-days"]), min(first, severe[0].day))
    return any(
        (s := _severe(case.site, day, case.cut)) is not None and s.worst >= case.cut["severe"]
        for day in days
    )


def _severe(site: SiteDays, day: int, cut: Mapping[str, float]) -> Severe | None:
    known = site.on(day)
    if known is None or known.worst < 1:
        return None
    scored = [s for s in known.scores if not s.estimated]
    saying = [s for s in scored if (s.intensity or 0) >= cut["severe"] or s.unbearable]
    if not saying:
        return None
    worst = max(s.intensity or 0 for s in saying)
    ticked = any(s.unbearable for s in saying)
    eased = _eased(known.scores, saying, min(worst, cut["severe"]))
    return Severe(day, worst, ticked, tuple(saying), *eased)


def _eased(
    scores: Sequence[PainScore], saying: list[PainScore], bad: float
) -> tuple[float | None, bool]:
    """The day's last score under `bad`, and whether it came later; a 0 whose time isn't known."""
    times = [s.at for s in saying if s.at is not None]
    zeros = [s for s in scores if s.intensity == 0 and not s.unbearable]
    if len(times) < len(saying) or any(zero.at is None for zero in zeros):
        return (0.0, False) if zeros else (None, False)
    after = [s for s in scores if s.at is not None and s.at > max(times)]
    last = max(after, key=_AT, default=None)
    if last is None or last.intensity is None or last.unbearable:
        return None, False
    lower = last.intensity == 0 or (last.intensity < bad and not last.estimated)
    return (last.intensity, True) if lower else (None, False)


def _finding(case: Case, severe: list[Severe]) -> Finding:
    cut, days = case.cut, int(case.cut["days"])
    unbearable = [s for s in severe if s.ticked or s.worst >= cut["unbearable"]]
    severe_days = sum(s.worst >= cut["severe"] for s in severe)
    known = severe_days >= cut["severe-days"] and _was_before(case, severe)
    urgent = bool(unbearable) or (severe_days >= cut["severe-days"] and not known)
    level, since = "urgent" if urgent else "see-doctor", iso(_since(case, severe[0].day))
    outline = Finding(rule=RULE.name, level=level, since=since, site=case.site.key, bout=since)
    if case.history.brief:
        return outline
    looked = case.looked(case.today - days + 1)
    told = (unbearable or severe)[-1]
    since_then = _worst_since(case, told)
    later = _since_words(case, since_then)
    what = _unbearable_words(case, unbearable) or _severe_words(case, severe, severe_days, known)
    return outline._replace(
        window=looked.window,
        known_days=looked.known_days,
        evidence={
            "worst": max(s.worst for s in severe),
            "severe_days": severe_days,
            "unbearable_days": len(unbearable),
            "severe_before": int(known),
            "worst_since": since_then,
            "eased_to": _eased_to(severe),
            "entries_without_side": looked.unsided,
        },
        entries=ids_of(score for s in severe for score in s.scores),
        message=f"{case.place}: {what}{later}; {_advice(case, severe, urgent)}.{_sudden(case)}"
        f"{_eased_words(severe)}{looked.remark}",
        sources=case.sources(*RULE.sources),
        arithmetic=tuple(
            f"{case.step_day(s.day)}: worst {s.worst:g}{', ticked unbearable' * s.ticked}"
            for s in severe
        ),
        gist=_gist(case, severe, urgent),
        facts=f"{told.worst:g} of 10 on {case.short_day(told.day)}{later}{looked.beside}",
        until=iso(severe[-1].day) if _is_over(case, severe) else "",
    )


def _gist(case: Case, severe: list[Severe], urgent: bool) -> str:
    if _is_over(case, severe):
        return f"pain was severe{'; if it still is, get help' * urgent}"
    return "pain too bad to wait; get help now" if urgent else "severe pain"


def _unbearable_words(case: Case, unbearable: list[Severe]) -> str:
    if not unbearable:
        return ""
    last = unbearable[-1]
    score = f"{last.worst:g} of 10" if last.worst >= case.cut["unbearable"] else "marked unbearable"
    return f"unbearable pain on {case.day_words(last.day)} ({score})"


def _severe_words(case: Case, severe: list[Severe], severe_days: int, known: bool) -> str:
    cut, last = case.cut, severe[-1]
    if severe_days < cut["severe-days"]:
        return f"severe pain on {case.day_words(last.day)} ({last.worst:g} of 10)"
    worst = max(s.worst for s in severe)
    before = ", and in the four weeks before" * known
    return (
        f"severe pain on {severe_days} of the last {cut['days']:g} days{before} (the worst "
        f"{worst:g} of 10; {OWN})"
    )


def _worst_since(case: Case, told: Severe) -> float | None:
    """The worst score on the days after the last that is told of, None where none is known."""
    site = case.site
    later = (site.on(day) for day in site.days_between(told.day + 1, case.today))
    return max((day.worst for day in later if day is not None), default=None)


def _since_words(case: Case, worst: float | None) -> str:
    if worst is None or worst >= case.cut["severe"]:
        return ""
    return f", at most {worst:g} since" if worst else ", none since"


def _advice(case: Case, severe: list[Severe], urgent: bool) -> str:
    """What to do; of what may be over, only if it isn't."""
    if not urgent:
        return "see a doctor soon"
    still = "if it is still as bad, " * _is_over(case, severe)
    return f"{still}don't wait: get medical help now"


def _is_over(case: Case, severe: list[Severe]) -> bool:
    return severe[-1].day < case.today or severe[-1].eased_later


def _sudden(case: Case) -> str:
    if not is_part_of(case.site.key, SUDDEN, case.history.sites_known):
        return ""
    return " If it came on suddenly, or is the worst you have ever had, get help now."


def _eased_words(severe: list[Severe]) -> str:
    eased_to = _eased_to(severe)
    if eased_to is None:
        return ""
    later = all(s.eased_later for s in severe if s.eased is not None)
    when = "later that day" if later else "on the same day"
    return f" A {eased_to:g} was logged {when}; the worst score of a day still counts."


def _eased_to(severe: list[Severe]) -> float | None:
    """The last score that was logged beside a severe one and is known to be lower."""
    return next((s.eased for s in reversed(severe) if s.eased is not None), None)


def _since(case: Case, day: int) -> int:
    """The first day of this spell of severe days, none of them further apart than the window.

    Kept for every day it was found for: a replay asks again the next day.
    """
    site, cut, days = case.site, case.cut, int(case.cut["days"])
    name = f"severe since {site.key} {days} {cut['severe']}"
    kept: dict[int, int] = case.history.memo(name, dict)
    first, passed = day, [day]
    while first not in kept:
        earlier = next((d for d in range(first - days, first) if _severe(site, d, cut)), None)
        if earlier is None:
            kept[first] = first
        else:
            first = earlier
            passed.append(first)
    kept.update(dict.fromkeys(passed, kept[first]))
    return kept[first]


RULE = Rule(
    name="unbearable-pain",
    title="severe or unbearable pain",
    order=20,
    kinds=frozenset({"pain"}),
    definition=(
        "The worst score of the last three days at a site. A 10, or pain ticked as unbearable, is "
        "urgent; so is 8 or more on at least two of those days, unless there was a day of 8 or "
        "more in the four weeks before them: severe pain that someone has lived with says to see "
        "a doctor, as a single 8 or 9 does. At the head, the chest and the abdomen it adds when "
        "to get help at once. A later 0 on the same day doesn't undo it; what is over is told as "
        "past. Scores translated from "
        "words are left out."
    ),
    cutoffs=(
        CutOff("unbearable", 10, "of 10", "a score that is unbearable", False, "NICTIZ-NRS"),
        CutOff("severe", 8, "of 10", "a severe score", False, "BOONSTRA-2016"),
        CutOff("days", 3, "days", "how many days back it looks", low=1, high=7),
        CutOff("severe-days", 2, "days", "how many severe days are urgent", low=2, high=7),
        CutOff("before-days", 28, "days", "before, without a severe one", low=7, high=90),
    ),
    sources=("NICTIZ-NRS", "BOONSTRA-2016"),
    find=find,
    severe=True,
    each_time=True,
)
