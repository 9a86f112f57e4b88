"""An export that is kept current: after every command what a new export would write."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tracker
from tracker.diary import current
from tracker.diary.diary import Diary
from tracker.diary.export import Asked
from tracker.domain.errors import TrackerError
from tracker.transfer import current_csv

#: What writes, in one diary; each leaves the folder as an export of then.
WRITING = (
    "log water 300",
    "log pain 3 neck knee --at 2026-10-01",
    "log note 'one, \"two\"' --at yesterday",
    "edit 1 400",
    "edit 1 --at 2026-08-01",
    "delete 2",
    "undo",
    "redo",
    "undo 3",
    "goal set water 2l",
    "habit add floss",
    "log floss",
    "skip floss tomorrow",
    "profile set height 180",
    "config day-start 04:00",
    "close",
    "delete 3 4",
    "log water 250 --id morning",
    "log water 300 --id morning",
    "undo 2",
    "log water 200 --id morning",
)


@pytest.fixture
def folder(tracker: Tracker, tmp_path: Path) -> Path:
    """A folder that is kept current, of a diary with two entries."""
    tracker.prepare(["log water 500", "log walk 30 --at 2026-09-03"])
    place = tmp_path / "current"
    told = tracker.ok(f"export csv {place} --every-write").err
    assert "after every command" in told
    return place


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The days that were made anew."""
    days: list[str] = []
    texts = current_csv._texts

    def noted(out: Any, day: str) -> Any:
        days.append(day)
        return texts(out, day)

    monkeypatch.setattr(current_csv, "_texts", noted)
    return days


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def exported(tracker: Tracker, tmp_path: Path) -> dict[str, bytes]:
    tracker.ok(f"export csv {tmp_path / 'new'} --force")
    return contents(tmp_path / "new")


@pytest.mark.slow
def test_it_is_what_an_export_is(tracker: Tracker, folder: Path, tmp_path: Path) -> None:
    assert contents(folder) == exported(tracker, tmp_path)
    for words in WRITING:
        tracker.ok(words)
        assert contents(folder) == exported(tracker, tmp_path), words
    other = tmp_path / "other.json"
    tracker.ok(f"--db {tmp_path}/other.db log water 300")
    tracker.ok(f"--db {tmp_path}/other.db export json {other}")
    for words in (f"import json {other}", "undo", "redo"):
        tracker.ok(words)
        assert contents(folder) == exported(tracker, tmp_path), words


def test_only_the_days_that_were_touched_are_made_anew(
    tracker: Tracker, folder: Path, made: list[str]
) -> None:
    tracker.ok("log water 100")  # the first time all of it: they were written by an export
    made.clear()
    tracker.ok("log water 100")
    assert made == ["2026-11-08"]
    made.clear()
    tracker.ok("edit last --at 2026-09-03")
    assert made == ["2026-09-03", "2026-11-08"]
    made.clear()
    before = (folder / "goals.csv").stat().st_mtime_ns
    tracker.ok("list")
    tracker.ok("config units us")
    assert made == [] and (folder / "goals.csv").stat().st_mtime_ns == before


def test_what_others_wrote_is_found(
    tracker: Tracker, folder: Path, tmp_path: Path, made: list[str]
) -> None:
    tracker.ok("log water 100")
    with closing(sqlite3.connect(tracker.file)) as connection, connection:
        connection.execute("UPDATE entries SET note = 'x' WHERE id = 2")
    tracker.ok("log water 100")
    assert contents(folder) == exported(tracker, tmp_path)
    for change in (lambda file: file.write_text("mine"), lambda file: file.unlink()):
        change(folder / "entries.csv")
        made.clear()
        tracker.ok("log water 100")
        assert len(made) == 2
        assert contents(folder) == exported(tracker, tmp_path)


@pytest.mark.slow
def test_those_who_write_at_once_or_are_killed_leave_nothing_torn(
    tracker: Tracker, folder: Path, tmp_path: Path
) -> None:
    """Whoever comes next finds whole files, and makes of them an export of then."""
    command = [sys.executable, "-m", "tracker", "log", "water"]
    for wait in (0.1, 0.2, 0.25, 0.3, 0.35, 0.4):
        logs = [
            subprocess.Popen([*command, str(ml)], stdout=subprocess.DEVNULL) for ml in (101, 102)
        ]
        killed = subprocess.Popen([*command, "103"], stdout=subprocess.DEVNULL)
        time.sleep(wait)
        killed.kill()
        killed.wait()
        assert [log.wait() for log in logs] == [0, 0]
        assert all(text.endswith(b"\n") for text in contents(folder).values())
        tracker.ok("undo")
        assert contents(folder) == exported(tracker, tmp_path)


def test_a_restored_diary_is_written_whole(tracker: Tracker, folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    tracker.ok(f"backup {copy}")
    tracker.ok("log water 100")
    tracker.ok(f"restore {copy} --yes")
    assert contents(folder) == exported(tracker, tmp_path)


def test_a_place_that_is_gone_is_a_remark(tracker: Tracker, folder: Path, tmp_path: Path) -> None:
    folder.rename(tmp_path / "moved")
    answer = tracker.ok("log water 100")
    assert answer.out.startswith("100 ml water")
    assert answer.err.count(f"{folder} is gone") == 1 and len(answer.err.splitlines()) == 1
    assert "{" not in answer.err
    assert tracker.ok("log water 100 --json").json["format"] == "tracker-log"
    (tmp_path / "moved").rename(folder)
    tracker.ok("log water 100")
    assert contents(folder) == exported(tracker, tmp_path)


def test_it_is_shown_and_ends(tracker: Tracker, folder: Path) -> None:
    assert tracker.ok("config every-write").out == f"csv {folder}\n"
    assert tracker.ok("config --json").json["every-write"] == f"csv {folder}"
    assert "it can be off" in tracker("config every-write on").err
    tracker.ok("export --every-write off")
    before = contents(folder)
    tracker.ok("log water 100")
    assert contents(folder) == before
    assert tracker.ok("config every-write").out == "off\n"
    tracker.ok(f"export csv {folder} --every-write --force")
    tracker.ok("config --unset every-write")
    assert not tracker.file.with_name("tracker.db.every-write").exists()


@pytest.mark.parametrize("format", ["json", "csv", "fhir", "sqlite"])
def test_a_file_of_any_format_is_written_whole(
    tracker: Tracker, tmp_path: Path, format: str
) -> None:
    tracker.ok("log water 500")
    file = tmp_path / "diary.out"
    tracker.ok(f"export {format} {file} --every-write")
    before = file.read_bytes()
    tracker.ok("log water 300")
    assert file.read_bytes() != before
    assert file.stat().st_mode & 0o777 == 0o600


def test_another_diary_is_not_written_into_it(
    tracker: Tracker, folder: Path, tmp_path: Path
) -> None:
    before = contents(folder)
    tracker.ok(f"--db {tmp_path}/other.db log water 300")
    assert contents(folder) == before


def test_options_are_kept(tracker: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "bundle.json"
    tracker.ok(f"export fhir {file} --all --every-write")
    tracker.ok("log note hello")
    assert len(json.loads(file.read_text())["entry"]) == 2
    assert tracker.ok("config every-write").out == f"fhir {file} --all\n"


def test_a_broken_note_writes_nothing_or_all(
    tracker: Tracker, folder: Path, tmp_path: Path
) -> None:
    note = tracker.file.with_name("tracker.db.every-write")
    tracker.ok("log water 100")
    whole = note.read_text()
    for cut in range(len(whole)):
        note.write_text(whole[:cut])
        if cut % 7 == 0 or cut > len(whole) - 3:
            tracker.ok("log water 100")
    note.write_text(whole.replace(".", "", 1)[:-1])
    tracker.ok("log water 100")
    assert contents(folder) == exported(tracker, tmp_path)


def test_standard_output_and_our_own_files_are_refused(tracker: Tracker, folder: Path) -> None:
    assert "name one" in tracker("export csv --every-write").err
    note = tracker.file.with_name("tracker.db.every-write")
    assert "the note of what is kept current" in tracker(f"export json {note} --force").err


def test_of_a_diary_on_a_server_it_says_what_works() -> None:
    diary = Diary("postgresql://localhost:1/none", now=lambda: 0, tell=lambda line: None)
    with pytest.raises(TrackerError, match="a timer run tracker export csv /tmp/x --force"):
        current.begin(diary, Asked("csv", "/tmp/x", frozenset()))


def test_a_note_that_is_no_file_is_a_remark(tracker: Tracker, folder: Path) -> None:
    note = tracker.file.with_name("tracker.db.every-write")
    note.unlink()
    note.mkdir()
    assert f"can't use {note}: Is a directory" in tracker.ok("log water 100").err
