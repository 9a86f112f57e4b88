"""Doses as the painkiller rules read them: by ingredient, with what each is held to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tracker.domain.age import age_of
from tracker.domain.catalogues.catalogue import NO_DATA
from tracker.domain.catalogues.drug_limits import limit_of
from tracker.domain.catalogues.ingredients import by_ingredient, class_of
from tracker.domain.entries import Entry
from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.ordinals import ordinal
from tracker.rules.shared.history import History

NSAID, PARACETAMOL = "nsaid", "paracetamol"


class Dose(NamedTuple):
    """One ingredient of one logged dose; `at` is None without a time, `mg` 0 where not known."""

    at: int | None
    day: int
    drug: str
    mg: float
    entry: Entry


class Held(NamedTuple):
    """What an ingredient is held to: mg in 24 h and at once, hours between doses.

    None where no label was read. With `prescribed` the first is the prescription, and nothing else
    of the label applies but `warn_mg`, above which it warns of harm. `label` is what else it says;
    `us_label`: it is the US one, and none that the user typed.
    """

    limit_mg: float | None
    single_mg: float | None
    interval_h: float | None
    warn_mg: float | None
    prescribed: bool
    label: Mapping[str, Any]
    us_label: bool


def doses(history: History, first: int, last: int) -> dict[str, list[Dose]]:
    """The doses on days `first` to `last` by ingredient, in the order of time.

    Those without a time come first.
    """
    found: dict[str, list[Dose]] = {}
    named = (e for e in history.of_kind("med").between(first, last) if e.subject is not None)
    for drug, taken in by_ingredient(named, history.drugs).items():
        of_drug = (Dose(e.at, ordinal(e.day), drug, mg or 0, e) for e, mg in taken)
        found[drug] = in_order(of_drug)
    return found


def in_order(taken: Iterable[Dose]) -> list[Dose]:
    """Doses in the order of time, whatever the order of typing; those without a time first."""
    # A day may begin at four in the morning, a zone may change: instants decide.
    return sorted(taken, key=lambda d: (d.at or 0, d.day, d.drug, d.entry.subject or "", d.mg))


def drug_class(history: History, drug: str | None) -> str | None:
    """'nsaid', 'paracetamol', 'other', or None where nobody said."""
    return class_of(drug, history.drugs)


def held(history: History, drug: str) -> Held:
    """What an ingredient is held to."""
    limit, subject = limit_of(drug, history.drugs), history.drugs.get(drug)
    label = subject.data if subject is not None else NO_DATA
    single, interval = label.get("single_max_mg"), label.get("interval_h")
    if limit.prescribed:
        single = interval = None
    warn, us_label = label.get("warn_24h_mg"), "label" in label
    return Held(limit.mg, single, interval, warn, limit.prescribed, label, us_label)


def is_prescribed(history: History, drug: str) -> bool:
    """Whether the user marked an ingredient as prescribed."""
    return limit_of(drug, history.drugs).prescribed


def label_warnings(history: History, as_of: str) -> str:
    """What NSAID labels warn of for this person's profile; '' where nothing applies."""
    bleeding = ["with a blood thinner"] if history.says("blood-thinner") else []
    bleeding += ["from the age of 60"] if _age(history, as_of) >= 60 else []
    warnings = []
    if bleeding:
        warnings.append(f"stomach bleeding is more likely {' and '.join(bleeding)}")
    if history.says("kidney-disease") or history.says("heart-failure"):
        warnings.append("a doctor is to be asked first with heart or kidney disease")
    if history.says("pregnant"):
        warnings.append("they are not for the last 3 months of pregnancy")
    *most, last = warnings or [""]
    said = f"{', '.join(most)}, and that {last}" if most else last
    return f" US labels of NSAIDs say that {said}." if warnings else ""


def _age(history: History, as_of: str) -> int:
    reached = age_of(history.profile, as_of)
    # The year alone: as young as the person can be.
    return 0 if reached is None else reached - 1
