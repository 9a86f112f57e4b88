"""A diary on a PostgreSQL server: made once, brought up to date, refused where it must be."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine

from tests.store.conftest import Clock
from tests.store.postgresql import Server
from tests.store.samples import WATER
from tracker.domain.errors import StoreError, TrackerError
from tracker.store import versions
from tracker.store.health import examine_server
from tracker.store.opening import open_store
from tracker.store.server.engine_executor import EngineExecutor
from tracker.store.server.server_url import masked

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
    run(server_diary, f"UPDATE alembic_version SET version_num = '{versions.HEAD}'")
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


# --- what is said of a server's URL ---------------------------------------------------------------

URLS = (
    "postgresql://me:s3cr%40t@127.0.0.1:1/d", "postgresql://127.0.0.1:1/d?user=me&password=s3cr%40t",
    "postgresql://127.0.0.1:1/d?password=s3cr%40t&connect_timeout=2", "postgres://me:s3cr@t@127.0.0.1:1/d",
    "postgresql://127.0.0.1:1/d?%70assword=s3cr%40t", "postgresql://me:s3cr@t@h:abc/d",
    "postgresql://me:s3cr@t@[::1/d", "nonsense://me:s3cr@t@h/d", "postgresql://127.0.0.1:1/d?sslpassword=s3cr@t",
)  # fmt: skip


@pytest.mark.parametrize("url", URLS)
def test_no_form_of_a_password_is_ever_shown(url: str, clock: Clock) -> None:
    with pytest.raises(TrackerError) as failure:
        open_store(url, now=clock, tell=print)
    told = str(failure.value)
    assert "s3cr" not in told
    assert "\n" not in told
    assert "s3cr" not in masked(url)


def test_a_server_that_never_answers_is_given_up(clock: Clock) -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        url = f"postgresql://me:pw@127.0.0.1:{deaf.getsockname()[1]}/d"
        began = time.monotonic()
        with pytest.raises(StoreError, match="the server didn't answer in time"):
            open_store(url, now=clock, tell=print)
        assert time.monotonic() - began < 20


def test_the_installation_check_works_on_a_server(server_diary: str, clock: Clock) -> None:
    with open_store(server_diary, now=clock, tell=print) as store:
        store.add([WATER, WATER], "log")
    checks = {check.name: check for check in examine_server(server_diary)}
    assert all(check.ok for check in checks.values())
    assert "answers" in checks["database"].detail
    assert checks["entries"].detail == "2"
    assert set(checks) == {"database", "version", "entries", "copies"}


def test_the_older_name_of_the_scheme_is_taken(server_diary: str, clock: Clock) -> None:
    url = server_diary.replace("postgresql+psycopg://", "postgres://", 1)
    with open_store(url, now=clock, tell=print) as store:
        assert store.count() == 0


def test_a_connection_that_is_killed_is_one_sentence(server_diary: str, clock: Clock) -> None:
    with open_store(server_diary, now=clock, tell=print) as store:
        store.count()
        engine = create_engine(server_diary)
        with engine.begin() as other:
            other.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        engine.dispose()
        with pytest.raises(StoreError) as failure:
            store.count()
        assert "\n" not in str(failure.value)
        assert "can't be used: the server" in str(failure.value)
