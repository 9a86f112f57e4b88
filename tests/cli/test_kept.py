"""What was kept but couldn't be answered is said with the error, or doses are logged twice."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.test_faults import POSIX, start
from tests.conftest import ROOT, Answer, Tracker
from tracker.diary.kept_commands import kept_words
from tracker.store.draft import KeptCommand

FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
NO_ROOM = "tracker: the answer can't be written: No space left on device"

#: What writes, and what is said of it. In this order, in one diary.
WRITING = (
    ("log water 200", "entry #1 is kept"),
    ("log pain 3 lower-back left-knee neck", "entries #2 to #4 are kept"),
    ("log again", "entry #5 is kept"),
    ("edit 1 300", "it is kept: edit 1 300"),
    ("delete 2 3", "it is kept: delete 2 3"),
    ("undo", "it is kept: undo of delete 2 3"),
    ("redo", "it is kept: redo of delete 2 3"),
    ("undo 2", "it is kept: undo of delete 2 3, undo of edit 1 300"),
    ("habit add floss", "it is kept: habit add floss"),
    ("habit pause floss", "it is kept: habit pause floss"),
    ("habit resume floss", "it is kept: habit resume floss"),
    ("skip floss tomorrow", "it is kept: skip "),
    ("goal set water 2l", "it is kept: goal set water 2l"),
    ("log symptom saddle-numbness", "entry #6 is kept"),
    ("ack red-flag --note asked", "it is kept: ack"),
    ("close today", "it is kept: close"),
    ("question add why", "entry #7 is kept"),
    ("question done all", "it is kept: question done all"),
    ("profile set birth-year 1980", "it is kept: profile set birth-year 1980"),
    ("site add tail", "it is kept: site add tail"),
    ("config units us", "it is kept: config units us"),
    ("config --unset units", "it is kept: config --unset units"),
    ("config day-start 04:00", "it is kept: config day-start 04:00"),
    ("import json {home}/other.json", "it is kept: import json"),
    ("backup {home}/copy.db", "it is kept: backup /"),
    ("restore {home}/copy.db --yes", "it is kept: restore /"),
)  # fmt: skip


def unanswered(words: str) -> Answer:
    """A command whose answer goes to a device that is always full."""
    line = f"'{sys.executable}' -m tracker {words} >/dev/full"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=ROOT, input="")
    return Answer(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def unanswered_here(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Answer]:
    """The same without a process of its own."""

    def run(words: str) -> Answer:
        with Path("/dev/full").open("w") as full, monkeypatch.context() as stream:
            stream.setattr(sys, "stdout", full)
            return tracker(words)

    return run


def write_everything(tracker: Tracker, run: Callable[[str], Answer]) -> None:
    """By every command that writes; what was kept is said."""
    other = tracker.home / "other.db"
    tracker.ok(f"--db {other} log water 100")
    tracker.ok(f"--db {other} export json {tracker.home}/other.json")
    for words, told in WRITING:
        answer = run(words.format(home=tracker.home))
        assert answer.code == 1, (words, answer)
        assert answer.err.startswith(f"{NO_ROOM}; {told.format(home=tracker.home)}"), words
        assert len(answer.err.splitlines()) == 1


@FULL
def test_what_was_kept_is_said_of_every_command_that_writes(
    tracker: Tracker, unanswered_here: Callable[[str], Answer]
) -> None:
    write_everything(tracker, unanswered_here)


@FULL
@pytest.mark.slow
def test_what_was_kept_is_said_by_every_process_that_writes(tracker: Tracker) -> None:
    write_everything(tracker, unanswered)


@FULL
def test_what_was_read_only_is_not_said_to_be_kept(
    tracker: Tracker, unanswered_here: Callable[[str], Answer]
) -> None:
    tracker.ok("log water 200")
    for words in ("list", "today", "habits", "history", "config"):
        assert unanswered_here(words).err == f"{NO_ROOM}\n"


@FULL
def test_a_process_says_it_too(tracker: Tracker) -> None:
    assert unanswered("log water 200").err == f"{NO_ROOM}; entry #1 is kept\n"
    assert unanswered("list").err == f"{NO_ROOM}\n"


@FULL
def test_answers_that_were_asked_for(tracker: Tracker) -> None:
    tracker.ok("habit add floss")
    line = f"echo y | '{sys.executable}' -m tracker ask >/dev/full"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 1
    assert "; it is kept: ask" in done.stderr or "; entry #1 is kept" in done.stderr


def test_as_json(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.cli.commands.log.show_json", lambda data: {}["no such"])
    answer = tracker("log water 200 --json")
    assert (answer.code, answer.json["format"], answer.json["version"]) == (1, "tracker-error", 1)
    error = answer.json["error"]
    assert answer.err == f"tracker: {error['message']}\n"
    assert error["message"].endswith("; entry #1 is kept")
    assert error["kept"] == [{"command": "log water 200", "entries": [1]}]


@FULL
def test_where_nothing_at_all_can_be_said(tracker: Tracker) -> None:
    line = f"'{sys.executable}' -m tracker log water 200 >/dev/full 2>&1"
    assert subprocess.run(["bash", "-c", line], cwd=ROOT).returncode == 1
    assert len(tracker.ok("list --json").json) == 1


@FULL
def test_a_notice_that_cannot_be_said_stops_nothing(bare: Tracker) -> None:
    """On the first run there is one: a new database was made."""
    line = f"'{sys.executable}' -m tracker log water 200 2>/dev/full"
    done = subprocess.run(["bash", "-c", line], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert done.returncode == 0
    assert "#1" in done.stdout


LOOK = """
import sqlite3, sys, time
looking = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)
for _ in range(600):
    try:
        looking.execute("SELECT count(*) FROM entries").fetchone()
    except sqlite3.OperationalError:
        sys.exit()
    time.sleep(0.05)
sys.exit("nobody commits")
"""


def wait_until_committing(file: Path) -> None:
    """Wait until a process waits in its COMMIT: from then on no other one begins to read.

    A process of its own looks, since the locks of one process are no hindrance to itself.
    """
    subprocess.run([sys.executable, "-c", LOOK, str(file)], check=True)


@POSIX
def test_ctrl_c_while_the_commit_waits(tracker: Tracker) -> None:
    """A reader keeps the COMMIT waiting; the database has the last word on what it did."""
    tracker.ok("log water 200")
    with closing(sqlite3.connect(tracker.file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM entries").fetchall()
        with start("log", "water", "250") as running:
            wait_until_committing(tracker.file)
            running.send_signal(signal.SIGINT)
            time.sleep(0.3)
            assert running.poll() is None
            reader.execute("COMMIT")
            out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (130, "")
    assert err.strip() == "tracker: interrupted; entry #2 is kept"
    assert [entry["id"] for entry in tracker.ok("list --json").json] == [2, 1]


INTERRUPTED_AT = """
import os, signal, sys
from tracker.screen import kept
from tracker.store import draft

def stop(*words, **options):
    os.kill(os.getpid(), signal.SIGINT)
    return usual(*words, **options)

{place}
sys.argv = ["tracker", "log", "water", "250"]
from tracker.__main__ import main
main()
"""


@POSIX
@pytest.mark.parametrize(
    ("place", "told", "kept"),
    [
        ("usual, draft.Draft.keep = draft.Draft.keep, stop", "what was confirmed is kept", 0),
        ("usual, kept.draw_kept = kept.draw_kept, stop", "entry #1 is kept", 1),
    ],
)
def test_ctrl_c_before_and_after_the_commit(
    tracker: Tracker, place: str, told: str, kept: int
) -> None:
    script = INTERRUPTED_AT.format(place=place)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr.strip() == f"tracker: interrupted; {told}"
    assert len(tracker.ok("list --json").json) == kept


def test_a_crash_while_the_answer_is_drawn(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> str:
        return {}["no such"]

    monkeypatch.setattr("tracker.screen.kept.draw_kept", broken)
    answer = tracker("log water 200")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "tracker: the answer can't be told, a fault of the program's own (KeyError: 'no such'); "
        "entry #1 is kept\n"
    )


def interrupted(times: int, reached: list[int]) -> None:
    from tracker.store.interrupts import held_back

    with held_back() as hold:
        hold()
        for _ in range(times):
            signal.raise_signal(signal.SIGINT)
        reached.append(times)


@pytest.mark.skipif(os.name != "posix", reason="no signal to hold back")
def test_ctrl_c_is_held_back_and_comes_through() -> None:
    usual = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        reached: list[int] = []
        for times in (1, 2):
            with pytest.raises(KeyboardInterrupt):
                interrupted(times, reached)
            assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
        assert reached == [1]  # the second Ctrl-C means it
    finally:
        signal.signal(signal.SIGINT, usual)


@given(st.sets(st.integers(1, 30), min_size=1))
def test_numbers_are_told_as_they_are(ids: set[int]) -> None:
    told = kept_words([KeptCommand("log", tuple(ids))])
    if len(ids) == 1:
        assert told == f"entry #{min(ids)} is kept"
    elif " to " in told:
        assert ids == set(range(min(ids), max(ids) + 1))
        assert told == f"entries #{min(ids)} to #{max(ids)} are kept"
    else:
        numbers = told.removeprefix("entries ").removesuffix(" are kept")
        assert {int(n.strip(" #")) for n in numbers.replace(" and ", ",").split(",")} == ids
