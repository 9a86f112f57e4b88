"""A diary on a PostgreSQL server: made once, brought up to date, refused where it must be."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine

from tests.store.conftest import Clock
from tests.store.postgresql import Server
from tests.store.samples import WATER
from tracker.domain.errors import StoreError
from tracker.store import migrate
from tracker.store.engine_executor import EngineExecutor
from tracker.store.opening import open_store

pytestmark = pytest.mark.slow


@pytest.fixture
def empty(server: Server) -> Iterator[str]:
    """The URL of a database without a table."""
    name = f"empty_{uuid4().hex}"
    yield server.make(name)
    server.drop(name)


def run(url: str, sql: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(sql)
    engine.dispose()


def test_the_first_run_makes_the_tables_and_says_so(
    empty: str, clock: Clock, told: list[str]
) -> None:
    for count in (1, 2):
        with open_store(empty, now=clock, tell=told.append) as store:
            store.add([WATER], "log")
            assert store.count() == count
    assert len(told) == 1
    assert told[0].startswith("made a new database: postgresql+psycopg://tracker@/empty_")


def test_two_first_runs_at_once_make_one_diary(empty: str, clock: Clock, told: list[str]) -> None:
    start, failures = threading.Barrier(4), []

    def first_run() -> None:
        start.wait()
        try:
            with open_store(empty, now=clock, tell=told.append) as store:
                store.add([WATER], "log")
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=first_run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with open_store(empty, now=clock, tell=told.append) as store:
        assert (store.count(), len(told)) == (4, 1)


def test_a_diary_that_is_there_is_opened_without_alembic(server_diary: str) -> None:
    program = (
        "import sys; from tracker.store.opening import open_store\n"
        "open_store(sys.argv[1], now=lambda: 0, tell=print).close()\n"
        "print('alembic.command' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, server_diary], capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("False\n", "")


def test_a_newer_versions_diary_is_refused_and_stays(server_diary: str, clock: Clock) -> None:
    run(server_diary, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"was written by a newer version of tracker"):
        open_store(server_diary, now=clock, tell=print)
    run(server_diary, f"UPDATE alembic_version SET version_num = '{migrate.HEAD}'")
    open_store(server_diary, now=clock, tell=print).close()


def test_another_programs_database_is_refused_and_stays(empty: str, clock: Clock) -> None:
    run(empty, "CREATE TABLE invoices (id int)")
    with pytest.raises(StoreError, match=r"is another program's database, not a tracker's"):
        open_store(empty, now=clock, tell=print)
    run(empty, "DROP TABLE invoices")
    open_store(empty, now=clock, tell=lambda line: None).close()


def test_a_server_that_cant_be_reached_is_one_sentence_without_the_password(clock: Clock) -> None:
    with pytest.raises(StoreError) as failure:
        open_store("postgresql://me:secret@127.0.0.1:1/diary", now=clock, tell=print)
    told = str(failure.value)
    assert told.startswith("postgresql://me:***@127.0.0.1:1/diary can't be used: ")
    assert "\n" not in told


def test_a_driver_that_is_missing_is_named_as_it_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install 'psycopg\[binary\]'$"):
        EngineExecutor("postgresql://me@host/diary")


def test_the_whole_program_runs_on_a_server(server_diary: str, tmp_path: Path) -> None:
    def tracker(*words: str, code: int = 0) -> str:
        environment = {
            "TRACKER_DB": server_diary,
            "TRACKER_CONFIG": str(tmp_path / "config.toml"),
            "HOME": str(tmp_path),
            "PATH": "",
        }
        done = subprocess.run(
            [sys.executable, "-m", "tracker", *words],
            capture_output=True,
            text=True,
            env=environment,
            cwd=Path(__file__).parents[2],
        )
        assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
        return done.stdout + done.stderr

    for day in range(20):
        tracker("log", "pain", "6", "lower-back", "--at", f"2026-10-{day + 1:02}")
    assert "#21" in tracker("log", "water", "500")
    assert "Lower back" in tracker("check", "--as-of", "2026-10-20", code=10)
    assert "lower back" in tracker("report", "2026-10-01..2026-10-20")
    assert "undone: log water 500" in tracker("undo")
    tracker("export", "json", str(tmp_path / "diary.json"))
    kept = json.loads((tmp_path / "diary.json").read_text())["entries"]
    assert len([entry for entry in kept if not entry.get("deleted_at")]) == 20
    assert "works on a database file" in tracker("backup", code=1)
