"""Many first writers of a day at once: all kept, one copy made, nobody told anything."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.filled import dump
from tracker.domain.entries import Entry
from tracker.store.opening import open_store
from tracker.store.sqlite_executor import SqliteExecutor
from tracker.store.store import Store

ROOT = Path(__file__).resolve().parents[2]
NOW = 1_793_534_400

#: Logs once, when the file that it waits for is there.
WRITER = """
import os, sys, time
from tracker.domain.entries import Entry
from tracker.store.copies import backup
from tracker.store.opening import open_store

path, name, start = sys.argv[1:]
print("ready", flush=True)
while not os.path.exists(start):
    time.sleep(0.01)
began = time.monotonic()
tell = lambda line: print(line, file=sys.stderr)
with open_store(path, now=lambda: 1_793_534_400, tell=tell) as store:
    store.add([Entry("water", "2026-11-03", note=name, measures={"volume_ml": 500.0})], "log")
print(time.monotonic() - began, flush=True)
"""


def log_together(path: Path, many: int) -> tuple[float, set[str]]:
    """Let so many processes log at the same moment; the slowest one's time, what they said."""
    start = path.parent / "start"
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), f"w{n}", str(start)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for n in range(many)
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    start.touch()
    answers = [(*writer.communicate(timeout=120), writer.returncode) for writer in writers]
    assert [code for _, _, code in answers] == [0] * many, answers
    with closing(SqliteExecutor(str(path))) as executor:
        kept = [entry.note for entry in Store(executor, lambda: NOW).entries(kind="water")]
    assert {f"w{n}" for n in range(many)} <= set(kept)
    return max(float(out) for out, _, _ in answers), {err for _, err, _ in answers if err}


def check_copy_of_the_day(path: Path) -> None:
    [copy] = (path.parent / "backups").iterdir()
    assert copy.name == f"{path.name}-2026-11-01.db"
    assert dump(copy)


def test_many_on_a_diary(database: Path) -> None:
    _, said = log_together(database, 12)
    assert said == set()
    check_copy_of_the_day(database)


def test_a_copy_in_the_making_is_not_waited_for(database: Path) -> None:
    from tracker.store.copies import part_files
    from tracker.store.copies.backup import daily_backup

    folder = database.parent / "backups"
    folder.mkdir()
    with part_files.held(str(folder), alone=True) as alone:
        assert alone
        assert daily_backup(database, NOW) is None
        started = time.monotonic()
        with open_store(str(database), now=lambda: NOW, tell=pytest.fail) as store:
            store.add([Entry("water", "2026-11-03", measures={"volume_ml": 500.0})], "log")
        assert time.monotonic() - started < 5
    assert list(folder.iterdir()) == []
    assert daily_backup(database, NOW)


@pytest.mark.slow
def test_a_hundred_on_a_fresh_diary(tmp_path: Path) -> None:
    path = tmp_path / "new" / "tracker.db"
    path.parent.mkdir()
    took, said = log_together(path, 100)
    print(f"100 writers on a fresh diary: the slowest took {took:.1f} s")
    assert said <= {f"made a new database: {path}\n"}
    check_copy_of_the_day(path)
    assert took < 15


@pytest.mark.slow
def test_a_hundred_on_a_large_diary(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    command = [sys.executable, "-m", "benchmarks.build_history", str(path)]
    words = ["--years", "10", "--entries", "27", "--pain", "1"]
    subprocess.run([*command, *words], cwd=ROOT, check=True, capture_output=True)
    took, said = log_together(path, 100)
    print(f"100 writers on {path.stat().st_size / 1e6:.0f} MB: the slowest took {took:.1f} s")
    assert said == set()
    check_copy_of_the_day(path)
    assert took < 15
