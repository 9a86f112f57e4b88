"""Every everyday query is a search in an index, so that it stays fast at a million entries."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tracker.store.statements.frozen import STATEMENTS

BIG = ("entries", "measures", "attributes", "changes")
IN_ORDER = ["SEARCH entries USING INDEX ix_entries_day (day>? AND day<?)"]
OF_KIND = ["SEARCH entries USING INDEX ix_entries_kind_day (kind=? AND day>? AND day<?)"]
OF_KINDS = ["SCAN wanted VIRTUAL TABLE INDEX 1:", *OF_KIND]
OF_SUBJECT = [
    "SEARCH entries USING INDEX ix_entries_subject (kind=? AND subject=? AND day>? AND day<?)"
]
MEASURE = "SEARCH measures USING PRIMARY KEY (entry_id=? AND name=?)"

#: The whole plan of what is asked every day. No sorting, no scanning.
PLANS = {
    "entries_of_days": IN_ORDER,
    "entries_of_kind": OF_KIND,
    "measures_of_days": [*IN_ORDER, "SEARCH measures USING PRIMARY KEY (entry_id=?)"],
    "measures_of_kind": [*OF_KIND, "SEARCH measures USING PRIMARY KEY (entry_id=?)"],
    # The only sort is of what was read of several kinds.
    "entries_since": [*OF_KINDS, "USE TEMP B-TREE FOR ORDER BY"],
    "measures_since": [*OF_KINDS, "SEARCH measures USING PRIMARY KEY (entry_id=?)"],
    "newest_of_days": IN_ORDER,
    "newest_of_kind": OF_KIND,
    "recent_subjects": ["SEARCH entries USING INDEX ix_entries_kind_day (kind=?)"],
    "last_of_days": ["SEARCH entries USING INTEGER PRIMARY KEY (rowid>?)"],
    "last_of_kind": ["SEARCH entries USING INDEX ix_entries_kind_id (kind=? AND id>?)"],
    "count_of_days": IN_ORDER,
    "after_now": IN_ORDER,
    "days_of_days": IN_ORDER,
    "changes_standing": ["SEARCH changes USING INDEX ix_changes_undone_at (undone_at=?)"],
    "changes_undone": [
        "SEARCH changes USING INDEX ix_changes_undone_at (undone_at>? AND undone_at<?)"
    ],
    "changes_newest": ["SCAN changes"],  # backwards from the newest, as far as the limit
    # The only sort is of what the days asked for hold.
    "totals": [
        *IN_ORDER,
        "SEARCH measures USING PRIMARY KEY (entry_id=? AND name=?)",
        "USE TEMP B-TREE FOR GROUP BY",
    ],
}


#: What goes through a whole table: backwards as far as the limit, and the stamps of every entry.
OVER_ALL = ("changes_newest", "entries_last_touched")
#: How the entries of each part of `amounts` are found, and the measure of each.
AMOUNTS = [
    *IN_ORDER, MEASURE, *OF_KIND, MEASURE, *OF_SUBJECT, MEASURE,
    *OF_KIND, f"{MEASURE} LEFT-JOIN", *OF_SUBJECT, f"{MEASURE} LEFT-JOIN",
    *IN_ORDER,
]  # fmt: skip


def plan(connection: sqlite3.Connection, name: str) -> list[str]:
    text, constants = STATEMENTS[name]
    given = {word: constants.get(word) for word in _parameters(text)}
    return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {text}", given)]


def _parameters(text: str) -> set[str]:
    import re

    return set(re.findall(r":(\w+)", text))


@pytest.mark.parametrize("name", PLANS)
def test_an_everyday_query_is_a_search(diary: Path, name: str) -> None:
    with closing(sqlite3.connect(diary)) as connection:
        steps = [step.replace("COVERING ", "") for step in plan(connection, name)]
    assert steps == PLANS[name]


def test_what_habits_ask_is_a_search_each(diary: Path) -> None:
    with closing(sqlite3.connect(diary)) as connection:
        steps = [step.replace("COVERING ", "") for step in plan(connection, "amounts")]
    assert [step for step in steps if step.startswith("SEARCH")] == AMOUNTS


@pytest.mark.parametrize(
    "name", [n for n in STATEMENTS if n not in ("changes_newest", "entries_last_touched")]
)
def test_nothing_scans_a_big_table(diary: Path, name: str) -> None:
    with closing(sqlite3.connect(diary)) as connection:
        steps = plan(connection, name)
    assert not [step for step in steps for table in BIG if step.startswith(f"SCAN {table}")]
