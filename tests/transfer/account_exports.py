"""What accounts of Google, Garmin and Fitbit give out as a whole, written by hand for tests."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from tests.transfer import app_exports as apps
from tests.transfer.exports import Export

SESSION = {**apps.FIT_SESSION, "startTime": "2026-02-05T17:00:00Z"}
ACTIVITIES = [
    {"activityId": 7, "activityType": "casual_walking", "name": "Marienplatz Walking",
     "beginTimestamp": 1769957400000, "startTimeLocal": 1769961000000, "duration": 1_800_000.0,
     "distance": 210_000.0, "startLatitude": 48.137154},
    {"activityId": 8, "activityType": "strength_training", "beginTimestamp": 1770060600000,
     "startTimeLocal": 1770042600000, "duration": 2_700_000.0, "distance": 0.0},
    {"activityId": 9, "activityType": "treadmill_running", "beginTimestamp": 1770150600000,
     "startTimeLocal": 1770154200000, "duration": 900_000.0, "distance": 250_000.0},
    {"activityId": 10, "activityType": "cycling", "duration": 900_000.0},
]  # fmt: skip
TABLES = [
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR\n"
    'Walking,2026-02-01 15:50:00,false,"Marienplatz",2.10,"1,020","00:30:00","--"\n'
    'Running,2026-02-02 06:10:00,false,"Run","5.2","400","00:28:10.5","150"\n'
    'Rowing,2026-02-03 06:10:00,false,"Row","--","400","--","150"\n',
    "Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Ø HF\n"
    'Gehen,2026-02-01 15:50:00,false,"Marienplatz","2,10","310","00:30:00","--"\n'
    'Laufen,2026-02-02 06:10:00,false,"10x"schnell" und so","5,2","400","28:10,5","150"\n'
    'Rudern,2026-02-03 06:10:00,false,"Rudern","--","400","--","150"\n',
    "Type,When,Fav,Title,Distance,Kcal,Lasted,Training Stress Score®\n"
    'Walking,2026-02-01 15:50:00,false,"Marienplatz","2,10","310","00:30:00","--"\n'
    'Running,2026-02-02 06:10:00,false,"Run","5,2","400","28:10.50","150"\n'
    'Rowing,2026-02-03 06:10:00,false,"Row","--","400","--","150"\n',
]  # fmt: skip
FITBIT_MONTH = (
    "Body\nDate,Weight,BMI,Fat\n"
    '"2026-02-01","176.4","24.7","0"\n"2026-02-02","80.1","0","0"\n\n'
    'Foods\nDate,Calories In\n"2026-02-01","1,900"\n\n'
    "Activities\nDate,Calories Burned,Steps,Distance,Floors\n"
    '"2026-02-01","2,310","11,204","8.1","9"\n"2026-02-02","1,500","0","0","0"\n'
    '"03-02-2026","1,500","100","0","0"\n\n'
    "Sleep\nStart Time,End Time,Minutes Asleep\n"
    '"2026-02-01 11:05PM","2026-02-02 6:50AM","410"\n'
)


def packed(path: Path, files: dict[str, object]) -> Path:
    """An archive of files, each text or what is written as JSON."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            text = content if isinstance(content, str) else json.dumps(content)
            archive.writestr(name, text)
    return path


def garmin_zip(path: Path) -> None:
    """The account's export of Garmin, with a file that isn't read."""
    aggregator, wellness = "DI_CONNECT/DI-Connect-Aggregator", "DI_CONNECT/DI-Connect-Wellness"
    steps = [{"calendarDate": "2026-02-01", "totalSteps": 5000}]
    listed = [{"summarizedActivitiesExport": ACTIVITIES}]
    packed(
        path,
        {
            f"{aggregator}/UDSFile_2026-01-01_2026-04-11.json": steps,
            f"{aggregator}/HydrationLogFile_2026-01-01_2026-04-11.json": apps.GARMIN_WATER,
            f"{wellness}/1_userBioMetrics.json": apps.GARMIN_WEIGHTS,
            f"{wellness}/1_sleepData.json": [{"sleepStartTimestampGMT": "x"}],
            "DI_CONNECT/DI-Connect-Fitness/me@example.org_0_summarizedActivities.json": listed,
        },
    )


def google_fit_zip(path: Path) -> None:
    """Google Fit as Takeout packs it."""
    packed(
        path,
        {
            "Takeout/Fit/Daily activity metrics/Daily activity metrics.csv": apps.FIT_DAYS,
            "Takeout/Fit/All Sessions/a_WALKING.json": SESSION,
        },
    )


ACCOUNTS = (
    Export(
        "garmin.zip", garmin_zip, "garmin",
        {"walk": 2, "water": 2, "weight": 2, "strength": 1, "sport": 1},
        {"zero": 2, "bad-value": 1, "bad-date": 2, "not-ours": 1},
    ),
    Export(
        "Activities.csv", lambda path: path.write_text(TABLES[0]), "garmin",
        {"walk": 1, "sport": 1}, {"no-value": 1},
    ),
    Export(
        "takeout.zip", google_fit_zip, "google-fit", {"walk": 3, "weight": 1},
        {"zero": 1, "bad-date": 1},
    ),
    Export(
        "fitbit_export.csv", lambda path: path.write_text(FITBIT_MONTH), "fitbit",
        {"weight": 1, "walk": 1}, {"unknown-unit": 1, "not-ours": 2, "zero": 1, "bad-date": 1},
    ),
)  # fmt: skip
