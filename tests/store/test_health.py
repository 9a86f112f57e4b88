"""What `tracker selfcheck` sees: a sound database, and each thing that can be wrong with one."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.store.filled import run
from tracker.domain.errors import StoreError
from tracker.store import health
from tracker.store.copies.backup import daily_backup
from tracker.store.health import Check, examine
from tracker.store.versions import HEAD

NOW = int(time.time())
DAY = 24 * 60 * 60


@pytest.fixture
def database(filled_diary: Path, tmp_path: Path) -> Path:
    path = tmp_path / "tracker.db"
    shutil.copy(filled_diary, path)
    return path


def look(path: Path, now: int = NOW) -> dict[str, Check]:
    return {check.name: check for check in examine(path, now)}


def test_a_sound_database(database: Path) -> None:
    daily_backup(database, NOW)
    before = database.read_bytes()
    checks = examine(database, NOW)
    assert [c for c in checks if not c.ok] == []
    assert [c.name for c in checks] == [
        *("sqlite", "permissions", "room", "version", "schema", "integrity", "references"),
        *("entries", "size", "copies"),
    ]
    assert all(c.detail and not c.hint for c in checks)
    found = {c.name: c.detail for c in checks}
    with closing(sqlite3.connect(database)) as connection:
        live, deleted = connection.execute(
            "SELECT sum(deleted_at IS NULL), sum(deleted_at IS NOT NULL) FROM entries"
        ).fetchone()
    assert found["entries"] == f"{live}, and {deleted} deleted"
    assert HEAD in found["version"]
    assert found["size"].startswith(f"{database.stat().st_size / 1000:.1f} kB")
    assert found["copies"].startswith("1, the newest less than a day old")
    assert database.read_bytes() == before


def test_no_database_yet(tmp_path: Path) -> None:
    checks = look(tmp_path / "none.db")
    assert checks["database"].ok
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_the_start_of_one(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    path.touch(0o600)
    assert all(check.ok for check in examine(path, NOW))
    assert path.stat().st_size == 0


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps permissions elsewhere")
@pytest.mark.parametrize("name", ["tracker.db", "tracker.db-journal"])
def test_others_may_read_it(database: Path, name: str) -> None:
    (database.parent / name).touch(0o600)
    assert look(database)["permissions"].ok
    (database.parent / name).chmod(0o644)
    found = look(database)["permissions"]
    assert not found.ok
    assert f"{name} (mode 644)" in found.detail
    assert found.hint == f"chmod 600 '{database.parent / name}'"


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps permissions elsewhere")
@pytest.mark.parametrize(
    ("what", "told", "hint"),
    [
        (Path, "you may not read and write it", "chmod u+rw '{}'"),
        (Path.parent.fget, "you may not write in its folder", "chmod u+w '{}'"),
    ],
)
def test_you_may_not_use_it(
    database: Path, monkeypatch: pytest.MonkeyPatch, what: Callable[[Path], Path], told: str,
    hint: str,
) -> None:  # fmt: skip
    barred = what(database)
    monkeypatch.setattr(os, "access", lambda place, mode: place != barred)  # root may do anything
    found = look(database)["permissions"]
    assert not found.ok
    assert found.detail.startswith(told)
    assert found.hint == hint.format(barred)


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    found = look(tmp_path)["database"]
    assert not found.ok
    assert found.detail.startswith(f"{tmp_path} can't be read or written")


def test_copies_that_cant_be_listed(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(place: Path) -> None:
        raise StoreError("the folder can't be read")

    monkeypatch.setattr(health.backup, "backups", fail)
    assert look(database)["copies"] == Check("copies", False, "the folder can't be read")


def test_so_many_damaged_rows_are_named(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_MOST_ROWS", 2)
    for number in (1, 2, 3):
        run(database, f"UPDATE entries SET day = '2026-99-99' WHERE id = {number}")
        found = look(database)["entries"]
        assert not found.ok
        assert found.detail.count("must be a day like") == min(number, 2)
        assert found.detail.endswith("; and more") is (number > 2)


def test_rows_without_their_entry(database: Path) -> None:
    run(database, "DELETE FROM entries WHERE id = 1")  # foreign keys are off here
    found = look(database)
    assert not found["references"].ok
    assert found["references"].detail.startswith("1 ")
    assert found["integrity"].ok


def test_a_spoiled_page(database: Path) -> None:
    content = bytearray(database.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    database.write_bytes(content)
    found = look(database)
    assert not found["integrity"].ok
    assert "restore" in found["integrity"].hint


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (lambda whole: whole[:90_000], "damaged"),
        (lambda whole: whole[:-100], "damaged"),
        (lambda whole: b"rubbish" * 5000, "not a tracker database"),
    ],
)
def test_what_is_no_database_any_more(database: Path, content: object, words: str) -> None:
    assert callable(content)
    database.write_bytes(content(database.read_bytes()))
    found = look(database)
    assert not found["version"].ok
    assert words in found["version"].detail


@pytest.mark.parametrize(("version", "ok"), [("9999", False), ("0000", True)])
def test_another_version(database: Path, version: str, ok: bool) -> None:
    run(database, f"UPDATE alembic_version SET version_num = '{version}'")
    found = look(database)["version"]
    assert found.ok is ok
    assert version in found.detail
    assert ("upgrade" in found.hint) is not ok


def test_another_programs_database(tmp_path: Path) -> None:
    run(tmp_path / "photos.db", "CREATE TABLE photos (id INTEGER)")
    found = look(tmp_path / "photos.db")
    assert not found["version"].ok
    assert "another program's" in found["version"].detail


def test_copies_that_are_missing_or_old(database: Path) -> None:
    assert look(database)["copies"].ok  # written just now: the day's first entry makes one
    week_old = NOW - 8 * DAY
    os.utime(database, (week_old, week_old))
    assert not look(database)["copies"].ok
    copy = daily_backup(database, week_old)
    assert copy is not None
    os.utime(copy, (week_old, week_old))
    found = look(database)["copies"]
    assert found.ok  # nothing was written since
    assert "8 days old" in found.detail
    run(database, "DELETE FROM changes")
    assert not look(database)["copies"].ok


@pytest.mark.parametrize(("since_s", "ok"), [(7 * DAY - 1, True), (7 * DAY, False)])
def test_a_copy_is_missed_after_a_week(database: Path, since_s: int, ok: bool) -> None:
    then = NOW - since_s
    os.utime(database, (then, then))
    assert look(database)["copies"].ok is ok
    copy = daily_backup(database, then)
    assert copy is not None
    os.utime(copy, (then, then))
    os.utime(database, (NOW, NOW))
    assert look(database)["copies"].ok is ok


@pytest.mark.parametrize(
    ("age_s", "told"),
    [(DAY - 1, "less than a day old"), (DAY, "a day old"), (2 * DAY, "2 days old")],
)
def test_how_old_the_newest_copy_is(database: Path, age_s: int, told: str) -> None:
    copy = daily_backup(database, NOW - age_s)
    assert copy is not None
    os.utime(copy, (NOW - age_s, NOW - age_s))
    assert f"1, the newest {told}: " in look(database)["copies"].detail


@pytest.mark.parametrize(
    ("free", "told", "ok"),
    [
        (999, "999 bytes", False),
        (1000, "1.0 kB", False),
        (10**6, "1.0 MB", False),
        (50 * 1024**2 - 1, "52.4 MB", False),
        (50 * 1024**2, "52.4 MB", True),
        (10**9, "1.0 GB", True),
    ],
)
def test_room_for_a_copy_and_an_upgrade(
    database: Path, monkeypatch: pytest.MonkeyPatch, free: int, told: str, ok: bool
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=free))
    found = look(database)["room"]
    assert (found.ok, found.detail) == (ok, f"{told} free on its disk")
    assert found.hint == ("" if ok else "a copy and an upgrade may need 52.4 MB")


def test_an_old_sqlite(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LEAST_SQLITE", (99, 0, 0))
    assert not look(database)["sqlite"].ok
