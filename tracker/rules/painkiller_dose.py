"""painkiller-dose: 24 hours, single doses, intervals and two NSAIDs, by label or prescription."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from tracker.domain.catalogues.drug_limits import FOR_ADULTS, may_be_minor
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.sums import exceeds, reaches
from tracker.domain.time.days import DAY_S
from tracker.domain.time.ordinals import iso, ordinal
from tracker.domain.time.so_far import MOST_DAYS_APART
from tracker.rules.base import CutOff, Finding, Rule
from tracker.rules.shared import dose_wording as said
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.dose_windows import (
    HOUR,
    MINUTE,
    Window,
    rolling,
    too_soon,
    whole_days,
)
from tracker.rules.shared.doses import (
    NSAID,
    Dose,
    Held,
    doses,
    drug_class,
    held,
    in_order,
    label_warnings,
)
from tracker.rules.shared.history import History
from tracker.rules.shared.timeline import ids_of, iso_days
from tracker.rules.shared.wording import number_words

LABEL, NHS = "DRUG-FACTS", "UK-NHS-MED"


class Judging(NamedTuple):
    """One day that doses are judged on: what is grave stands from day `since` on, else on `today`.

    What is `one_dose_s` seconds apart or less is one dose; `minor`: limits are for adults.
    """

    history: History
    today: int
    since: int
    one_dose_s: int
    minor: bool

    def stands(self, dose: Dose, first: int) -> bool:
        """Whether a dose still counts as one of day `first` or later."""
        return self.history.stands(dose.day, dose.at, first)

    def tone(self, dose: Dose) -> said.Tone:
        """How a finding that ends with a dose is told."""
        return said.Tone(self.history.year(self.today), dose.day < self.today, self.minor)


class Verdict(NamedTuple):
    """What is to be told of some doses, whole and in a few words, but for whose they are."""

    level: str
    text: str
    gist: str
    evidence: Mapping[str, float | None]
    sources: tuple[str, ...] = (LABEL,)


def find(history: History, as_of: str, cutoffs: CutOffs) -> list[Finding]:
    """For each ingredient its 24 hours, its largest dose and its shortest interval; two NSAIDs."""
    today, cut = ordinal(as_of), cutoffs.of(RULE)
    since = today - int(cut["days"]) + 1
    one_dose_s = int(cut["one-dose-minutes"]) * MINUTE
    case = Judging(history, today, since, one_dose_s, may_be_minor(history.profile, as_of))
    # Two days more: the 24 hours before the first dose judged, and a dose before those. An instant
    # may be of a day two apart from its neighbour's.
    taken = doses(history, history.earliest(since) - 2 - MOST_DAYS_APART, today)
    found = [
        one(case, drug, of_drug)
        for drug, of_drug in taken.items()
        for one in (_in_24_hours, _at_once, _interval)
    ]
    return [finding for finding in (*found, _two_nsaids(case, taken)) if finding is not None]


def _in_24_hours(case: Judging, drug: str, taken: Sequence[Dose]) -> Finding | None:
    """The most mg of any 24 hours that end with a dose, or of a day with one without a time."""
    limits = held(case.history, drug)
    if limits.limit_mg is None and limits.warn_mg is None:
        return None
    windows = [*rolling(taken, DAY_S), *whole_days(taken)]
    gravest = _gravest(case, windows, lambda w: _sum_verdict(case, drug, w, limits))
    if gravest is None:
        return None
    window, verdict = gravest
    warnings = label_warnings(case.history, iso(case.today))
    if drug_class(case.history, drug) == NSAID and warnings:
        verdict = verdict._replace(text=verdict.text + warnings, sources=(LABEL,))
    evidence = {**verdict.evidence, "prescribed": int(limits.prescribed)}
    evidence["hours"] = None if window.whole_day else round(window.minutes / 60, 2)
    return _finding(case, (drug, "24 h"), verdict._replace(evidence=evidence), window.doses)


def _sum_verdict(case: Judging, drug: str, window: Window, limits: Held) -> Verdict | None:
    tone, mg, limit = case.tone(window.last), round(window.mg, 3), limits.limit_mg
    what, over = said.summed(drug, window, tone), "in a day" if window.whole_day else "in 24 h"
    evidence = {"mg_24h": mg, "limit_mg": None if case.minor else limit}
    if limits.warn_mg is not None and exceeds(mg, limits.warn_mg):
        if not case.minor:
            evidence["warn_mg"] = limits.warn_mg
        gist = said.gist(over, window, tone, then="get medical advice")
        return Verdict("urgent", said.warned(what, limits, tone), gist, evidence)
    if limit is None or not reaches(mg, limit):
        return None
    sources = _label_of(limits)
    if not exceeds(mg, limit):
        beside = "all that is prescribed" if limits.prescribed else "all of its label's limit"
        gist = said.gist(over, window, tone, beside=beside)
        return Verdict("info", said.all_of_it(what, limits, tone), gist, evidence, sources)
    elsewhere = {} if limits.prescribed else limits.label.get("elsewhere", {})
    if not exceeds(mg, elsewhere.get("max_24h_mg", 0)):
        if not case.minor:
            evidence["elsewhere_mg"] = elsewhere["max_24h_mg"]
        text = said.between_labels(what, limits, tone)
        gist = said.gist(over, window, tone, beside="above the US label")
        return Verdict("info", text, gist, evidence, (LABEL, elsewhere["source"]))
    gist = said.gist(over, window, tone, then="get medical advice")
    return Verdict("urgent", said.above(what, limits, tone), gist, evidence, sources)


def _label_of(limits: Held) -> tuple[str, ...]:
    """The source of what a drug is held to: a prescription, or one's own label, is none."""
    return (LABEL,) if limits.us_label and not limits.prescribed else ()


def _at_once(case: Judging, drug: str, taken: Sequence[Dose]) -> Finding | None:
    """The most mg of what is one dose, where that is above the label's single dose."""
    limits = held(case.history, drug)
    if limits.single_mg is None:
        return None
    windows = rolling(taken, case.one_dose_s, both_ends=True)
    gravest = _gravest(case, windows, lambda w: _once_verdict(case, drug, w, limits))
    if gravest is None:
        return None
    window, verdict = gravest
    return _finding(case, (drug, "at once"), verdict, window.doses)


def _once_verdict(case: Judging, drug: str, window: Window, limits: Held) -> Verdict | None:
    single = limits.single_mg or 0
    if not exceeds(window.mg, single):
        return None
    tone, twice = case.tone(window.last), exceeds(window.mg, 2 * single)
    text = said.at_once(said.summed(drug, window, tone), limits, twice, tone)
    evidence = {"mg_at_once": round(window.mg, 3), "single_mg": None if case.minor else single}
    evidence["minutes"] = round(window.minutes, 2)
    level = "urgent" if twice else "see-doctor"
    then = "get medical advice" if twice else "ask a pharmacist"
    gist = said.gist("at once", window, tone, then=then)
    return Verdict(level, text, gist, evidence, _label_of(limits))


def _gravest(
    case: Judging, windows: Iterable[Window], judge: Callable[[Window], Verdict | None]
) -> tuple[Window, Verdict] | None:
    """The window with the most mg, and its verdict: a grave one that stands, else one of today."""
    most = sorted(windows, key=lambda w: (w.mg, w.last.day, w.last.at or 0), reverse=True)
    for first, levels in ((case.since, _GRAVE), (case.today, ("info",))):
        for window in most:
            if not case.stands(window.last, first):
                continue
            verdict = judge(window)
            if verdict is not None and verdict.level in levels:
                return window, verdict
    return None


_GRAVE = ("urgent", "see-doctor")


def _interval(case: Judging, drug: str, taken: Sequence[Dose]) -> Finding | None:
    """The shortest interval before a dose of today that is under the label's."""
    limits = held(case.history, drug)
    if limits.interval_h is None:
        return None
    apart = [
        one
        for one in too_soon(taken, limits, case.one_dose_s)
        if case.stands(one.doses[-1], case.today)
    ]
    if not apart:
        return None
    shortest = min(reversed(apart), key=lambda one: one.seconds)
    evidence: dict[str, float | None] = {
        "hours_apart": round(shortest.seconds / HOUR, 2),
        "least_hours": None if case.minor else shortest.least_h,
    }
    sources = _label_of(limits)
    elsewhere = limits.label.get("elsewhere", {})
    beside = elsewhere.get("interval_h", 0)
    quoted = bool(beside) and shortest.seconds >= beside * HOUR
    if quoted:
        sources = (LABEL, elsewhere["source"])
        evidence["elsewhere_hours"] = None if case.minor else beside
    beyond = elsewhere if quoted else {}
    text = said.apart(drug, shortest, limits, beyond, case.tone(shortest.doses[-1]))
    gist = said.apart_gist(shortest, limits, case.minor)
    verdict = Verdict("info", text, gist, evidence, sources)
    return _finding(case, (drug, "interval"), verdict, shortest.doses)


def _two_nsaids(case: Judging, taken: Mapping[str, Sequence[Dose]]) -> Finding | None:
    """The last 24 hours, or the last day with a dose without a time, with most different NSAIDs."""
    mine = [taken[drug] for drug in taken if drug_class(case.history, drug) == NSAID]
    nsaids = in_order(chain.from_iterable(mine))
    windows = [*rolling(nsaids, DAY_S), *whole_days(nsaids)]
    several = [
        window
        for window in windows
        if len(_drugs(window.doses)) > 1 and case.stands(window.last, case.since)
    ]
    if not several:
        return None
    window = max(several, key=lambda w: (len(_drugs(w.doses)), w.last.day, w.last.at or 0))
    used = [d for n, d in enumerate(window.doses) if _is_last_of(window.doses, n)]
    text = said.several_nsaids(used, window, case.tone(window.last))
    text += label_warnings(case.history, iso(case.today))
    evidence: dict[str, float | None] = {"nsaids": len(_drugs(used))}
    first, last = used[0].at, used[-1].at
    if first is not None and last is not None:
        evidence["hours_apart"] = round((last - first) / HOUR, 2)
    verdict = Verdict("see-doctor", text, "ask a doctor or a pharmacist", evidence)
    found = _finding(case, ("two NSAIDs", ""), verdict, used)
    return found._replace(named=f"{number_words(len(_drugs(used)))} NSAIDs")


def _drugs(taken: Iterable[Dose]) -> set[str]:
    return {dose.drug for dose in taken}


def _is_last_of(taken: Sequence[Dose], place: int) -> bool:
    """Whether no later dose is of the same ingredient."""
    return taken[place].drug not in _drugs(taken[place + 1 :])


def _finding(
    case: Judging, about: tuple[str, str], verdict: Verdict, used: Sequence[Dose]
) -> Finding:
    """A verdict on some doses of a drug (or of two NSAIDs), and on what of them."""
    first, last = min(d.day for d in used), max(d.day for d in used)
    tone = case.tone(used[-1])
    return Finding(
        rule=RULE.name,
        level=verdict.level,
        since=iso(last),
        window=iso_days(first, last),
        evidence=verdict.evidence,
        entries=ids_of(d.entry for d in used),
        message=verdict.text,
        sources=verdict.sources,
        about=" ".join(about).rstrip(),
        event=True,
        gist=verdict.gist,
        named=about[0].replace("-", " "),
        advice=FOR_ADULTS if case.minor else "",
        arithmetic=tuple(said.step(dose, tone) for dose in used),
    )


RULE = Rule(
    name="painkiller-dose",
    title="more painkiller, or sooner, than the label says",
    order=30,
    kinds=frozenset({"med"}),
    definition=(
        "What counts is the ingredient, in whatever product it came. For each logged dose, the "
        "ingredient over the 24 hours up to it (and over a day with a dose without a time): above "
        "the US label's limit is urgent, exactly at it is mentioned. Paracetamol is mentioned from "
        "3000 mg on, with the NHS's limit beside the US label's, and urgent above 4000 mg. More "
        "than the label's single dose within 30 minutes: ask a pharmacist or doctor; more than "
        "twice that is urgent. A shorter interval than the label's is mentioned; what is no more "
        "than 30 minutes apart is one dose, and naproxen's second tablet within the first hour is "
        "allowed once in 24 hours. Two different NSAIDs within 24 hours: ask a doctor. An "
        "ingredient marked as prescribed is held to that dose instead of the label, but for "
        "paracetamol's 4000 mg. What is urgent or for a doctor stands on the day of the dose and "
        "the next. With a birth year 18 years back or less no amount is named as allowed: limits "
        "are for adults. Gels and patches are in no sum."
    ),
    cutoffs=(
        CutOff("days", 2, "days", "that a dose stays in view, its own included", low=1, high=7),
        CutOff("one-dose-minutes", 30, "minutes", "within which it is one dose", low=5, high=60),
    ),
    sources=(LABEL, NHS),
    find=find,
    days_back=14,
    named_by_about=True,
)
