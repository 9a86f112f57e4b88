"""Rows that were changed by hand: named where they are read, and no reason for a traceback."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tracker
from tracker.domain.entries import ALL_DAYS, FIRST_DAY, LAST_DAY
from tracker.domain.habits.asked import SUMS, Asked
from tracker.store.changes import told_from, with_records
from tracker.store.opening import open_store
from tracker.store.sound import FIRST_AT, LAST_AT, DamagedRow, are_days, fault_of, is_day
from tracker.store.sqlite_executor import SqliteExecutor
from tracker.store.store import Store

DIARY = """
log water 500 · log pain 6 lower-back --unbearable · log pain 5 lower-back --at 2026-10-20
log med ibuprofen 400 · log treatment heat 20 --provider Lin · log walk 30 · log weight 80
log symptom saddle-numbness · log sleep 7 · goal set water 2l · habit add floss · close
habit add read --unit pages --goal 10/day · habit add walk --goal 3/week · log read 20 · log floss
skip floss · habit pause read · site add sit-bone --parent buttock · food add gazpacho --water 93
drug add xylozine --class nsaid --tablet 200 · container add jug 750ml · profile set height 178
config day-start 04:00 · ack red-flag --note seen · question add Why? · edit 1 300 · delete 7
undo · log water 200 · undo
"""
COMMANDS = """
today · report · report month · report --json · sheet · list · list --json · list --all
habits · habits --json · due --json · due · goal list · check · check --all --json · chart water
check --since 2026-10-20 · chart pain · chart read · ask · site list · drug list · food list
container list · rules list · profile · config · selfcheck · history · history --json
habit show read · habit show walk · log water 300 · log read 5 · log floss · log pain 5 neck
log med ibuprofen 200 · log symptom fever · log again · edit 2 7 · edit last 300 · edit 1 --note x
delete 3 · undo · undo 5 · redo · skip walk · goal set walk 20 · habit add knitting
habit rename floss fl2 · habit archive read · habit remove floss · ack unbearable-pain --note x
close 2026-11-01 · question list · question done all · site remove sit-bone
drug set xylozine --prescribed 300mg/day
config day-start 03:00 · config day-start · profile set height 170 · export json · backup --list
report --doctor --json · selfcheck --json
"""
HOSTILE: list[Any] = [
    "xx", "", "{", "[]", '{"a":1}', "2026-99-99", "0000-00-00", "9999-12-31", "0001-01-01",
    "99999999", 9_999_999_999_999, -9_999_999_999_999, 2**63 - 1, -1, 0, 1, 2, 0.5, float("inf"),
    1e308, -1.5, None, "\x1b]52;c;aGk=\x07", "\u202eevil\x9b31m", "a" * 5000, "[" * 50_000,
    '{"entries":{"x":{"at":"foo"}}}', '{"nix":{}}', '{"entries":[]}', "25:99", "-4:00", "NaN",
    b"\xff\xfe", "mon,xyz", "7/3", "left", "pain", "water", "habit", "walk", "volume_ml", "daily",
    '{"level":"urgent","evidence":[]}', '{"serving":"x","units":5}', '{"volume_ml":-1}',
    "2030-01-01",
]  # fmt: skip
CODES = (0, 1, 2, 10, 20)


def lines(text: str) -> list[str]:
    return [line.strip() for row in text.split("\n") for line in row.split("·") if line.strip()]


@pytest.fixture
def diary(tracker: Tracker) -> Tracker:
    """A diary with a row in every table."""
    tracker.prepare(lines(DIARY))
    return tracker


def change(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(statement)
        connection.commit()


NAMED = [
    ("UPDATE settings SET value = 'xx'", "setting day-start", "a time from 00:00 to 12:00"),
    ("UPDATE subjects SET data = '{' WHERE name = 'xylozine'", "name ", "a JSON object"),
    ("UPDATE changes SET before = 'xx'", "change ", "a JSON object of records by table"),
    ("UPDATE changes SET at = 9999999999999", "change ", "a moment in seconds since 1970"),
    ("UPDATE entries SET at = 9999999999999 WHERE id = 2", "entry ", "a moment in seconds"),
    ("UPDATE entries SET day = '2026-99-99' WHERE id = 2", "entry ", "a day like 2026-11-03"),
    ("UPDATE measures SET value = 9e999 WHERE entry_id = 4", "entry ", "from 0.001 to 20000"),
    ("UPDATE acknowledgements SET finding = '['", "answer to a finding ", "a JSON object"),
    ("UPDATE acknowledgements SET day = '2026-11-31'", "answer to a finding ", "a day like"),
    ("UPDATE goals SET from_day = '2026-13-01'", "goal ", "a day like 2026-11-03"),
    ("UPDATE goals SET target = 9e999", "goal ", "a number above 0"),
    ("UPDATE habits SET to_day = '2026-02-30'", "habit ", "a day like 2026-11-03"),
    ("UPDATE skips SET to_day = '9998-99-99'", "skip ", "a day like 2026-11-03"),
    ("UPDATE days SET day = '2026-00-00'", "day ", "a day like 2026-11-03"),
    ("UPDATE profile SET value = 'tall'", "profile field height", "from 50 to 260"),
]


#: What reads every table between them; each of the other commands is tried with every fifth row.
SURE = ("today", "undo 90")


@pytest.mark.parametrize("number", range(len(NAMED)))
def test_the_row_is_named_with_what_would_be_right(diary: Tracker, number: int) -> None:
    look_at_damage(diary, *NAMED[number], [*lines(COMMANDS)[number % 5 :: 5], *SURE])


@pytest.mark.slow
@pytest.mark.parametrize("damage", NAMED)
def test_every_command_names_the_row(diary: Tracker, damage: tuple[str, str, str]) -> None:
    look_at_damage(diary, *damage, [*lines(COMMANDS), *SURE])


def look_at_damage(
    diary: Tracker, statement: str, row: str, right: str, commands: list[str]
) -> None:
    """Damage a row and run commands: those that need it name it, the others do their work."""
    change(diary.file, statement)
    checked = diary("selfcheck")
    assert checked.code == 1
    assert right in " ".join(checked.out.split())
    told = set()
    for command in commands:
        answer = diary(command)
        assert answer.code in CODES and "Traceback" not in answer.err, (command, answer)
        if answer.code == 1 and command[:9] != "selfcheck" and "is damaged" in answer.err:
            assert answer.err.count("\n") == 1
            assert f"the {row}" in answer.err and right in answer.err
            told.add(command)
    assert told


@pytest.mark.parametrize("statement", [s for s, _, _ in NAMED if "settings" not in s])
def test_a_log_is_kept_and_confirmed_all_the_same(diary: Tracker, statement: str) -> None:
    change(diary.file, statement)
    for command in ("log water 300", "log pain 7 neck", "log med ibuprofen 200", "log walk 20"):
        answer = diary.ok(command)
        assert re.search(r"#\d+", answer.out), command
        assert answer.err.count("\n") <= 1, command


def test_a_broken_start_of_the_day_is_mended_by_setting_it(diary: Tracker) -> None:
    change(diary.file, "UPDATE settings SET value = 'xx'")
    answer = diary("log water 300")
    assert answer.code == 1 and "`tracker config day-start 04:00` sets it" in answer.err
    diary.ok("config day-start 04:00")
    diary.ok("log water 300")


def test_an_undo_stops_at_a_damaged_change_and_says_so(diary: Tracker) -> None:
    change(diary.file, "UPDATE changes SET before = 'xx' WHERE command = 'edit 1 300'")
    diary.ok("log water 250")
    diary.ok("undo")
    before = diary.state()
    answer = diary("undo 30")
    assert answer.code == 1 and "(edit 1 300) in the table changes is damaged" in answer.err
    assert diary.state() == before
    assert "edit 1 300" in diary.ok("history").out


def test_selfcheck_names_every_damaged_row(diary: Tracker) -> None:
    assert "damaged" not in diary("selfcheck").out
    change(diary.file, "UPDATE entries SET day = '2026-99-99' WHERE id IN (1, 2, 3)")
    change(diary.file, "UPDATE profile SET value = 'tall'")
    told = " ".join(diary("selfcheck").out.split())
    assert told.count("day is '2026-99-99'") == 3
    assert "profile height: height is from 50 to 260" in told


@pytest.mark.parametrize(
    ("table", "record", "fault"),
    [
        ("entries", {"at": FIRST_AT - 1}, "at is -62104060801 and must be a moment"),
        ("entries", {"at": FIRST_AT}, None),
        ("entries", {"at": LAST_AT}, None),
        ("entries", {"at": LAST_AT + 1}, "must be a moment in seconds since 1970"),
        ("entries", {"utc_offset_min": 1440}, None),
        ("entries", {"utc_offset_min": -1440}, None),
        ("entries", {"utc_offset_min": 1441}, "utc_offset_min is 1441 and must be from -1440"),
        ("entries", {"utc_offset_min": -1441}, "must be from -1440 to 1440"),
        ("entries", {"day": "0002-01-01"}, None),
        ("entries", {"day": "9999-12-01"}, None),
        ("entries", {"day": "0001-12-31"}, "day is '0001-12-31' and must be a day"),
        ("entries", {"day": "9999-12-02"}, "day is '9999-12-02' and must be a day"),
        ("entries", {"day": "20261108"}, "day is '20261108' and must be a day"),
        ("entries", {"measures": {"mood": 0.0}}, None),
        ("entries", {"measures": {"mood": 2e9}}, None),
        ("entries", {"measures": {"mood": -1.0}}, "mood is -1 and must be 0 or more"),
        (
            "entries",
            {"measures": {"volume_ml": 2e9}},
            "volume_ml is 2e+09 and must be a number",
        ),
        ("goals", {"target": 1e9}, None),
        ("goals", {"target": 0.0}, "target is 0 and must be a number above 0"),
        ("skips", {"from_day": FIRST_DAY, "to_day": LAST_DAY}, None),
        ("skips", {"from_day": LAST_DAY, "to_day": LAST_DAY}, "from_day is"),
        ("skips", {"from_day": FIRST_DAY, "to_day": FIRST_DAY}, "to_day is"),
        ("settings", {"name": "day-start", "value": "12:00"}, None),
        ("settings", {"name": "day-start", "value": "12:01"}, "must be a time from 00:00"),
        ("settings", {"name": "day-start", "value": "09:59"}, None),
        ("settings", {"name": "day-start", "value": "11:59"}, None),
        ("settings", {"name": "day-start", "value": "20:00"}, "must be a time from 00:00"),
        ("settings", {"name": "day-start", "value": "04:00\n"}, "must be a time from 00:00"),
        ("settings", {"name": "day-start", "value": "٤٤:00"}, "must be a time from 00:00"),
        ("settings", {"name": "day-start", "value": "03:60"}, "must be a time from 00:00"),
        ("settings", {"name": "day-start", "value": "3:000"}, "must be a time from 00:00"),
        ("settings", {"name": "week-start", "value": "sunday"}, None),
        ("settings", {"name": "week-start", "value": "so"}, "it is 'so' and must be a weekday"),
        ("profile", {"name": "shoe-size", "value": "43"}, None),
    ],
)
def test_the_edges_of_what_a_record_may_hold(
    table: str, record: dict[str, object], fault: str | None
) -> None:
    found = fault_of(table, record)
    assert found == fault if fault is None else fault in (found or "")


@pytest.mark.parametrize(
    "text", ["2026-11-03", *(each for each in HOSTILE if isinstance(each, str)), "20261103", "0001"]
)
def test_many_days_are_looked_at_as_one_is(text: str) -> None:
    assert are_days({"2026-11-01", text}) == are_days([text]) == is_day(text)


BEFORE_AFTER = [
    ("{}", '{"entries": {"x": {}}}', "after must name the records of before"),
    ('{"entries": {"x": 5}}', "{}", "before must be a JSON object of records"),
    ('{"entries": {"x": {"measures": 5}}}', "{}", "before must be a JSON object of records"),
    ('{"entries": {"x": {"note": []}}}', "{}", "before must be a JSON object of records"),
    ('{"entries": []}', "{}", "before must be a JSON object of records"),
    ('{"moods": {}}', "{}", "before must be a JSON object of records"),
    ("{}", "[]", "after must be a JSON object of records"),
]


@pytest.mark.parametrize(("before", "after", "fault"), BEFORE_AFTER)
def test_a_change_that_cant_be_undone_says_why(
    diary: Tracker, before: str, after: str, fault: str
) -> None:
    with closing(SqliteExecutor(str(diary.file))) as executor:
        (row,) = executor.rows("changes_newest", limit=1)
        change(diary.file, f"UPDATE changes SET before = '{before}', after = '{after}'")
        with pytest.raises(DamagedRow, match=re.escape(f"change {row[0]} (") + f".*{fault}"):
            with_records(executor, told_from(row))


DAY = "UPDATE entries SET day = '2026-99-99' WHERE id = 1"
AMOUNT = "UPDATE measures SET value = {} WHERE entry_id = 1"
WATER = Asked(SUMS, ALL_DAYS, "volume_ml", "water", None)


@pytest.mark.parametrize(
    ("statement", "read"),
    [
        (DAY, Store.days),
        (DAY, Store.span),
        (DAY, lambda store: store.totals("volume_ml", ALL_DAYS)),
        (DAY, lambda store: store.amounts([WATER])),
        (AMOUNT.format(-1), Store.entries),
        (AMOUNT.format("2e9"), Store.entries),
        (AMOUNT.format(-1), lambda store: store.totals("volume_ml", ALL_DAYS)),
        (AMOUNT.format("2e9"), lambda store: store.amounts([WATER])),
    ],
)
def test_a_figure_names_the_entry_that_spoils_it(
    diary: Tracker, statement: str, read: Callable[[Store], object]
) -> None:
    with closing(open_store(str(diary.file), now=lambda: 0, tell=print)) as store:
        read(store)
        change(diary.file, statement)
        with pytest.raises(DamagedRow, match="the entry 1 in the table entries is damaged"):
            read(store)


@pytest.mark.parametrize("seed", range(6))
def test_any_column_of_any_table_may_hold_anything(diary: Tracker, seed: int) -> None:
    attack(diary, random.Random(seed), 5, 8)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 104))
def test_many_columns_of_many_tables_may_hold_anything(diary: Tracker, seed: int) -> None:
    attack(diary, random.Random(seed), 100, 15)


def attack(diary: Tracker, chance: random.Random, rounds: int, commands: int) -> None:
    """Put something hostile somewhere and run some commands, again and again."""
    good = diary.home / "good.db"
    shutil.copy(diary.file, good)
    with closing(sqlite3.connect(good)) as connection:
        names = [
            n
            for (n,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE sql LIKE \
'CREATE TABLE%' AND name <> 'alembic_version'"
            )
        ]
        columns = {
            name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            for name in names
        }
    for _ in range(rounds):
        shutil.copy(good, diary.file)
        table = chance.choice(names)
        column, value = chance.choice(columns[table]), chance.choice(HOSTILE)
        if not put(diary.file, table, column, value, chance.random() < 0.4):
            continue
        for command in chance.sample(lines(COMMANDS), commands):
            answer = diary(command)
            where = (table, column, value, command)
            assert answer.code in CODES and "Traceback" not in answer.err, where
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", answer.err), where


def put(file: Path, table: str, column: str, value: Any, unchecked: bool) -> bool:
    """Put a value into every row of a column. False where the tables themselves refuse it."""
    with closing(sqlite3.connect(file)) as connection:
        if unchecked:
            connection.execute("PRAGMA ignore_check_constraints = ON")
        given = "CAST(? AS TEXT)" if isinstance(value, bytes) else "?"
        try:
            connection.execute(f'UPDATE {table} SET "{column}" = {given}', (value,))
            connection.commit()
        except sqlite3.Error:
            return False
    return True
