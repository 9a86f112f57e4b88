"""Products of several ingredients, gels and patches: logged, mended, exported, asked about."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Tracker


def measures(tracker: Tracker) -> list[dict[str, float]]:
    return [entry["measures"] for entry in tracker.ok("list --json").json]


@pytest.mark.parametrize(
    "line",
    ["log co-codamol 8/500 2", "log 2 co-codamol 8/500", "log med 2 tablets co-codamol-8-500"],
)
def test_a_product_is_logged_in_pieces(tracker: Tracker, line: str) -> None:
    answer = tracker.ok(line)
    assert "2 tablets (codeine 16 mg, paracetamol 1000 mg)" in answer.out
    assert measures(tracker) == [{"pieces": 2, "codeine_mg": 16, "paracetamol_mg": 1000}]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("log excedrin 5", "excedrin is logged in pieces, of which 5 would be many; write"),
        ("log excedrin 500", "of which 500 would be many"),
        ("log excedrin 500mg", "it holds several things (paracetamol, aspirin, caffeine): tracker"),
        ("log excedrin", "is logged in pieces"),
        ("log co-codamol 2", "co-codamol: which strength? tracker log co-codamol-8-500 2, or"),
        ("log voltaren 1", "voltaren: gel or tablet? tracker log voltaren-gel, or diclofenac;"),
        ("drug add mix --contains codamol 500", "no drug 'codamol'"),
        ("drug add mix --contains paracetamol", "--contains needs 2 values"),
        ("drug add mix --contains excedrin 1 --contains codeine 8", "is a product itself"),
        ("drug add mix --contains tylenol 1 --contains paracetamol 1", "is there twice"),
        ("drug add mix --contains paracetamol 500 --class other", "leave the rest out"),
        ("drug add mix --alias-of ibuprofen --contains codeine 8", "leave out --contains"),
        ("drug set excedrin --prescribed 4tablets/day", "say it of that: paracetamol or aspirin"),
        ("drug set excedrin --tablet 300", "counts as what it holds"),
    ],
)
def test_what_says_too_little_is_refused(tracker: Tracker, line: str, says: str) -> None:
    before = tracker.state()
    answer = tracker(line)
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err
    assert tracker.state() == before


def test_an_edit_goes_by_the_recipe_that_was_kept(tracker: Tracker) -> None:
    tracker.ok("drug add mix --contains paracetamol 400 --contains caffeine 40")
    tracker.ok("log mix 1.5")
    kept = {"pieces": 1.5, "paracetamol_mg": 600, "caffeine_mg": 60}
    assert measures(tracker) == [kept]
    tracker.ok("drug remove mix")
    tracker.ok("drug add mix --contains paracetamol 500 --contains codeine 8")
    assert measures(tracker) == [kept]
    tracker.ok("edit 1 3 tablets")
    assert measures(tracker) == [{"pieces": 3, "paracetamol_mg": 1200, "caffeine_mg": 120}]
    tracker.ok("undo")
    assert measures(tracker) == [kept]
    tracker.ok("edit 1 excedrin")
    assert measures(tracker) == [
        {"pieces": 1.5, "paracetamol_mg": 375, "aspirin_mg": 375, "caffeine_mg": 97.5}
    ]
    tracker.ok("edit 1 ibuprofen 400")
    assert measures(tracker) == [{"dose_mg": 400}]


def test_a_product_of_one_thing_takes_tablets_and_mg(tracker: Tracker) -> None:
    tracker.ok("drug add dolo --contains tylenol 600")
    tracker.ok("log dolo 2 --at 9:00")
    tracker.ok("log dolo 600 --at 3:00")
    assert measures(tracker) == [
        {"dose_mg": 1200, "paracetamol_mg": 1200},
        {"dose_mg": 600, "paracetamol_mg": 600},
    ]
    (row,) = tracker.ok("report --json").json["medicines"]
    assert (row["drug"], row["products"], row["most_mg"]) == ("paracetamol", ["dolo"], 1800)


def test_a_product_travels(tracker: Tracker, tmp_path) -> None:
    tracker.ok("log excedrin 2")
    document = tracker.ok("export json").json
    (entry,) = document["entries"]
    assert entry["measures"]["aspirin_mg"] == 500
    tracker.ok("undo")
    file = tmp_path / "diary.json"
    file.write_text(json.dumps({**document, "settings": []}), encoding="utf-8")
    answer = tracker.ok(f"import json {file}")
    assert "aspirin_mg" not in answer.out + answer.err, "an ingredient is no unknown measure"


def test_gels_are_names_of_their_own(tracker: Tracker) -> None:
    tracker.ok("log voltaren gel")
    tracker.ok("log diclofenac patch")
    tracker.ok("drug add arnica --topical")
    tracker.ok("log arnica")
    found = {one["drug"]: one["limit_mg"] for one in tracker.ok("today --json").json["medicines"]}
    assert found == {"voltaren-gel": None, "diclofenac-patch": None, "arnica": None}
    assert tracker("check --all").out.count("isn't known") == 0


def test_what_a_drug_holds_is_shown(tracker: Tracker) -> None:
    listed = " ".join(tracker.ok("drug list").out.split())
    assert "co-codamol-8-500 a piece holds codeine 8 mg, paracetamol 500 mg" in listed
    assert "voltaren-gel on the skin, in no sum; also" in listed
    shown = " ".join(tracker.ok("drug show co-codamol 8/500").out.split())
    assert "a piece holds codeine 8 mg, paracetamol 500 mg; log it in pieces" in shown
    assert "Limits on labels are for adults." in shown
    data = tracker.ok("drug show nurofen plus --json").json
    assert data["data"]["contains"] == {"ibuprofen": 200, "codeine": 12.8}
    tracker.ok("drug set naproxen --prescribed 1000mg/day")
    assert "prescribed: 1000 mg in 24 hours" in tracker.ok("drug show aleve").out
    assert "nothing is said of its doses" in tracker.ok("drug show novalgin").out


@pytest.mark.parametrize(("born", "told"), [("2008", True), ("2007", False)])
def test_who_may_be_under_18_is_always_told_who_limits_are_for(
    tracker: Tracker, born: str, told: bool
) -> None:
    tracker.ok(f"profile set birth-year {born}")
    answer = tracker.ok("log ibuprofen 200")
    assert ("for adults: ask a pharmacist" in " ".join(answer.out.split())) is told
    assert ("label: 1200 mg" in tracker.ok("today").out) is not told
    assert "for adults" not in tracker.ok("log water 300").out


def test_an_answer_may_name_the_product(tracker: Tracker) -> None:
    tracker.ok("log excedrin 5 tablets")
    assert "Paracetamol (in excedrin): 1250 mg" in " ".join(tracker("check").out.split())
    answer = " ".join(tracker.ok("ack painkiller-dose excedrin --note asked").out.split())
    assert "painkiller-dose (aspirin at once), painkiller-dose (paracetamol at once) are" in answer
    assert tracker("check").code == 0
