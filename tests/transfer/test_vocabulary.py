"""Names that come in from a document or a copy are those of the vocabulary."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tracker

Rows = list[dict[str, Any]]

SPELLINGS = [
    ("pain", "lower-back", None, ["lbp", "Lower-Back", "lower back", "LOWER_BACK", " lumbar "]),
    ("pain", "knee", "left", ["left knee", "Left-Knee", "knee left", "left knees"]),
    ("med", "ibuprofen", None, ["Ibuprofen", "ibu"]),
    ("med", "paracetamol", None, ["Acetaminophen", "PARACETAMOL"]),
    ("food", "watermelon", None, ["Water Melon", "watermelons"]),
    ("drink", "orange-juice", None, ["Orange Juice", "orange_juice"]),
    ("treatment", "acupuncture", None, ["Acupuncture"]),
    ("symptom", "saddle-numbness", None, ["Saddle numbness"]),
    ("mineral", "magnesium", None, ["Magnesium"]),
    ("sport", "running", None, ["run", "Jogging"]),
]
LINES = {
    "pain": "log pain 6 lower-back", "med": "log ibuprofen 400", "food": "log watermelon 300",
    "drink": "log orange-juice 200", "treatment": "log acupuncture 45",
    "symptom": "log symptom fever", "mineral": "log magnesium 300", "sport": "log swimming 40",
}  # fmt: skip


def document(tracker: Tracker) -> Any:
    return json.loads(tracker.ok("export json").out)


def bring(tracker: Tracker, folder: Path, read: Any) -> Any:
    file = folder / "brought.json"
    file.write_text(json.dumps(read))
    return tracker.ok(f"import json {file}")


def one_of(tracker: Tracker, kind: str, subject: str) -> Any:
    """An export with one entry of a kind, its subject another one; the diary empty again."""
    tracker.ok(LINES[kind])
    read = document(tracker)
    tracker.ok("undo")
    (entry,) = read["entries"]
    entry["uid"], entry["subject"] = "another", subject
    return read


@pytest.mark.parametrize(
    ("kind", "name", "side", "typed"),
    [(kind, name, side, typed) for kind, name, side, many in SPELLINGS for typed in many],
)
def test_any_spelling_comes_in_as_the_vocabulary_has_it(
    tracker: Tracker, tmp_path: Path, kind: str, name: str, side: str | None, typed: str
) -> None:
    read = one_of(tracker, kind, typed)
    answer = bring(tracker, tmp_path, read)
    assert answer.out.startswith("1 added") and "no such name" not in answer.err
    (entry,) = tracker.ok(f"list {kind} --json").json
    assert (entry["subject"], entry["side"]) == (name, side)
    # Again, and out and in once more: nothing changes.
    assert bring(tracker, tmp_path, read).out.startswith("0 added, 0 changed")
    assert bring(tracker, tmp_path, document(tracker)).out.startswith("0 added, 0 changed")


def test_a_name_that_is_not_known_is_kept_and_said(tracker: Tracker, tmp_path: Path) -> None:
    read = one_of(tracker, "pain", "third-eye")
    read["entries"].append({**read["entries"][0], "uid": "more", "kind": "med", "subject": "zork"})
    answer = bring(tracker, tmp_path, read)
    assert "third-eye (site, 1), zork (drug, 1)" in answer.err
    assert {e["subject"] for e in document(tracker)["entries"]} >= {"third-eye", "zork"}
    assert tracker("check").code == 0


def test_names_of_ones_own_that_come_along_are_known(tracker: Tracker, tmp_path: Path) -> None:
    tracker.ok("site add third-eye --parent head")
    tracker.ok("drug add zork")
    tracker.ok("site add sitzbein --alias-of buttock")
    for line in ("log pain 3 third-eye", "log zork 5", "log pain 4 sitzbein"):
        tracker.ok(line)
    read = document(tracker)
    read["entries"][0]["subject"] = "Third Eye"
    read["entries"][2]["subject"] = "Sitzbein"
    tracker.ok("undo 6")
    for row in (row for table in ("entries", "subjects") for row in read[table]):
        row["uid"] += "x"
    answer = bring(tracker, tmp_path, read)
    assert "no such name" not in answer.err
    names = {e["subject"] for e in document(tracker)["entries"] if not e["deleted_at"]}
    assert names == {"third-eye", "zork", "buttock"}


def persistent(tracker: Tracker) -> None:
    for day in range(1, 26):
        tracker.stand_at(f"2026-10-{day:02}T20:00")
        tracker.ok("log pain 6 lower-back")


def test_a_site_under_several_spellings_is_one_site_for_the_rules(
    tracker: Tracker, tmp_path: Path
) -> None:
    persistent(tracker)
    before = tracker("check --json")
    assert before.code == 10
    names = ["lbp", "Lower-Back", "lower back", "lower-back"]
    with sqlite3.connect(tracker.file) as connection:
        for n, name in enumerate(names):
            connection.execute("UPDATE entries SET subject = ? WHERE id % 4 = ?", (name, n))
        connection.execute("UPDATE entries SET subject = 'lower back' WHERE id = 3")
    # As it stands, and as a copy that is put back.
    assert tracker("check --json").code == 10
    copy = tmp_path / "copy.db"
    tracker.ok(f"backup {copy}")
    restored = tracker.ok(f"restore {copy} --yes")
    assert "spelled as the names here are" in restored.err
    assert {e["subject"] for e in tracker.ok("list --all --json").json} == {"lower-back"}
    after = tracker("check --json")
    assert (after.code, len(after.json)) == (10, len(before.json))
    assert tracker.ok(f"restore {copy} --yes").err.count("spelled") == 1


def test_drugs_of_any_spelling_count_together(tracker: Tracker) -> None:
    for _ in range(2):
        tracker.ok("log ibuprofen 800")
    told = tracker("check").out
    with sqlite3.connect(tracker.file) as connection:
        connection.execute("UPDATE entries SET subject = 'Ibu' WHERE id = 1")
    assert tracker("check").out == told
