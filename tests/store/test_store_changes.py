"""Undo, redo, history and imports, on every executor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.store.conftest import NOON, Clock
from tests.store.samples import PAIN, RECORDS, TREATMENT, WATER, content, raw_record
from tracker.domain.entries import Entry
from tracker.domain.errors import StoreError, WrongWords
from tracker.store.changes import with_records
from tracker.store.rows import AHEAD_S
from tracker.store.statements.frozen import KEYS
from tracker.store.store import Store


def contents(store: Store) -> list[Entry]:
    return [content(entry) for entry in store.entries()]


def imported(uid: str, **columns: Any) -> dict[str, Any]:
    row = {"uid": uid, "kind": "water", "day": "2026-11-01", "created_at": 100}
    return {**row, "measures": {"volume_ml": 100.0}, "import_id": "i1", **columns}


def test_an_added_entry_goes_and_comes_back(store: Store, reopen: Callable[[], Store]) -> None:
    (kept,) = store.add([TREATMENT], "log treatment")
    (change,) = store.undo()
    assert (change.command, change.undone_at) == ("log treatment", NOON + 1)
    assert store.entries() == []
    (change,) = reopen().redo()
    assert (change.command, change.undone_at) == ("log treatment", None)
    assert store.entries() == [kept]
    assert raw_record(store, "entries", kept.uid)["edited_at"] == NOON + 2


def test_an_edit_and_a_deletion_go_and_come_back(store: Store) -> None:
    (kept,) = store.add([TREATMENT], "log")
    store.edit(kept.id or 0, lambda _: PAIN, "edit")
    store.delete([1], "delete")
    store.undo()
    assert contents(store) == [PAIN]
    store.undo()
    assert contents(store) == [TREATMENT]
    assert store.entry(1).uid == kept.uid
    store.redo()
    assert contents(store) == [PAIN]
    store.redo()
    assert contents(store) == []


def test_several_at_once_in_their_order(store: Store) -> None:
    for word in "abc":
        store.add([WATER], word)
    assert [change.command for change in store.undo(2)] == ["c", "b"]
    assert [change.command for change in store.redo(5)] == ["b", "c"]
    assert [change.command for change in store.undo(9)] == ["c", "b", "a"]
    assert store.undo() == []
    assert [change.command for change in store.redo(3)] == ["a", "b", "c"]
    assert store.redo() == []


def test_a_write_after_an_undo_ends_redo_and_history_keeps_all(store: Store, clock: Clock) -> None:
    store.add([WATER], "a")
    store.add([WATER], "b")
    store.undo(2)
    store.add([PAIN], "c")
    assert store.redo() == []
    store.undo()
    assert [change.command for change in store.redo(9)] == ["c"]
    assert contents(store) == [PAIN]
    told = [(c.command, c.undone_at is not None) for c in store.history(20)]
    assert told == [("c", False), ("b", True), ("a", True)]
    assert [change.command for change in store.undo(9)] == ["c"]


def test_an_undo_is_later_than_what_it_undoes_even_by_a_clock_set_back(
    store: Store, clock: Clock
) -> None:
    (kept,) = store.add([WATER], "log")
    store.edit(kept.id or 0, lambda entry: entry._replace(note="x"), "edit")
    clock.now = NOON - 10_000
    store.undo()
    assert store.entry(1) == kept
    assert raw_record(store, "entries", kept.uid)["edited_at"] == NOON + 2
    store.undo()
    record = raw_record(store, "entries", kept.uid)
    assert record is not None
    assert record["deleted_at"] == NOON + 3


def test_an_undo_follows_a_clock_that_ran_a_day_ahead(store: Store, clock: Clock) -> None:
    (kept,) = store.add([WATER], "log")
    clock.now = NOON - AHEAD_S
    store.undo()
    record = raw_record(store, "entries", kept.uid)
    assert record is not None
    assert record["deleted_at"] == NOON + 1


def test_what_was_undone_by_a_later_clock_is_not_done_again(store: Store, clock: Clock) -> None:
    store.add([WATER], "a")
    store.undo()
    clock.now -= 10_000
    store.add([PAIN], "b")
    store.undo()
    assert [change.command for change in store.redo(9)] == ["b"]


@pytest.mark.parametrize("table", RECORDS)
def test_every_table_can_be_undone(store: Store, table: str) -> None:
    row = RECORDS[table]
    key = next(iter(row.values()))

    def stands() -> bool:
        record = raw_record(store, table, key)
        return record is not None and record["deleted_at"] is None

    store.put_raw("put", {table: [row]})
    store.undo()
    assert not stands()
    store.redo()
    assert stands()
    store.put_raw("unset", {table: [{**row, "deleted_at": 1}]})
    assert not stands()
    store.undo()
    assert stands()
    store.redo()
    assert not stands()


def test_what_is_undone_is_in_no_answer(store: Store) -> None:
    tables = ("goals", "subjects", "settings", "profile", "entries")
    store.put_raw("all", {table: [RECORDS[table]] for table in tables})
    store.undo()
    assert store.goals() == store.own_subjects("sites") == store.entries() == []
    assert store.settings() == store.profile() == {}
    store.redo()
    assert len(store.goals()) == len(store.own_subjects("sites")) == len(store.entries()) == 1


def test_history_tells_what_was_and_what_is(store: Store) -> None:
    (kept,) = store.add([WATER], "log water 500")
    store.edit(kept.id or 0, lambda entry: entry._replace(note="x"), "edit last")
    edit, log = store.made_here(20)
    assert (log.at, log.before) == (NOON, {"entries": {kept.uid: None}})
    assert log.after["entries"][kept.uid] == {
        "uid": kept.uid,
        "kind": "water",
        "day": "2026-11-01",
        "at": WATER.at,
        "utc_offset_min": 60,
        "created_at": NOON,
        "measures": {"volume_ml": 500.0},
    }
    assert edit.before == log.after
    assert edit.after["entries"][kept.uid] == {
        **log.after["entries"][kept.uid],  # type: ignore[dict-item]
        "note": "x",
        "edited_at": NOON + 1,
    }
    assert list(store.made_here(1)) == [edit]
    assert store.history(1) == [edit._replace(before={}, after={})]


# --- imports ----------------------------------------------------------------------------------


def test_an_import_keeps_the_stamps_it_comes_with(store: Store) -> None:
    rows = [imported("a", edited_at=150), imported("b", deleted_at=160), imported("c")]
    rows[2]["created_at"] = None
    store.put_raw("import", {"entries": rows}, "i1")
    stamps = [(r["created_at"], r["edited_at"], r["deleted_at"]) for r in store.raw("entries")]
    assert stamps == [(100, 150, None), (100, None, 160), (NOON, None, None)]


def test_an_import_is_undone_and_done_again_whole(store: Store) -> None:
    (kept,) = store.add([WATER], "log")
    old = raw_record(store, "entries", kept.uid)
    assert old is not None
    rows = [
        imported("a"),
        imported("deleted-there", deleted_at=160),
        imported("another-import", import_id="i0"),
        imported("no-import", import_id=None),
        {**old, "note": "theirs", "edited_at": NOON + 50},
    ]
    tables = {"entries": rows, "goals": [RECORDS["goals"]], "imports": [RECORDS["imports"]]}
    store.put_raw("import json", tables, "i1")

    def standing() -> dict[str, str | None]:
        return {entry.uid: entry.note for entry in store.entries()}

    after = {"a": None, "another-import": None, "no-import": None, kept.uid: "theirs"}
    assert standing() == after
    store.undo()
    assert standing() == {kept.uid: None}
    assert store.goals() == []
    store.redo()
    assert standing() == after
    assert len(store.goals()) == 1
    gone = raw_record(store, "entries", "deleted-there")
    assert gone is not None
    assert gone["deleted_at"] == 160
    assert [change.command for change in store.undo(2)] == ["import json", "log"]
    assert standing() == {}


def test_an_import_does_not_repeat_what_it_added(store: Store) -> None:
    store.put_raw("import", {"entries": [imported(f"e{n}") for n in range(2500)]}, "i1")
    (change,) = store.history(20)
    assert with_records(store._executor, change) == change
    assert (change.before, change.after, change.import_id) == ({}, {}, "i1")
    assert store.count() == 2500
    store.undo()
    assert store.count() == 0
    store.redo()
    assert store.count() == 2500


def test_what_an_import_added_under_another_name_goes_and_comes_back_in_pieces(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.store.changes._PIECE", 10_000)
    store.put_raw("import", {"entries": [imported("e7", note="here")]}, "i1")
    rows = [imported(f"e{n}", import_id=None) for n in range(2500)]
    store.put_raw("import json", {"entries": rows, "goals": [RECORDS["goals"]]}, "i2")
    came = store.raw("entries")
    for _ in range(2):
        store.undo()
        assert [entry.note for entry in store.entries()] == ["here"]
        assert store.goals() == []
        store.redo()
        assert store.raw("entries") == came
        assert len(store.goals()) == 1


@pytest.mark.parametrize("deleted_at", [None, 160])
@pytest.mark.parametrize(
    ("table", "carries"), [*((table, False) for table in RECORDS), ("entries", True)]
)
def test_an_undone_import_is_as_if_it_had_never_come(
    store: Store, reopen: Callable[[], Store], table: str, deleted_at: int | None, carries: bool
) -> None:
    """No record of it is left to travel; it comes back with the stamps it had, or anew."""
    stamps = {"created_at": 100, "edited_at": 150, "deleted_at": deleted_at}
    row = {**RECORDS[table], **stamps}
    if carries:
        row["import_id"] = "i1"
    store.put_raw("import", {table: [row]}, "i1")
    came = store.raw(table)
    key = came[0][KEYS[table]]
    for _ in range(2):
        (change,) = reopen().undo()
        assert change.command == "import"
        assert store.raw(table) == []
        assert raw_record(store, table, key) is None
        reopen().redo()
        assert store.raw(table) == came
    store.undo()
    store.put_raw("import again", {table: [row]}, "i2")
    assert store.raw(table) == came
    assert [change.command for change in store.undo(9)] == ["import again"]
    assert store.raw(table) == []
    assert [change.command for change in store.redo(9)] == ["import again"]
    assert store.raw(table) == came


@pytest.mark.parametrize("table", [table for table in RECORDS if table != "imports"])
def test_what_an_import_changed_is_as_it_was(store: Store, clock: Clock, table: str) -> None:
    store.put_raw("put", {table: [RECORDS[table]]})
    (old,) = store.raw(table)
    theirs = {**old, "edited_at": NOON + 50, "deleted_at": NOON + 60}
    store.put_raw("import", {table: [theirs]}, "i1")
    clock.now += 1000
    for _ in range(2):
        store.undo()
        assert store.raw(table) == [old]
        store.redo()
        assert store.raw(table) == [theirs]


def test_what_was_edited_here_since_goes_with_its_import_and_comes_back(store: Store) -> None:
    store.put_raw("import", {"entries": [imported("a"), imported("b", import_id=None)]}, "i1")
    store.edit(1, lambda entry: entry._replace(note="mine"), "edit")
    store.delete([2], "delete")
    left = store.raw("entries")
    assert len(store.undo(3)) == 3
    assert store.raw("entries") == []
    assert len(store.redo(3)) == 3
    again = store.raw("entries")
    assert [(r["note"], r["deleted_at"] is None) for r in again] == [("mine", True), (None, False)]
    # It was done here once more: in a merge it is later than before.
    for old, new in zip(left, again, strict=True):
        assert max(old["edited_at"] or 0, old["deleted_at"] or 0) < max(
            new["edited_at"] or 0, new["deleted_at"] or 0
        )


def test_a_setting_made_here_after_an_undone_import_is_ones_own(store: Store, clock: Clock) -> None:
    row = RECORDS["settings"]
    store.put_raw("import", {"settings": [{**row, "created_at": 100}]}, "i1")
    store.undo()
    store.put_raw("config", {"settings": [{**row, "value": "05:00"}]})
    stamps = {"edited_at": None, "deleted_at": None}
    assert store.raw("settings") == [{**row, "value": "05:00", "created_at": NOON, **stamps}]
    assert store.redo() == []
    store.undo()
    (record,) = store.raw("settings")
    assert record["deleted_at"] > NOON  # what was set here may have travelled: so must its end
    store.redo()
    assert store.settings() == {"day-start": "05:00"}


def test_an_import_of_what_is_there_is_no_change(store: Store) -> None:
    store.put_raw("import", {"entries": [imported("a")]}, "i1")
    store.put_raw("import", {"entries": store.raw("entries")}, "i2")
    assert len(store.history(20)) == 1


def test_an_import_that_only_stamps_later_is_one(store: Store) -> None:
    store.put_raw("import", {"entries": [imported("a")]}, "i1")
    store.put_raw("import", {"entries": [imported("a", edited_at=500)]}, "i2")
    assert len(store.history(20)) == 2


def test_a_source_that_changes_hands_comes_back_on_undo(store: Store) -> None:
    """Two machines read in the same thing: the merge gives its source to one of the two."""
    source = {"source": "app", "source_key": "7"}
    store.put_raw("import", {"entries": [imported("b", **source)]}, "i1")
    gives = imported("b", deleted_at=200)
    store.put_raw("merge", {"entries": [gives, imported("a", **source, import_id=None)]}, "i2")
    assert [entry.uid for entry in store.entries()] == ["a"]
    for _ in range(2):
        store.undo()
        assert [(entry.uid, entry.source) for entry in store.entries()] == [("b", "app")]
        store.redo()
        assert [(entry.uid, entry.source) for entry in store.entries()] == [("a", "app")]


def test_a_source_that_changes_hands_between_two_that_stand(store: Store) -> None:
    source, none = {"source": "app", "source_key": "7"}, {"source": None, "source_key": None}
    store.put_raw("import", {"entries": [imported("a", **source), imported("b")]}, "i1")
    swap = [imported("a", **none, edited_at=200), imported("b", **source, edited_at=200)]
    store.put_raw("merge", {"entries": swap}, "i2")
    store.undo()
    assert {e.uid: e.source for e in store.entries()} == {"a": "app", "b": None}
    store.redo()
    assert {e.uid: e.source for e in store.entries()} == {"a": None, "b": "app"}


def test_an_import_that_breaks_leaves_nothing(store: Store) -> None:
    rows = [
        imported("a", source="app", source_key="7"),
        imported("b", source="app", source_key="7"),
    ]
    with pytest.raises(StoreError, match="another record has the same source"):
        store.put_raw("import", {"goals": [RECORDS["goals"]], "entries": rows}, "i1")
    assert store.raw("entries") == store.raw("goals") == store.history(20) == []


def test_writes_inside_one_writing_are_one_transaction(
    store: Store, reopen: Callable[[], Store]
) -> None:
    def fail() -> None:
        with store.writing():
            store.add([WATER], "log")
            assert len(store.entries()) == 1
            raise WrongWords("no")

    with pytest.raises(WrongWords):
        fail()
    assert reopen().entries() == []
    with store.writing():
        store.add([WATER], "log")
        store.add([PAIN], "log")
    assert len(reopen().entries()) == 2
