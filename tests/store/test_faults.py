"""Files, disks and processes that fail: one sentence, nothing lost, nothing half done."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tracker.domain.entries import Entry
from tracker.domain.errors import StoreError
from tracker.store.copies.backup import daily_backup
from tracker.store.opening import open_store
from tracker.store.schema import metadata
from tracker.store.upgrading.bring_up import ensure_current
from tracker.store.versions import HEAD

ROOT = Path(__file__).resolve().parents[2]

#: Logs until it is stopped, or as often as it is told; says what is in the database once it is.
WRITER = """
import sys, time
from tracker.domain.entries import Entry
from tracker.store.opening import open_store

path, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open_store(path, now=lambda: int(time.time()), tell=lambda line: None) as store:
    for n in range(count):
        water = Entry("water", "2026-11-03", note=f"{name}-{n}", measures={"volume_ml": 500.0})
        store.add([water], "log water 500")
        print(f"{name}-{n}", flush=True)
"""


def quiet(_line: str) -> None:
    """Take what would be told, and drop it."""


def writer(path: Path, name: str, count: int, wrap: list[str] | None = None) -> list[str]:
    return [*(wrap or []), sys.executable, "-c", WRITER, str(path), name, str(count)]


def start(command: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def log_water(path: Path) -> None:
    with open_store(str(path), now=lambda: int(time.time()), tell=quiet) as store:
        store.add([Entry("water", "2026-11-03", measures={"volume_ml": 500.0})], "log water 500")


def check_whole(path: Path, confirmed: set[str]) -> None:
    """The file is sound, holds each confirmed entry once, and no entry without its measure."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        found = [note for (note,) in connection.execute("SELECT note FROM water WHERE note <> ''")]
        bare = "SELECT count(*) FROM water WHERE volume_ml IS NULL"
        assert connection.execute(bare).fetchone() == (0,)
        live = connection.execute("SELECT count(*) FROM entries").fetchone()[0]
        assert connection.execute("SELECT count(*) FROM changes").fetchone()[0] == live
    assert len(found) == len(set(found))
    assert confirmed <= set(found)


@pytest.fixture
def database(filled_diary: Path, tmp_path: Path) -> Path:
    path = tmp_path / "tracker.db"
    shutil.copy(filled_diary, path)
    return path


# --- files and folders ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (lambda whole: whole[:90_000], "is damaged"),
        (lambda whole: whole[:-100], "is damaged"),
        (lambda whole: whole[:60], "is damaged"),
        (lambda whole: b"Dear diary, " * 999, "is not a tracker database"),
        (lambda whole: b"\0" * 8192, "is not a tracker database"),
        (lambda whole: b"xy", "is not a tracker database"),
    ],
)
@pytest.mark.parametrize("open_it", [log_water, lambda path: ensure_current(path, quiet)])
def test_a_file_that_is_no_whole_database(
    database: Path,
    content: Callable[[bytes], bytes],
    sentence: str,
    open_it: Callable[[Path], None],
) -> None:
    spoiled = content(database.read_bytes())
    database.write_bytes(spoiled)
    with pytest.raises(StoreError, match=sentence) as refused:
        open_it(database)
    assert str(database) in str(refused.value)
    assert database.read_bytes() == spoiled
    assert [p.name for p in database.parent.iterdir()] == ["tracker.db"]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps permissions elsewhere")
def test_a_file_that_may_not_be_written(database: Path, protect: Callable[[Path], None]) -> None:
    before = database.read_bytes()
    protect(database)
    with pytest.raises(StoreError, match="can't be written"):
        log_water(database)
    assert database.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps permissions elsewhere")
def test_a_folder_that_may_not_be_written(database: Path, protect: Callable[[Path], None]) -> None:
    before = database.read_bytes()
    protect(database.parent)
    with pytest.raises(StoreError, match=r"permi|can't be opened"):
        ensure_current(database.parent / "new.db", quiet)
    with pytest.raises(StoreError, match="can't be opened"):
        log_water(database)
    with pytest.raises(StoreError, match=r"permi"):
        daily_backup(database, int(time.time()))
    assert database.read_bytes() == before
    assert [p.name for p in database.parent.iterdir()] == ["tracker.db"]


@pytest.mark.parametrize("open_it", [log_water, lambda path: ensure_current(path, quiet)])
def test_places_that_can_be_no_file(tmp_path: Path, open_it: Callable[[Path], None]) -> None:
    (tmp_path / "letter").write_text("Dear diary")
    with pytest.raises(StoreError, match="letter can't be used: it is not a folder"):
        open_it(tmp_path / "letter" / "tracker.db")
    with pytest.raises(StoreError, match="can't be opened"):
        open_it(tmp_path)
    with pytest.raises(StoreError, match="can't be used"):
        open_it(tmp_path / ("n" * 300))
    assert [p.name for p in tmp_path.iterdir()] == ["letter"]


def test_a_link_to_nowhere_is_followed(tmp_path: Path) -> None:
    """A diary on a drive that isn't there must not be begun anew in the link's place."""
    (tmp_path / "tracker.db").symlink_to(tmp_path / "drive" / "tracker.db")
    with pytest.raises(StoreError, match="can't be opened"):
        ensure_current(tmp_path / "tracker.db", quiet)
    assert (tmp_path / "tracker.db").is_symlink()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_device_is_no_place(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        ensure_current("/dev/full", quiet)


# --- a full disk ---------------------------------------------------------------------------------

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from tracker.domain.errors import StoreError
from tracker.store.copies.backup import daily_backup
from tracker.store.upgrading.bring_up import ensure_current
try:
    daily_backup(sys.argv[2], 0) if sys.argv[3] == "copy" else ensure_current(sys.argv[2], print)
except StoreError as fault:
    print(fault)
    sys.exit(1)
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such limit")
@pytest.mark.parametrize(
    "limit", [1, 100_000, *(pytest.param(n, marks=pytest.mark.slow) for n in (4096, 40_000))]
)
def test_a_first_run_that_may_not_write_as_much(tmp_path: Path, limit: int) -> None:
    path = tmp_path / "tracker.db"
    command = [sys.executable, "-c", LIMITED, str(limit), str(path), "first"]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.count("\n") == 1
    assert "can't be read or written" in ran.stdout or "no room" in ran.stdout
    ensure_current(path, quiet)  # with room again, as if nothing had been
    log_water(path)
    check_whole(path, set())


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such limit")
def test_a_copy_that_may_not_be_as_large(database: Path) -> None:
    before = database.read_bytes()
    command = [sys.executable, "-c", LIMITED, "100000", str(database), "copy"]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.count("\n") == 1
    assert database.read_bytes() == before
    assert list((database.parent / "backups").iterdir()) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> list[str]:
    """What to put before a command to run it with a disk of 256 kB in the folder `disk`."""
    (tmp_path / "disk").mkdir()
    mount = f'mount -t tmpfs -o size=256k tmpfs \'{tmp_path}/disk\' && exec "$0" "$@"'
    wrap = ["unshare", "--mount", "sh", "-c", mount]
    if not shutil.which("unshare") or subprocess.run([*wrap, "true"]).returncode:
        pytest.skip("a disk of our own can't be mounted here")
    return wrap


FILLER = (
    WRITER.replace("import sys, time", "import sys, time, sqlite3")
    .replace("with open_store", "from tracker.domain.errors import StoreError\nwith open_store", 1)
    .replace(
        '        store.add([water], "log water 500")\n',
        "        try:\n"
        '            store.add([water._replace(note="x" * 9000)], "log water 500")\n'
        "        except StoreError as fault:\n"
        "            print(fault)\n"
        "            c = sqlite3.connect(path)\n"
        "            print(c.execute('PRAGMA integrity_check').fetchall(),"
        " c.execute('SELECT count(*) FROM water').fetchone()[0] == n, len(store.entries()) == n)\n"
        "            break\n",
    )
)


def test_a_disk_that_fills_up(tmp_path: Path, small_disk: list[str]) -> None:
    path = tmp_path / "disk" / "tracker.db"
    command = [*small_disk, sys.executable, "-c", FILLER, str(path), "full", "1000"]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert (ran.returncode, ran.stderr) == (0, "")
    *confirmed, sentence, state = ran.stdout.splitlines()
    assert confirmed
    assert sentence == f"there is no room left on the disk of {path}; make some and try again"
    assert state == "[('ok',)] True True"


# --- other processes -----------------------------------------------------------------------------


def test_a_database_held_by_another_process(database: Path) -> None:
    before = database.read_bytes()
    hold = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('BEGIN EXCLUSIVE'); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        started = time.monotonic()
        with pytest.raises(StoreError, match="held by another program; try again"):
            ensure_current(database, quiet, patience=0.3)
        assert time.monotonic() - started < 5
        holder.communicate("")
    assert database.read_bytes() == before
    log_water(database)


def run_together(path: Path, many: int, each: int) -> None:
    started = [start(writer(path, f"p{n}", each)) for n in range(many)]
    confirmed: set[str] = set()
    answers = [(*process.communicate(timeout=120), process.returncode) for process in started]
    for out, err, code in answers:
        assert (code, err) == (0, "")
        confirmed |= set(out.split())
    assert len(confirmed) == many * each
    check_whole(path, confirmed)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT * FROM alembic_version").fetchall() == [(HEAD,)]
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert set(metadata.tables) <= names


def test_five_first_runs_at_once(tmp_path: Path) -> None:
    run_together(tmp_path / "new" / "tracker.db", many=5, each=4)


@pytest.mark.slow
def test_twenty_first_runs_at_once(tmp_path: Path) -> None:
    for round_ in range(3):
        run_together(tmp_path / str(round_) / "tracker.db", many=20, each=5)


@pytest.mark.slow
def test_twenty_command_lines_at_once_on_the_first_run(tmp_path: Path) -> None:
    path = tmp_path / "new" / "tracker.db"
    command = [sys.executable, "-m", "tracker", "--db", str(path), "log", "water", "500"]
    started = [start(command) for _ in range(20)]
    said = [(process.communicate(timeout=120)[1], process.returncode) for process in started]
    assert [code for _, code in said] == [0] * 20, said
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*), sum(volume_ml) FROM water").fetchone() == (
            20,
            10_000.0,
        )
    check_whole(path, set())


def kill_at_random(command: list[str], chance: random.Random, longest: float) -> list[str]:
    """Start a command, kill it some time later; the whole lines it had printed."""
    process = start(command)
    time.sleep(chance.uniform(0, longest))
    with suppress(ProcessLookupError):
        process.send_signal(signal.SIGKILL)
    out, _ = process.communicate()
    return [line.strip() for line in out.splitlines(keepends=True) if line.endswith("\n")]


def kill_again_and_again(path: Path, rounds: int) -> None:
    chance, confirmed = random.Random(7), set()
    for n in range(rounds):
        process = start(writer(path, f"r{n}", 10_000))
        assert process.stdout is not None
        first = process.stdout.readline()  # from here on it writes without a pause
        time.sleep(chance.uniform(0, 0.2))
        process.kill()
        out, _ = process.communicate()
        whole = (first + out).splitlines(keepends=True)[:-1]
        confirmed |= {line.strip() for line in whole if line.strip()}
        log_water(path)  # whoever comes next plays the journal back and goes on
        check_whole(path, confirmed)
    assert confirmed


@pytest.mark.skipif(os.name != "posix", reason="there is no kill -9")
def test_killed_while_writing(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    ensure_current(path, quiet)
    kill_again_and_again(path, rounds=4)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="there is no kill -9")
def test_killed_while_writing_many_times(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    ensure_current(path, quiet)
    kill_again_and_again(path, rounds=40)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="there is no kill -9")
def test_killed_on_the_first_run(tmp_path: Path) -> None:
    chance = random.Random(11)
    for n in range(25):
        path = tmp_path / str(n) / "tracker.db"
        confirmed = set(kill_at_random(writer(path, "first", 5), chance, 1.5))
        log_water(path)
        check_whole(path, confirmed)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="there is no kill -9")
def test_command_lines_killed_while_logging(tmp_path: Path) -> None:
    path, chance, confirmed = tmp_path / "tracker.db", random.Random(13), 0
    ensure_current(path, quiet)
    command = [sys.executable, "-m", "tracker", "--db", str(path), "log", "water", "500"]
    began = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    usual = time.monotonic() - began  # of a command that nobody kills, on this machine today
    for _ in range(40):
        confirmed += len(kill_at_random(command, chance, 3 * usual)) > 0
    check_whole(path, set())
    assert confirmed
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM water").fetchone()[0] >= confirmed
