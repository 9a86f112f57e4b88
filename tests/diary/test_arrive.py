"""Files that arrive: each importer is found by being there, and yields what a file holds."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Tracker
from tests.transfer import phone_exports as phone
from tracker.diary import arrive
from tracker.diary.diary import Diary
from tracker.diary.export import Asked as Export
from tracker.diary.export import write
from tracker.diary.preferences import preferences
from tracker.domain.arrived import Arrived
from tracker.domain.entries import Entry
from tracker.domain.errors import TrackerError, WrongWords
from tracker.transfer import importers as package

MADE_UP = '''"""Read what the app PainPal exports as CSV."""

from tracker.transfer.arriving import IncomingEntry, Unfit, each
from tracker.transfer.words import number

NAME = "painpal"


def fits(head):
    return head.columns == ("id", "when", "where", "score")


def read(file, options):
    return each(file.rows(), lambda row, line: entry(row, line, options))


def entry(row, line, options):
    if row["where"] == "soul":
        raise Unfit("not-ours")
    yield IncomingEntry(
        "pain", row["id"], options.of_iso(row["when"]), line, row["where"],
        {"intensity": number(row["score"])},
    )
'''
HEAD = "id,when,where,score\n"
ROWS = (
    "1,2026-11-03T07:30+01:00,LBP,6\n"
    "2,2026-11-03T21:00+01:00,left knee,3\n"
    "3,2026-11-04T09:00+01:00,soul,9\n"
)


@pytest.fixture
def painpal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of an app, for which an importer was put beside those that ship."""
    folder = tmp_path / "importers"
    folder.mkdir()
    (folder / "painpal.py").write_text(MADE_UP)
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
    file = tmp_path / "export.csv"
    file.write_text(HEAD + ROWS)
    yield file
    sys.modules.pop(f"{package.__name__}.painpal", None)


def test_a_new_importer_is_a_command(tracker: Tracker, painpal: Path) -> None:
    assert "Read what the app PainPal exports as CSV." in tracker.ok("import --help").out
    answer = tracker.ok("import", "painpal", str(painpal))
    assert answer.out.splitlines() == [
        "2 added, 0 changed, 0 as they were",
        "  pain  2  3 Nov",
        "  left out: 1 not-ours, nothing that is tracked here (line 4)",
        "nothing else in it was read",
    ]
    first, second = sorted(tracker.ok("list all --json").json, key=lambda entry: entry["at"])
    assert (first["subject"], first["at"]) == ("lower-back", "2026-11-03T07:30:00+01:00")
    assert (first["measures"], first["source"]) == ({"intensity": 6}, "painpal")
    assert (second["subject"], second["side"]) == ("knee", "left")
    # It is read again later on: nothing is there twice, and what was done here since stays.
    assert "0 added, 0 changed, 2 as they were" in tracker.ok("import", "painpal", str(painpal)).out
    tracker.ok(f"edit {first['id']} 4")
    tracker.ok(f"delete {second['id']}")
    assert "0 added, 0 changed" in tracker.ok("import", "painpal", str(painpal)).out
    (kept,) = tracker.ok("list all --json").json
    assert kept["measures"] == {"intensity": 4}


def test_a_time_without_a_zone_is_read_by_the_diarys_clock(tracker: Tracker, painpal: Path) -> None:
    tracker.ok("config day-start 04:00")
    painpal.write_text(HEAD + "4,2026-11-05T01:00,neck,2\n")
    tracker.ok("import", "painpal", str(painpal))
    (entry,) = tracker.ok("list all --json").json
    assert (entry["day"], entry["at"]) == ("2026-11-04", "2026-11-05T01:00:00+01:00")


def test_one_undo_takes_it_back(tracker: Tracker, painpal: Path) -> None:
    tracker.ok("import", "painpal", str(painpal))
    assert "import painpal" in tracker.ok("history").out
    assert [row["format"] for row in tracker.ok("export json").json["imports"]] == ["painpal"]
    tracker.ok("undo")
    assert tracker.ok("list all --json").json == []


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("9,2026-11-03T07:30+01:00,neck,11", "out-of-range"),
        ("9,2026-11-03T07:30+01:00,neck,5.5", "bad-value"),
        ("9,2026-11-03T07:30+01:00,back,5", "unknown-site"),
        ("9,2026-11-32T07:30+01:00,neck,5", "bad-date"),
        ("9,2027-11-30T07:30+01:00,neck,5", "bad-date"),
        ("9,2026-11-03T07:30+01:00,neck,", "no-value"),
    ],
)
def test_it_is_held_to_what_the_command_line_takes(
    tracker: Tracker, painpal: Path, row: str, reason: str
) -> None:
    painpal.write_text(HEAD + row)
    answer = tracker.ok("import", str(painpal), "--json").json
    assert answer["skipped"] == [{"reason": reason, "count": 1, "lines": [2]}]
    assert tracker.state()["entries"] == tracker.state()["changes"] == []


def test_a_file_for_another_importer(tracker: Tracker, painpal: Path) -> None:
    answer = tracker("import", "json", str(painpal))
    assert answer.code == 2
    assert f"is nothing for import json; tracker import painpal {painpal} reads it" in answer.err


def read_in(diary: Diary, file: Path) -> Arrived:
    return arrive.read_in(diary, arrive.Asked(str(file), "json"))


def test_one_diary_reads_another(diary: Diary, empty_diary: Path, tmp_path: Path) -> None:
    shutil.copy(empty_diary, tmp_path / "other.db")
    other = Diary(str(tmp_path / "other.db"), now=diary.now, tell=diary.tell)
    preferences.put(other, "day-start", "04:00")
    other.store.add([Entry("note", "2026-11-03", note="hello")], "log")
    file = tmp_path / "other.json"
    write(other, Export("json", str(file)))
    other.close()
    assert "json" in arrive.importers()
    assert diary.clock.day_start_min == 0
    assert read_in(diary, file).told() == "2 added, 0 changed, 0 as they were"
    assert diary.clock.day_start_min == 240
    again = read_in(diary, file)
    assert again.told() == "0 added, 0 changed, 2 as they were" and again.import_id is None
    file.write_text("{")
    with pytest.raises(WrongWords, match="is not JSON"):
        read_in(diary, file)
    file.write_text("{}")
    with pytest.raises(TrackerError, match="this is no diary"):
        read_in(diary, file)


@pytest.mark.slow
def test_progress_is_told_while_it_is_read(diary: Diary, tmp_path: Path) -> None:
    drinks = [phone.water(f"2026-07-{day:02} 08:00:00") for day in range(1, 31)] * 200
    file = tmp_path / "export/a.xml"
    file.parent.mkdir()
    file.write_text(phone.apple(drinks))
    size = file.stat().st_size
    for path in (file, file.parent):
        met: list[tuple[int, int]] = []
        arrive.read_in(diary, arrive.Asked(str(path), dry_run=True, went_on=_noting(met)))
        assert len(met) > 3 and met[-1] == (size, size)
        assert met == sorted(met)


def _noting(met: list[tuple[int, int]]) -> Callable[[int, int], None]:
    return lambda done, of: met.append((done, of))
