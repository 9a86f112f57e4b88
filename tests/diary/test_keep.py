"""What leaves a diary, what keeps it safe, and files that are written for its owner."""

from __future__ import annotations

import io
import json
import stat
from pathlib import Path

import pytest

from tracker.diary import keep, leave
from tracker.diary.diary import Diary
from tracker.diary.export import Asked, write_to
from tracker.domain.entries import Entry
from tracker.domain.errors import StoreError, TrackerError
from tracker.store.server import opening


def drink(diary: Diary) -> None:
    diary.store.add([Entry("water", "2026-11-08", measures={"volume_ml": 250.0})], "log water 250")


def never() -> bool:
    raise AssertionError("nobody is to be asked")


def test_a_copy_is_made_listed_and_put_back(diary: Diary, tmp_path: Path) -> None:
    drink(diary)
    copy = str(tmp_path / "copy.db")
    assert keep.back_up(diary, copy, never) == copy
    drink(diary)
    asked: list[str] = []

    def sure(place: str) -> bool:
        asked.append(place)
        return len(asked) > 1

    with pytest.raises(TrackerError, match="since you said no"):
        keep.put_back(diary, copy, sure)
    assert len(diary.store.entries()) == 2
    saved = keep.put_back(diary, copy, sure)
    assert asked == [diary.location, diary.location]
    assert len(diary.store.entries()) == 1
    assert saved in [one.path for one in keep.copies(diary)]
    assert {f"backup {copy}", f"restore {copy}"} < {one.command for one in diary.kept}


def test_what_is_no_copy_is_not_asked_about(diary: Diary, tmp_path: Path) -> None:
    with pytest.raises(TrackerError, match="there is no copy at"):
        keep.put_back(diary, str(tmp_path / "none.db"), lambda _: never())


def test_the_installation_as_data(diary: Diary) -> None:
    drink(diary)
    checks = {check.name: check for check in keep.self_check(diary)}
    assert all(check.ok for check in checks.values())
    assert checks["entries"].detail == "1" and "dates" not in checks


def test_a_servers_diary_is_looked_over_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "examine_server", lambda url: (None, 0, url))
    diary = Diary("postgresql://nobody@localhost:1/none", now=lambda: 0, tell=print)
    assert [check.name for check in keep.self_check(diary)] == ["database", "version"]


def test_a_diary_on_a_server_has_no_copies_here() -> None:
    diary = Diary("postgresql://nobody@localhost:1/none", now=lambda: 0, tell=print)
    for call in (lambda: keep.copies(diary), lambda: keep.back_up(diary, "copy.db", never)):
        with pytest.raises(TrackerError, match="this works on a database file"):
            call()


def test_nothing_is_written_over_what_is_ours(diary: Diary, tmp_path: Path) -> None:
    for own in (diary.location, f"{diary.location}-journal"):
        with pytest.raises(StoreError, match="nothing is written over that"):
            leave.check_place(diary, own, never)
    other = tmp_path / "other.html"
    leave.check_place(diary, str(other), never)
    other.touch()
    with pytest.raises(TrackerError, match="give another name or --force"):
        leave.check_place(diary, str(other), lambda: False)
    leave.check_place(diary, str(other), lambda: True)
    with pytest.raises(TrackerError, match="is a folder"):
        leave.check_place(diary, str(tmp_path), never)
    with pytest.raises(TrackerError, match="there is no folder"):
        leave.check_place(diary, str(tmp_path / "none" / "x"), never)


def test_a_file_is_there_whole_or_not(tmp_path: Path) -> None:
    place = tmp_path / "page.html"
    with pytest.raises(ZeroDivisionError), leave.whole_file(str(place)) as file:
        file.write(b"half of" + bytes(1 // 0))
    assert list(tmp_path.iterdir()) == []
    with leave.whole_file(str(place)) as file:
        file.write(b"whole")
    assert place.read_bytes() == b"whole" and stat.S_IMODE(place.stat().st_mode) == 0o600


def test_an_export_holds_what_is_there(diary: Diary) -> None:
    drink(diary)
    stream = io.StringIO()
    write_to(diary, Asked("json"), stream)
    whole = json.loads(stream.getvalue())
    assert (whole["format"], len(whole["entries"])) == ("tracker-diary", 1)
