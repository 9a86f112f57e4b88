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

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from tracker.domain.raw_text import escaped
from tracker.domain.time.instants import iso_utc
from tracker.transfer.fhir.parts import Part, Patient, listed, members, named, quoted, there, urn
from tracker.transfer.fhir.resources import other_resources_of, resources_of
from tracker.transfer.leaving import Outgoing, TextFile

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

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
    lines = [f"\n{quoted(name)}: {quoted(value)}" for name, value in head.items()]
    stream.write("{" + ",".join(lines) + ',\n"entry": [')
    separator = "\n"
    for entry in _entries(out, named(diary, "patient")):
        stream.write(separator + escaped(entry))
        separator = ",\n"
    stream.write("\n]\n}\n")


def _name_of(out: Outgoing) -> str:
    """What a diary is told from others by: the first thing that was ever put into it."""
    first = next(out.store.each_raw("entries"), None)
    return "" if first is None else str(first["uid"])


def _entries(out: Outgoing, patient: str) -> Iterator[Part]:
    """The patient, and what is said of them."""
    person = there(resourceType=quoted("Patient"), id=quoted(patient))
    yield there(fullUrl=quoted(urn(patient)), resource=person)
    reference = there(reference=quoted(urn(patient)))
    about = Patient(reference, members(performer=listed(reference)), "snomed" in out.options)
    for row in out.store.each_standing():
        yield from resources_of(row, about)
        if "all" in out.options:
            yield from other_resources_of(row, about)
