"""Families of drinks: what is counted with a coffee, and which drinks are alcoholic."""

from __future__ import annotations

import pytest

from tracker.domain.catalogues.catalogue import OwnSubject, load
from tracker.domain.catalogues.families import alcoholic, apart_from, families_of, members_of

DRINKS = load("drinks")


@pytest.mark.parametrize(
    ("name", "members", "apart"),
    [
        ("coffee", ["latte", "espresso", "iced-coffee"], ["decaf"]),
        ("tea", ["green-tea", "iced-tea"], ["herbal-tea"]),
        ("wine", ["white-wine"], []),
        ("milk", ["whole-milk", "skim-milk"], ["soy-milk", "oat-milk", "almond-milk"]),
        ("juice", ["orange-juice", "apple-juice"], []),
        ("soft-drink", ["cola", "diet-cola", "lemonade"], []),
        ("cola", [], ["diet-cola"]),
        ("espresso", [], []),
        ("decaf", [], []),
        ("nothing-known", [], []),
    ],
)
def test_a_family_and_what_stands_apart(name: str, members: list[str], apart: list[str]) -> None:
    assert members_of(name, DRINKS)[0] == name
    assert set(members_of(name, DRINKS)) == {name, *members}
    assert list(apart_from(name, DRINKS)) == apart


@pytest.mark.parametrize("word", ["cappuccino", "flat white", "double espresso", "iced coffee"])
def test_what_people_call_a_coffee_is_one(word: str) -> None:
    (subject, _) = DRINKS.match(word.removeprefix("double ").split(), 0) or (None, 0)
    assert subject is not None and "coffee" in families_of(subject.name, DRINKS)


@pytest.mark.parametrize("word", ["decaf", "decaf coffee", "chamomile tea", "rooibos", "cocoa"])
def test_what_is_none_is_in_no_family(word: str) -> None:
    assert families_of(DRINKS.find(word).name, DRINKS) == ()


def test_a_family_and_what_it_stands_apart_from_exist() -> None:
    for drink in DRINKS.subjects.values():
        for name in (drink.parent, drink.data.get("apart_from")):
            assert name is None or (name in DRINKS.subjects and name != drink.name)
        apart = drink.data.get("apart_from")
        assert apart not in families_of(drink.name, DRINKS), "it is in it and isn't"


def test_alcoholic_drinks() -> None:
    assert alcoholic(DRINKS) == {"beer", "wine", "white-wine", "cider"}


def test_ones_own_are_in_a_family_and_alcoholic_with_it() -> None:
    own = [
        OwnSubject("drinks", "cortado", parent="coffee"),
        OwnSubject("drinks", "rioja", parent="wine"),
        OwnSubject("drinks", "gin", data={"alcoholic": True}),
        OwnSubject("drinks", "mate", parent="gone"),
    ]
    drinks = load("drinks", own)
    assert "cortado" in members_of("coffee", drinks)
    assert alcoholic(drinks) - alcoholic(DRINKS) == {"rioja", "gin"}
    assert families_of("mate", drinks) == ()


def test_a_circle_of_ones_own_ends() -> None:
    own = [OwnSubject("drinks", "a", parent="b"), OwnSubject("drinks", "b", parent="a")]
    assert families_of("a", load("drinks", own)) == ("b",)
