"""What must hold of any doses: how they were typed, split or called changes nothing."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from tests.rules.diary import DRUGS, START, judge, plus, timed
from tracker.domain.catalogues.ingredients import contents, ingredients, kept_parts
from tracker.domain.entries import Entry
from tracker.rules import Finding

NAMES = ("ibuprofen", "naproxen", "aspirin", "paracetamol", "codeine")
PRODUCTS = ("excedrin", "co-codamol-8-500", "nurofen-plus", "percocet-5-325")
LAST = 3
few = examples(150)

#: Day, minute of the day (None: without a time), name, and mg or tenths of pieces.
dose_lines = st.lists(
    st.tuples(
        st.integers(0, LAST),
        st.one_of(st.none(), st.integers(0, 95).map(lambda n: n * 15)),
        st.sampled_from([*NAMES, *PRODUCTS]),
        st.sampled_from([100, 200, 220, 325, 400, 440, 500, 650, 975, 1000, 1500]),
    ),
    max_size=14,
)
profiles = st.sampled_from([{}, {"birth-year": "2010"}, {"birth-year": "1950"}])


def med(day: int, minute: int | None, name: str, amount: float, number: int) -> Entry:
    measures = {"pieces": amount / 200} if name in PRODUCTS else {"dose_mg": float(amount)}
    measures |= kept_parts(measures, DRUGS.get(name))
    clock = f"{(minute or 0) // 60:02}:{(minute or 0) % 60:02}"
    entry = timed("med", plus(START, day), clock, name, id=number, **measures)
    return entry if minute is not None else entry._replace(at=None)


def entries_of(lines) -> list[Entry]:
    return [med(*line, number) for number, line in enumerate(lines, 1)]


def found(entries, **known) -> list[Finding]:
    kept = judge(entries, plus(START, LAST), **known)
    return [f for f in kept if f.rule.startswith("painkiller")]


def outline(findings) -> list[tuple]:
    """What a finding says, whatever the ids are."""
    return [(f.about, f.level, f.since, f.message, dict(f.evidence), f.sources) for f in findings]


@few
@given(dose_lines, profiles, st.data())
def test_the_order_of_typing_changes_nothing(lines, profile, data):
    entries = entries_of(lines)
    places = data.draw(st.permutations(range(len(entries))))
    mixed = [entries[place]._replace(id=number) for number, place in enumerate(places, 1)]
    assert outline(found(mixed, profile=profile)) == outline(found(entries, profile=profile))


@few
@given(dose_lines, profiles, st.data())
def test_a_dose_split_in_two_at_one_instant_changes_nothing(lines, profile, data):
    entries = entries_of(lines)
    whole = [(f.about, f.level, dict(f.evidence)) for f in found(entries, profile=profile)]
    if not entries:
        return
    place = data.draw(st.integers(0, len(entries) - 1))
    half = {name: value / 2 for name, value in entries[place].measures.items()}
    split = [
        *entries[:place],
        entries[place]._replace(measures=half),
        *entries[place + 1 :],
        entries[place]._replace(measures=half, id=99),
    ]
    assert [(f.about, f.level, dict(f.evidence)) for f in found(split, profile=profile)] == whole


@few
@given(dose_lines, st.data())
def test_other_names_of_a_drug_change_nothing(lines, data):
    entries = entries_of(lines)

    def called(entry: Entry) -> Entry:
        names = [entry.subject, *DRUGS.get(entry.subject).aliases]
        name = data.draw(st.sampled_from(names))
        return entry._replace(subject=name.upper().replace("-", "_"))

    assert found([called(entry) for entry in entries]) == found(entries)


@few
@given(dose_lines)
def test_what_a_product_holds_is_as_if_it_were_logged_by_itself(lines):
    entries = entries_of(lines)
    alone = []
    for entry in entries:
        for drug, mg in ingredients(entry, DRUGS).items():
            if DRUGS.get(drug) is not None:
                measures = {} if mg is None else {"dose_mg": mg}
                alone.append(entry._replace(subject=drug, measures=measures, id=len(alone) + 1))
    told = [(f.about, f.level, dict(f.evidence)) for f in found(entries)]
    assert [(f.about, f.level, dict(f.evidence)) for f in found(alone)] == told


def numbers(text: str, unit: str) -> Counter[float]:
    return Counter(float(n) for n in re.findall(rf"(\d+(?:\.\d+)?) {unit}", text))


@few
@given(dose_lines, profiles)
def test_text_and_json_hold_the_same_numbers(lines, profile):
    for finding in found(entries_of(lines), profile=profile):
        amounts = {
            value for name, value in finding.evidence.items() if "mg" in name and value is not None
        }
        said = set(numbers(finding.message, "mg"))
        assert said <= amounts, finding
        assert finding.evidence.get("mg_24h", finding.evidence.get("mg_at_once")) in {*said, None}
        if profile.get("birth-year") != "2010":
            assert amounts - said <= {finding.evidence.get("limit_mg")}, finding
        assert all(value is None or value >= 0 for value in finding.evidence.values())
        if "days" in finding.evidence:
            assert f"on {finding.evidence['days']} days" in finding.message or (
                finding.level == "unsure"
            )


def test_every_product_holds_what_a_rule_or_nobody_counts():
    for name in PRODUCTS:
        assert len(contents(DRUGS.get(name))) > 1
