"""Kill commands at every point where they change a file, and look at what is left.

    LD_PRELOAD=shim.so python -m tests.kills.harness --kills 300 --folder /dev/shm/kills

A process that has everything imported forks a child for each command, which makes a kill cheap;
every so often one is a process of its own. After each kill every database opens whole, a change
that was confirmed is there, one that wasn't is whole or absent, no half file lies under a good
name, and the next command works.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import importlib
import io
import os
import pkgutil
import random
import shlex
import shutil
import subprocess
import sys
import time
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import tracker.cli
from tests.kills.commands import COMMANDS, DIARY, FIRST, Killed
from tests.kills.state import NOTHING, State, state_of
from tracker.cli.main import run

ROOT = Path(__file__).resolve().parents[2]
DATABASE = ".local/share/tracker/tracker.db"
COPIES = ".local/share/tracker/backups"
BEFORE, AMID, AFTER = 0, 1, 2
#: How many more entries a diary has: what is on which page differs.
SIZES = (0, 1, 7, 40, 150)
#: Every so many kills one hits a process of its own.
OWN_PROCESS = 25
#: What is run after every kill.
NEXT = "log water 251ml"

shim = ctypes.CDLL(None)


class Case(NamedTuple):
    """A command ready to be killed: its home, and what is in it before and after."""

    line: str
    home: Path
    before: State
    after: State
    points: int
    is_first: bool


class Ended(NamedTuple):
    """How a command ended, and what it had said."""

    code: int
    out: str

    @property
    def confirmed(self) -> bool:
        """Whether a line of its answer was out; `tracker: ` begins what is said beside that."""
        lines = self.out.splitlines(keepends=True)
        return any(line.endswith("\n") and not line.startswith("tracker: ") for line in lines)


class Ground:
    """The folder in which everything happens."""

    def __init__(self, folder: Path) -> None:
        self.work, self.scratch, self.cases = folder / "home", folder / "look", folder / "cases"
        self.out = folder / "out"
        self.cases.mkdir(parents=True)

    def lay(self, home: Path) -> None:
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(home, self.work)

    def state(self) -> State:
        return state_of(self.work, self.scratch)

    def words(self, line: str) -> list[str]:
        places = {"FILE": "kept.db" if "backup" in line else "kept.json"}
        places |= {"OTHER": "other.json", "COPY": "copy.db"}
        return [str(self.work / places[w]) if w in places else w for w in shlex.split(line)]

    def warm_up(self) -> None:
        """Run what everything runs once in this very process, of which every child is a copy."""
        os.environ["HOME"] = str(self.work)
        self.work.mkdir()
        for line in ("log water 300", "log pain 3 knee", "edit last --note x", "undo", "list"):
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
                assert run(self.words(line)) == 0
        shutil.rmtree(self.work)

    def fork(self, line: str, kill_at: int = 0, how: int = BEFORE) -> Ended:
        """Run a line in a forked child."""
        child = os.fork()
        if not child:
            self._become(line, kill_at, how)
        _, status = os.waitpid(child, 0)
        return Ended(os.waitstatus_to_exitcode(status), self.out.read_text())

    def _become(self, line: str, kill_at: int, how: int) -> None:
        code = 99
        try:
            out = os.open(self.out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            for number in (1, 2):
                os.dup2(out, number)
            os.environ["HOME"] = str(self.work)
            os.chdir(self.work)
            shim.arm(ctypes.c_long(kill_at), how)
            code = run(self.words(line))
            sys.stdout.flush()
            points = shim.counted()
            shim.arm(ctypes.c_long(0), BEFORE)
            Path(f"{self.out}.points").write_text(str(points))
        finally:
            os._exit(code)

    def spawn(self, line: str, kill_at: int, how: int) -> Ended:
        """Run a line in a process of its own."""
        with self.out.open("wb") as out:
            done = subprocess.run(
                [sys.executable, "-m", "tracker", *self.words(line)],
                cwd=self.work,
                env={
                    **os.environ,
                    "HOME": str(self.work),
                    "PYTHONPATH": str(ROOT),
                    "TRACKER_KILL": f"{kill_at} {how}",
                },
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        return Ended(done.returncode, self.out.read_text())

    def ok(self, line: str) -> None:
        ended = self.fork(line)
        assert ended.code == 0, (line, ended)


def import_commands() -> None:
    """Import every command, so that no child has to. A page's libraries make every child dearer."""
    for module in pkgutil.walk_packages(tracker.cli.__path__, "tracker.cli."):
        importlib.import_module(module.name)
    for name in ("backup", "restore"):
        importlib.import_module(f"tracker.store.copies.{name}")


def make_home(ground: Ground, size: int, to: Path) -> None:
    """A diary of a size, with a copy and another diary's export beside it."""
    shutil.rmtree(ground.work, ignore_errors=True)
    ground.work.mkdir()
    for line in ("log water 300", "log pain 3 knee", "habit add floss", "export json OTHER"):
        ground.ok(line)
    other = (ground.work / "other.json").read_bytes()
    shutil.rmtree(ground.work)
    ground.work.mkdir()
    (ground.work / "other.json").write_bytes(other)
    for n in range(size):
        ground.ok(f"log water {100 + n} --at 2026-11-{1 + n % 18:02}")
    for line in DIARY[:5]:
        ground.ok(line)
    ground.ok("backup COPY")
    for line in DIARY[5:]:
        ground.ok(line)
    shutil.copytree(ground.work, to)


def make_case(ground: Ground, base: Path, killed: Killed, number: int, *, first: bool) -> Case:
    """Get a command ready; every third time it is the first of its day and makes a copy."""
    ground.lay(base)
    name, day_begins = f"case-{number}", number % 3 == 0
    if first:
        shutil.rmtree(ground.work / ".local")
    for line in killed.before:
        ground.ok(line)
    if day_begins:
        shutil.rmtree(ground.work / COPIES, ignore_errors=True)
    home = ground.cases / name
    shutil.copytree(ground.work, home)
    before = ground.state()
    ground.ok(killed.line)
    points = int(Path(f"{ground.out}.points").read_text())
    after = ground.state()
    assert after.unfinished == []
    assert before.files != after.files
    return Case(killed.line, home, before, after, points, first)


def look(ground: Ground, case: Case, ended: Ended) -> None:
    """Whether what a kill left is what it may leave."""
    left = ground.state()
    known = case.before.databases | case.after.databases | ({NOTHING} if case.is_first else set())
    for name, content in left.files.items():
        if name.endswith(".db"):
            # The first run makes the tables and then logs: in between they are there, and empty.
            tables_only = case.is_first and name == DATABASE and "entries', []" in content
            assert content in known or tables_only, f"{name} is neither as before nor as after"
        else:
            allowed = (case.before.files.get(name), case.after.files.get(name))
            assert content in allowed, f"{name} is neither as before nor as after"
    assert set(left.files) <= set(case.before.files) | set(case.after.files)
    assert set(case.before.files) <= set(left.files), "a file is gone"
    if ended.confirmed:
        assert left.files == case.after.files, "confirmed, and not there"
    elif DATABASE in left.files and not case.is_first:
        main = left.files[DATABASE]
        assert main in (case.before.files[DATABASE], case.after.files[DATABASE])
    after = ground.fork(NEXT)
    assert after.code == 0, f"the next command fails: {after.out}"
    assert "no copy" not in after.out
    left = ground.state()
    assert left.files[DATABASE].count(f"'{NEXT}'") == 1
    if left.unfinished:  # where the file was to be, and only there, the next one sweeps
        asks = "FILE" in case.line and "--force" not in case.line
        line = f"{case.line} --force" if asks else case.line
        again = ground.fork(line)
        assert again.code == 0, again
        assert ground.state().unfinished == [], "what it left half made is still there"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--each", type=int, default=12, help="at most so many of a case")
    parser.add_argument("--only", default="", help="commands that begin so")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, required=True)
    told = parser.parse_args()
    os.environ |= {"TRACKER_NOW": "2026-11-20T10:00", "TZ": "Europe/Berlin", "COLUMNS": "80"}
    time.tzset()
    shim.counted.restype = ctypes.c_long
    import_commands()
    chance, ground = random.Random(told.seed), Ground(told.folder)
    ground.warm_up()
    gc.freeze()  # or every child would copy what it only counts the references to
    killed: Counter[str] = Counter()
    faults, started, number = [], time.monotonic(), 0
    every = [(c, False) for c in COMMANDS] + [(Killed(line), True) for line in FIRST]
    every = [each for each in every if each[0].line.startswith(told.only)]
    while sum(killed.values()) < told.kills:
        size = SIZES[number % len(SIZES)]
        base = told.folder / f"base-{size}"
        if not base.exists():
            make_home(ground, size, base)
        command, first = every[number % len(every)]
        case = make_case(ground, base, command, number, first=first)
        number += 1
        # Every point of a first run would be most of all kills.
        points = chance.sample(range(1, case.points + 1), min(case.points, told.each))
        for point in points:
            how = chance.choice((BEFORE, AMID, AFTER))
            own = sum(killed.values()) % OWN_PROCESS == 0
            ground.lay(case.home)
            ended = (ground.spawn if own else ground.fork)(case.line, point, how)
            killed[case.line] += ended.code == -9
            try:
                look(ground, case, ended)
            except Exception as error:
                faults.append(f"{case.line!r} killed at {point}/{case.points} ({how}): {error}")
                print(faults[-1], flush=True)
        shutil.rmtree(case.home)
        print(f"{sum(killed.values())} kills, {len(faults)} wrong", flush=True)
    took = time.monotonic() - started
    told_of = f"{sum(killed.values())} kills of {len(killed)} commands in {took:.0f} s"
    print(f"{told_of}, {len(faults)} wrong")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
