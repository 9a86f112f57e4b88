"""What is printed: JSON everywhere, no escape codes in a pipe, any encoding, narrow screens."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from tests.conftest import BEFORE_EXAMPLES, ROOT, Answer, Tracker
from tracker.cli.commands.log import log
from tracker.cli.main import cli
from tracker.domain.kinds import KINDS

SCREENS = (
    "today", "list", "report", "check --all --explain", "history", "goal list", "goal set water",
    "site list", "food list", "drug list", "container list", "rules list",
    "rules show persistent-pain", "profile", "config", "selfcheck", "backup --list",
)  # fmt: skip


@pytest.fixture
def full(tracker: Tracker) -> Tracker:
    """A diary with something of every kind, and a finding."""
    tracker.prepare(
        [
            "goal set water 2l",
            *(
                f"log {kind.name} {kind.examples[-1]} --at yesterday"
                for kind in KINDS.values()
                if kind.name not in BEFORE_EXAMPLES
            ),
            "log pain 6 lower-back left-hip --note 'größer 😀 مرحبا 漢字漢字漢字'",
            "log symptom saddle-numbness",
        ]
    )
    return tracker


@pytest.mark.parametrize("words", SCREENS)
def test_every_screen_in_json(full: Tracker, words: str) -> None:
    words = words.replace(" --explain", "")
    full.ok("log water 300")  # a copy is made on a day's first write
    answer = full(f"{words} --json")
    assert answer.code in (0, 20)
    assert isinstance(answer.json, dict | list)
    assert answer.json
    assert answer.err == ""


def test_every_command_that_answers_in_data_has_json() -> None:
    """All but those that answer with a word or write a file."""
    words = {"ack", "snooze", "close", "add", "remove", "set", "unset", "restore", "completion"}
    without = {
        name
        for name, command in commands()
        if not any("--json" in param.opts for param in command.params)
    }
    assert {
        name for name in without if name.split()[0] != "export" and name.split()[-1] not in words
    } == set()
    assert {"list", "goal set", "check", "import json", "edit"}.isdisjoint(without)


def commands(
    group: click.Group = cli, parents: tuple[str, ...] = ()
) -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name: `goal set`."""
    ctx = click.Context(group, info_name="tracker")
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        assert command is not None
        if isinstance(command, click.Group) and command is not log:
            yield from commands(command, (*parents, name))
        if not isinstance(command, click.Group) or command.invoke_without_command:
            yield " ".join((*parents, name)), command


@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize("words", SCREENS)
def test_no_line_is_wider_than_the_screen(
    full: Tracker, monkeypatch: pytest.MonkeyPatch, words: str, width: int
) -> None:
    from tracker.screen.draw import width_of

    monkeypatch.setenv("COLUMNS", str(width))
    for line in full(words).lines:
        if line.startswith("/"):
            continue  # a path of `backup --list` is one word
        assert width_of(line) <= width, line
        assert line == line.rstrip()


@pytest.mark.parametrize("words", SCREENS)
def test_a_pipe_gets_no_escape_codes(full: Tracker, words: str) -> None:
    assert "\x1b" not in full(words).out


def on_a_terminal(words: list[str], **env: str) -> str:
    """What a command writes to a real terminal."""
    import pty
    import subprocess

    parent, child = pty.openpty()
    command = [sys.executable, "-m", "tracker", *words]
    ours = {**os.environ, "PYTHONPATH": str(ROOT), **env}
    with subprocess.Popen(command, stdin=child, stdout=child, stderr=child, env=ours):
        os.close(child)
        told = b""
        try:
            while part := os.read(parent, 65536):
                told += part
        except OSError:
            pass  # Linux tells the end of a terminal so
    os.close(parent)
    return told.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="another kind of terminal")
def test_a_terminal_gets_colours_unless_told_otherwise(full: Tracker) -> None:
    assert "\x1b[" in on_a_terminal(["today"], TERM="xterm-256color")
    for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b" not in on_a_terminal(["today"], **{"TERM": "xterm", **env})
    full.ok("config color never")
    assert "\x1b" not in on_a_terminal(["today"], TERM="xterm")
    assert json.loads(on_a_terminal(["today", "--json"], TERM="xterm"))


ENCODINGS = pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "cp437"},
        {"PYTHONIOENCODING": None, "LC_ALL": "C"},
        {"PYTHONIOENCODING": None, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": None, "LC_ALL": "en_US.ISO-8859-1", "LANG": None},
    ],
)


@ENCODINGS
def test_any_encoding(
    full: Tracker, process: Callable[..., Answer], env: dict[str, str | None]
) -> None:
    answer = process("report", env=env)
    assert (answer.code, answer.err) == (0, "")
    # JSON is UTF-8 whatever the terminal speaks, and loses nothing.
    note = "größer 😀 مرحبا 漢字漢字漢字"
    assert note in {entry["note"] for entry in process("list", "--json", env=env).json}


@ENCODINGS
@pytest.mark.slow
def test_any_encoding_on_other_screens(
    full: Tracker, process: Callable[..., Answer], env: dict[str, str | None]
) -> None:
    for words in ("today", "list"):
        answer = process(words, env=env)
        assert (answer.code, answer.err) == (0, "")
    note = "größer 😀 مرحبا 漢字漢字漢字"
    assert note in {entry["note"] for entry in process("export", "json", env=env).json["entries"]}


@pytest.mark.skipif(os.name != "posix", reason="bytes on the command line are POSIX's")
def test_bytes_that_are_no_text_are_refused(full: Tracker, process: Callable[..., Answer]) -> None:
    before = full.state()
    for words in (
        [b"log", b"note", b"caf\xe9"],
        [b"log", b"\xff"],
        [b"list", b"--text", b"\xed\xa0\x80"],
    ):
        answer = process(*words)
        assert answer.code == 2
        assert answer.out == ""
        assert len(answer.err.splitlines()) == 1
        assert "that are not UTF-8 text; type it again in UTF-8" in answer.err
    assert full.state() == before


def test_the_first_run_says_what_it_made(bare: Tracker) -> None:
    answer = bare.ok("log water 500")
    assert answer.err == f"tracker: made a new database: {bare.file}\n"
    assert answer.out == "500 ml water · 500 ml today  #1\n"
    assert oct(bare.file.stat().st_mode & 0o777) == "0o600"
    assert oct(bare.file.parent.stat().st_mode & 0o777) == "0o700"
    assert not bare.config.exists()


def test_the_three_lines_of_the_card(home: Path, process: Callable[..., Answer]) -> None:
    assert process("log", "water", "500").code == 0
    assert process("log", "pain", "6", "lower-back").code == 0
    report = process("report")
    assert report.code == 0
    assert "0.50 l" in report.out or "500 ml" in report.out
    assert "lower back" in report.out


def test_a_place_by_option_or_environment(
    bare: Tracker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bare.ok(f"--db {tmp_path}/one.db log water 500")
    monkeypatch.setenv("TRACKER_DB", f"{tmp_path}/two.db")
    bare.ok("log water 250")
    assert not bare.file.exists()
    assert [e["measures"]["volume_ml"] for e in bare.ok("list --json").json] == [250]
    assert "500 ml" in bare.ok(f"--db {tmp_path}/one.db list").out
    # The same file through SQLAlchemy, named as a URL.
    assert "500 ml" in bare.ok(f"--db sqlite:///{tmp_path}/one.db list").out


@pytest.mark.parametrize(("name", "value"), [("TERM", "linux"), ("LC_ALL", "C")])
def test_where_few_characters_are_known_ascii_is_drawn_unless_asked_otherwise(
    full: Tracker, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    drawn = re.sub("größer.*", "", full.ok("report").out)
    assert drawn.isascii()
    full.ok("config ascii no")
    assert "▇" in full.ok("report").out


# --- the shape of JSON ---------------------------------------------------------------------------

#: What something documented has changed in since its first version.
LATER = ("report", "today", "doctor-sheet")
#: Every command that answers in JSON, run in this order; objects, then lists.
OBJECTS = (
    "--json", "today --json", "report --json", "check --json", "check --since 2026-11-01 --json",
    "due --json", "habits --json", "habit show floss --json", "habit add reading --json",
    "habit archive reading --json", "log water 300 --json", "log again --json", "config --json",
    "config units --json", "config units us --json", "config --unset units --json",
    "config persistent-pain.share --json", "profile --json set height 178cm",
    "backup {home}/a.db --json", "profile --json", "selfcheck --json",
    "rules show persistent-pain --json", "chart pain --json",
    "report --doctor --json", "sheet --json", "import json {home}/other.json --json",
    "nonsense --json", "log wter 5 --json", "log water --nonsense --json", "edit 99999 7 --json",
    "export --json", "--json list", "report 2026-13-45 --json", "log water -1 --json",
    "habit --json", "import json /no/such/file --json", "check --as-of tomorrow --json",
)  # fmt: skip
LISTS = (
    "list --json", "history --json", "undo --json", "redo --json", "goal list --json",
    "goal set water --json", "backup --list --json", "question add why --json",
    "question list --json", "ask --json", "skip floss tomorrow --json", "site list --json",
    "rules list --json", "edit last --note x --json", "delete last --json",
)  # fmt: skip
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")


def keyed(data: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Every value in JSON data with the key it stands under."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from keyed(value, key)
    elif isinstance(data, list):
        for value in data:
            yield from keyed(value, name)
    else:
        yield name, data


def test_every_json_says_what_it_is_and_tells_time_in_one_way(full: Tracker) -> None:
    other = full.home / "other.db"
    full.ok(f"--db {other} log water 100")
    full.ok(f"--db {other} export json {full.home}/other.json")
    full.ok("habit add floss")
    full.ok("log pain 3 neck --at 9:00 --note stiff")
    for words in (*OBJECTS, *LISTS):
        answer = full(words.format(home=full.home))
        data = answer.json
        assert isinstance(data, list) == (words in LISTS), words
        if isinstance(data, dict):
            assert list(data)[:2] == ["format", "version"], words
            assert data["format"].startswith("tracker-")
            later = data["format"].removeprefix("tracker-") in LATER
            assert data["version"] == (2 if later else 1), words
            failed = data["format"] == "tracker-error"
            assert failed == (answer.code in (1, 2)), (words, answer)
            if failed:
                assert data["error"]["exit_code"] == answer.code
                assert answer.err == f"tracker: {data['error']['message']}\n"
        for key, value in keyed(data):
            if key == "at" or key.endswith("_at"):
                assert value is None or INSTANT.fullmatch(str(value)), (words, key, value)


def test_json_escapes_what_a_terminal_would_obey_and_reads_back_equal(full: Tracker) -> None:
    note = "a\x9bb \x7f \u202e \u2066 \u200f \x85 \U000e0041 😀 é"
    full.ok("log", "note", "hello")
    full.ok("edit", "last", "--note", note)
    for words in ("list --json", "export json"):
        answer = full.ok(words)
        assert not re.search("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", answer.out)
        assert "\\u009b" in answer.out
        assert "\\u202e" in answer.out
        assert "😀 é" in answer.out
        entries = answer.json if words == "list --json" else answer.json["entries"]
        assert note in {entry["note"] for entry in entries}
    file = full.home / "there.json"
    full.ok(f"export json {file}")
    full.ok(f"--db {full.home}/back.db import json {file}")
    assert note in {e["note"] for e in full.ok(f"--db {full.home}/back.db list --json").json}
