"""red-flag: a warning sign that was logged, and the emergency question for a chest that hurts."""

from __future__ import annotations

from tracker.domain.entries import Entry
from tracker.domain.time.ordinals import iso, ordinal
from tracker.rules.base import CutOff, Finding, Rule
from tracker.rules.persistent_pain import reach
from tracker.rules.shared.case import Case
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.history import History
from tracker.rules.shared.timeline import ids_of, iso_days
from tracker.rules.shared.wording import ago_words, count_of, day_words

CHEST = "chest"

_LEVELS = {"emergency": "urgent", "same-day": "urgent", "soon": "see-doctor"}
_ADVICE = {
    "emergency": "this can be an emergency: get help now (112, 911 or 999)",
    "same-day": "get medical advice the same day",
    "soon": "arrange to see a doctor soon",
}
#: A sign of the user's own, or from a newer version, that says no tier: the cautious middle.
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
    return found + _chest_question(history, today, active, cutoffs)


def _finding(history: History, name: str, entries: list[Entry], today: int, active: int) -> Finding:
    sign = history.signs.get(name)
    data = sign.data if sign is not None else {}
    tier = str(data.get("tier", _UNKNOWN_TIER))
    tier = tier if tier in _LEVELS else _UNKNOWN_TIER
    last = ordinal(entries[-1].day)
    sources = [sign.source] if sign is not None and sign.source else []
    sources += [key for key in data.get("also", ()) if key not in sources]
    message = (
        f"Warning sign logged on {day_words(last, history.year(today))}: {name.replace('-', ' ')}; "
        f"{_ADVICE[tier]}. A sign is a reason to be checked; it doesn't say what you have."
    )
    return Finding(
        rule=RULE.name,
        level=_LEVELS[tier],
        since=iso(last),
        window=iso_days(today - active + 1, today),
        known_days=len({entry.day for entry in entries}),
        evidence={"entries": len(entries), "days_ago": today - last, "active_days": active},
        entries=ids_of(entries),
        message=message,
        sources=tuple(sources),
        about=name,
        event=True,
        arithmetic=(
            f"{name} is of the {tier} tier; logged {ago_words(today - last)}, "
            f"active for {count_of(active, 'day')}",
        ),
    )


def _chest_question(history: History, today: int, active: int, cutoffs: CutOffs) -> list[Finding]:
    """The emergency question, raised by the day that begins a bout at the chest."""
    site = history.sites.get(CHEST)
    if site is None:
        return []
    bout = site.bouts(reach(cutoffs).gap).latest(today)
    if bout is None or today - bout.first >= active:
        return []
    case = Case(history, site, today, cutoffs.of(RULE))
    looked, sign = case.looked(bout.first), history.signs.get("chest-pain")
    message = (
        f"You logged pain at the chest on {case.day_words(bout.first)}. Is it new, or in your "
        "chest as well as your back? Then it can be an emergency: get help now (112, 911 or 999), "
        "and log it with `tracker log symptom chest-pain`."
    )
    return [
        Finding(
            rule=RULE.name,
            level="watch",
            since=iso(bout.first),
            site=CHEST,
            window=looked.window,
            known_days=looked.known_days,
            evidence={"worst": bout.worst, "days_ago": today - bout.first},
            entries=looked.entries,
            message=message,
            sources=(sign.source,) if sign is not None and sign.source else (),
            arithmetic=("asked once a bout: pain of 1 or more at the chest",),
        )
    ]


RULE = Rule(
    name="red-flag",
    title="a warning sign was logged",
    order=10,
    kinds=frozenset({"symptom", "pain"}),
    definition=(
        "An entry that names a warning sign. An emergency sign and a same-day sign are urgent, any "
        "other says to see a doctor. It stands for some days, or until acknowledged as seen by a "
        "doctor. Pain of 1 or more at the chest asks the emergency question once a bout."
    ),
    cutoffs=(CutOff("active-days", 14, "days", "how long a logged sign stands", low=3, high=60),),
    sources=("NHS-BACK", "NHS-MSK", "MAYO-BACK", "CKS-RF", "IFOMPT-2020"),
    find=find,
    reach=reach,
    severe=True,
    ends_when_seen=True,
    named_by_about=True,
)
