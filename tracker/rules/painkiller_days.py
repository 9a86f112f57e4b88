"""painkiller-days: on how many days a painkiller was logged, without a break of two."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from tracker.domain.catalogues.drug_limits import FOR_ADULTS, may_be_minor
from tracker.domain.catalogues.ingredients import ingredients, products_of
from tracker.domain.entries import Entry
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.texts import begun, listed
from tracker.domain.time.ordinals import iso, ordinal
from tracker.rules.base import CutOff, Finding, Rule
from tracker.rules.shared.bouts import cut_places
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.doses import (
    NSAID,
    PARACETAMOL,
    drug_class,
    is_prescribed,
    label_warnings,
)
from tracker.rules.shared.history import History
from tracker.rules.shared.timeline import ids_of, iso_days
from tracker.rules.shared.wording import count_of, day_words, step_day

#: How far back it reads: a longer run counts as this long.
READING = 400

_CALLED = {NSAID: "NSAIDs", PARACETAMOL: "paracetamol"}


class DoseDays(NamedTuple):
    """The days with a dose of one class, in order, and the places where a run of them starts."""

    days: list[int]
    bounds: list[int]
    entries: dict[int, list[Entry]]

    def of_run(self, today: int) -> list[int]:
        """The days up to `today` of the run that holds the last of them."""
        right = bisect_right(self.days, today)
        if not right:
            return []
        start = self.bounds[bisect_left(self.bounds, right) - 1]
        left = max(start, bisect_left(self.days, today - READING + 1))
        return self.days[left:right]

    def doses(self, days: list[int]) -> list[Entry]:
        """The doses of some days."""
        return [entry for day in days for entry in self.entries[day]]


def find(history: History, as_of: str, cutoffs: CutOffs) -> list[Finding]:
    """At most one finding for each class, and one for doses that can't be told."""
    today, cut = ordinal(as_of), cutoffs.of(RULE)
    by_class = history.memo(f"dose days {cut['unlogged']}", lambda: _by_class(history, cut))
    found = (_of_class(history, name, by_class[name], today, cut) for name in (NSAID, PARACETAMOL))
    told = [*found, _unknown(history, by_class[""], today, cut)]
    return [finding for finding in told if finding is not None]


def _by_class(history: History, cut: Mapping[str, float]) -> dict[str, DoseDays]:
    entries: dict[str, dict[int, list[Entry]]] = {NSAID: {}, PARACETAMOL: {}, "": {}}
    for entry in history.of_kind("med").entries:
        for name in _classes(history, entry):
            entries[name].setdefault(ordinal(entry.day), []).append(entry)
    gap = int(cut["unlogged"]) + 1
    return {
        name: DoseDays(days := sorted(of_class), cut_places(days, gap), of_class)
        for name, of_class in entries.items()
    }


def _classes(history: History, entry: Entry) -> set[str]:
    """The classes that an entry's ingredients count for; '' where nobody said of one."""
    if entry.subject is None:
        return {""}
    held = ingredients(entry, history.drugs)
    found = {drug_class(history, d) or "" for d in held if not is_prescribed(history, d)}
    return found & {NSAID, PARACETAMOL, ""}


def _of_class(
    history: History, name: str, taken: DoseDays, today: int, cut: Mapping[str, float]
) -> Finding | None:
    run = taken.of_run(today)
    if len(run) < cut["watch-days"] or today - run[-1] > cut["unlogged"]:
        return None
    count, longer = len(run), len(run) > cut["label-days"]
    used, year = taken.doses(run), history.year(today)
    # To who may be under 18 no number of days is named as allowed.
    label = None if may_be_minor(history.profile, iso(today)) else cut["label-days"]
    words = (
        f"{_CALLED[name]}{_inside(name, used)} logged on {count} days since "
        f"{day_words(run[0], year)}, with no break of {count_of(int(cut['unlogged']) + 1, 'day')}"
        f"{_beside_label(longer, label)}"
    )
    text = begun(words)
    return Finding(
        rule=RULE.name,
        level="see-doctor" if longer else "watch",
        since=iso(run[0]),
        window=iso_days(run[0], today),
        known_days=count,
        evidence={"days": count, "label_days": label, "days_since": today - run[-1]},
        entries=ids_of(used),
        message=text + (label_warnings(history, iso(today)) if name == NSAID else ""),
        sources=RULE.sources,
        about=name,
        gist=f"logged on {count} days",
        named=_CALLED[name],
        advice="" if label else FOR_ADULTS,
        arithmetic=(_counted(run, year),),
    )


def _beside_label(longer: bool, days: float | None) -> str:
    if days is None:
        return f". {FOR_ADULTS}"
    if longer:
        return f". That is longer than {days:g} days, when US labels say to ask a doctor."
    return f"; US labels say no longer than {days:g} days for pain without asking a doctor."


def _inside(name: str, used: list[Entry]) -> str:
    """What was logged of a class: ' (excedrin and ibuprofen)', '' for paracetamol alone."""
    products = sorted(products_of(used))
    return "" if products == [name] else f" ({listed(products)})"


def _unknown(
    history: History, taken: DoseDays, today: int, cut: Mapping[str, float]
) -> Finding | None:
    """Doses of a drug whose class nobody said: it can't be told whether they count."""
    first = today - int(cut["label-days"]) + 1
    days = taken.days[bisect_left(taken.days, first) : bisect_right(taken.days, today)]
    if not days:
        return None
    used = taken.doses(days)
    names = sorted({entry.subject or "a drug without a name" for entry in used})
    return Finding(
        rule=RULE.name,
        level="unsure",
        since=iso(days[0]),
        window=iso_days(first, today),
        known_days=len(days),
        evidence={"days": len(days)},
        entries=ids_of(used),
        message=(
            f"{', '.join(names)}: it isn't known whether this is an NSAID, so its days aren't "
            "counted (`tracker drug set NAME --class nsaid`, or `other`, says so); US labels of "
            "NSAIDs and of paracetamol say no longer than 10 days."
        ),
        sources=RULE.sources,
        about="unknown",
        gist="not known whether an NSAID",
        named=listed(names),
        arithmetic=(_counted(days, history.year(today)),),
    )


def _counted(days: Sequence[int], year: int) -> str:
    return f"{count_of(len(days), 'day')} with a dose since {step_day(days[0], year)}"


RULE = Rule(
    name="painkiller-days",
    title="painkillers on many days",
    order=80,
    kinds=frozenset({"med"}),
    definition=(
        "A run of days with an NSAID logged, in whatever product; one day without neither adds nor "
        "breaks, two in a row break it. More than 10 days: see a doctor; 8 to 10: watch. "
        "Paracetamol has its own run. A drug marked as prescribed isn't counted; of one whose "
        "class isn't known it can't be told."
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
