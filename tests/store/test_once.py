"""Entries under a key: kept once, corrected, and left alone where someone touched them here."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.conftest import Clock
from tracker.domain.entries import Entry
from tracker.store.once import ADDED, CHANGED, DELETED, MENDED, UNCHANGED, Keyed, uid_of
from tracker.store.opening import open_store
from tracker.store.store import Store

WATER = Entry("water", "2026-11-01", measures={"volume_ml": 500.0})
MORE = WATER._replace(measures={"volume_ml": 800.0})


@pytest.fixture
def store(diary: Path, clock: Clock) -> Store:
    return open_store(str(diary), now=clock, tell=print)


def once(store: Store, entry: Entry, key: str = "a", n: int = 1, dated: bool = True) -> str:
    ((_, how),) = store.add_once([Keyed(entry, key, n, dated)], "log water")
    return how


def volumes(store: Store) -> list[float]:
    return [entry.measures["volume_ml"] for entry in store.entries()]


def test_the_same_key_is_kept_once_and_corrected(store: Store) -> None:
    assert [once(store, one) for one in (WATER, WATER, MORE, MORE)] == [
        ADDED, UNCHANGED, CHANGED, UNCHANGED,
    ]  # fmt: skip
    assert volumes(store) == [800]
    assert (once(store, WATER, "b"), once(store, WATER, "a", 2)) == (ADDED, ADDED)
    assert sorted(volumes(store)) == [500, 500, 800]


def test_nothing_is_written_where_nothing_changes(store: Store) -> None:
    once(store, WATER)
    before = len(store.history(9))
    once(store, WATER)
    assert len(store.history(9)) == before


def test_what_was_edited_or_deleted_here_stays_so(store: Store) -> None:
    once(store, WATER)
    (entry,) = store.entries()
    store.edit(entry.id or 0, lambda old: old._replace(note="mine"), "edit")
    assert once(store, MORE) == MENDED
    store.delete([entry.id or 0], "delete")
    assert once(store, MORE) == DELETED
    assert volumes(store) == []


def test_what_an_undo_took_back_counts_as_not_there(store: Store) -> None:
    once(store, WATER)
    store.undo()
    assert volumes(store) == []
    assert once(store, MORE) == ADDED
    assert volumes(store) == [800]
    store.undo()
    assert volumes(store) == []
    store.redo()
    assert volumes(store) == [800]


def test_a_correction_is_taken_back_by_one_undo(store: Store) -> None:
    once(store, WATER)
    once(store, MORE)
    store.undo()
    assert volumes(store) == [500]


def test_without_a_time_of_its_own_the_first_one_stays(store: Store) -> None:
    first = WATER._replace(at=1_793_500_000, utc_offset_min=60)
    once(store, first, dated=False)
    assert once(store, first._replace(at=1_793_503_600), dated=False) == UNCHANGED
    assert once(store, MORE._replace(at=1_793_503_600, utc_offset_min=60), dated=False) == CHANGED
    (entry,) = store.entries()
    assert (entry.at, entry.measures) == (first.at, MORE.measures)


def test_a_key_names_the_same_record_on_every_machine() -> None:
    assert uid_of("mon-1", 1) == uid_of("mon-1", 1) != uid_of("mon-1", 2)
    assert uid_of("mon-1", 1)[14] == "8"
