"""`tracker export`, and lists and tables as CSV: where they go and what is refused."""

from __future__ import annotations

import csv
import io
import json
import stat
from pathlib import Path

import pytest

from tests.conftest import Answer, Tracker
from tracker.transfer.csv_rows import ENTRY_COLUMNS

TODAY = ("log water 500", "log pain 6 left knee --note '=1+1'", "log walk 30 2.5km --at 9:00")


@pytest.fixture
def diary(tracker: Tracker) -> Tracker:
    tracker.prepare([*TODAY, "log pain none --at yesterday", "goal set water 2l"])
    return tracker


def rows_of(answer: Answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.out, newline=""), strict=True))


@pytest.mark.parametrize("format", ["json", "csv", "fhir"])
def test_one_file_of_text_goes_to_standard_output_too(
    diary: Tracker, tmp_path: Path, format: str
) -> None:
    file = tmp_path / "out.txt"
    assert f"exported to {file}" in diary.ok(f"export {format} {file}").err
    assert diary.ok(f"export {format}").out == diary.ok(f"export {format} -").out
    assert file.read_text() == diary.ok(f"export {format}").out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    refused = diary(f"export {format} {file}")
    assert refused.code == 1 and "give another name or --force" in refused.err
    diary.ok(f"export {format} {file} --force")


def test_a_folder_is_made_for_what_is_several_files(diary: Tracker, tmp_path: Path) -> None:
    for format, one in (("csv", "entries.csv"), ("datasette", "diary.db")):
        folder = tmp_path / format
        diary.ok(f"export {format} {folder}")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
        refused = diary(f"export {format} {folder}")
        assert refused.code == 1 and f"{folder / one} exists" in refused.err
        diary.ok(f"export {format} {folder} --force")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("sqlite", "a database goes into a file; name one"),
        ("datasette -", "several files go into a folder; name one"),
        ("csv {home}/none/out", "there is no folder {home}/none"),
        ("csv {home}/none/out.csv", "there is no folder {home}/none"),
        ("sqlite {home}", "is a folder; name a file in it"),
        ("sqlite {diary} --force", "nothing is written over that"),
        ("datasette {file}", "there is no folder {file}"),
    ],
)
def test_what_is_no_place_is_refused(diary: Tracker, words: str, sentence: str) -> None:
    (diary.home / "file").write_text("mine")
    places = {"home": diary.home, "diary": diary.file, "file": diary.home / "file"}
    before = diary.file.read_bytes()
    answer = diary(f"export {words.format(**places)}")
    assert answer.code in (1, 2)
    assert sentence.format(**places) in answer.err
    assert len(answer.err.splitlines()) == 1
    assert diary.file.read_bytes() == before


def test_a_folder_named_as_the_diary_lies_in_is_spared(diary: Tracker) -> None:
    diary.file.rename(diary.file.with_name("diary.db"))
    named = f"--db {diary.file.with_name('diary.db')}"
    answer = diary(f"{named} export datasette {diary.file.parent} --force")
    assert answer.code == 1 and "nothing is written over that" in answer.err


def test_a_list_is_csv_newest_first(diary: Tracker) -> None:
    rows = rows_of(diary.ok("list --csv"))
    assert tuple(rows[0]) == ENTRY_COLUMNS
    assert [row["kind"] for row in rows] == ["pain", "water", "walk", "walk", "pain"]
    assert rows[0]["note"] == "'=1+1"
    assert [row["day"] for row in rows_of(diary.ok("list pain none --csv"))] == ["2026-11-07"]
    assert rows_of(diary.ok("list pain --csv -n 1"))[0]["side"] == "left"
    assert len(rows_of(diary.ok("list --csv --text 1+1"))) == 1
    refused = diary("list --csv --json")
    assert refused.code == 2 and "ask for one" in refused.err


def test_a_stream_finds_what_a_list_does(diary: Tracker) -> None:
    for day in range(1, 32):
        diary.ok(f"log water {day}00 --at 2026-10-{day:02}")
    for words in ("--all", "pain", "water october", "water -n 33 --all", "left knee"):
        listed = [entry["uid"] for entry in diary.ok(f"list {words} --json").json]
        streamed = [row["uid"] for row in rows_of(diary.ok(f"list {words} --csv"))]
        assert list(dict.fromkeys(streamed)) == listed


def test_a_table_of_the_report_is_marked_alike(diary: Tracker) -> None:
    diary.ok("log", "treatment", "massage", "--provider", "'Dr Lin")
    assert rows_of(diary.ok("report --csv treatments"))[0]["providers"] == "''Dr Lin"


def test_the_help_says_what_a_bundle_is(diary: Tracker) -> None:
    told = " ".join(diary.ok("export fhir --help").out.split())
    assert "not a clinical record" in told
    assert "LOINC is copyright Regenstrief Institute" in told


def test_fhir_takes_its_options(diary: Tracker) -> None:
    diary.ok("log note hello")
    plain, all_of_it = (json.loads(diary.ok(f"export fhir {o}").out) for o in ("", "--all"))
    assert len(all_of_it["entry"]) == len(plain["entry"]) + 1
    assert "snomed" in diary.ok("export fhir --snomed").out
