"""Everyday commands import little: a person logs ten times a day and should not feel it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT, Tracker

#: Each is worth some milliseconds of every command; none is needed to log a glass of water. What
#: click itself imports in some version of it is not ours to spare.
HEAVY = {
    "alembic", "difflib", "hashlib", "hypothesis", "importlib.metadata", "mako", "pathlib",
    "platformdirs", "sqlalchemy", "statistics", "subprocess", "tempfile", "tomllib", "uuid",
    "wcwidth", "zoneinfo",
}  # fmt: skip
STORE_ONLY = {"alembic", "mako", "platformdirs", "sqlalchemy"}

PROBE = """
import sys
import click, sqlite3
before = set(sys.modules)
from tracker.cli.main import run
try:
    code = run(sys.argv[2:])
except SystemExit as ended:
    code = ended.code
print(*sorted(set(sys.modules) - before), file=open(sys.argv[1], "w"))
sys.exit(code)
"""


def imported(tracker: Tracker, *words: str) -> set[str]:
    """The modules that a command imports beside click's and sqlite3's, in a process of its own."""
    listing = tracker.home / "modules.txt"
    # -S: `site` itself may load pathlib for an editable install.
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path[1:]!r}\n{PROBE}",
         str(listing), *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )  # fmt: skip
    assert done.returncode in (0, 10, 20), done.stderr
    return set(listing.read_text().split())


@pytest.mark.parametrize(
    "words",
    [
        ["log", "water", "500"],
        ["log", "pain", "6", "lower-back"],
        ["log", "coffee"],
        ["log", "again"],
        ["undo"],
        ["redo"],
    ],
)
def test_logging_imports_little(tracker: Tracker, words: list[str]) -> None:
    tracker.ok("log water 250")
    tracker.ok("log water 250")
    if words == ["redo"]:
        tracker.ok("undo")
    assert imported(tracker, *words) & HEAVY == set()


#: What a glass of water has no use for: copying where the day's copy is there, undoing, goals and
#: habits where there are none, containers that nobody named, several things in a line or what is
#: said beside one, what a number counts of a name, JSON and the enums of `signal`.
UNUSED = {
    "json", "signal", "tracker.domain.catalogues.catalogue", "tracker.domain.pain_score",
    "tracker.domain.words.counting", "tracker.domain.words.refusals",
    "tracker.store.executor", "tracker.store.refused",
    "tracker.domain.habits.habit", "tracker.domain.habits.in_force", "tracker.domain.sums",
    "tracker.domain.habits.schedules",
    "tracker.screen.entries", "tracker.figures.periods", "tracker.store.copies.backup",
    "tracker.store.changes", "tracker.store.copies.copying",
    "tracker.diary.lines.several", "tracker.diary.lines.said_beside",
}  # fmt: skip


def test_a_glass_of_water_imports_what_it_uses(tracker: Tracker) -> None:
    tracker.ok("log water 250")
    loaded = imported(tracker, "log", "water", "500")
    assert loaded & UNUSED == set()
    own = {name for name in loaded if name.startswith("tracker.")}
    assert len(own) <= 68, sorted(own)


@pytest.mark.parametrize("words", [[], ["list"], ["today"], ["list", "pain", "7d"]])
def test_looking_imports_little(tracker: Tracker, words: list[str]) -> None:
    tracker.ok("log water 250")
    assert imported(tracker, *words) & (HEAVY - {"difflib"}) == set()


@pytest.mark.parametrize("words", [[], ["due"], ["log", "water", "500"]])
def test_the_commands_of_every_hour_look_up_no_translations(
    tracker: Tracker, words: list[str]
) -> None:
    tracker.ok("habit add floss")
    assert "locale" not in imported(tracker, *words)


@pytest.mark.parametrize("words", [["report"], ["check"], ["history"], ["goal", "list"]])
def test_nothing_but_a_migration_imports_alembic(tracker: Tracker, words: list[str]) -> None:
    tracker.ok("log water 250")
    assert imported(tracker, *words) & STORE_ONLY == set()


def test_the_first_run_of_all_imports_no_alembic(tracker: Tracker) -> None:
    assert imported(tracker, "log", "water", "250") & (STORE_ONLY - {"platformdirs"}) == set()


@pytest.mark.parametrize("line", ["tracker log pain 6 lo", "tracker edit ", "tracker log "])
def test_a_tab_imports_little(tracker: Tracker, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    tracker.ok("log water 250")
    monkeypatch.setenv("_TRACKER_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line.strip())
    monkeypatch.setenv("COMP_CWORD", str(line.count(" ")))
    assert imported(tracker) & STORE_ONLY == set()
