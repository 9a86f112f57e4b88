"""Exports of Android phones and of watches: what each of them becomes."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tracker
from tests.transfer import phone_exports as phone
from tests.transfer.account_exports import FITBIT_MONTH


def told(tracker: Tracker, file: Path) -> Any:
    return tracker.ok("import", str(file), "--tz", "Europe/Berlin", "--json").json


def entries(tracker: Tracker, kind: str) -> list[dict[str, Any]]:
    found = [entry for entry in tracker.ok("list all --json").json if entry["kind"] == kind]
    return sorted(found, key=lambda entry: (entry["day"], entry["at"] or ""))


def skipped(answer: Any) -> dict[str, Any]:
    return {one["reason"]: one["lines"] or one["count"] for one in answer["skipped"]}


def test_health_connect(tracker: Tracker, tmp_path: Path) -> None:
    phone.health_connect(tmp_path / "c.db")
    told(tracker, tmp_path / "c.db")
    early, late = entries(tracker, "water")
    assert (early["measures"], early["at"]) == ({"volume_ml": 250}, "2026-02-01T07:00:00-05:00")
    # 04:00 of the next day in UTC.
    assert (late["day"], late["at"]) == ("2026-02-01", "2026-02-01T23:00:00-05:00")
    (dose,) = entries(tracker, "mineral")
    assert (dose["subject"], dose["measures"]) == ("calcium", {"dose_mg": 400, "calcium_mg": 400})
    total, walk = entries(tracker, "walk")
    assert total["measures"] == {"steps": 1400} and total["at"] is None
    assert (walk["measures"], walk["note"]) == ({"duration_min": 30}, "To the lake")
    assert [one["subject"] for one in entries(tracker, "sport")] == ["running", "workout"]
    (sleep,) = entries(tracker, "sleep")
    assert (sleep["day"], sleep["measures"]) == ("2026-02-02", {"duration_min": 430})
    (weight,) = entries(tracker, "weight")
    assert weight["measures"] == {"mass_kg": 70.5}
    origins = {row["origin"] for row in tracker.state()["entries"]}
    assert origins == {"org.example.sips", "org.example.watch", None}


def test_health_connect_zipped_is_the_same(tracker: Tracker, tmp_path: Path) -> None:
    phone.health_connect(tmp_path / "c.db")
    added = sum(told(tracker, tmp_path / "c.db")["added"].values())
    phone.health_connect_zip(tmp_path / "c.zip")
    assert told(tracker, tmp_path / "c.zip")["unchanged"] == added


def test_health_connect_corrects_a_record(tracker: Tracker, tmp_path: Path) -> None:
    phone.health_connect(tmp_path / "c.db")
    told(tracker, tmp_path / "c.db")
    with closing(sqlite3.connect(tmp_path / "c.db")) as connection:
        connection.execute("UPDATE hydration_record_table SET volume = 0.3 WHERE volume = 0.25")
        connection.execute("UPDATE steps_record_table SET count = 1500 WHERE app_info_id = 2")
        connection.commit()
    assert told(tracker, tmp_path / "c.db")["changed"] == 2
    assert entries(tracker, "water")[0]["measures"] == {"volume_ml": 300}
    assert entries(tracker, "walk")[0]["measures"] == {"steps": 2000}


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("uuid", "a text", "bad-line"),
        ("start_time", "noon", "bad-date"),
        ("start_time", 2**62, "bad-date"),
        ("start_zone_offset", 10**6, "bad-date"),
        ("volume", "much", "bad-value"),
        ("volume", None, "no-value"),
        ("volume", 9e999, "out-of-range"),
    ],
)
def test_a_row_of_health_connect_that_cannot_be(
    tracker: Tracker, tmp_path: Path, column: str, value: object, reason: str
) -> None:
    phone.health_connect(tmp_path / "c.db")
    with closing(sqlite3.connect(tmp_path / "c.db")) as connection:
        connection.execute(
            f"UPDATE hydration_record_table SET {column} = ? WHERE volume = 0.25", (value,)
        )
        connection.commit()
    answer = told(tracker, tmp_path / "c.db")
    assert answer["added"]["water"] == 1 and skipped(answer)[reason] == 1


def test_samsung_health(tracker: Tracker, tmp_path: Path) -> None:
    phone.samsung_zip(tmp_path / "s.zip")
    told(tracker, tmp_path / "s.zip")
    changed, late = entries(tracker, "water")
    assert (changed["measures"], changed["at"]) == (
        {"volume_ml": 300},
        "2026-02-01T17:00:00+01:00",
    )
    assert (late["day"], late["at"]) == ("2026-02-02", "2026-02-02T00:30:00+01:00")
    first, second, walk = entries(tracker, "walk")
    assert [(one["day"], one["measures"]) for one in (first, second)] == [
        ("2026-02-01", {"steps": 6100}),
        ("2026-02-02", {"steps": 900}),
    ]
    assert walk["measures"] == {"duration_min": 30, "distance_m": 1500.5}
    (ride,) = entries(tracker, "sport")
    assert (ride["subject"], ride["measures"]) == ("cycling", {"duration_min": 50})
    assert b"phone-7c1" not in tracker.file.read_bytes()


def test_samsung_health_unpacked_and_file_by_file(tracker: Tracker, tmp_path: Path) -> None:
    phone.samsung_zip(tmp_path / "s.zip")
    shutil.unpack_archive(tmp_path / "s.zip", tmp_path / "s")
    assert told(tracker, tmp_path / "s")["added"] == {"water": 2, "walk": 3, "sport": 1}
    (one,) = (tmp_path / "s/samsunghealth").glob("*water_intake*")
    answer = told(tracker, one)
    assert (answer["unchanged"], skipped(answer)) == (2, {"repeated": [3]})


def test_of_two_columns_of_samsung_the_apps_own_is_read(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text(
        "com.samsung.shealth.exercise,1,1\n"
        "duration,com.samsung.health.exercise.duration,start_time,time_offset,exercise_type,datauuid\n"
        "99,1800000,2026-02-02 07:00:00.000,UTC+0100,1001,e-1,\n"
    )
    told(tracker, tmp_path / "s.csv")
    assert entries(tracker, "walk")[0]["measures"] == {"duration_min": 30}


@pytest.mark.parametrize(
    ("offset", "at"),
    [
        ("UTC+0530", "2026-02-02T12:30:00+05:30"),
        ("GMT-05:00", "2026-02-02T02:00:00-05:00"),
        ("UTC", "2026-02-02T07:00:00+00:00"),
        ("", "2026-02-02T08:00:00+01:00"),
    ],
)
def test_an_offset_of_samsung(tracker: Tracker, tmp_path: Path, offset: str, at: str) -> None:
    text = phone.SAMSUNG_WATER.splitlines()[:2]
    row = f"2026-02-02 07:00:00.000,200.0,{offset},phone-7c1,org.example,w-1,"
    (tmp_path / "com.samsung.health.water_intake.csv").write_text("\n".join([*text, row]))
    told(tracker, tmp_path)
    assert entries(tracker, "water")[0]["at"] == at


def test_a_time_of_samsung_in_milliseconds(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text(
        "com.samsung.shealth.exercise,1,1\n"
        "start_time,end_time,time_offset,exercise_type,datauuid\n"
        "1770015600000,1770017400000,UTC+0100,1001,e-1,\n"
    )
    told(tracker, tmp_path / "s.csv")
    (walk,) = entries(tracker, "walk")
    assert (walk["at"], walk["measures"]) == ("2026-02-02T08:00:00+01:00", {"duration_min": 30})


def test_an_offset_of_samsung_that_says_another_clock_is_left_out(
    tracker: Tracker, tmp_path: Path
) -> None:
    text = phone.SAMSUNG_WATER.replace("UTC+0100", "3600000")
    (tmp_path / "s.csv").write_text(text)
    assert skipped(told(tracker, tmp_path / "s.csv")) == {"bad-date": [3, 4, 5]}


def test_fitbit_where_takeout_unpacks_it(tracker: Tracker, tmp_path: Path) -> None:
    folder = tmp_path / "takeout" / "Takeout" / "Fitbit" / "Global Export Data"
    folder.mkdir(parents=True)
    (folder / "steps-2026-02-01.json").write_text(json.dumps(phone.FITBIT_STEPS))
    assert told(tracker, tmp_path / "takeout")["added"] == {"walk": 2}


def test_a_type_of_samsung_that_is_not_ours(tracker: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "com.samsung.health.floors_climbed.20260301.csv"
    file.write_text("com.samsung.health.floors_climbed,1,2\nfloor,datauuid\n3,f-1,\n4,f-2,\n")
    assert skipped(told(tracker, file)) == {"not-ours": [3, 4]}


def test_fitbit(tracker: Tracker, tmp_path: Path) -> None:
    phone.fitbit_zip(tmp_path / "f.zip")
    answer = told(tracker, tmp_path / "f.zip")
    assert "the CSV files hold the same as those of JSON, which were read" in answer["remarks"]
    first, second, hike = entries(tracker, "walk")
    # The minute at 23:01 is of the next day here, and lies in the second file.
    assert (first["day"], first["measures"]) == ("2026-02-01", {"steps": 60})
    assert (second["day"], second["measures"]) == ("2026-02-02", {"steps": 115})
    assert hike["measures"] == {"duration_min": 90, "distance_m": 3218.688}
    assert hike["at"] == "2026-02-02T00:10:00+01:00"
    pounds, kilograms = entries(tracker, "weight")
    assert pounds["measures"]["mass_kg"] == pytest.approx(80.0137, abs=0.001)
    assert (pounds["at"], kilograms["at"]) == (None, "2026-02-02T06:45:00+01:00")
    assert kilograms["measures"] == {"mass_kg": 80.1}
    volumes = sorted(one["measures"]["volume_ml"] for one in entries(tracker, "water"))
    assert volumes == pytest.approx([236.588, 300], abs=0.001)
    assert [one["subject"] for one in entries(tracker, "sport")] == ["kickboxing"]
    assert b"55120" not in tracker.file.read_bytes()


def test_what_fitbit_has_from_elsewhere_stays_out(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_text(phone.FITBIT_CSV)
    assert skipped(told(tracker, tmp_path / "f.csv")) == {"round-trip": [3]}
    assert [one["measures"]["steps"] for one in entries(tracker, "walk")] == [60, 40]


@pytest.mark.parametrize(
    ("items", "reason"),
    [
        ([*phone.FITBIT_WATER[:1], "drunk"], "bad-line"),
        ([{**phone.FITBIT_WATER[0], "id": [1]}], "bad-line"),
        ([{**phone.FITBIT_WATER[0], "date": ["02/01/26"]}], "bad-date"),
        ([{**phone.FITBIT_WATER[0], "waterAmount": None}], "no-value"),
        ([{**phone.FITBIT_WATER[0], "waterAmount": {"ml": 3}}], "bad-value"),
        ([{**phone.FITBIT_WEIGHT[0], "bmi": -24}], "unknown-unit"),
        ([{"loggedFood": {"name": "soup"}}], "not-ours"),
        ([{"dateTime": "02/01/26 08:00:00", "value": {"bpm": 61}}], "not-ours"),
    ],
)
def test_a_record_of_fitbit_that_cannot_be(
    tracker: Tracker, tmp_path: Path, items: list[object], reason: str
) -> None:
    (tmp_path / "f.json").write_text(json.dumps(items))
    assert skipped(told(tracker, tmp_path / "f.json")) == {reason: 1}


def test_exercise_of_fitbit_as_a_table(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "UserExercises_1.csv").write_text(
        "exercise_id,exercise_start,exercise_end,utc_offset,activity_name\n"
        "71,2026-02-01T23:10:00Z,2026-02-01T23:40:00Z,-05:00,Indoor Walk\n"
        "72,2026-02-02T17:00:00Z,2026-02-02T17:30:00Z,,Kickboxing\n"
        ",2026-02-02T17:00:00Z,2026-02-02T17:30:00Z,,Kickboxing\n"
    )
    # A folder of tables is read where there is no JSON; then lines say nothing.
    (tmp_path / "weight.csv").write_text(
        "timestamp,weight grams,data source\n2026-02-01T06:00:00Z,80100,Scale\n"
    )
    answer = told(tracker, tmp_path)
    assert (answer["source"], skipped(answer)) == ("fitbit", {"bad-line": 1})
    (walk,) = entries(tracker, "walk")
    assert (walk["at"], walk["measures"]) == ("2026-02-01T18:10:00-05:00", {"duration_min": 30})
    assert [one["at"] for one in entries(tracker, "sport")] == ["2026-02-02T18:00:00+01:00"]
    assert [one["measures"] for one in entries(tracker, "weight")] == [{"mass_kg": 80.1}]


def test_a_file_of_fitbit_without_data(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "glucose.csv").write_text("no data")
    answer = told(tracker, tmp_path / "glucose.csv")
    assert (answer["source"], answer["added"], answer["skipped"]) == ("fitbit", {}, [])


def test_an_exercise_that_fitbit_only_calls_sport(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "f.json").write_text(
        json.dumps([{**phone.FITBIT_EXERCISE[1], "activityName": "Sport"}])
    )
    told(tracker, tmp_path / "f.json")
    assert [one["subject"] for one in entries(tracker, "sport")] == ["workout"]


def test_the_days_of_fitbit_without_their_title(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(
        '\ufeffDate,Calories Burned,Steps,Distance\n2026-02-01,"3,091","20,202",14.23\n'
    )
    answer = told(tracker, tmp_path / "d.csv")
    assert (answer["source"], answer["added"]) == ("fitbit", {"walk": 1})
    assert entries(tracker, "walk")[0]["measures"] == {"steps": 20202}


def test_a_month_of_fitbit(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text(FITBIT_MONTH)
    answer = told(tracker, tmp_path / "m.csv")
    assert (answer["source"], answer["added"]) == ("fitbit", {"weight": 1, "walk": 1})
    assert skipped(answer) == {
        "unknown-unit": [4],
        "not-ours": [8, 18],
        "zero": [13],
        "bad-date": [14],
    }
    assert entries(tracker, "walk")[0]["measures"] == {"steps": 11204}
    (weight,) = entries(tracker, "weight")
    assert weight["measures"]["mass_kg"] == pytest.approx(80.0137, abs=0.001)
    assert told(tracker, tmp_path / "m.csv")["unchanged"] == 2
