"""Doses as the painkiller rules read them: what each drug is held to, and the label's warnings."""

from typing import NamedTuple

from tracker.domain.catalogues.drug_limits import limit_of
from tracker.domain.entries import Entry
from tracker.domain.time.ordinals import ordinal
from tracker.rules.shared.history import History

NSAID, PARACETAMOL = "nsaid", "paracetamol"

HOUR = 3600
DAY = 24 * HOUR


class Dose(NamedTuple):
    """One logged dose with a time. `mg` is 0 where none was given."""

    at: int
    day: int
    drug: str
    mg: float
    entry: Entry


class Held(NamedTuple):
    """What a drug is held to: mg in 24 h, hours between doses. None where no label was read.

    With `prescribed` it is the prescription, and the label's interval and days don't apply.
    """

    limit_mg: float | None
    interval_h: float | None
    prescribed: bool


def doses(history: History, first: int, last: int) -> dict[str, list[Dose]]:
    """The timed doses on days `first` to `last` by drug, in the order of time."""
    found: dict[str, list[Dose]] = {}
    for entry in history.of_kind("med").between(first, last):
        if entry.subject is not None and entry.at is not None:
            mg = entry.measures.get("dose_mg", 0)
            dose = Dose(entry.at, ordinal(entry.day), entry.subject, mg, entry)
            found.setdefault(entry.subject, []).append(dose)
    for taken in found.values():
        # A day may begin at four in the morning, a zone may change: instants decide.
        taken.sort(key=lambda dose: dose.at)
    return found


def drug_class(history: History, drug: str | None) -> str | None:
    """'nsaid', 'paracetamol', 'other', or None where nobody said."""
    subject = history.drugs.get(drug) if drug is not None else None
    said = subject.data.get("class") if subject is not None else None
    return str(said) if said else None


def held(history: History, drug: str) -> Held:
    """What a drug is held to."""
    limit, subject = limit_of(drug, history.drugs), history.drugs.get(drug)
    labelled = subject is not None and not limit.prescribed
    interval = subject.data.get("interval_h") if subject is not None and labelled else None
    return Held(limit.mg, interval, limit.prescribed)


def is_prescribed(history: History, drug: str) -> bool:
    """Whether the user marked a drug as prescribed."""
    return held(history, drug).prescribed


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
    return f" Labels of NSAIDs say that {said}." if warnings else ""


def _age(history: History, as_of: str) -> int:
    born = history.profile.get("birth-year", "")
    # The year alone: as young as the person can be.
    return int(as_of[:4]) - int(born) - 1 if born.isascii() and born.isdigit() else 0
