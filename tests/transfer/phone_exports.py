"""Exports of phones, as this repository's authors wrote them to look, for tests to make."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from tests.transfer.exports import Export

#: The document types that real exports begin with: one that is right, and two that stop a parser.
WHOLE_DTD = "<!DOCTYPE HealthData [\n<!ELEMENT HealthData (ExportDate,Record*)>\n]>\n"
BROKEN_DTDS = (
    "<!DOCTYPE HealthData [\n<!ATTLIST Record\n  type CDATA #REQUIRED\n  device CDA\n]>\n",
    "<!DOCTYPE HealthData [\n<!ELEMENT Correlation ((MetadataEntry|Record)*)>\n<!ATTLIST\n]>\n",
)
EXPORTED = "2026-08-20 18:00:00 +0200"
QUANTITY, CATEGORY = "HKQuantityTypeIdentifier", "HKCategoryTypeIdentifier"
DEVICE = "&lt;&lt;HKDevice: 0x283c1f0a0&gt;, name:Apple Watch&gt;"


def record(
    type: str,
    start: str,
    value: str,
    unit: str = "",
    end: str = "",
    source: str = "Sip",
    more: str = "",
) -> str:
    """A record; times as `2026-07-01 08:00:00`, at the export's offset unless they have one."""
    start, end = _at(start), _at(end or start)
    named = f' unit="{unit}"' if unit else ""
    return (
        f'<Record type="{type}" sourceName="{source}" device="{DEVICE}"{named} '
        f'creationDate="{end}" '
        f'startDate="{start}" endDate="{end}" value="{value}">{more}</Record>\n'
    )


def _at(text: str) -> str:
    return text if text[19:] else f"{text} +0200"


def water(start: str, value: str = "250", unit: str = "mL", more: str = "") -> str:
    """A drink of water."""
    return record(f"{QUANTITY}DietaryWater", start, value, unit, more=more)


def steps(start: str, end: str, count: int, source: str) -> str:
    """Steps that one device counted."""
    return record(f"{QUANTITY}StepCount", start, str(count), "count", end, source)


def asleep(start: str, end: str, how: str = "AsleepCore", source: str = "Clock") -> str:
    """A span of sleep."""
    value = f"HKCategoryValueSleepAnalysis{how}"
    return record(f"{CATEGORY}SleepAnalysis", start, value, end=end, source=source)


def pain(type: str, start: str, word: str, end: str = "") -> str:
    """A symptom."""
    return record(f"{CATEGORY}{type}", start, f"HKCategoryValueSeverity{word}", end=end)


def workout(activity: str, start: str, end: str, attributes: str = "", parts: str = "") -> str:
    """A workout."""
    return (
        f'<Workout workoutActivityType="HKWorkoutActivityType{activity}" sourceName="Clock" '
        f'{attributes} startDate="{_at(start)}" endDate="{_at(end)}">{parts}</Workout>\n'
    )


def apple(records: Iterable[str], dtd: str = WHOLE_DTD, exported: str = EXPORTED) -> str:
    """A whole file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{dtd}<HealthData locale="en_GB">\n'
        f'<ExportDate value="{exported}"/>\n'
        f'<Me HKCharacteristicTypeIdentifierDateOfBirth="1969-04-17"/>\n'
        f"{''.join(records)}</HealthData>\n"
    )


APPLE = [
    water("2026-07-01 08:00:00"),
    water("2026-07-01 12:30:00", "0.5", "L"),
    water("2026-07-01 13:30:00", "1", "barrel"),
    record(f"{QUANTITY}BodyMass", "2026-07-01 07:00:00", "150", "lb"),
    record(f"{QUANTITY}DietaryMagnesium", "2026-07-01 09:00:00", "0.2", "g"),
    record(f"{QUANTITY}HeartRate", "2026-07-01 09:00:00", "61", "count/min"),
    steps("2026-07-01 10:00:00", "2026-07-01 10:20:00", 1000, "Clock Watch"),
    steps("2026-07-01 10:10:00", "2026-07-01 10:30:00", 800, "Phone"),
    asleep("2026-07-01 22:30:00", "2026-07-01 23:30:00"),
    asleep("2026-07-01 23:00:00", "2026-07-02 06:00:00", source="Ring"),
    asleep("2026-07-02 06:00:00", "2026-07-02 06:20:00", "Awake"),
    pain("LowerBackPain", "2026-07-02 08:00:00", "Moderate", "2026-07-02 19:15:00"),
    pain("Headache", "2026-07-02 09:00:00", "NotPresent"),
    pain("BreastPain", "2026-07-02 09:00:00", "Mild"),
    workout("Walking", "2026-07-02 17:00:00", "2026-07-02 17:45:00",
            'duration="40" durationUnit="min"',
            f'<WorkoutStatistics type="{QUANTITY}DistanceWalkingRunning" sum="3" unit="km"/>'
            '<WorkoutRoute><Location latitude="52.516300" longitude="13.377700"/></WorkoutRoute>'),
    workout("CoreTraining", "2026-07-03 17:00:00", "2026-07-03 17:12:00"),
    workout("TableTennis", "2026-07-03 18:00:00", "2026-07-03 18:30:00"),
]  # fmt: skip


def apple_zip(path: Path) -> None:
    """The archive that the phone shares, whose names are in the phone's language."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("apple_health_export/exportación_cda.xml", "<ClinicalDocument/>")
        archive.writestr("__MACOSX/apple_health_export/._exportación.xml", b"\0\5\x16\7")
        archive.writestr("apple_health_export/workout-routes/route.gpx", "<gpx>52.516300</gpx>")
        archive.writestr("apple_health_export/exportación.xml", apple(APPLE))


_HOUR = 3_600_000
#: 2026-02-01 at noon in UTC, in milliseconds; everything was lived at UTC-5.
NOON, WEST = 1_769_947_200_000, -5 * 3600
_INTERVAL = (
    "start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER"
)
_TABLES = {
    "hydration": (_INTERVAL, "volume REAL"),
    "steps": (_INTERVAL, "count INTEGER"),
    "sleep_session": (_INTERVAL, "notes TEXT"),
    "nutrition": (_INTERVAL, "potassium REAL, calcium REAL, magnesium REAL"),
    "exercise_session": (_INTERVAL, "title TEXT, exercise_type INTEGER"),
    "distance": (_INTERVAL, "distance REAL"),
    "weight": ("time INTEGER, zone_offset INTEGER", "weight REAL"),
}


def _span(start: int, minutes: float) -> tuple[int, int, int, int]:
    return start, WEST, start + int(minutes * 60_000), WEST


_ROWS = [
    ("hydration", 1, *_span(NOON, 0), 0.25),
    ("hydration", 1, *_span(NOON + 16 * _HOUR, 0), 0.33),
    ("steps", 2, *_span(NOON + 4 * _HOUR, 10), 900),
    ("steps", 3, *_span(NOON + 4 * _HOUR, 20), 1000),
    ("sleep_session", 2, *_span(NOON + 15 * _HOUR, 430), None),
    ("nutrition", 1, *_span(NOON + _HOUR, 0), 5e-324, 0.4, None),
    ("nutrition", 1, *_span(NOON + _HOUR, 0), 5e-324, None, None),
    ("exercise_session", 2, *_span(NOON + 5 * _HOUR, 30), "To the lake", 53),
    ("exercise_session", 2, *_span(NOON + 6 * _HOUR, 45), None, 33),
    ("exercise_session", 2, *_span(NOON + 7 * _HOUR, 20), None, 4000),
    ("distance", 2, *_span(NOON, 10), 700.0),
    ("weight", 1, NOON, WEST, 70_500.0),
]


def health_connect(path: Path) -> None:
    """The database of Health Connect."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT)"
        )
        apps = ["org.example.sips", "org.example.watch", "org.example.phone"]
        connection.executemany(
            "INSERT INTO application_info_table (package_name) VALUES (?)", [(app,) for app in apps]
        )
        for name, (times, values) in _TABLES.items():
            connection.execute(
                f"CREATE TABLE {name}_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, "
                f"app_info_id INTEGER, {times}, {values})"
            )
        for number, (name, *row) in enumerate(_ROWS, 1):
            marks = ", ".join("?" * (len(row) + 2))
            connection.execute(
                f"INSERT INTO {name}_record_table VALUES ({marks})",
                (number, number.to_bytes(16, "big"), *row),
            )
        connection.commit()


def health_connect_zip(path: Path) -> None:
    """The archive that Health Connect writes."""
    database = path.with_suffix(".inside")
    database.unlink(missing_ok=True)
    health_connect(database)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(database, "health_connect_export.db")


SAMSUNG_WATER = (
    "\ufeffcom.samsung.health.water_intake,6000000,2\n"
    "start_time,amount,time_offset,deviceuuid,pkg_name,datauuid\n"
    "2026-02-01 16:00:00.000,200.0,UTC+0100,phone-7c1,org.example,w-1,\n"
    "2026-02-01 23:30:00.000,250.0,UTC+0100,phone-7c1,org.example,w-2,\n"
    "2026-02-01 16:00:00.000,300.0,UTC+0100,phone-7c1,org.example,w-1,\n"
)
SAMSUNG_EXERCISE = (
    "com.samsung.shealth.exercise,6000000,11\n"
    "title,com.samsung.health.exercise.duration,com.samsung.health.exercise.start_time,"
    "com.samsung.health.exercise.exercise_type,com.samsung.health.exercise.distance,"
    "com.samsung.health.exercise.time_offset,com.samsung.health.exercise.end_time,"
    "com.samsung.health.exercise.deviceuuid,com.samsung.health.exercise.datauuid\n"
    ",1800000,2026-02-02 07:00:00.000,1001,1500.5,UTC+0100,2026-02-02 07:30:00.000,phone-7c1,e-1,\n"
    ",,2026-02-02 17:00:00.000,11007,,UTC+0100,2026-02-02 17:50:00.000,phone-7c1,e-2,\n"
)
SAMSUNG_STEPS = (
    "com.samsung.shealth.step_daily_trend,6000000,3\n"
    "source_type,count,deviceuuid,datauuid,day_time\n"
    "0,4000,phone-7c1,s-1,1769904000000,\n"
    "-2,6100,phone-7c1,s-2,1769904000000,\n"
    "1,6000,phone-7c1,s-3,1769904000000,\n"
    "0,700,phone-7c1,s-4,2026-02-02 00:00:00.000,\n"
    "1,900,phone-7c1,s-5,2026-02-02 00:00:00.000,\n"
    "1,,phone-7c1,s-6,2026-02-02 00:00:00.000,\n"
)
SAMSUNG = {
    "water_intake": SAMSUNG_WATER,
    "exercise": SAMSUNG_EXERCISE,
    "step_daily_trend": SAMSUNG_STEPS,
}


def samsung_zip(path: Path) -> None:
    """The folder of Samsung Health, packed; the type that isn't read isn't looked at."""
    with zipfile.ZipFile(path, "w") as archive:
        for type, text in {**SAMSUNG, "floors_climbed": "no table"}.items():
            archive.writestr(f"samsunghealth/com.samsung.health.{type}.20260301.csv", text)


FITBIT_STEPS = [
    {"dateTime": "02/01/26 22:58:00", "value": "60"},
    {"dateTime": "02/01/26 23:01:00", "value": "40"},
    {"dateTime": "02/02/26 08:00:00", "value": "75"},
]
FITBIT_EXERCISE = [
    {"logId": 71, "activityName": "Hike", "startTime": "02/01/26 23:10:00",
     "activeDuration": 5_400_000, "distance": 2, "distanceUnit": "Mile",
     "source": {"id": "device-55120", "name": "Band"}},
    {"logId": 72, "activityName": "Kickboxing", "startTime": "02/02/26 17:00:00",
     "activeDuration": 1_800_000},
    {"logId": 73, "activityName": "Walk", "startTime": "02/30/26 17:00:00",
     "activeDuration": 1_800_000},
]  # fmt: skip
FITBIT_WEIGHT = [
    {"logId": 81, "weight": 176.4, "bmi": 24.7, "date": "02/01/26", "time": "23:59:59"},
    {"logId": 82, "weight": 80.1, "bmi": 24.7, "date": "02/02/26", "time": "06:45:00"},
    {"logId": 83, "weight": 80.1, "bmi": 0, "date": "02/03/26", "time": "06:45:00"},
]
FITBIT_WATER = [
    {"id": 91, "date": "02/01/26", "waterAmount": 300.0, "measurementUnit": "MILLILITER"},
    {"id": 92, "date": "02/01/26", "waterAmount": 1.0, "measurementUnit": "CUP"},
    {"id": 93, "date": "02/01/26", "waterAmount": 1.0, "measurementUnit": "JUG"},
]
FITBIT_CSV = (
    "timestamp,steps,data source\n"
    "2026-02-01T22:58:00Z,60,Band\n"
    "2026-02-01T22:58:00Z,64,Phone Health Kit\n"
    "2026-02-01T23:01:00.5Z,40,Band\n"
)


def fitbit_zip(path: Path) -> None:
    """What Google packs, in which a local day lies in two files of steps."""
    files = {
        "steps-2026-02-01.json": FITBIT_STEPS[:1], "steps-2026-03-03.json": FITBIT_STEPS[1:],
        "exercise-0.json": FITBIT_EXERCISE, "weight-2026-02-01.json": FITBIT_WEIGHT,
        "water_logs-0.json": FITBIT_WATER, "heart_rate-2026-02-01.json": [],
    }  # fmt: skip
    with zipfile.ZipFile(path, "w") as archive:
        for name, items in files.items():
            archive.writestr(f"Takeout/Fitbit/Global Export Data/{name}", json.dumps(items))
        archive.writestr("Takeout/Fitbit/Steps_GoogleData/steps_2026-02-01.csv", FITBIT_CSV)


_OF_APPLE = {
    "water": 2, "weight": 1, "mineral": 1, "walk": 2, "sleep": 1, "pain": 2, "strength": 1,
    "sport": 1,
}  # fmt: skip
_NOT_OF_APPLE = {"unknown-unit": 1, "not-ours": 2, "not-asleep": 1}
_OF_CONNECT = {"water": 2, "walk": 2, "sleep": 1, "mineral": 1, "sport": 2, "weight": 1}

PHONES = (
    Export(
        "apple.xml", lambda path: path.write_text(apple(APPLE)), "apple-health",
        _OF_APPLE, _NOT_OF_APPLE,
    ),
    Export("apple.zip", apple_zip, "apple-health", _OF_APPLE, _NOT_OF_APPLE),
    Export("connect.db", health_connect, "health-connect", _OF_CONNECT, {"not-ours": 2}),
    Export("connect.zip", health_connect_zip, "health-connect", _OF_CONNECT, {"not-ours": 2}),
    Export(
        "samsung.csv", lambda path: path.write_text(SAMSUNG_WATER), "samsung-health",
        {"water": 2}, {"repeated": 1},
    ),
    Export(
        "samsung.zip", samsung_zip, "samsung-health", {"water": 2, "walk": 3, "sport": 1},
        {"repeated": 1, "no-value": 1},
    ),
    Export(
        "steps-2026-02-01.json", lambda path: path.write_text(json.dumps(FITBIT_STEPS)), "fitbit",
        {"walk": 2}, {},
    ),
    Export(
        "fitbit.csv", lambda path: path.write_text(FITBIT_CSV), "fitbit", {"walk": 2},
        {"round-trip": 1},
    ),
    Export(
        "fitbit.zip", fitbit_zip, "fitbit", {"walk": 3, "sport": 1, "weight": 2, "water": 2},
        {"bad-date": 1, "unknown-unit": 2},
    ),
)  # fmt: skip
