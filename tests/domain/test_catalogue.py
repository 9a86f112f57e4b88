"""Finding a subject by any spelling, "did you mean", and the user's own names among the shipped."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.catalogues.catalogue import VOCABULARIES, Catalogue, OwnSubject, load
from tracker.domain.catalogues.own_data import fault_of
from tracker.domain.errors import UnknownName
from tracker.domain.spelling import normalise, singulars

SUBJECTS = [(v, name) for v in VOCABULARIES for name in load(v).subjects]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Lower_Back ", "lower-back"),
        ("lower back", "lower-back"),
        ("lower.back", "lower-back"),
        ("  LOWER --  back", "lower-back"),
        ("Child's pose", "childs-pose"),
        ("child’s pose", "childs-pose"),
        ("lower\u2011back", "lower-back"),
        ("\u0130stanbul", "istanbul"),
        ("e\u0301paule", "\u00e9paule"),
        ("STRASSE", "strasse"),
        ("stra\u00dfe", "strasse"),
        ("", ""),
        (" - ", ""),
        ("🍉", "🍉"),
        ("\ud800", "\ud800"),
    ],
)
def test_one_spelling_for_all(typed: str, kept: str) -> None:
    assert normalise(typed) == kept


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("glasses", "glass"),
        ("bananas", "banana"),
        ("strawberries", "strawberry"),
        ("calves", "calf"),
        ("potatoes", "potato"),
    ],
)
def test_singulars(word: str, one: str) -> None:
    assert one in singulars(word)


@pytest.mark.parametrize("word", ["glass", "s", "", "knee"])
def test_what_is_no_plural_has_no_singular(word: str) -> None:
    assert singulars(word) == ()


@given(
    st.sampled_from(SUBJECTS),
    st.sampled_from([str.upper, str.title, str.lower, str.swapcase]),
    st.sampled_from([" ", "_", "-", "  ", ".", "", " - "]),
)
def test_every_name_is_found_in_any_case_and_spacing(
    subject: tuple[str, str], case: Callable[[str], str], space: str
) -> None:
    vocabulary, name = subject
    typed = f" {case(name.replace('-', space))} "
    assert load(vocabulary).find(typed).name == name


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_alias_finds_its_subject(vocabulary: str) -> None:
    catalogue = load(vocabulary)
    for subject in catalogue.subjects.values():
        for alias in subject.aliases:
            assert catalogue.find(alias).name == subject.name


@pytest.mark.parametrize(
    ("vocabulary", "typed", "name"),
    [
        ("sites", "lumbar", "lower-back"),
        ("sites", "LBP", "lower-back"),
        ("sites", "tailbone", "coccyx"),
        ("sites", "SI joint", "si-joint"),
        ("sites", "lowback", "lower-back"),
        ("sites", "knees", "knee"),
        ("sites", "calves", "calf"),
        ("sites", "feet", "foot"),
        ("sites", "hamstrings", "hamstring"),
        ("sites", "rib", "ribs"),
        ("stretches", "hamstring", "hamstrings"),
        ("stretches", "child's pose", "childs-pose"),
        ("foods", "courgettes", "zucchini"),
        ("foods", "satsuma", "mandarin"),
        ("foods", "strawberries", "strawberry"),
        ("foods", "tomatoes", "tomato"),
        ("foods", "mangoes", "mango"),
        ("foods", "peaches", "peach"),
        ("foods", "grape", "grapes"),
        ("foods", "water melon", "watermelon"),
        ("drinks", "Sports Drinks", "sports-drink"),
        ("drinks", "gatorade", "sports-drink"),
        ("drinks", "OJ", "orange-juice"),
        ("drinks", "coke", "cola"),
        ("drugs", "Tylenol", "paracetamol"),
        ("drugs", "acetaminophen", "paracetamol"),
        ("drugs", "nurofen", "ibuprofen"),
        ("drugs", "aleve", "naproxen"),
        ("treatments", "physio", "physical-therapy"),
        ("containers", "glasses", "glass"),
        ("containers", "mugs", "mug"),
        ("signs", "Saddle anaesthesia", "saddle-numbness"),
    ],
)
def test_words_that_people_type(vocabulary: str, typed: str, name: str) -> None:
    assert load(vocabulary).find(typed).name == name


@pytest.mark.parametrize(
    ("vocabulary", "typed", "near"),
    [
        ("sites", "lowr-back", ["lower-back"]),
        ("sites", "lumber", ["lower-back"]),
        ("sites", "back", ["lower-back", "mid-back", "upper-back"]),
        ("sites", "bak", ["lower-back", "mid-back", "upper-back"]),
        ("sites", "arms", ["upper-arm", "forearm", "elbow"]),
        ("sites", "knee pain", ["knee"]),
        ("sites", "shouldr", ["shoulder"]),
        ("drugs", "ibuprofin", ["ibuprofen"]),
        ("drugs", "ibu-profin", ["ibuprofen"]),
        ("drugs", "paracetomol", ["paracetamol"]),
        ("foods", "watermellon", ["watermelon"]),
        ("foods", "bell pepper", ["green-pepper", "red-pepper"]),
        ("foods", "pinea", ["pineapple"]),
        ("drinks", "cofee", ["coffee"]),
        ("drinks", "squash", ["cordial"]),
        ("signs", "night", ["night-pain"]),
    ],
)
def test_did_you_mean(vocabulary: str, typed: str, near: list[str]) -> None:
    with pytest.raises(UnknownName) as refused:
        load(vocabulary).find(typed)
    assert refused.value.near == near
    assert str(refused.value).endswith(f"did you mean {' or '.join(near)}?")


def test_nothing_near_names_a_few_that_there_are() -> None:
    with pytest.raises(UnknownName) as refused:
        load("sites").find("zzz")
    assert str(refused.value) == "no site 'zzz'; there is lower-back, neck, knee and more"


@given(st.sampled_from(VOCABULARIES), st.text())
def test_near_never_raises_and_names_only_subjects(vocabulary: str, text: str) -> None:
    catalogue = load(vocabulary)
    near = catalogue.near(text)
    assert len(near) <= 3
    assert len(set(near)) == len(near)
    assert set(near) <= set(catalogue.subjects)


@given(st.sampled_from(VOCABULARIES), st.text())
def test_any_text_is_found_or_refused_in_a_short_clean_sentence(vocabulary: str, text: str) -> None:
    try:
        load(vocabulary).find(text)
    except UnknownName as refused:
        sentence = str(refused)
    else:
        return
    assert len(sentence) < 250
    assert sentence.isprintable()


def test_a_huge_word_is_refused_at_once() -> None:
    assert load("sites").near("lower-back" * 10_000) == []
    with pytest.raises(UnknownName, match="…"):
        load("sites").find("x" * 100_000)


@pytest.mark.parametrize(
    ("words", "start", "name", "used"),
    [
        (["lower", "back", "6"], 0, "lower-back", 2),
        (["6", "low", "back"], 1, "lower-back", 2),
        (["lower-back", "knee"], 0, "lower-back", 1),
        (["small", "of", "the", "back", "4"], 0, "lower-back", 4),
        (["SI", "joint"], 0, "si-joint", 2),
        (["shoulder", "blade"], 0, "shoulder-blade", 2),
        (["shoulder", "knee"], 0, "shoulder", 1),
    ],
)
def test_match_takes_the_longest_run(words: list[str], start: int, name: str, used: int) -> None:
    found = load("sites").match(words, start)
    assert found is not None
    assert (found[0].name, found[1]) == (name, used)


@pytest.mark.parametrize("words", [["6", "neck"], ["back"], [""], []])
def test_match_finds_nothing_where_no_name_begins(words: list[str]) -> None:
    assert load("sites").match(words, 0) is None


def test_match_of_a_drink_in_two_words() -> None:
    found = load("drinks").match(["sports", "drink", "500"], 0)
    assert found is not None
    assert (found[0].name, found[1]) == ("sports-drink", 2)


def own(name: str, vocabulary: str = "sites", **more: object) -> OwnSubject:
    return OwnSubject(vocabulary, name, **more)  # type: ignore[arg-type]


def names(catalogue: Catalogue) -> set[str]:
    return set(catalogue.subjects)


def test_an_own_subject_joins_the_shipped_ones() -> None:
    catalogue = load("sites", [own("Sit Bone", parent="buttock", data={"paired": True})])
    subject = catalogue.find("sit bones")
    assert (subject.name, subject.parent, subject.own) == ("sit-bone", "buttock", True)
    assert subject.source is None
    assert names(catalogue) == names(load("sites")) | {"sit-bone"}
    assert "sit-bone" not in load("sites").subjects, "the shared catalogue stays as it is"


def test_an_own_alias_is_the_same_subject() -> None:
    catalogue = load("sites", [own("ouch", alias_of="lower back")])
    assert catalogue.find("Ouch").name == "lower-back"
    assert "ouch" in catalogue.find("lower-back").aliases
    assert names(catalogue) == names(load("sites"))


def test_an_alias_of_an_own_subject_and_of_an_alias() -> None:
    rows = [
        own("b", alias_of="a"),
        own("a", alias_of="bursa"),
        own("bursa", parent="hip"),
    ]
    assert load("sites", rows).find("b").name == "bursa"
    assert load("sites", rows).find("a").name == "bursa"


@pytest.mark.parametrize(
    "rows",
    [
        [own("ghost", alias_of="gone")],
        [own("ghost", alias_of="ghost")],
        [own("ghost", alias_of="spook"), own("spook", alias_of="ghost")],
        [own("-", alias_of="knee"), own(" ")],
    ],
)
def test_aliases_of_nothing_are_left_out(rows: list[OwnSubject]) -> None:
    catalogue = load("sites", rows)
    assert names(catalogue) == names(load("sites"))
    assert catalogue.look_up("ghost") is None


def test_a_shipped_name_is_not_taken_over_by_an_own_alias() -> None:
    assert load("sites", [own("lumbar", alias_of="neck")]).find("lumbar").name == "lower-back"
    assert load("sites", [own("knee", alias_of="neck")]).find("knee").name == "knee"


def test_an_own_site_called_back_is_found() -> None:
    catalogue = load("sites", [own("back")])
    assert catalogue.find("back").name == "back"
    assert catalogue.near("bak")[0] == "back"


def test_an_own_row_overrides_a_shipped_one_key_by_key() -> None:
    rows = [own("naproxen", "drugs", data={"prescribed_mg": 1000})]
    drug = load("drugs", rows).find("aleve")
    assert drug.own
    assert drug.data["prescribed_mg"] == 1000
    assert drug.data["max_24h_mg"] == 660
    assert drug.source == "DRUG-FACTS", "nothing that the label says was changed"
    changed = load("drugs", [own("naproxen", "drugs", data={"max_24h_mg": 500})])
    assert changed.find("naproxen").source is None


def test_rows_of_other_vocabularies_are_left_out() -> None:
    assert load("sites", [own("gazpacho", "foods")]) is load("sites")


def test_a_parent_that_is_not_there_is_none() -> None:
    rows = [own("spot", parent="gone"), own("dot", parent="dot")]
    catalogue = load("sites", rows)
    assert catalogue.find("spot").parent is None
    assert catalogue.find("dot").parent is None


@given(st.lists(st.tuples(st.text(max_size=8), st.none() | st.text(max_size=8)), max_size=5))
def test_any_own_rows_load_and_leave_the_shipped_names_findable(
    rows: list[tuple[str, str | None]],
) -> None:
    catalogue = load("sites", [own(name, alias_of=alias) for name, alias in rows])
    for name in catalogue.subjects:
        assert catalogue.find(name).name == name


def test_an_unknown_vocabulary_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="no vocabulary"):
        load("planets")


def test_finding_a_known_name_imports_nothing_slow() -> None:
    code = (
        "import sys; from tracker.domain.catalogues.catalogue import load; "
        "load('sites').find('low back');"
        "slow = {'difflib', 'pathlib', 'unicodedata', 'importlib.resources'} & set(sys.modules);"
        "sys.exit(', '.join(slow) or 0)"
    )
    # Isolated (-S): what a site-packages hook imports on its own is not ours.
    path = f"import sys; sys.path[:] = {sys.path!r};"
    run = subprocess.run([sys.executable, "-S", "-c", path + code], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(
    ("key", "right", "wrong"),
    [
        ("volume_ml", [1, 0.5, 10_000_000], [0, -1, True, "1", 10_000_001, float("nan")]),
        ("max_days", [1, 10_000_000], [0, 1.5, True, 10_000_001]),
        ("units", [{}, {"tablet": 2}], [2, {"tablet": 0}]),
        ("gives", [{"water_ml": 0}, {"water_ml": 0.9}], [0.9, {"water_ml": -1}]),
        ("interval_over", [{"mg": 1, "interval_h": 4}], [{"mg": 1}, []]),
        ("also", [[], ["brufen"]], ["brufen", [1]]),
        ("note", ["", "x"], [1, None]),
        ("paired", [True, False], [1, "yes"]),
        ("of-a-newer-version", [None, 1, "x"], []),
    ],
)
def test_data_of_ones_own_is_of_its_kind(
    key: str, right: list[object], wrong: list[object]
) -> None:
    assert [value for value in right if fault_of("drugs", {key: value})] == []
    assert [value for value in wrong if not fault_of("drugs", {key: value})] == []


def test_a_container_of_ones_own_says_what_it_holds() -> None:
    assert fault_of("containers", {}) == "volume_ml must be given, as a number above 0"
    assert fault_of("containers", {}, alias=True) is None
    assert fault_of("drugs", {}) is None
    assert fault_of("drugs", []) == "its data is no JSON object; it must be one, like {}"
