"""Exports of apps that keep habits, pains, doses, drinks and steps, written by hand for tests."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.transfer.exports import Export

HARSH_HABITS = (
    "# what I do\n! Body\nSquats: 3/7\nTea: 1\nFloss: 1w\nBills: 2/30\nPiano: 0\nJuggle: often\n"
)
HARSH_LOG = (
    "# the log\n"
    "2026-02-01 : Squats : y : legs : 30\n"
    "2026-02-01 : Tea : n\n"
    "\n"
    "2026-02-02 : Squats : s : ill : \n"
    "2026-02-02 : Tea : y :  : 2\n"
    "2026-02-02 : Tea : y : green : 3\n"
    "2026-02-30 : Tea : y\n"
    "2026-02-03 : Tea\n"
    "2026-02-03 : Tea : perhaps\n"
    "2026-02-04 : Tea : y : much : a lot\n"
    "2026-02-05 : Tea : y :  : "
)
HABITBULL = (
    "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n"
    "Reading,,Mind,2/1/2026,1,\n"
    "Reading,,Mind,2/13/2026,0,tired\n"
    "Reading,,Mind,2/14/2026,-2150000000,\n"
    "reading,,Mind,2/1/2026,1,twice\n"
    "Pages,,Mind,2/1/2026,12,\n"
    "Pages,,Mind,2/2/2026,1,\n"
    "Pages,,Mind,14/2/2026,3,\n"
    "Pages,,Mind,2/3/2026,many,\n"
)
_PLACE = {"lat": 48.137154, "lng": 11.576124, "location": "Marienplatz 8"}
NOMIE: dict[str, Any] = {
    "nomie": {"number": "5.6.4"},
    "locations": [{"name": "Office", **_PLACE}],
    "trackers": {
        "water": {"tag": "water", "type": "value", "uom": "cup"},
        "mood": {"tag": "mood", "type": "range", "uom": "num"},
        "piano": {"tag": "piano", "type": "timer", "uom": "timer"},
        "floss": {"tag": "floss", "type": "tick", "uom": "num"},
        "idle": {"tag": "idle", "type": "tick"},
    },
    "events": [
        {"_id": "e1", "note": "#water(1) #water(2) with @ann +hot\nat noon",
         "end": "2026-02-01T23:30:00.000Z", "offset": 300, **_PLACE},
        {"_id": "e2", "note": "#piano(00:30:00) #floss #mood(0)", "end": 1770067800000},
        {"_id": "e3", "note": "slept badly", "end": "2026-02-03T08:00:00Z", "offset": -60},
        {"_id": "e4", "note": "#mood(soup) +tired", "end": "2026-02-03T09:00:00Z", "offset": -60},
        {"_id": "e5", "note": "+tired", "end": "2026-02-03T09:00:00Z", "offset": -60},
        {"_id": "e6", "note": "#floss", "end": "some day"},
    ],
}  # fmt: skip
NOMIE_CSV = (
    "epoch,start,end,offset,tracker,value,note,lat,lng,location,score\n"
    "1769985000000,x,x,-60,mood,4,#mood(4) calm,48.137154,11.576124,Marienplatz 8,0\n"
    "1769985000000,x,x,-60,mood,,#mood,,,,0\n"
    "1769990000000,x,x,-60,note,1,a long day,,,,0\n"
    "1769990000000,x,x,-60,note,1,#note more,,,,0\n"
)
MIGRAINE_BUDDY = (
    '"Date","Time Period","Description","Notes"\n"None","","",""\n\n'
    '"#","Started","Lasted","Start UTC Offset (min)","Geohash","Attack Types","Attack Location",'
    '"Pain Level","Pain Positions","Helpful Medication","Unhelpful Medication",'
    '"Helpful Non Drug Relief Methods","Notes"\n'
    '"1","2/1/26 23:40","01h 30m","-300","u281z","Migraine","Office","7","Left Temple",'
    '"Ibuprofen, Zomig","","Ice pack","slept,\nthen better"\n'
    '"2","7/2/26 6:15","","60","u281z","","Office","","","","No medication","",""\n'
    '"3","2/3/26 9:00","","","u281z","","","12","","Ibuprofen","","",""\n'
    '"4","2/4/26 9:00","","","u281z","","","6.5","","","","",""\n'
    '"5","2/31/26 9:00","","","u281z","","","5","","","","",""\n'
    '"6","1/5/26 9:00","","","","Tension","","5","","","","",""\n'
)
MEDTIMER: dict[str, Any] = {
    "medicines": {"version": 9, "list": [{"medicine": {"name": "Ibuprofen"}, "reminders": []}]},
    "events": {
        "version": 9,
        "list": [
            {"medicineName": "Ibuprofen", "amount": "400 mg", "status": "TAKEN",
             "remindedTimestamp": 1769929200, "processedTimestamp": 1769929500},
            {"medicineName": "Nose spray (1%)", "amount": "2 puffs", "status": "TAKEN",
             "remindedTimestamp": 1769929200, "processedTimestamp": 1769929560},
            {"medicineName": "Magnesium", "amount": "0,3 g", "status": "TAKEN",
             "remindedTimestamp": 1769929200, "processedTimestamp": 1769929560},
            {"medicineName": "Calcium", "amount": "1", "status": "TAKEN",
             "remindedTimestamp": 1769929200, "processedTimestamp": 1769929560},
            {"medicineName": "Ibuprofen", "amount": "400 mg", "status": "SKIPPED",
             "remindedTimestamp": 1769958000, "processedTimestamp": 1769958060},
            {"medicineName": "Ibuprofen", "amount": "400 mg", "status": "TAKEN",
             "remindedTimestamp": 1769958000, "processedTimestamp": 0},
        ],
    },
}  # fmt: skip
MEDTIMER_CSV = (
    "Rappel;Nom;Dose;Pris;Tags;Intervalle;Notes;Rappel (ISO 8601);Pris (ISO 8601)\n"
    "x;Ibuprofen;400 mg;x;;;;2026-02-01T07:00:00Z;2026-02-01T07:05:00Z\n"
    "x;Nose spray (1%);2 puffs;x;;;left;2026-02-02T07:00:00Z;2026-02-02T23:30:00Z\n"
    "x;Ibuprofen;400 mg;;;;;2026-02-01T15:00:00Z;\n"
    "x;Ibuprofen;400 mg;x;;;;soon;2026-02-01T15:00:00Z\n"
)
FIT_DAYS = (
    "Date,Move Minutes count,Distance (m),Step count,Average weight (kg),Max weight (kg)\n"
    "2026-02-01,40,5000,7000,81.5,82\n2026-02-02,,,3000,,\n"
    "2026-02-03,0,0,0,0,0\nsome day,1,1,1,1,1\n"
)
FIT_SESSION = {
    "fitnessActivity": "walking",
    "startTime": "2026-01-31T23:30:00.000Z",
    "duration": "1200.000s",
    "aggregate": [
        {"metricName": "com.google.step_count.delta", "intValue": 2100},
        {"metricName": "com.google.distance.delta", "floatValue": 1500.0},
    ],
}
_PHONE = "raw:com.google.hydration:com.example.drops:Acme:X1:ab12cd34:"
FIT_WATER = {
    "Data Source": _PHONE,
    "Data Points": [
        {"dataTypeName": "com.google.hydration", "startTimeNanos": 1769929200000000000,
         "fitValue": [{"value": {"fpVal": 0.3}}]},
        {"dataTypeName": "com.google.hydration", "startTimeNanos": 1769932800000000000,
         "fitValue": []},
        {"dataTypeName": "com.google.heart_rate.bpm", "startTimeNanos": 1769929200000000000},
    ],
}  # fmt: skip


def _drunk(day: str, amount: object) -> dict[str, object]:
    return {"userProfilePK": 55501234, "calendarDate": day, "valueInML": amount}


GARMIN_WATER = [
    _drunk("2026-02-01", 500.0), _drunk("2026-02-01", -200.0),
    {"calendarDate": "2026-02-01", "hydrationSource": "ACTIVITY", "estimatedSweatLossInML": 91},
    _drunk("2026-02-02", 250.0), _drunk("2026-02-02", -250.0),
    _drunk("2026-02-03", 250.0), _drunk("some day", 250.0), _drunk("2026-02-03", "a cup"),
]  # fmt: skip
GARMIN_STEPS = [
    {"userProfilePK": 55501234, "calendarDate": "2026-02-01", "totalSteps": 6500},
    {"calendarDate": "2026-02-02", "totalSteps": 0},
    {"calendarDate": "2026-02-03", "totalSteps": None},
    {"calendarDate": "2026-02-04", "totalSteps": 4000},
]
GARMIN_WEIGHTS = [
    {"metaData": {"calendarDate": "2026-02-01"},
     "weight": {"weight": 81500, "timestampGMT": "2026-02-01T23:30:00.0"}},
    {"metaData": {"calendarDate": "2026-02-02"}, "vo2Max": {"value": 41}},
    {"metaData": {"calendarDate": "2026-02-03"},
     "weight": {"weight": 81300, "timestampGMT": "2026-02-03T06:00:00.0"}},
]  # fmt: skip


def as_text(text: str) -> Callable[[Path], object]:
    """What writes a text."""
    return lambda path: path.write_text(text)


def as_json(value: object) -> Callable[[Path], object]:
    """What writes JSON."""
    return as_text(json.dumps(value))


def harsh_folder(path: Path) -> None:
    """The folder that harsh keeps."""
    path.mkdir(exist_ok=True)
    (path / "log").write_text(HARSH_LOG)
    (path / "habits").write_text(HARSH_HABITS)


APP_EXPORTS = (
    Export(
        "harsh.log", as_text(HARSH_LOG), "harsh", {"habit": 4},
        {"bad-value": 1, "bad-date": 1, "bad-line": 2, "repeated": 1},
    ),
    Export(
        "bull.csv", as_text(HABITBULL), "habitbull", {"habit": 4},
        {"bad-value": 1, "bad-date": 1, "no-data": 1, "repeated": 1},
    ),
    Export(
        "nomie.json", as_json(NOMIE), "nomie", {"water": 2, "habit": 3, "note": 1},
        {"not-ours": 1, "bad-value": 1, "bad-date": 1},
    ),
    Export(
        "buddy.csv", as_text(MIGRAINE_BUDDY), "migraine-buddy",
        {"pain": 3, "med": 2, "treatment": 1},
        {"bad-value": 1, "out-of-range": 1, "bad-date": 1},
    ),
    Export(
        "doses.json", as_json(MEDTIMER), "medtimer", {"med": 2, "mineral": 1},
        {"bad-date": 1, "not-taken": 1, "no-dose": 1},
    ),
    Export(
        "doses.csv", as_text(MEDTIMER_CSV), "medtimer", {"med": 2}, {"bad-date": 1, "not-taken": 1}
    ),
    Export(
        "days.csv", as_text(FIT_DAYS), "google-fit", {"walk": 2, "weight": 1},
        {"zero": 1, "bad-date": 1},
    ),
    Export(
        "drunk.json", as_json(GARMIN_WATER), "garmin", {"water": 2},
        {"zero": 2, "bad-value": 1, "bad-date": 1},
    ),
)  # fmt: skip
