"""An import that was undone on one machine takes nothing from the one that it came from."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.transfer.machines import Machines

#: What a diary holds, a line for each table that travels.
LINES = {
    "entries": "log pain 5 neck",
    "subjects": "site add wing --parent lower-back",
    "goals": "goal set water 2l",
    "habits": "habit add reading",
    "skips": "skip reading",
    "days": "close",
    "profile": "profile set height 178",
    "settings": "config day-start 04:00",
    "acknowledgements": "ack red-flag --note seen",
}
FIRST = {"skips": "habit add reading", "acknowledgements": "log symptom saddle-numbness"}


def whole(machines: Machines, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(machines.again(name, "export json").out)
    del found["exported_at"]
    return found


def imported(machines: Machines, source: str, to: str) -> str:
    paper = machines.folder / f"{source}.json"
    machines(source, f"export json {paper} --force")
    out: str = machines(to, f"import json {paper}").out
    return out.strip()


@pytest.mark.parametrize("table", LINES)
def test_nothing_of_it_comes_back_to_the_other_machine(machines: Machines, table: str) -> None:
    for line in filter(None, (FIRST.get(table), LINES[table])):
        assert machines("a", line).code == 0, line
    before = whole(machines, "a")
    assert any(row["deleted_at"] is None for row in before[table])
    came = imported(machines, "a", "b")
    assert machines("b", "undo").code == 0
    assert not any(rows for rows in whole(machines, "b").values() if isinstance(rows, list))
    assert imported(machines, "b", "a") == "0 added, 0 changed, 0 as they were"
    assert whole(machines, "a") == before
    assert imported(machines, "a", "b") == came
    assert whole(machines, "b")[table] == before[table]


def test_a_redo_is_no_later_than_the_file(machines: Machines) -> None:
    machines("a", "log pain 5 neck")
    machines.send("a", "b")
    machines("b", "undo")
    machines("a", "edit 1 8")
    machines("b", "redo")
    machines.send("b", "a")
    assert json.loads(machines.again("a", "list --json").out)[0]["measures"] == {"intensity": 8}
    machines.send("a", "b")
    assert json.loads(machines.again("b", "list --json").out)[0]["measures"] == {"intensity": 8}


def test_what_it_changed_is_as_it_was_and_stays_no_news(machines: Machines) -> None:
    """Here the import changes what is there: an amount, a day's start, a habit's twin."""
    for name, start in (("a", "03:00"), ("b", "05:00")):
        machines(name, f"config day-start {start}")
        machines(name, "habit add stretch --goal 10min/day")
    machines("a", "log pain 5 neck --at 2026-11-01T04:00")
    machines.send("a", "b")
    machines.send("b", "a")
    machines("a", "edit 1 8")
    machines("a", "config day-start 02:00")
    machines("a", "habit rename stretch limber")
    ours, theirs = whole(machines, "a"), whole(machines, "b")
    assert " 0 changed" not in imported(machines, "a", "b")
    left = whole(machines, "b")
    for _ in range(2):
        machines("b", "undo")
        assert whole(machines, "b") == theirs
        machines("b", "redo")
        assert whole(machines, "b") == left
    machines("b", "undo")
    assert " 0 changed" in imported(machines, "b", "a")
    assert {**whole(machines, "a"), "imports": []} == {**ours, "imports": []}


def test_what_was_done_here_since_is_undone_before_it(machines: Machines) -> None:
    for line in ("log pain 5 neck", "log water 300", "log pain 4 knee left"):
        machines("a", line)
    before = whole(machines, "a")
    machines.send("a", "b")
    machines("b", "edit 1 7")
    machines("b", "delete 2")
    assert machines("b", "undo 3").out.splitlines()[-1] == "undone: import json"
    history = machines.again("b", "history").out
    assert history.count("undone") == 3
    assert machines.again("b", "list").out.startswith("Nothing is logged yet")
    assert "deleted" not in machines.again("b", "selfcheck").out
    machines.send("b", "a")
    assert whole(machines, "a") == before
    assert machines("b", "redo 3").out.count("done again") == 3
    found = {
        row["id"]: row["measures"] for row in json.loads(machines.again("b", "list --json").out)
    }
    assert found == {1: {"intensity": 7}, 3: {"intensity": 4}}
    machines.send("b", "a")  # what was done again here is news
    rows = json.loads(machines.again("a", "list --json").out)
    assert [row["measures"] for row in rows] == [{"intensity": 4}, {"intensity": 7}]


def test_what_the_other_machine_had_deleted_is_deleted_again(machines: Machines) -> None:
    machines("a", "log pain 5 neck")
    machines("a", "delete 1")
    before = whole(machines, "a")
    machines("b", "log water 300")
    machines.send("a", "b")
    machines("b", "undo")
    assert len(whole(machines, "b")["entries"]) == 1
    machines("b", "redo")
    assert before["entries"][0] in whole(machines, "b")["entries"]
