"""Published intakes: by mineral, sex and age, and as suggestions for goals."""

from __future__ import annotations

import pytest

from tracker.domain.catalogues.intakes import (
    drinks_suggestions,
    goal_suggestions,
    mineral_intake,
    mineral_upper,
)
from tracker.domain.catalogues.sources import cite

DAY = "2026-11-03"


@pytest.mark.parametrize(
    ("mineral", "sex", "age", "pregnant", "mg"),
    [
        ("calcium", "male", 9, False, 1300),
        ("calcium", "male", 18, False, 1300),
        ("calcium", "male", 19, False, 1000),
        ("calcium", "male", 70, False, 1000),
        ("calcium", "male", 71, False, 1200),
        ("calcium", "female", 50, False, 1000),
        ("calcium", "female", 51, False, 1200),
        ("calcium", "female", 99, False, 1200),
        ("magnesium", "male", 13, False, 240),
        ("magnesium", "male", 14, False, 410),
        ("magnesium", "female", 14, False, 360),
        ("magnesium", "male", 30, False, 400),
        ("magnesium", "male", 31, False, 420),
        ("magnesium", "female", 30, False, 310),
        ("magnesium", "female", 31, False, 320),
        ("magnesium", "female", 30, True, 350),
        ("magnesium", "female", 31, True, 360),
        ("magnesium", "male", 31, True, 420),
        ("potassium", "male", 40, False, 3400),
        ("potassium", "female", 40, False, 2600),
        ("potassium", "female", 40, True, 2900),
        ("potassium", "male", 13, False, 2500),
        # Both sexes need the same, so it is known without the sex; where they don't, it isn't.
        ("calcium", None, 40, False, 1000),
        ("calcium", None, 60, False, None),
        ("magnesium", None, 40, False, None),
        # Not in the table, or not to be told.
        ("calcium", "male", 8, False, None),
        ("calcium", "male", None, False, None),
        ("calcium", "female", 51, True, None),
        ("sodium", "male", 40, False, None),
        ("gold", "male", 40, False, None),
    ],
)
def test_mineral_intake(
    mineral: str, sex: str | None, age: int | None, pregnant: bool, mg: float | None
) -> None:
    intake = mineral_intake(mineral, sex, age, pregnant)
    assert (intake.amount if intake else None) == mg
    if intake:
        assert intake.measure == f"{mineral}_mg"
        assert cite(intake.source).startswith("National Academies")


def test_an_intake_says_what_it_is_and_for_whom() -> None:
    intake = mineral_intake("magnesium", "female", 25)
    assert intake is not None
    assert intake.text == "recommended intake (RDA), women 19 to 30"
    boy = mineral_intake("potassium", "male", 12)
    assert boy is not None
    assert "adequate intake (AI), boys 9 to 13" in boy.text
    assert "kidneys" in boy.text


@pytest.mark.parametrize(
    ("mineral", "age", "mg"),
    [
        ("calcium", 50, 2500),
        ("calcium", 51, 2000),
        ("calcium", 90, 2000),
        ("magnesium", 40, 350),
        ("potassium", 40, None),
        ("calcium", 18, None),
        ("calcium", None, 2500),
        ("magnesium", None, 350),
    ],
)
def test_upper_limits(mineral: str, age: int | None, mg: float | None) -> None:
    upper = mineral_upper(mineral, age)
    assert (upper.mg if upper else None) == mg


def test_magnesium_is_limited_in_pills_alone() -> None:
    upper = mineral_upper("magnesium", 40)
    assert upper is not None
    assert upper.pills_only


def test_drinks_by_sex() -> None:
    men = [(i.amount, i.source) for i in drinks_suggestions("male")]
    women = [(i.amount, i.source) for i in drinks_suggestions("female")]
    assert men == [(2000, "EFSA-2010"), (3000, "IOM-2005")]
    assert women == [(1600, "EFSA-2010"), (2200, "IOM-2005")]
    assert len(drinks_suggestions(None)) == 4
    assert all("not a requirement" in i.text for i in drinks_suggestions(None))
    assert [i.source for i in drinks_suggestions("male", 15)] == ["EFSA-2010"]
    assert drinks_suggestions("male", 10) == []


@pytest.mark.parametrize(
    ("measure", "kind", "profile", "amounts"),
    [
        ("volume_ml", None, {"sex": "female"}, [1600, 2200]),
        ("volume_ml", None, {"kidney-disease": "yes"}, []),
        ("volume_ml", None, {"heart-failure": "yes"}, []),
        ("volume_ml", None, {"fluid-limit": "yes"}, []),
        ("volume_ml", None, {"sex": "male", "fluid-limit": "no"}, [2000, 3000]),
        ("calcium_mg", None, {}, [1000, 1200, 1000, 1200]),
        ("calcium_mg", None, {"sex": "female", "birth-year": "1960"}, [1200]),
        ("magnesium_mg", None, {"birth-year": "1980"}, [320, 420]),
        ("magnesium_mg", None, {"birth-year": "1990", "pregnant": "yes"}, [360]),
        ("potassium_mg", None, {"sex": "male"}, [3400]),
        ("potassium_mg", None, {"sex": "male", "kidney-disease": "yes"}, []),
        ("sodium_mg", None, {}, []),
        ("steps", None, {}, []),
        ("duration_min", "walk", {}, [150, 150]),
        ("duration_min", "walk", {"birth-year": "2015"}, []),
        ("duration_min", "sleep", {}, []),
        ("calcium_mg", None, {"birth-year": "?"}, [1000, 1200, 1000, 1200]),
    ],
)
def test_suggestions_fit_the_profile(
    measure: str, kind: str | None, profile: dict[str, str], amounts: list[float]
) -> None:
    found = goal_suggestions(measure, kind, profile, DAY)
    assert [intake.amount for intake in found] == amounts
    assert all(intake.measure == measure and cite(intake.source) for intake in found)


def test_a_suggestion_says_for_whom_it_is() -> None:
    (found,) = goal_suggestions("magnesium_mg", None, {"sex": "male", "birth-year": "1980"}, DAY)
    assert found.text == "recommended intake (RDA), men over 30"
