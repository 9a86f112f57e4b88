"""The power fails right after the answer: what was confirmed is there.

On a disk of our own, which needs root. `test_write_trace` asks the same of a trace of the calls.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.kills.disk import Disk, new_disk, why_not
from tests.kills.state import state_of
from tests.store.second_release import NEXT, ROOT, write_migration

pytestmark = pytest.mark.slow

BEFORE = (
    "log water 500",
    "log pain 6 lower-back",
    "habit add floss",
    "export json old.json",
    "backup copy.db",
    "backup old.db",
    "report --html old.html",
    "log water 300",
    "config color never",
)

#: What is confirmed, with what has to be run before it besides.
CONFIRMED = (
    ("log water 250", ()),
    ("edit 1 --note keep", ()),
    ("delete 2", ()),
    ("undo", ()),
    ("redo", ("undo",)),
    ("import json other.json", ()),
    ("restore copy.db --yes", ()),
    ("habit rename floss flossing", ()),
    ("config day-start 04:00", ()),
    ("config units us", ()),
    ("backup new.db", ()),
    ("backup old.db --force", ()),
    ("export json new.json", ()),
    ("export json old.json --force", ()),
    ("report --html new.html", ()),
    ("report --html old.html --force", ()),
    ("report --doctor --pdf new.pdf", ()),
)

#: The first thing that is done in an empty home.
FIRST = ("log water 500", "config units us", "restore copy.db --yes")

UPGRADE = """
import sys
from tracker.store.upgrading.bring_up import ensure_current
ensure_current(sys.argv[1], print, scripts=sys.argv[2], head=sys.argv[3])
"""


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a diary and files, and another diary's export."""
    other, home = tmp_path_factory.mktemp("other"), tmp_path_factory.mktemp("home")
    tracker(other, "log water 330")
    tracker(other, "export json other.json")
    shutil.copy(other / "other.json", home)
    for line in BEFORE:
        tracker(home, line)
    return home


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk of our own. Where there can be none the tests skip, but not in CI as root."""
    missing = why_not()
    if missing:
        if os.environ.get("CI") and os.geteuid() == 0:
            pytest.fail(missing)
        pytest.skip(missing)
    with new_disk(tmp_path) as disk:
        (disk.root / "home").mkdir()
        yield disk


@pytest.fixture
def filled_disk(disk: Disk, prepared: Path) -> Disk:
    """A disk that the prepared home is on."""
    shutil.copytree(prepared, disk.root / "home", dirs_exist_ok=True)
    return disk


def run(home: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words],
        cwd=home,
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("TRACKER")},
            "HOME": str(home),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "TRACKER_NOW": "2026-11-20T10:00",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, (words, done.stdout)
    return done.stdout


def tracker(home: Path, line: str) -> str:
    return run(home, "-m", "tracker", *shlex.split(line))


def check_cut(disk: Disk, scratch: Path) -> dict[str, Any]:
    """Cut the power: every file is there as it is now. What there is, by name."""
    now = state_of(disk.root / "home", scratch)
    with disk.after_a_power_cut() as root:
        left = state_of(root / "home", scratch)
    assert left.files.keys() == now.files.keys()
    for name, content in now.files.items():
        assert left.files[name] == content, f"{name} is lost"
    return left.files


@pytest.mark.parametrize(("line", "before"), CONFIRMED, ids=[line for line, _ in CONFIRMED])
def test_what_was_confirmed_is_there(
    filled_disk: Disk, tmp_path: Path, line: str, before: tuple[str, ...]
) -> None:
    home = filled_disk.root / "home"
    for each in before:
        tracker(home, each)
    filled_disk.settle()
    old = check_cut(filled_disk, tmp_path / "look")
    assert tracker(home, line)
    assert check_cut(filled_disk, tmp_path / "look") != old


@pytest.mark.parametrize("line", FIRST)
def test_the_first_thing_that_was_confirmed_is_there(disk: Disk, tmp_path: Path, line: str) -> None:
    home = disk.root / "home"
    tracker(tmp_path, "--db made.db log water 200")
    shutil.copy(tmp_path / "made.db", home / "copy.db")
    disk.settle()
    tracker(home, line)
    assert len(check_cut(disk, tmp_path / "look")) > 1


def test_the_first_copy_of_a_day_is_there(filled_disk: Disk, tmp_path: Path) -> None:
    home = filled_disk.root / "home"
    shutil.rmtree(home / ".local/share/tracker/backups")
    filled_disk.settle()
    tracker(home, "log water 250")
    [copy] = [name for name in check_cut(filled_disk, tmp_path / "look") if "backups" in name]
    assert "2026-11-20" in copy


def test_an_upgrade_is_there(disk: Disk, tmp_path: Path) -> None:
    home = disk.root / "home"
    tracker(home, "log water 500")
    shutil.copytree(ROOT / "migrations", tmp_path / "next")
    write_migration(
        tmp_path / "next", '    op.create_table("moods", sa.Column("day", sa.Text()))\n'
    )
    disk.settle()
    place = home / ".local/share/tracker/tracker.db"
    assert run(home, "-c", UPGRADE, str(place), str(tmp_path / "next"), NEXT)
    names = check_cut(disk, tmp_path / "look")
    assert any(f"before-{NEXT}" in name for name in names)
    with disk.after_a_power_cut() as root:
        left = root / place.relative_to(disk.root)
        with closing(sqlite3.connect(left)) as connection:
            assert connection.execute("SELECT * FROM moods").fetchall() == []


def in_wal(home: Path) -> None:
    with closing(sqlite3.connect(home / ".local/share/tracker/tracker.db")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def test_a_diary_with_a_write_ahead_log_keeps_it_too(filled_disk: Disk, tmp_path: Path) -> None:
    home = filled_disk.root / "home"
    in_wal(home)
    for line in ("log water 250", "restore copy.db --yes", "log water 450"):
        filled_disk.settle()
        tracker(home, line)
        check_cut(filled_disk, tmp_path / "look")


# --- what this sees -----------------------------------------------------------------------------


def written_without_sync(file: Path) -> None:
    file.write_text("kept?")


def committed_with_delete(file: Path) -> None:
    """As the first release did: the journal that is unlinked is there again, and takes it back."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("INSERT INTO t VALUES (2)")


def renamed_without_the_folder(file: Path) -> None:
    part = file.with_suffix(".part")
    with part.open("w") as opened:
        opened.write("kept?")
        opened.flush()
        os.fsync(opened.fileno())
    part.replace(file)


@pytest.mark.parametrize(
    "lose", [written_without_sync, committed_with_delete, renamed_without_the_folder]
)
def test_what_is_not_synced_is_lost(
    disk: Disk, tmp_path: Path, lose: Callable[[Path], None]
) -> None:
    file = disk.root / "home" / "file.db"
    if lose is committed_with_delete:
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("CREATE TABLE t (x)")
    disk.settle()
    lose(file)
    with disk.after_a_power_cut() as root:
        left = root / "home" / "file.db"
        if lose is committed_with_delete:
            with closing(sqlite3.connect(left)) as connection:
                assert connection.execute("SELECT * FROM t").fetchall() == []
        else:
            assert not left.exists() or left.read_text() == ""
