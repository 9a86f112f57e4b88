"""What every executor promises: the same rows, all or nothing, and a sentence for every fault."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from typing import Any

import pytest

from tests.store.executors import NAMED, names, open_executor_at, set_setting
from tracker.domain.errors import StoreError, WrongWords
from tracker.store.executor import Executor
from tracker.store.sqlite_executor import SqliteExecutor
from tracker.store.statements.frozen import COLUMNS

Open = Callable[..., Executor]
SETTING = COLUMNS["settings"]


@pytest.fixture
def open_executor(location: str) -> Open:
    return partial(open_executor_at, location)


@pytest.fixture
def executor(open_executor: Open) -> Iterator[Executor]:
    opened = open_executor()
    yield opened
    opened.close()


# --- running ----------------------------------------------------------------------------------


def test_rows_are_plain_tuples(executor: Executor) -> None:
    set_setting(executor, "a", "1")
    rows = executor.rows("settings_by_key", keys='["a"]')
    assert rows == [("a", "1", 1, None, None)]
    assert type(rows[0]) is tuple


def test_run_says_how_many_rows_changed(executor: Executor) -> None:
    executor.run_rows("settings_put", SETTING, [(n, n, 1, None, None) for n in "abc"])
    assert executor.run("settings_delete", keys='["a", "b", "x"]', stamp=5) == 2
    assert executor.run("settings_delete", keys='["a"]', stamp=6) == 0


def test_rows_are_written_by_place_in_their_order(executor: Executor) -> None:
    given = (("a", "1", 1, None, None), ("b", "2", 2, 3, 4), ("a", "5", 6, None, None))
    executor.run_rows("settings_put", SETTING, iter(given))
    executor.run_rows("settings_put", SETTING, [])
    rows = executor.rows("settings_by_key", keys='["a", "b"]')
    assert sorted(rows) == [given[2], given[1]]


def test_what_no_row_has_is_empty_whatever_was_there(executor: Executor) -> None:
    executor.run_rows("settings_put", SETTING, [("a", "1", 1, 2, 3), ("b", "1", 1, 2, 3)])
    given = [("a", "2", 1, None, None), ("b", "2", 1, None, None)]
    executor.run_rows("settings_put", SETTING, given)
    rows = executor.rows("settings_by_key", keys='["a", "b"]')
    assert sorted(rows) == given


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


def test_a_transaction_is_kept(executor: Executor, open_executor: Open) -> None:
    with executor.transaction():
        set_setting(executor, "a")
        set_setting(executor, "b")
        assert names(executor) == ["a", "b"]
    with closing(open_executor()) as other:
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


def test_what_is_not_committed_is_not_seen(executor: Executor, open_executor: Open) -> None:
    with closing(open_executor()) as other, executor.transaction():
        set_setting(executor, "a")
        assert names(other) == []


def test_reading_stands_in_no_ones_way(executor: Executor, open_executor: Open) -> None:
    names(executor)
    with closing(open_executor(patience=0.1)) as other:
        set_setting(other, "a")
        assert names(other) == names(executor) == ["a"]


def test_what_is_read_together_is_of_one_moment(executor: Executor, open_executor: Open) -> None:
    set_setting(executor, "a")
    with closing(open_executor(patience=0.1)) as other:
        with executor.reading():
            assert names(executor) == ["a"]
            with suppress(StoreError):  # SQLite lets a writer wait
                set_setting(other, "b")
            assert names(executor) == ["a"]
        set_setting(other, "b")
    assert names(executor) == ["a", "b"]


def test_no_writer_waits_for_who_reads_a_snapshot(executor: Executor, open_executor: Open) -> None:
    if executor.dialect == "sqlite" and not isinstance(executor, SqliteExecutor):
        pytest.skip("SQLAlchemy is for servers, where no snapshot is needed")
    set_setting(executor, "a")
    with closing(open_executor(patience=0.1)) as other, executor.snapshot() as still:
        set_setting(other, "b")
        assert names(still) == ["a"]
    assert names(executor) == ["a", "b"]


def test_reading_within_a_transaction_is_part_of_it(executor: Executor) -> None:
    with executor.transaction():
        set_setting(executor, "a")
        with executor.reading():
            assert names(executor) == ["a"]
    assert names(executor) == ["a"]


def test_twenty_writers_at_once_all_succeed(open_executor: Open) -> None:
    start, failures = threading.Barrier(20), []

    def write(number: int) -> None:
        try:
            with closing(open_executor()) as one:
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
    with closing(open_executor()) as one:
        assert len(names(one)) == 100


def test_two_writers_take_turns(open_executor: Open) -> None:
    with closing(open_executor()) as one, closing(open_executor(patience=0.1)) as other:
        with one.transaction():
            set_setting(one, "a")
            with (
                pytest.raises(StoreError, match=r"is held by another program; try again"),
                other.transaction(),
            ):
                pass  # pragma: no cover
        with other.transaction():
            set_setting(other, "b")
        assert names(one) == names(other) == ["a", "b"]


# --- what doesn't fit ---------------------------------------------------------------------------


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
