"""The FHIR resources of an entry: which there are by its kind, and what stands in them.

A status is a claim: nothing is `active`, and what was edited is `amended`. What wasn't logged is
absent and never zero. Deleted entries don't come here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tracker.domain.kinds import KINDS
from tracker.domain.measures import MEASURES
from tracker.transfer.fhir import parts
from tracker.transfer.fhir.parts import Part, Patient, Row, loinc, text, there

_PAIN, _LEFT_AND_RIGHT = "Pain", "left and right"
_SYMPTOM = loinc("75325-1", "Symptom")
_ABSENT = loinc("111551-8", "Symptom absent")
_SEVERITY = loinc("64750-3", "Severity of symptoms")
_QUALITY = loinc("56823-8", "Problem quality or description")
_SCORE = loinc("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")
_EXERCISE = loinc("73985-4", "Exercise activity")
_DURATION = loinc("55411-3", "Exercise duration")
_STEPS = loinc("41950-7", "Number of steps in 24 hour Measured")
_SLEEP = loinc("93832-4", "Sleep duration")
_WEIGHT = loinc("29463-7", "Body weight")

#: The amounts of an exercise that are called by a code or by other words than ours, in order.
_AMOUNTS = {"duration_min": _DURATION, "distance_m": text("Distance"), "steps": text("Steps")}

#: The only codes of SNOMED CT that are written, where they were asked for: its licence is a matter
#: of the country that one is in.
_SNOMED_PAIN = "22253000"
_SNOMED_SITES = {
    "lower-back": "37822005",
    "head": "69536005",
    "chest": "51185008",
    "pelvis": "12921003",
    "abdomen": "818983003",
}


def resources_of(row: Row, about: Patient) -> list[Part]:
    """The resources of a raw entry; none of a kind that isn't a matter of health records."""
    make = _MAKERS.get(row["kind"])
    return [] if make is None else make(row, about)


def other_resources_of(row: Row, about: Patient) -> list[Part]:
    """What `--all` has besides: habits, rest, notes, and what only a later version knows."""
    return [] if row["kind"] in _MAKERS else [_other(row, about)]


def _observation(row: Row, about: Patient, role: str, **said: Any) -> Part:
    """An observation with what all of them have; `said` is by name, None for what isn't there."""
    me = {"reference": about.reference}
    timed = {name: said.pop(name) for name in [*said] if name.startswith("effective")}
    first = {name: said.pop(name, None) for name in ("meta", "category", "code")}
    return there(
        resourceType="Observation",
        id=parts.named(row["uid"], role),
        meta=first["meta"],
        identifier=parts.identifier(row["uid"]),
        status="final" if row["edited_at"] is None else "amended",
        category=first["category"],
        code=first["code"],
        subject=me,
        **(timed or parts.when(row, "effective")),
        performer=[me],
        **said,
    )


# --- pain and signs ---


def _pain(row: Row, about: Patient) -> list[Part]:
    score = row["measures"].get("intensity")
    if score == 0:
        return [_no_pain(row, about)]
    pain = _symptom(row, about, _pain_value(about), _pain_notes(row), _pain_components(row))
    if score is None or row["estimated"]:
        return [pain]
    return [pain, _scored(row, about, score, parts.urn(pain["id"]))]


def _symptom(
    row: Row,
    about: Patient,
    value: Part,
    notes: list[Part] | None,
    components: list[Part] | None = None,
) -> Part:
    return _observation(
        row,
        about,
        "symptom",
        meta=parts.profile("SymptomObservation"),
        category=parts.SYMPTOM_CATEGORY,
        code=_SYMPTOM,
        valueCodeableConcept=value,
        bodySite=_site(row, about) if row["kind"] == "pain" else None,
        note=notes,
        component=components,
    )


def _no_pain(row: Row, about: Patient) -> Part:
    return _observation(
        row,
        about,
        "symptom",
        meta=parts.profile("SymptomAbsentObservation"),
        code=_ABSENT,
        valueCodeableConcept=_pain_value(about),
        bodySite=_site(row, about),
        note=parts.notes([row["note"]]),
    )


def _scored(row: Row, about: Patient, score: float, of: str) -> Part:
    return _observation(
        row,
        about,
        "score",
        meta=parts.profile("AssessmentScaleObservation"),
        category=parts.category("survey"),
        code=_SCORE,
        valueQuantity=parts.quantity("intensity", score),
        bodySite=_site(row, about),
        derivedFrom=[{"reference": of}],
    )


def _pain_value(about: Patient) -> Part:
    return parts.snomed(_SNOMED_PAIN, _PAIN) if about.snomed else text(_PAIN)


def _site(row: Row, about: Patient) -> Part | None:
    if row["subject"] is None:
        return None
    side = _LEFT_AND_RIGHT if row["side"] == "both" else row["side"]
    words = " ".join(filter(None, (side, parts.spoken(row["subject"]))))
    code = _SNOMED_SITES.get(row["subject"]) if about.snomed else None
    return parts.snomed(code, words) if code else text(words)


def _pain_notes(row: Row) -> list[Part] | None:
    score, word = row["measures"].get("intensity"), row["attributes"].get("word")
    guess = f"score {parts.number(score)} of 10 estimated" if score and row["estimated"] else None
    if guess and word:
        guess += f" from the word {word}"
    unbearable = "unbearable" if row["measures"].get("unbearable") else None
    return parts.notes([row["note"], guess, unbearable, _since(row)])


def _since(row: Row) -> str | None:
    return f"since {row['since_day']}" if row["since_day"] else None


def _pain_components(row: Row) -> list[Part] | None:
    said = [(_SEVERITY, row["attributes"].get("word"))]
    said.append((_QUALITY, "spasm" if row["measures"].get("spasm") else None))
    return [
        {"code": code, "valueCodeableConcept": text(parts.spoken(words))}
        for code, words in said
        if words
    ] or None


def _sign(row: Row, about: Patient) -> list[Part]:
    notes = parts.notes([row["note"], _since(row)])
    return [_symptom(row, about, text(parts.spoken(row["subject"])), notes)]


# --- what was taken and done ---


def _medicine(row: Row, about: Patient) -> list[Part]:
    dose, pieces = (row["measures"].get(name) for name in ("dose_mg", "pieces"))
    dosage: Part = {}
    if dose is not None:
        dosage = {"doseAndRate": [{"doseQuantity": parts.quantity("dose_mg", dose)}]}
    elif pieces is not None:
        unit = parts.spoken(row["attributes"].get("unit") or "pieces")
        dosage = {"text": f"{parts.number(pieces)} {unit}"}
    me = {"reference": about.reference}
    statement = there(
        resourceType="MedicationStatement",
        id=parts.named(row["uid"], "medication"),
        identifier=parts.identifier(row["uid"]),
        status="completed",
        medicationCodeableConcept=text(parts.spoken(row["subject"])),
        subject=me,
        **parts.when(row, "effective"),
        informationSource=me,
        note=parts.notes([row["note"]]),
        dosage=[dosage] if dosage else None,
    )
    return [statement]


def _treatment(row: Row, about: Patient) -> list[Part]:
    minutes, provider = row["measures"].get("duration_min"), row["attributes"].get("provider")
    untimed = f"{parts.number(minutes)} min" if minutes and row["at"] is None else None
    procedure = there(
        resourceType="Procedure",
        id=parts.named(row["uid"], "procedure"),
        identifier=parts.identifier(row["uid"]),
        status="completed",
        code=text(parts.spoken(row["subject"])),
        subject={"reference": about.reference},
        **parts.when(row, "performed", minutes),
        performer=[{"actor": {"display": parts.spoken(provider)}}] if provider else None,
        note=parts.notes(["self-reported", untimed, row["note"]]),
    )
    return [procedure]


def _exercise(row: Row, about: Patient) -> list[Part]:
    kind, measures = KINDS[row["kind"]], row["measures"]
    if set(measures) == {"steps"}:
        return [_steps(row, about)]
    is_subject = row["subject"] is not None and kind.name == "sport"
    components = [] if is_subject or row["subject"] is None else [_named_subject(row, kind.noun)]
    components += _components(row)
    return [
        _observation(
            row,
            about,
            "exercise",
            category=parts.category("activity"),
            code=_EXERCISE,
            **parts.when(row, "effective", measures.get("duration_min")),
            valueCodeableConcept=text(_title(row, is_subject)),
            note=parts.notes([row["note"], *_ticked(row)]),
            component=components or None,
        )
    ]


def _steps(row: Row, about: Patient) -> Part:
    """Steps alone are those of a day, whatever clock they bear."""
    return _observation(
        row,
        about,
        "steps",
        category=parts.category("activity"),
        code=_STEPS,
        effectiveDateTime=row["day"],
        valueQuantity=parts.in_ucum(row["measures"]["steps"], "/d", "steps per day"),
        note=parts.notes([row["note"]]),
    )


def _named_subject(row: Row, noun: str) -> Part:
    words = text(parts.spoken(row["subject"]))
    return {"code": text(parts.titled(noun)), "valueCodeableConcept": words}


def _components(row: Row) -> list[Part]:
    """A part for each amount of an exercise."""
    amounts = _amounts(row)
    known = [name for name in _AMOUNTS if name in amounts]
    return [
        {
            "code": _AMOUNTS.get(name) or text(_label(name)),
            "valueQuantity": parts.quantity(name, amounts[name]),
        }
        for name in (*known, *sorted(amounts.keys() - set(known)))
    ]


def _amounts(row: Row) -> dict[str, float]:
    """What an entry measures, without its ticks."""
    return {name: value for name, value in row["measures"].items() if not _is_tick(name)}


def _label(measure: str) -> str:
    return parts.titled(MEASURES[measure].label if measure in MEASURES else parts.spoken(measure))


def _is_tick(measure: str) -> bool:
    return measure in MEASURES and MEASURES[measure].tick


def _ticked(row: Row) -> list[str]:
    return [MEASURES[name].label for name in sorted(row["measures"]) if _is_tick(name)]


def _title(row: Row, by_subject: bool) -> str:
    return parts.titled(parts.spoken(row["subject"] if by_subject else row["kind"]))


# --- amounts ---


def _amount(
    measure: str, code: Part | None = None, category: str | None = None
) -> Callable[[Row, Patient], list[Part]]:
    """Makes an observation of one measure; without a code in the words for what it is of."""

    def make(row: Row, about: Patient) -> list[Part]:
        if measure not in row["measures"]:
            return []
        words = text(_title(row, row["subject"] is not None))
        return [
            _observation(
                row,
                about,
                "amount",
                category=category and parts.category(category),
                code=code or words,
                valueQuantity=parts.quantity(measure, row["measures"][measure]),
                note=parts.notes([row["note"], *_ticked(row)]),
            )
        ]

    return make


def _other(row: Row, about: Patient) -> Part:
    amounts = _amounts(row)
    name = min(amounts, default=None)
    value: Part = {"valueBoolean": row["measures"].get("done", 1) != 0}
    if name is not None:
        value = {"valueQuantity": parts.quantity(name, amounts[name])}
    words = text(_title(row, row["subject"] is not None))
    return _observation(row, about, "other", code=words, **value, note=parts.notes([row["note"]]))


_MAKERS: Mapping[str, Callable[[Row, Patient], list[Part]]] = {
    "pain": _pain,
    "symptom": _sign,
    "med": _medicine,
    "treatment": _treatment,
    **{kind.name: _exercise for kind in KINDS.values() if kind.exercise},
    "sleep": _amount("duration_min", _SLEEP, "activity"),
    "weight": _amount("mass_kg", _WEIGHT, "vital-signs"),
    "water": _amount("volume_ml"),
    "drink": _amount("volume_ml"),
    "food": _amount("mass_g"),
    "mineral": _amount("dose_mg"),
}
