"""Measure the everyday commands against the floor, whole processes, in one run.

    python -m benchmarks.everyday [--runs 15] [--big 1100000] [--bout 22000] [--only log]

*Floor*: the same interpreter imports click and sqlite3 and makes one durable insert into a small
database. A round runs, command by command, the floor and the command on each history one right
after the other, so that whatever else the machine does falls on all of them alike; a figure is the
middle one of the rounds' ratios. Every command runs at noon of the day after the histories' last:
soon after midnight the last evening's drinks would let a rule speak when one more is logged.
This process stays small on purpose: on Linux a child's peak memory never reads lower than what its
parent held when it was started.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

YEARS_SMALL, YEARS_BIG = 3, 20
DAYS = 365.25
#: The day on which commands run, and their moment; histories end the day before.
TODAY = date.today()  # noqa: DTZ011  the user's own day is meant
LAST, NOW = TODAY - timedelta(days=1), f"{TODAY}T12:00"
SMALL, BIG, FLOOR = "small", "big", "floor"
#: One bout of 20 years: pain at three sites on every day, which `check` follows back to its start.
BOUT = "bout"
#: The small history with a folder of CSV that is kept current after every write.
KEPT = "kept"

FLOOR_PROGRAM = """
import sys, click, sqlite3
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA journal_mode=TRUNCATE")
db.execute("PRAGMA synchronous=FULL")
db.execute("CREATE TABLE IF NOT EXISTS drinks (id INTEGER PRIMARY KEY, ml REAL)")
db.execute("BEGIN IMMEDIATE")
db.execute("INSERT INTO drinks (ml) VALUES (500)")
db.execute("COMMIT")
db.close()
"""

COMPLETION = {
    "_TRACKER_COMPLETE": "bash_complete",
    "COMP_WORDS": "tracker log pain 6 lo",
    "COMP_CWORD": "4",
}


class Command(NamedTuple):
    """A command line as measured. `codes` are the exit codes that mean it did its work.

    In `words`, {first} and {last} are the days of the small history, {home} is the user's folder.
    What is run `once` is measured for its memory.
    """

    name: str
    words: tuple[str, ...]
    environment: dict[str, str] | None = None
    codes: tuple[int, ...] = (0,)
    histories: tuple[str, ...] = (SMALL, BIG)
    once: bool = False


#: The last ten whole years.
TEN_YEARS = f"{TODAY.year - 10}..{TODAY.year - 1}"

COMMANDS = (
    Command("log", ("log", "water", "500")),
    Command("kept", ("log", "water", "500"), histories=(KEPT,)),
    Command("undo", ("undo",)),
    Command("today", ()),
    Command("list", ("list",)),
    Command("completion", (), COMPLETION),
    Command("report", ("report", "month")),
    Command("check", ("check",), None, (0, 10, 20), (SMALL, BIG, BOUT)),
    Command(
        "html",
        ("report", "{first}..{last}", "--html", "{home}/page.html", "--force"),
        histories=(SMALL,),
    ),
    Command("since", ("check", "--since", "{first}"), None, (0, 10, 20), (SMALL,)),
    Command("report of ten years", ("report", TEN_YEARS), histories=(BIG,), once=True),
    Command("report all --json", ("report", "all", "--json"), histories=(BIG,), once=True),
    Command("list --all --json", ("list", "--all", "--json"), histories=(BIG,), once=True),
)


class Line(NamedTuple):
    """A line of the table to reach: at most `limit` times the figure of `to`."""

    what: str
    command: str
    history: str
    to: tuple[str, str]
    limit: float


LINES = (
    Line("`log water 500`", "log", SMALL, (FLOOR, FLOOR), 1.3),
    Line("`log water 500`", "log", BIG, ("log", SMALL), 1.1),
    Line("`log water 500`", "kept", KEPT, ("log", SMALL), 1.2),
    Line("`tracker`", "today", SMALL, (FLOOR, FLOOR), 1.8),
    Line("`list`", "list", SMALL, (FLOOR, FLOOR), 1.8),
    Line("`undo`", "undo", SMALL, (FLOOR, FLOOR), 1.8),
    Line("completion of a site", "completion", SMALL, (FLOOR, FLOOR), 1.8),
    Line("`report month`", "report", SMALL, (FLOOR, FLOOR), 2.2),
    Line("`report month`", "report", BIG, ("report", SMALL), 1.4),
    Line("`check`", "check", BIG, (FLOOR, FLOOR), 3),
    Line("`check`", "check", BOUT, (FLOOR, FLOOR), 3),
)

#: Seconds of a command on the small history, at most so many.
SECONDS = (
    ("`report --html` with charts, 3 years", "html", 2),
    ("`check --since`, 3 years", "since", 3),
)

#: What the extra `page` brings; without it there is no `report --html`.
PAGE_MODULES = ("jinja2", "typst", "vl_convert")

#: Peak memory of a command on the big history, at most so many MB.
MEMORY = (
    ("log", 40),
    ("report", 90),
    ("report of ten years", 100),
    ("report all --json", 100),
    ("list --all --json", 100),
)


class Figures:
    """What was measured: seconds and peak memory of every run, by command and history."""

    def __init__(self) -> None:
        self.seconds: dict[tuple[str, str], list[float]] = {}
        self.peak_mb: dict[tuple[str, str], float] = {}

    def note(self, key: tuple[str, str], seconds: float, peak_mb: float) -> None:
        self.seconds.setdefault(key, []).append(seconds)
        self.peak_mb[key] = max(peak_mb, self.peak_mb.get(key, 0))

    def median(self, key: tuple[str, str]) -> float | None:
        return statistics.median(self.seconds[key]) if key in self.seconds else None

    def ratio(self, key: tuple[str, str], to: tuple[str, str]) -> float | None:
        """The middle one of the rounds' ratios; None where one of the two wasn't run."""
        if key not in self.seconds or to not in self.seconds:
            return None
        rounds = zip(self.seconds[key], self.seconds[to], strict=True)
        return statistics.median(one / other for one, other in rounds)

    def floor(self) -> float:
        """The floor's median, in seconds, over everything that it was run beside."""
        every = [
            took for (name, _), all_of in self.seconds.items() if name == FLOOR for took in all_of
        ]
        return statistics.median(every)


def run(
    arguments: list[str], environment: dict[str, str], codes: tuple[int, ...]
) -> tuple[float, float]:
    """Run a process to its end; its seconds and its peak memory in MB."""
    with tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        child = subprocess.Popen(
            arguments, env=environment, stdout=subprocess.DEVNULL, stderr=errors
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in codes:
            errors.seek(0)
            sys.exit(f"{arguments} ended with {child.returncode}:\n{errors.read().decode()}")
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
    return seconds, usage.ru_maxrss * unit / 1e6


def program() -> list[str]:
    """The installed command beside this interpreter, else the module."""
    script = Path(sys.executable).with_name("tracker")
    return [str(script)] if script.exists() else [sys.executable, "-m", "tracker"]


def environment_for(folder: Path, history: str) -> dict[str, str]:
    """A user of their own for every history: no config, and of our variables what is fixed here."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    home = folder / history
    return {
        **kept,
        "HOME": str(home),
        "TRACKER_DB": str(home / "tracker.db"),
        "TRACKER_CONFIG": str(home / "config.toml"),
        "TRACKER_NOW": NOW,
        "COLUMNS": "80",
    }


def build(folder: Path, history: str, years: int, entries: int, pain: int, *more: str) -> None:
    """Build a history that ends on `LAST`, in a process of its own."""
    a_day = max(1, round(entries / (years * DAYS)))
    (folder / history).mkdir()
    path = folder / history / "tracker.db"
    told = f"building {years} years with {a_day} entries a day ..."
    print(told, file=sys.stderr)
    words = [str(path), "--years", str(years), "--entries", str(a_day), "--pain", str(pain)]
    subprocess.run(
        [sys.executable, "-m", "benchmarks.build_history", *words, "--last", str(LAST), *more],
        check=True,
        stdout=sys.stderr,
        cwd=Path(__file__).parents[1],
    )


def keep_current(folder: Path, history: str) -> None:
    """Have a folder of CSV kept current beside a history."""
    words = ["export", "csv", str(folder / history / "csv"), "--every-write"]
    run([*program(), *words], environment_for(folder, history), (0,))


def measure(
    folder: Path,
    histories: list[str],
    runs: int,
    only: list[str],
    figures: Figures,
    commands: Sequence[Command] = COMMANDS,
) -> None:
    """Run everything in turns. The first round warms up: byte code, file cache, daily backup."""
    floor = [sys.executable, "-c", FLOOR_PROGRAM, str(folder / "floor.db")]
    plain = environment_for(folder, FLOOR)
    first = TODAY - timedelta(days=round(YEARS_SMALL * DAYS))
    for round_number in range(runs + 1):
        for command in commands:
            chosen = [history for history in histories if history in command.histories]
            if not chosen or not _wanted(command, only) or (command.once and round_number != 1):
                continue
            took = {(FLOOR, command.name): run(floor, plain, (0,))}
            for history in chosen:
                home = folder / history
                words = [w.format(first=first, last=TODAY, home=home) for w in command.words]
                took[command.name, history] = run(
                    [*program(), *words],
                    {**environment_for(folder, history), **(command.environment or {})},
                    command.codes,
                )
            if round_number:
                for key, (seconds, peak) in took.items():
                    figures.note(key, seconds, peak)


def _wanted(command: Command, only: list[str]) -> bool:
    """Whether to run a command; others need a log before them, to undo it or to be held to it."""
    needed = command.name == "log" and not {"undo", "kept"}.isdisjoint(only)
    return not only or command.name in only or needed


def has_page() -> bool:
    """Whether the extra `page` is installed."""
    return all(importlib.util.find_spec(name) for name in PAGE_MODULES)


def show(figures: Figures, sizes: dict[str, str], lines: Sequence[Line] = LINES) -> bool:
    """Print the table; whether every line is within its limit."""
    floor = figures.floor()
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, ", end="")
    print(f"{os.cpu_count()} cores. The floor took {floor * 1000:.0f} ms.\n")
    print("| what | history | ms | ratio | at most | |\n|---|---|---|---|---|---|")
    fine = True
    for line in lines:
        own = (line.command, line.history)
        base = (FLOOR, line.command) if line.to[0] == FLOOR else line.to
        seconds, ratio = figures.median(own), figures.ratio(own, base)
        if seconds is None or ratio is None:
            continue
        to = "floor" if line.to[0] == FLOOR else f"{sizes[line.to[1]]}"
        ok = ratio <= line.limit
        fine &= ok
        print(
            f"| {line.what} | {sizes[line.history]} | {seconds * 1000:.0f} | "
            f"{ratio:.2f} x {to} | {line.limit:g} | {'ok' if ok else 'over'} |"
        )
    for what, name, limit in SECONDS:
        seconds = figures.median((name, SMALL))
        if seconds is not None:
            fine &= seconds <= limit
            verdict = "ok" if seconds <= limit else "over"
            print(
                f"| {what} | {sizes[SMALL]} | {seconds * 1000:.0f} | "
                f"{seconds:.2f} s | {limit} s | {verdict} |"
            )
    for name, limit in MEMORY:
        peak = figures.peak_mb.get((name, BIG))
        if peak is not None:
            fine &= peak <= limit
            verdict = "ok" if peak <= limit else "over"
            what = f"peak memory of `{name}`"
            print(f"| {what} | {sizes[BIG]} | | {peak:.0f} MB | {limit} MB | {verdict} |")
    return fine


def main() -> None:
    """Build both histories in a folder that goes away, measure, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=15, help="rounds that count")
    parser.add_argument("--entries", type=int, default=11_000, help="of the 3 years' history")
    parser.add_argument("--big", type=int, default=1_100_000, help="of the 20 years'; 0: leave out")
    parser.add_argument("--bout", type=int, default=22_000, help="of the bout; 0: leave out")
    parser.add_argument("--only", action="append", choices=[c.name for c in COMMANDS], default=[])
    told = parser.parse_args()
    figures, commands = Figures(), COMMANDS
    if not has_page() and (not told.only or "html" in told.only):
        commands = tuple(command for command in COMMANDS if command.name != "html")
        print("`report --html` is skipped: the extra `page` isn't installed\n")
    with tempfile.TemporaryDirectory(prefix="tracker-benchmark-") as name:
        folder = Path(name)
        build(folder, SMALL, YEARS_SMALL, told.entries, 1)
        build(folder, KEPT, YEARS_SMALL, told.entries, 1)
        keep_current(folder, KEPT)
        histories = [SMALL, KEPT]
        if told.big:
            build(folder, BIG, YEARS_BIG, told.big, 3)
            histories.append(BIG)
        if told.bout:
            build(folder, BOUT, YEARS_BIG, told.bout, 3, "--unbroken")
            histories.append(BOUT)
        measure(folder, histories, told.runs, told.only, figures, commands)
    sizes = {
        SMALL: f"{told.entries:,} entries",
        KEPT: f"{told.entries:,} entries, a folder kept current",
        BIG: f"{told.big:,} entries",
        BOUT: f"{told.bout:,} of pain, one bout",
    }
    sys.exit(0 if show(figures, sizes) else 1)


if __name__ == "__main__":
    main()
