"""painkiller-days: on how many days running a painkiller was logged."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from tracker.domain.entries import Entry
from tracker.domain.time.ordinals import iso, ordinal
from tracker.rules.base import CutOff, Finding, Rule
from tracker.rules.shared.doses import NSAID, PARACETAMOL, drug_class, is_prescribed, label_warnings
from tracker.rules.shared.history import History
from tracker.rules.shared.settings import Settings
from tracker.rules.shared.wording import count_of, day_words

#: How far back it reads: a longer run counts as this long.
READING = 400

_CALLED = {NSAID: "NSAIDs (such as ibuprofen)", PARACETAMOL: "paracetamol"}


class DoseDays(NamedTuple):
    """The days with a dose of one class, in order, and for each the place where its run starts."""

    days: list[int]
    starts: list[int]
    entries: dict[int, list[Entry]]


def find(history: History, as_of: str, settings: Settings) -> list[Finding]:
    """At most one finding for each class, and one for doses that can't be told."""
    today, cut = ordinal(as_of), settings.of(RULE)
    by_class = history.memo(f"dose days {cut['unlogged']}", lambda: _by_class(history, cut))
    found = []
    for name in (NSAID, PARACETAMOL):
        finding = _run_finding(history, name, by_class[name], today, cut, as_of)
        found += [finding] if finding is not None else []
    return found + _unknown(by_class[""], today, cut)


def _by_class(history: History, cut: Mapping[str, float]) -> dict[str, DoseDays]:
    entries: dict[str, dict[int, list[Entry]]] = {NSAID: {}, PARACETAMOL: {}, "": {}}
    for entry in history.of_kind("med").entries:
        name = drug_class(history, entry.subject) or ""
        prescribed = entry.subject is not None and is_prescribed(history, entry.subject)
        if name in entries and not prescribed:
            entries[name].setdefault(ordinal(entry.day), []).append(entry)
    found = {}
    for name, of_class in entries.items():
        days = sorted(of_class)
        starts: list[int] = []
        for place, day in enumerate(days):
            goes_on = place > 0 and day - days[place - 1] <= cut["unlogged"] + 1
            starts.append(starts[-1] if goes_on else place)
        found[name] = DoseDays(days, starts, of_class)
    return found


def _run_finding(
    history: History, name: str, taken: DoseDays, today: int, cut: Mapping[str, float], as_of: str
) -> Finding | None:
    right = bisect_right(taken.days, today)
    if not right or today - taken.days[right - 1] > cut["unlogged"]:
        return None
    left = max(taken.starts[right - 1], bisect_left(taken.days, today - READING + 1))
    count, first, last = right - left, taken.days[left], taken.days[right - 1]
    if count < cut["watch-days"]:
        return None
    longer = count > cut["label-days"]
    label, since = f"{cut['label-days']:g} days", day_words(first, history.year(today))
    words = (
        f"{_CALLED[name]} logged on {count} days since {since}, with no break of "
        f"{count_of(int(cut['unlogged']) + 1, 'day')}"
    )
    text = f"{words[:1].upper()}{words[1:]}"
    if longer:
        text += f". That is longer than {label}, when labels say to ask a doctor."
    else:
        text += f"; labels say no longer than {label} for pain without asking a doctor."
    if name == NSAID:
        text += label_warnings(history, as_of)
    used = [e for day in taken.days[left:right] for e in taken.entries[day]]
    return _finding(
        name,
        "see-doctor" if longer else "watch",
        first,
        (first, today),
        count,
        {"days": count, "label_days": cut["label-days"], "days_since": today - last},
        used,
        text,
    )


def _unknown(taken: DoseDays, today: int, cut: Mapping[str, float]) -> list[Finding]:
    """Doses of a drug whose class nobody said: it can't be told whether they count."""
    first = today - int(cut["label-days"]) + 1
    days = taken.days[bisect_left(taken.days, first) : bisect_right(taken.days, today)]
    if not days:
        return []
    used = [e for day in days for e in taken.entries[day]]
    names = sorted({entry.subject or "a drug without a name" for entry in used})
    text = (
        f"{', '.join(names)}: it isn't known whether this is an NSAID, so its days aren't counted "
        "(`tracker drug set NAME --class nsaid`, or `other`, says so); labels of NSAIDs and of "
        "paracetamol say no longer than 10 days."
    )
    window = (first, today)
    return [
        _finding("unknown", "unsure", days[0], window, len(days), {"days": len(days)}, used, text)
    ]


def _finding(
    about: str,
    level: str,
    since: int,
    window: tuple[int, int],
    days: int,
    evidence: Mapping[str, float],
    used: list[Entry],
    text: str,
) -> Finding:
    return Finding(
        RULE.name,
        None,
        level,
        iso(since),
        (iso(window[0]), iso(window[1])),
        days,
        window[1] - window[0] + 1,
        evidence,
        tuple(entry.id for entry in used if entry.id is not None),
        text,
        RULE.sources,
        about=about,
        arithmetic=(f"{count_of(days, 'day')} with a dose since {iso(since)}",),
    )


RULE = Rule(
    name="painkiller-days",
    title="painkillers on many days running",
    order=80,
    kinds=frozenset({"med"}),
    definition=(
        "A run of days with an NSAID logged; one day without neither adds nor breaks, two in a row "
        "break it. More than 10 days: see a doctor; 8 to 10: watch. Paracetamol has its own run. A "
        "drug marked as prescribed isn't counted; of one whose class isn't known it can't be told."
    ),
    cutoffs=(
        CutOff("label-days", 10, "days", "that labels allow for pain", False, "DRUG-FACTS"),
        CutOff("watch-days", 8, "days", "from when it is watched", low=3, high=10),
        CutOff("unlogged", 1, "days", "without a dose that break no run", low=0, high=3),
    ),
    sources=("DRUG-FACTS",),
    find=find,
    named_by_about=True,
)
