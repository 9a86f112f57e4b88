"""The data files: their shape, one meaning for each word, and a source for each figure."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

import tracker.data
from tracker.domain.catalogues.catalogue import VOCABULARIES, Catalogue, load, normalise, read_data
from tracker.domain.catalogues.ingredients import (
    CONTAINS,
    TOPICAL,
    class_of,
    contents,
    is_of_ingredient,
    measure_of,
)
from tracker.domain.catalogues.sources import CITABLE, cite, source, sources
from tracker.domain.errors import UnknownName
from tracker.domain.kinds import KINDS
from tracker.domain.measures import MEASURES
from tracker.domain.spelling import singulars, squeeze

FOLDER = Path(tracker.data.__file__).parent
FILES = sorted(path.name for path in FOLDER.glob("*.json"))
CLOSED = {k.subject.vocabulary for k in KINDS.values() if k.subject and k.subject.fixed}
MARKS = {"VERIFIED", "VERIFIED-2nd", "DERIVED", "FROM MEMORY"}


def words(catalogue: Catalogue) -> dict[str, set[str]]:
    """Every spelling that a catalogue answers to, plurals taken apart, with the subjects meant."""
    meant: dict[str, set[str]] = defaultdict(set)
    for subject in catalogue.subjects.values():
        for word in (subject.name, *subject.aliases):
            for form in (squeeze(word), *singulars(squeeze(word))):
                meant[form].add(subject.name)
    return meant


def spelled(catalogue: Catalogue) -> set[str]:
    """Every name and alias as it stands."""
    return {word for s in catalogue.subjects.values() for word in (s.name, *s.aliases)}


def every_text(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in every_text(part)]
    return [text for part in value for text in every_text(part)] if isinstance(value, list) else []


def test_there_is_a_file_for_each_vocabulary_and_no_other() -> None:
    wanted = {f"{name}.json" for name in (*VOCABULARIES, "sources", "intakes")}
    assert set(FILES) == wanted
    assert {k.subject.vocabulary for k in KINDS.values() if k.subject} <= set(VOCABULARIES)


@pytest.mark.parametrize("name", FILES)
def test_texts_are_clean_and_keys_come_once(name: str) -> None:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({key for key, _ in pairs}) == len(pairs), pairs
        return dict(pairs)

    document = json.loads((FOLDER / name).read_text(encoding="utf-8"), object_pairs_hook=once)
    for text in every_text(document):
        assert text.isprintable(), text
        assert text == text.strip(), text
    assert document["note"]


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_subjects_are_well_formed(vocabulary: str) -> None:
    document = read_data(vocabulary)
    assert document["vocabulary"] == vocabulary
    nouns = {
        k.subject.noun for k in KINDS.values() if k.subject and k.subject.vocabulary == vocabulary
    }
    assert not nouns or nouns == {document["noun"]}
    catalogue = load(vocabulary)
    assert len(document["subjects"]) == len(catalogue.subjects), "a name comes once"
    for subject in catalogue.subjects.values():
        for word in (subject.name, *subject.aliases):
            assert word == normalise(word)
            assert not word[0].isdigit(), f"{word} begins like an amount"
        if subject.parent is not None:
            assert subject.parent in catalogue.subjects
    for hint, names in document.get("hints", {}).items():
        assert hint == normalise(hint)
        assert catalogue.look_up(hint) is None, f"{hint} is a name already"
        assert set(names) <= set(catalogue.subjects)


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_no_word_means_two_subjects(vocabulary: str) -> None:
    unclear = {word: names for word, names in words(load(vocabulary)).items() if len(names) > 1}
    assert unclear == {}


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_no_subject_is_called_as_a_kind_but_water(vocabulary: str) -> None:
    # Drinking water is the kind water: one and the same thing.
    allowed = {"water"} if vocabulary == "drinks" else set()
    assert spelled(load(vocabulary)) & set(KINDS) == allowed


def test_words_of_more_than_one_vocabulary_are_known() -> None:
    """`log coffee` means `log drink coffee`; a word of two kinds would be a guess."""
    where: dict[str, set[str]] = defaultdict(set)
    for vocabulary in CLOSED:
        for word in spelled(load(vocabulary)):
            where[word].add(vocabulary)
    assert {word: found for word, found in where.items() if len(found) > 1} == {
        # A place that hurts, and a warning sign: `log pain` and `log symptom` say which.
        "between-shoulder-blades": {"sites", "signs"},
        "between-the-shoulder-blades": {"sites", "signs"},
    }


def test_a_container_is_no_unit_nor_a_drink() -> None:
    units = {"cup", "pint", "quart", "ounce", "litre", "liter"}
    boxes = set(words(load("containers")))
    assert not boxes & units
    assert not boxes & set(words(load("drinks")))
    assert all(20 <= s.data["volume_ml"] <= 2000 for s in load("containers").subjects.values())


# Sources


def used_keys() -> set[str]:
    keys = set()
    for vocabulary in VOCABULARIES:
        for subject in load(vocabulary).subjects.values():
            keys |= {subject.source, *subject.data.get("also", ())} - {None}
    for rows in read_data("intakes").values():
        keys |= {row["source"] for row in rows if isinstance(row, dict)}
    return keys


def test_every_source_that_is_used_exists_and_may_be_cited() -> None:
    assert {key for key in used_keys() if not cite(key)} == set()
    assert len(used_keys()) > 60


@pytest.mark.parametrize("name", FILES)
def test_a_key_in_a_note_exists(name: str) -> None:
    for text in every_text(read_data(name.removesuffix(".json"))["note"]):
        for key in re.findall(r"\b[A-Z]{3,}-[A-Z0-9-]+\b", text):
            assert source(key)


def test_sources_are_well_formed() -> None:
    assert len(sources()) == len(read_data("sources")["sources"]), "a key comes once"
    for one in sources().values():
        assert one.mark in MARKS
        assert one.cite
        assert one.year is None or re.match(r"\d{4}", one.year)
        assert one.url is None or re.fullmatch(r"https?://[^\s…]+", one.url)


def test_what_was_never_read_is_never_cited() -> None:
    unread = [one.key for one in sources().values() if one.mark == "FROM MEMORY"]
    assert unread
    for key in unread:
        with pytest.raises(ValueError, match="not to be cited"):
            cite(key)
    assert "FROM MEMORY" not in CITABLE


def test_a_citation_has_name_year_address_and_place() -> None:
    text = cite("EFSA-2010")
    assert "EFSA" in text
    assert "2010" in text
    assert "http" in text
    assert "09326" in cite("USDA-SR 09326")
    with pytest.raises(KeyError):
        cite("NOBODY-1999")


# Sites


def test_sites_are_paired_or_axial_and_parts_are_known() -> None:
    sites = load("sites").subjects
    for site in sites.values():
        assert site.data["region"] == ("limb" if site.data["paired"] else "axial")
        assert site.data["view"] in ("front", "back", "both")
    for axial in (
        "head",
        "neck",
        "chest",
        "abdomen",
        "upper-back",
        "mid-back",
        "lower-back",
        "pelvis",
    ):
        assert not sites[axial].data["paired"]
    for paired in ("shoulder", "knee", "hip", "jaw", "si-joint", "buttock"):
        assert sites[paired].data["paired"]
    parts = {name for name, site in sites.items() if site.parent == "lower-back"}
    assert parts == {"sacrum", "coccyx", "si-joint"}


# Foods and drinks: figures read in the USDA table, per 100 g


@pytest.mark.parametrize(
    ("name", "ndb", "water", "calcium", "magnesium", "potassium", "sodium"),
    [
        ("cucumber", "11205", 95.23, 16, 13, 147, 2),
        ("lettuce", "11252", 95.64, 18, 7, 141, 10),
        ("romaine", "11251", 94.61, 33, 14, 247, 8),
        ("celery", "11143", 95.43, 40, 11, 260, 80),
        ("tomato", "11529", 94.52, 10, 11, 237, 5),
        ("spinach", "11457", 91.40, 99, 79, 558, 79),
        ("watermelon", "09326", 91.45, 7, 10, 112, 1),
        ("peach", "09236", 88.87, 6, 9, 190, 0),
        ("grapefruit", "09112", 88.06, 22, 9, 135, 0),
        ("pineapple", "09266", 86.00, 13, 12, 109, 1),
        ("banana", "09040", 74.91, 5, 27, 358, 1),
        ("yogurt", "01116", 87.90, 121, 12, 155, 46),
    ],
)
def test_food_gives_what_the_table_says(
    name: str, ndb: str, water: float, calcium: int, magnesium: int, potassium: int, sodium: int
) -> None:
    food = load("foods").find(name)
    assert food.source == f"USDA-SR {ndb}"
    gives = food.data["gives"]
    assert gives["water_ml"] * 100 == pytest.approx(water)
    for mineral, mg in (
        ("calcium", calcium),
        ("magnesium", magnesium),
        ("potassium", potassium),
        ("sodium", sodium),
    ):
        assert gives.get(f"{mineral}_mg", 0) * 100 == pytest.approx(mg)


@pytest.mark.parametrize(
    ("name", "sodium", "potassium"),
    [
        ("sports-drink", 201, 77),
        ("powerade", 217, 93),
        ("powerade-zero", 210, 50),
        ("gatorade-g2", 225, 65),
        ("propel", 165, 80),
        ("coconut-water", 124, 855),
        ("electrolyte-drink", 533, 406),
    ],
)
def test_half_a_litre_of_a_sports_drink(name: str, sodium: int, potassium: int) -> None:
    gives = load("drinks").find(name).data["gives"]
    assert gives["sodium_mg"] * 500 == pytest.approx(sodium, abs=0.5)
    assert gives["potassium_mg"] * 500 == pytest.approx(potassium, abs=0.5)


def test_a_cup_of_milk_weighs_what_the_table_says() -> None:
    milk = load("drinks").find("milk").data
    cup = 236.588
    assert milk["g_per_ml"] * cup == pytest.approx(244, abs=0.05)
    assert milk["gives"]["calcium_mg"] * cup == pytest.approx(120 * 2.44, rel=1e-3)


@pytest.mark.parametrize("vocabulary", ["foods", "drinks", "minerals"])
def test_what_a_subject_gives_is_a_measure(vocabulary: str) -> None:
    for subject in load(vocabulary).subjects.values():
        for measure, factor in subject.data["gives"].items():
            assert measure in MEASURES
            assert factor > 0, "a zero is left out"
        assert all(amount > 0 for amount in subject.data.get("units", {}).values())


def test_a_drink_counts_by_its_volume_and_gives_minerals_only() -> None:
    for drink in load("drinks").subjects.values():
        assert set(drink.data["gives"]) <= {
            "sodium_mg",
            "potassium_mg",
            "calcium_mg",
            "magnesium_mg",
        }
        assert 20 <= drink.data["serving"] <= 500
        assert drink.data["serving_is"]
        volume_only = drink.data.get("volume_only", False)
        assert volume_only == (drink.source is None) == (not drink.data["gives"])
        assert 0.9 <= drink.data.get("g_per_ml", 1) <= 1.1


def test_a_food_has_its_water_a_serving_and_a_source() -> None:
    for food in load("foods").subjects.values():
        assert re.fullmatch(r"USDA-SR \d{5}", food.source or "")
        assert 0.7 < food.data["gives"]["water_ml"] < 1
        assert 5 <= food.data["serving"] <= 500
        assert food.data["serving_is"]


# Drugs


def test_label_limits_agree_with_each_other_and_have_a_source() -> None:
    for drug in load("drugs").subjects.values():
        data = drug.data
        if CONTAINS in data:
            continue
        assert data["class"] in ("nsaid", "paracetamol", "other")
        if drug.source is None:
            assert set(data) - {TOPICAL} == {"class", "class_from"}, drug.name
            continue
        assert "class_from" not in data
        assert 0 < data["single_max_mg"] <= data["max_24h_mg"]
        assert data["least_bare"] <= data["units"]["tablet"] / 2 <= data["single_max_mg"]
        assert 0 < data["interval_h"] <= 24
        assert f"{data['max_24h_mg']} mg" in data["label"]
        assert f"{data['max_days']} days" in data["label"]


def test_products_hold_what_was_read_somewhere() -> None:
    drugs = load("drugs")
    products = [drug for drug in drugs.subjects.values() if CONTAINS in drug.data]
    assert len(products) > 20
    for product in products:
        data = product.data
        assert set(data) <= {CONTAINS, "label", "read_at", "mark"}, product.name
        assert len(data[CONTAINS]) > 1
        assert all(mg > 0 for mg in data[CONTAINS].values())
        assert data["mark"] in ("VERIFIED", "VERIFIED-2nd")
        assert data["read_at"]
        for name in data[CONTAINS]:
            assert class_of(name, drugs)
            assert is_of_ingredient(measure_of(name))
            assert drugs.look_up(name) is drugs.get(name), "an ingredient has one name"


@pytest.mark.parametrize("vocabulary", ["drugs", "signs"])
def test_a_question_is_of_a_hint_and_has_a_line_for_each_name(vocabulary: str) -> None:
    data, catalogue = read_data(vocabulary), load(vocabulary)
    for word, (question, *lines) in data["asks"].items():
        assert question.endswith("?")
        assert len(lines) == len(data["hints"][word])
        for name in data["hints"][word]:
            assert any(name in line.split() for line in lines)
        told = ", or ".join(f"tracker log {line}" for line in lines)
        with pytest.raises(UnknownName, match=re.escape(f"{question} {told}")):
            catalogue.find(word)


@pytest.mark.parametrize("word", ["voltaren", "Voltarol", "co codamol", "excedrin pm", "percocets"])
def test_a_word_for_several_products_asks_which(word: str) -> None:
    with pytest.raises(UnknownName, match=r"\? tracker log .*, or tracker log "):
        load("drugs").find(word)


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("co-codamol 8/500", {"codeine": 8, "paracetamol": 500}),
        ("Zapain", {"codeine": 30, "paracetamol": 500}),
        ("Percocet 5/325", {"oxycodone": 5, "paracetamol": 325}),
        ("Percocet 7.5/325", {"oxycodone": 7.5, "paracetamol": 325}),
        ("Excedrin Migraine", {"paracetamol": 250, "aspirin": 250, "caffeine": 65}),
        ("Advil PM", {"ibuprofen": 200, "diphenhydramine": 38}),
        ("Nurofen Plus", {"ibuprofen": 200, "codeine": 12.8}),
        ("Tramacet", {"tramadol": 37.5, "paracetamol": 325}),
        ("ibuprofen", {}),
    ],
)
def test_what_products_hold(words: str, held: dict[str, float]) -> None:
    assert contents(load("drugs").find(words)) == held


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("novalgin", "metamizole"),
        ("doliprane", "paracetamol"),
        ("voltarol gel", "voltaren-gel"),
        ("flexeril", "cyclobenzaprine"),
        ("lyrica", "pregabalin"),
        ("ultram", "tramadol"),
    ],
)
def test_what_people_call_their_medicines(word: str, name: str) -> None:
    assert load("drugs").find(word).name == name


@pytest.mark.parametrize(
    ("name", "kind", "single", "hours", "day", "days"),
    [
        ("ibuprofen", "nsaid", 400, 4, 1200, 10),
        ("naproxen", "nsaid", 440, 8, 660, 10),
        ("aspirin", "nsaid", 975, 4, 3900, 10),
        ("paracetamol", "paracetamol", 1000, 6, 3000, 10),
    ],
)
def test_the_labels(name: str, kind: str, single: int, hours: int, day: int, days: int) -> None:
    data = load("drugs").find(name).data
    assert data["class"] == kind
    limits = ("single_max_mg", "interval_h", "max_24h_mg", "max_days")
    assert [data[limit] for limit in limits] == [single, hours, day, days]


def test_paracetamol_warns_above_4000_mg() -> None:
    data = load("drugs").find("paracetamol").data
    assert data["warn_24h_mg"] == 4000
    assert "liver" in data["warn_text"]


# Warning signs


def test_signs_have_a_tier_a_question_and_a_source() -> None:
    signs = load("signs").subjects
    for sign in signs.values():
        assert sign.data["tier"] in ("emergency", "same-day", "soon")
        assert sign.data["question"].endswith("?")
        assert sign.source
    emergencies = {name for name, sign in signs.items() if sign.data["tier"] == "emergency"}
    assert emergencies == {
        "saddle-numbness",
        "bladder-bowel",
        "both-legs-weakness",
        "chest-pain",
        "after-accident",
        "sexual-numbness",
    }
