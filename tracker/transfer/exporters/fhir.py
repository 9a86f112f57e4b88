"""Pain, medicines, treatments and more as a FHIR R4 bundle, for a health record.

It is a self-reported diary, not a clinical record: everything in it was said by the person
themself, who is named by nothing but a number. Habits, days of rest and notes stay out unless --all
asks for them. The same diary gives the same file.

This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief
Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is
available at no cost under the license at http://loinc.org/license. LOINC is a registered United
States trademark of Regenstrief Institute, Inc.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from tracker.domain.raw_text import escaped
from tracker.domain.time.instants import iso_utc
from tracker.transfer.fhir.parts import Part, Patient, named, urn
from tracker.transfer.fhir.resources import other_resources_of, resources_of
from tracker.transfer.leaving import Outgoing, TextFile

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

# `json.dumps` would make one for every resource.
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)

OPTIONS = {
    "all": "Also habits, days of rest and notes.",
    "snomed": "SNOMED CT codes beside some words; to be licensed for them is up to you.",
}


def file(out: Outgoing) -> TextFile:
    """One bundle."""
    return TextFile("diary.fhir.json", partial(_write, out))


def _write(out: Outgoing, stream: SupportsWrite[str]) -> None:
    """Write the bundle, a line a resource."""
    diary = _name_of(out)
    touched = out.store.last_touched()
    head = {"resourceType": "Bundle", "id": named(diary, "bundle"), "type": "collection"}
    if touched is not None:
        head["timestamp"] = iso_utc(touched)
    stream.write("{" + ",".join(f"\n{_dump(name)}: {_dump(value)}" for name, value in head.items()))
    stream.write(',\n"entry": [')
    separator = "\n"
    for resource in _resources(out, named(diary, "patient")):
        entry = {"fullUrl": urn(resource["id"]), "resource": resource}
        stream.write(separator + _dump(entry))
        separator = ",\n"
    stream.write("\n]\n}\n")


def _name_of(out: Outgoing) -> str:
    """What a diary is told from others by: the first thing that was ever put into it."""
    first = next(out.store.each_raw("entries"), None)
    return "" if first is None else str(first["uid"])


def _resources(out: Outgoing, patient: str) -> Iterator[Part]:
    yield {"resourceType": "Patient", "id": patient}
    about = Patient(urn(patient), "snomed" in out.options)
    for row in out.store.each_standing():
        yield from resources_of(row, about)
        if "all" in out.options:
            yield from other_resources_of(row, about)


def _dump(value: object) -> str:
    return escaped(_ENCODER.encode(value))
