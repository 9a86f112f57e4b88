"""Numbers are read by one reader: in digits or words, and never where two meanings stand close."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_words import amounts, read
from tests.properties import examples
from tracker.domain.catalogues.catalogue import OwnSubject, load
from tracker.domain.errors import WrongWords
from tracker.domain.kinds import KINDS
from tracker.domain.measures import DIMENSIONS, MEASURES
from tracker.domain.number_words import (
    CARDINALS,
    begins_number,
    cardinal,
    in_digits,
    spoken_number,
)
from tracker.domain.numbers import EXACT_UNITS, read_number, read_parts
from tracker.domain.units import format_measure
from tracker.domain.words.reading import read_words

WORDS = [
    ("pain six lower back", {"intensity": 6}),
    ("walk half an hour", {"duration_min": 30}),
    ("walk an hour", {"duration_min": 60}),
    ("walk an hour and a half", {"duration_min": 90}),
    ("walk one and a half hours", {"duration_min": 90}),
    ("walk 1 and a half hours", {"duration_min": 90}),
    ("walk twelve km", {"distance_m": 12_000}),
    ("walk ten", {"duration_min": 10}),
    ("water half a litre", {"volume_ml": 500}),
    ("water half litre", {"volume_ml": 500}),
    ("water a half litre", {"volume_ml": 500}),
    ("walk three quarters of an hour", {"duration_min": 45}),
    ("drink milk a quarter of a litre", {"volume_ml": 250}),
    ("water a glass", {"volume_ml": 250}),
    ("water two glasses", {"volume_ml": 500}),
    ("water a couple of glasses", {"volume_ml": 500}),
    ("water couple glasses", {"volume_ml": 500}),
    ("water ½ l", {"volume_ml": 500}),
    ("water 1½l", {"volume_ml": 1500}),
    ("water 1/2 l", {"volume_ml": 500}),
    ("sleep eight", {"duration_min": 480}),
    ("sleep seven and a half", {"duration_min": 450}),
    ("weight 82.500", {"mass_kg": 82.5}),
    ("weight 82,500 kg", {"mass_kg": 82.5}),
    ("sleep 7.500", {"duration_min": 450}),
    ("water 1.250 l", {"volume_ml": 1250}),
    ("water 2x1.250l", {"volume_ml": 2500}),
    ("water 0.500 l", {"volume_ml": 500}),
    ("water 0,500l", {"volume_ml": 500}),
    ("walk 1.609 km", {"distance_m": 1609}),
    ("drink two coffees", {"volume_ml": 500}),
    ("drink 2 coffees", {"volume_ml": 500}),
    ("drink coffee 2", {"volume_ml": 500}),
    ("drink a coffee", {"volume_ml": 250}),
    ("drink half a coffee", {"volume_ml": 125}),
    ("drink 12 espressos", {"volume_ml": 360}),
    ("drink double espresso", {"volume_ml": 60}),
    ("drink a double espresso", {"volume_ml": 60}),
    ("drink espresso double", {"volume_ml": 60}),
    ("drink a glass of milk", {"volume_ml": 250}),
    ("food a peach", {"mass_g": 130}),
    ("food 2x2 peaches", {"mass_g": 520}),
    ("food 4 grapes", {"mass_g": 19.6}),
    ("food 51 grapes", {"mass_g": 51}),
    ("food 13 bananas", {"mass_g": 13}),
    ("food half a grapefruit", {"mass_g": 123}),
    ("med 2 paracetamol", {"dose_mg": 1000}),
    ("med two paracetamol", {"dose_mg": 1000}),
    ("med ibuprofen 1", {"dose_mg": 200}),
    ("med aleve 2", {"dose_mg": 440}),
    ("med 2x2 paracetamol", {"dose_mg": 2000}),
    ("med ibuprofen 0.25", {"dose_mg": 50}),
    ("med half an ibuprofen", {"dose_mg": 100}),
    ("med an ibuprofen", {"dose_mg": 200}),
    ("med ibuprofen one and a half", {"dose_mg": 300}),
    ("med ibuprofen ½", {"dose_mg": 100}),
    ("med ibuprofen 1mg", {"dose_mg": 1}),
    ("med gabapentin 5", {"dose_mg": 5}),
    ("med 300 gabapentin", {"dose_mg": 300}),
    ("stretch ten hamstrings", {"duration_min": 10}),
    ("strength one-leg-stand 10min", {"duration_min": 10}),
]


@pytest.mark.parametrize(("line", "measures"), WORDS)
def test_numbers_in_words_and_counts(line: str, measures: dict[str, float]) -> None:
    assert amounts(line) == measures


REFUSED = [
    ("walk half an hour and a half", "can't read 'and'"),
    ("walk 1.5 hours and a half", "can't read 'and'"),
    ("water 1.000", "write 1000ml or 1ml"),
    ("water 2.000ml", "write 2000ml or 2ml"),
    ("water 2,000 ml", "write 2000 ml or 2 ml"),
    ("water 2x1.000", "write 2x1000ml or 2x1ml"),
    ("water 1.500 glasses", "write 1500 glasses or 1.5 glasses"),
    ("walk 10.000steps", "write 10000steps or 10steps"),
    ("walk 2.000 steps", "two ways"),
    ("walk 1.000min30s", "two ways"),
    ("walk 7h1.000", "two ways"),
    ("med paracetamol 1.000mg", "write 1000mg or 1mg"),
    ("med paracetamol 1.000 mg", "two ways"),
    ("med paracetamol 1.000", "write 1000mg or 1mg"),
    ("mineral magnesium 1.000 mcg", "two ways"),
    ("food watermelon 1.500 g", "two ways"),
    ("weight 12.500st", "two ways"),
    ("pain 1.000 neck", "two ways"),
    ("water half", "0.5 ml is too little"),
    ("water 0,75", "0.75 ml is too little"),
    ("water two", "write 2l, 2 glasses"),
    ("drink coffee 5", "write 5 servings, 5l"),
    ("drink coffee 0.5", "0.5 ml of coffee is too little"),
    ("drink 13 coffees", "write 13 servings or 13ml"),
    ("drink water 2", "2 ml of water is too little"),
    ("drink coffee 0", "not 0 ml"),
    ("drink double coffee 200", "can't read 'double'; words of your own go into a note"),
    ("med 2 gabapentin", "or once: tracker drug set gabapentin --tablet MG"),
    ("med 2 motrin", "tracker log med 2 tablets motrin, or the mg in all"),
    ("food 5 grapes", "write 5 pieces or 5g"),
    ("food 50 grapes", "write 50 pieces or 50g"),
    ("food half banana", "whose weight isn't known"),
    ("med a gabapentin", "tracker log med 1 tablet gabapentin"),
    ("med 2 tramadol", "tracker log med 2 tablets tramadol"),
    ("med gabapentin 1", "write 1mg or 1 tablet"),
    ("med tizanidine 4", "write 4mg or 4 tablets"),
    ("med ibuprofen 5", "write 5 tablets"),
    ("med ibuprofen 2.7", "2.7 mg of ibuprofen is too little"),
    ("food 2 bananas", "whose weight isn't known"),
    ("food 6 bananas", "whose weight isn't known"),
    ("stretch half moon 10", "'half moon' may be a name"),
    ("strength two dog carry 10", "write two-dog-carry for the name"),
    ("strength two dog carry 5min", "write two-dog-carry for the name"),
    ("stretch one 5min hamstring", "'one' and '5min' are two amounts of one thing"),
    ("water a", "leave 'a' out"),
    ("walk a", "leave 'a' out"),
]


@pytest.mark.parametrize(("line", "says"), REFUSED)
def test_what_can_be_meant_two_ways_is_refused_with_both(line: str, says: str) -> None:
    with pytest.raises(WrongWords) as refused:
        read(line)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("drink coffee 5", "write 5 servings or 5fl-oz"),
        ("drink coffee 7", "7 may count servings or fl oz"),
        ("drink 1.5 coffee", "1.5 may count servings or fl oz"),
        ("food 2 bananas", "write 2 servings or 2oz"),
        ("water 1.500", "write 1500fl-oz or 1.5fl-oz"),
    ],
)
def test_us_numbers_that_can_be_meant_two_ways(line: str, says: str) -> None:
    with pytest.raises(WrongWords) as refused:
        read(line, us=True)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("line", "ml"),
    [("drink coffee 4", 1000), ("drink coffee 8", 236.6), ("drink 8 coffees", 2000)],
)
def test_us_counts_of_drinks(line: str, ml: float) -> None:
    assert amounts(line, us=True) == {"volume_ml": ml}


OWN = [
    OwnSubject("drinks", "switchel"),
    # As `drug add NAME 2mg` keeps one, as `1mg` does, and as an import may.
    OwnSubject("drugs", "zopilex", data={"units": {"tablet": 2}, "least_bare": 1}),
    OwnSubject("drugs", "lirovan", data={"units": {"tablet": 1}, "least_bare": 0.5}),
    OwnSubject("drugs", "quenidol", data={"units": {"tablet": 2}}),
]


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("drink switchel 200", 200),
        ("drink 2 switchel", "2 ml of switchel is too little to be meant"),
        ("med 2 zopilex", 4),
        ("med 0.25 zopilex", 0.5),
        ("med zopilex 0.75", 1.5),
        ("med zopilex 1", "write 1mg or 1 tablet"),
        ("med zopilex 4", "write 4mg or 4 tablets"),
        ("med zopilex 5", 5),
        ("med lirovan 2", 2),
        ("med quenidol 0.5", "write 0.5mg or 0.5 tablets"),
    ],
)
def test_counts_of_ones_own_drinks_and_drugs(line: str, right: float | str) -> None:
    kind, *words = line.split()
    rule = KINDS[kind].subject
    assert rule is not None
    catalogue = load(rule.vocabulary, OWN)
    if isinstance(right, str):
        with pytest.raises(WrongWords, match=right):
            read_words(KINDS[kind], words, catalogue=catalogue, containers=None)
        return
    (reading,) = read_words(KINDS[kind], words, catalogue=catalogue, containers=None)
    assert reading.measures[KINDS[kind].fields[0].measure] == right


UNITS = [
    (kind, field, unit)
    for kind in KINDS.values()
    if kind.subject is None or not kind.subject.required
    for field in kind.fields
    for unit in DIMENSIONS[MEASURES[field.measure].dimension].units
    if unit.name != "/10"
]


@examples(300)
@given(
    st.sampled_from(UNITS),
    st.integers(1, 999),
    st.integers(0, 999),
    st.sampled_from(".,"),
    st.sampled_from(["", " "]),
    st.sampled_from(["", "2x"]),
)
def test_three_digits_behind_a_sign_are_never_guessed(
    of: tuple, whole: int, decimals: int, sign: str, space: str, times: str
) -> None:  # type: ignore[type-arg]
    kind, field, unit = of
    typed = f"{times}{whole}{sign}{decimals:03}"
    word = unit.name.replace(" ", "-")
    try:
        (reading,) = read(f"{kind.name} {typed}{space}{word}")
    except WrongWords:
        return
    assert unit.name in EXACT_UNITS
    value = (2 if times else 1) * (whole + decimals / 1000) * unit.factor
    assert reading.measures[field.measure] == pytest.approx(value, abs=1e-5)


@examples(200)
@given(st.sampled_from(UNITS), st.decimals(0, 5000, places=2))
def test_a_comma_is_a_point(of: tuple, number) -> None:  # type: ignore[type-arg,no-untyped-def]
    kind, _, unit = of
    word = unit.name.replace(" ", "-")
    told = []
    for text in (f"{number}", f"{number}".replace(".", ",")):
        try:
            told.append(read(f"{kind.name} {text}{word}"))
        except WrongWords as error:
            told.append(str(error).replace(",", "."))  # type: ignore[arg-type]
    assert told[0] == told[1]


@given(st.sampled_from(CARDINALS), st.sampled_from(["glasses", "l", "min", "km", "h"]))
def test_a_number_in_words_is_the_same_number_in_digits(word: str, unit: str) -> None:
    kind = "water" if unit in ("glasses", "l") else "walk"
    number = cardinal(word)
    told = []
    for said in (word, str(number)):
        try:
            told.append(read(f"{kind} {said} {unit}"))
        except WrongWords as error:
            told.append(str(error).replace(said, "so many"))  # type: ignore[arg-type]
    assert told[0] == told[1]
    assert read_number(word) == number == read_number(str(number))


@examples(200)
@given(
    st.sampled_from(["volume_ml", "mass_g", "mass_kg", "distance_m", "duration_min", "dose_mg"]),
    st.floats(30, 400),
    st.booleans(),
)
def test_what_is_shown_is_read_back(measure: str, value: float, us: bool) -> None:
    kind = next(k for k in KINDS.values() if any(f.measure == measure for f in k.fields))
    field = next(f for f in kind.fields if f.measure == measure)
    if not field.low <= value <= field.high:
        return
    subject = {"food": "watermelon ", "med": "ibuprofen "}.get(kind.name, "")
    shown = format_measure(measure, value, us=us)
    (reading,) = read(f"{kind.name} {subject}{shown}", us)
    assert format_measure(measure, reading.measures[measure], us=us) == shown


@pytest.mark.parametrize(
    "text", ["", "1.000", "1_000", "1e3", "nan", "inf", "١", "5kg", "2x3", "x"]
)
def test_what_is_no_plain_number(text: str) -> None:
    with pytest.raises(WrongWords):
        read_number(text)


def test_where_a_number_begins() -> None:
    assert spoken_number(["half", "an", "hour"]) == (0.5, 2, True)
    assert begins_number(["a", "couple", "of", "teas"]) == 3
    assert begins_number(["one-leg"]) == 0
    assert in_digits(["Half", "an", "hour"]) == ["0.5", "hour"]
    assert in_digits(["coffee"]) == ["coffee"]


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("0830", "'0830' may be a time; write 08:30 or 830"),
        ("0000", "'0000' may be a time; write 00:00 or 0"),
        ("0875", "without a 0 before it: 875, not 0875"),
        ("030", "without a 0 before it: 30, not 030"),
    ],
)
def test_a_0_before_a_number_is_refused(word, told):
    with pytest.raises(WrongWords, match=re.escape(told)):
        read_parts(word)
