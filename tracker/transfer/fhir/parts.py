"""What FHIR resources are made of: codes, texts, amounts, times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid5

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.instants import iso_instant
from tracker.domain.units import canonical_unit

Row = Mapping[str, Any]
Part = dict[str, Any]

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
_UCUM = "http://unitsofmeasure.org"
_CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category"
_SYMPTOMS = "http://hl7.org/fhir/uv/symptoms"

#: What resources of a diary are named by: a UUID of this one and `uid:role`.
_NAMES = UUID("5f0f4e4c-6a7a-5d0b-9d0e-3f7a0b8a2c11")

#: Our units as UCUM writes them; what is counted is an annotation there.
_UNITS = {
    **{unit: unit for unit in ("g", "kg", "mg", "min", "m")},
    "ml": "mL",
    "/10": "{score}",
    "steps": "{steps}",
    "times": "{times}",
    "pieces": "{pieces}",
}


class Patient(NamedTuple):
    """Whom everything is about: the reference to them, and whether SNOMED CT codes may be used."""

    reference: str
    snomed: bool


def named(uid: str, role: str) -> str:
    """The id of the resource that an entry has in a role: the same whenever it is made."""
    return str(uuid5(_NAMES, f"{uid}:{role}"))


def urn(id: str) -> str:
    """What another resource of the bundle refers to a resource by."""
    return f"urn:uuid:{id}"


def loinc(code: str, display: str) -> Part:
    """A concept that LOINC has a code for."""
    return {"coding": [{"system": LOINC, "code": code, "display": display}]}


def text(words: str) -> Part:
    """A concept in words alone."""
    return {"text": words}


def snomed(code: str, words: str) -> Part:
    """A concept with a code of SNOMED CT beside its words."""
    return {"coding": [{"system": SNOMED, "code": code}], "text": words}


def category(code: str) -> list[Part]:
    """One of the general categories of observations: `activity`, `vital-signs`, `survey`."""
    return [{"coding": [{"system": _CATEGORIES, "code": code}]}]


SYMPTOM_CATEGORY = [
    {"coding": [{"system": f"{_SYMPTOMS}/CodeSystem/SymptomTemporary", "code": "symptom"}]}
]


def profile(name: str) -> Part:
    """The profile of the guide to symptoms that a resource keeps to."""
    return {"profile": [f"{_SYMPTOMS}/StructureDefinition/{name}"]}


def quantity(measure: str, value: float) -> Part:
    """An amount in its measure's own unit."""
    unit = _UNITS.get(canonical_unit(measure), "1")
    return in_ucum(value, unit)


def in_ucum(value: float, code: str, unit: str | None = None) -> Part:
    """An amount in a unit of UCUM, with the words for it where they are others."""
    return {"value": number(value), "unit": unit or code, "system": _UCUM, "code": code}


def number(value: float) -> float | int:
    """A number with at most 6 decimals, whole where it is whole."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


@lru_cache(1000)
def spoken(name: str | None) -> str:
    """A name as words: `lower-back` is lower back."""
    return _plain(name).replace("-", " ").strip() or "?"


def titled(words: str) -> str:
    """The same with a capital."""
    return words[:1].upper() + words[1:]


def notes(texts: Iterable[str | None]) -> list[Part] | None:
    """Notes for people; None where there is nothing to say."""
    said = [note for note in map(_plain, texts) if note]
    return [{"text": note} for note in said] or None


def _plain(words: str | None) -> str:
    """Text as FHIR takes it: no control characters, no white space but blanks and lines."""
    if not words:
        return ""
    return re.sub(r"[^\S \t\r\n]|[\x00-\x08\x0e-\x1f]", " ", words).strip()


def when(row: Row, what: str, minutes: float | None = None) -> Part:
    """When something was, as FHIR calls it for `effective` or `performed`.

    With a time, its instant with the offset then in force, or from then on for some minutes;
    without one the day.
    """
    begun = iso_instant(row["at"], row["utc_offset_min"])
    if begun is None:
        return {f"{what}DateTime": row["day"]}
    if not minutes:
        return {f"{what}DateTime": begun}
    ended = iso_instant(row["at"] + round(minutes * 60), row["utc_offset_min"])
    return {f"{what}Period": {"start": begun, "end": ended}}


def identifier(uid: str) -> list[Part]:
    """What an entry is called on every machine."""
    try:
        return [{"system": "urn:ietf:rfc:3986", "value": urn(str(UUID(uid)))}]
    except ValueError:
        return [{"value": _plain(uid) or "?"}]


def there(**parts: Any) -> Part:
    """A resource of those parts that there are, in their order."""
    return {name: part for name, part in parts.items() if part is not None}
