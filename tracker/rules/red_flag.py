"""red-flag: a warning sign that was logged, and the emergency question for a chest that hurts."""

from __future__ import annotations

from tracker.domain.entries import Entry
from tracker.domain.sums import reaches
from tracker.domain.time.ordinals import iso, ordinal
from tracker.rules.base import CutOff, Finding, Rule
from tracker.rules.shared.bouts import Bout
from tracker.rules.shared.case import Case
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.history import History
from tracker.rules.shared.pain_bouts import gap_of, latest_bout, reach
from tracker.rules.shared.site_days import SiteDays
from tracker.rules.shared.timeline import ids_of, iso_days
from tracker.rules.shared.wording import ago_words, count_of, day_words, row_day

CHEST = "chest"
_CHEST_SOURCES = ("NHS-999",)

_LEVELS = {"emergency": "urgent", "same-day": "urgent", "soon": "see-doctor"}
_ADVICE = {
    "emergency": "get help now (112, 911 or 999)",
    "same-day": "get medical advice the same day",
    "soon": "arrange to see a doctor soon",
}
_GISTS = {"emergency": "get help now", "same-day": "get same-day advice"}
_NO_DIAGNOSIS = "A sign is a reason to be checked; it doesn't say what you have."
#: A sign of the user's own, a former one, or from a newer version, that says no tier: the cautious
#: middle.
_UNKNOWN_TIER = "same-day"


def find(history: History, as_of: str, cutoffs: CutOffs) -> list[Finding]:
    """One finding for every warning sign named in the last days, and one for a chest that hurts."""
    today = ordinal(as_of)
    active = int(cutoffs.of(RULE)["active-days"])
    signs: dict[str, list[Entry]] = {}
    for entry in history.of_kind("symptom").between(today - active + 1, today):
        if entry.subject is not None:
            signs.setdefault(entry.subject, []).append(entry)
    found = [_finding(history, name, entries, today, active) for name, entries in signs.items()]
    return found + _chest(history, today, active, cutoffs)


def _finding(history: History, name: str, entries: list[Entry], today: int, active: int) -> Finding:
    sign = history.signs.get(name)
    data = sign.data if sign is not None else {}
    tier = str(data.get("tier", _UNKNOWN_TIER))
    tier = tier if tier in _LEVELS else _UNKNOWN_TIER
    last = ordinal(entries[-1].day)
    sources = [sign.source] if sign is not None and sign.source else []
    sources += [key for key in data.get("also", ()) if key not in sources]
    return Finding(
        rule=RULE.name,
        level=_LEVELS[tier],
        since=iso(last),
        window=iso_days(today - active + 1, today),
        known_days=len({entry.day for entry in entries}),
        evidence={"entries": len(entries), "days_ago": today - last, "active_days": active},
        entries=ids_of(entries),
        message=_sign_words(name, tier, last, today, history.year(today)),
        sources=tuple(sources),
        about=name,
        event=True,
        gist=_gist(tier, last == today),
        call=_call(tier, last == today),
        named=name.replace("-", " "),
        facts=f"logged on {row_day(last, history.year(today))}",
        advice=_NO_DIAGNOSIS,
        arithmetic=(
            f"{name} is of the {tier} tier; logged {ago_words(today - last)}, "
            f"active for {count_of(active, 'day')}",
        ),
    )


def _sign_words(name: str, tier: str, day: int, today: int, year: int) -> str:
    """What is said of a sign on its day; from the day after on, in case it is still there."""
    sign, when = name.replace("-", " "), day_words(day, year)
    if day == today:
        can_be = "this can be an emergency: " * (tier == "emergency")
        advice = f"logged on {when}; {can_be}{_ADVICE[tier]}"
    else:
        advice = f"logged on {when}. {_if_still_there('it', tier, name)}"
    return f"Warning sign: {sign}, {advice}. {_NO_DIAGNOSIS}"


def _call(tier: str, is_new: bool) -> str:
    """What is said once of several signs: one call wherever their gist is one."""
    if is_new and _LEVELS[tier] == "urgent":
        that = " that can be an emergency" * (tier == "emergency")
        return f"Warning signs{that}: {_ADVICE[tier]}."
    return f"Warning signs. {_if_still_there('one', tier, 'NAME')}."


def _if_still_there(it: str, tier: str, name: str) -> str:
    return (
        f"If {it} is still there, {_ADVICE[tier]}; if a doctor saw it, "
        f"tracker ack {RULE.name} {name} --seen-doctor DAY"
    )


def _gist(tier: str, is_new: bool) -> str:
    if _LEVELS[tier] != "urgent":
        return "a warning sign"
    return f"{'' if is_new else 'if still there, '}{_GISTS[tier]}"


def _chest(history: History, today: int, active: int, cutoffs: CutOffs) -> list[Finding]:
    """Pain at the chest: urgent where it begins or is well above the day before, else asked of."""
    site = history.sites.get(CHEST)
    if site is None:
        return []
    bout = latest_bout(site, gap_of(cutoffs), today)
    if bout is None or today - bout.last >= active:
        return []
    case = Case(history, site, today, cutoffs.of(RULE))
    looked = case.looked(bout.onset)
    level = "urgent" if _is_new(case, bout) else "watch"
    return [
        Finding(
            rule=RULE.name,
            level=level,
            since=iso(bout.onset),
            site=CHEST,
            bout=iso(bout.first),
            window=looked.window,
            known_days=looked.known_days,
            evidence={"worst": bout.worst, "days_ago": today - bout.last},
            entries=looked.entries,
            message=_chest_words(case, bout, level),
            sources=case.sources(*_CHEST_SOURCES),
            arithmetic=(
                f"the bout began on {case.step_day(bout.first)}; its worst is {bout.worst:g}, its "
                f"last pain on {case.step_day(bout.last)}",
            ),
            peak=_peak(site, bout.first, today),
            gist=_CHEST_GISTS[level],
        )
    ]


def _is_new(case: Case, bout: Bout) -> bool:
    """Whether the bout begins on the day of a case, or is well above the last known day then."""
    if bout.last < case.today:
        return False
    site = case.site
    before = site.days_between(bout.first, case.today - 1)
    last = site.on(before[-1]) if before else None
    if last is None:
        return True
    return reaches(_peak(site, case.today, case.today) - last.worst, case.cut["chest-rise"])


def _peak(site: SiteDays, first: int, last: int) -> float:
    """The highest score of some days that the user gave as a number; 0 where there is none."""
    days = (site.on(day) for day in site.days_between(first, last))
    scores = (score for day in days if day is not None for score in day.scores)
    return max((s.intensity or 0.0 for s in scores if not s.estimated), default=0.0)


_CHEST_GISTS = {
    "urgent": "pain that can be an emergency; get help",
    "watch": "pain; if it is new or worse, get help now",
}


def _chest_words(case: Case, bout: Bout, level: str) -> str:
    when = f"You logged pain at the chest on {case.day_words(bout.last)}"
    if level == "urgent":
        return f"{when}: chest pain can be an emergency: get help now (112, 911 or 999)."
    return (
        f"{when}. Is it new, or worse than it was? Then it can be an emergency: get help now "
        "(112, 911 or 999). If a doctor saw it, or it is neither: tracker ack "
        f"{RULE.name} {CHEST} --seen-doctor DAY or --note TEXT."
    )


RULE = Rule(
    name="red-flag",
    title="a warning sign was logged",
    order=10,
    kinds=frozenset({"symptom", "pain"}),
    definition=(
        "An entry that names a warning sign. An emergency sign and a same-day sign are urgent, any "
        "other says to see a doctor. It stands for some days, or until acknowledged as seen by a "
        "doctor. Pain of 1 or more at the chest is urgent on a day that begins a bout or is 2 or "
        "more above the last known day; on other days, and as long as a sign stands, it asks the "
        "emergency question. An answer holds for the bout, until a day's worst is 2 or more above "
        "the worst up to the answer."
    ),
    cutoffs=(
        CutOff("active-days", 14, "days", "how long a logged sign stands", low=3, high=60),
        CutOff("chest-rise", 2, "points", "above the last known day, to be urgent", low=1, high=5),
    ),
    sources=(
        *("NHS-BACK", "NHS-MSK", "NHS-SCIATICA", "MAYO-BACK", "WEBMD-LBP", "CKS-RF"),
        *("VERHAGEN-2016", "IFOMPT-2020", *_CHEST_SOURCES),
    ),
    find=find,
    reach=reach,
    severe=True,
    ends_when_seen=True,
    named_by_about=True,
)
