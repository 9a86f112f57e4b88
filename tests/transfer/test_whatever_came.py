"""Whatever an import brought, every command answers; and what the program wrote, it reads again."""

from __future__ import annotations

import copy
import json
import random
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tracker
from tests.store.test_damaged_rows import CODES, COMMANDS, DIARY, HOSTILE, lines

NOTES = [
    "two\nlines\r\nand\ttabs",
    "\x1b[31mred\x1b[0m \x07 \x9b2J",
    "\u202eover\u202c 🧘‍♀️ e\u0301",
]
# Everything that a terminal would obey, or that would turn a line round; a table may need tabs.
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


#: Commands that write nothing; `check --since` would replay 8,000 years up to a clock far ahead.
READING = ("export", "selfcheck", "backup", "report", "check")


@pytest.fixture
def diary(tracker: Tracker) -> Tracker:
    """A diary with a row in every table."""
    tracker.prepare(lines(DIARY))
    return tracker


def whole(tracker: Tracker) -> dict[str, Any]:
    """A diary's export without what every export says anew, and the book of imports."""
    found: dict[str, Any] = tracker.ok("export json").json
    return {name: rows for name, rows in found.items() if name not in ("exported_at", "imports")}


def into_an_empty_one(tracker: Tracker, empty: Path, document: object) -> Any:
    """Import a document into an empty diary in the place of this one."""
    shutil.copy(empty, tracker.file)
    file = tracker.home / "in.json"
    file.write_text(json.dumps(document))
    return tracker("import", "json", str(file))


def write_at_random(tracker: Tracker, chance: random.Random, many: int) -> None:
    """Let commands write what they like, at moments that go on, now and then far ahead."""
    for n in range(many):
        tracker.stand_at(f"2026-11-{chance.randint(9, 28):02}T{n % 24:02}:30")
        if chance.random() < 0.15:
            tracker.stand_at(chance.choice(["9999-11-01T20:00", "2031-01-01T00:00"]))
        words = chance.choice(lines(COMMANDS)).split()
        if words[0] == "log":
            words += ["--note", chance.choice(NOTES)] if words[1] != "again" else []
        if words[0] not in READING:
            tracker(*words)


def check_round_trip(tracker: Tracker, empty: Path, chance: random.Random, many: int) -> None:
    write_at_random(tracker, chance, many)
    # Read in where the diary was written last, as a restore on another machine would be.
    tracker.stand_at("9999-11-01T22:00")
    before = whole(tracker)
    answer = into_an_empty_one(tracker, empty, {**before, "exported_at": "…"})
    assert answer.code == 0, answer
    assert whole(tracker) == before


@pytest.mark.parametrize("seed", range(3))
def test_what_the_program_wrote_it_reads_again(
    diary: Tracker, empty_diary: Path, seed: int
) -> None:
    check_round_trip(diary, empty_diary, random.Random(seed), 25)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 115))
def test_what_the_program_wrote_at_length_it_reads_again(
    diary: Tracker, empty_diary: Path, seed: int
) -> None:
    check_round_trip(diary, empty_diary, random.Random(seed), 120)


def test_a_diary_written_by_a_clock_that_ran_ahead_is_read_today(
    diary: Tracker, empty_diary: Path
) -> None:
    diary.stand_at("9999-11-01T20:00")
    for command in ("log walk 30", "edit 1 310", "undo", "redo", "undo 3", "habit archive read"):
        diary(command)
    diary.stand_at("2026-11-08T15:00")
    for command in ("edit 1 320", "edit 2 7", "undo", "redo", "log water 200"):
        diary.ok(command)
    answer = into_an_empty_one(diary, empty_diary, {**whole(diary), "exported_at": "…"})
    assert answer.code == 0, answer
    stamps = [
        row[name]
        for rows in whole(diary).values()
        if isinstance(rows, list)
        for row in rows
        for name in ("created_at", "edited_at", "deleted_at")
    ]
    assert max(stamp for stamp in stamps if stamp is not None) < 1_800_000_000


def bent(document: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The document with a few values somewhere replaced by hostile ones."""
    bad = copy.deepcopy(document)
    for _ in range(chance.randint(1, 3)):
        rows = chance.choice([rows for rows in bad.values() if isinstance(rows, list) and rows])
        row = chance.choice(rows)
        name = chance.choice(list(row))
        value = chance.choice([one for one in HOSTILE if not isinstance(one, bytes)])
        if isinstance(row[name], dict) and chance.random() < 0.8:
            key = chance.choice([*row[name], "aura", "\x1b]0;x\x07", "volume_ml", "unit"])
            row[name][key] = value
        else:
            row[name] = value
    return bad


def check_imports(
    diary: Tracker, empty: Path, chance: random.Random, rounds: int, commands: int
) -> None:
    document = whole(diary)
    read = 0
    for _ in range(rounds):
        bad = bent(document, chance)
        answer = into_an_empty_one(diary, empty, bad)
        assert answer.code in (0, 1, 2), answer
        assert "Traceback" not in answer.err
        assert answer.code == 0 or answer.err.count("\n") == 1
        read += answer.code == 0
        for command in chance.sample(lines(COMMANDS), commands):
            answer = diary(command)
            assert answer.code in CODES and "Traceback" not in answer.err, (command, answer)
            assert not RAW.search(answer.err), (command, answer.err)
            assert not RAW.search(answer.out), (command, answer.out)
    assert read or rounds < 10


@pytest.mark.parametrize("seed", range(4))
def test_whatever_an_import_brought_every_command_answers(
    diary: Tracker, empty_diary: Path, seed: int
) -> None:
    check_imports(diary, empty_diary, random.Random(seed), 5, 6)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 106))
def test_whatever_many_imports_brought_every_command_answers(
    diary: Tracker, empty_diary: Path, seed: int
) -> None:
    check_imports(diary, empty_diary, random.Random(seed), 60, 20)


@pytest.mark.parametrize("moment", ["9999-12-31T20:00", "0001-01-01T00:00", "1899-01-01", "soon"])
def test_no_clock_stands_where_no_day_follows(tracker: Tracker, moment: str) -> None:
    tracker.stand_at(moment)
    answer = tracker("log water 500")
    assert answer.code == 2 and f"TRACKER_NOW is '{moment}'" in answer.err
    assert tracker.state()["entries"] == []
