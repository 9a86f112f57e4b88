"""Whatever is imported, edited, deleted and undone, in whatever order: the seam's rules hold."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.diary.conftest import _now
from tests.properties import examples
from tests.transfer.machines import Machines
from tracker.diary import arrive
from tracker.diary.diary import Diary

MAP = """
[file]
name = "app"
[date]
column = "when"
[[entry]]
kind = "water"
value = "ml"
[key]
columns = ["id"]
"""
Identity = tuple[str, int]
KEYS = st.sampled_from("abc")
AMOUNTS = st.sampled_from([200, 250, 300])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("app adds"), KEYS, AMOUNTS),
        st.tuples(st.just("app changes"), KEYS, AMOUNTS),
        st.tuples(st.just("app forgets"), KEYS, AMOUNTS),
        st.tuples(st.just("import"), KEYS, AMOUNTS),
        st.tuples(st.just("edit"), KEYS, AMOUNTS),
        st.tuples(st.just("delete"), KEYS, AMOUNTS),
        st.tuples(st.just("undo"), KEYS, AMOUNTS),
    ),
    max_size=25,
)


#: For each rule of the seam the shortest walk that ends elsewhere without it.
RULES = {
    "corrected": "adds a 200, import, changes a 250, import",
    "edited here": "adds a 200, import, edit a 300, changes a 250, import",
    "deleted here": "adds a 200, import, delete a, changes a 250, import",
    "an edit undone": "adds a 200, import, edit a 300, undo, changes a 250, import",
    "forgotten": "adds a 200, import, forgets a, adds b 250, import",
    "equal keys": "adds a 200, adds a 250, import, import, changes a 300, import",
    "an import undone": "adds a 200, import, undo, changes a 250, import, import",
    "a longer one undone": "adds a 200, import, adds b 250, changes a 300, import, undo, import",
    "no news, no change": "adds a 200, import, import, undo",
}


def _steps(walk: str) -> list[tuple[str, str, int]]:
    """A walk in words as steps."""
    steps = []
    for said in walk.split(", "):
        what, *of = said.split()
        key, amount = (*of, *("a", "200")[len(of) :])
        of_app = what in ("adds", "changes", "forgets")
        steps.append((f"app {what}" if of_app else what, key, int(amount)))
    return steps


class Model:
    """What the rules say: each record's amount here, and whether it is as it came."""

    def __init__(self) -> None:
        self.file: list[tuple[str, int]] = []
        self.here: dict[Identity, tuple[int | None, bool]] = {}
        self.done: list[tuple[str, dict[Identity, tuple[int | None, bool]]]] = []

    def records(self) -> dict[Identity, int]:
        met: Counter[str] = Counter()
        found = {}
        for key, amount in self.file:
            met[key] += 1
            found[key, met[key]] = amount
        return found

    def imported(self) -> tuple[int, int, int]:
        before, counts = dict(self.here), Counter[str]()
        for identity, amount in self.records().items():
            known = self.here.get(identity)
            if known is None:
                counts["added"] += 1
            elif known[1] and known[0] != amount:
                counts["changed"] += 1
            else:
                counts["unchanged"] += 1
                continue
            self.here[identity] = (amount, True)
        if self.here != before:
            self.done.append(("import", before))
        return counts["added"], counts["changed"], counts["unchanged"]

    def mended(self, identity: Identity, amount: int | None) -> None:
        self.done.append(("mend", dict(self.here)))
        self.here[identity] = (amount, False)

    def undone(self) -> None:
        what, before = self.done.pop()
        if what == "mend":  # what was mended and is taken back isn't as it came any more
            changed = {i for i in before if before[i] != self.here[i]}
            before = {i: (v[0], v[1] and i not in changed) for i, v in before.items()}
        self.here = before


@given(STEPS)
@examples(300, HealthCheck.function_scoped_fixture)
def test_every_order_ends_as_the_rules_say(empty_diary: Path, steps: list[Any]) -> None:
    check(empty_diary, steps)


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_is_met(empty_diary: Path, rule: str) -> None:
    check(empty_diary, _steps(RULES[rule]))


def check(empty_diary: Path, steps: list[Any]) -> None:
    """Take the steps in a diary and in the model, and compare them after each."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        shutil.copy(empty_diary, place / "d.db")
        (place / "m.toml").write_text(MAP)
        ticks = itertools.count(_now(), 10)
        diary = Diary(str(place / "d.db"), now=lambda: next(ticks), tell=lambda line: None)
        asked = arrive.Asked(str(place / "t.csv"), "csv", maps=(str(place / "m.toml"),))
        try:
            _walk(diary, Model(), steps, asked)
        finally:
            diary.close()


def _walk(diary: Diary, model: Model, steps: list[Any], asked: arrive.Asked) -> None:
    for what, key, amount in steps:
        there = {i: v for i, v in model.here.items() if i[0] == key and v[0] is not None}
        if what.startswith("app"):
            _of_app(model, what, key, amount)
        elif what == "import":
            rows = [f"2026-11-01,{amount},{key}" for key, amount in model.file]
            Path(asked.path).write_text("\n".join(["when,ml,id", *rows]) + "\n")
            arrived = arrive.read_in(diary, asked)
            told = sum(arrived.added.values()), arrived.changed, arrived.unchanged
            assert told == model.imported()
        elif what == "undo" and model.done:
            diary.store.undo()
            model.undone()
        elif what == "edit" and there:
            identity = min(there)
            if there[identity][0] != amount:
                entry_id = _ids(diary)[identity]
                measures = {"volume_ml": amount}
                diary.store.edit(entry_id, lambda e, m=measures: e._replace(measures=m), "edit")
                model.mended(identity, amount)
        elif what == "delete" and there:
            identity = min(there)
            diary.store.delete([_ids(diary)[identity]], "delete")
            model.mended(identity, None)
        assert _amounts(diary) == {i: v[0] for i, v in model.here.items() if v[0] is not None}


def _of_app(model: Model, what: str, key: str, amount: int) -> None:
    at = next((n for n, (k, _) in enumerate(model.file) if k == key), None)
    if what == "app adds":
        model.file.append((key, amount))
    elif at is not None and what == "app changes":
        model.file[at] = (key, amount)
    elif at is not None:
        del model.file[at]


def _rows(diary: Diary) -> dict[Identity, dict[str, Any]]:
    rows = [row for row in diary.store.each_raw("entries") if row["deleted_at"] is None]
    assert {row["source"] for row in rows} <= {"csv:app"}
    return {(row["source_key"].partition("|")[0], row["source_n"]): row for row in rows}


def _amounts(diary: Diary) -> dict[Identity, int]:
    return {identity: int(row["measures"]["volume_ml"]) for identity, row in _rows(diary).items()}


def _ids(diary: Diary) -> dict[Identity, int]:
    by_uid = {entry.uid: entry.id or 0 for entry in diary.store.entries()}
    return {identity: by_uid[row["uid"]] for identity, row in _rows(diary).items()}


@pytest.mark.parametrize(("line", "left"), [("edit 1 300", [300]), ("delete 1", [])])
def test_what_was_done_here_outlives_a_later_import_elsewhere(
    machines: Machines, line: str, left: list[int]
) -> None:
    """What an import brings counts as written when it happened, on whichever machine it is read."""
    table, mapping = machines.folder / "t.csv", machines.folder / "m.toml"
    table.write_text("when,ml,id\n2026-11-01,200,a\n")
    mapping.write_text(MAP)
    for name, command in (("a", line), ("b", None)):
        assert machines(name, f"import csv {table} --map {mapping}").code == 0
        assert command is None or machines(name, command).code == 0
    machines.exchange()
    for name in "ab":
        rows = machines.standing(name)["entries"]
        assert [row["measures"]["volume_ml"] for row in rows if row["deleted_at"] is None] == left
