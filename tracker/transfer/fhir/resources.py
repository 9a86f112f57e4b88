"""The FHIR resources of an entry: which there are by its kind, and what stands in them.

A status is a claim: nothing is `active`, and what was edited is `amended`. What wasn't logged is
absent and never zero. Deleted entries don't come here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from tracker.domain.kinds import KINDS
from tracker.domain.measures import MEASURES
from tracker.domain.named_tuple import NamedTuple
from tracker.transfer.fhir import parts
from tracker.transfer.fhir.parts import (
    Part,
    Patient,
    Row,
    listed,
    loinc,
    quoted,
    text,
    there,
)

_PAIN, _LEFT_AND_RIGHT = "Pain", "left and right"
_SYMPTOM_ROLE = "symptom"
_SEVERITY = loinc("64750-3", "Severity of symptoms")
_QUALITY = loinc("56823-8", "Problem quality or description")
_DURATION = loinc("55411-3", "Exercise duration")
_OBSERVATION, _MEDICATION, _PROCEDURE = map(
    quoted, ("Observation", "MedicationStatement", "Procedure")
)
_FINAL, _AMENDED, _COMPLETED = map(quoted, ("final", "amended", "completed"))


class _What(NamedTuple):
    """What an observation is of, the same for all of its sort."""

    code: Part
    category: Part | None = None
    meta: Part | None = None


_SYMPTOM = _What(
    loinc("75325-1", "Symptom"), parts.SYMPTOM_CATEGORY, parts.profile("SymptomObservation")
)
_ABSENT = _What(loinc("111551-8", "Symptom absent"), meta=parts.profile("SymptomAbsentObservation"))
_SCORE = _What(
    loinc("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported"),
    parts.category("survey"),
    parts.profile("AssessmentScaleObservation"),
)
_EXERCISE = _What(loinc("73985-4", "Exercise activity"), parts.category("activity"))
_STEPS = _What(loinc("41950-7", "Number of steps in 24 hour Measured"), parts.category("activity"))
_SLEEP = _What(loinc("93832-4", "Sleep duration"), parts.category("activity"))
_WEIGHT = _What(loinc("29463-7", "Body weight"), parts.category("vital-signs"))

#: The amounts of an exercise that are called by a code or by other words than ours, in order.
_AMOUNTS = {"duration_min": _DURATION, "distance_m": text("Distance"), "steps": text("Steps")}

_TICKS = frozenset(name for name, measure in MEASURES.items() if measure.tick)

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


def _headed(row: Row, role: str, sort: Part, meta: Part | None, inside: Part) -> Part:
    """A resource with what all have of an entry, and what it has inside; an entry of a bundle."""
    uid, more = row["uid"], "" if meta is None else f'"meta": {meta}, '
    id, identifier = parts.named(uid, role), parts.identifier(uid)
    head = f'"resourceType": {sort}, "id": "{id}", {more}"identifier": {identifier}'
    return f'{{"fullUrl": "{parts.urn(id)}", "resource": {{{head}, {inside}}}}}'


def _observation(
    row: Row,
    about: Patient,
    role: str,
    what: _What,
    timed: Part | None = None,
    **said: Part | None,
) -> Part:
    """An observation with what all have; `said` is by name, None for what isn't there."""
    status = _FINAL if row["edited_at"] is None else _AMENDED
    same = _same(what, status, about.reference)
    timed = timed or parts.when(row, "effective")
    inside = parts.members(same, timed, about.performer, **said)
    return _headed(row, role, _OBSERVATION, what.meta, inside)


@lru_cache(1000)
def _same(what: _What, status: Part, subject: Part) -> Part:
    """What stands alike in very many observations, of whatever entry."""
    return parts.members(status=status, category=what.category, code=what.code, subject=subject)


# --- pain and signs ---


def _pain(row: Row, about: Patient) -> list[Part]:
    score = row["measures"].get("intensity")
    if score == 0:
        return [_no_pain(row, about)]
    pain = _symptom(row, about, _pain_value(about), _pain_notes(row), _pain_components(row))
    if score is None or row["estimated"]:
        return [pain]
    return [pain, _scored(row, about, score)]


def _symptom(
    row: Row,
    about: Patient,
    value: Part,
    notes: Part | None,
    components: Part | None = None,
) -> Part:
    return _observation(
        row,
        about,
        _SYMPTOM_ROLE,
        _SYMPTOM,
        valueCodeableConcept=value,
        bodySite=_site(row, about) if row["kind"] == "pain" else None,
        note=notes,
        component=components,
    )


def _no_pain(row: Row, about: Patient) -> Part:
    return _observation(
        row,
        about,
        _SYMPTOM_ROLE,
        _ABSENT,
        valueCodeableConcept=_pain_value(about),
        bodySite=_site(row, about),
        note=parts.notes([row["note"]]),
    )


def _scored(row: Row, about: Patient, score: float) -> Part:
    of = parts.urn(parts.named(row["uid"], _SYMPTOM_ROLE))
    return _observation(
        row,
        about,
        "score",
        _SCORE,
        valueQuantity=parts.quantity("intensity", score),
        bodySite=_site(row, about),
        derivedFrom=listed(there(reference=quoted(of))),
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


def _pain_notes(row: Row) -> Part | None:
    score, word = row["measures"].get("intensity"), row["attributes"].get("word")
    guess = f"score {parts.number(score)} of 10 estimated" if score and row["estimated"] else None
    if guess and word:
        guess += f" from the word {word}"
    unbearable = "unbearable" if row["measures"].get("unbearable") else None
    return parts.notes([row["note"], guess, unbearable, _since(row)])


def _since(row: Row) -> str | None:
    return f"since {row['since_day']}" if row["since_day"] else None


def _pain_components(row: Row) -> Part | None:
    said = [(_SEVERITY, row["attributes"].get("word"))]
    said.append((_QUALITY, "spasm" if row["measures"].get("spasm") else None))
    told = [_component(code, words) for code, words in said if words]
    return listed(*told) if told else None


def _component(code: Part, words: str) -> Part:
    return there(code=code, valueCodeableConcept=text(parts.spoken(words)))


def _sign(row: Row, about: Patient) -> list[Part]:
    notes = parts.notes([row["note"], _since(row)])
    return [_symptom(row, about, text(parts.spoken(row["subject"])), notes)]


# --- what was taken and done ---


def _medicine(row: Row, about: Patient) -> list[Part]:
    dosage = _dosage(row)
    what = parts.members(
        status=_COMPLETED,
        medicationCodeableConcept=text(parts.spoken(row["subject"])),
        subject=about.reference,
    )
    inside = parts.members(
        what,
        parts.when(row, "effective"),
        informationSource=about.reference,
        note=parts.notes([row["note"]]),
        dosage=listed(dosage) if dosage else None,
    )
    return [_headed(row, "medication", _MEDICATION, None, inside)]


def _dosage(row: Row) -> Part | None:
    dose, pieces = (row["measures"].get(name) for name in ("dose_mg", "pieces"))
    if dose is not None:
        return there(doseAndRate=listed(there(doseQuantity=parts.quantity("dose_mg", dose))))
    if pieces is not None:
        unit = parts.spoken(row["attributes"].get("unit") or "pieces")
        return text(f"{parts.number(pieces)} {unit}")
    return None


def _treatment(row: Row, about: Patient) -> list[Part]:
    minutes, provider = row["measures"].get("duration_min"), row["attributes"].get("provider")
    untimed = f"{parts.number(minutes)} min" if minutes and row["at"] is None else None
    actor = there(actor=there(display=quoted(parts.spoken(provider)))) if provider else None
    what = parts.members(
        status=_COMPLETED,
        code=text(parts.spoken(row["subject"])),
        subject=about.reference,
    )
    inside = parts.members(
        what,
        parts.when(row, "performed", minutes),
        performer=listed(actor) if actor else None,
        note=parts.notes(["self-reported", untimed, row["note"]]),
    )
    return [_headed(row, "procedure", _PROCEDURE, None, inside)]


def _exercise(row: Row, about: Patient) -> list[Part]:
    kind, measures = KINDS[row["kind"]], row["measures"]
    if set(measures) == {"steps"}:
        return [_steps(row, about)]
    is_subject = row["subject"] is not None and kind.name == "sport"
    components = (
        [] if is_subject or row["subject"] is None else [_named_subject(kind.noun, row["subject"])]
    )
    components += _components(row)
    return [
        _observation(
            row,
            about,
            "exercise",
            _EXERCISE,
            parts.when(row, "effective", measures.get("duration_min")),
            valueCodeableConcept=_titled(row, is_subject).code,
            note=_notes_and_ticks(row),
            component=listed(*components) if components else None,
        )
    ]


def _steps(row: Row, about: Patient) -> Part:
    """Steps alone are those of a day, whatever clock they bear."""
    return _observation(
        row,
        about,
        "steps",
        _STEPS,
        parts.members(effectiveDateTime=quoted(row["day"])),
        valueQuantity=parts.in_ucum(row["measures"]["steps"], "/d", "steps per day"),
        note=parts.notes([row["note"]]),
    )


@lru_cache(1000)
def _named_subject(noun: str, subject: str) -> Part:
    return _component(text(parts.titled(noun)), subject)


def _components(row: Row) -> list[Part]:
    """A part for each amount of an exercise."""
    amounts = _amounts(row)
    known = [name for name in _AMOUNTS if name in amounts]
    others = sorted(amounts.keys() - _AMOUNTS.keys())
    return [_measured(name, amounts[name]) for name in (*known, *others)]


@lru_cache(1000)
def _measured(name: str, value: float) -> Part:
    code = _AMOUNTS.get(name) or text(_label(name))
    return there(code=code, valueQuantity=parts.quantity(name, value))


def _amounts(row: Row) -> dict[str, float]:
    """What an entry measures, without its ticks."""
    return {name: value for name, value in row["measures"].items() if name not in _TICKS}


def _label(measure: str) -> str:
    return parts.titled(MEASURES[measure].label if measure in MEASURES else parts.spoken(measure))


def _notes_and_ticks(row: Row) -> Part | None:
    note, measures = row["note"], row["measures"]
    if note is None and _TICKS.isdisjoint(measures):  # as most are
        return None
    return parts.notes([note, *(MEASURES[n].label for n in sorted(_TICKS & measures.keys()))])


def _titled(row: Row, by_subject: bool) -> _What:
    return _in_words(row["subject"] if by_subject else row["kind"])


@lru_cache(1000)
def _in_words(name: str) -> _What:
    return _What(text(parts.titled(parts.spoken(name))))


# --- amounts ---


def _amount(measure: str, what: _What | None = None) -> Callable[[Row, Patient], list[Part]]:
    """Makes an observation of one measure; without a code in the words for what it is of."""

    def make(row: Row, about: Patient) -> list[Part]:
        if measure not in row["measures"]:
            return []
        return [
            _observation(
                row,
                about,
                "amount",
                what or _titled(row, row["subject"] is not None),
                valueQuantity=parts.quantity(measure, row["measures"][measure]),
                note=_notes_and_ticks(row),
            )
        ]

    return make


def _other(row: Row, about: Patient) -> Part:
    amounts = _amounts(row)
    name = min(amounts, default=None)
    done = "true" if row["measures"].get("done", 1) != 0 else "false"
    return _observation(
        row,
        about,
        "other",
        _titled(row, row["subject"] is not None),
        valueQuantity=None if name is None else parts.quantity(name, amounts[name]),
        valueBoolean=done if name is None else None,
        note=parts.notes([row["note"]]),
    )


_MAKERS: Mapping[str, Callable[[Row, Patient], list[Part]]] = {
    "pain": _pain,
    "symptom": _sign,
    "med": _medicine,
    "treatment": _treatment,
    **{kind.name: _exercise for kind in KINDS.values() if kind.exercise},
    "sleep": _amount("duration_min", _SLEEP),
    "weight": _amount("mass_kg", _WEIGHT),
    "water": _amount("volume_ml"),
    "drink": _amount("volume_ml"),
    "food": _amount("mass_g"),
    "mineral": _amount("dose_mg"),
}
