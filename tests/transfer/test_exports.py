"""Every importer on files of its app: what comes over, and what becomes of it later on."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Answer, Tracker
from tests.transfer.account_exports import ACCOUNTS
from tests.transfer.app_exports import APP_EXPORTS
from tests.transfer.exports import EXPORTS, Export
from tests.transfer.phone_exports import PHONES
from tracker.transfer.arriving import importers

#: Real exports and others, which lie beside the repository and not in it.
BESIDE = ROOT.parent / "shared/data/exports"


@pytest.fixture(params=[*EXPORTS, *APP_EXPORTS, *PHONES, *ACCOUNTS], ids=lambda export: export.name)
def export(request: pytest.FixtureRequest) -> Export:
    found: Export = request.param
    return found


class Arriving:
    """An export in a folder, and the command that reads it."""

    def __init__(self, tracker: Tracker, export: Export) -> None:
        self.file = tracker.home / export.name
        export.make(self.file)
        self.words = ["import", str(self.file)]
        if export.mapping:
            mapping = tracker.home / "map.toml"
            mapping.write_text(export.mapping)
            self.words = ["import", "csv", str(self.file), "--map", str(mapping)]
        self.words += ["--tz", "Europe/Berlin"]
        self._tracker = tracker

    def __call__(self, *options: str) -> Answer:
        return self._tracker(*self.words, *options)

    def json(self, *options: str) -> Any:
        answer = self("--json", *options)
        assert answer.code == 0, answer
        return answer.json


@pytest.fixture
def arriving(tracker: Tracker, export: Export) -> Arriving:
    return Arriving(tracker, export)


def skipped(answer: Mapping[str, Any]) -> dict[str, int]:
    return {one["reason"]: one["count"] for one in answer["skipped"]}


def whole(tracker: Tracker) -> Any:
    """The diary but for the time of its export, the book of imports and what is deleted."""
    found = tracker.ok("export json").json
    del found["exported_at"], found["imports"]
    return {
        name: [row for row in rows if row["deleted_at"] is None] if isinstance(rows, list) else rows
        for name, rows in found.items()
    }


def test_what_comes_over(tracker: Tracker, export: Export, arriving: Arriving) -> None:
    answer = arriving.json()
    assert (answer["source"], answer["added"]) == (export.source, export.added)
    assert skipped(answer) == export.skipped
    assert tracker.ok("history").out.count("import ") == 1
    command = export.source.partition(":")[0]
    assert f"import {command}" in tracker.ok("history").out
    assert tracker("selfcheck").code == 0


def test_twice_adds_nothing_and_is_no_change(tracker: Tracker, arriving: Arriving) -> None:
    added = sum(arriving.json()["added"].values())
    before = tracker.state()
    again = arriving.json()
    assert (again["added"], again["changed"], again["unchanged"]) == ({}, 0, added)
    assert again["import_id"] is None and tracker.state() == before


def test_what_was_done_here_stays(tracker: Tracker, arriving: Arriving) -> None:
    arriving.json()
    first, second, *_ = tracker.ok("list all --json").json
    tracker.ok("edit", str(first["id"]), "--note", "mine")
    tracker.ok("delete", str(second["id"]))
    before = tracker.state()
    assert arriving.json()["changed"] == 0
    assert tracker.state() == before


def test_a_dry_run_says_the_same_and_writes_no_byte(tracker: Tracker, arriving: Arriving) -> None:
    before = tracker.file.read_bytes()
    stood = tracker.file.stat().st_mtime_ns
    told, shown = arriving.json("--dry-run"), arriving("--dry-run")
    assert tracker.file.read_bytes() == before and tracker.file.stat().st_mtime_ns == stood
    assert {p.name for p in tracker.file.parent.iterdir()} == {tracker.file.name}
    assert "for example:" in shown.out and max(map(len, shown.out.splitlines())) <= 80
    assert {**arriving.json(), "import_id": None} == told


@pytest.mark.slow
def test_undo_gives_the_diary_back_and_all_comes_again(
    tracker: Tracker, export: Export, arriving: Arriving
) -> None:
    tracker.ok("log pain 3 elbow left")
    before = whole(tracker)
    arriving.json()
    there = whole(tracker)
    tracker.ok("undo")
    assert whole(tracker) == before
    assert arriving.json()["added"] == export.added
    assert [entry_said(row) for row in whole(tracker)["entries"]] == [
        entry_said(row) for row in there["entries"]
    ]
    assert len(whole(tracker)["habits"]) == len(there["habits"])


def entry_said(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "import_id"}


@pytest.mark.slow
def test_cut_off_anywhere_it_is_refused_or_ends_early(
    tracker: Tracker, export: Export, arriving: Arriving
) -> None:
    data = arriving.file.read_bytes()
    for size in sorted({0, 1, 7, *range(30, len(data), max(1, len(data) // 12))}):
        arriving.file.write_bytes(data[:size])
        answer = arriving("--dry-run")
        if answer.code == 0:  # a table that ends a line early is one, and so is free space
            assert int(answer.out.split()[2]) <= sum(export.added.values())
        else:
            assert answer.code == 2, answer
            assert len(answer.err.splitlines()) == 1, answer
            assert tracker.state()["entries"] == []


@pytest.mark.parametrize("name", ["loop.zip", "daylio.csv", "apple.zip", "connect.db"])
def test_every_other_app_refuses_it(tracker: Tracker, name: str) -> None:
    export = next(export for export in (*EXPORTS, *PHONES) if export.name == name)
    file = tracker.home / name
    export.make(file)
    for other in importers():
        if other not in (export.source, "csv"):
            answer = tracker("import", other, str(file))
            assert answer.code == 2
            assert f"tracker import {export.source} {file} reads it" in answer.err


def test_a_database_and_a_zip_of_one_phone_are_the_same(tracker: Tracker) -> None:
    zipped, kept = (Arriving(tracker, export) for export in EXPORTS[:2])
    assert zipped.json()["added"] == {"water": 1, "habit": 3}
    again = kept.json()
    assert (again["added"], again["changed"], again["unchanged"]) == ({}, 0, 4)


CASES: list[dict[str, Any]] = (
    json.loads((BESIDE / "EXPECTED.json").read_text()) if BESIDE.is_dir() else []
)


@pytest.mark.skipif(not CASES, reason="the sample exports aren't beside the repository")
@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join([case["file"], *case["args"]]))
def test_a_sample(tracker: Tracker, case: dict[str, Any]) -> None:
    source = case.get("source", "").partition(":")[0]
    if source and source not in importers():
        pytest.skip(f"there is no importer for {source} yet")
    words = ["import", str(BESIDE / case["file"]), "--tz", "Europe/Berlin", "--json", *case["args"]]
    if "csv_map" in case:
        words[1:1] = ["csv"]
        words += ["--map", str(BESIDE / case["csv_map"])]
    answer = tracker(*words)
    if case.get("refused"):
        assert answer.code in (1, 2) and tracker.state()["entries"] == []
        return
    assert answer.code == 0, answer
    told = answer.json
    assert (told["source"], told["added"]) == (case["source"], case["added"])
    assert skipped(told) == case["skipped"]
    lines = {one["reason"]: one["lines"] for one in told["skipped"] if one["lines"]}
    assert lines == {reason: lines[:20] for reason, lines in case["skipped_lines"].items()}
    compare(tracker, case)
    data = tracker.file.read_bytes()
    assert [text for text in case.get("never_stored", []) if text.encode() in data] == []
    assert tracker(*words).json["unchanged"] == sum(case["added"].values())


def compare(tracker: Tracker, case: dict[str, Any]) -> None:
    """Hold what the diary has now to what a sample must leave in it."""
    found = tracker.ok("export json").json
    entries = found["entries"]
    days = sorted(entry["day"] for entry in entries)
    assert [*days[:1], *days[-1:]] == case["days"] if days else True
    assert len(set(days)) == case["distinct_days"]
    assert sum(entry["estimated"] for entry in entries) == case["estimated"]
    sums: dict[str, dict[str, float]] = {}
    for entry in entries:
        of_kind = sums.setdefault(entry["kind"], {})
        for name, value in entry["measures"].items():
            of_kind[name] = of_kind.get(name, 0) + value
    near = {kind: pytest.approx(of_kind, abs=0.001) for kind, of_kind in case["sums"].items()}
    assert {kind: of_kind for kind, of_kind in sums.items() if of_kind} == near
    goals = {goal["subject"]: goal for goal in found["goals"]}
    habits = {
        habit["name"]: {
            **{name: habit[name] for name in ("measure", "unit")},
            "archived": bool(habit["archived"]),
            "goal": _goal(goals.get(habit["name"])),
        }
        for habit in found["habits"]
    }
    assert habits == case["habits"]
    names = {habit["uid"]: habit["name"] for habit in found["habits"]}
    skips = [[names[row["habit_uid"]], row["from_day"], row["reason"]] for row in found["skips"]]
    assert sorted(skips) == sorted(case["skips"])
    assert sorted(row["name"] for row in found["subjects"]) == sorted(case["own_drugs"])
    told = [_said(entry) for entry in tracker.ok("list all --json").json]
    for wanted in case["entries"]:
        assert any(_is_as(entry, wanted) for entry in told), wanted


def _goal(goal: Mapping[str, Any] | None) -> dict[str, Any] | None:
    names = ("measure", "target", "direction", "period", "schedule")
    return {name: goal[name] for name in names} if goal else None


def _said(entry: Mapping[str, Any]) -> dict[str, Any]:
    attributes = {name: text for name, text in entry["attributes"].items() if name != "unit"}
    return {**entry, "attributes": attributes}


def _is_as(entry: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    names = ("kind", "subject", "side", "day", "at", "attributes", "note")
    same = all(entry.get(name) == wanted[name] for name in names if name in wanted)
    return same and entry["measures"] == pytest.approx(wanted["measures"])


def test_no_place_and_no_device_is_kept_of_a_table(tracker: Tracker, tmp_path: Path) -> None:
    file, mapping = tmp_path / "t.csv", tmp_path / "m.toml"
    file.write_text("when,ml,latitude,device\n2026-02-01,300,48.137154,AB:CD:EF:12\n")
    mapping.write_text(
        '[file]\nname = "x"\n[date]\ncolumn = "when"\n[[entry]]\nkind = "water"\nvalue = "ml"\n'
    )
    tracker.ok("import", "csv", str(file), "--map", str(mapping))
    data = tracker.file.read_bytes()
    assert b"48.137" not in data and b"AB:CD" not in data and b"t.csv" not in data


def test_the_oldest_table_of_daylio_has_its_year_apart(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(
        "year,date,weekday,time,mood,activities,note\n"
        '2018,18 May,Friday,11:54 pm,happy,"cook | music",""\n'
        '2018,March 9,Friday,8:30 am,meh,"","Slept long"\n'
        '2018,Mittwoch,Friday,8:30 am,meh,"cook",""\n'
    )
    answer = tracker.ok("import", str(tmp_path / "d.csv"), "--tz", "Europe/Berlin", "--json").json
    assert (answer["source"], answer["added"]) == ("daylio", {"habit": 2, "note": 1})
    assert answer["skipped"] == [{"reason": "bad-date", "count": 1, "lines": [4]}]
    times = sorted(entry["at"] for entry in tracker.ok("list all --json").json)
    assert times == ["2018-03-09T08:30:00+01:00", *["2018-05-18T23:54:00+02:00"] * 2]


@pytest.mark.parametrize(
    ("written", "weekday", "day"),
    [
        ("7 września", "czwartek", "2017-09-07"),
        ("16 de octubre", "lunes", "2017-10-16"),
        ("17. Februar", "Freitag", "2017-02-17"),
        ("2 listopada", "czwartek", "2017-11-02"),
        ("2 listopada", "ponedjeljak", None),
        ("2 mars mars", "jeudi", None),
    ],
)
def test_the_oldest_table_of_daylio_is_in_the_phones_language(
    tracker: Tracker, tmp_path: Path, written: str, weekday: str, day: str | None
) -> None:
    (tmp_path / "d.csv").write_text(
        "year,date,weekday,time,mood,activities,note\n"
        f'2017,{written},{weekday},12:10,dobrze,"",tekst\n'
    )
    tracker.ok("import", str(tmp_path / "d.csv"))
    found = [entry["day"] for entry in tracker.ok("list all --json").json]
    assert found == ([day] if day else [])


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ({"hour": -1, "minute": -1}, None),
        # 20:24 UTC, which the phone's clock showed as 22:24.
        ({"datetime": 1785356645000}, "2026-07-29T22:24:00+02:00"),
        ({"datetime": 1785356645000, "timeZoneOffset": 330}, "2026-07-29T22:24:00+05:30"),
        ({"datetime": 1785000000000}, "2026-07-29T22:24:00+00:00"),
        ({"datetime": None}, "2026-07-29T22:24:00+00:00"),
    ],
)
def test_a_time_in_an_old_backup_of_daylio(
    tracker: Tracker, tmp_path: Path, said: dict[str, Any], at: str | None
) -> None:
    entry = {"id": 1, "year": 2026, "month": 6, "day": 29, "hour": 22, "minute": 24, "note": "soup"}
    backup = {"tags": [], "dayEntries": [{**entry, "timeZoneOffset": 0, **said}]}
    (tmp_path / "b.json").write_text(json.dumps(backup))
    tracker.ok("import", str(tmp_path / "b.json"))
    (note,) = tracker.ok("list all --json").json
    assert (note["day"], note["at"]) == ("2026-07-29", at)


def test_a_list_of_loops_habits_without_their_days_is_refused(
    tracker: Tracker, tmp_path: Path
) -> None:
    EXPORTS[0].make(tmp_path / "l.zip")
    shutil.unpack_archive(tmp_path / "l.zip", tmp_path / "l")
    for days in (tmp_path / "l").glob("*/Checkmarks.csv"):
        days.unlink()
    answer = tracker("import", str(tmp_path / "l"))
    assert answer.code == 2 and "give the whole zip" in answer.err
    assert tracker.state()["habits"] == []


def test_a_folder_is_read_as_its_zip(tracker: Tracker, tmp_path: Path) -> None:
    EXPORTS[0].make(tmp_path / "l.zip")
    shutil.unpack_archive(tmp_path / "l.zip", tmp_path / "unpacked")
    answer = tracker.ok("import", str(tmp_path / "unpacked"), "--json").json
    assert answer["added"] == EXPORTS[0].added


def test_a_database_is_read_without_what_is_in_its_schema(tracker: Tracker, tmp_path: Path) -> None:
    EXPORTS[1].make(tmp_path / "loop.db")
    with closing(sqlite3.connect(tmp_path / "loop.db")) as connection:
        connection.executescript(
            "ALTER TABLE Repetitions RENAME TO Real; CREATE VIEW Repetitions AS SELECT * FROM Real"
        )
    answer = tracker("import", str(tmp_path / "loop.db"))
    assert answer.code == 2 and "none of the formats" in answer.err
