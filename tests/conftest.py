"""The command line as a user meets it: in an empty home, at a moment that stands still.

`tracker` runs it in this process, which is fast; `process` runs it as a real one. Both use the same
home, so that a test may mix them.
"""

from __future__ import annotations

import gc
import io
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.properties import choose_profile, mark_slow_ones
from tracker.store.sqlite_executor import SqliteExecutor
from tracker.store.upgrading.bring_up import ensure_current
from tracker.store.views import renew

ROOT = Path(__file__).resolve().parents[1]

# A run starts hundreds of processes. Where the machine keeps no bytecode, each would compile the
# whole program anew, and every worker every test.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A shell lets what it runs in the background ignore Ctrl-C, and its children would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

#: A Sunday morning, a fortnight after the clocks went back in Berlin.
NOW = "2026-11-08T10:00"
ZONE = "Europe/Berlin"


#: What must be there before a kind's examples mean something: habits are all the user's own.
BEFORE_EXAMPLES = {"habit": ["habit add meditation --unit min --goal 10/day", "habit add floss"]}

#: The databases that lines of commands made, once a run of the tests: writing takes its time.
_MADE: dict[tuple[str, ...], bytes] = {}


def pytest_configure(config: pytest.Config) -> None:
    choose_profile(config)


@pytest.hookimpl(tryfirst=True)  # before pytest leaves out what `-m` doesn't choose
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    mark_slow_ones(items)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Thousands of tests stay to the end: looking through them for garbage is a tenth of a run."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


class Answer(NamedTuple):
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class Tracker:
    """Runs the command line in this process: `tracker("log water 500")`.

    One string is split as a shell would split it; several are arguments as they stand.
    """

    def __init__(
        self, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.home = home
        self.file = home / ".local/share/tracker/tracker.db"
        self.config = home / ".config/tracker/config.toml"
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def __call__(self, *words: str, stdin: str = "") -> Answer:
        from tracker.cli.main import run

        arguments = shlex.split(words[0]) if len(words) == 1 else list(words)
        self._capsys.readouterr()
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        code = run(arguments)
        out, err = self._capsys.readouterr()
        return Answer(code, out, err)

    def ok(self, *words: str, stdin: str = "") -> Answer:
        """A command that must succeed."""
        answer = self(*words, stdin=stdin)
        assert answer.code == 0, answer
        return answer

    def stand_at(self, moment: str) -> None:
        """Every later command runs at this local moment: `2026-11-03T07:30`."""
        self._monkeypatch.setenv("TRACKER_NOW", moment)

    def prepare(self, lines: Sequence[str]) -> None:
        """Run lines that must succeed; where they were run before, their database is copied.

        A line `@2026-11-03T07:30` is no command: those after it run at that moment.
        """
        made = _MADE.get(tuple(lines))
        for line in lines:
            if line.startswith("@"):
                self.stand_at(line[1:])
            elif made is None:
                self.ok(line)
        if made is None:
            _MADE[tuple(lines)] = self.file.read_bytes()
        else:
            self.file.write_bytes(made)

    def state(self) -> dict[str, list[dict[str, Any]]]:
        """Every row of every table of the user's, deleted ones and the changes too."""
        import sqlite3

        if not self.file.exists():
            return {}
        with closing(sqlite3.connect(self.file)) as connection:
            connection.row_factory = sqlite3.Row
            names = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
            return {
                name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')]
                for (name,) in names.fetchall()
            }


def run_process(
    arguments: Sequence[str | bytes],
    env: Mapping[str, str | None] | None = None,
    stdin: str = "",
    cwd: Path | None = None,
) -> Answer:
    """Run the command line as a process of its own; in `env` a None takes a variable away."""
    wanted = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
    done = subprocess.run(
        [sys.executable, "-m", "tracker", *arguments],
        env={name: value for name, value in wanted.items() if value is not None},
        cwd=cwd or wanted.get("HOME"),
        input=stdin.encode(),
        capture_output=True,
        timeout=60,
    )
    return Answer(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode())


@pytest.fixture(scope="session")
def new_diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that the migrations made, into which nothing was ever written. Copy it."""
    path = tmp_path_factory.mktemp("new") / "tracker.db"
    ensure_current(path, lambda line: None)
    return path


@pytest.fixture(scope="session")
def empty_diary(new_diary: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the views of this version, which a test's first write needn't make. Copy it."""
    path = Path(shutil.copy(new_diary, tmp_path_factory.mktemp("empty")))
    with closing(SqliteExecutor(str(path))) as executor, executor.transaction():
        renew(executor)
    return path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home, and an environment that says nothing of its own."""
    home = tmp_path / "home"
    home.mkdir()
    looks = ("NO_COLOR", "FORCE_COLOR", "LC_ALL", "TERM")
    for name in [*os.environ]:
        if name.startswith(("TRACKER", "XDG_", "_TRACKER")) or name in looks:
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    monkeypatch.setenv("TRACKER_NOW", NOW)
    monkeypatch.setenv("TZ", ZONE)
    _set_zone()
    yield home
    monkeypatch.undo()
    _set_zone()


def _set_zone() -> None:
    if hasattr(time, "tzset"):  # Windows has none
        time.tzset()


@pytest.fixture
def bare(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Tracker:
    """The command line on its very first run: no database yet."""
    return Tracker(home, monkeypatch, capsys)


@pytest.fixture
def tracker(bare: Tracker, empty_diary: Path) -> Tracker:
    """The command line with an empty database where it belongs."""
    bare.file.parent.mkdir(parents=True)
    shutil.copy(empty_diary, bare.file)
    return bare


@pytest.fixture
def process(home: Path) -> Any:
    """The command line as a real process in the same home: `process("log", "water", "500")`."""

    def run(*arguments: str | bytes, **options: Any) -> Answer:
        return run_process(arguments, **options)

    return run


@pytest.fixture
def protect() -> Iterator[Callable[[Path], None]]:
    """Take the right to write from a file or folder; from root only `chattr` can."""
    done: list[Path] = []

    def take(path: Path) -> None:
        if os.getuid() != 0:
            path.chmod(0o500 if path.is_dir() else 0o400)
        elif not shutil.which("chattr") or subprocess.run(["chattr", "+i", path]).returncode:
            pytest.skip("root may write anywhere, and chattr doesn't work here")
        done.append(path)

    yield take
    for path in reversed(done):
        if os.getuid() != 0:
            path.chmod(0o700)
        else:
            subprocess.run(["chattr", "-i", path])
