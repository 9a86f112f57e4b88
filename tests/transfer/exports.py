"""Exports of other apps, as this repository's authors wrote them to look, for tests to make.

Real ones carry other people's licences; those are read from beside the repository where they are.
"""

from __future__ import annotations

import base64
import json
import sqlite3
import zipfile
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

LOOP_HABITS = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,"
    "Target Type,Target Value,Archived?\n"
    "001,Water,NUMERICAL,,,1,1,#000000,ml,AT_LEAST,1500.0,false\n"
    '002,"Tea, green",NUMERICAL,,,1,7,#000000,cups,AT_MOST,20.0,false\n'
    "003,Gym,YES_NO,,,3,7,#000000,,,,true\n"
)
LOOP_DAYS = {
    "001 Water": "Date,Value,Notes\n2026-02-02,UNKNOWN,\n2026-02-01,1200000,\n",
    "002 Tea green": 'Date,Value,Notes\n2026-02-02,3000,"hot, sweet"\n2026-02-01,NO,\n',
    "003 Gym": "Date,Value,Notes\n2026-02-03,YES_AUTO,\n2026-02-02,SKIP,ill\n"
    "2026-02-01,YES_MANUAL,legs\n",
}
BEARABLE = (
    "date,weekday,time of day,category,rating/amount,detail,notes\n"
    '"1st Feb 2026","Sunday","am","Symptom","3","Lower back pain (Severe)","sat long"\n'
    '"1st Feb 2026","Sunday","pm","Symptom","2","Left hip ache (Mittel)",""\n'
    '"1st Feb 2026","Sunday","9:15","Meds/Supplements","400","Ibuprofen (mg)",""\n'
    '"1st Feb 2026","Sunday","9:15","Meds/Supplements","250","Magnesium (mg)",""\n'
    '"1st Feb 2026","Sunday","9:15","Meds/Supplements","2","Nettle tea (cups)",""\n'
    '"1st Feb 2026","Sunday","all day","Factors","","Desk | Massage",""\n'
    '"2nd Feb 2026","Monday","","Sleep","6:45","",""\n'
    '"2nd Feb 2026","Monday","","Health measurements","80.5","Weight (kg)",""\n'
    '"2nd Feb 2026","Monday","pm","Mood","6","Good",""\n'
)
DAYLIO = (
    "full_date,date,weekday,time,mood,activities,note_title,note\n"
    "2026-02-02,February 2,Monday,7:20 pm,good,reading | walk,Dinner,soup<br>bread\n"
    "2026-02-02,February 2,Monday,08:05,meh,,,\n"
    "2026-02-01,February 1,Sunday,21:30,good,reading ,,\n"
)
DAYLIO_BACKUP = {
    "version": 15,
    "tags": [{"id": 7, "name": "reading"}, {"id": 8, "name": "back pain"}],
    "dayEntries": [
        {"id": 1, "year": 2026, "month": 1, "day": 2, "hour": 19, "minute": 20,
         "timeZoneOffset": 3_600_000, "tags": [7, 8], "note": "soup", "note_title": ""},
        {"id": 2, "year": 2026, "month": 1, "day": 3, "hour": 8, "minute": 0,
         "timeZoneOffset": 3_600_000, "tags": [], "note": "", "note_title": ""},
    ],
}  # fmt: skip
TABLE = (
    "id,when,drunk (ml),pain,place,words\n"
    "1,2026-02-01 08:00,300,4,lower back,stiff\n"
    "2,2026-02-01 09:30,250,,,\n"
    "3,2026-02-02 10:00,0.25,5,left knee,\n"
    "4,2026-02-30 10:00,100,1,neck,\n"
)
TABLE_MAP = """
[file]
name = "diary-app"
[date]
column = "when"
[[entry]]
kind = "water"
value = "drunk (ml)"
[[entry]]
kind = "pain"
value = "pain"
subject_column = "place"
note = "words"
[key]
columns = ["id"]
"""


def loop_zip(path: Path, days: Mapping[str, str] = LOOP_DAYS) -> None:
    """The zip of CSV files that Loop shares."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Habits.csv", LOOP_HABITS)
        archive.writestr("Checkmarks.csv", "Date,Water,Tea, green,Gym,\n")
        for folder, text in days.items():
            archive.writestr(f"{folder}/Checkmarks.csv", text)
            archive.writestr(f"{folder}/Scores.csv", "Date,Score\n")


def loop_database(path: Path) -> None:
    """The same habits in Loop's database."""
    midnight = 1_769_904_000_000  # 2026-02-01, UTC
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "CREATE TABLE Habits (id INTEGER PRIMARY KEY, archived INTEGER, freq_den INTEGER, "
            "freq_num INTEGER, name TEXT, type INTEGER, target_type INTEGER, target_value REAL, "
            "unit TEXT); CREATE TABLE Repetitions (id INTEGER PRIMARY KEY, habit INTEGER, "
            "timestamp INTEGER, value INTEGER, notes TEXT)"
        )
        connection.executemany(
            "INSERT INTO Habits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (1, 0, 1, 1, "Water", 1, 0, 1500, "ml"),
                (2, 0, 7, 1, "Tea, green", 1, 1, 20, "cups"),
                (3, 1, 7, 3, "Gym", 0, 0, 0, ""),
            ],
        )
        day = 86_400_000
        connection.executemany(
            "INSERT INTO Repetitions (habit, timestamp, value, notes) VALUES (?, ?, ?, ?)",
            [
                (1, midnight + day, -1, ""), (1, midnight, 1_200_000, ""),
                (2, midnight + day, 3000, "hot, sweet"), (2, midnight, 0, ""),
                (3, midnight + 2 * day, 1, ""), (3, midnight + day, 3, "ill"),
                (3, midnight, 2, "legs"),
            ],
        )  # fmt: skip
        connection.commit()


def daylio_backup(path: Path) -> None:
    """A backup: JSON in base64 in a zip."""
    with zipfile.ZipFile(path, "w") as archive:
        packed = base64.b64encode(json.dumps(DAYLIO_BACKUP).encode())
        archive.writestr("backup.daylio", packed)


class Export(NamedTuple):
    """A file of an app's, and what must come of it: the source, entries by kind, what is left."""

    name: str
    make: Callable[[Path], object]
    source: str
    added: Mapping[str, int]
    skipped: Mapping[str, int]
    mapping: str = ""


def _text(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(text)


EXPORTS = (
    Export("loop.zip", loop_zip, "loop", {"water": 1, "habit": 3}, {"no-data": 1, "computed": 1}),
    Export(
        "loop.db", loop_database, "loop", {"water": 1, "habit": 3}, {"no-data": 1, "computed": 1}
    ),
    Export(
        "bearable.csv", _text(BEARABLE), "bearable",
        {"pain": 2, "med": 2, "mineral": 1, "treatment": 1, "sleep": 1, "weight": 1},
        {"not-ours": 1},
    ),
    Export("daylio.csv", _text(DAYLIO), "daylio", {"habit": 3, "note": 1}, {"not-ours": 1}),
    Export("some.daylio", daylio_backup, "daylio", {"habit": 2, "note": 1}, {"not-ours": 1}),
    Export(
        "table.csv", _text(TABLE), "csv:diary-app", {"water": 2, "pain": 2},
        {"out-of-range": 1, "bad-date": 1}, TABLE_MAP,
    ),
)  # fmt: skip
