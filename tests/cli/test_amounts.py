"""One reader of numbers behind every command, and medicines counted in tablets or pieces."""

from __future__ import annotations

import pytest

from tests.conftest import Tracker


def entry(tracker: Tracker, line: str) -> dict:  # type: ignore[type-arg]
    (kept,) = tracker.ok(f"{line} --json").json["entries"]
    return kept  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "line",
    [
        "log water 2.000ml",
        "log water 1,000",
        "log water 2x1.000",
        "log walk 10.000 steps",
        "log med paracetamol 1.000mg",
        "log med paracetamol 1.000 mg",
        "log magnesium 1.000",
        "log watermelon 1.500 g",
        "edit last 1.000",
        "edit last 1.000ml",
        "goal set water 2.000ml",
        "goal set water 2.000ml/day",
        "goal set walk 10.000 steps a day",
        "habit add reading --unit pages --goal 1.000/day",
        "habit add pushups 1.000/day",
        "habit add walk 1.000min/day",
        "drug set paracetamol --prescribed 3.000mg/day",
        "drug add etodolac-x --tablet 1.000",
        "drug add etodolac-x --max-24h 1,200mg",
        "drug set gabapentin --tablet 1.000",
        "food add gazpacho --water 93 --potassium 1.700",
        "container add jug 1.500ml",
        "config persistent-pain.share 1.000",
        "undo 1.000",
        "list -n 1.000",
    ],
)
def test_a_thousand_or_one_is_refused_everywhere(tracker: Tracker, line: str) -> None:
    tracker.ok("log water 300")
    before = tracker.state()
    answer = tracker(line)
    assert answer.code == 2, answer
    assert "can be read two ways; write " in answer.err
    assert len(answer.err.splitlines()) == 1
    assert tracker.state() == before


def test_an_answer_to_a_question_is_read_the_same_way(tracker: Tracker) -> None:
    tracker.ok("habit add meditation --unit min --goal 10/day")
    assert "two ways" in tracker("ask", stdin="1.000\n").err
    assert "two ways" in tracker("ask", stdin="1.000 min\n").err
    tracker.ok("ask", stdin="half an hour\n")
    (kept,) = tracker.ok("list --json").json
    assert kept["measures"] == {"duration_min": 30}


@pytest.mark.parametrize(
    ("line", "measures"),
    [
        ("log pain six lower back", {"intensity": 6}),
        ("log walk half an hour", {"duration_min": 30}),
        ("log water half a litre", {"volume_ml": 500}),
        ("log water a glass", {"volume_ml": 250}),
        ("log a glass of water", {"volume_ml": 250}),
        ("log a couple of glasses of water", {"volume_ml": 500}),
        ("log half an ibuprofen", {"dose_mg": 100}),
        ("log ibuprofen 1", {"dose_mg": 200}),
        ("log 2 paracetamol", {"dose_mg": 1000}),
        ("log aleve 2", {"dose_mg": 440}),
        ("log tylenol 1", {"dose_mg": 500}),
        ("log acetaminophen 1", {"dose_mg": 500}),
        ("log weight 82,500kg", {"mass_kg": 82.5}),
        ("log water 0.500 l", {"volume_ml": 500}),
        ("log ibuprofen 1mg", {"dose_mg": 1}),
    ],
)
def test_numbers_in_words_and_tablets(
    tracker: Tracker, line: str, measures: dict[str, float]
) -> None:
    assert entry(tracker, line)["measures"] == measures


@pytest.mark.parametrize(
    ("line", "ml"),
    [("log two coffees", 500), ("log a coffee", 250), ("log a double espresso", 60)],
)
def test_servings(tracker: Tracker, line: str, ml: float) -> None:
    assert entry(tracker, line)["measures"]["volume_ml"] == ml


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("log gabapentin 1", ["gabapentin 1mg", "gabapentin 1 tablet"]),
        ("log tramadol 2", ["tramadol 2mg", "tramadol 2 tablets"]),
        ("log 2 gabapentin", ["2 tablets gabapentin"]),
        ("log naprosyn 1", ["naprosyn 1mg", "naprosyn 1 tablet"]),
        ("log 2 anaprox", ["2 tablets anaprox"]),
    ],
)
def test_a_count_of_unknown_tablets_is_refused_with_lines_that_work(
    tracker: Tracker, line: str, right: list[str]
) -> None:
    tracker.ok("log water 300")
    before = tracker.state()
    answer = tracker(line)
    assert answer.code == 2
    assert tracker.state() == before
    for words in right:
        assert words in answer.err
        tracker.ok(f"log {words}")


def test_pieces_without_mg_are_kept_shown_edited_and_exported(tracker: Tracker) -> None:
    kept = entry(tracker, "log 2 tablets gabapentin")
    assert kept["measures"] == {"pieces": 2}
    assert kept["attributes"] == {"unit": "tablets"}
    assert "gabapentin  2 tablets" in tracker.ok("list").out
    assert "1 dose without mg" in tracker.ok("report").out
    tracker.ok("edit last --note late")
    assert tracker.ok("list --json").json[0]["attributes"] == {"unit": "tablets"}
    assert "3 tablets" in tracker.ok("edit last 3 tablets").out
    assert "1 capsule" in tracker.ok("edit last 1 capsule").out
    assert tracker.ok("edit last 600mg").out.rstrip().endswith("gabapentin  600 mg  late")
    assert tracker.ok("list --json").json[0]["attributes"] == {}
    tracker.ok("undo")
    assert tracker.ok("list --json").json[0]["measures"] == {"pieces": 1}
    assert '"pieces": 1.0' in tracker.ok("export json -").out
    tracker.ok("log again")
    assert tracker.ok("list --json").json[0]["attributes"] == {"unit": "capsules"}
    for command in ("today", "check", "report --doctor", "chart gabapentin", "report --json"):
        tracker.ok(command)


def test_pieces_of_a_brand_stay_pieces(tracker: Tracker) -> None:
    entry(tracker, "log naprosyn 1 tablet")
    assert "2 tablets" in tracker.ok("edit last 2 tablets").out
    assert "write tracker edit 1 2mg, or tracker edit 1 2 tablets" in tracker("edit last 2").err


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("diclofenac 1 patch", "patches"),
        ("tramadol patch", "patches"),
        ("tramadol 20 drops", "drops"),
        ("pregabalin two capsules", "capsules"),
        ("diclofenac 1 sachet", "sachets"),
        ("diclofenac 2 puffs", "puffs"),
        ("codeine half a tablet", "tablets"),
    ],
)
def test_a_medicine_is_counted_in_pieces(tracker: Tracker, line: str, unit: str) -> None:
    assert entry(tracker, f"log {line}")["attributes"] == {"unit": unit}


def test_a_tablet_is_made_known(tracker: Tracker) -> None:
    assert (
        tracker.ok("drug set gabapentin --tablet 300").out == "a tablet of gabapentin is 300 mg\n"
    )
    assert entry(tracker, "log 2 gabapentin")["measures"] == {"dose_mg": 600}
    assert entry(tracker, "log gabapentin 1 pill")["measures"] == {"dose_mg": 300}
    tracker.ok("undo 3")
    assert tracker("log 2 gabapentin").code == 2


def test_a_tablet_and_its_mg_in_one_line_are_refused(tracker: Tracker) -> None:
    assert "med gabapentin 2x300mg" in tracker("log gabapentin 2 tablets 300mg").err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("drug add percocet --alias-of paracetamol --tablet 325", "--tablet"),
        ("drug add percocet --alias-of paracetamol --class other", "--class"),
        ("food add melon-x --alias-of watermelon --water 90", "--water"),
        ("food add melon-x --alias-of watermelon --serving 90", "--serving"),
        ("site add knee-x --alias-of knee --paired", "--paired"),
        ("site add knee-x --alias-of knee --parent leg", "--parent"),
    ],
)
def test_another_name_says_nothing_more(tracker: Tracker, line: str, said: str) -> None:
    answer = tracker(line)
    assert answer.code == 2
    assert f"leave out {said}" in answer.err
    assert not tracker.state().get("subjects")


@pytest.mark.parametrize("number", ["nan", "inf", "1e3", "1_000", "-1", "0", "", "x", "٣"])
@pytest.mark.parametrize("option", ["drug add x-drug --tablet", "drug add x-drug --interval"])
def test_options_take_the_same_numbers(tracker: Tracker, option: str, number: str) -> None:
    answer = tracker(*option.split(), number)
    assert answer.code == 2, answer
    assert len(answer.err.splitlines()) == 1
    assert not tracker.state().get("subjects")


def test_options_take_units_and_words(tracker: Tracker) -> None:
    tracker.ok("drug", "add", "x-drug", "--tablet", "0,5 g", "--interval", "half an hour")
    (drug,) = [d for d in tracker.ok("drug list --json").json if d["name"] == "x-drug"]
    assert (drug["data"]["units"], drug["data"]["interval_h"]) == ({"tablet": 500.0}, 0.5)


@pytest.mark.parametrize(
    ("line", "ml"),
    [
        ("log water 1 uk-pint", 568.3),
        ("log water 2 uk pints", 1136.5),
        ("log water an imperial pint", 568.3),
        ("log water 1 us pint", 473.2),
        ("log water half a uk gallon", 2273.0),
        ("log water 2 tbsp", 30),
        ("log water 3 teaspoons", 15),
        ("log half a uk pint of water", 284.1),
    ],
)
def test_measures_of_two_countries(tracker: Tracker, line: str, ml: float) -> None:
    assert round(entry(tracker, line)["measures"]["volume_ml"], 1) == ml


@pytest.mark.parametrize("unit", ["pint", "pints", "pt", "quart", "gallon", "gal"])
def test_a_pint_is_asked_about_until_it_is_known_whose(tracker: Tracker, unit: str) -> None:
    answer = tracker(f"log water 1 {unit}")
    assert answer.code == 2
    assert " ml in the UK and " in answer.err
    assert "tracker container add " in answer.err
    tracker.ok("config units us")
    tracker.ok(f"log water 1 {unit}")


def test_a_pint_of_ones_own(tracker: Tracker) -> None:
    tracker.ok("container add pint 568ml")
    assert entry(tracker, "log water pint")["measures"] == {"volume_ml": 568}
    assert entry(tracker, "log beer half a pint")["measures"]["volume_ml"] == 284


def test_what_no_unit_is_can_be_made_a_container(tracker: Tracker) -> None:
    assert "tracker container add yeti 200ml" in tracker("log water 2 yeti").err
    tracker.ok("container add yeti half a litre")
    assert entry(tracker, "log water 2 yeti")["measures"] == {"volume_ml": 1000}


def test_names_with_number_words_in_them_stay_names(tracker: Tracker) -> None:
    tracker.ok("container add half-pint 284ml")
    tracker.ok("drug add one-a-day --tablet 500")
    tracker.ok("habit add one leg stand --unit min --goal 2/day")
    tracker.ok("habit add eat an apple a day")
    assert entry(tracker, "log water half pint")["measures"] == {"volume_ml": 284}
    assert entry(tracker, "log water two half pints")["measures"] == {"volume_ml": 568}
    assert entry(tracker, "log one a day 500")["measures"] == {"dose_mg": 500}
    assert entry(tracker, "log one leg stand 3")["measures"] == {"duration_min": 3}
    assert entry(tracker, "log strength one-leg 10min")["subject"] == "one-leg"
    assert entry(tracker, "log eat an apple a day")["subject"] == "eat-an-apple-a-day"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("habit add meditation an hour a day --unit min", "1 h a day"),
        ("habit add walk half an hour a day", "30 min a day"),
        ("habit add water 1/2 l a day", "500 ml a day"),
        ("habit add strength two/week", "2 days a week"),
    ],
)
def test_goals_in_words(tracker: Tracker, line: str, wanted: str) -> None:
    assert wanted in tracker.ok(line).out


@pytest.mark.parametrize("answer", ["a", "an", "half a", "²", "a a"])
def test_what_is_no_answer(tracker: Tracker, answer: str) -> None:
    tracker.ok("habit add reading --unit pages --goal 1/day")
    assert tracker("ask", stdin=f"{answer}\n").code == 2
    assert tracker.ok("list --json").json == []


def test_an_article_counts_nothing_alone(tracker: Tracker) -> None:
    tracker.ok("log water 300")
    assert tracker("undo a").code == 2
    assert "did you mean head" in tracker("log a headache").err or tracker("log a headache").code
