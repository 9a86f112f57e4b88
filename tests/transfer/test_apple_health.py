"""Apple Health's export: its traps, and that it is read as a stream."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tracker
from tests.transfer import phone_exports as phone

FORBIDDEN = ("1969-04-17", "HKDevice", "0x283c1f0a0", "52.516", "13.377", "route", "apple.xml")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "apple.xml"


def told(tracker: Tracker, file: Path, *options: str, zone: str = "Europe/Berlin") -> Any:
    return tracker.ok("import", str(file), "--tz", zone, "--json", *options).json


def entries(tracker: Tracker, *kinds: str) -> list[dict[str, Any]]:
    found = tracker.ok("list all --json").json
    return [entry for entry in found if entry["kind"] in kinds or not kinds]


def times(tracker: Tracker) -> list[str]:
    return sorted(entry["at"] for entry in entries(tracker))


def test_what_it_becomes(tracker: Tracker, file: Path) -> None:
    file.write_text(phone.apple(phone.APPLE))
    told(tracker, file)
    total, walk = sorted(entries(tracker, "walk"), key=lambda entry: entry["day"])
    assert (total["measures"], total["at"], total["day"]) == ({"steps": 1400}, None, "2026-07-01")
    assert walk["measures"] == {"duration_min": 40, "distance_m": 3000}
    (sleep,) = entries(tracker, "sleep")
    assert (sleep["day"], sleep["measures"]) == ("2026-07-02", {"duration_min": 450})
    none, ache = sorted(entries(tracker, "pain"), key=lambda entry: entry["subject"])
    assert (none["subject"], none["measures"]) == ("head", {"intensity": 0})
    assert (ache["subject"], ache["note"]) == ("lower-back", "until 19:15")
    assert ache["estimated"] and ache["attributes"] == {"word": "Moderate"}
    (core,) = entries(tracker, "strength")
    assert (core["subject"], core["measures"]) == ("core", {"duration_min": 12})
    assert [one["subject"] for one in entries(tracker, "sport")] == ["table-tennis"]
    assert {row["origin"] for row in tracker.state()["entries"] if row["kind"] == "water"} == {
        "Sip"
    }


def test_no_place_and_no_device_is_kept(tracker: Tracker, file: Path) -> None:
    file.write_text(phone.apple(phone.APPLE))
    told(tracker, file)
    data = tracker.file.read_bytes()
    assert [text for text in FORBIDDEN if text.encode() in data] == []


def test_a_pain_that_lasted_until_another_day(tracker: Tracker, file: Path) -> None:
    lasted = phone.pain("Headache", "2026-01-10 23:30:00", "Severe", "2026-01-11 09:00:00")
    moment = phone.pain("Headache", "2026-01-12 09:00:00", "Mild", "2026-01-12 09:01:00")
    file.write_text(phone.apple([lasted, moment]))
    told(tracker, file)
    # In winter's time, as the pain itself.
    assert {entry["note"] for entry in entries(tracker)} == {"until 2026-01-11 08:00", None}


def test_an_archive_that_is_broken_within(tracker: Tracker, tmp_path: Path) -> None:
    phone.apple_zip(tmp_path / "a.zip")
    data = bytearray((tmp_path / "a.zip").read_bytes())
    data[data.rfind(b"exportaci", 0, len(data) // 2) + 400] ^= 0x55
    (tmp_path / "a.zip").write_bytes(data)
    answer = tracker("import", str(tmp_path / "a.zip"))
    assert answer.code == 2 and "is broken; copy the archive from the phone again" in answer.err
    assert tracker.state()["entries"] == []


@pytest.mark.parametrize("dtd", [phone.WHOLE_DTD, *phone.BROKEN_DTDS, ""])
def test_whatever_document_type_it_begins_with(tracker: Tracker, file: Path, dtd: str) -> None:
    file.write_text(phone.apple([phone.water("2026-07-01 08:00:00")], dtd))
    assert told(tracker, file)["added"] == {"water": 1}


def test_bytes_that_xml_has_no_place_for(tracker: Tracker, file: Path) -> None:
    text = phone.apple([phone.water("2026-07-01 08:00:00")])
    file.write_text(text.replace('"Sip"', '"Si\x0bp\x00"'))
    assert told(tracker, file)["added"] == {"water": 1}
    assert tracker.state()["entries"][0]["origin"] == "Sip"


def test_what_a_correlation_holds_is_there_too(tracker: Tracker, file: Path) -> None:
    drunk = phone.water("2026-07-01 08:00:00")
    within = f'<Correlation type="Food">{drunk}{drunk}</Correlation>'
    file.write_text(phone.apple([drunk, within, "<Audiogram/>"]))
    answer = told(tracker, file)
    assert (answer["added"], answer["skipped"]) == ({"water": 1}, [])


def test_two_that_are_alike_are_two(tracker: Tracker, file: Path) -> None:
    file.write_text(phone.apple([phone.water("2026-07-01 08:00:00")] * 2))
    assert told(tracker, file)["added"] == {"water": 2}
    # The next export names another device and another moment of writing.
    file.write_text(file.read_text().replace("0x283c1f0a0", "0x1").replace("creationDate=", "on="))
    assert told(tracker, file)["unchanged"] == 2


def test_winter_days_in_an_export_of_summer(tracker: Tracker, file: Path) -> None:
    file.write_text(
        phone.apple([phone.water("2026-01-15 00:30:00"), phone.water("2026-07-15 00:30:00")])
    )
    told(tracker, file)
    assert times(tracker) == ["2026-01-14T23:30:00+01:00", "2026-07-15T00:30:00+02:00"]
    assert {entry["day"] for entry in entries(tracker)} == {"2026-01-14", "2026-07-15"}


def test_a_zone_that_a_record_names_goes_first(tracker: Tracker, file: Path) -> None:
    tokyo = '<MetadataEntry key="HKTimeZone" value="Asia/Tokyo"/>'
    nowhere = '<MetadataEntry key="HKTimeZone" value="../../etc"/>'
    file.write_text(
        phone.apple(
            [
                phone.water("2026-07-01 20:00:00", more=tokyo),
                phone.water("2026-07-01 21:00:00", more=nowhere),
                phone.water("2026-07-01 22:00:00 +0530"),
            ]
        )
    )
    told(tracker, file)
    assert times(tracker) == [
        "2026-07-01T21:00:00+02:00",
        "2026-07-01T22:00:00+05:30",
        "2026-07-02T03:00:00+09:00",
    ]


def test_another_zone_leaves_the_times_as_they_are(tracker: Tracker, file: Path) -> None:
    file.write_text(phone.apple([phone.water("2026-01-15 00:30:00")]))
    answer = told(tracker, file, zone="America/New_York")
    assert any("--tz names another zone" in remark for remark in answer["remarks"])
    assert times(tracker) == ["2026-01-15T00:30:00+02:00"]


def test_a_later_export_adds_what_is_new_and_corrects_the_days_total(
    tracker: Tracker, file: Path
) -> None:
    early = phone.steps("2026-07-01 08:00:00", "2026-07-01 08:10:00", 500, "Phone")
    late = phone.steps("2026-07-01 19:00:00", "2026-07-01 19:10:00", 700, "Phone")
    file.write_text(phone.apple([phone.water("2026-07-01 08:00:00"), early]))
    told(tracker, file)
    more = phone.water("2026-07-01 20:00:00")
    file.write_text(phone.apple([phone.water("2026-07-01 08:00:00"), more, early, late]))
    answer = told(tracker, file)
    assert (answer["added"], answer["changed"], answer["unchanged"]) == ({"water": 1}, 1, 1)
    assert [entry["measures"] for entry in entries(tracker, "walk")] == [{"steps": 1200}]


def test_beside_what_was_typed(tracker: Tracker, file: Path) -> None:
    tracker.ok("log water 300 --at 2026-07-01T07:00")
    tracker.ok("log pain 4 lower-back --at 2026-07-02T07:00")
    file.write_text(phone.apple(phone.APPLE))
    answer = told(tracker, file)
    assert "water" not in answer["added"] and answer["added"]["pain"] == 2
    assert {"reason": "counted-already", "count": 2, "lines": []} in answer["skipped"]


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (phone.water("2026-07-01 08:00:00", "", "mL"), "no-value"),
        (phone.water("2026-07-01 08:00:00", "much", "mL"), "bad-value"),
        (phone.water("2026-07-01 08:00:00", "0", "mL"), "zero"),
        (phone.water("2026-07-01 08:00:00", "1e9", "L"), "out-of-range"),
        (phone.water("2026-07-01 08:00:00", "1", "cup"), "unknown-unit"),
        (phone.water("2026-07-32 08:00:00"), "bad-date"),
        (phone.water("2026-07-01T08:00:00 +0200"), "bad-date"),
        (phone.water("0001-01-01 00:30:00 +0200"), "bad-date"),
        (phone.water("9999-12-31 23:30:00 -0200"), "bad-date"),
        (phone.water("2027-07-01 08:00:00"), "bad-date"),
        (phone.steps("2026-07-01 08:00:00", "2026-07-01 07:00:00", 9, "Phone"), "bad-date"),
        (phone.steps("2026-07-01 08:00:00", "2026-07-01 08:10:00", -9, "Phone"), "out-of-range"),
        (phone.steps("2026-07-01 08:00:00", "2026-07-01 08:10:00", 0, "Phone"), "zero"),
        (phone.asleep("2026-07-01 08:00:00", "2026-07-01 09:00:00", "InBed"), "not-asleep"),
        (phone.asleep("2026-07-01 08:00:00", "2026-07-01 09:00:00", "Afloat"), "bad-value"),
        (phone.pain("Headache", "2026-07-01 08:00:00", "Beastly"), "bad-value"),
        (phone.workout("Yoga", "2026-07-01 08:00:00", "2026-07-01 08:00:20"), "out-of-range"),
        ('<Record value="1"/>', "not-ours"),
    ],
)
def test_what_is_left_out_and_why(tracker: Tracker, file: Path, one: str, reason: str) -> None:
    file.write_text(phone.apple([one]))
    answer = told(tracker, file)
    assert answer["skipped"] == [{"reason": reason, "count": 1, "lines": []}]
    assert tracker.state()["entries"] == tracker.state()["changes"] == []


@pytest.mark.parametrize(
    "within",
    [
        "<Record",
        "&fishy;",
        "<a>" * 200 + "</a>" * 200,
        f'<Record type="{"x" * 5_000_000}"/>',
        "</HealthData><HealthData>",
    ],
)
def test_what_is_broken_is_refused_whole(tracker: Tracker, file: Path, within: str) -> None:
    file.write_text(phone.apple([phone.water("2026-07-01 08:00:00"), within]))
    answer = tracker("import", str(file))
    assert answer.code == 2 and len(answer.err.splitlines()) == 1
    assert "is broken or cut off after" in answer.err
    assert tracker.state()["entries"] == []


def test_an_entity_is_never_expanded(tracker: Tracker, file: Path) -> None:
    bomb = '<!DOCTYPE HealthData [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>\n'
    drunk = phone.water("2026-07-01 08:00:00").replace('"Sip"', '"&b;"')
    file.write_text(phone.apple([drunk], bomb))
    assert tracker("import", str(file)).code == 2


def test_the_clinical_document_is_another_file(tracker: Tracker, file: Path) -> None:
    file.write_text("<?xml version='1.0'?>\n<ClinicalDocument/>")
    assert "none of the formats" in tracker("import", str(file)).err


PEAK = """
import json, sys
from tracker.cli.main import run
code = run(["import", sys.argv[1], "--json"])
with open("/proc/self/status") as status:
    peak = next(line for line in status if line.startswith("VmHWM"))
print(json.dumps([code, int(peak.split()[1]) // 1024]), file=sys.stderr)
"""


def many(size: int) -> Iterable[str]:
    """Records of a few years, of which most are none of ours."""
    written, number = 0, 0
    while written < size:
        number += 1
        moment = f"20{20 + number // 300_000:02}-{1 + number // 25_000 % 12:02}-"
        moment += f"{1 + number // 1000 % 25:02} {number // 60 % 24:02}:{number % 60:02}:00"
        if number % 9 == 0:
            line = phone.steps(moment, moment[:17] + "59", 20, "Watch" if number % 2 else "Phone")
        elif number % 50 == 0:
            line = phone.water(moment)
        else:
            line = phone.record(f"{phone.QUANTITY}HeartRate", moment, "61", "count/min")
        written += len(line)
        yield line


@pytest.mark.skipif(sys.platform != "linux", reason="tells the peak of a process by Linux's way")
@pytest.mark.slow
def test_its_size_takes_no_memory(tracker: Tracker, file: Path) -> None:
    tracker.ok("log water 300 --at 2026-07-01T07:00")
    with file.open("w") as stream:
        stream.write(phone.apple([]).replace("</HealthData>\n", ""))
        stream.writelines(many(50_000_000))
        stream.write("</HealthData>\n")
    done = subprocess.run(
        [sys.executable, "-c", PEAK, str(file)], capture_output=True, text=True, check=True
    )
    code, megabytes = json.loads(done.stderr.splitlines()[-1])
    assert code == 0 and json.loads(done.stdout)["added"]["water"] > 1000
    assert megabytes < 60


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2026-07-01 9:05:00\u202fpm +0200", "2026-07-01T21:05:00+02:00"),
        ("2026-07-01 12:05:00 AM +0200", "2026-07-01T00:05:00+02:00"),
        ("20260115003000+0200", "2026-01-14T23:30:00+01:00"),
    ],
)
def test_a_time_that_another_version_or_a_clock_of_twelve_hours_wrote(
    tracker: Tracker, file: Path, written: str, at: str
) -> None:
    drink = phone.water("2026-07-01 08:00:00")
    file.write_text(phone.apple([drink.replace("2026-07-01 08:00:00 +0200", written)]))
    assert told(tracker, file)["added"] == {"water": 1}
    assert times(tracker) == [at]


@pytest.mark.parametrize(
    "written", ["2026-07-01 13:05:00 pm +0200", "2026-07-01 9:05 +0200", "now"]
)
def test_a_time_that_cannot_be_is_left_out(tracker: Tracker, file: Path, written: str) -> None:
    file.write_text(phone.apple([phone.water(written)]))
    assert told(tracker, file)["skipped"] == [{"reason": "bad-date", "count": 1, "lines": []}]


def test_the_first_versions_called_a_source_otherwise(tracker: Tracker, file: Path) -> None:
    drink = phone.water("2026-07-01 08:00:00").replace("sourceName", "source")
    file.write_text(phone.apple([drink]))
    told(tracker, file)
    (row,) = tracker.state()["entries"]
    assert row["origin"] == "Sip"
