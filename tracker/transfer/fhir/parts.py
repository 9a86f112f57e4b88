"""What FHIR resources are made of: codes, texts, amounts, times.

A part is JSON as text from the start: most of what a resource says is what the one before it said,
and is put together once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha1
from json.encoder import encode_basestring
from typing import Any
from uuid import UUID

from tracker.domain.named_tuple import NamedTuple
from tracker.domain.time.instants import iso_instant
from tracker.domain.units import canonical_unit

Row = Mapping[str, Any]
Part = str

#: A text as JSON.
quoted = encode_basestring

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
_UCUM = "http://unitsofmeasure.org"
_CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category"
_SYMPTOMS = "http://hl7.org/fhir/uv/symptoms"

#: What resources of a diary are named by: a UUID of this one and `uid:role`.
_NAMES = UUID("5f0f4e4c-6a7a-5d0b-9d0e-3f7a0b8a2c11").bytes
#: In a UUID that is a name's hash, version 5, the first digit of its last 16 keeps two bits.
_BY_NAME = {f"{digit:x}": f"{0b1000 | digit & 0b11:x}" for digit in range(16)}
_USUAL_UID = re.compile("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")

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
    """Whom everything is about: the reference to them, alone and as the one who observed.

    And whether SNOMED CT codes may be used.
    """

    reference: Part
    performer: Part
    snomed: bool


def named(uid: str, role: str) -> str:
    """The id of the resource that an entry has in a role: the same whenever it is made."""
    # As `uuid.uuid5` has it, which takes three times as long.
    made = sha1(_NAMES + f"{uid}:{role}".encode(), usedforsecurity=False).hexdigest()
    chance = f"{_BY_NAME[made[16]]}{made[17:20]}-{made[20:32]}"
    return f"{made[:8]}-{made[8:12]}-5{made[13:16]}-{chance}"


def urn(id: str) -> str:
    """What another resource of the bundle refers to a resource by."""
    return f"urn:uuid:{id}"


def members(*made: Part, **parts: Part | None) -> Part:
    """What an object has inside: members that are made, then those parts that there are."""
    named = [f'"{name}": {part}' for name, part in parts.items() if part is not None]
    return ", ".join([*made, *named])


def there(**parts: Part | None) -> Part:
    """An object of those parts that there are, in their order."""
    return f"{{{members(**parts)}}}"


def listed(*parts: Part) -> Part:
    """A list of parts."""
    return f"[{', '.join(parts)}]"


def _coding(system: str, code: str, display: str | None = None) -> Part:
    """A code of a system, as the list of one that stands in a concept."""
    told = display and quoted(display)
    return listed(there(system=quoted(system), code=quoted(code), display=told))


def loinc(code: str, display: str) -> Part:
    """A concept that LOINC has a code for."""
    return there(coding=_coding(LOINC, code, display))


def text(words: str) -> Part:
    """A concept in words alone."""
    return there(text=quoted(words))


def snomed(code: str, words: str) -> Part:
    """A concept with a code of SNOMED CT beside its words."""
    return there(coding=_coding(SNOMED, code), text=quoted(words))


def category(code: str) -> Part:
    """One of the general categories of observations: `activity`, `vital-signs`, `survey`."""
    return listed(there(coding=_coding(_CATEGORIES, code)))


SYMPTOM_CATEGORY = listed(
    there(coding=_coding(f"{_SYMPTOMS}/CodeSystem/SymptomTemporary", "symptom"))
)


def profile(name: str) -> Part:
    """The profile of the guide to symptoms that a resource keeps to."""
    return there(profile=listed(quoted(f"{_SYMPTOMS}/StructureDefinition/{name}")))


@lru_cache(1000)
def quantity(measure: str, value: float) -> Part:
    """An amount in its measure's own unit."""
    unit = _UNITS.get(canonical_unit(measure), "1")
    return in_ucum(value, unit)


def in_ucum(value: float, code: str, unit: str | None = None) -> Part:
    """An amount in a unit of UCUM, with the words for it where they are others."""
    amount, unit = repr(number(value)), quoted(unit or code)
    return there(value=amount, unit=unit, system=quoted(_UCUM), code=quoted(code))


def number(value: float) -> float | int:
    """A number with at most 6 decimals, whole where it is whole."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


@lru_cache(1000)
def spoken(name: str | None) -> str:
    """A name as words: `lower-back` is lower back."""
    return _plain(name or "").replace("-", " ").strip() or "?"


def titled(words: str) -> str:
    """The same with a capital."""
    return words[:1].upper() + words[1:]


def notes(texts: Iterable[str | None]) -> Part | None:
    """Notes for people; None where there is nothing to say."""
    said = [text(note) for note in map(_plain, filter(None, texts)) if note]
    return listed(*said) if said else None


def _plain(words: str) -> str:
    """Text as FHIR takes it: no control characters, no white space but blanks and lines."""
    return re.sub(r"[^\S \t\r\n]|[\x00-\x08\x0e-\x1f]", " ", words).strip()


def when(row: Row, what: str, minutes: float | None = None) -> Part:
    """When something was, as the member that FHIR has for `effective` or `performed`.

    With a time, its instant with the offset then in force, or from then on for some minutes;
    without one the day.
    """
    begun = iso_instant(row["at"], row["utc_offset_min"])
    if begun is None or not minutes:
        return f'"{what}DateTime": {quoted(begun or row["day"])}'
    ended = iso_instant(row["at"] + round(minutes * 60), row["utc_offset_min"]) or ""
    return f'"{what}Period": {{"start": "{begun}", "end": "{ended}"}}'


def identifier(uid: str) -> Part:
    """What an entry is called on every machine."""
    try:
        known = uid if _USUAL_UID.fullmatch(uid) else str(UUID(uid))
    except ValueError:
        return listed(there(value=quoted(_plain(uid) or "?")))
    return f'[{{"system": "urn:ietf:rfc:3986", "value": "{urn(known)}"}}]'
