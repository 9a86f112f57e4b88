"""A restore while others write: what was confirmed is in the diary or in the copy from before."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tracker.store.copies.backup import back_up
from tracker.store.copies.restore import restore

ROOT = Path(__file__).resolve().parents[2]
WRITERS = 4

#: Logs again and again, and says what is in the database once it is.
WRITER = """
import sys, time
from tracker.domain.entries import Entry
from tracker.store.opening import open_store

path, name, n = sys.argv[1], sys.argv[2], 0
with open_store(path, now=lambda: int(time.time()), tell=lambda line: None) as store:
    while True:
        note = f"{name}-{(n := n + 1)}"
        store.add([Entry("water", "2026-11-03", note=note, measures={"volume_ml": 500.0})], "log")
        print(note, flush=True)
        time.sleep(0.004)  # SQLite's queue isn't fair: one that never pauses keeps the others out
"""


def start(path: Path, name: str, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", WRITER, str(path), name]
    with out.open("wb") as confirmed:
        return subprocess.Popen(command, cwd=ROOT, stdout=confirmed, stderr=subprocess.PIPE)


def lines(files: list[Path]) -> list[int]:
    return [len(file.read_bytes().splitlines()) for file in files]


def wait_until_written(files: list[Path], most: int) -> None:
    """Wait until each of the files has a line, and all of them more than so many."""
    deadline = time.monotonic() + 60
    while min(told := lines(files)) < 1 or sum(told) <= most:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def notes(path: str | Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {note for (note,) in connection.execute("SELECT note FROM water WHERE note <> ''")}


def one_round(path: Path, copy: Path, folder: Path) -> tuple[set[str], set[str]]:
    """Restore once while the writers write; what they confirmed, and what is in a file."""
    outs = [folder / f"confirmed-{n}" for n in range(WRITERS)]
    writers = [start(path, f"{folder.name}-{n}", out) for n, out in enumerate(outs)]
    try:
        wait_until_written(outs, 3 * WRITERS)
        saved = restore(path, copy)
        wait_until_written(outs, sum(lines(outs)) + WRITERS)
    finally:
        for writer in writers:
            writer.kill()
        errors = [writer.communicate()[1] for writer in writers]
    assert errors == [b""] * WRITERS
    whole = [line for out in outs for line in out.read_text().splitlines(keepends=True)]
    assert saved is not None
    return {line.strip() for line in whole if line.endswith("\n")}, notes(path) | notes(saved)


def rounds(database: Path, tmp_path: Path, many: int, mode: str) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}")
    copy, lost, confirmed = Path(back_up(database, tmp_path / "copy.db")), set(), 0
    for n in range(many):
        (tmp_path / f"r{n}").mkdir()
        said, kept = one_round(database, copy, tmp_path / f"r{n}")
        lost |= said - kept
        confirmed += len(said)
    print(f"{many} rounds with {mode}: {confirmed} confirmed, {len(lost)} lost")
    assert lost == set()
    with closing(sqlite3.connect(database)) as connection:
        left = connection.execute("PRAGMA journal_mode").fetchone()[0]
    assert (left == "wal") == (mode == "wal")


@pytest.mark.parametrize("mode", ["truncate", "wal"])
def test_restored_beside_writers(database: Path, tmp_path: Path, mode: str) -> None:
    rounds(database, tmp_path, 1, mode)


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["truncate", "wal"])
def test_restored_beside_writers_again_and_again(database: Path, tmp_path: Path, mode: str) -> None:
    rounds(database, tmp_path, int(os.environ.get("RESTORE_ROUNDS", "6")), mode)
