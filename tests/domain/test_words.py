"""Words read by type: every spelling of the design reads as people mean it, the rest is refused."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from tracker.domain.catalogues.catalogue import Catalogue, OwnSubject, Subject, load
from tracker.domain.entries import Entry
from tracker.domain.errors import MissingSubject, UnknownName, WrongWords
from tracker.domain.kinds import KINDS
from tracker.domain.words.changing import read_change
from tracker.domain.words.reading import Reading, fill, read_words


def catalogue_of(kind: str) -> Catalogue | None:
    rule = KINDS[kind].subject
    own = [OwnSubject("habits", "meditation"), OwnSubject("habits", "floss")]  # none is shipped
    return load(rule.vocabulary, own) if rule else None


def containers_of(kind: str) -> Callable[[], Catalogue] | None:
    volumes = any(field.measure == "volume_ml" for field in KINDS[kind].fields)
    return (lambda: load("containers")) if volumes else None


def read(line: str, us: bool = False) -> list[Reading]:
    kind, *words = line.split(" ")
    return read_words(
        KINDS[kind], words, catalogue=catalogue_of(kind), containers=containers_of(kind), us=us
    )


def amounts(line: str, us: bool = False) -> dict[str, float]:
    """The measures of the kind's own fields: what was typed, without what follows from it."""
    (reading,) = read(line, us)
    own = {field.measure for field in KINDS[line.partition(" ")[0]].fields} | {"done"}
    return {name: round(value, 1) for name, value in reading.measures.items() if name in own}


PAIN = [
    ("pain 6 lower-back", [("lower-back", None, 6)]),
    ("pain lower-back 6", [("lower-back", None, 6)]),
    ("pain lower back 6", [("lower-back", None, 6)]),
    ("pain 6 LOWER Back", [("lower-back", None, 6)]),
    ("pain 6 lbp", [("lower-back", None, 6)]),
    ("pain 6 small of the back", [("lower-back", None, 6)]),
    ("pain 6/10 lower-back", [("lower-back", None, 6)]),
    ("pain 6 /10 lower-back", [("lower-back", None, 6)]),
    ("pain 10 lower-back", [("lower-back", None, 10)]),
    ("pain 6.0 lower-back", [("lower-back", None, 6)]),
    ("pain 6 left knee", [("knee", "left", 6)]),
    ("pain 6 left-knee", [("knee", "left", 6)]),
    ("pain 6 knee left", [("knee", "left", 6)]),
    ("pain left 6 knee", [("knee", "left", 6)]),
    ("pain knee 6 left", [("knee", "left", 6)]),
    ("pain 6 knee-left", [("knee", "left", 6)]),
    ("pain 6 knee", [("knee", None, 6)]),
    ("pain 4 both knees", [("knee", "both", 4)]),
    ("pain 4 left and right knee", [("knee", "both", 4)]),
    ("pain 6 left lower-back", [("lower-back", "left", 6)]),
    ("pain 6 lower-back left-hip", [("lower-back", None, 6), ("hip", "left", 6)]),
    ("pain 6 lower-back left hip", [("lower-back", None, 6), ("hip", "left", 6)]),
    ("pain 6 lower-back, left-hip", [("lower-back", None, 6), ("hip", "left", 6)]),
    ("pain 6 lower back and left hip", [("lower-back", None, 6), ("hip", "left", 6)]),
    ("pain 6 left-hip right-knee", [("hip", "left", 6), ("knee", "right", 6)]),
    ("pain 6 hip left knee right", [("hip", "left", 6), ("knee", "right", 6)]),
    ("pain 6 knee left and neck", [("knee", "left", 6), ("neck", None, 6)]),
    (
        "pain 6 hip left, knee right, neck",
        [("hip", "left", 6), ("knee", "right", 6), ("neck", None, 6)],
    ),
    ("pain 6 neck left lower-back", [("neck", None, 6), ("lower-back", "left", 6)]),
    ("pain 6 hip knee neck", [("hip", None, 6), ("knee", None, 6), ("neck", None, 6)]),
    ("pain 6 left-knee right-knee", [("knee", "left", 6), ("knee", "right", 6)]),
    ("pain 6 lower-back 3 left-knee", [("lower-back", None, 6), ("knee", "left", 3)]),
    ("pain lower-back 6 left-knee 3", [("lower-back", None, 6), ("knee", "left", 3)]),
    ("pain 6 neck 6 left-knee", [("neck", None, 6), ("knee", "left", 6)]),
    ("pain 6 neck left-hip 3 knee", [("neck", None, 6), ("hip", "left", 6), ("knee", None, 3)]),
    ("pain none", [(None, None, 0)]),
    ("pain None", [(None, None, 0)]),
    ("pain 0 lower-back", [("lower-back", None, 0)]),
    ("pain none lower-back", [("lower-back", None, 0)]),
]


@pytest.mark.parametrize(("line", "entries"), PAIN)
def test_pain_is_read_as_meant(line: str, entries: list[tuple[str, str | None, float]]) -> None:
    assert [(r.subject, r.side, r.measures["intensity"]) for r in read(line)] == entries


AMOUNTS = [
    ("water 500", {"volume_ml": 500}),
    ("water 500ml", {"volume_ml": 500}),
    ("water 500 ml", {"volume_ml": 500}),
    ("water 0.5l", {"volume_ml": 500}),
    ("water 0,5l", {"volume_ml": 500}),
    ("water 0.5L", {"volume_ml": 500}),
    ("water 1/2 l", {"volume_ml": 500}),
    ("water 50cl", {"volume_ml": 500}),
    ("water 16oz", {"volume_ml": 473.2}),
    ("water 16 fl oz", {"volume_ml": 473.2}),
    ("water 2cups", {"volume_ml": 473.2}),
    ("water cup", {"volume_ml": 236.6}),
    ("water 2 glasses", {"volume_ml": 500}),
    ("water glass", {"volume_ml": 250}),
    ("water ½ glass", {"volume_ml": 125}),
    ("water 1 1/2 glasses", {"volume_ml": 375}),
    ("water big glass", {"volume_ml": 400}),
    ("water 2x200", {"volume_ml": 400}),
    ("water 2 x 200 ml", {"volume_ml": 400}),
    ("water 2x glass", {"volume_ml": 500}),
    ("water 2ml", {"volume_ml": 2}),
    ("water us-pint", {"volume_ml": 473.2}),
    ("water 2 uk-pints", {"volume_ml": 1136.5}),
    ("water 20l", {"volume_ml": 20_000}),
    ("food watermelon 300", {"mass_g": 300}),
    ("food 2 cups watermelon", {"mass_g": 304}),
    ("food 2 cups of watermelon", {"mass_g": 304}),
    ("food watermelon cup", {"mass_g": 152}),
    ("food 2 servings watermelon", {"mass_g": 304}),
    ("food 2 peaches", {"mass_g": 260}),
    ("food 8oz watermelon", {"mass_g": 226.8}),
    ("food 1lb 4oz watermelon", {"mass_g": 567}),
    ("drink sports-drink 500", {"volume_ml": 500}),
    ("drink sports drink 500", {"volume_ml": 500}),
    ("drink 2 cups orange juice", {"volume_ml": 473.2}),
    ("drink 2 mugs coffee", {"volume_ml": 600}),
    ("drink glass of milk", {"volume_ml": 250}),
    ("drink wine glass", {"volume_ml": 148}),  # the drink's own glass goes before the container
    ("med ibuprofen 400", {"dose_mg": 400}),
    ("med ibuprofen 400mg", {"dose_mg": 400}),
    ("med ibuprofen 2 tablets", {"dose_mg": 400}),
    ("med 3 ibuprofen tablets", {"dose_mg": 600}),
    ("food half watermelon cup", {"mass_g": 76}),
    ("food two watermelon cups", {"mass_g": 304}),
    ("med 2x200 ibuprofen", {"dose_mg": 400}),
    ("med paracetamol 1g", {"dose_mg": 1000}),
    ("med ibuprofen", {"done": 1}),
    ("med excedrin 2", {"pieces": 2}),
    ("med excedrin 3/4", {"pieces": 0.8}),  # rounded here
    ("drink coffee x2", {"volume_ml": 500}),
    ("drink coffee 200 x2", {"volume_ml": 400}),
    ("mineral magnesium 300", {"dose_mg": 300}),
    ("walk 30", {"duration_min": 30}),
    ("walk 30 min 2.5 km", {"duration_min": 30, "distance_m": 2500}),
    ("walk 30min 2.5km 4000steps", {"duration_min": 30, "distance_m": 2500, "steps": 4000}),
    ("walk 4000 steps, 30 min", {"duration_min": 30, "steps": 4000}),
    ("walk 2.5km", {"distance_m": 2500}),
    ("walk for 30 min", {"duration_min": 30}),
    ("walk 5km in 28", {"duration_min": 28, "distance_m": 5000}),
    ("walk an hour and a half 5km", {"duration_min": 90, "distance_m": 5000}),
    ("walk 5 7km", {"duration_min": 5, "distance_m": 7000}),
    ("walk 1min 7km", {"duration_min": 1, "distance_m": 7000}),
    ("walk 1.5mi", {"distance_m": 2414}),
    ("walk 1h30m", {"duration_min": 90}),
    ("walk 1h 30m", {"duration_min": 90}),
    ("walk 1:30", {"duration_min": 90}),
    ("walk 24h", {"duration_min": 1440}),
    ("stretch 10 hamstrings", {"duration_min": 10}),
    ("stretch 10m hamstrings", {"duration_min": 10}),
    ("stretch 90s hamstrings", {"duration_min": 1.5}),
    ("stretch 3x10min", {"duration_min": 30}),
    ("strength 40", {"duration_min": 40}),
    ("strength 40 core", {"duration_min": 40}),
    ("sport swimming 45", {"duration_min": 45}),
    ("sport cycling 15km 45 min", {"duration_min": 45, "distance_m": 15_000}),
    ("treatment acupuncture 45", {"duration_min": 45}),
    ("treatment physical therapy", {"done": 1}),
    ("weight 82.5", {"mass_kg": 82.5}),
    ("weight 82,5", {"mass_kg": 82.5}),
    ("weight 181lb", {"mass_kg": 82.1}),
    ("weight 12st 4lb", {"mass_kg": 78}),
    ("weight 12st4", {"mass_kg": 78}),
    ("weight 12 st 4 lb", {"mass_kg": 78}),
    ("sleep 7.5", {"duration_min": 450}),
    ("sleep 7h30min", {"duration_min": 450}),
    ("sleep 7h30", {"duration_min": 450}),
    ("sleep 7 h 30", {"duration_min": 450}),
    ("sleep 7:30", {"duration_min": 450}),
    ("sleep 450min", {"duration_min": 450}),
    ("symptom saddle-numbness", {"done": 1}),
    ("rest", {"done": 1}),
    ("food half grapefruit", {"mass_g": 123}),
]


@pytest.mark.parametrize(("line", "measures"), AMOUNTS)
def test_amounts_are_read_as_meant(line: str, measures: dict[str, float]) -> None:
    assert amounts(line) == measures


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("drink 2 cups orange juice", "orange-juice"),
        ("drink OJ 200", "orange-juice"),
        ("med nurofen 400", "ibuprofen"),
        ("symptom numbness between the legs", "saddle-numbness"),
        ("symptom under 20", "under-20"),
        ("symptom a fever", "fever"),
        ("treatment physio 30", "physical-therapy"),
        ("treatment 30 PT", "physical-therapy"),
        ("treatment hot stones 20", "hot-stones"),
        ("treatment 30 hrt", "hrt"),
        ("treatment 20 Traitement à l'eau", "traitement-à-leau"),
        ("sport 45 योग", "योग"),
        ("stretch 10", None),
        ("water 500", None),
    ],
)
def test_subjects_are_found_and_open_ones_kept(line: str, subject: str | None) -> None:
    assert read(line)[0].subject == subject


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_the_examples_of_every_kind_read(kind) -> None:  # type: ignore[no-untyped-def]
    for example in kind.examples:
        words = example.split(" --")[0]
        if not kind.text:
            assert all(reading.measures for reading in read(f"{kind.name} {words}"))


REFUSED = [
    ("pain 11 lower-back", "pain goes from 0 to 10 in whole numbers, not 11"),
    ("pain -1 lower-back", "pain goes from 0 to 10 in whole numbers, not -1"),
    ("pain 6.5 lower-back", "pain goes from 0 to 10 in whole numbers, not 6.5"),
    ("pain 6/12 lower-back", "pain goes from 0 to 10"),
    ("pain 1e1 lower-back", "pain goes from 0 to 10"),
    ("pain zero lower-back", "write numbers in digits: 0, not zero"),
    ("pain half lower-back", "pain goes from 0 to 10 in whole numbers, not half"),
    ("pain 5-6 lower-back", "write one number, not '5-6'"),
    ("pain 2x3 lower-back", "write one number"),
    ("pain 6kg lower-back", "no unit 'kg'"),
    ("pain 6 3 lower-back", "6 and 3 are two scores for lower-back"),
    ("pain 6 lower-back 3", "6 and 3 are two scores for lower-back"),
    ("pain none 6 lower-back", "none and 6 are two scores"),
    ("pain none 6", "'none' says that nothing hurts, and '6' that something does"),
    (
        "pain none none",
        "pain needs a site, such as: tracker log pain 6 lower-back; tracker log pain",
    ),
    ("pain none left", "tracker log pain none says that nothing hurts"),
    ("pain lower-back 6 3 left-knee", "can't tell which score is whose"),
    ("pain 6 3 neck knee", "can't tell which score is whose"),
    ("pain neck 6 4 knee", "can't tell which score is whose"),
    ("pain 6 lower-back lower-back", "the site lower-back is there twice"),
    ("pain 6 lower-back lbp", "lower-back is there twice"),
    ("pain 6 left right knee", "can't tell where 'left' belongs"),
    ("pain 6 left knee right", "can't tell where 'right' belongs"),
    ("pain lower-back", "pain needs a whole number from 0 to 10"),
    ("pain", "pain needs a whole number from 0 to 10, such as: tracker log pain 6 lower-back"),
    ("pain lower-back unbearable 6", "write --unbearable"),
    ("pain 6 lower-back 30min", "no unit 'min'"),
    ("pain 6 shoulder blde", "no site 'shoulder blde'; did you mean shoulder"),
    ("pain 6 knee since monday", "write --since monday"),
    ("pain 6 knee since", "write --since mon"),
    ("walk 30 yesterday", "'yesterday' says when: write --at yesterday"),
    ("walk 30 yestreday", "no word 'yestreday'; did you mean yesterday?"),
    ("water 0", "water goes from 1 ml to 20 l, not 0 ml"),
    ("water -5", "water goes from 1 ml to 20 l, not -5 ml"),
    ("water 1e9", "water goes from 1 ml to 20 l in plain digits, not 1e9"),
    ("drink coffee 1e5", "drink goes from 1 ml to 20 l in plain digits, not 1e5"),
    ("water 21l", "water goes from 1 ml to 20 l, not 21l"),
    ("water 30x900", "water goes from 1 ml to 20 l, not 30x900"),
    ("water " + "9" * 300, "water goes from 1 ml to 20 l"),
    (
        "water 500bananas",
        "no unit 'bananas'; for water use ml, cl, dl, l",
    ),
    (
        "water 500 bananas",
        "no unit 'bananas'; for water use ml, cl, dl, l",
    ),
    ("water 2 glases", "no unit 'glases'; did you mean glass?"),
    ("water glas", "did you mean glass?"),
    ("water bananas", "can't read 'bananas' for water"),
    ("water bananas 500", "can't read 'bananas'; words of your own go into a note"),
    ("water l", "'l' needs a number right before it"),
    ("water 2", "2 ml is too little to be meant; write 2l, 2 glasses, 2x200, or 2ml"),
    ("water 1", "1 ml is too little to be meant; write 1l, 1 glass, or 1ml"),
    ("water 0.5", "0.5 ml is too little to be meant; write 0.5l or 0.5ml"),
    ("water 9", "write 9l, 9 glasses, 9x200, or 9ml"),
    ("water 10", "write 10cl or 10ml"),
    ("water 15", "15 ml is too little to be meant; write 15cl or 15ml"),
    ("water 10x5", "5 ml is too little to be meant"),
    ("water", "water needs an amount, such as: tracker log water 500"),
    ("water  ", "water needs an amount"),
    ("water 500 500", "two amounts of one thing; write the sum or, for several of one size, 2x200"),
    ("sleep 7 8", "'7' and '8' are two amounts of one thing; write one, or log them one by one"),
    ("water 500ml 300", "'500ml' and '300' are two amounts"),
    ("water glass glass", "two amounts"),
    ("water 1,000", "1,000 can be read two ways; write 1000ml or 1ml"),
    ("water inf", "can't read 'inf'"),
    ("water nan", "can't read 'nan'"),
    ("water five", "5 ml is too little to be meant; write 5l"),
    ("water 💧", "can't read '💧'"),
    ("water 5x5x5", "no unit 'x'"),
    ("drink coffee 8h30", "'8h30' may be a time; write 8:30"),
    ("drink coffee 8h", "'8h' may be a time; write 8:00"),
    ("drink coffee 24h", "no unit 'h'; for coffee use serving, ml"),
    ("water the 500", "can't read 'the'"),
    ("water 500 bananas", "or make it one: tracker container add bananas 200ml"),
    ("pain 6 neck my", 'tracker log pain 6 neck --note "my"'),
    ("walk 30 for", 'tracker log walk 30 --note "for"'),
    ("sport running 4000", "a number without a unit is min, so write km where meant"),
    ("med excedrin 5", "excedrin is logged in pieces, of which 5 would be many"),
    ("med excedrin 1/3", "of which 0.333333 would be many"),
    ("walk 25h", "walk goes from 1 min to 24 h, not 25h"),
    ("walk 4 7 km", "'4' beside '7 km' may be a slip; write 4min"),
    ("water pint", "a pint is 568 ml in the UK and 473 ml in the US; write uk-pint or us-pint"),
    ("water for 500", "can't read 'for'"),
    ("walk 25 hours", "walk goes from 1 min to 24 h, not 25 hours"),
    ("walk 45:00", "walk goes from 1 min to 24 h"),
    ("walk 4000", "a number without a unit is min, so write km, steps where meant"),
    ("walk 500m", "'m' may be minutes or metres"),
    ("walk 500 m", "'m' may be minutes or metres"),
    ("walk 30min 40min", "'30min' and '40min' are two amounts"),
    ("walk 30min 7h", "'30min' and '7h' are two amounts"),
    ("walk 7h 90min", "'7h' and '90min' are two amounts"),
    ("walk 30 2.5", "write their units (min, km, steps)"),
    ("walk 4000.5steps", "in whole numbers, not 4000.5steps"),
    ("walk steps", "'steps' needs a number right before it, such as 4000steps"),
    ("walk steps 4", "'steps' stands behind its number: tracker log walk 4 steps"),
    ("walk 3x", "no unit 'x'"),
    ("pain 3x neck", "no unit 'x'"),
    ("walk 3x10", "write its unit, such as 3x10min"),
    ("walk 0min", "walk goes from 1 min to 24 h, not 0min"),
    ("walk left", "can't read 'left'"),
    ("walk 1:75", "can't read '1:75'"),
    ("water 1:30", "'1:30' is a time: write --at 1:30"),
    ("food watermelon cucumber 300", "watermelon and cucumber are more than one food"),
    ("food watermelon watermelon", "watermelon is there twice"),
    ("food wtermelon 300", "no food 'wtermelon'; did you mean watermelon?"),
    ("food watermelon 300 grms", "no unit 'grms'; did you mean grams?"),
    ("food watermelon fresh 300", 'tracker log food watermelon 300 --note "fresh"'),
    (
        "food 2 bananas",
        "2 may count pieces of banana, whose weight isn't known, or g; write 2 servings or 2g",
    ),
    ("food banana 2", "2 g of banana is too little to be meant; write 2 cups"),
    ("food 20 grapes", "20 may count pieces or g; write 20 pieces or 20g"),
    ("food watermelon 6kg", "food goes from 1 g to 5 kg, not 6kg"),
    ("drink", "say which drink"),
    ("drink tae 200", "no drink 'tae'"),
    ("med ibprofen 400", "did you mean ibuprofen? Write tracker log med ibuprofen 400"),
    ("med ibuprofen 5", "5 mg of ibuprofen is too little to be meant; write 5 tablets"),
    ("med ibuprofen 9", "write 9 tablets or 9mg"),
    ("med ibuprofen 10", "too little to be meant; write 10mg"),
    ("med ibuprofen 0", "med goes from 0.001 mg"),
    ("med ibuprofen 2 spoons", "no unit 'spoons'; for ibuprofen use tablet, pill, caplet, mg"),
    ("med 3 ibuprofen tablets 400mg", "'3' and 'tablets' are two amounts of one thing"),
    ("med ibuprofen 200 tablets", "med goes from 0.001 mg to 20000 mg"),
    ("mineral magnesium 3", "3 mg of magnesium is too little to be meant"),
    ("mineral magnesium", "mineral needs an amount"),
    (
        "symptom fever 39",
        'a note: tracker log symptom fever --note "39"',
    ),
    ("symptom 39", "symptom takes no amount; leave '39' out"),
    ("sport 2 runs", "'2 runs' says how often and not how long"),
    ("treatment 3 massages", "'3 massages' says how often and not how long"),
    ("symptom feverr", "did you mean fever?"),
    ("treatment 💆", "no name for a treatment"),
    ("treatment \x00", "no name for a treatment"),
    ("treatment \ud800", "no name for a treatment"),
    ("treatment " + "x" * 61, "at most 60 letters"),
    ("stretch 10 minuts", "no unit 'minuts'; did you mean minutes?"),
    ("strength 20 kg", "no unit 'kg'; for strength use min, h, s"),
    ("stretch 10 km", "no unit 'km'"),
    ("stretch min 10", "'min' stands behind its number: tracker log stretch 10 min"),
    ("stretch 5 hamstrings 10 calves", "more than one stretch"),
    ("stretch hamstrings calves 10", "hamstrings and calves are more than one stretch"),
    ("sport swimming 45 cycling", "swimming and cycling are more than one sport"),
    ("sport swimming", "sport needs an amount"),
    ("weight 825", "weight goes from 20 kg to 500 kg, not 825 kg"),
    ("weight 2x40", "write one number"),
    ("sleep 450", "sleep goes from 1 min to 24 h, not 450 h"),
    ("rest 5", "rest takes no amount"),
    ("rest well", "rest takes no words; leave 'well' out"),
    ("pain 6 neck spasm", "'spasm' is an option: write --spasm"),
]


@pytest.mark.parametrize(("line", "says"), REFUSED)
def test_what_is_not_understood_is_refused_in_a_sentence(line: str, says: str) -> None:
    with pytest.raises(WrongWords) as refused:
        read(line)
    assert says in str(refused.value)
    assert len(str(refused.value)) < 250


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("6 lowr-back", "lower-back"),
        ("6 lowr back", "lower-back"),
        ("6 lower-back hp", "hip"),
        ("6 back", "lower-back"),
        ("6 left side", "flank"),
    ],
)
def test_a_mistyped_site_is_refused_with_the_near_ones(words: str, near: str) -> None:
    with pytest.raises(UnknownName) as refused:
        read(f"pain {words}")
    assert near in refused.value.near


@pytest.mark.parametrize("line", ["pain 6", "pain 0", "pain 6 left", "med 400", "treatment 45"])
def test_a_line_without_its_subject_can_be_completed(line: str) -> None:
    with pytest.raises(MissingSubject):
        read(line)


def test_of_one_measure_no_unit_is_told_of_another() -> None:
    with pytest.raises(WrongWords) as refused:
        read("weight 825")
    assert str(refused.value) == "weight goes from 20 kg to 500 kg, not 825 kg"


def test_zero_pain_somewhere_is_told_from_no_pain_anywhere() -> None:
    with pytest.raises(MissingSubject, match="pain none"):
        read("pain 0")


def test_quoted_words_are_words() -> None:
    kind = KINDS["pain"]
    for words in (["6 left knee"], ["6", " left  knee "], ["6", "left knee", ""]):
        (reading,) = read_words(kind, words, catalogue=load("sites"), containers=None)
        assert reading == Reading("knee", "left", {"intensity": 6.0})


US = [
    ("water 16", {"volume_ml": 473.2}),
    ("water 100", {"volume_ml": 2957.4}),
    ("water 500ml", {"volume_ml": 500}),
    ("walk 30 1.5mi", {"duration_min": 30, "distance_m": 2414}),
    ("weight 181", {"mass_kg": 82.1}),
    ("weight 82.5kg", {"mass_kg": 82.5}),
    ("food watermelon 8", {"mass_g": 226.8}),
    ("med ibuprofen 400", {"dose_mg": 400}),
    ("sleep 7.5", {"duration_min": 450}),
]


@pytest.mark.parametrize(("line", "measures"), US)
def test_bare_numbers_in_us_units(line: str, measures: dict[str, float]) -> None:
    assert amounts(line, us=True) == measures


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("water 500", "500 fl oz is 14.79 l; write 500ml or 500fl-oz"),
        ("water 0.5", "0.5 fl oz is too little"),
        ("water 700", "700 fl oz is"),
        ("water 700oz", "water goes from 0.03 fl oz to 676.3 fl oz"),
    ],
)
def test_us_numbers_that_cannot_be_meant(line: str, says: str) -> None:
    with pytest.raises(WrongWords) as refused:
        read(line, us=True)
    assert says in str(refused.value)


def test_what_a_food_holds_follows_from_its_amount() -> None:
    (reading,) = read("food watermelon 300")
    assert reading.measures["water_ml"] == pytest.approx(274.35)
    assert reading.measures["potassium_mg"] == pytest.approx(336)
    (pill,) = read("mineral magnesium 300")
    assert pill.measures == {"dose_mg": 300.0, "magnesium_mg": 300.0}
    (drink,) = read("drink coffee")
    assert drink.measures["volume_ml"] == 250
    assert drink.measures["potassium_mg"] > 0


def test_fill_needs_an_amount_or_a_serving() -> None:
    kind = KINDS["food"]
    foods = Catalogue(
        "foods",
        "food",
        {
            "soup": Subject("foods", "soup", data={"gives": {"water_ml": 0.9}, "serving": 200}),
            "bread": Subject("foods", "bread", data={"gives": {"water_ml": 0.4}}),
        },
    )
    assert fill(kind, Reading("soup", None, {}), foods) == {"mass_g": 200.0, "water_ml": 180.0}
    with pytest.raises(WrongWords, match="food needs an amount"):
        fill(kind, Reading("bread", None, {}), foods)


def test_own_containers_and_measures_count() -> None:
    own = [
        OwnSubject("containers", "blue bottle", data={"volume_ml": 750}),
        OwnSubject("containers", "cup", data={"volume_ml": 180}),
        OwnSubject("containers", "half pint", data={"volume_ml": 290}),
        OwnSubject("drugs", "etodolac", data={"units": {"tablet": 200}, "least_bare": 100}),
    ]
    water, containers = KINDS["water"], partial(load, "containers", own)
    for words, volume in (
        ("2 blue bottles", 1500), ("blue-bottle", 750), ("2cups", 360), ("half pint", 290),
    ):  # fmt: skip
        (reading,) = read_words(water, words.split(), catalogue=None, containers=containers)
        assert reading.measures == {"volume_ml": volume}
    med, drugs = KINDS["med"], load("drugs", own)
    (reading,) = read_words(med, ["2", "tablets", "etodolac"], catalogue=drugs, containers=None)
    assert reading == Reading("etodolac", None, {"dose_mg": 400.0})


def change(line: str, old: Entry) -> Reading:
    kind = KINDS[old.kind]
    return read_change(
        kind,
        line.split(),
        old,
        catalogue=catalogue_of(old.kind),
        containers=containers_of(old.kind),
    )


KNEE = Entry("pain", "2026-11-03", "knee", "left", measures={"intensity": 6.0, "spasm": 1.0})
MELON = Entry("food", "2026-11-03", "watermelon", measures={"mass_g": 300.0, "water_ml": 274.35})
WALK = Entry("walk", "2026-11-03", measures={"duration_min": 30.0, "distance_m": 2500.0})


@pytest.mark.parametrize(
    ("line", "subject", "side", "score"),
    [
        ("7", "knee", "left", 7),
        ("right", "knee", "right", 6),
        ("hip", "hip", None, 6),
        ("3 right hip", "hip", "right", 3),
        ("none", None, None, 0),
        ("none knee", "knee", "left", 0),
        ("knee 5", "knee", "left", 5),
        ("0", "knee", "left", 0),
    ],
)
def test_an_edit_keeps_what_it_does_not_name(
    line: str, subject: str | None, side: str | None, score: float
) -> None:
    assert change(line, KNEE) == Reading(subject, side, {"intensity": score})


def test_an_edit_works_out_anew_what_follows() -> None:
    assert change("150", MELON).measures["water_ml"] == pytest.approx(137.175)
    cucumber = change("cucumber", MELON)
    assert cucumber.subject == "cucumber"
    assert cucumber.measures["mass_g"] == 300
    assert cucumber.measures["water_ml"] == pytest.approx(285.69)
    assert change("2 cups", MELON).measures["mass_g"] == 304
    aleve = Entry("med", "2026-11-03", "aleve", measures={"pieces": 2.0})
    assert change("400mg", aleve).measures == {"dose_mg": 400}
    assert change("45", WALK).measures == {"duration_min": 45.0, "distance_m": 2500.0}


@pytest.mark.parametrize(
    ("held", "mg"), [({"paracetamol_mg": 1000.0}, 500), ({}, 250)], ids=["by its recipe", "by ours"]
)
def test_a_mended_product_holds_what_it_held(held: dict[str, float], mg: float) -> None:
    old = Entry("med", "2026-11-03", "excedrin", measures={"pieces": 2.0, **held})
    assert change("1", old).measures["paracetamol_mg"] == mg


@pytest.mark.parametrize(
    ("line", "old"),
    [
        ("hip knee", KNEE),
        ("left right", KNEE),
        ("6 7", KNEE),
        ("11", KNEE),
        ("6", KNEE._replace(subject=None, measures={"intensity": 0.0})),
        ("wtermelon", MELON),
        ("2", MELON),
    ],
)
def test_an_edit_that_makes_no_sense_is_refused(line: str, old: Entry) -> None:
    with pytest.raises(WrongWords):
        change(line, old)


TEXT = st.text(max_size=12)
BITS_TEXT = """
6 11 -1 0.5l 2x 200 x 1/2 ½ 7h30 m min km st lb fl oz left right both none and of lower-back knee
left-hip glass cups watermelon ibuprofen tablets swimming coffee , 1,000 1e9 /10 :
"""
BITS = st.sampled_from(BITS_TEXT.split())


@given(st.sampled_from(list(KINDS)), st.lists(TEXT | BITS, max_size=8), st.booleans())
@examples(400)
def test_any_words_are_read_or_refused_in_one_sentence(
    kind: str, words: list[str], us: bool
) -> None:
    readings, sentence = list[Reading](), ""
    try:
        readings = read_words(
            KINDS[kind], words, catalogue=catalogue_of(kind), containers=containers_of(kind), us=us
        )
    except WrongWords as error:
        sentence = str(error)
    # As the terminal will have it: one line, and nothing that a terminal obeys.
    assert sentence.isprintable()
    assert bool(readings) != bool(sentence)
    fields = {field.measure: field for field in KINDS[kind].fields}
    for reading in readings:
        assert reading.measures or KINDS[kind].text
        for measure, value in reading.measures.items():
            if measure in fields and measure == KINDS[kind].fields[0].measure:
                assert fields[measure].low <= value <= fields[measure].high


def test_a_line_of_two_thousand_letters_is_read_and_no_longer_one() -> None:
    line = "water 500 ml".ljust(2000 + len("water "), ",")
    assert amounts(line) == {"volume_ml": 500}
    with pytest.raises(WrongWords, match="too long"):
        read(line + ",")
    (neck,) = read("pain 6 neck" + " and" * 58)
    assert neck.subject == "neck"
    with pytest.raises(WrongWords, match=r"too long .*, 61 words"):
        read("pain 6 neck" + " and" * 59)


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("word", ["6", "knee", "x" * 100_000, "💧", "left", "9" * 100_000])
def test_absurdly_many_words_are_refused_at_once(kind: str, word: str) -> None:
    if KINDS[kind].text:
        return
    started = time.perf_counter()
    with pytest.raises(WrongWords) as refused:
        read_words(
            KINDS[kind],
            [word] * (10_000 if len(word) < 9 else 1),
            catalogue=catalogue_of(kind),
            containers=containers_of(kind),
        )
    assert time.perf_counter() - started < 1
    assert len(str(refused.value)) < 250
