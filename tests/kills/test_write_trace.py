"""Before a command answers, what it wrote is synced: its files' contents and their names.

What `test_power_cut` shows on a disk of its own, asked of a trace of the calls: for that nobody
need be root.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.kills.trace import COMMAND, lost_at_the_answer, why_not

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow

BEFORE = ("log water 500", "log pain 6 lower-back", "habit add floss", "backup copy.db")
CONFIRMED = (
    "log water 250",
    "edit 1 --note keep",
    "delete 2",
    "undo",
    "restore copy.db --yes",
    "habit rename floss flossing",
    "config day-start 04:00",
    "config units us",
    "backup new.db",
    "backup copy.db --force",
    "export json new.json",
    "report --html new.html",
    "report --doctor --pdf new.pdf",
)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a diary and a copy."""
    home = tmp_path_factory.mktemp("prepared")
    for line in BEFORE:
        run(home, [], "-m", "tracker", *shlex.split(line))
    return home


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home. Where nothing can be traced the tests skip, but not in CI."""
    missing = why_not()
    if missing:
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    home = tmp_path / "home"
    home.mkdir()
    return home


def run(home: Path, wrap: Sequence[str], *words: str) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("TRACKER")},
        "HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TRACKER_NOW": "2026-11-20T10:00",
    }
    command = [*wrap, sys.executable, *words]
    done = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done


def traced(home: Path, *words: str) -> tuple[set[str], int]:
    """Run a program; what would be lost at its answer, and how many calls were seen before."""
    trace = home.parent / "trace"
    run(home, [*COMMAND, "-o", str(trace)], *words)
    return lost_at_the_answer(trace.read_text(errors="replace").splitlines(), str(home))


@pytest.mark.parametrize("line", CONFIRMED)
def test_what_is_confirmed_is_synced(home: Path, prepared: Path, line: str) -> None:
    shutil.copytree(prepared, home, dirs_exist_ok=True)
    lost, calls = traced(home, "-m", "tracker", *shlex.split(line))
    assert calls
    assert lost == set()


@pytest.mark.parametrize("line", ["log water 500", "config units us"])
def test_the_first_thing_that_is_confirmed_is_synced(home: Path, line: str) -> None:
    assert traced(home, "-m", "tracker", *shlex.split(line))[0] == set()


DELETING = """
import sqlite3
c = sqlite3.connect("file.db", isolation_level=None)
c.execute("PRAGMA synchronous = OFF")
c.execute("CREATE TABLE t (x)")
print("kept")
"""
RENAMING = """
import os
with open("part", "w") as file:
    file.write("kept?"); file.flush(); os.fsync(file.fileno())
os.rename("part", "file")
print("kept")
"""
WRITING = "open('file', 'w').write('kept?'); print('kept')"


@pytest.mark.parametrize("program", [DELETING, RENAMING, WRITING])
def test_what_is_not_synced_is_seen(home: Path, program: str) -> None:
    lost, _ = traced(home, "-c", program)
    assert [Path(path).stem for path in lost] == ["file"]
