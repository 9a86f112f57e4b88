"""Copies of the database: whole, private, dated, pruned, and put back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tracker.domain.errors import StoreError, StoreTooNew
from tracker.store import backup
from tracker.store.backup import back_up, backups, daily_backup, keep_copy, restore
from tracker.store.migrate import ensure_current

DATA = Path(__file__).resolve().parents[1] / "data"
NEWEST = sorted(DATA.glob("[0-9]*.db"))[-1]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "diary 100%" / "tracker.db"
    path.parent.mkdir()
    shutil.copy(NEWEST, path)
    path.chmod(0o600)
    return path


def dump(path: Path | str) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def noon(day: str) -> int:
    return int(datetime.fromisoformat(f"{day}T12:00").astimezone().timestamp())


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
    monkeypatch.setattr(backup, "_PATIENCE", 0.3)
    with closing(sqlite3.connect(database, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        started = time.monotonic()
        with pytest.raises(StoreError, match="held by another program"):
            back_up(database, tmp_path / "copy.db")
        assert time.monotonic() - started < 5
    assert not (tmp_path / "copy.db").exists()


def damage(path: Path) -> None:
    """Overwrite the middle page, which no header gives away."""
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(content)


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


def test_there_must_be_a_database_to_copy(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="can't be opened"):
        back_up(tmp_path / "none.db", tmp_path / "copy.db")
    shutil.copy(NEWEST, tmp_path / "some.db")
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
    crashed = folder / ".tracker.db-0123456789ab.part"
    crashed.touch()
    os.utime(crashed, (0, 0))
    working = folder / ".tracker.db-ba9876543210.part"
    working.touch()
    os.utime(working, (noon("2026-11-12"), noon("2026-11-12")))
    for day in range(1, 13):
        assert daily_backup(database, noon(f"2026-11-{day:02d}"))
    daily = [f"tracker.db-2026-11-{day:02d}.db" for day in range(6, 13)]
    assert sorted(p.name for p in folder.iterdir()) == sorted([*others, *daily, working.name])


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


# --- putting one back ----------------------------------------------------------------------------


def test_a_copy_is_put_back_and_the_present_kept(database: Path) -> None:
    copy = daily_backup(database, noon("2026-11-03"))
    assert copy is not None
    good = dump(database)
    run(database, "DELETE FROM measures", "DELETE FROM changes")
    present = dump(database)
    saved = restore(database, copy)
    assert dump(database) == good == dump(copy)
    assert saved is not None
    assert Path(saved).name == "tracker.db-before-restore.db"
    assert dump(saved) == present
    assert restore(database, saved)  # and back again
    assert dump(database) == present
    assert database.stat().st_mode & 0o777 == 0o600


def test_someone_who_reads_meanwhile_sees_the_old_or_the_new(
    database: Path, tmp_path: Path
) -> None:
    copy = back_up(database, tmp_path / "copy.db")
    run(database, "DELETE FROM measures")
    seen, stop = set(), threading.Event()

    def read() -> None:
        with closing(sqlite3.connect(database, timeout=10)) as reader:
            while not stop.is_set():
                seen.add(reader.execute("SELECT count(*) FROM measures").fetchone()[0])

    thread = threading.Thread(target=read)
    thread.start()
    try:
        time.sleep(0.1)
        restore(database, copy)
        time.sleep(0.1)
    finally:
        stop.set()
        thread.join()
    with closing(sqlite3.connect(copy)) as connection:
        whole = connection.execute("SELECT count(*) FROM measures").fetchone()[0]
    assert seen == {0, whole}


def test_into_nothing(database: Path, tmp_path: Path) -> None:
    place = tmp_path / "new" / "tracker.db"
    assert restore(place, database) is None
    assert dump(place) == dump(database)
    assert place.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("harm", ["no database", "half", "a page"])
def test_in_the_place_of_a_damaged_one(database: Path, tmp_path: Path, harm: str) -> None:
    copy = back_up(database, tmp_path / "copy.db")
    content = database.read_bytes()
    if harm == "a page":
        damage(database)
    else:
        database.write_bytes(b"so much rubbish" * 999 if harm != "half" else content[:90_000])
    harmed = database.read_bytes()
    saved = restore(database, copy)
    assert saved is not None
    assert Path(saved).read_bytes() == harmed
    assert dump(database) == dump(copy)
    assert database.stat().st_mode & 0o777 == 0o600


def test_a_damaged_ones_log_is_moved_with_it(database: Path, tmp_path: Path) -> None:
    copy = back_up(database, tmp_path / "copy.db")
    log = database.parent / "tracker.db-wal"
    with closing(sqlite3.connect(database)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("DELETE FROM changes")
        writer.commit()
        left_by_a_crash = log.read_bytes()
    database.write_bytes(b"so much rubbish" * 999)
    log.write_bytes(left_by_a_crash)
    saved = restore(database, copy)
    assert Path(f"{saved}-wal").read_bytes() == left_by_a_crash
    assert dump(database) == dump(copy)
    assert not log.exists()


def test_a_copy_of_an_older_version_is_upgraded_at_the_next_start(
    database: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "older.db"
    shutil.copy(DATA / "0001.db", copy)
    restore(database, copy)
    ensure_current(database, print)
    assert "INSERT INTO" in "".join(dump(database))


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda p: p.unlink(), "there is no copy"),
        (lambda p: p.write_bytes(b""), "is empty"),
        (lambda p: p.write_text("a letter to my doctor, " * 99), "not a tracker database"),
        (lambda p: p.write_bytes(p.read_bytes()[:90_000]), "damaged"),
        (lambda p: p.write_bytes(p.read_bytes()[:-100]), "damaged"),
        (damage, "damaged"),
        (lambda p: run(p, "UPDATE alembic_version SET version_num = '9999'"), "newer version"),
        (lambda p: run(p, "DROP TABLE entries"), "another program's"),
    ],
)
def test_what_is_not_put_back(database: Path, tmp_path: Path, spoil: object, sentence: str) -> None:
    copy = Path(back_up(database, tmp_path / "copy.db"))
    assert callable(spoil)
    spoil(copy)
    before = database.read_bytes()
    with pytest.raises(StoreError, match=sentence) as refused:
        restore(database, copy)
    assert isinstance(refused.value, StoreTooNew) == (sentence == "newer version")
    assert database.read_bytes() == before
    assert backups(database) == []


def test_itself_is_not_put_back(database: Path) -> None:
    with pytest.raises(StoreError, match="the database itself"):
        restore(database, database)


def test_another_programs_database_is_not_replaced(database: Path, tmp_path: Path) -> None:
    photos = tmp_path / "photos.db"
    run(photos, "CREATE TABLE photos (id INTEGER)")
    before = photos.read_bytes()
    with pytest.raises(StoreError, match="another program's"):
        restore(photos, database)
    assert photos.read_bytes() == before


def test_a_held_database_is_not_replaced(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_PATIENCE", 0.3)
    copy = back_up(database, tmp_path / "copy.db")
    run(database, "DELETE FROM changes")
    before = dump(database)
    with closing(sqlite3.connect(database, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        with pytest.raises(StoreError, match="held by another program"):
            restore(database, copy)
        assert time.monotonic() - started < 5
    assert dump(database) == before
