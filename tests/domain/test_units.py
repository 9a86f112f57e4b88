"""Numbers with units in one word, and amounts as people write them: both ways."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.domain.errors import WrongWords
from tracker.domain.kinds import KINDS
from tracker.domain.measures import DIMENSIONS, MEASURES
from tracker.domain.numbers import join_spaced, read_parts
from tracker.domain.units import format_amount, format_measure, named_unit, unit_of
from tracker.domain.words.reading import read_words

READ = [
    ("500", [(500, "")]),
    ("0.5l", [(0.5, "l")]),
    ("0,5l", [(0.5, "l")]),
    (".5l", [(0.5, "l")]),
    ("0,500l", [(0.5, "l")]),
    ("82.500kg", [(82.5, "kg")]),
    ("16oz", [(16, "oz")]),
    ("16fl.oz", [(16, "fl.oz")]),
    ("16fl-oz", [(16, "fl-oz")]),
    ("30min.", [(30, "min")]),
    ("7h30", [(7, "h"), (30, "")]),
    ("7h30min", [(7, "h"), (30, "min")]),
    ("12st4lb", [(12, "st"), (4, "lb")]),
    ("1:30", [(1, "h"), (30, "min")]),
    ("0:45", [(0, "h"), (45, "min")]),
    ("7:30h", [(7, "h"), (30, "min")]),
    ("4000steps", [(4000, "steps")]),
    ("½", [(0.5, "")]),
    ("1½cups", [(1.5, "cups")]),
    ("1/2", [(0.5, "")]),
    ("3/4l", [(0.75, "l")]),
    ("6/10", [(0.6, "")]),
    ("-5", [(-5, "")]),
    ("−5ml", [(-5, "ml")]),  # a real minus sign
    ("50µg", [(50, "µg")]),
    ("1e9", [(float("inf"), "")]),
    ("-2.5e-3", [(float("inf"), "")]),
    ("9" * 400, [(float("inf"), "")]),
]


@pytest.mark.parametrize(("word", "parts"), READ)
def test_reads_a_word_as_numbers_with_units(word: str, parts: list[tuple[float, str]]) -> None:
    read = read_parts(word)
    assert read is not None
    assert [(part.value, part.unit) for part in read] == parts


@pytest.mark.parametrize(
    ("word", "times", "value", "unit"),
    [
        ("2x200", 2, 200, ""),
        ("2×200ml", 2, 200, "ml"),
        ("3*0.5l", 3, 0.5, "l"),
        ("500", 1, 500, ""),
    ],
)
def test_reads_several_of_a_size(word: str, times: int, value: float, unit: str) -> None:
    parts = read_parts(word)
    assert parts is not None
    assert [(p.times, p.value, p.unit) for p in parts] == [(times, value, unit)]


@pytest.mark.parametrize(
    "word", ["lower-back", "l4", "inf", "nan", "infinity", "x", "-", "--", "glass", "", "💧", "é5"]
)
def test_what_begins_with_no_digit_is_no_amount(word: str) -> None:
    assert read_parts(word) is None


REFUSED = [
    ("1,000,000", "without separators: 1000000"),
    ("1,000.5ml", "without separators: 1000.5"),
    ("1.000,5ml", "without separators: 1000.5"),
    ("1.000.000", "without separators: 1000000"),
    ("1_000", "without separators: 1000"),
    ("1'000", "without separators: 1000"),
    ("٣", "digits 0 to 9"),
    ("5٠", "digits 0 to 9"),
    ("５００", "digits 0 to 9"),
    ("--5", "can't read '--5'"),
    ("+5", "can't read"),
    ("~500", "can't read"),
    ("5.", "can't read"),
    ("5..5", "can't read"),
    ("5-6", "write one number"),
    ("30.min5.5.5", "can't read"),
    ("1/0", "divides by zero"),
    ("500%", "can't read"),
    ("$5", "can't read"),
    ("7:75", "can't read"),
]


@pytest.mark.parametrize(("word", "says"), REFUSED)
def test_refuses_what_only_looks_like_an_amount(word: str, says: str) -> None:
    with pytest.raises(WrongWords) as refused:
        read_parts(word)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ("2 x 200", "2x200"),
        ("2x 200 ml", "2x200 ml"),
        ("2 x glass", "2x glass"),
        ("200 x2", "2x200"),
        ("250ml x2 water", "2x250ml water"),
        ("x2", "x2"),
        ("12 x34567", "12 x34567"),
        ("5 out of 10", "5/10"),
        ("5 out of 100", "5 out of 100"),
        ("8k steps", "8000 steps"),
        ("10.5k steps", "10500 steps"),
        ("8k", "8k"),
        ("1 1/2 cups", "1½ cups"),
        ("1 ½ cups", "1½ cups"),
        ("16 fl oz", "16 fl-oz"),
        ("16fl oz", "16fl-oz"),
        ("2x", "2x"),
        ("x 5", "x 5"),
        ("2 x", "2 x"),
        ("1/2 cup", "1/2 cup"),
    ],
)
def test_joins_what_is_one_amount(words: str, joined: str) -> None:
    assert " ".join(join_spaced(words.split())) == joined


METRIC = [
    ("volume_ml", 500, "500 ml"),
    ("volume_ml", 2, "2 ml"),
    ("volume_ml", 9.6, "9.6 ml"),
    ("volume_ml", 999.7, "1 l"),
    ("volume_ml", 996, "996 ml"),
    ("volume_ml", 1400, "1.4 l"),
    ("volume_ml", 1250, "1.25 l"),
    ("volume_ml", 20_000, "20 l"),
    ("volume_ml", 0, "0 ml"),
    ("mass_g", 304, "304 g"),
    ("mass_g", 1500, "1.5 kg"),
    ("mass_kg", 82.5, "82.5 kg"),
    ("mass_kg", 82, "82 kg"),
    ("duration_min", 30, "30 min"),
    ("duration_min", 450, "7 h 30 min"),
    ("duration_min", 60, "1 h"),
    ("duration_min", 59.97, "1 h"),
    ("duration_min", 0.9921875, "1 min"),
    ("duration_min", 1.5, "1.5 min"),
    ("duration_min", 0, "0 min"),
    ("distance_m", 2500, "2.5 km"),
    ("distance_m", 500, "0.5 km"),
    ("distance_m", 42_195, "42.2 km"),
    ("steps", 4000, "4000 steps"),
    ("steps", 1, "1 step"),
    ("intensity", 6, "6/10"),
    ("intensity", 5.5, "5.5/10"),
    ("dose_mg", 400, "400 mg"),
    ("dose_mg", 12.5, "12.5 mg"),
    ("dose_mg", 0.05, "0.05 mg"),
    ("potassium_mg", 336.04, "336 mg"),
    ("unbearable", 1, "unbearable"),
]


@pytest.mark.parametrize(("measure", "value", "text"), METRIC)
def test_formats_a_measure(measure: str, value: float, text: str) -> None:
    assert format_measure(measure, value) == text


@pytest.mark.parametrize(
    ("measure", "value", "text"),
    [
        ("volume_ml", 473.176473, "16 fl oz"),
        ("volume_ml", 250, "8.5 fl oz"),
        ("mass_g", 226.796, "8 oz"),
        ("mass_kg", 82.100219, "181 lb"),
        ("distance_m", 2414.016, "1.5 mi"),
        ("duration_min", 450, "7 h 30 min"),
        ("dose_mg", 400, "400 mg"),
        ("steps", 4000, "4000 steps"),
    ],
)
def test_formats_in_us_units(measure: str, value: float, text: str) -> None:
    assert format_measure(measure, value, us=True) == text


def test_a_named_unit_is_kept() -> None:
    assert format_measure("volume_ml", 1400, unit="ml") == "1400 ml"
    assert format_measure("volume_ml", 1400, unit="l", us=True) == "1.4 l"
    with pytest.raises(KeyError):
        format_measure("volume_ml", 1400, unit="kg")


def test_formats_the_amounts_of_an_entry_in_the_order_of_its_kind() -> None:
    measures = {"steps": 4000.0, "distance_m": 2500.0, "duration_min": 30.0}
    assert format_amount(KINDS["walk"], measures) == "30 min, 2.5 km, 4000 steps"
    assert format_amount(KINDS["food"], {"mass_g": 300.0, "water_ml": 274.0}) == "300 g"
    assert format_amount(KINDS["med"], {"done": 1.0}) == ""


def test_every_measure_can_be_shown() -> None:
    for name in MEASURES:
        for us in (False, True):
            assert format_measure(name, 1, us=us)


def test_unit_words_are_lower_case_and_mean_one_unit_each() -> None:
    for dimension in DIMENSIONS.values():
        words = [word for unit in dimension.units for word in unit.words]
        assert len(words) == len(set(words)), dimension.name
        assert all(word == word.lower() for word in words)
        assert not dimension.units or dimension.units[0].factor == 1


def test_every_field_names_units_that_exist() -> None:
    for kind in KINDS.values():
        for field in kind.fields:
            assert named_unit(field.measure, field.unit)
            assert not field.us_unit or named_unit(field.measure, field.us_unit)
            assert field.low <= field.high


def test_oz_is_a_volume_of_drink_and_a_mass_of_food() -> None:
    volume, mass = unit_of("volume_ml", "oz"), unit_of("mass_g", "oz")
    assert volume is not None and mass is not None
    assert round(volume.factor, 2) == 29.57
    assert round(mass.factor, 2) == 28.35


@st.composite
def kind_and_measures(draw: st.DrawFn) -> tuple[str, dict[str, float]]:
    kind = KINDS[draw(st.sampled_from([k for k, v in KINDS.items() if v.fields and k != "pain"]))]
    fields = draw(st.lists(st.sampled_from(kind.fields), min_size=1, unique=True))
    if kind.name == "med":  # a dose is in mg or in pieces
        fields = fields[:1]
    values = {
        f.measure: float(draw(st.integers(int(f.low), int(f.high))))
        if f.whole
        # Within the range by a display's precision, so that rounding doesn't leave it.
        else draw(st.floats(max(f.low, 0.001) * 1.1, f.high * 0.99))
        for f in fields
    }
    return kind.name, values


@example(("stretch", {"duration_min": 59.5}), False)
@example(("habit", {"distance_m": 1231.0}), True)
@given(kind_and_measures(), st.booleans())
def test_reading_what_was_written_gives_the_value_back(
    entry: tuple[str, dict[str, float]], us: bool
) -> None:
    kind, measures = KINDS[entry[0]], entry[1]
    text = format_amount(kind, measures, us=us)
    # Without the subject: an amount's text stands on its own.
    plain = kind._replace(subject=None, needs=1)
    (reading,) = read_words(plain, text.split(), catalogue=None, containers=None, us=us)
    assert reading.measures.keys() == measures.keys()
    for measure, value in measures.items():
        # Half of the last digit shown: 1 min, 0.1 kg or lb, 1 ml, g or m, 0.1 fl oz or oz, a µg,
        # 0.01 mi.
        precision = {
            "duration_min": 0.51,
            "pieces": 0.0051,
            "mass_kg": 0.051,
            "volume_ml": 1.49 if us else 0.51,
            "mass_g": 1.43 if us else 0.51,
            "dose_mg": 0.0006,
            "distance_m": 8.1 if us else 0.51,
            "count": 0.0051,
        }.get(measure, 0.0)
        assert reading.measures[measure] == pytest.approx(value, rel=0.006, abs=precision)
    assert format_amount(kind, reading.measures, us=us) == text
