"""What both executors promise: the same rows, all or nothing, and a sentence for every fault."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tracker.domain.errors import StoreError, WrongWords
from tracker.store import files
from tracker.store.engine_executor import EngineExecutor
from tracker.store.executor import Executor
from tracker.store.sqlite_executor import SqliteExecutor

Open = Callable[..., Executor]
NAMED = {"created_at": 1, "edited_at": None, "deleted_at": None}


def open_sqlite(path: Path, **options: Any) -> Executor:
    return SqliteExecutor(str(path), **options)


def open_engine(path: Path, **options: Any) -> Executor:
    return EngineExecutor(f"sqlite:///{path}", **options)


@pytest.fixture(params=[open_sqlite, open_engine], ids=["sqlite3", "engine"])
def open_executor(request: pytest.FixtureRequest) -> Open:
    chosen: Open = request.param
    return chosen


@pytest.fixture
def executor(open_executor: Open, diary: Path) -> Iterator[Executor]:
    opened = open_executor(diary)
    yield opened
    opened.close()


def set_setting(executor: Executor, name: str, value: str = "x") -> None:
    executor.run("settings_put", name=name, value=value, **NAMED)


def names(executor: Executor) -> list[str]:
    return [name for name, _ in executor.rows("settings")]


# --- running ----------------------------------------------------------------------------------


def test_rows_are_plain_tuples(executor: Executor) -> None:
    set_setting(executor, "a", "1")
    rows = executor.rows("settings_by_key", keys='["a"]')
    assert rows == [("a", "1", 1, None, None)]
    assert type(rows[0]) is tuple


def test_run_says_how_many_rows_changed(executor: Executor) -> None:
    executor.run_many("settings_put", [{"name": n, "value": n, **NAMED} for n in "abc"])
    assert executor.run("settings_delete", keys='["a", "b", "x"]', stamp=5) == 2
    assert executor.run("settings_delete", keys='["a"]', stamp=6) == 0


def test_run_many_keeps_the_order_and_takes_none(executor: Executor) -> None:
    executor.run_many("settings_put", [])
    executor.run_many("settings_put", ({"name": "a", "value": v, **NAMED} for v in "123"))
    assert executor.rows("settings") == [("a", "3")]


def test_an_insert_can_return_its_id(executor: Executor) -> None:
    entry = {"uid": "u", "kind": "note", "day": "2026-11-01", "source_n": 0, "estimated": 0}
    rest = ["subject", "side", "at", "utc_offset_min", "since_day", "note", "source"]
    rest += ["source_key", "origin", "import_id"]
    row = {**entry, **dict.fromkeys(rest), **NAMED}
    assert executor.rows("entries_add", **row) == [(1,)]
    assert executor.rows("entries_add", **{**row, "uid": "v"}) == [(2,)]


def test_a_list_may_be_long(executor: Executor) -> None:
    keys = [f"name-{n}" for n in range(50_000)]
    set_setting(executor, keys[-1])
    assert len(executor.rows("settings_by_key", keys=json.dumps(keys))) == 1


def test_a_parameter_that_is_missing_is_no_null(executor: Executor) -> None:
    with pytest.raises(Exception, match=r"bind(ing)? parameter") as failure:
        executor.run("settings_put", name="a", **NAMED)
    assert not isinstance(failure.value, StoreError)


def test_an_unknown_statement_is_a_mistake_of_ours(executor: Executor) -> None:
    with pytest.raises(KeyError):
        executor.rows("no such statement")


# --- transactions -----------------------------------------------------------------------------


def test_a_transaction_is_kept(executor: Executor, open_executor: Open, diary: Path) -> None:
    with executor.transaction():
        set_setting(executor, "a")
        set_setting(executor, "b")
        assert names(executor) == ["a", "b"]
    with closing(open_executor(diary)) as other:
        assert names(other) == ["a", "b"]


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_transaction_that_fails_leaves_nothing(
    executor: Executor, failure: type[BaseException]
) -> None:
    def fail() -> None:
        with executor.transaction():
            set_setting(executor, "a")
            raise failure

    with pytest.raises(failure):
        fail()
    assert names(executor) == []
    set_setting(executor, "b")
    assert names(executor) == ["b"]


def test_what_is_not_committed_is_not_seen(
    executor: Executor, open_executor: Open, diary: Path
) -> None:
    with closing(open_executor(diary)) as other, executor.transaction():
        set_setting(executor, "a")
        assert names(other) == []


def test_reading_stands_in_no_ones_way(
    executor: Executor, open_executor: Open, diary: Path
) -> None:
    names(executor)
    with closing(open_executor(diary, patience=0.1)) as other:
        set_setting(other, "a")
        assert names(other) == names(executor) == ["a"]


def test_twenty_writers_at_once_all_succeed(open_executor: Open, diary: Path) -> None:
    start, failures = threading.Barrier(20), []

    def write(number: int) -> None:
        try:
            with closing(open_executor(diary)) as one:
                start.wait()
                for n in range(5):
                    with one.transaction():
                        names(one)
                        set_setting(one, f"{number}-{n}")
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with closing(open_executor(diary)) as one:
        assert len(names(one)) == 100


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
        ("journal_mode", "delete"),
        ("trusted_schema", 0),
        ("busy_timeout", files.PATIENCE * 1000),
    ],
)
def test_every_connection_has_our_settings(executor: Executor, name: str, value: Any) -> None:
    assert pragma(executor, name) == value


def test_a_file_with_a_write_ahead_log_gets_back_to_one_file(
    open_executor: Open, diary: Path
) -> None:
    with closing(sqlite3.connect(diary)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE other (x)")
        connection.commit()
    with closing(open_executor(diary)) as one:
        set_setting(one, "a")
    assert [file.name for file in diary.parent.iterdir()] == [diary.name]


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


@pytest.mark.parametrize("url", ["nonsense", "sqlite://", "frobnicate://host/x", "sqlite:///"])
def test_a_url_that_names_nothing_is_refused(url: str) -> None:
    with pytest.raises(WrongWords):
        EngineExecutor(url)


def test_a_missing_driver_is_said() -> None:
    with pytest.raises(StoreError, match=r"^that database needs a driver: pip install"):
        EngineExecutor("mysql+pymysql://me:secret@host/x")


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
    rows = ({"name": f"{n}", "value": "x" * 1000, **NAMED} for n in range(1000))
    with pytest.raises(StoreError, match=r"there is no room left"), executor.transaction():
        executor.run_many("settings_put", rows)
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


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"target": 0.0}, "nothing was kept, since this must hold: target is positive"),
        ({"period": "year"}, "nothing was kept, since this must hold: period is known"),
        ({"from_day": "soon"}, "nothing was kept, since this must hold: from day is a day"),
        ({"measure": None}, "nothing was kept: measure must be given"),
        ({"measure": "\ud800"}, "the text holds half a character, which can't be kept"),
        ({"created_at": 2**70}, "a number is too large to be kept"),
    ],
)
def test_what_does_not_fit_a_table_is_said_in_words(
    executor: Executor, columns: dict[str, Any], sentence: str
) -> None:
    goal = {"uid": "g", "measure": "volume_ml", "target": 2.0, "direction": "at-least"}
    goal |= {"period": "day", "schedule": "daily", "from_day": "2026-11-01", "to_day": "9999-12-31"}
    rest = dict.fromkeys(["kind", "subject", "source"])
    with pytest.raises(WrongWords, match=sentence):
        executor.run("goals_put", **{**goal, **rest, **NAMED, **columns})
    assert executor.rows("goals") == []
