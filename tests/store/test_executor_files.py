"""How the executors for a file open it, and a sentence for every fault of a file or a URL."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.store.executors import names, open_executor_at, set_setting
from tracker.domain.errors import StoreError, WrongWords
from tracker.store import files
from tracker.store.executor import Executor
from tracker.store.server.engine_executor import EngineExecutor
from tracker.store.statements.frozen import COLUMNS

Open = Callable[..., Executor]


def open_sqlite(path: Path, **options: Any) -> Executor:
    return open_executor_at(str(path), **options)


def open_engine(path: Path, **options: Any) -> Executor:
    return open_executor_at(f"sqlite:///{path}", **options)


@pytest.fixture(params=[open_sqlite, open_engine], ids=["sqlite3", "engine"])
def open_executor(request: pytest.FixtureRequest) -> Open:
    chosen: Open = request.param
    return chosen


@pytest.fixture
def executor(open_executor: Open, diary: Path) -> Iterator[Executor]:
    opened = open_executor(diary)
    yield opened
    opened.close()


# --- how a file is opened ---------------------------------------------------------------------


def pragma(executor: Any, name: str) -> Any:
    names(executor)
    connection = executor._connection
    driver = getattr(connection, "connection", connection)
    return getattr(driver, "driver_connection", driver).execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("foreign_keys", 1),
        ("synchronous", 2),
        ("journal_mode", "truncate"),
        ("trusted_schema", 0),
        ("busy_timeout", files.PATIENCE * 1000),
    ],
)
def test_every_connection_has_our_settings(executor: Executor, name: str, value: Any) -> None:
    assert pragma(executor, name) == value


def test_a_file_with_a_write_ahead_log_goes_on_with_it(open_executor: Open, diary: Path) -> None:
    with closing(sqlite3.connect(diary)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    with closing(open_executor(diary)) as one:
        set_setting(one, "a")
        assert pragma(one, "journal_mode") == "wal"
        assert pragma(one, "synchronous") == 2
    with closing(sqlite3.connect(diary)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_journal_that_stays_is_empty_and_private(open_executor: Open, diary: Path) -> None:
    diary.chmod(0o600)
    journal = diary.parent / f"{diary.name}-journal"
    journal.touch(0o644)  # as an older umask may have left it
    with closing(open_executor(diary)) as one:
        set_setting(one, "a")
    assert journal.stat().st_size == 0
    assert journal.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_not_there_is_not_made(open_executor: Open, tmp_path: Path) -> None:
    with (
        pytest.raises(StoreError, match=r"can't be opened"),
        closing(open_executor(tmp_path / "none.db")) as one,
    ):
        names(one)
    assert list(tmp_path.iterdir()) == []


def test_a_path_may_hold_anything(open_executor: Open, diary: Path, tmp_path: Path) -> None:
    odd = tmp_path / "a b%20 ü#1"
    odd.mkdir()
    shutil.move(diary, odd / "my diary.db")
    with closing(open_executor(odd / "my diary.db")) as one:
        set_setting(one, "a")
        assert names(one) == ["a"]


@pytest.mark.parametrize(
    "url", ["nonsense", "sqlite://", "frobnicate://host/x", "mysql://h/d", "sqlite:///"]
)
def test_a_url_that_names_nothing_is_refused(url: str) -> None:
    with pytest.raises(WrongWords):
        EngineExecutor(url)


def test_a_missing_driver_is_said() -> None:
    with pytest.raises(StoreError, match=r"^that database needs a driver: pip install"):
        EngineExecutor("postgresql+pg8000://me:secret@host/x")


# --- faults -----------------------------------------------------------------------------------


def test_a_database_held_by_another_is_said_so(open_executor: Open, diary: Path) -> None:
    with (
        closing(open_executor(diary, patience=0.1)) as one,
        closing(sqlite3.connect(diary, isolation_level=None)) as other,
    ):
        names(one)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"is held by another program; try again"):
            set_setting(one, "a")
        with (
            pytest.raises(StoreError, match=r"is held by another program; try again"),
            one.transaction(),
        ):
            pass  # pragma: no cover
        other.execute("ROLLBACK")
        set_setting(one, "b")
        assert names(one) == ["b"]


def test_a_commit_that_has_to_give_up_leaves_nothing(open_executor: Open, diary: Path) -> None:
    with (
        closing(open_executor(diary, patience=0.1)) as one,
        closing(sqlite3.connect(diary, isolation_level=None)) as reader,
    ):
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM settings").fetchall()  # a shared lock, until its end
        with pytest.raises(StoreError, match=r"is held by another program"), one.transaction():
            set_setting(one, "a")
        reader.execute("ROLLBACK")
        assert names(one) == []
        set_setting(one, "b")
        assert names(one) == ["b"]


def test_a_full_disk_is_said_and_leaves_nothing(executor: Executor) -> None:
    size = pragma(executor, "page_count")
    pragma(executor, f"max_page_count = {size}")  # SQLite's own way to run out of room
    rows = ((f"{n}", "x" * 1000, 1, None, None) for n in range(1000))
    with pytest.raises(StoreError, match=r"there is no room left"), executor.transaction():
        executor.run_rows("settings_put", COLUMNS["settings"], rows)
    assert names(executor) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_only_be_read_can_be_read(open_executor: Open, diary: Path) -> None:
    diary.chmod(0o400)
    with closing(open_executor(diary)) as one:
        assert names(one) == []
        with pytest.raises(StoreError, match=r"can't be written; make the file"):
            set_setting(one, "a")


def test_what_is_no_database_is_said(open_executor: Open, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear diary, " * 1000)
    with (
        pytest.raises(StoreError, match=r"is not a tracker database"),
        closing(open_executor(path)) as one,
    ):
        names(one)


def test_a_damaged_file_is_said(open_executor: Open, diary: Path) -> None:
    size = diary.stat().st_size
    with diary.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(size - 4096))
    with pytest.raises(StoreError, match=r"is damaged"), closing(open_executor(diary)) as one:
        names(one)
