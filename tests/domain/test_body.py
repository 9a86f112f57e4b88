"""Heights as people type them, and heights and weights that can't both be right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Tracker
from tracker.domain.body import bmi_of, doubt_height, doubt_weight, format_height, read_height
from tracker.domain.errors import WrongWords


@pytest.mark.parametrize(
    ("text", "cm"),
    [
        ("178", 178), ("178cm", 178), ("178 cm", 178), ("177.5", 177.5), ("1.78m", 178),
        ("1,78 m", 178), ("1.78", 178), ("1m78", 178), ("1 m 78", 178), ("1 m 78 cm", 178),
        ("70in", 177.8), ("70 inches", 177.8), ("5'10", 177.8), ("5'10\"", 177.8), ("5’10”", 177.8),
        ("5ft10", 177.8), ("5 ft 10 in", 177.8), ("5 feet 10 inches", 177.8), ("5ft", 152.4),
        ("6'", 182.88), ("five feet", 152.4), ("95cm", 95), ("5'10.5\"", 179.07),
    ],
)  # fmt: skip
def test_heights(text: str, cm: float) -> None:
    assert read_height(text) == read_height(text, us=True) == cm


@pytest.mark.parametrize(("text", "cm"), [("70", 177.8), ("48", 121.92), ("96", 243.84)])
def test_bare_inches_under_us_units(text: str, cm: float) -> None:
    assert read_height(text, us=True) == cm
    with pytest.raises(WrongWords, match="may be inches or cm"):
        read_height(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("5.10", "write feet and inches like 5ft10"),
        ("5.10 ft", "write them like 5ft10"),
        ("5", "write feet and inches"),
        ("10", "from 50 to 260 cm"),
        ("300", "from 50 to 260 cm"),
        ("9ft", "from 50 to 260 cm"),
        ("-70in", "from 50 to 260 cm"),
        ("1.780m", "two ways"),
        ("5'13", "can't read"),
        ("5 10", "can't read"),
        ("2x89cm", "can't read"),
        ("tall", "can't read"),
        ("", "can't read"),
        ("70kg", "can't read"),
    ],
)
def test_what_is_no_height(text: str, says: str) -> None:
    for us in (False, True):
        with pytest.raises(WrongWords) as refused:
            read_height(text, us)
        assert says in str(refused.value)


@given(st.integers(100, 520))
def test_a_height_in_half_inches_comes_back_as_it_was_typed(halves: int) -> None:
    feet, inches = divmod(halves / 2, 12)
    typed = f"{feet:.0f} ft {inches:g} in" if inches else f"{feet:.0f} ft"
    if 50 <= halves / 2 * 2.54 <= 260:
        assert format_height(read_height(typed), us=True) == typed


@given(st.integers(100, 250), st.integers(20, 300))
def test_what_is_doubted_has_no_bmi(cm: int, kg: int) -> None:
    assert bool(doubt_height(cm, kg)) == bool(doubt_weight(kg, cm)) == (bmi_of(kg, cm) is None)


def test_the_likely_reading_is_offered() -> None:
    assert "write 70in if that was meant" in doubt_height(70, 82)
    assert "write 178cm" in doubt_height(452.1, 82)  # 177.99
    assert "write 340lb" in str(doubt_weight(340, 178))
    assert "tracker profile set height 70in" in str(doubt_weight(82, 70))


def test_a_height_beside_a_weight(tracker: Tracker) -> None:
    tracker.ok("log weight 82")
    before = tracker.state()
    assert "write 70in if that was meant" in tracker("profile set height 70cm").err
    assert tracker.state() == before
    assert tracker.ok("profile set height 70in").out == "height is 177.8 cm\n"
    assert "BMI 25.9" in tracker.ok("report").out
    tracker.ok("config units us")
    assert "5 ft 10 in" in tracker.ok("profile").out
    assert "5 ft 10 in" in tracker.ok("report --doctor").out
    assert tracker.ok("profile --json").json["height"] == "177.8"


def test_a_weight_beside_a_height_that_was_kept_before(tracker: Tracker) -> None:
    tracker.ok("profile set height 70cm")
    refused = tracker("log weight 82")
    assert refused.code == 2
    assert "tracker profile set height 70in" in refused.err
    kept = tracker.ok("log weight 82kg")
    assert "can't be (a BMI of 167)" in kept.err
    assert "BMI" not in tracker.ok("report").out
    tracker.ok("profile set height 178cm")
    assert "write 400lb" in tracker("edit last 400").err


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("profile set birth-year 1.980", "two ways"),
        ("profile set birth-year 80", "from 1900 to 2026"),
        ("profile set birth-year 2027", "from 1900 to 2026"),
        ("profile set birth-year 1980.5", "a whole number"),
        ("profile set birth-year ²", "a whole number"),
    ],
)
def test_a_year_of_birth(tracker: Tracker, line: str, says: str) -> None:
    assert says in tracker(line).err
    assert tracker.ok("profile --json").json["birth-year"] is None
