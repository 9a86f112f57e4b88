"""Databases, disks, homes and pipes that fail: one sentence, nothing changed, nothing lost."""

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
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Answer, Tracker

#: Every way to touch the database: to write, to read, to mend, to complete.
TOUCHING = ("log water 500", "list", "today", "report", "check", "undo", "export json", "goal list")
POSIX = pytest.mark.skipif(os.name != "posix", reason="another system's way")


def sentence(answer: Answer) -> str:
    """The one line of a command that could not be carried out."""
    assert answer.code == 1, answer
    assert answer.out == ""
    lines = answer.err.splitlines()
    assert len(lines) == 1, answer.err
    assert lines[0].startswith("tracker: ")
    return lines[0]


@pytest.fixture
def diary(tracker: Tracker) -> Tracker:
    tracker.ok("log water 500")
    return tracker


# --- files and folders ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda whole: whole[: len(whole) // 2], "is damaged"),
        (lambda whole: whole[:-100], "is damaged"),
        (lambda whole: b"Dear diary, " * 999, "is not a tracker database; name another file"),
        (lambda whole: b"\0" * 8192, "is not a tracker database; name another file"),
    ],
)
def test_a_file_that_is_no_whole_database(
    diary: Tracker, spoil: Callable[[bytes], bytes], told: str
) -> None:
    spoiled = spoil(diary.file.read_bytes())
    diary.file.write_bytes(spoiled)
    for words in TOUCHING:
        line = sentence(diary(words))
        assert told in line
        assert str(diary.file) in line
        assert diary.file.read_bytes() == spoiled
    assert diary("selfcheck").code == 1


def test_another_programs_database(diary: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
        connection.commit()
    before = path.read_bytes()
    for words in TOUCHING:
        told = sentence(diary(f"--db {path} {words}"))
        assert "is another program's database" in told
        assert "--db or TRACKER_DB" in told
    assert path.read_bytes() == before


def test_a_database_of_a_newer_version(diary: Tracker) -> None:
    with closing(sqlite3.connect(diary.file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
        connection.commit()
    before = diary.file.read_bytes()
    for words in TOUCHING:
        told = sentence(diary(words))
        assert "was written by a newer version of tracker" in told
        assert "upgrade the program" in told
    assert diary.file.read_bytes() == before


@POSIX
def test_a_file_that_may_not_be_written(diary: Tracker, protect: Callable[[Path], None]) -> None:
    before = diary.file.read_bytes()
    protect(diary.file)
    for words in ("log water 500", "undo", "edit 1 300", "goal set water 2l"):
        assert "can't be written; make the file and its folder writable" in sentence(diary(words))
    assert diary.file.read_bytes() == before
    # To read it, nobody needs the right to write.
    assert "500 ml" in diary.ok("list").out


@POSIX
def test_a_folder_that_may_not_be_written(
    diary: Tracker, protect: Callable[[Path], None], tmp_path: Path
) -> None:
    before = diary.file.read_bytes()
    # Once there, the journal can be written though its folder can't.
    diary.file.with_name(f"{diary.file.name}-journal").unlink()
    protect(diary.file.parent)
    assert str(diary.file) in sentence(diary("log water 500"))
    assert diary.file.read_bytes() == before
    folder = tmp_path / "closed"
    folder.mkdir()
    protect(folder)
    for words in ("log water 500", "list", "today"):
        assert str(folder) in sentence(diary(f"--db {folder}/tracker.db {words}"))
        assert str(folder) in sentence(diary(f"--db {folder}/new/tracker.db {words}"))
    assert str(folder) in sentence(diary(f"export json {folder}/out.json"))
    assert str(folder) in sentence(diary(f"backup {folder}/copy.db"))
    assert list(folder.iterdir()) == []


def test_a_place_under_a_file(diary: Tracker) -> None:
    assert str(diary.file) in sentence(diary(f"--db {diary.file}/new.db log water 500"))


@POSIX
def test_preferences_that_cannot_be_written(
    diary: Tracker, protect: Callable[[Path], None]
) -> None:
    folder = diary.home / ".config"
    folder.mkdir()
    protect(folder)
    assert "can't be written" in sentence(diary("config units us"))
    diary.ok("log water 500")


@POSIX
def test_a_home_that_does_not_exist(diary: Tracker, process: Callable[..., Answer]) -> None:
    gone = str(diary.home / "gone")
    for words in (["log", "water", "500"], ["list"], []):
        told = sentence(process(*words, env={"HOME": gone}, cwd=diary.home))
        assert f"the home folder {gone} doesn't exist" in told
        assert "--db FILE or TRACKER_DB" in told
    assert not Path(gone).exists()


# --- disks ---------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Runs shell lines in which `$DISK` is a disk of 384 kB and `tracker` is the command line."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["unshare", "--mount", "sh", "-c", f"mount -t tmpfs -o size=384k tmpfs '{disk}'"]
    if not shutil.which("unshare") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a disk of our own can't be mounted here")

    def run(script: str) -> subprocess.CompletedProcess[str]:
        lines = f"{mount[-1]}; tracker() {{ '{sys.executable}' -m tracker \"$@\"; }}; {script}"
        return subprocess.run(
            ["unshare", "--mount", "bash", "-c", lines],
            env={
                **os.environ,
                "DISK": str(disk),
                "PYTHONPATH": str(ROOT),
                "TRACKER_DB": f"{disk}/tracker.db",
            },
            capture_output=True,
            text=True,
            timeout=60,
        )

    return run


def test_a_disk_that_is_full(
    home: Path, small_disk: Callable[[str], subprocess.CompletedProcess[str]]
) -> None:
    done = small_disk(
        """
        tracker log water 500 2>/dev/null
        cat /dev/zero >"$DISK/filler" 2>/dev/null
        before=$(sha256sum "$TRACKER_DB")
        for words in 'log water 250' 'undo' 'goal set water 2l' 'config day-start 04:00'; do
            tracker $words; echo "code $?"
        done
        tracker export json "$DISK/out.json"; echo "code $?"
        tracker backup "$DISK/copy.db"; echo "code $?"
        [ "$before" = "$(sha256sum "$TRACKER_DB")" ] && echo 'as it was'
        rm "$DISK/filler"
        tracker log water 250
        """
    )
    lines = done.stdout.splitlines()
    assert lines[1:8] == ["code 1"] * 6 + ["as it was"], done
    assert "#2" in lines[8]
    told = done.stderr.splitlines()
    assert len(told) == 6
    assert all(line.startswith("tracker: ") for line in told)
    for line in told:
        assert "no room left" in line or "no space left" in line.casefold()


def test_a_first_run_on_a_full_disk(
    home: Path, small_disk: Callable[[str], subprocess.CompletedProcess[str]]
) -> None:
    done = small_disk(
        """
        cat /dev/zero >"$DISK/filler" 2>/dev/null
        tracker log water 500; echo "code $?"
        rm "$DISK/filler"
        tracker log water 500
        """
    )
    first, *rest = done.stderr.splitlines()
    assert "there is no room left on the disk" in first
    assert done.stdout.splitlines()[0] == "code 1"
    assert "#1" in done.stdout.splitlines()[1]
    assert len(rest) == 1
    assert rest[0].startswith("tracker: made a new database")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_answer_that_cannot_be_written(diary: Tracker) -> None:
    for words in ("list", "today", "report", "export json"):
        line = f"'{sys.executable}' -m tracker {words} >/dev/full"
        done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=ROOT)
        assert done.returncode == 1
        assert done.stderr == "tracker: the answer can't be written: No space left on device\n"


# --- other processes -----------------------------------------------------------------------------

HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute(sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize(
    ("begin", "refused"),
    [
        ("BEGIN EXCLUSIVE", TOUCHING),
        (
            "BEGIN IMMEDIATE",
            ("log water 500", "undo", "goal set water 2l", "config day-start 4:00"),
        ),
    ],
)
def test_a_database_held_by_another_process(
    diary: Tracker, monkeypatch: pytest.MonkeyPatch, begin: str, refused: tuple[str, ...]
) -> None:
    from tracker.store import files

    patient = files.connect

    def hasty(path: str, **options: Any) -> sqlite3.Connection:
        return patient(path, **{**options, "patience": 0.05})

    monkeypatch.setattr(files, "connect", hasty)
    before = diary.file.read_bytes()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(diary.file), begin],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        for words in refused:
            told = sentence(diary(words))
            assert "is held by another program; try again when that is done" in told
        if begin != "BEGIN EXCLUSIVE":
            diary.ok("list")
        holder.communicate("")
    assert diary.file.read_bytes() == before
    diary.ok("log water 250")


@pytest.mark.slow
def test_one_who_waits_gets_in(diary: Tracker) -> None:
    """A command waits for another one's write instead of failing."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(diary.file), "BEGIN IMMEDIATE"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with start("log", "water", "250") as waiting:
            time.sleep(0.5)
            assert waiting.poll() is None
            holder.communicate("")
            out, err = waiting.communicate(timeout=30)
    assert (waiting.returncode, err) == (0, "")
    assert "#2" in out


def start(*words: str) -> subprocess.Popen[str]:
    """A real command line, running."""
    return subprocess.Popen(
        [sys.executable, "-m", "tracker", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def wait_until_waiting(running: subprocess.Popen[str]) -> None:
    """Return once a process sleeps and goes on sleeping: it waits for input or for a lock."""
    status = Path(f"/proc/{running.pid}/stat")
    if not status.exists():  # only Linux tells
        time.sleep(2)
        return
    asleep = 0
    until = time.monotonic() + 60
    while asleep < 12 and time.monotonic() < until:
        time.sleep(0.05)
        state = status.read_text().rpartition(")")[2].split()[0]
        asleep = asleep + 1 if state == "S" else 0


def first_runs(tracker: Tracker, many: int) -> None:
    started = [start("log", "water", str(100 + n)) for n in range(many)]
    answers = [(*each.communicate(timeout=120), each.returncode) for each in started]
    assert [code for *_, code in answers] == [0] * many, answers
    told = [line for _, err, _ in answers for line in err.splitlines()]
    assert told == [f"tracker: made a new database: {tracker.file}"]
    entries = tracker.ok("list --all --json").json
    assert sorted(e["measures"]["volume_ml"] for e in entries) == [100 + n for n in range(many)]
    assert len({entry["id"] for entry in entries}) == many
    assert tracker.ok("selfcheck").code == 0


def test_five_first_runs_at_once(bare: Tracker) -> None:
    first_runs(bare, 5)


@pytest.mark.slow
def test_twenty_first_runs_at_once(bare: Tracker) -> None:
    first_runs(bare, 20)


# --- signals and pipes ---------------------------------------------------------------------------


@pytest.mark.slow
@POSIX
def test_ctrl_c_while_waiting(diary: Tracker) -> None:
    before = diary.state()
    with closing(sqlite3.connect(diary.file, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with start("import", "json", "-") as reading, start("log", "water", "250") as waiting:
            for each in (reading, waiting):
                wait_until_waiting(each)
            for each in (reading, waiting):
                each.send_signal(signal.SIGINT)
            holder.execute("ROLLBACK")
            for each in (reading, waiting):
                out, err = each.communicate(timeout=60)
                # click ends the terminal's own ^C line first.
                told = err.strip().splitlines()
                assert (each.returncode, out, told) == (
                    130,
                    "",
                    ["tracker: interrupted; what was confirmed is kept"],
                )
    assert diary.state() == before


@POSIX
@pytest.mark.slow
def test_ctrl_c_at_any_moment(tracker: Tracker) -> None:
    chance, confirmed = random.Random(5), 0
    for _ in range(40):
        with start("log", "water", "500") as running:
            # Sooner, it is the interpreter itself that is interrupted, before any line of ours.
            time.sleep(chance.uniform(0.1, 0.4))
            running.send_signal(signal.SIGINT)
            out, _ = running.communicate(timeout=60)
            confirmed += out.endswith("\n")
    entries = tracker.ok("list --all --json").json
    assert confirmed <= len(entries) <= 40
    assert tracker.ok("selfcheck").code == 0


LOADING = """
import os, signal, sys, importlib.abc

class Stop(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "click":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Stop())
sys.argv = ["tracker", "log", "water", "500"]
from tracker.__main__ import main
main()
"""


@POSIX
def test_ctrl_c_while_it_is_loaded(diary: Tracker) -> None:
    before = diary.state()
    done = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
    assert diary.state() == before


def shell(line: str) -> Answer:
    script = f"set -o pipefail; tracker() {{ '{sys.executable}' -m tracker \"$@\"; }}; {line}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, cwd=ROOT)
    return Answer(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def long_diary(diary: Tracker) -> Tracker:
    """More than a pipe holds."""
    if not shutil.which("bash"):
        pytest.skip("no bash")
    with closing(sqlite3.connect(diary.file)) as connection:
        connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
            " INSERT INTO entries (uid, kind, day, note, source_n, estimated, created_at)"
            " SELECT 'u' || i, 'note', '2026-11-0' || (1 + i % 7), 'note ' || i, 0, 0, 0 FROM n"
        )
        connection.commit()
    return diary


def test_output_to_a_closed_pipe(long_diary: Tracker) -> None:
    for line in ("list --all | head -1", "export json | true"):
        answer = shell(f"tracker {line}")
        assert (answer.code, answer.err) == (0, ""), line
    assert shell("tracker list 2>&1 >&-") == Answer(0, "", "")
    assert shell("tracker log wter 5 2>&-") == Answer(2, "", "")


@pytest.mark.slow
@pytest.mark.parametrize("reader", ["head -1", "true"])
def test_any_output_to_a_closed_pipe(long_diary: Tracker, reader: str) -> None:
    for words in ("list --all", "list --all --json", "export json", "report --json", "history"):
        answer = shell(f"tracker {words} | {reader}")
        assert (answer.code, answer.err) == (0, ""), words
    assert shell("tracker check | true") == Answer(0, "", "")
