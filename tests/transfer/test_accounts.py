"""What a whole account gave out: Takeout, Garmin's folders, and its table in languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tracker
from tests.transfer import account_exports as accounts
from tests.transfer import app_exports as apps


def told(tracker: Tracker, file: Path) -> Any:
    return tracker.ok("import", str(file), "--tz", "Europe/Berlin", "--json").json


def entries(tracker: Tracker, kind: str) -> list[dict[str, Any]]:
    found = [one for one in tracker.ok("list all --json").json if one["kind"] == kind]
    return sorted(found, key=lambda one: (one["day"], one["at"] or ""))


@pytest.mark.parametrize(
    ("fit", "table", "sessions"),
    [
        ("Fit", "Daily activity metrics", "All Sessions"),
        ("Google Fit", "Tägliche Aktivitätswerte", "Alle Sitzungen"),
    ],
)
def test_google_fit_out_of_takeout(
    tracker: Tracker, tmp_path: Path, fit: str, table: str, sessions: str
) -> None:
    file = accounts.packed(
        tmp_path / "takeout.zip",
        {
            f"Takeout/{fit}/{table}/{table}.csv": apps.FIT_DAYS,
            f"Takeout/{fit}/{table}/2026-02-01.csv": "Start time,Step count\n00:00:00+01:00,9\n",
            f"Takeout/{fit}/{sessions}/a_WALKING.json": accounts.SESSION,
            f"Takeout/{fit}/All Data/raw_com.google.hydration_x.json": apps.FIT_WATER,
            f"Takeout/{fit}/All Data/derived_com.google.hydration_x.json": apps.FIT_WATER,
            f"Takeout/{fit}/Activities/a.tcx": "<TrainingCenterDatabase/>",
        },
    )
    answer = told(tracker, file)
    assert answer["source"] == "google-fit"
    assert answer["added"] == {"walk": 3, "weight": 1, "water": 1}
    assert told(tracker, file)["unchanged"] == 5


@pytest.mark.parametrize(
    "header",
    [
        "Datum,Kalorien (kcal),Schrittzahl",
        "Fecha,Calorías (kcal),Recuento de pasos",
        "Date,Calories (kcal),Step count",
    ],
)
def test_days_of_google_fit_in_the_language_of_the_account(
    tracker: Tracker, tmp_path: Path, header: str
) -> None:
    (tmp_path / "days.csv").write_text(f"{header}\n2026-02-01,1800.5,5200\n2026-02-02,1800.5,\n")
    answer = told(tracker, tmp_path / "days.csv")
    assert (answer["source"], answer["added"]) == ("google-fit", {"walk": 1})
    assert entries(tracker, "walk")[0]["measures"] == {"steps": 5200}


def test_quarters_of_an_hour_are_refused_with_what_to_give(
    tracker: Tracker, tmp_path: Path
) -> None:
    file = tmp_path / "2026-02-01.csv"
    file.write_text("Start time,End time,Step count\n00:00:00.000+01:00,00:15:00.000+01:00,9\n")
    answer = tracker("import", str(file))
    assert answer.code == 2 and "give the table of all days" in answer.err


def test_the_whole_export_of_garmin(tracker: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "garmin.zip"
    accounts.garmin_zip(file)
    answer = told(tracker, file)
    assert answer["source"] == "garmin"
    assert answer["added"] == {"walk": 2, "water": 2, "weight": 2, "strength": 1, "sport": 1}
    steps, walk = entries(tracker, "walk")
    assert steps["measures"] == {"steps": 5000}
    assert (walk["at"], walk["measures"]) == (
        "2026-02-01T15:50:00+01:00",
        {"duration_min": 30, "distance_m": 2100},
    )
    (lift,) = entries(tracker, "strength")
    assert (lift["at"], lift["measures"]) == ("2026-02-02T14:30:00-05:00", {"duration_min": 45})
    (run,) = entries(tracker, "sport")
    assert run["measures"] == {"duration_min": 15, "distance_m": 2500}
    data = tracker.file.read_bytes()
    assert not any(text in data for text in (b"Marienplatz", b"48.137", b"example.org"))
    assert told(tracker, file)["unchanged"] == 8


@pytest.mark.parametrize("table", accounts.TABLES)
def test_the_table_of_garmins_activities(tracker: Tracker, tmp_path: Path, table: str) -> None:
    (tmp_path / "Activities.csv").write_text(table)
    answer = told(tracker, tmp_path / "Activities.csv")
    assert (answer["source"], answer["added"]) == ("garmin", {"walk": 1, "sport": 1})
    assert answer["skipped"] == [{"reason": "no-value", "count": 1, "lines": [4]}]
    assert any("kilometres or miles" in remark for remark in answer["remarks"])
    (walk,), (run,) = entries(tracker, "walk"), entries(tracker, "sport")
    assert (walk["at"], walk["measures"]) == ("2026-02-01T15:50:00+01:00", {"duration_min": 30})
    assert run["measures"]["duration_min"] == pytest.approx(28.175)
    assert b"Marienplatz" not in tracker.file.read_bytes()


@pytest.mark.parametrize(
    ("others", "minutes"), [("2:58:00", [38, 178]), ("0:45", []), ("41:10", [])]
)
def test_two_parts_of_a_time_are_minutes_where_others_have_hours(
    tracker: Tracker, tmp_path: Path, others: str, minutes: list[float]
) -> None:
    file = tmp_path / "Activities.csv"
    file.write_text(
        "Aktivitetstype,Dato,Favorit,Titel,Distance,Kalorier,Tid,Puls\n"
        'Gang,2026-02-01 15:50:00,false,"Tur","2.10","310","38:00","--"\n'
        f'Gang,2026-02-02 15:50:00,false,"Tur","2.10","310","{others}","--"\n'
    )
    answer = told(tracker, file)
    assert [walk["measures"]["duration_min"] for walk in entries(tracker, "walk")] == minutes
    assert bool(answer["skipped"]) is not bool(minutes)


def test_an_activity_whose_name_has_a_comma_unquoted_is_left_out(
    tracker: Tracker, tmp_path: Path
) -> None:
    (tmp_path / "Activities.csv").write_text(
        accounts.TABLES[0].replace('"Marienplatz"', "Run, fast")
    )
    assert told(tracker, tmp_path / "Activities.csv")["added"] == {"sport": 1}


def test_the_table_and_the_export_of_garmin_are_the_same_activities(
    tracker: Tracker, tmp_path: Path
) -> None:
    (tmp_path / "Activities.csv").write_text(accounts.TABLES[0])
    told(tracker, tmp_path / "Activities.csv")
    (tmp_path / "x.json").write_text(
        json.dumps([{"summarizedActivitiesExport": accounts.ACTIVITIES[:1]}])
    )
    answer = told(tracker, tmp_path / "x.json")
    assert (answer["added"], answer["changed"]) == ({}, 1)
    assert entries(tracker, "walk")[0]["measures"] == {"duration_min": 30, "distance_m": 2100}
