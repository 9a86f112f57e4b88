"""A copy put back: whole, beside others, with what was there before in a file of its own."""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.filled import OLDEST, damage, dump, noon, run
from tracker.domain.errors import StoreError, StoreTooNew
from tracker.store.copies import copying
from tracker.store.copies.backup import back_up, backups, daily_backup
from tracker.store.copies.restore import restore
from tracker.store.upgrading.bring_up import ensure_current


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


def test_every_damaged_one_is_kept(database: Path, tmp_path: Path) -> None:
    copy = back_up(database, tmp_path / "copy.db")
    saved = []
    for spoil in (b"rubbish" * 999, b"more rubbish" * 999):
        database.write_bytes(spoil)
        saved.append(restore(database, copy))
        assert Path(saved[-1] or "").read_bytes() == spoil
    assert saved == [f"{database}.damaged-1", f"{database}.damaged-2"]


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
    shutil.copy(OLDEST, copy)
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
    monkeypatch.setattr(copying, "PATIENCE", 0.3)
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
