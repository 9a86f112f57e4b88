"""Copies of the database: whole, private, dated and pruned."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.store.filled import damage, dump, noon, run
from tests.store.samples import WATER
from tracker.domain.errors import StoreError
from tracker.store.copies import beside, copying
from tracker.store.copies.backup import back_up, backups, daily_backup, keep_copy
from tracker.store.opening import open_store

# --- making copies -------------------------------------------------------------------------------


def test_a_copy_is_whole_and_private(database: Path, tmp_path: Path) -> None:
    old_mask = os.umask(0)
    try:
        to = back_up(database, tmp_path / "new" / "folder" / "copy.db")
    finally:
        os.umask(old_mask)
    assert to == str(tmp_path / "new" / "folder" / "copy.db")
    assert dump(to) == dump(database)
    assert Path(to).stat().st_mode & 0o777 == 0o600
    assert Path(to).parent.stat().st_mode & 0o777 == 0o700
    assert [p.name for p in Path(to).parent.iterdir()] == ["copy.db"]


def test_a_copy_takes_the_place_of_an_older_one(database: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("older")
    back_up(database, tmp_path / "copy.db")
    assert dump(tmp_path / "copy.db") == dump(database)


def test_a_copy_is_made_while_someone_writes(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        before = dump(database)
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM changes")
        back_up(database, tmp_path / "copy.db")
        assert dump(tmp_path / "copy.db") == before
        writer.execute("COMMIT")
    back_up(database, tmp_path / "copy.db")
    assert dump(tmp_path / "copy.db") == dump(database) != before


def test_a_copy_of_a_database_with_a_write_ahead_log_is_one_file(
    database: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(database)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("DELETE FROM changes")
        writer.commit()
        assert (database.parent / "tracker.db-wal").stat().st_size
        copy = back_up(database, tmp_path / "copies" / "copy.db")
        assert dump(copy) == dump(database)
    assert [p.name for p in (tmp_path / "copies").iterdir()] == ["copy.db"]


def test_a_held_database_is_given_up_on_in_time(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "PATIENCE", 0.3)
    with closing(sqlite3.connect(database, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        started = time.monotonic()
        with pytest.raises(StoreError, match="held by another program"):
            back_up(database, tmp_path / "copy.db")
        assert time.monotonic() - started < 5
    assert not (tmp_path / "copy.db").exists()


def test_a_damaged_database_makes_no_copy_and_spoils_no_older_one(
    database: Path, tmp_path: Path
) -> None:
    back_up(database, tmp_path / "copy.db")
    good = (tmp_path / "copy.db").read_bytes()
    damage(database)
    with pytest.raises(StoreError, match="damaged"):
        back_up(database, tmp_path / "copy.db")
    with pytest.raises(StoreError, match="damaged"):
        daily_backup(database, noon("2026-11-03"))
    assert backups(database) == []
    assert (tmp_path / "copy.db").read_bytes() == good
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.db", "diary 100%"]


@pytest.mark.parametrize("where", ["tracker.db", "link.db", "."])
def test_a_place_that_cannot_take_a_copy(database: Path, where: str) -> None:
    (database.parent / "link.db").symlink_to(database)
    before = database.read_bytes()
    with pytest.raises(StoreError, match=r"the database itself|is a folder"):
        back_up(database, database.parent / where)
    assert database.read_bytes() == before


def test_there_must_be_a_database_to_copy(filled_diary: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="can't be opened"):
        back_up(tmp_path / "none.db", tmp_path / "copy.db")
    shutil.copy(filled_diary, tmp_path / "some.db")
    with pytest.raises(StoreError, match="not a folder"):
        back_up(tmp_path / "some.db", tmp_path / "some.db" / "under" / "copy.db")
    assert [p.name for p in tmp_path.iterdir()] == ["some.db"]


def test_a_kept_copy_is_never_lost(database: Path) -> None:
    first = keep_copy(database, "before-0002")
    assert keep_copy(database, "before-0002") == first
    run(database, "DELETE FROM changes")
    second = keep_copy(database, "before-0002")
    assert [Path(p).name for p in (first, second)] == [
        "tracker.db-before-0002.db",
        "tracker.db-before-0002-2.db",
    ]
    assert dump(first) != dump(second) == dump(database)


def test_a_copy_over_a_link_goes_where_the_link_leads(database: Path, tmp_path: Path) -> None:
    (tmp_path / "drive").mkdir()
    (tmp_path / "drive" / "copy.db").write_text("older")
    (tmp_path / "copy.db").symlink_to(tmp_path / "drive" / "copy.db")
    back_up(database, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").is_symlink()
    assert dump(tmp_path / "drive" / "copy.db") == dump(database)


@pytest.mark.skipif(os.name != "posix", reason="no pipes by name")
def test_only_a_regular_file_is_replaced_by_a_copy(database: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StoreError, match="no regular file"):
        back_up(database, tmp_path / "pipe")
    assert (tmp_path / "pipe").is_fifo()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["diary 100%", "pipe"]


# --- a copy a day --------------------------------------------------------------------------------


def test_a_day_gets_one_copy(database: Path) -> None:
    made = daily_backup(database, noon("2026-11-03"))
    assert made == str(database.parent / "backups" / "tracker.db-2026-11-03.db")
    run(database, "DELETE FROM changes")
    assert daily_backup(database, noon("2026-11-03") + 60) is None
    assert dump(made) != dump(database)
    assert Path(made).parent.stat().st_mode & 0o777 == 0o700


def test_the_day_is_the_local_one(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        for zone, day in (("Pacific/Kiritimati", "2026-11-04"), ("Etc/GMT+12", "2026-11-03")):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            made = daily_backup(database, 1_793_750_400 - 3600)  # 2026-11-03 23:00 UTC
            assert made is not None
            assert made.endswith(f"{day}.db")
    finally:
        monkeypatch.undo()
        time.tzset()


def test_seven_are_kept_and_nothing_else_is_removed(database: Path) -> None:
    folder = database.parent / "backups"
    folder.mkdir()
    others = [
        "tracker.db-before-0002.db",
        "tracker.db-2026-10-01-mine.db",
        "tracker.db-2026-10-01.db.txt",
        "my-tracker.db-2026-10-01.db",
        "tracker-2026-10-01.db",
        "other.db-2026-10-01.db",
        ".tracker.db-notes.part",
    ]
    for name in others:
        (folder / name).touch()
        os.utime(folder / name, (0, 0))
    (folder / ".tracker.db-0123456789ab.part").touch()
    for day in range(1, 13):
        assert daily_backup(database, noon(f"2026-11-{day:02d}"))
    daily = [f"tracker.db-2026-11-{day:02d}.db" for day in range(6, 13)]
    assert sorted(p.name for p in folder.iterdir()) == sorted([*others, *daily])


def test_nothing_is_copied_before_there_is_anything(tmp_path: Path) -> None:
    assert daily_backup(tmp_path / "tracker.db", noon("2026-11-03")) is None
    (tmp_path / "tracker.db").touch()
    assert daily_backup(tmp_path / "tracker.db", noon("2026-11-03")) is None
    assert [p.name for p in tmp_path.iterdir()] == ["tracker.db"]


def test_a_daily_copy_that_fails_says_so(database: Path) -> None:
    (database.parent / "backups").write_text("in the way")
    with pytest.raises(StoreError, match="backups"):
        daily_backup(database, noon("2026-11-03"))
    assert backups(database) == []


def test_the_copies_are_listed_newest_first(database: Path) -> None:
    assert backups(database) == []
    keep_copy(database, "before-0002")
    for day, at in (("2026-11-03", 2000), ("2026-11-04", 3000)):
        made = daily_backup(database, noon(day))
        assert made is not None
        os.utime(made, (at, at))
    (database.parent / "backups" / "other.db-2026-11-03.db").touch()
    found = backups(database)
    assert [Path(copy.path).name for copy in found] == [
        "tracker.db-before-0002.db",
        "tracker.db-2026-11-04.db",
        "tracker.db-2026-11-03.db",
    ]
    assert (found[1].at, found[1].size) == (3000, database.stat().st_size)


# --- the copy of a large diary, for which nobody waits -------------------------------------------


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "LARGE", 1)


@pytest.mark.usefixtures("large")
def test_a_large_diary_is_copied_by_a_process_beside(database: Path) -> None:
    told: list[str] = []
    with open_store(str(database), now=lambda: noon("2026-11-03"), tell=told.append) as store:
        store.add([WATER], "log")
    deadline = time.monotonic() + 30
    while not backups(database) and time.monotonic() < deadline:
        time.sleep(0.02)
    (copy,) = backups(database)
    assert Path(copy.path).name == "tracker.db-2026-11-03.db"
    with closing(sqlite3.connect(copy.path)) as connection:
        copying.refuse_damaged(connection, copy.path)
    assert told == []


@pytest.mark.usefixtures("large")
def test_where_that_fails_the_next_write_waits_and_says_why(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = database.parent / "backups" / "tracker.db-2026-11-03.db.failed"

    def fail(path: object, now: int, *, in_steps: bool = False) -> None:
        raise StoreError("no room")

    monkeypatch.setattr("tracker.store.copies.backup.daily_backup", fail)
    beside.make(str(database), str(note), noon("2026-11-03"))
    assert note.is_file()
    assert not beside.begin(str(database), noon("2026-11-03"))
    told: list[str] = []
    with open_store(str(database), now=lambda: noon("2026-11-03"), tell=told.append) as store:
        store.add([WATER], "log")
    assert told == ["no copy was made today: no room"]
    monkeypatch.undo()
    assert daily_backup(database, noon("2026-11-03"))
    assert not note.exists()


@pytest.mark.usefixtures("large")
def test_where_no_copy_can_lie_the_write_says_so(database: Path) -> None:
    (database.parent / "backups").write_text("in the way")
    assert not beside.begin(str(database), noon("2026-11-03"))


class Writing(sqlite3.Connection):
    """A connection to copy from, whose diary others write to after the first step."""

    place, wrote = "", False

    def backup(self, target: sqlite3.Connection, **given: Any) -> None:
        def look(*status: int) -> None:
            if not self.wrote:
                self.wrote = True
                run(Path(self.place), "DELETE FROM changes")
            given["progress"](*status)

        super().backup(target, **{**given, "progress": look})


def test_a_copy_in_steps_lets_others_write_and_is_whole(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "STEP", 1)
    with closing(sqlite3.connect(database, factory=Writing)) as source:
        source.place = str(database)
        to = tmp_path / "copy.db"
        with copying.verified_copy(source, str(database), str(to), in_steps=True) as part:
            assert dump(part) == dump(database)
        assert source.wrote


def test_a_copy_that_never_ends_is_given_up(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "STEP", 1)
    monkeypatch.setattr(copying, "TIMES", 0)
    with pytest.raises(StoreError, match="held by another program"):
        daily_backup(database, noon("2026-11-03"), in_steps=True)
    assert backups(database) == []
