"""Undo and redo against a model that can't be wrong: a list of states and a place in it."""

from __future__ import annotations

import shutil
import tempfile
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

    def step(self, name: str, *words: Any) -> None:
        before = snapshot(self.store)
        changes = len(self.store.history(1000))
        moved = getattr(self, name)(*words)
        after = snapshot(self.store)
        if name in ("undo", "redo"):
            wanted = -words[0] if name == "undo" else words[0]
            to = max(0, min(self.at + wanted, len(self.states) - 1))
            assert moved == abs(to - self.at)
            self.at = to
        elif len(self.store.history(1000)) > changes:
            self.states = [*self.states[: self.at + 1], standing(after)]
            self.at += 1
        assert standing(after) == self.states[self.at]
        self.check_stamps(before, after)

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

    def undo(self, n: int) -> int:
        return len(self.store.undo(n))

    def redo(self, n: int) -> int:
        return len(self.store.redo(n))

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
