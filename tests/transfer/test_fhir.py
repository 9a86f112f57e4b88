"""The diary as FHIR: each resource against the guide's profiles, and all of it against a reader."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given

from tests.properties import examples
from tests.transfer.diaries import NOW, Document, Row, documents
from tests.transfer.test_json_format import Opener, fill, logged, opened
from tracker.store.store import Store
from tracker.transfer.exporters import fhir
from tracker.transfer.leaving import Outgoing

__all__ = ["opened"]

RANDOM = examples(500, HealthCheck.function_scoped_fixture)

DAY = "2026-03-01"
NOON = {"day": DAY, "at": 1_772_362_800, "utc_offset_min": 60}  # 12:00 at +01:00
PROFILES = "http://hl7.org/fhir/uv/symptoms/StructureDefinition/"
#: What the guide's profiles need, and what they have no place for.
NEEDED = ("status", "code", "subject", "valueCodeableConcept")
FORBIDDEN = {"dataAbsentReason", "interpretation", "specimen", "device", "referenceRange"}
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?")


def bundle_of(store: Store, *options: str) -> Any:
    return json.loads(text_of(store, *options))


def text_of(store: Store, *options: str) -> str:
    stream = io.StringIO()
    fhir.file(Outgoing(store, NOW, frozenset(options))).write(stream)
    return stream.getvalue()


def resources(store: Store, *options: str) -> list[Row]:
    """The resources of a bundle, without the patient."""
    patient, *others = [entry["resource"] for entry in bundle_of(store, *options)["entry"]]
    assert patient.keys() == {"resourceType", "id"}
    return others


def profile_of(resource: Row) -> str:
    return resource.get("meta", {}).get("profile", [""])[0].removeprefix(PROFILES)


def check(resource: Row, patient: str) -> None:
    """Raise AssertionError for what the profiles or the mapping forbid."""
    assert not FORBIDDEN & resource.keys()
    assert resource["status"] in ("final", "amended", "completed")
    assert resource["subject"] == {"reference": f"urn:uuid:{patient}"}
    moments = [value for name, value in resource.items() if name.endswith("DateTime")]
    for period in (resource.get("effectivePeriod"), resource.get("performedPeriod")):
        moments += period.values() if period else ()
    assert moments and all(DATE_TIME.fullmatch(moment) for moment in moments)
    if resource["resourceType"] == "Observation":
        assert resource["performer"] == [resource["subject"]]
        _check_profile(resource)


def _check_profile(resource: Row) -> None:
    profile = profile_of(resource)
    if profile in ("SymptomObservation", "SymptomAbsentObservation"):
        assert all(resource.get(name) for name in NEEDED)
        assert resource["valueCodeableConcept"]["text"]
    if profile == "SymptomObservation":
        assert resource["category"][0]["coding"][0]["code"] == "symptom"
    if profile == "AssessmentScaleObservation":
        assert resource["category"][0]["coding"][0]["code"] == "survey"
        assert "effectiveDateTime" in resource and "hasMember" not in resource
        assert resource["valueQuantity"]["code"] == "{score}" and resource["derivedFrom"]


@RANDOM
@given(documents())
def test_any_diary_is_a_valid_bundle(opened: Opener, document: Document) -> None:
    reader = pytest.importorskip("fhir.resources.R4B.bundle")
    with opened() as store:
        fill(store, document)
        for options in ((), ("all", "snomed")):
            text = text_of(store, *options)
            assert text == text_of(store, *options)
            bundle = json.loads(text)
            reader.Bundle.model_validate_json(text)
            patient, *others = [entry["resource"] for entry in bundle["entry"]]
            ids = [patient["id"], *(resource["id"] for resource in others)]
            assert len(set(ids)) == len(ids)
            assert [entry["fullUrl"] for entry in bundle["entry"]] == [f"urn:uuid:{i}" for i in ids]
            for resource in others:
                check(resource, patient["id"])
            assert ("snomed" in text) == ("snomed" in options and "22253000" in text)


def one_of(opened: Opener, kind: str, *options: str, **said: Any) -> list[Row]:
    """The resources of a diary with one entry."""
    with opened() as store:
        store.add([logged(kind, **{"day": DAY, **said})], "log")
        found = resources(store, *options)
        patient = bundle_of(store)["entry"][0]["resource"]["id"]
        for resource in found:
            check(resource, patient)
        return found


def test_pain_is_a_symptom_and_its_score(opened: Opener) -> None:
    measures = {"intensity": 6.0, "spasm": 1.0, "unbearable": 1.0}
    said = {"subject": "knee", "side": "left", "since_day": "2026-02-20", "note": "after lifting"}
    pain, score = one_of(opened, "pain", measures=measures, **said, **NOON)
    assert pain["code"]["coding"][0]["code"] == "75325-1"
    assert pain["effectiveDateTime"] == "2026-03-01T12:00:00+01:00"
    assert pain["bodySite"] == score["bodySite"] == {"text": "left knee"}
    notes = [note["text"] for note in pain["note"]]
    assert notes == ["after lifting", "unbearable", "since 2026-02-20"]
    (spasm,) = pain["component"]
    assert spasm["code"]["coding"][0]["code"] == "56823-8"
    assert score["code"]["coding"][0]["code"] == "72514-3"
    assert score["valueQuantity"]["value"] == 6
    assert score["derivedFrom"] == [{"reference": f"urn:uuid:{pain['id']}"}]


def test_an_estimated_score_is_a_note_and_no_number(opened: Opener) -> None:
    said = {"estimated": True, "attributes": {"word": "Moderate"}, "subject": "knee"}
    (pain,) = one_of(opened, "pain", measures={"intensity": 5.0}, **said)
    assert pain["note"] == [{"text": "score 5 of 10 estimated from the word Moderate"}]
    assert pain["component"][0]["code"]["coding"][0]["code"] == "64750-3"
    assert pain["component"][0]["valueCodeableConcept"] == {"text": "Moderate"}
    assert pain["effectiveDateTime"] == DAY


@pytest.mark.parametrize("site", [None, "neck"])
def test_no_pain_is_an_absent_symptom(opened: Opener, site: str | None) -> None:
    (none,) = one_of(opened, "pain", measures={"intensity": 0.0}, subject=site)
    assert profile_of(none) == "SymptomAbsentObservation"
    assert none["code"]["coding"][0]["code"] == "111551-8"
    assert none.get("bodySite") == (site and {"text": site})
    assert "category" not in none


@pytest.mark.parametrize(
    ("kind", "said", "code", "value"),
    [
        ("water", {"measures": {"volume_ml": 500.0}}, "Water", (500, "mL")),
        ("drink", {"subject": "orange-juice", "measures": {"volume_ml": 250.0}}, "Orange juice",
         (250, "mL")),
        ("mineral", {"subject": "magnesium", "measures": {"dose_mg": 300.0}}, "Magnesium",
         (300, "mg")),
        ("food", {"subject": "banana", "measures": {"mass_g": 120.5}}, "Banana", (120.5, "g")),
        ("weight", {"measures": {"mass_kg": 81.65}}, "29463-7", (81.65, "kg")),
        ("sleep", {"measures": {"duration_min": 435.0}}, "93832-4", (435, "min")),
        ("walk", {"measures": {"steps": 8000.0}}, "41950-7", (8000, "/d")),
    ],
)  # fmt: skip
def test_amounts(opened: Opener, kind: str, said: Row, code: str, value: tuple[float, str]) -> None:
    (found,) = one_of(opened, kind, **said)
    concept = found["code"]
    assert concept.get("text", concept.get("coding", [{}])[0].get("code")) == code
    assert (found["valueQuantity"]["value"], found["valueQuantity"]["code"]) == value


def test_exercise_is_from_when_it_began(opened: Opener) -> None:
    measures = {"duration_min": 30.0, "distance_m": 2500.0, "vigorous": 1.0}
    (ride,) = one_of(opened, "sport", subject="cycling", measures=measures, **NOON)
    assert ride["valueCodeableConcept"] == {"text": "Cycling"}
    assert ride["effectivePeriod"]["end"] == "2026-03-01T12:30:00+01:00"
    assert [part["valueQuantity"]["value"] for part in ride["component"]] == [30, 2500]
    assert ride["note"] == [{"text": "vigorous"}]
    (stretch,) = one_of(opened, "stretch", subject="hamstrings", measures={"duration_min": 5.0})
    assert stretch["component"][0]["valueCodeableConcept"] == {"text": "hamstrings"}


def test_a_medicine_was_taken_and_a_treatment_is_done(opened: Opener) -> None:
    (med,) = one_of(opened, "med", subject="ibuprofen", measures={"dose_mg": 400.0}, **NOON)
    assert med["resourceType"] == "MedicationStatement" and med["status"] == "completed"
    assert med["dosage"][0]["doseAndRate"][0]["doseQuantity"]["value"] == 400
    assert med["informationSource"] == med["subject"]
    said = {"subject": "acupuncture", "attributes": {"provider": "Dr Lin"}}
    (done,) = one_of(opened, "treatment", measures={"duration_min": 45.0}, **said)
    assert done["resourceType"] == "Procedure" and done["performedDateTime"] == DAY
    assert done["performer"] == [{"actor": {"display": "Dr Lin"}}]
    assert [note["text"] for note in done["note"]] == ["self-reported", "45 min"]


def test_habits_and_notes_only_where_all_is_asked_for(opened: Opener) -> None:
    for kind in ("habit", "rest", "note"):
        said = {"subject": "floss", "measures": {"done": 1.0}} if kind == "habit" else {}
        assert one_of(opened, kind, **said) == []
        assert len(one_of(opened, kind, "all", **said)) == 1


def test_snomed_only_where_it_is_asked_for(opened: Opener) -> None:
    said: Row = {"subject": "lower-back", "measures": {"intensity": 4.0}}
    assert "snomed" not in json.dumps(one_of(opened, "pain", **said))
    pain, score = one_of(opened, "pain", "snomed", **said)
    assert pain["bodySite"]["coding"][0]["code"] == "37822005"
    assert pain["bodySite"] == score["bodySite"]
    assert pain["valueCodeableConcept"]["coding"][0]["code"] == "22253000"


def test_what_was_edited_is_amended_and_what_was_deleted_is_gone(opened: Opener) -> None:
    with opened() as store:
        store.add([logged("water", day=DAY, measures={"volume_ml": 500.0})], "log")
        (before,) = resources(store)
        store.edit(1, lambda entry: entry._replace(measures={"volume_ml": 300.0}), "edit")
        (after,) = resources(store)
        assert (before["status"], after["status"]) == ("final", "amended")
        assert before["id"] == after["id"]
        store.delete([1], "delete")
        assert resources(store) == []
        assert bundle_of(store)["timestamp"] > "2027-01-15T08:00:00Z"
