"""Copies that a kill cut short: gone at the next run, wherever they lie; one being made stays."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.store.filled import dump
from tracker.domain.entries import Entry
from tracker.store.copies import part_files
from tracker.store.copies.backup import back_up, daily_backup
from tracker.store.opening import open_store

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="no kill -9, and nothing to hold by")

#: Copies, and stops with the whole copy still under its temporary name.
COPIER = """
import os, signal, sys
from tracker.store import files
from tracker.store.copies.backup import back_up

def wait(part, to, keep=files.put_in_place):
    print(part, flush=True)
    if sys.argv[3] == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    sys.stdin.readline()
    keep(part, to)

files.put_in_place = wait
back_up(sys.argv[1], sys.argv[2])
"""


@contextmanager
def copier(path: Path, to: Path, then: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", COPIER, str(path), str(to), then]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process


def killed_copy(path: Path, to: Path) -> Path:
    """Start a copy and kill it at its last moment; the file that it leaves."""
    with copier(path, to, "die") as process:
        out, _ = process.communicate()
    assert process.returncode == -9
    part = Path(out.strip())
    assert part.parent == to.parent
    assert dump(part) == dump(path)
    return part


def log_water(path: Path) -> None:
    with open_store(str(path), now=lambda: int(time.time()), tell=pytest.fail) as store:
        store.add([Entry("water", "2026-11-03", measures={"volume_ml": 500.0})], "log water 500")


def hidden(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir() if file.name.startswith(".")]


@pytest.mark.parametrize("has_copy_of_the_day", [True, False])
@pytest.mark.parametrize("where", ["drive", "diary 100%/backups"])
def test_what_a_killed_copy_leaves_goes_with_the_next_write(
    database: Path, tmp_path: Path, where: str, has_copy_of_the_day: bool
) -> None:
    if has_copy_of_the_day:
        log_water(database)
    part = killed_copy(database, tmp_path / where / "copy.db")
    log_water(database)
    assert not part.exists()
    assert hidden(part.parent) == hidden(database.parent / "backups") == []
    assert not (tmp_path / where / "copy.db").exists()


def test_what_a_killed_copy_leaves_goes_with_the_next_copy(database: Path, tmp_path: Path) -> None:
    killed_copy(database, tmp_path / "one" / "copy.db")
    back_up(database, tmp_path / "two" / "copy.db")
    assert hidden(tmp_path / "one") == hidden(tmp_path / "two") == []


@pytest.mark.parametrize("where", ["drive", "diary 100%/backups"])
def test_a_copy_that_is_being_made_stays(database: Path, tmp_path: Path, where: str) -> None:
    to = tmp_path / where / "copy.db"
    with copier(database, to, "wait") as process:
        assert process.stdout is not None
        part = Path(process.stdout.readline().strip())
        os.utime(part, (0, 0))
        log_water(database)
        back_up(database, tmp_path / "other" / "copy.db")
        assert part.exists()
        process.communicate("\n")
    assert process.returncode == 0
    assert to.exists()
    assert hidden(to.parent) == hidden(database.parent / "backups") == []


def test_a_drive_that_is_away_is_swept_when_it_is_back(database: Path, tmp_path: Path) -> None:
    part = killed_copy(database, tmp_path / "drive" / "copy.db")
    (tmp_path / "drive").rename(tmp_path / "in a drawer")
    log_water(database)
    assert (tmp_path / "in a drawer" / part.name).exists()
    (tmp_path / "in a drawer").rename(tmp_path / "drive")
    log_water(database)
    assert not part.exists()


@pytest.mark.parametrize("told", ["{}/letter", "letter", "", "\udcff\0"])
def test_a_note_names_nothing_but_copies(database: Path, tmp_path: Path, told: str) -> None:
    (tmp_path / "letter").write_text("Dear diary")
    note = database.parent / "backups" / ".tracker.db-0123456789ab.part.at"
    note.parent.mkdir()
    note.write_bytes(os.fsencode(told.format(tmp_path)))
    log_water(database)
    assert (tmp_path / "letter").read_text() == "Dear diary"
    assert hidden(note.parent) == []


def test_a_note_that_cant_be_read_stays(database: Path, tmp_path: Path) -> None:
    note = database.parent / "backups" / ".tracker.db-0123456789ab.part.at"
    note.parent.mkdir()
    note.symlink_to(tmp_path / "in a drawer" / "note")
    log_water(database)
    assert hidden(note.parent) == [note.name]


def test_where_no_folder_can_be_held_age_decides(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part_files, "_locked", lambda opened, *, alone: None)
    folder = database.parent / "backups"
    folder.mkdir()
    old, young = (folder / f".tracker.db-{n:012x}.part" for n in range(2))
    for part in (old, young):
        part.touch()
    os.utime(old, (0, 0))
    assert daily_backup(database, int(time.time()))
    assert hidden(folder) == [young.name]


def test_where_there_are_no_copies_nothing_is_swept(tmp_path: Path) -> None:
    part_files.sweep(str(tmp_path / "none"), "tracker.db", all_ages=True)
    assert list(tmp_path.iterdir()) == []


def test_an_old_leftover_beside_the_new_copy_goes(database: Path, tmp_path: Path) -> None:
    """As the first release left them, without a note."""
    left = tmp_path / ".tracker.db-0123456789ab.part"
    left.touch()
    os.utime(left, (0, 0))
    back_up(database, tmp_path / "copy.db")
    assert hidden(tmp_path) == []
