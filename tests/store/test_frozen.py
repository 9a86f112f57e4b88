"""The frozen statements: up to date, closed, the same everywhere, and free of SQLAlchemy."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql.elements import ClauseElement

from tests.store.conftest import Clock
from tests.store.samples import RECORDS, TREATMENT, WATER
from tracker.domain.entries import ALL_DAYS, FIRST_DAY, LAST_DAY
from tracker.domain.habits.asked import SUMS, Asked
from tracker.domain.time import clock as clocks
from tracker.store.executor import Executor, Row, T
from tracker.store.once import Keyed
from tracker.store.schema import RECORD_KEYS, metadata
from tracker.store.sqlite_executor import SqliteExecutor
from tracker.store.statements import freeze, frozen, queries
from tracker.store.statements.freeze_makers import frozen_makers_text
from tracker.store.store import Store


def test_the_file_is_up_to_date() -> None:
    assert freeze.FROZEN.read_text(encoding="utf-8") == freeze.frozen_text()


def test_the_makers_are_up_to_date() -> None:
    assert freeze.FROZEN_MAKERS.read_text(encoding="utf-8") == frozen_makers_text()


def test_check_says_when_it_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freeze, "FROZEN", tmp_path / "frozen.py")
    for text in ("frozen_text", "frozen_makers_text", "frozen_schema_text"):  # each takes a while
        monkeypatch.setattr(freeze, text, cache(getattr(freeze, text)))
    assert freeze.main(["--check"]) == 1
    assert freeze.main([]) == 0
    assert freeze.main(["--check"]) == 0
    (tmp_path / "frozen.py").write_text(freeze.frozen_text().replace("day", "night", 1))
    assert freeze.main(["--check"]) == 1


@pytest.mark.slow
def test_freezing_is_the_same_in_every_process() -> None:
    done = subprocess.run([sys.executable, "-m", "tracker.store.statements.freeze", "--check"])
    assert done.returncode == 0


def test_what_the_tables_are_is_frozen_too() -> None:
    assert frozen.KEYS == RECORD_KEYS
    for table, columns in frozen.COLUMNS.items():
        there = [column.name for column in metadata.tables[table].columns if column.name != "id"]
        assert list(columns) == there
        needed = {c.name for c in metadata.tables[table].columns if c.server_default is not None}
        assert frozen.DEFAULTS[table].keys() == needed


def test_every_statement_is_frozen_as_it_is() -> None:
    assert list(frozen.STATEMENTS) == list(queries.STATEMENTS)
    assert list(queries.statements("postgresql")) == list(queries.STATEMENTS)
    for text, constants in frozen.STATEMENTS.values():
        assert all(f":{name}" in text for name in constants)
        assert None not in constants.values()


def test_every_statement_compiles_for_postgresql() -> None:
    for name, statement in queries.statements("postgresql").items():
        assert isinstance(statement, ClauseElement)
        text = str(statement.compile(dialect=postgresql.dialect()))
        assert "json_each" not in text, name
        assert "POSTCOMPILE" not in text, name


class Watched:
    """An executor that notes which statements are asked for."""

    dialect = "sqlite"

    def __init__(self, executor: SqliteExecutor) -> None:
        self.executor, self.place = executor, executor.place
        self.asked: set[str] = set()

    def rows(self, statement: str, **params: Any) -> list[Row]:
        self.asked.add(statement)
        return self.executor.rows(statement, **params)

    def made(self, make: Callable[[Iterable[Row]], T], statement: str, **params: Any) -> T:
        self.asked.add(statement)
        return self.executor.made(make, statement, **params)

    def run(self, statement: str, **params: Any) -> int:
        self.asked.add(statement)
        return self.executor.run(statement, **params)

    def run_rows(self, statement: str, names: Sequence[str], rows: Iterable[Row]) -> None:
        self.asked.add(statement)
        self.executor.run_rows(statement, names, rows)

    def drop_indexes(self) -> tuple[str, ...]:
        return self.executor.drop_indexes()

    def ask(self, text: str) -> list[Row]:
        return self.executor.ask(text)

    def try_all(self, texts: Iterable[str]) -> None:
        self.executor.try_all(texts)

    def transaction(self) -> AbstractContextManager[None]:
        return self.executor.transaction()

    def reading(self) -> AbstractContextManager[None]:
        return self.executor.reading()

    def snapshot(self) -> AbstractContextManager[Executor]:
        return self.executor.snapshot()

    def close(self) -> None:
        self.executor.close()


def use_everything(store: Store) -> None:
    """Call all that the store can do."""
    store.add([WATER, TREATMENT] * 300, "log")
    store.edit(2, lambda _: WATER._replace(note="x"), "edit")
    store.delete([1], "delete")
    store.undo(3)
    store.redo(3)
    store.add_once([Keyed(WATER, "key", 1, dated=True)], "log")
    store.undo()
    store.add_once([Keyed(WATER, "key", 1, dated=True)], "log")
    for kind in (None, "water"):
        store.entries(kind=kind)
        store.newest(5, kind=kind)
        store.noted(kind=kind)
        store.last(kind)
        store.days(kind=kind)
        store.count(kind=kind)
        store.span(kind)
    store.pain_scores(ALL_DAYS)
    store.old_pain(ALL_DAYS)
    assert len(list(store.each_standing())) == store.count()
    assert list(store.each_deleted()) == [r for r in store.raw("entries") if r["deleted_at"]]
    assert store.last_touched() is not None
    store.entries_since({"water": FIRST_DAY}, LAST_DAY)
    store.so_far(clocks.Clock(now=1_800_000_000))
    if (entry := store.entry(2)) is not None:
        store.commands_of(entry, 3)
    store.totals("volume_ml", ALL_DAYS)
    store.recent_subjects("treatment", 20)
    store.subjects_used("treatment")
    store.goals()
    store.habits()
    store.skips()
    store.acknowledgements()
    store.closed_days()
    store.amounts([Asked(SUMS, ALL_DAYS, "volume_ml")])
    store.own_subjects("sites")
    store.own_subjects("habits")
    store.former_habit_names()
    store.settings()
    store.profile()
    store.history(20)
    store.raw_of_source("loop", ["a"])
    store.source_keys("loop")
    for table, row in RECORDS.items():
        store.put_raw("put", {table: [row]})
        store.raw(table)
        store.undo()
        store.redo()
        key = frozen.KEYS[table]
        store.put_raw("import", {table: [{**row, key: f"{row[key][:-1]}9"}]}, f"i-{table}")
        store.undo()
        store.redo()


def test_every_statement_is_used_and_every_used_one_is_there(diary: Path, clock: Clock) -> None:
    watched = Watched(SqliteExecutor(str(diary)))
    with Store(watched, clock) as store:
        use_everything(store)
    assert watched.asked == set(queries.STATEMENTS)


EVERYDAY = """
import sys
from tracker.domain.entries import ALL_DAYS, Entry
from tracker.store.opening import open_store
with open_store(sys.argv[1], now=lambda: 1793534400, tell=print) as store:
    store.add([Entry("water", "2026-11-01", measures={"volume_ml": 500.0})], "log water 500")
    print(store.totals("volume_ml", ALL_DAYS)[0].value, len(store.entries()), len(store.undo()))
heavy = {"sqlalchemy", "alembic", "uuid", "platformdirs", "zoneinfo", "tomllib", "tempfile"}
print(sorted(heavy & sys.modules.keys()))
"""


def test_everyday_commands_import_no_sqlalchemy(diary: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", EVERYDAY, str(diary)], capture_output=True, text=True
    )
    assert (done.stdout.split("\n"), done.stderr) == (["500.0 1 1", "[]", ""], "")
