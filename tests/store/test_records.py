"""Typed records: one a table, whole, and written as they are."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.store.conftest import Clock
from tests.store.samples import RECORDS, TREATMENT, WATER, raw_record
from tests.store.second_release import ROOT
from tracker.domain.entries import Entry
from tracker.store.records import DELETED, TABLE_OF, DayRecord, SettingRecord, raw_of
from tracker.store.statements import freeze_makers
from tracker.store.statements.freeze_makers import frozen_makers_text
from tracker.store.statements.frozen import COLUMNS, KEYS
from tracker.store.store import Store

TYPED = [of for of in TABLE_OF if of is not Entry]


def test_every_table_that_travels_has_a_record() -> None:
    assert list(TABLE_OF.values()) == list(KEYS)


@pytest.mark.parametrize("of", TYPED, ids=TABLE_OF.get)
def test_a_record_has_every_column(of: Any) -> None:
    needed = dict.fromkeys(set(of._fields) - set(of._field_defaults), "")
    assert set(raw_of(of(**needed))) == set(COLUMNS[TABLE_OF[of]])


@pytest.mark.parametrize("of", TYPED, ids=TABLE_OF.get)
def test_whoever_makes_a_record_says_all_of_it(of: Any) -> None:
    assert list(of._field_defaults) == ["stamps"]


@pytest.mark.parametrize("of", TYPED, ids=TABLE_OF.get)
def test_a_record_is_the_row_that_travels(store: Store, of: Any) -> None:
    table = TABLE_OF[of]
    store.put_raw("put", {table: [RECORDS[table]]})
    [record] = store.records(of)
    key = getattr(record, KEYS[table])
    assert raw_of(record) == raw_record(store, table, key)
    assert store.record(of, key) == record
    store.put("again", [record])
    assert [change.command for change in store.history(20)] == ["put"]
    store.put("gone", [record._replace(stamps=DELETED)])
    assert store.records(of) == []
    assert store.record(of, key) is None
    assert raw_record(store, table, key)["deleted_at"]
    store.put("back", [record])
    assert store.records(of)[0]._replace(stamps=record.stamps) == record


def test_yes_and_no_are_true_and_false(store: Store) -> None:
    store.put_raw("close", {"days": [RECORDS["days"]]})
    record = store.record(DayRecord, "2026-11-01")
    assert record is not None
    assert record.closed is True
    store.put("again", [record])
    assert raw_record(store, "days", "2026-11-01")["closed"] == 1


def test_records_of_several_tables_are_one_change(store: Store, clock: Clock) -> None:
    [kept] = store.add([WATER], "log")
    clock.now += 5
    store.put("put", [SettingRecord("day-start", "04:00"), kept._replace(note="late")])
    assert store.settings() == {"day-start": "04:00"}
    assert store.entry(1).note == "late"
    assert raw_record(store, "entries", kept.uid)["edited_at"] == clock.now
    assert [change.command for change in store.undo()] == ["put"]
    assert (store.settings(), store.entry(1).note) == ({}, None)


def test_entries_are_put_on_other_days_with_the_setting_that_moves_them(store: Store) -> None:
    [water, treatment] = store.add([WATER, TREATMENT], "log")
    store.delete([1], "delete")
    moved = store.redate("set", SettingRecord("day-start", "04:00"), lambda at, _: "2026-10-31")
    assert moved == 1
    record = raw_record(store, "entries", water.uid)
    assert record is not None
    assert (record["day"], record["deleted_at"] is None) == ("2026-10-31", False)
    assert store.entries() == [treatment]
    store.undo()
    assert store.settings() == {}
    assert raw_record(store, "entries", water.uid)["day"] == WATER.day


def test_a_field_that_no_column_fills_stops_freezing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Habit(freeze_makers.Habit):  # type: ignore[misc]
        _fields = (*freeze_makers.Habit._fields, "mood")

    makers = [m._replace(of=Habit) if m.name == "habits" else m for m in freeze_makers.MAKERS]
    monkeypatch.setattr(freeze_makers, "MAKERS", makers)
    with pytest.raises(ValueError, match="habits doesn't give Habit mood"):
        frozen_makers_text()


def test_only_the_transfer_takes_records_raw() -> None:
    own = [ROOT / "tracker" / room for room in ("store", "transfer")]
    for file in (ROOT / "tracker").rglob("*.py"):
        if not any(file.is_relative_to(room) for room in own):
            assert not re.search(r"\.(put_raw|raw|each_raw|raw_by_key)\(", file.read_text("utf-8"))
