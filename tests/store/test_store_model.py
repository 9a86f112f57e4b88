"""Undo and redo against a model that can't be wrong: a list of states and a place in it.

Undoing an import takes away what it added and puts back what it changed with the stamps it had;
every other change is taken back by a later one.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Set
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from tests.store.conftest import NOON, Clock
from tests.store.samples import RECORDS, WATER
from tracker.domain.entries import Entry
from tracker.store.opening import open_store
from tracker.store.store import Store

STAMPS = ("created_at", "edited_at", "deleted_at")
TABLES = ("entries", "goals", "settings")

amounts = st.integers(1, 3).map(lambda n: {"volume_ml": 100.0 * n})
picks = st.integers(0, 5)
uids = st.sampled_from("abc")
STEPS = st.one_of(
    st.tuples(st.just("add"), st.lists(amounts, min_size=1, max_size=3)),
    st.tuples(st.just("edit"), picks, amounts, st.sampled_from([None, "x", "y"])),
    st.tuples(st.just("delete"), st.lists(picks, min_size=1, max_size=3)),
    st.tuples(st.just("goal"), uids, st.integers(1, 3), st.booleans()),
    st.tuples(st.just("setting"), uids, st.sampled_from("12"), st.booleans()),
    st.tuples(st.just("import"), st.lists(st.tuples(uids, amounts, st.booleans()), max_size=3)),
    st.tuples(st.just("undo"), st.integers(1, 3)),
    st.tuples(st.just("redo"), st.integers(1, 3)),
    st.tuples(st.just("wait"), st.integers(-100, 100)),
)

Snapshot = dict[tuple[str, str], dict[str, Any]]


def snapshot(store: Store) -> Snapshot:
    """Every record, deleted ones too."""
    keys = {"settings": "name"}
    return {
        (table, record[keys.get(table, "uid")]): record
        for table in TABLES
        for record in store.raw(table)
    }


def standing(records: Snapshot) -> Snapshot:
    """What the user sees: what isn't deleted, without stamps."""
    return {
        key: {name: value for name, value in record.items() if name not in STAMPS}
        for key, record in records.items()
        if record["deleted_at"] is None
    }


def latest(record: dict[str, Any]) -> int:
    return max(record[name] for name in STAMPS if record[name] is not None)


def only(records: Snapshot, keys: Set[tuple[str, str]]) -> Snapshot:
    return {key: record for key, record in records.items() if key in keys}


def goal(uid: str, target: int, gone: bool) -> dict[str, Any]:
    return {**RECORDS["goals"], "uid": uid, "target": float(target), **deleted(gone)}


def deleted(gone: bool) -> dict[str, Any]:
    return {"deleted_at": 1} if gone else {}


class Run:
    """One diary and the model beside it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock
        self.states: list[Snapshot] = [{}]
        self.at = 0
        self.imports = 0
        # By import: the records before it and after it, of those that it wrote.
        self.written: dict[str, tuple[Snapshot, Snapshot]] = {}

    def step(self, name: str, *words: Any) -> None:
        if name in ("undo", "redo"):
            for _ in range(words[0]):
                self.walk(-1 if name == "undo" else 1)
            return
        before = snapshot(self.store)
        changes = len(self.store.history(1000))
        getattr(self, name)(*words)
        after = snapshot(self.store)
        if len(self.store.history(1000)) > changes:
            self.states = [*self.states[: self.at + 1], standing(after)]
            self.at += 1
        assert standing(after) == self.states[self.at]
        if name == "import":
            keys = {key for key in after if before.get(key) != after[key]}
            self.written[f"import-{self.imports}"] = only(before, keys), only(after, keys)
        else:
            self.check_stamps(before, after)

    def walk(self, by: int) -> None:
        """Undo or redo one change."""
        before = snapshot(self.store)
        walked = self.store.undo() if by < 0 else self.store.redo()
        after = snapshot(self.store)
        to = max(0, min(self.at + by, len(self.states) - 1))
        assert len(walked) == abs(to - self.at)
        self.at = to
        assert standing(after) == self.states[self.at]
        import_id = walked[0].import_id if walked else None
        if import_id is None:
            self.check_stamps(before, after)
            return
        was, left = self.written[import_id]
        keys = was.keys() | left.keys()
        if by < 0:
            self.written[import_id] = was, only(before, keys)
        wanted = was if by < 0 else left
        others = {key: record for key, record in before.items() if key not in keys}
        assert after == {**others, **wanted}

    def check_stamps(self, before: Snapshot, after: Snapshot) -> None:
        """Whatever changed is stamped later than it was, so that in a merge it wins."""
        assert before.keys() <= after.keys()
        was, now = standing(before), standing(after)
        for key in before:
            if was.get(key) != now.get(key):
                assert latest(after[key]) > latest(before[key])

    def add(self, amounts: list[dict[str, float]]) -> None:
        self.store.add([WATER._replace(measures=each) for each in amounts], "add")

    def pick(self, number: int) -> Entry | None:
        entries = self.store.entries()
        return entries[number % len(entries)] if entries else None

    def edit(self, number: int, measures: dict[str, float], note: str | None) -> None:
        if entry := self.pick(number):
            new = entry._replace(measures=measures, note=note)
            self.store.edit(entry.id or 0, lambda _: new, "edit")

    def delete(self, numbers: list[int]) -> None:
        picked = {entry.id for number in numbers if (entry := self.pick(number))}
        if picked:
            self.store.delete([id for id in picked if id is not None], "delete")

    def goal(self, uid: str, target: int, gone: bool) -> None:
        self.store.put_raw("goal", {"goals": [goal(uid, target, gone)]})

    def setting(self, name: str, value: str, gone: bool) -> None:
        self.store.put_raw("set", {"settings": [{"name": name, "value": value, **deleted(gone)}]})

    def import_(self, given: list[tuple[str, dict[str, float], bool]]) -> None:
        """Rows that a merge lets win: stamped later than ours."""
        self.imports += 1
        import_id, rows = f"import-{self.imports}", {}
        ours = {record["uid"]: record for record in self.store.raw("entries")}
        for uid, measures, carries in given:
            old = ours.get(uid)
            row = {"uid": uid, "kind": "water", "day": "2026-11-01", "measures": measures}
            stamps = {"created_at": NOON, "edited_at": latest(old) + 1 if old else None}
            origin = old["import_id"] if old else import_id if carries else "elsewhere"
            rows[uid] = {**row, **stamps, "deleted_at": None, "import_id": origin}
        self.store.put_raw("import", {"entries": list(rows.values())}, import_id)

    def wait(self, seconds: int) -> None:
        self.clock.now += seconds


setattr(Run, "import", Run.import_)


@pytest.mark.parametrize("scheme", ["", "sqlite:///"])
@examples(60)
@given(steps=st.lists(STEPS, max_size=15))
def test_undo_and_redo_walk_through_the_states(
    empty_diary: Path, scheme: str, steps: list[tuple[Any, ...]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(empty_diary, folder)
        clock = Clock()
        place = f"{scheme}{Path(folder) / empty_diary.name}"
        with open_store(place, now=clock, tell=print) as store:
            run = Run(store, clock)
            for name, *words in steps:
                run.step(name, *words)
