"""Own habits as Loop and harsh have them: what goes out comes back by the importers."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Tracker

HABITS = (
    "habit add floss --goal 3/week",
    "habit add reading --unit pages --goal 20/day",
    "habit add meditation --unit min --goal 10/day",
    "log floss",
    "log reading 12 --note 'in bed'",
    "log meditation 15 --at yesterday",
    "skip floss yesterday --reason ill",
)


def said(tracker: Tracker, *db: str) -> set[tuple[object, ...]]:
    entries = tracker.ok(*db, "list", "--all", "--json").json
    return {(e["subject"], e["day"], tuple(e["measures"].items()), e["note"]) for e in entries}


def test_habits_come_back_as_they_were(tracker: Tracker, tmp_path: Path) -> None:
    tracker.prepare(HABITS)
    folder = tmp_path / "loop"
    tracker.ok(f"export loop {folder}")
    listed = (folder / "Habits.csv").read_text().splitlines()
    assert listed[0].startswith("Position,Name,Type,Question,")
    assert "001,floss,YES_NO,,,3,7,#1976D2,,,,false" in listed
    assert "002,reading,NUMERICAL,,,1,1,#1976D2,pages,AT_LEAST,20.0,false" in listed
    days = (folder / "001 floss" / "Checkmarks.csv").read_text().splitlines()
    assert days == ["Date,Value,Notes", "2026-11-08,YES_MANUAL,", "2026-11-07,SKIP,ill"]
    other = ("--db", str(tmp_path / "other.db"))
    tracker.ok(*other, "import", str(folder))
    assert said(tracker, *other) == said(tracker)
    assert [skip["reason"] for skip in tracker.ok(*other, "export", "json").json["skips"]] == [
        "ill"
    ]


def test_harsh_gets_its_two_files(tracker: Tracker, tmp_path: Path) -> None:
    tracker.prepare(HABITS)
    folder = tmp_path / "harsh"
    tracker.ok(f"export harsh {folder}")
    assert (folder / "habits").read_text() == "floss: 3/7\nreading: 1\nmeditation: 1\n"
    assert (folder / "log").read_text().splitlines() == [
        "2026-11-07 : floss : s : ill : 0",
        "2026-11-07 : meditation : y :  : 15",
        "2026-11-08 : floss : y :  : 0",
        "2026-11-08 : reading : y : in bed : 12",
    ]
    other = ("--db", str(tmp_path / "other.db"))
    tracker.ok(*other, "import", str(folder))
    done = {(e["subject"], e["day"]) for e in tracker.ok(*other, "list", "--all", "--json").json}
    assert done == {(name, day) for name, day, _, _ in said(tracker)}
