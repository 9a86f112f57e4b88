"""painkiller-dose: 24 hours, intervals and two NSAIDs, against the label or a prescription."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from tracker.domain.time.ordinals import iso, ordinal
from tracker.domain.time.so_far import MOST_DAYS_APART
from tracker.rules.base import TINY, CutOff, Finding, Rule
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.doses import (
    DAY,
    HOUR,
    NSAID,
    Dose,
    doses,
    drug_class,
    held,
    label_warnings,
)
from tracker.rules.shared.history import History
from tracker.rules.shared.timeline import ids_of, iso_days
from tracker.rules.shared.wording import clock_of, dated, moment_words, span_words


def find(history: History, as_of: str, cutoffs: CutOffs) -> list[Finding]:
    """For each drug its 24 hours and its shortest interval, and one for two NSAIDs together."""
    today = ordinal(as_of)
    since = today - int(cutoffs.of(RULE)["days"]) + 1
    # Two days more: the 24 hours before the first dose judged, and a dose before those. An instant
    # may be of a day two apart from its neighbour's.
    taken = doses(history, history.earliest(since) - 2 - MOST_DAYS_APART, today)
    found = []
    for drug, of_drug in taken.items():
        found += _in_24_hours(history, drug, of_drug, since, today)
        found += _too_soon(history, drug, of_drug, today)
    return found + _two_nsaids(history, taken, since, today)


def _in_24_hours(
    history: History, drug: str, taken: list[Dose], since: int, today: int
) -> list[Finding]:
    """The worst 24 hours that end with a dose of the last days."""
    (limit, _, prescribed), known = held(history, drug), _data(history, drug)
    warn = known.get("warn_24h_mg")
    window = _worst_24_hours(history, taken, since)
    if not window or (limit is None and warn is None):
        return []
    total, last, year = _mg(window), window[-1], history.year(today)
    what = f"{_named(drug)}: {total:g} mg logged {_span(window)}{moment_words(last.entry, year)}"
    whose = "what is prescribed to you" if prescribed else "the label's limit"
    quoted = not prescribed
    if warn is not None and total > warn + TINY:
        quoted = True
        level, text = "urgent", f"{what}; {known.get('warn_text', '')}."
    elif limit is None or total < limit - TINY:
        return []
    elif total > limit + TINY:
        level = "urgent"
        text = (
            f"{what}, above {whose} of {limit:g} mg in 24 hours; get medical advice now, from a "
            "doctor, a pharmacist or a poison line."
        )
    elif history.stands(last.day, last.at, today):
        level, text = "info", f"{what}; that is all of {whose} for 24 hours."
    else:
        return []
    if drug_class(history, drug) == NSAID and (warnings := label_warnings(history, iso(today))):
        quoted, text = True, text + warnings
    evidence = {"mg_24h": total, "limit_mg": limit, "prescribed": int(prescribed)}
    evidence["hours"] = round((last.at - window[0].at) / HOUR, 2)
    steps = tuple(f"{_at(d, year)}: {d.mg:g} mg" for d in window)
    found = _finding(f"{drug} 24 h", level, text, window, evidence, steps)
    # Held to a prescription, it rests on no label.
    return [found if quoted else found._replace(sources=())]


def _worst_24_hours(history: History, taken: list[Dose], since: int) -> list[Dose]:
    """The doses of the 24 hours with the most mg, the last such; they end with one that stands."""
    windows = [
        [d for d in taken if dose.at - DAY < d.at <= dose.at]
        for dose in reversed(taken)
        if history.stands(dose.day, dose.at, since)
    ]
    return max(windows, key=_mg, default=[])


def _mg(taken: Sequence[Dose]) -> float:
    return sum(dose.mg for dose in taken)


def _too_soon(history: History, drug: str, taken: list[Dose], today: int) -> list[Finding]:
    """The shortest interval before a dose of today that is under the label's."""
    interval = held(history, drug).interval_h
    if interval is None:
        return []
    over = _data(history, drug).get("interval_over")
    shortest: tuple[int, float, list[Dose]] | None = None
    extra_at: int | None = None
    for before, dose in _pairs(taken):
        apart = dose[0].at - before[-1].at
        least = float(interval)
        if over and _mg(before) > over["mg"] + TINY:
            least = float(over["interval_h"])
        if apart >= least * HOUR:
            continue
        if _is_extra(history, drug, dose, apart, extra_at):
            extra_at = dose[0].at
        elif history.stands(dose[0].day, dose[0].at, today) and (
            shortest is None or apart < shortest[0]
        ):
            shortest = (apart, least, [*before, *dose])
    if shortest is None:
        return []
    apart, least, pair = shortest
    year = history.year(today)
    text = (
        f"{_named(drug)}: doses logged {span_words(apart / 60)} apart, the last at "
        f"{moment_words(pair[-1].entry, year)}; the label says {least:g} hours or more."
    )
    evidence = {"hours_apart": round(apart / HOUR, 2), "least_hours": least}
    steps = tuple(f"{_at(d, year)}: {d.mg:g} mg" for d in pair)
    return [_finding(f"{drug} interval", "info", text, pair, evidence, steps)]


def _is_extra(
    history: History, drug: str, dose: list[Dose], apart: int, extra_at: int | None
) -> bool:
    """Whether a dose is the second tablet that a label allows soon after the first, once a day."""
    extra = _data(history, drug).get("first_dose_extra")
    if not extra or apart > extra["within_h"] * HOUR:
        return False
    if _mg(dose) > extra["mg"] + TINY:
        return False
    return extra_at is None or dose[0].at - extra_at >= extra["per_h"] * HOUR


def _pairs(taken: list[Dose]) -> list[tuple[list[Dose], list[Dose]]]:
    """Doses one after the other; tablets logged at one instant are one dose."""
    together: list[list[Dose]] = []
    for dose in taken:
        if together and together[-1][0].at == dose.at:
            together[-1].append(dose)
        else:
            together.append([dose])
    return list(pairwise(together))


def _two_nsaids(
    history: History, taken: Mapping[str, list[Dose]], since: int, today: int
) -> list[Finding]:
    """The last two doses of different NSAIDs within 24 hours of each other."""
    nsaids = [d for drug in taken if drug_class(history, drug) == NSAID for d in taken[drug]]
    nsaids.sort(key=lambda dose: dose.at)
    for place in range(len(nsaids) - 1, 0, -1):
        dose = nsaids[place]
        if not history.stands(dose.day, dose.at, since):
            continue
        others = [d for d in nsaids[:place] if d.drug != dose.drug and d.at > dose.at - DAY]
        if others:
            other, year = others[-1], history.year(today)
            text = (
                f"{_named(other.drug)} and {dose.drug.replace('-', ' ')} were logged within 24 "
                f"hours, the last at {moment_words(dose.entry, year)}. Both are NSAIDs, and their "
                "labels warn of using two: ask a doctor or a pharmacist."
                f"{label_warnings(history, iso(today))}"
            )
            evidence = {"hours_apart": round((dose.at - other.at) / HOUR, 2), "nsaids": 2}
            steps = tuple(f"{_at(d, year)}: {d.drug}" for d in (other, dose))
            return [_finding("two NSAIDs", "see-doctor", text, [other, dose], evidence, steps)]
    return []


def _finding(
    about: str,
    level: str,
    text: str,
    used: Sequence[Dose],
    evidence: Mapping[str, float | None],
    arithmetic: tuple[str, ...],
) -> Finding:
    first, last = min(d.day for d in used), max(d.day for d in used)
    return Finding(
        rule=RULE.name,
        level=level,
        since=iso(last),
        window=iso_days(first, last),
        evidence=evidence,
        entries=ids_of(d.entry for d in used),
        message=text,
        sources=RULE.sources,
        about=about,
        event=True,
        arithmetic=arithmetic,
    )


def _data(history: History, drug: str) -> Mapping[str, Any]:
    subject = history.drugs.get(drug)
    return subject.data if subject is not None else {}


def _named(drug: str) -> str:
    words = drug.replace("-", " ")
    return words[:1].upper() + words[1:]


def _span(window: Sequence[Dose]) -> str:
    minutes = (window[-1].at - window[0].at) / 60
    return f"in the {span_words(minutes)} up to " if round(minutes) else "at "


def _at(dose: Dose, year: int) -> str:
    return dated(dose.entry, year, clock_of(dose.entry))


RULE = Rule(
    name="painkiller-dose",
    title="more painkiller, or sooner, than the label says",
    order=30,
    kinds=frozenset({"med"}),
    definition=(
        "For each logged dose, the same drug over the 24 hours up to it: above the label's limit "
        "is urgent, exactly at it is mentioned; paracetamol above 4000 mg is urgent in the "
        "label's own terms. A shorter interval than the label's is mentioned. Two different "
        "NSAIDs within 24 hours: ask a doctor. A drug marked as prescribed is held to that dose "
        "instead of the label's limit and interval. Doses without a time are left out. A dose is "
        "within 24 hours of some hour of the next day, so what is urgent stands that day too."
    ),
    cutoffs=(
        CutOff("days", 2, "days", "that a dose stays in view, its own included", low=1, high=7),
    ),
    sources=("DRUG-FACTS",),
    find=find,
    days_back=14,
    named_by_about=True,
)
