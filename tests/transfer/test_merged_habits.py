"""Two machines with the same habit: renamed, removed, added and aimed at apart, then exchanged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.conftest import Tracker
from tests.properties import examples
from tests.transfer.machines import Machines

Rows = list[dict[str, Any]]


def living(rows: Rows) -> Rows:
    return [row for row in rows if row["deleted_at"] is None]


def assert_one_habit(machines: Machines, name: str) -> None:
    tables = machines.standing(name)
    aims = [(h["kind"], h["subject"]) for h in living(tables["habits"])]
    assert len(aims) == len(set(aims)), aims
    former = {row["name"] for row in living(tables["subjects"]) if row["kind"] == "habits"}
    assert not former & {h["name"] for h in living(tables["habits"])}
    assert not former & {e["subject"] for e in living(tables["entries"]) if e["kind"] == "habit"}
    ever = {h["subject"] for h in tables["habits"]}  # one that was removed leaves its entries
    assert {e["subject"] for e in living(tables["entries"]) if e["kind"] == "habit"} <= ever
    ends: dict[Any, str] = {}
    for goal in sorted(living(tables["goals"]), key=lambda goal: goal["from_day"]):
        aim = goal["kind"], goal["subject"]
        assert goal["from_day"] > ends.get(aim, ""), "two goals on one day"
        ends[aim] = goal["to_day"]


def test_what_is_logged_under_the_old_name_belongs_to_the_renamed_habit(
    machines: Machines,
) -> None:
    machines("a", "habit add meditation --unit min --goal 10/day")
    machines.send("a", "b")
    machines("a", "log meditation 15")
    machines("a", "habit rename meditation zazen")
    machines("b", "log meditation 5")
    machines.send("b", "a")
    assert machines.standing("a")["entries"][0]["subject"] == "zazen"
    assert "Today       20 of 10 min\n" in machines.again("a", "habit show zazen").out
    rows = json.loads(machines.again("a", "list zazen --json").out)
    assert sorted(row["measures"]["duration_min"] for row in rows) == [5, 15]
    answer = machines("a", "log meditation 1").out
    assert answer.startswith("zazen 1 min") and "21 of 10 min today" in answer
    machines.exchange()
    assert machines.standing("a") == machines.standing("b")
    assert machines("b", "log meditation 2").out.startswith("zazen 2 min")
    assert json.loads(machines.again("b", "list meditation --json").out)[0]["subject"] == "zazen"


def test_the_same_habit_added_on_two_machines_has_one_goal(machines: Machines) -> None:
    machines("a", "habit add stretch --goal 10min/day")
    machines("b", "habit add stretch --goal 20min/day")
    machines("a", "goal set water 2l")
    machines("b", "goal set water 3l")
    machines.exchange()
    for name in "ab":
        assert_one_habit(machines, name)
        goals = json.loads(machines.again(name, "goal list --json").out)
        assert sorted((g["name"], g["target"]) for g in goals) == [("stretch", 20), ("water", 3000)]
    assert machines.standing("a") == machines.standing("b")
    assert machines.again("a", "import json " + str(machines.folder / "b.json")).out.startswith(
        "0 added, 0 changed"
    )


def test_a_removal_and_a_later_goal(machines: Machines) -> None:
    machines("a", "habit add reading --unit pages --goal 20/day")
    machines.exchange()
    machines("a", "habit remove reading")
    machines("b", "habit set reading 30/day")
    machines.exchange()
    for name in "ab":
        shown = json.loads(machines.again(name, "habit show reading --json").out)["habit"]
        assert (shown["unit"], [g["target"] for g in shown["goals"]]) == ("pages", [30])
    machines("b", "habit set reading 40/day")
    machines("a", "habit remove reading")
    machines.exchange()
    for name in "ab":
        assert machines.again(name, "habit show reading").code == 2
        assert json.loads(machines.again(name, "goal list --all --json").out) == []


def shown(machines: Machines, machine: str, name: str) -> str:
    """What the habit that a name finds is called now."""
    answer = machines.again(machine, f"habit show {name} --json")
    assert answer.code == 0, (machine, name, answer)
    found: str = json.loads(answer.out)["habit"]["name"]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("last", "ab")
def test_every_name_that_either_machine_gave_is_found(machines: Machines, last: str) -> None:
    first = "ba"["ab".index(last)]
    machines("a", "habit add pages")
    machines.send("a", "b")
    machines(first, "habit rename pages journal")
    machines(last, "habit rename pages book")
    machines(last, "habit rename book diary")
    machines.send("b", "a")
    for name in ("pages", "journal", "book", "diary"):
        assert shown(machines, "a", name) == "diary"
        assert machines("a", f"log {name}").out.startswith("diary")
        assert machines.again("a", f"list {name}").code == 0
    machines.exchange()
    assert machines.standing("a") == machines.standing("b")
    # A name that came so is taken back, given up and kept like any other.
    machines("b", "habit rename diary journal")
    machines.exchange()
    machines("a", "habit rename journal log")
    machines("b", "habit rename journal scribble")
    machines.exchange()
    for machine in "ab":
        for name in ("pages", "journal", "book", "diary", "log", "scribble"):
            assert shown(machines, machine, name) == "scribble"
    assert machines.standing("a") == machines.standing("b")


def test_a_habit_that_comes_back_has_its_former_names(machines: Machines) -> None:
    machines("a", "habit add pages --unit pages --goal 20/day")
    machines("a", "habit rename pages journal")
    machines.send("a", "b")
    machines("a", "habit remove journal")
    machines("b", "habit set journal 30/day")
    machines.exchange()
    for machine in "ab":
        assert shown(machines, machine, "pages") == "journal"
    assert machines.standing("a") == machines.standing("b")


@pytest.mark.parametrize("first", "ab")
@pytest.mark.parametrize("later", ["", "habit rename teeth mouth", "habit set teeth --group x"])
def test_a_renaming_that_is_undone_takes_along_what_another_machine_logged(
    machines: Machines, first: str, later: str
) -> None:
    machines("a", "habit add floss")
    machines.send("a", "b")
    machines("b", "log floss")
    machines("a", "habit rename floss teeth")
    machines.send("a", "b")
    machines("b", "log teeth")
    if later:
        machines("b", later)
        machines("b", f"log {later.split()[3 if 'rename' in later else 2]}")
    machines("a", "undo")
    machines.send(first, "ba"["ab".index(first)])
    machines.exchange()
    assert machines.standing("a") == machines.standing("b")
    assert_one_habit(machines, "a")
    names = {row["subject"] for row in living(machines.standing("a")["entries"])}
    assert names == {"floss"}
    for machine in "ab":
        assert shown(machines, machine, "teeth") == shown(machines, machine, "floss") == "floss"


def test_a_name_taken_back_may_be_another_habits(machines: Machines) -> None:
    machines("a", "habit add floss")
    machines.send("a", "b")
    machines("a", "habit rename floss teeth")
    machines("a", "undo")
    machines("b", "habit add teeth")
    machines("b", "log teeth")
    machines.exchange()
    assert machines.standing("a") == machines.standing("b")
    assert shown(machines, "a", "teeth") == "teeth"
    assert shown(machines, "a", "floss") == "floss"


ADDED = st.sampled_from(["habit add floss", "habit add stretch --goal 10min/day"])
RENAMED = st.tuples(
    st.sampled_from(["floss", "teeth", "mouth", "stretch", "limber"]),
    st.sampled_from(["floss", "teeth", "mouth", "stretch", "limber", "bendy"]),
).map(lambda names: f"habit rename {names[0]} {names[1]}")


@pytest.mark.slow
@given(st.lists(st.tuples(st.sampled_from("ab"), ADDED | RENAMED | st.just("")), max_size=14))
@examples(30, HealthCheck.function_scoped_fixture)
def test_no_name_is_ever_lost(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: list[Any]
) -> None:
    machines = Machines(tracker, tmp_path, monkeypatch)
    given = set()
    for name, line in steps:
        if not line:
            machines.send(name, "ba"["ab".index(name)])
        elif machines(name, line).code == 0:
            given |= set(line.split()[2 : 4 if "rename" in line else 3])
    machines.exchange()
    assert machines.standing("a") == machines.standing("b")
    for name in given:
        assert shown(machines, "a", name) == shown(machines, "b", name)


ONE = st.sampled_from("ab")
LINES = st.sampled_from(
    [
        "habit add floss", "habit add floss 3/week", "habit add reading --unit pages --goal 20/day",
        "habit add stretch --goal 10min/day", "habit set floss 2/week", "habit set floss 5/week",
        "habit set reading 30/day", "goal set stretch 20min/day", "goal set stretch 1/week",
        "goal unset stretch", "habit rename floss teeth", "habit rename teeth floss",
        "habit rename floss mouth", "habit rename reading books", "habit rename stretch limber",
        "habit remove floss", "habit remove teeth", "habit remove stretch", "habit remove reading",
        "habit archive floss", "habit unarchive floss", "skip floss", "skip reading",
        "log floss", "log teeth", "log reading 5 pages", "log books 7", "log stretch 5",
        "habit set floss --group evening", "undo",
    ]
)  # fmt: skip
STEPS = st.lists(
    st.tuples(ONE, LINES, st.integers(0, 1)) | st.tuples(ONE, st.just(""), st.just(0)),
    min_size=4,
    max_size=14,
)


@pytest.mark.slow
@given(STEPS)
@examples(30, HealthCheck.function_scoped_fixture)
def test_two_machines_end_alike_with_one_habit_and_one_goal(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: list[Any]
) -> None:
    machines = Machines(tracker, tmp_path, monkeypatch)
    for name, line, days in steps:
        if line:
            machines(name, line, days)  # refused where there is nothing to do it to
        else:
            machines.send(name, "ba"["ab".index(name)])
    machines.exchange()
    one, other = machines.standing("a"), machines.standing("b")
    assert one == other
    assert_one_habit(machines, "a")
    for habit in living(one["habits"]):
        # What `habit show`, `list` and `log` say of today is the same.
        rows = json.loads(machines.again("a", f"list {habit['name']} today --all --json").out)
        shown = json.loads(machines.again("a", f"habit show {habit['name']} --json").out)
        amount = shown["report"]["today"]["amount"]
        if habit["kind"] == "habit" and shown["report"]["today"]["window"] == "day":
            measure = habit["measure"]
            assert amount == sum(row["measures"].get(measure, 0) for row in rows)
