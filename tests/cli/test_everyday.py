"""The everyday commands: list, mend, take back, aim, name, prefer, carry."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tracker


def ids(tracker: Tracker, line: str) -> list[int]:
    return [entry["id"] for entry in tracker.ok(f"{line} --json").json]


@pytest.fixture
def week(tracker: Tracker) -> Tracker:
    lines = (
        "log pain 6 lower-back --at 2026-11-01",  # 1, a day without a time
        "log pain 3 left knee --at '2026-11-03 07:30' --note 'new Mattress'",  # 2
        "log water 500 --at 'yesterday 9:00'",  # 3
        "log coffee",  # 4
        "log med ibuprofen 400",  # 5
        "log treatment reiki 30",  # 6
        "log pain 2 both knees",  # 7
        "log note 'slept on the mattress'",  # 8
        "log pain none --at 2026-10-30",  # 9
    )
    tracker.prepare(lines)
    return tracker


# --- list ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("", [8, 7, 6, 5, 4, 3, 2, 1, 9]),
        ("pain", [7, 2, 1, 9]),
        ("pain knee", [7, 2]),
        ("pain left-knee", [7, 2]),
        ("left knee", [7, 2]),
        ("right knee", [7]),
        ("lumbar", [1]),
        ("ibuprofen", [5]),
        ("coffee", [4]),
        ("reiki", [6]),
        ("treatment reiki", [6]),
        ("today", [8, 7, 6, 5, 4]),
        ("yesterday", [3]),
        ("water yesterday", [3]),
        ("2026-11-03", [2]),
        ("2026-11-01..2026-11-03", [2, 1]),
        ("pain 2026-11-01..2026-11-03", [2, 1]),
        ("7d", [8, 7, 6, 5, 4, 3, 2]),
        ("medicines", [5]),
        ("--text mattress", [8, 2]),
        ("pain --text MATTRESS", [2]),
        ("-n 2", [8, 7]),
        ("pain -n 1", [7]),
        ("knee -n 1", [7]),
        ("sleep", []),
        ("--all", [8, 7, 6, 5, 4, 3, 2, 1, 9]),
    ],
)
def test_list_narrowed_by_words(week: Tracker, words: str, wanted: list[int]) -> None:
    assert ids(week, f"list {words}") == wanted
    text = week.ok(f"list {words}").out
    assert text.count("#") == len(wanted)


def test_list_all_is_everything(tracker: Tracker) -> None:
    for _ in range(11):
        tracker.ok("log pain 1 neck 2 head")
    assert len(tracker.ok("list").lines) == 20
    assert len(tracker.ok("list all").lines) == len(tracker.ok("list all pain").lines) == 22


def test_list_of_nothing_says_so(tracker: Tracker) -> None:
    assert tracker.ok("list").out == "Nothing is logged yet.\n"
    assert tracker.ok("list pain").out == "No entries match.\n"
    assert tracker.ok("list --json").json == []


# --- edit, delete, undo, redo, history -----------------------------------------------------------


def entry(tracker: Tracker, number: int) -> dict[str, Any]:
    found = [e for e in tracker.ok("list --all --json").json if e["id"] == number]
    assert len(found) == 1
    one: dict[str, Any] = found[0]
    return one


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("edit 1 7", {"measures": {"intensity": 7}}),
        ("edit '#1' 7", {"measures": {"intensity": 7}}),
        ("edit 1 left hip", {"subject": "hip", "side": "left"}),
        ("edit 1 8 neck", {"subject": "neck", "measures": {"intensity": 8}}),
        ("edit 1 --spasm", {"measures": {"intensity": 6, "spasm": 1}}),
        ("edit 1 --since 2026-10-20", {"since": "2026-10-20"}),
        ("edit 1 --at '2026-11-02 7:30'", {"day": "2026-11-02", "at": "2026-11-02T07:30:00+01:00"}),
        ("edit 2 --at 2026-11-02", {"day": "2026-11-02", "at": None}),
        ("edit 2 --note 'on the stairs'", {"note": "on the stairs"}),
        ("edit 2 --note ''", {"note": None}),
        ("edit 3 0.75l", {"measures": {"volume_ml": 750}}),
        ("edit 3 Water 0.75l", {"measures": {"volume_ml": 750}}),
        ("edit 5 600", {"measures": {"dose_mg": 600}}),
        ("edit 5 naproxen 220", {"subject": "naproxen", "measures": {"dose_mg": 220}}),
        ("edit 6 --provider 'Dr Lin'", {"attributes": {"provider": "Dr Lin"}}),
        ("edit 8 'slept badly'", {"note": "slept badly"}),
    ],
)
def test_edit_changes_what_is_given_and_no_more(
    week: Tracker, line: str, changed: dict[str, Any]
) -> None:
    number = int(line.split()[1].strip("'#"))
    before, others = entry(week, number), len(ids(week, "list --all"))
    assert week.ok(line).out.startswith(f"changed: #{number} ")
    assert entry(week, number) == {**before, **changed}
    week.ok("undo")
    assert entry(week, number) == before
    week.ok("redo")
    assert entry(week, number) == {**before, **changed}
    assert len(ids(week, "list --all")) == others
    # A note's text stays with its entry.
    said = line.replace("'", "").removesuffix("on the stairs").strip()
    assert week.ok("history -n 1").out.rstrip().endswith(said)


def test_an_entry_keeps_its_kind(week: Tracker) -> None:
    for line in ("edit 6 water 300", "edit 3 walk 30"):
        number = line.split()[1]
        answer = week(line)
        assert answer.code == 2
        assert f"entry {number} stays a " in answer.err
        assert f"tracker delete {number}" in answer.err


def test_edit_last_and_its_json(week: Tracker) -> None:
    answer = week.ok("edit last 5 left hip --json").json
    assert [(e["id"], e["subject"], e["measures"]) for e in answer] == [
        (9, "hip", {"intensity": 5})
    ]


def test_edit_works_the_minerals_out_anew(tracker: Tracker) -> None:
    whole = tracker.ok("log food watermelon 300 --json").json["entries"][0]["measures"]
    half = tracker.ok("edit last 150 --json").json[0]["measures"]
    assert half == pytest.approx({name: value / 2 for name, value in whole.items()})


def test_delete_several_and_bring_them_back(week: Tracker) -> None:
    before = week.ok("list --all --json").json
    assert week.ok("delete 1 2 last").out.count("deleted: ") == 3
    assert ids(week, "list --all") == [8, 7, 6, 5, 4, 3]
    assert week("delete 1").code == 1
    assert week("edit 1 5").code == 1
    assert week.ok("undo").out == "undone: delete 1 2 last\n"
    assert week.ok("list --all --json").json == before


def test_undo_and_redo_walk_over_every_write(tracker: Tracker) -> None:
    states = [tracker.ok("export json").json]
    lines = [
        "log water 500",
        "log pain 6 lower-back left-hip",
        "edit 1 250",
        "goal set water 2l",
        "goal set water 1.5l",
        "goal unset water",
        "site add sit-bone --parent buttock",
        "profile set height 178",
        "config day-start 04:00",
        "close yesterday",
        "log symptom fever",
        "ack red-flag --note seen",
        "delete 1 2",
        "site remove sit-bone",
    ]
    for line in lines:
        tracker.ok(line)
        states.append(tracker.ok("export json").json)
    done = tracker.ok("history --json").json
    assert [change["undone"] for change in done] == [False] * len(lines)
    for state in reversed(states[:-1]):
        tracker.ok("undo")
        assert live(tracker.ok("export json").json) == live(state)
    assert tracker("undo").code == 1
    for state in states[1:]:
        tracker.ok("redo")
        assert live(tracker.ok("export json").json) == live(state)
    assert tracker.ok("undo 3").out.count("undone: ") == 3
    tracker.ok("log water 250")
    assert "nothing is left to redo" in tracker("redo").err


def live(document: dict[str, Any]) -> dict[str, Any]:
    """What of an export a person would see: no deleted rows, no stamps."""
    kept: dict[str, Any] = {}
    for table, rows in document.items():
        if isinstance(rows, list):
            kept[table] = [
                {k: v for k, v in row.items() if k not in ("edited_at", "deleted_at", "created_at")}
                for row in rows
                if not row.get("deleted_at")
            ]
    # A day that was never closed and one that was opened again are the same.
    kept["days"] = [row for row in kept["days"] if row.get("closed")]
    kept["settings"] = [r for r in kept["settings"] if r != {"name": "day-start", "value": "00:00"}]
    return kept


def test_history_names_each_command(week: Tracker) -> None:
    lines = week.ok("history -n 3").lines
    assert lines[0].endswith("log pain none --at 2026-10-30")
    assert lines[1].endswith("log note slept on the mattress")
    week.ok("undo")
    assert "undone" in week.ok("history -n 1").out


# --- goals ---------------------------------------------------------------------------------------


def test_old_goals_judge_old_days(tracker: Tracker) -> None:
    tracker.ok("goal set water 2l --from 2026-11-01")
    for day in ("2026-11-03", "2026-11-06"):
        tracker.ok(f"log water 1.6l --at {day}")
    tracker.ok("goal set water 1.5l --from 2026-11-05")
    days = {
        d["day"]: d
        for d in tracker.ok("report 2026-11-01..2026-11-08 --json").json["hydration"]["per_day"]
    }
    assert (days["2026-11-03"]["goal_ml"], days["2026-11-06"]["goal_ml"]) == (2000, 1500)
    assert "4.5" not in tracker.ok("goal list").out
    assert len(tracker.ok("goal list --all --json").json) == 2
    (now,) = tracker.ok("goal list --json").json
    assert (now["target"], now["from_day"]) == (1500, "2026-11-05")
    tracker.ok("goal unset water")
    assert tracker.ok("goal list --json").json == []
    assert "No goals are set" in tracker.ok("goal list").out


def test_suggestions_are_shown_with_a_source_and_none_is_chosen(tracker: Tracker) -> None:
    shown = tracker.ok("goal set water").out
    assert "EFSA" in shown
    assert "tracker goal set water AMOUNT" in shown
    assert all(row["source"] for row in tracker.ok("goal set water --json").json)
    assert tracker.ok("goal list --json").json == []
    for mineral in ("calcium", "magnesium", "potassium"):
        assert tracker.ok(f"goal set {mineral} --json").json
    tracker.ok("profile set sex female")
    tracker.ok("profile set birth-year 1980")
    assert len(tracker.ok("goal set water --json").json) < len(shown.splitlines())


@pytest.mark.parametrize(
    ("line", "target", "period"),
    [
        ("goal set water 2l", 2000, "day"),
        ("goal set walk 150min/week", 150, "week"),
        ("goal set walk 30", 30, "day"),
        ("goal set steps 8000", 8000, "day"),
        ("goal set sleep 8h", 480, "day"),
        ("goal set magnesium 300mg", 300, "day"),
        ("goal set sport 2h/month", 120, "month"),
    ],
)
def test_a_goal_reads_amounts_as_a_log_does(
    tracker: Tracker, line: str, target: float, period: str
) -> None:
    (goal,) = tracker.ok(f"{line} --json").json
    assert (goal["target"], goal["period"]) == (target, period)


# --- names of the user's own ---------------------------------------------------------------------


def test_a_site_of_ones_own(tracker: Tracker) -> None:
    assert tracker("log pain 2 sit-bone").code == 2
    tracker.ok("site add sit-bone --parent buttock --paired")
    tracker.ok("site add ischium --alias-of sit-bone")
    for words in ("left sit bone", "left-sit-bone", "left ischium"):
        (kept,) = tracker.ok(f"log pain 2 {words} --json").json["entries"]
        assert (kept["subject"], kept["side"]) == ("sit-bone", "left")
    (listed,) = [s for s in tracker.ok("site list --json").json if s["name"] == "sit-bone"]
    assert (listed["parent"], listed["own"], listed["aliases"]) == ("buttock", True, ["ischium"])
    tracker.ok("site remove ischium")
    tracker.ok("site remove sit-bone")
    assert tracker("log pain 2 sit-bone").code == 2
    assert len(tracker.ok("list pain --json").json) == 3


def test_a_food_of_ones_own(tracker: Tracker) -> None:
    tracker.ok("food add gazpacho --water 93 --potassium 170 --serving 250")
    (kept,) = tracker.ok("log gazpacho --json").json["entries"]
    assert kept["measures"] == pytest.approx(
        {"mass_g": 250, "water_ml": 232.5, "potassium_mg": 425}
    )
    tracker.ok("food remove gazpacho")
    assert tracker("log gazpacho").code == 2


def test_a_drug_of_ones_own_counts_in_the_rules(tracker: Tracker) -> None:
    tracker.ok("drug add doloxin --class nsaid --tablet 200 --max-24h 1000 --interval 6")
    (kept,) = tracker.ok("log doloxin 2 tablets --json").json["entries"]
    assert kept["measures"] == {"dose_mg": 400}
    assert tracker("log med doloxin 5").code == 2
    tracker.ok("log ibuprofen 400")
    assert "two" in tracker("check").out
    tracker.ok("drug remove doloxin")


def test_a_container_of_ones_own(tracker: Tracker) -> None:
    tracker.ok("container add sigg 750ml")
    (kept,) = tracker.ok("log water 2 sigg --json").json["entries"]
    assert kept["measures"] == {"volume_ml": 1500}
    tracker.ok("container remove sigg")
    assert tracker("log water sigg").code == 2
    # One's own bottle goes before the one that ships.
    for volume in (750, 600):
        tracker.ok(f"container add bottle {volume}ml")
        (kept,) = tracker.ok("log water bottle --json").json["entries"]
        assert kept["measures"] == {"volume_ml": volume}
        assert "is there already" in tracker("container add bottle 1l").err
        tracker.ok("container remove bottle")
    (kept,) = tracker.ok("log water bottle --json").json["entries"]
    assert kept["measures"] == {"volume_ml": 500}


# --- preferences and profile ---------------------------------------------------------------------


def test_us_units_in_and_out(tracker: Tracker) -> None:
    tracker.ok("config units us")
    assert "16 fl oz water" in tracker.ok("log water 16").out
    tracker.ok("log weight 181")
    tracker.ok("log walk 1.5mi")
    tracker.ok("goal set water 64")
    first, *_ = reversed(tracker.ok("list --json").json)
    assert first["measures"]["volume_ml"] == pytest.approx(473.176, abs=0.01)
    for words in ("list", "today", "report"):
        out = tracker.ok(words).out
        assert "fl oz" in out
        assert "181 lb" in out
        assert " ml" not in out
        assert " kg" not in out
    tracker.ok("config units metric")
    assert "473 ml" in tracker.ok("list").out


def test_the_day_starts_when_the_user_says(tracker: Tracker) -> None:
    tracker.ok("log water 500 --at '2026-11-07 01:30'")
    tracker.ok("log water 300 --at 2026-11-07")
    assert "; 1 entry is on another day now" in tracker.ok("config day-start 04:00").out
    late, whole = tracker.ok("list --all --json").json[::-1]
    assert {late["day"], whole["day"]} == {"2026-11-06", "2026-11-07"}
    assert late["at"] == "2026-11-07T01:30:00+01:00"
    tracker.stand_at("2026-11-09T03:59")
    assert tracker.ok("today --json").json["day"] == "2026-11-08"
    tracker.ok("undo")
    assert tracker.ok("config day-start").out == "00:00\n"
    assert [e["day"] for e in tracker.ok("list --json").json] == ["2026-11-07", "2026-11-07"]


def test_colour_and_ascii_as_preferred(tracker: Tracker) -> None:
    tracker.ok("goal set water 2l")
    for line in ("log water 500", "log pain 4 lower-back", "log symptom fever"):
        tracker.ok(line)
    plain = tracker.ok("report").out
    assert "\x1b" not in plain
    assert not plain.isascii()
    tracker.ok("config color always")
    coloured = tracker.ok("report").out
    assert "\x1b[" in coloured
    tracker.ok("config ascii yes")
    tracker.ok("config color never")
    for words in ("report", "today", "list", "check --all", "log water 250", "goal list"):
        answer = tracker(words)
        assert answer.out.isascii(), words
    tracker.ok("config color --unset")
    tracker.ok("config ascii --unset")
    assert tracker.ok("report").out.count("▇") >= plain.count("▇")
    assert tracker.ok("config ascii").out == "auto\n"


def test_config_lists_and_keeps_what_is_set(tracker: Tracker) -> None:
    tracker.ok("config report-period month")
    assert tracker.ok("config --json").json == {
        "format": "tracker-config",
        "version": 1,
        "units": "metric",
        "color": "auto",
        "ascii": "auto",
        "report-period": "month",
        "day-start": "00:00",
        "week-start": "monday",
        "every-write": "off",
    }
    assert stat.S_IMODE(tracker.config.stat().st_mode) == 0o600
    assert "10 Oct to 8 Nov" in tracker.ok("report").out
    assert "report-period" in tracker.ok("config").out


def test_a_broken_preferences_file_is_one_sentence(tracker: Tracker) -> None:
    tracker.config.parent.mkdir(parents=True)
    tracker.config.write_text('units = "imperial"\n')
    answer = tracker("log water 500")
    assert answer.code == 1
    assert "units is 'imperial'; it can be metric or us" in answer.err
    assert tracker.state()["entries"] == []


def test_the_profile(tracker: Tracker) -> None:
    tracker.ok("profile set birth-year 1980")
    tracker.ok("profile set sex f")
    tracker.ok("profile set kidney-disease yes")
    values = tracker.ok("profile --json").json
    assert (values["birth-year"], values["sex"], values["height"]) == ("1980", "female", None)
    tracker.ok("profile unset sex")
    assert tracker.ok("profile --json").json["sex"] is None
    assert "kidney-disease" in tracker.ok("profile").out


# --- copies, selfcheck, export and import --------------------------------------------------------


def test_backup_and_restore(week: Tracker, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    before = week.ok("list --all --json").json
    assert "the copy is whole" in week.ok(f"backup {copy}").out
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    week.ok("delete 1 2 3")
    assert week(f"restore {copy}", stdin="n\n").code != 0
    assert "restored from" in week.ok(f"restore {copy}", stdin="y\n").out
    assert week.ok("list --all --json").json == before
    # What was there before the restore can itself be put back.
    newest = week.ok("backup --list --json").json
    (saved,) = [c["file"] for c in newest if "before-restore" in c["file"]]
    week.ok(f"restore {saved} --yes")
    assert len(week.ok("list --all --json").json) == len(before) - 3
    week.ok(f"backup {copy} --force")


def test_a_damaged_copy_is_not_restored(week: Tracker, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    week.ok(f"backup {copy}")
    copy.write_bytes(copy.read_bytes()[:-5000])
    before = week.state()
    answer = week(f"restore {copy} --yes")
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1
    assert week.state() == before


def test_one_copy_a_day_is_made_and_seven_are_kept(tracker: Tracker) -> None:
    for day in range(1, 12):
        tracker.stand_at(f"2026-11-{day:02}T10:00")
        tracker.ok("log water 500")
        tracker.ok("log water 250")
    files = [Path(copy["file"]).name for copy in tracker.ok("backup --list --json").json]
    assert len(files) == 7
    assert sorted(files)[0].endswith("2026-11-05.db")


def test_selfcheck_says_where_and_how_it_is(week: Tracker) -> None:
    answer = week.ok("selfcheck --json").json
    assert all(check["ok"] for check in answer["checks"])
    names = {check["name"] for check in answer["checks"]}
    assert {"integrity", "references", "version", "copies", "permissions"} <= names
    os.chmod(week.file, 0o644)  # noqa: PTH101
    spoiled = week("selfcheck")
    assert spoiled.code == 1
    assert "WRONG  permissions" in spoiled.out


def test_two_machines_merge_and_nothing_is_lost_or_twice(tracker: Tracker, tmp_path: Path) -> None:
    tracker.ok("log water 500")
    tracker.ok("log pain 6 lower-back --note 'größer 😀'")
    tracker.ok("site add sit-bone")
    tracker.ok(f"export json {tmp_path}/home.json")
    other = f"--db {tmp_path}/other.db"
    tracker.ok(f"{other} log water 250")
    assert tracker.ok(f"{other} import json {tmp_path}/home.json --json").json["added"] == {
        "water": 1,
        "pain": 1,
    }
    tracker.ok(f"{other} log pain 2 sit-bone")
    tracker.ok(f"{other} edit 2 300")
    tracker.ok(f"{other} export json {tmp_path}/other.json")
    assert stat.S_IMODE((tmp_path / "other.json").stat().st_mode) == 0o600
    tracker.ok("log sleep 7.5")
    tracker.ok(f"import json {tmp_path}/other.json")
    tracker.ok(f"export json {tmp_path}/both.json")
    again = tracker.ok(f"import json {tmp_path}/other.json --json").json
    assert (again["added"], again["changed"], again["unchanged"]) == ({}, 0, 4)
    entries = tracker.ok("list --all --json").json
    assert len(entries) == 5
    assert sorted(e["measures"].get("volume_ml", 0) for e in entries) == [0, 0, 0, 250, 300]
    tracker.ok(f"{other} import json {tmp_path}/both.json")
    assert {e["uid"] for e in tracker.ok(f"{other} list --all --json").json} == {
        e["uid"] for e in entries
    }
    tracker.ok("undo")
    assert len(tracker.ok("list --all --json").json) == 3


def test_export_to_a_pipe_is_import_from_a_pipe(week: Tracker, tmp_path: Path) -> None:
    document = week.ok("export json").out
    other = f"--db {tmp_path}/other.db"
    week.ok(f"{other} import json -", stdin=document)
    copied = week.ok(f"{other} export json").json
    original = week.ok("export json").json
    for table in ("entries", "goals", "subjects", "days", "profile", "settings"):
        assert copied[table] == original[table]
