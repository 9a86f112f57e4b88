"""unbearable-pain: the worst scores of the last three days."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tracker.domain.pain_score import PainScore
from tracker.domain.time.ordinals import iso, ordinal
from tracker.rules.base import CutOff, Finding, Rule, brief_finding
from tracker.rules.shared.history import History
from tracker.rules.shared.settings import Settings
from tracker.rules.shared.site_days import SiteDays
from tracker.rules.shared.wording import count_of, day_words, place


class Severe(NamedTuple):
    """A day that counts: its worst score, whether it was ticked, what says so.

    `eased`: 'later' if a 0 came after them that day, 'same day' if it isn't known when, else ''.
    """

    day: int
    worst: float
    ticked: bool
    scores: tuple[PainScore, ...]
    eased: str


def find(history: History, as_of: str, settings: Settings) -> list[Finding]:
    """One finding for every site with a severe day in the last days."""
    today, cut = ordinal(as_of), settings.of(RULE)
    first = today - int(cut["days"]) + 1
    found = []
    for site in history.sites.values():
        # Most sites have no PAIN day now: one look is enough for them.
        right = bisect_right(site.pains, today)
        if right and site.pains[right - 1] >= history.earliest(first):
            severe = [
                s
                for day in range(history.earliest(first), today + 1)
                if (s := _severe(site, day, cut))
                and any(history.stands(day, score.at, first) for score in s.scores)
            ]
            if severe:
                found.append(_finding(history, site, severe, today, cut))
    return found


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
    return Severe(day, worst, ticked, tuple(saying), _eased(known.scores, saying))


def _eased(scores: Sequence[PainScore], saying: list[PainScore]) -> str:
    zeros = [s for s in scores if s.intensity == 0 and not s.unbearable]
    if not zeros:
        return ""
    times = [s.at for s in saying if s.at is not None]
    if len(times) < len(saying) or any(zero.at is None for zero in zeros):
        return "same day"
    return "later" if any(zero.at > max(times) for zero in zeros if zero.at is not None) else ""


def _finding(
    history: History, site: SiteDays, severe: list[Severe], today: int, cut: Mapping[str, float]
) -> Finding:
    days = int(cut["days"])
    worst = max(s.worst for s in severe)
    unbearable = [s for s in severe if s.ticked or s.worst >= cut["unbearable"]]
    severe_days = sum(s.worst >= cut["severe"] for s in severe)
    urgent = bool(unbearable) or severe_days >= cut["severe-days"]
    since = _since(history, site, severe[0].day, cut)
    level = "urgent" if urgent else "see-doctor"
    if history.brief:
        return brief_finding(RULE, site.key, level, iso(since), iso(since))
    window, year = (today - days + 1, today), history.year(today)
    return Finding(
        RULE.name,
        site.key,
        level,
        iso(since),
        (iso(window[0]), iso(window[1])),
        site.known(*window),
        days,
        {
            "worst": worst,
            "severe_days": severe_days,
            "unbearable_days": len(unbearable),
            "entries_without_side": history.without_side(site.key, *window),
        },
        tuple(e.id for s in severe for e in s.scores if e.id is not None),
        _message(history, site, severe, unbearable, severe_days, today, cut),
        RULE.sources,
        bout=iso(since),
        arithmetic=tuple(
            f"{day_words(s.day, year)}: worst {s.worst:g}{', ticked unbearable' * s.ticked}"
            for s in severe
        ),
    )


def _message(
    history: History,
    site: SiteDays,
    severe: list[Severe],
    unbearable: list[Severe],
    severe_days: int,
    today: int,
    cut: Mapping[str, float],
) -> str:
    days = int(cut["days"])
    if unbearable:
        last = unbearable[-1]
        score = f"{last.worst:g} of 10" if last.worst >= cut["unbearable"] else "marked unbearable"
        what = f"unbearable pain on {day_words(last.day, history.year(today))} ({score})"
        advice = "don't wait: get medical help now"
    elif severe_days >= cut["severe-days"]:
        worst = max(s.worst for s in severe)
        what = f"severe pain on {severe_days} of the last {days} days (worst {worst:g} of 10)"
        advice = "don't wait: get medical help now"
    else:
        last = severe[-1]
        what = f"severe pain on {day_words(last.day, history.year(today))} ({last.worst:g} of 10)"
        advice = "see a doctor soon"
    message = f"{place(site.key)}: {what}; {advice}."
    eased = {s.eased for s in severe if s.eased}
    if eased:
        when = "later that day" if eased == {"later"} else "on the same day"
        message += f" A 0 was logged {when}; the worst score of a day still counts."
    unsided = history.without_side(site.key, today - days + 1, today)
    if unsided:
        message += f" {count_of(unsided, 'entry')} did not say which side."
    return message


def _since(history: History, site: SiteDays, day: int, cut: Mapping[str, float]) -> int:
    """The first day of this spell of severe days, none of them further apart than the window.

    Kept for every day it was found for: a replay asks again the next day.
    """
    days = int(cut["days"])
    name = f"severe since {site.key} {days} {cut['severe']}"
    kept: dict[int, int] = history.memo(name, dict)
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
    title="pain so bad that it can't wait",
    order=20,
    kinds=frozenset({"pain"}),
    definition=(
        "The worst score of the last three days at a site. A 10, or pain ticked as unbearable, is "
        "urgent; so is 8 or more on at least two of those days. A single 8 or 9 says to see a "
        "doctor. A later 0 on the same day doesn't undo it. Scores translated from words are left "
        "out."
    ),
    cutoffs=(
        CutOff("unbearable", 10, "of 10", "a score that is unbearable", False, "NICTIZ-NRS"),
        CutOff("severe", 8, "of 10", "a severe score", False, "BOONSTRA-2016"),
        CutOff("days", 3, "days", "how many days back it looks", low=1, high=7),
        CutOff("severe-days", 2, "days", "how many severe days are urgent", low=2, high=7),
    ),
    sources=("NICTIZ-NRS", "BOONSTRA-2016"),
    find=find,
    severe=True,
    each_time=True,
)
