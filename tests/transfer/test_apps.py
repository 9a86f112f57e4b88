"""What comes over from apps that keep habits, pains, doses, drinks and steps, one by one."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tracker
from tests.transfer import app_exports as apps
from tests.transfer.account_exports import ACCOUNTS
from tests.transfer.app_exports import APP_EXPORTS, as_json, as_text
from tests.transfer.exports import EXPORTS, Export
from tracker.transfer.arriving import importers
from tracker.transfer.outside.file import file_at
from tracker.transfer.outside.head import Head

FORBIDDEN = (
    "48.137", "11.576", "Marienplatz", "Office", "u281z", "ab12cd34", "55501234", "Acme",
)  # fmt: skip


def told(tracker: Tracker, content: object, *options: str) -> Any:
    """The answer of an import of a text, or of JSON."""
    file = tracker.home / "export"
    (as_text(content) if isinstance(content, str) else as_json(content))(file)
    return tracker.ok("import", str(file), "--tz", "Europe/Berlin", "--json", *options).json


def entries(tracker: Tracker, kind: str) -> list[dict[str, Any]]:
    """The entries of a kind, the oldest first."""
    found = [one for one in tracker.ok("list all --json").json if one["kind"] == kind]
    return sorted(found, key=lambda one: (one["day"], one["at"] or "", one["subject"] or ""))


def skipped(answer: Any) -> dict[str, list[int]]:
    return {one["reason"]: one["lines"] for one in answer["skipped"]}


@pytest.mark.parametrize(
    "export", [*EXPORTS, *APP_EXPORTS, *ACCOUNTS], ids=lambda export: export.name
)
def test_one_importer_alone_knows_it(tmp_path: Path, export: Export) -> None:
    export.make(tmp_path / "any")
    with closing(file_at(str(tmp_path / "any"))) as file:
        head = Head(file)
        known = [name for name, importer in importers().items() if importer.fits(head)]
    assert known == ([] if export.mapping else [export.source])


@pytest.mark.parametrize("export", [*APP_EXPORTS, *ACCOUNTS], ids=lambda export: export.name)
def test_no_place_no_device_and_no_account_is_kept(
    tracker: Tracker, tmp_path: Path, export: Export
) -> None:
    export.make(tmp_path / export.name)
    tracker.ok("import", str(tmp_path / export.name))
    data = tracker.file.read_bytes()
    assert [text for text in (*FORBIDDEN, export.name) if text.encode() in data] == []


@pytest.mark.parametrize(
    "content",
    [
        {"nomie": {}, "events": {"a": 1}},
        {"nomie": {}, "events": [1]},
        {"nomie": {}, "trackers": ["water"], "events": []},
        {"nomie": {}, "trackers": {"water": 1}, "events": []},
        {"files": {"trackers.json": {}, "books/2026-1": {}}},
        {"medicines": {}, "events": []},
        {"version": 1, "list": {"a": 1}},
        {"fitnessActivity": "walking", "aggregate": 1},
        {"Data Points": {"a": 1}},
        [{"valueInML": 1}, 2],
        [{"totalSteps": 1}, [2]],
    ],
)
def test_what_is_built_otherwise_is_refused(tracker: Tracker, content: object) -> None:
    as_json(content)(tracker.home / "x.json")
    answer = tracker("import", str(tracker.home / "x.json"))
    assert answer.code == 2 and "isn't built as its app writes it" in answer.err, answer
    assert tracker.state()["changes"] == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"nomie": {}, "events": [{}]}, "bad-date"),
        ({"nomie": {}, "events": [{"_id": 1, "end": "2026-02-01", "note": "x"}]}, "bad-date"),
        ({"nomie": {}, "events": [{"end": "2026-02-01T08:00Z", "note": 4}]}, "bad-line"),
        ({"nomie": {}, "events": [{"_id": 1, "end": 1e12, "offset": 9e9}]}, "bad-date"),
        ({"version": 1, "list": [{"medicineName": None, "status": "TAKEN"}]}, "bad-date"),
        ({"fitnessActivity": ["walking"]}, "bad-date"),
        ({"fitnessActivity": "walking", "duration": "s"}, "no-value"),
        ({"fitnessActivity": "walking", "duration": "60s"}, "bad-date"),
        ({"fitnessActivity": "sleep"}, "not-ours"),
        ({"Data Points": [{"dataTypeName": "com.google.hydration"}]}, "bad-line"),
        ([{"metaData": 1}], "not-ours"),
        ([{"metaData": 1, "weight": {}}], "bad-date"),
        ([{"totalSteps": True, "calendarDate": "2026-02-01"}], "bad-value"),
    ],
)  # fmt: skip
def test_a_record_that_holds_nothing_is_counted(
    tracker: Tracker, content: object, reason: str
) -> None:
    answer = told(tracker, content)
    assert (answer["added"], skipped(answer)) == ({}, {reason: []})


def test_a_format_that_is_named_reads_no_other_file(tracker: Tracker, tmp_path: Path) -> None:
    for name, content in {"x.csv": "a,b\n1,2\n", "x.json": '{"a": 1}', "x": "words\n"}.items():
        (tmp_path / name).write_text(content)
        for importer in importers().values():
            if not importer.own and importer.name != "csv":
                answer = tracker("import", importer.name, str(tmp_path / name))
                assert answer.code == 2, answer
                assert f"is nothing for import {importer.name}, which reads" in answer.err


@pytest.mark.parametrize(
    ("content", "column"),
    [
        ("HabitName,CalendarDate\nReading,2026-02-01\n", "Value"),
        ("epoch,start,end,offset,tracker\n1769985000000,x,x,0,mood\n", "value"),
        ("#,Started,Lasted\n1,2/1/26 9:00,\n", "Pain Level"),
    ],
)
def test_a_table_without_its_amounts_is_refused(
    tracker: Tracker, tmp_path: Path, content: str, column: str
) -> None:
    (tmp_path / "x.csv").write_text(content)
    answer = tracker("import", str(tmp_path / "x.csv"))
    assert answer.code == 2 and f"has no column '{column}'" in answer.err, answer


# harsh


def test_the_folder_of_harsh_brings_goals_and_skips(tracker: Tracker, tmp_path: Path) -> None:
    apps.harsh_folder(tmp_path / "harsh")
    answer = tracker.ok("import", str(tmp_path / "harsh"), "--json").json
    assert answer["added"] == {"habit": 4}
    # The list's own bad line has no number: those are of the log.
    assert skipped(answer)["bad-line"] == [9, 10]
    state = tracker.state()
    goals = {goal["subject"]: goal["schedule"] for goal in state["goals"]}
    assert goals == {
        "squats-harsh": "3/7", "tea-harsh": "daily", "floss": "1/7", "bills": "2/30",
    }  # fmt: skip
    assert {habit["name"] for habit in state["habits"]} == {*goals, "piano"}
    assert [(skip["from_day"], skip["reason"]) for skip in state["skips"]] == [
        ("2026-02-02", "ill")
    ]


def test_the_last_line_of_a_day_stands(tracker: Tracker) -> None:
    answer = told(tracker, apps.HARSH_LOG)
    assert skipped(answer) == {
        "bad-value": [11], "bad-date": [8], "bad-line": [9, 10], "repeated": [6],
    }  # fmt: skip
    found = {
        (e["subject"], e["day"]): (e["measures"], e["note"]) for e in entries(tracker, "habit")
    }
    assert found == {
        ("squats-harsh", "2026-02-01"): ({"done": 1, "count": 30}, "legs"),
        ("tea-harsh", "2026-02-01"): ({"done": 0}, None),
        ("tea-harsh", "2026-02-02"): ({"done": 1, "count": 3}, "green"),
        ("tea-harsh", "2026-02-05"): ({"done": 1}, None),
    }


def test_a_list_of_habits_alone_is_no_log(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "habits").write_text(apps.HARSH_HABITS)
    for path in (tmp_path / "habits", tmp_path):
        assert tracker("import", str(path)).code == 2


def test_the_newer_forms_of_harshs_habits(tracker: Tracker, tmp_path: Path) -> None:
    folder = tmp_path / "harsh"
    folder.mkdir()
    (folder / "habits").write_text(
        "Gym: 3/2w\nTidy: 2w\nOld: 3/7: 2026-02-10\nKept: 1: 9999-01-01\nBlank: 1: \n"
        "Odd: 3/7: soon\n"
    )
    (folder / "log").write_text("2026-02-01 : Old : y : : \n2026-02-01 : Gym : y : : \n")
    answer = tracker.ok("import", str(folder), "--json").json
    assert answer["skipped"] == [{"reason": "bad-line", "count": 1, "lines": []}]
    told = tracker.ok("export json").json
    goals = {goal["subject"]: goal["schedule"] for goal in told["goals"]}
    assert goals == {
        "gym-harsh": "3/14",
        "tidy": "1/14",
        "old": "3/7",
        "kept": "daily",
        "blank": "daily",
    }
    assert [habit["name"] for habit in told["habits"] if habit["archived"]] == ["old"]


# HabitBull


def test_values_say_whether_a_habit_is_counted(tracker: Tracker) -> None:
    answer = told(tracker, apps.HABITBULL)
    assert skipped(answer) == {
        "bad-value": [9], "bad-date": [8], "no-data": [4], "repeated": [2],
    }  # fmt: skip
    found = {
        (e["subject"], e["day"]): (e["measures"], e["note"]) for e in entries(tracker, "habit")
    }
    assert found == {
        ("reading", "2026-02-01"): ({"done": 1}, "twice"),
        ("reading", "2026-02-13"): ({"done": 0}, "tired"),
        ("pages", "2026-02-01"): ({"count": 12}, None),
        ("pages", "2026-02-02"): ({"count": 1}, None),
    }


def test_a_later_export_corrects_a_day(tracker: Tracker) -> None:
    told(tracker, apps.HABITBULL)
    longer = apps.HABITBULL.replace("2/2/2026,1", "2/2/2026,9") + "Pages,,Mind,2/20/2026,5,\n"
    answer = told(tracker, longer)
    assert (answer["added"], answer["changed"], answer["unchanged"]) == ({"habit": 1}, 1, 3)


# Nomie


def test_trackers_are_read_out_of_the_words(tracker: Tracker) -> None:
    told(tracker, apps.NOMIE)
    waters = entries(tracker, "water")
    amounts = sorted(e["measures"]["volume_ml"] for e in waters)
    assert amounts == pytest.approx([236.588, 473.176], abs=0.01)
    # Half past eleven at night in UTC is the evening of that day where the phone was.
    assert {(e["at"], e["day"], e["note"]) for e in waters} == {
        ("2026-02-01T18:30:00-05:00", "2026-02-01", "with\nat noon")
    }
    habits = {e["subject"]: (e["measures"], e["at"]) for e in entries(tracker, "habit")}
    at = "2026-02-02T22:30:00+01:00"  # no offset: the zone that was named
    assert habits == {
        "piano": ({"duration_min": 30}, at), "floss": ({"done": 1}, at), "mood": ({"count": 0}, at),
    }  # fmt: skip
    assert [e["note"] for e in entries(tracker, "note")] == ["slept badly"]
    assert {row["name"] for row in tracker.state()["habits"]} == {"piano", "floss", "mood"}


def test_an_archive_of_nomie_6_is_the_same_as_a_backup(tracker: Tracker) -> None:
    told(tracker, apps.NOMIE)
    first, second = apps.NOMIE["events"][:3], apps.NOMIE["events"][3:]
    files = {
        "x/trackers.json": apps.NOMIE["trackers"],
        "x/books/2026-1": first,
        "x/books/2": second,
    }
    answer = told(tracker, {"files": files})
    assert (answer["added"], answer["unchanged"]) == ({}, 6)


def test_a_tracker_without_a_name_in_the_backup(tracker: Tracker) -> None:
    event = {"_id": "e", "end": "2026-02-01T08:00Z", "note": "#kite(3) #bell, mail a@b.c C#, +1"}
    told(tracker, {"nomie": {}, "events": [event]})
    habits = {e["subject"]: (e["measures"], e["note"]) for e in entries(tracker, "habit")}
    words = ", mail a@b.c C#, +1"
    assert habits == {"kite": ({"done": 1, "count": 3}, words), "bell": ({"done": 1}, words)}


def test_a_map_says_what_a_tracker_is(tracker: Tracker) -> None:
    answer = told(tracker, apps.NOMIE, "--map", "mood=pain head", "--map", "piano=skip")
    assert answer["added"]["pain"] == 1 and "not-ours" in skipped(answer)


def test_the_csv_of_nomie_4_has_no_units(tracker: Tracker) -> None:
    answer = told(tracker, apps.NOMIE_CSV)
    assert answer["added"] == {"habit": 2, "note": 1} and skipped(answer) == {"no-value": [3]}
    mood, note = entries(tracker, "habit")
    assert (mood["at"], mood["note"]) == ("2026-02-01T23:30:00+01:00", "calm")
    assert (note["subject"], note["measures"]) == ("note-nomie", {"count": 1})
    assert [e["note"] for e in entries(tracker, "note")] == ["a long day"]
    assert b"Marienplatz" not in tracker.file.read_bytes()


def test_a_phone_that_has_the_day_first(tracker: Tracker) -> None:
    head = apps.HABITBULL.splitlines()[0]
    answer = told(tracker, f"{head}\nTea,,,3/2/2026,1,\nTea,,,13/2/2026,1,\nTea,,,2026-02-20,1,\n")
    days = [entry["day"] for entry in entries(tracker, "habit")]
    assert (days, answer["skipped"]) == (["2026-02-03", "2026-02-13", "2026-02-20"], [])


def test_a_habit_whose_name_is_a_picture(tracker: Tracker) -> None:
    head = apps.HABITBULL.splitlines()[0]
    rows = "☕,,,2026-02-01,1,\n📕,,,2026-02-01,1,\n📕 Read,,,2026-02-01,1,\n#,,,2026-02-01,1,\n"
    answer = told(tracker, f"{head}\n{rows}")
    names = sorted(entry["subject"] for entry in entries(tracker, "habit"))
    assert names == ["closed-book", "hot-beverage", "read"]
    assert skipped(answer) == {"unknown-subject": [5]}


# Migraine Buddy


def test_attacks_bring_what_was_done_about_them(tracker: Tracker) -> None:
    answer = told(tracker, apps.MIGRAINE_BUDDY)
    assert skipped(answer) == {"out-of-range": [8], "bad-value": [9], "bad-date": [10]}
    oldest, first, second = entries(tracker, "pain")
    assert oldest["at"] == "2026-01-05T09:00:00+01:00"
    assert (first["subject"], first["measures"]) == ("head", {"intensity": 7})
    # At the offset that the phone had, in winter in an export of summer.
    assert (first["at"], first["day"]) == ("2026-02-01T23:40:00-05:00", "2026-02-01")
    assert first["note"] == "Migraine, Left Temple, 01h 30m\nslept,\nthen better"
    assert (second["at"], second["measures"]) == ("2026-07-02T06:15:00+01:00", {})
    meds = [(e["subject"], e["day"], e["at"], e["note"]) for e in entries(tracker, "med")]
    assert meds == [
        ("ibuprofen", "2026-02-01", None, "Helpful Medication"),
        ("zomig", "2026-02-01", None, "Helpful Medication"),
    ]
    (ice,) = entries(tracker, "treatment")
    assert (ice["subject"], ice["day"]) == ("ice", "2026-02-01")


def test_an_attack_after_midnight_counts_with_its_drugs(tracker: Tracker) -> None:
    tracker.ok("config day-start 04:00")
    head = apps.MIGRAINE_BUDDY.split('"1"')[0]
    told(tracker, head + '"1","2/1/26 2:00","","60","","","","7","","Ibuprofen","","",""\n')
    days = [(e["kind"], e["day"]) for e in tracker.ok("list all --json").json]
    assert sorted(days) == [("med", "2026-01-31"), ("pain", "2026-01-31")]


@pytest.mark.parametrize(
    ("dates", "days", "is_told"),
    [
        (["4/04/22 06:55", "30/05/2022 6:47"], ["2022-04-04", "2022-05-30"], False),
        (["4/05/22 06:55", "5/30/22 6:47"], ["2022-04-05", "2022-05-30"], False),
        # By their order: 1 and 3 of February, 2 and 4 of March.
        (["1/2/22 6:00", "3/2/22 6:00", "2/3/22 6:00", "4/3/22 6:00"],
         ["2022-02-01", "2022-02-03", "2022-03-02", "2022-03-04"], False),
        (["1/2/22 6:00", "3/4/22 6:00"], ["2022-01-02", "2022-03-04"], True),
        (["2/2/22 6:00", "3/3/22 6:00"], ["2022-02-02", "2022-03-03"], False),
        (["13/2/22 6:00", "2/13/22 6:00"], ["2022-02-13"], False),
    ],
)  # fmt: skip
def test_the_order_of_the_dates_is_the_phones(
    tracker: Tracker, dates: list[str], days: list[str], is_told: bool
) -> None:
    rows = [f'"{n}","{date}","Ongoing","5",""\n' for n, date in enumerate(dates, 1)]
    answer = told(tracker, '"#","Started","Lasted","Pain Level","Notes"\n' + "".join(rows))
    assert [entry["day"] for entry in entries(tracker, "pain")] == days
    assert any("month first" in remark for remark in answer["remarks"]) is is_told


# medTimer


def test_doses_in_mg_are_doses_and_others_words(tracker: Tracker) -> None:
    told(tracker, apps.MEDTIMER)
    (magnesium,) = entries(tracker, "mineral")
    assert magnesium["measures"] == {"dose_mg": 300, "magnesium_mg": 300}
    ibuprofen, spray = entries(tracker, "med")
    assert (ibuprofen["at"], ibuprofen["note"]) == ("2026-02-01T08:05:00+01:00", None)
    assert (spray["subject"], spray["measures"]) == ("nose-spray", {})
    assert spray["note"] == "2 puffs × Nose spray (1%)"


def test_the_table_and_the_backup_of_one_phone_meet(tracker: Tracker) -> None:
    told(tracker, apps.MEDTIMER)
    answer = told(tracker, apps.MEDTIMER_CSV)
    assert (answer["added"], answer["unchanged"]) == ({"med": 1}, 1)
    assert skipped(answer) == {"not-taken": [4], "bad-date": [5]}
    newest = entries(tracker, "med")[-1]
    assert (newest["at"], newest["day"]) == ("2026-02-03T00:30:00+01:00", "2026-02-03")
    assert newest["note"] == "left\n2 puffs × Nose spray (1%)"


def test_what_was_typed_is_not_swallowed_twice(tracker: Tracker) -> None:
    tracker.ok("log ibuprofen 400 --at 2026-02-01T08:00")
    answer = told(tracker, apps.MEDTIMER)
    assert answer["added"] == {"med": 1, "mineral": 1} and "counted-already" in skipped(answer)
    assert told(tracker, apps.MEDTIMER, "--keep-both")["added"] == {"med": 1}


def test_medicines_without_events_bring_nothing(tracker: Tracker) -> None:
    answer = told(tracker, {"version": 5, "list": [{"medicine": {"name": "A"}, "reminders": []}]})
    assert (answer["added"], answer["skipped"]) == ({}, [])


@pytest.mark.parametrize("part", ["events", "medicines"])
def test_a_backup_of_one_part_alone(tracker: Tracker, part: str) -> None:
    backup = {part: {"version": 30, "list": apps.MEDTIMER["events"]["list"]}, "settings": {}}
    answer = told(tracker, backup)
    added = {"med": 2, "mineral": 1} if part == "events" else {}
    assert (answer["source"], answer["added"]) == ("medtimer", added)


def test_a_row_that_a_note_breaks_is_no_dose_that_was_skipped(tracker: Tracker) -> None:
    row = "x;Ibuprofen;400 mg;x;;;two\nlines;2026-02-01T07:00:00Z;2026-02-01T07:05:00Z\n"
    other = "x;Ibuprofen;400 mg;x;;;a; b;2026-02-01T07:00:00Z;2026-02-01T07:05:00Z\n"
    answer = told(tracker, f"{apps.MEDTIMER_CSV.splitlines()[0]}\n{row}{other}")
    assert (answer["added"], skipped(answer)) == ({}, {"bad-line": [2, 3, 4]})


# Google Fit


def test_a_day_of_google_fit_is_steps_and_a_weight(tracker: Tracker) -> None:
    answer = told(tracker, apps.FIT_DAYS)
    assert skipped(answer) == {"zero": [4], "bad-date": [5]}
    assert [e["measures"] for e in entries(tracker, "walk")] == [{"steps": 7000}, {"steps": 3000}]
    (weight,) = entries(tracker, "weight")
    assert (weight["measures"], weight["at"]) == ({"mass_kg": 81.5}, None)


def test_a_session_falls_on_the_day_of_the_wall(tracker: Tracker) -> None:
    told(tracker, apps.FIT_SESSION)
    (walk,) = entries(tracker, "walk")
    assert (walk["at"], walk["day"]) == ("2026-02-01T00:30:00+01:00", "2026-02-01")
    assert walk["measures"] == {"duration_min": 20, "distance_m": 1500}


def test_a_session_keeps_its_own_offset(tracker: Tracker) -> None:
    times = {"startTime": "2026-06-01T23:30:00.000-05:00", "endTime": "2026-06-02T00:10:00-05:00"}
    told(tracker, {"fitnessActivity": "walking", **times})
    (walk,) = entries(tracker, "walk")
    assert (walk["at"], walk["day"]) == ("2026-06-01T23:30:00-05:00", "2026-06-01")
    assert walk["measures"] == {"duration_min": 40}


@pytest.mark.parametrize(
    ("activity", "kind", "subject", "measures"),
    [
        ("running", "sport", "running", {"duration_min": 20, "distance_m": 1500}),
        ("biking.mountain", "sport", "cycling", {"duration_min": 20, "distance_m": 1500}),
        ("jump_rope_game", "sport", "jump-rope-game", {"duration_min": 20, "distance_m": 1500}),
        ("strength_training", "strength", None, {"duration_min": 20}),
    ],
)
def test_what_an_activity_is(
    tracker: Tracker, activity: str, kind: str, subject: str | None, measures: dict[str, float]
) -> None:
    told(tracker, {**apps.FIT_SESSION, "fitnessActivity": activity})
    (entry,) = tracker.ok("list all --json").json
    assert (entry["kind"], entry["subject"]) == (kind, subject)
    assert entry["measures"] == measures


def test_points_of_hydration(tracker: Tracker) -> None:
    answer = told(tracker, apps.FIT_WATER)
    assert (answer["added"], skipped(answer)) == ({"water": 1}, {"not-ours": [], "bad-line": []})
    (water,) = tracker.ok("export json").json["entries"]
    assert water["measures"] == {"volume_ml": 300}
    assert water["origin"] == "com.example.drops" and "Acme" not in water["source_key"]
    assert b"ab12cd34" not in tracker.file.read_bytes()


# Garmin


def test_a_day_of_garmin_is_one_sum(tracker: Tracker) -> None:
    told(tracker, apps.GARMIN_WATER)
    waters = [(e["day"], e["at"], e["measures"]["volume_ml"]) for e in entries(tracker, "water")]
    assert waters == [("2026-02-01", None, 300), ("2026-02-03", None, 250)]
    more = [*apps.GARMIN_WATER, {"calendarDate": "2026-02-03", "valueInML": 100.0}]
    answer = told(tracker, more)
    assert (answer["added"], answer["changed"], answer["unchanged"]) == ({}, 1, 1)


def test_steps_and_weights_of_garmin(tracker: Tracker) -> None:
    steps, weights = told(tracker, apps.GARMIN_STEPS), told(tracker, apps.GARMIN_WEIGHTS)
    assert (steps["added"], skipped(steps)) == ({"walk": 2}, {"zero": [], "no-value": []})
    assert (weights["added"], skipped(weights)) == ({"weight": 2}, {"not-ours": []})
    first, second = entries(tracker, "weight")
    assert (first["at"], first["measures"]) == ("2026-02-02T00:30:00+01:00", {"mass_kg": 81.5})
    assert second["day"] == "2026-02-03"
    assert b"55501234" not in tracker.file.read_bytes()
