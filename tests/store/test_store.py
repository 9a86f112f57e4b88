"""What the store keeps and how it is read back, on every executor."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.store.conftest import NOON, Clock
from tests.store.samples import KNEE, PAIN, RECORDS, TREATMENT, WATER, content, raw_record
from tracker.domain.catalogues.catalogue import OwnSubject
from tracker.domain.entries import ALL_DAYS, Days, Entry, Goal, Total
from tracker.domain.errors import NoSuchEntry, StoreError, WrongWords
from tracker.domain.pain_score import pain_score
from tracker.store import raw_records
from tracker.store.rows import raw_of_entry
from tracker.store.sqlite_executor import SqliteExecutor
from tracker.store.store import Batch, Store

NOVEMBER = Days("2026-11-01", "2026-11-30")
#: How an entry is kept, which isn't read where only what was said matters.


def water(day: str, at: int | None = None, ml: float = 500.0, **more: Any) -> Entry:
    offset = None if at is None else 0
    return Entry("water", day, at=at, utc_offset_min=offset, measures={"volume_ml": ml}, **more)


# --- an import of a new source ---


def arriving(uids: str, *, breaks: bool = False) -> Iterator[Batch]:
    for n, uid in enumerate(uids):
        row = {**raw_of_entry(water("2026-10-01", NOON - n)), "uid": uid}
        yield "entries", [{**row, "source": "app", "source_key": uid, "import_id": "i"}]
    if breaks:
        raise ZeroDivisionError


def indexes(path: Path) -> list[tuple[Any, ...]]:
    listed = "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY rowid"
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(listed).fetchall()


@pytest.mark.parametrize("location", ["sqlite3"], indirect=True)
def test_indexes_made_after_an_import_are_those_that_were_there(
    store: Store, diary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dropped: list[int] = []
    monkeypatch.setattr("tracker.store.store._MANY", 3)
    drop = SqliteExecutor.drop_indexes

    def counted(executor: SqliteExecutor) -> tuple[str, ...]:
        texts = drop(executor)
        dropped.append(len(texts))
        return texts

    monkeypatch.setattr(SqliteExecutor, "drop_indexes", counted)
    store.add([WATER] * 8, "log")
    before = sorted(indexes(diary))
    with suppress(ZeroDivisionError):
        store.put_stream("import", arriving("abcdefgh", breaks=True), "i", of_new_source=True)
    assert (sorted(indexes(diary)), store.count(), dropped) == (before, 8, [4])
    store.put_stream("import", arriving("abcdefgh"), "i", of_new_source=True)
    assert (sorted(indexes(diary)), store.count(), dropped) == (before, 16, [4, 4])


# --- adding and reading -----------------------------------------------------------------------


def test_what_is_added_is_read_back(store: Store, reopen: Callable[[], Store]) -> None:
    kept = store.add([TREATMENT, WATER, PAIN], "log")
    assert [content(entry) for entry in kept] == [TREATMENT, WATER, PAIN]
    assert [entry.id for entry in kept] == [1, 2, 3]
    assert all(entry.created_at == NOON for entry in kept)
    assert len({entry.uid for entry in kept}) == 3
    again = reopen()
    assert again.entries() == kept
    assert [again.entry(n) for n in (1, 2, 3)] == kept


def test_what_each_command_has_kept_for_good_is_told(store: Store) -> None:
    store.add([WATER, PAIN], "log")
    store.delete([1], "delete 1")
    with suppress(ZeroDivisionError), store.writing():
        store.add([WATER], "log")
        raise ZeroDivisionError
    store.undo()
    told = [("log", (1, 2)), ("delete 1", ()), ("undo of delete 1", ())]
    assert store.kept == told


def test_an_estimate_is_true_or_false(store: Store) -> None:
    store.add([PAIN._replace(estimated=True), PAIN], "log")
    assert [entry.estimated for entry in store.entries()] == [True, False]
    assert all(type(entry.estimated) is bool for entry in store.entries())


def test_a_pain_score_is_what_its_entry_says(store: Store) -> None:
    painless = PAIN._replace(subject=None, since_day=None, measures={"intensity": 0.0})
    ticked = KNEE._replace(measures={"unbearable": 1.0}, at=None, estimated=True)
    store.add([PAIN, WATER, ticked, painless, KNEE, KNEE], "log")
    store.delete([6], "delete")
    told = store.pain_scores(NOVEMBER)
    assert told == [pain_score(entry) for entry in store.entries(NOVEMBER, "pain")]
    assert len(told) == 2
    assert store.pain_scores(ALL_DAYS) == [pain_score(e) for e in store.entries(kind="pain")]
    assert [score.hurts for score in store.pain_scores(ALL_DAYS)] == [True, True, True, False]


def test_how_an_entry_is_kept_stays_when_what_it_says_is_changed(store: Store) -> None:
    kept = {"source": "app", "source_key": "77", "source_n": 2, "origin": "a phone"}
    row = raw_of_entry(PAIN._replace(uid="u1")) | kept
    store.put_raw("import", {"entries": [row]}, "i1")
    store.edit(1, lambda entry: entry._replace(note="again"), "edit")
    assert store.entry(1).note == "again"
    store.put("put", [store.entry(1)._replace(side="left")])
    store.delete([1], "delete")
    record = raw_record(store, "entries", "u1")
    assert record is not None
    assert {name: record[name] for name in kept} == kept
    assert (record["note"], record["side"], record["deleted_at"]) == ("again", "left", NOON + 2)


def test_several_kinds_are_read_at_once_each_from_a_day_of_its_own(store: Store) -> None:
    days = ("2026-11-01", "2026-11-02", "2026-11-03")
    store.add([each._replace(day=day) for day in days for each in (WATER, TREATMENT, PAIN)], "log")
    store.delete([7], "delete")
    found = store.entries_since({"water": days[0], "treatment": days[1], "walk": days[0]}, days[1])
    assert [(entry.day, entry.kind) for entry in found] == [
        (days[0], "water"), (days[1], "treatment"), (days[1], "water"),
    ]  # fmt: skip
    said = store.entries(Days(days[0], days[1]))
    assert found == [e._replace(attributes={}) for e in said if e.id in {f.id for f in found}]
    assert store.entries_since({}, days[2]) == []


def test_a_uid_given_is_kept_and_a_source_too(store: Store) -> None:
    given = WATER._replace(uid="u1", source="app")
    (kept,) = store.add([given], "log")
    assert kept == given._replace(id=1, created_at=NOON)
    assert store.entry(1) == kept


def test_entries_come_by_day_then_time_then_id(store: Store) -> None:
    days = [("2026-11-02", 5), ("2026-11-01", 9), ("2026-11-01", None), ("2026-11-01", 3)]
    store.add([water(day, at) for day, at in days], "log")
    store.add([water("2026-11-01", 3)], "log")
    assert [entry.id for entry in store.entries()] == [3, 4, 5, 2, 1]
    assert [entry.id for entry in store.newest(10)] == [1, 2, 5, 4, 3]
    assert [entry.id for entry in store.newest(2)] == [1, 2]


def test_entries_can_be_narrowed_to_days_and_a_kind(store: Store) -> None:
    store.add([KNEE, TREATMENT, WATER, PAIN], "log")
    assert [e.kind for e in store.entries(NOVEMBER)] == ["water", "pain"]
    assert [e.subject for e in store.entries(kind="pain")] == ["knee", "lower-back"]
    assert [e.subject for e in store.entries(NOVEMBER, "pain")] == ["lower-back"]
    assert store.entries(Days("2025-01-01", "2025-12-31")) == []
    assert store.entries(kind="walk") == []
    assert [e.kind for e in store.newest(1, Days("2026-10-01", "2026-10-31"))] == ["treatment"]
    assert [e.subject for e in store.newest(5, kind="pain")] == ["lower-back", "knee"]


def test_attributes_belong_to_their_own_entry(store: Store) -> None:
    many = [TREATMENT._replace(attributes={"provider": f"Dr {n}", "place": "x"}) for n in range(3)]
    store.add([*many, *[WATER] * 600], "log")
    assert [e.attributes for e in store.entries(kind="treatment")] == [e.attributes for e in many]
    assert [e.attributes for e in store.entries()][:3] == [e.attributes for e in many]
    assert store.entries()[3].attributes == {}


def test_entries_by_id_leave_out_what_is_not_there(store: Store) -> None:
    kept = store.add([WATER, PAIN, KNEE], "log")
    store.delete([2], "delete 2")
    assert store.entries_by_id([1, 2, 3, 99, 10**30]) == [kept[2], kept[0]]


def test_last_is_the_one_logged_last(store: Store) -> None:
    assert store.last() is None
    store.add([WATER, KNEE], "log")
    assert store.last() == store.entry(2)
    assert store.last("water") == store.entry(1)
    assert store.last("walk") is None
    store.delete([2], "delete 2")
    assert store.last() == store.entry(1)


def test_totals_are_by_day_kind_and_subject(store: Store) -> None:
    drink = Entry("drink", "2026-11-02", subject="tea", measures={"volume_ml": 250.0})
    store.add([water("2026-11-01", 1), water("2026-11-01", 2, 200.0), drink, drink], "log")
    store.add([water("2026-11-02"), water("2026-12-01"), PAIN], "log")
    store.delete([5], "delete 5")
    assert store.totals("volume_ml", NOVEMBER) == [
        Total("2026-11-01", "water", None, 700.0, 2),
        Total("2026-11-02", "drink", "tea", 500.0, 2),
    ]
    assert store.totals("steps", ALL_DAYS) == []


def test_days_count_and_span(store: Store) -> None:
    assert store.span() is None
    assert store.count() == 0
    store.add([KNEE, TREATMENT, WATER, WATER], "log")
    assert store.days() == ["2026-10-30", "2026-10-31", "2026-11-01"]
    assert store.days(kind="water") == ["2026-11-01"]
    assert store.span() == Days("2026-10-30", "2026-11-01")
    assert store.span("treatment") == Days("2026-10-31", "2026-10-31")
    assert store.span("walk") is None
    assert (store.count(), store.count(NOVEMBER), store.count(kind="pain")) == (4, 2, 1)
    assert store.entries_counted("2026-10-31") == 2
    store.delete([1], "delete 1")
    assert store.span() == Days("2026-10-31", "2026-11-01")
    assert store.count() == 3


def test_what_has_a_note_is_known_newest_first(store: Store) -> None:
    notes = ["first", None, "", "last"]
    store.add([water("2026-11-01", n, note=note) for n, note in enumerate(notes)], "log")
    assert {1, 4} <= set(store.noted()) <= {1, 3, 4}
    assert store.noted()[0] == 4
    assert store.noted(kind="pain") == store.noted(Days("2026-11-02", "2026-11-03")) == []
    assert store.noted(NOVEMBER, "water") == store.noted()


def test_recent_subjects_come_once_newest_first(store: Store) -> None:
    left = KNEE._replace(day="2026-11-03")
    none = Entry("pain", "2026-11-09", measures={"intensity": 0.0})
    store.add([KNEE, PAIN, PAIN, left, left._replace(side="right"), none], "log")
    expected = [("knee", "right"), ("knee", "left"), ("lower-back", None)]
    assert store.recent_subjects("pain", 20) == expected
    assert store.recent_subjects("pain", 1) == expected[:1]
    assert store.recent_subjects("walk", 20) == []


# --- editing and deleting ---------------------------------------------------------------------


def test_an_edit_replaces_everything_but_the_name(store: Store, clock: Clock) -> None:
    (old,) = store.add([TREATMENT], "log")
    clock.now += 60
    new = PAIN._replace(id=old.id, uid="other", created_at=5)
    edited = store.edit(1, lambda _: new, "edit 1")
    assert edited == PAIN._replace(id=old.id, uid=old.uid, created_at=old.created_at)
    assert raw_record(store, "entries", old.uid)["edited_at"] == clock.now
    assert store.entries() == [edited]


def test_an_edit_can_take_everything_away(store: Store) -> None:
    store.add([TREATMENT._replace(note="x")], "log")
    bare = Entry("treatment", "2026-10-31", subject="acupuncture", id=1)
    assert content(store.edit(1, lambda _: bare, "edit 1")) == content(bare)
    assert content(store.entry(1)) == content(bare)


def test_an_edit_that_changes_nothing_is_none(store: Store, clock: Clock) -> None:
    (kept,) = store.add([WATER], "log")
    clock.now += 60
    assert store.edit(1, lambda _: kept, "edit 1") == kept
    assert [change.command for change in store.history(20)] == ["log"]


def test_an_edit_in_the_same_second_is_later_all_the_same(store: Store) -> None:
    (kept,) = store.add([WATER], "log")
    for n, note in enumerate("ab", 1):
        store.edit(1, lambda _, note=note: kept._replace(note=note), "edit 1")
        assert raw_record(store, "entries", kept.uid)["edited_at"] == NOON + n
    store.delete([1], "delete 1")
    assert raw_record(store, "entries", kept.uid)["deleted_at"] == NOON + 3


def test_what_is_deleted_is_in_no_answer(store: Store) -> None:
    kept = store.add([WATER, PAIN], "log")
    gone = store.delete([1], "delete 1")
    assert gone == [kept[0]]
    assert store.entries() == store.newest(9) == [kept[1]]
    with pytest.raises(NoSuchEntry, match=r"^there is no entry 1; `tracker list` shows the ids$"):
        store.entry(1)
    assert raw_record(store, "entries", kept[0].uid) is not None


def test_delete_takes_all_or_none(store: Store) -> None:
    kept = store.add([WATER, PAIN], "log")
    with pytest.raises(NoSuchEntry, match=r"^there is no entry 7, 8;"):
        store.delete([1, 7, 8], "delete")
    assert store.entries() == kept
    assert [entry.id for entry in store.delete([2, 1, 2], "delete")] == [2, 1]
    assert store.entries() == []


@pytest.mark.parametrize("id", [0, -1, 2, 2**63, 10**30])
def test_an_id_that_is_not_there_is_said(store: Store, id: int) -> None:
    store.add([WATER], "log")
    for ask in (
        lambda: store.entry(id),
        lambda: store.edit(id, lambda _: WATER, "edit"),
        lambda: store.delete([id], "delete"),
    ):
        with pytest.raises(NoSuchEntry, match=f"there is no entry {id}; "):
            ask()
    assert len(store.history(20)) == 1


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"measures": {"intensity": 11.0}}, "this must hold: pain is 0 to 10"),
        ({"measures": {"intensity": 6.5}}, "this must hold: pain is 0 to 10"),
        ({"measures": {"volume_ml": -5.0}}, "this must hold: value is not negative"),
        ({"measures": {"volume_ml": float("nan")}}, "nan is no amount"),
        ({"measures": {"volume_ml": float("inf")}}, "inf is no amount"),
        ({"side": "front"}, "this must hold: side is known"),
        ({"day": "2026-1-1"}, "this must hold: day is a day"),
        ({"since_day": "ever"}, "this must hold: since day is a day"),
        ({"utc_offset_min": None}, "this must hold: time has an offset"),
        ({"note": "x" * 10_001}, "this must hold: note is short enough"),
        ({"note": "a\0b"}, "NUL"),
        ({"note": "a\ud800b"}, "half a character"),
        ({"attributes": {"provider": "\0"}}, "NUL"),
        ({"at": 2**63}, "too large"),
        ({"kind": ""}, "this must hold: kind is named"),
    ],
)
def test_what_can_not_be_kept_changes_nothing(
    store: Store, columns: dict[str, Any], sentence: str
) -> None:
    (kept,) = store.add([WATER], "log")
    with pytest.raises(WrongWords, match=sentence):
        store.add([PAIN, PAIN._replace(**columns)], "log")
    with pytest.raises(WrongWords, match=sentence):
        store.edit(1, lambda _: WATER._replace(**columns), "edit")
    assert store.entries() == [kept]
    assert len(store.history(20)) == 1


def test_text_is_kept_as_it_was_typed(store: Store) -> None:
    note = "two\nlines\ttab \x1b[31m «درد» 💪 'quotes' \"double\" \\ %s :name"
    store.add([WATER._replace(note=note, subject=note)], note)
    (entry,) = store.entries()
    assert (entry.note, entry.subject) == (note, note)
    assert store.history(20)[0].command == note


def test_two_that_stand_can_not_share_a_source(store: Store) -> None:
    twins = {"entries": [raw_of_entry(WATER) | {"source": "app", "source_key": "1"}]}
    store.put_raw("import", twins)
    with pytest.raises(StoreError, match=r"another record has the same source, source_key"):
        store.put_raw("import", twins)
    store.delete([1], "delete")
    store.put_raw("import", twins)
    assert store.count() == 1


# --- other records ----------------------------------------------------------------------------


@pytest.mark.parametrize("table", RECORDS)
def test_a_record_is_put_read_and_put_again(store: Store, clock: Clock, table: str) -> None:
    row = RECORDS[table]
    key = next(iter(row.values()))
    store.put_raw("put", {table: [row]})
    record = raw_record(store, table, key)
    assert record is not None
    assert row.items() <= record.items()
    assert (record["created_at"], record["edited_at"], record["deleted_at"]) == (NOON, None, None)
    assert store.raw(table) == list(store.each_raw(table)) == [record]
    clock.now += 5
    name, value = list(row.items())[-1]
    other: Any = {"volume_ml": 1.0} if name == "measures" else value
    other = {"closed": 0}.get(name, other) if name != "measures" else other
    store.put_raw("again", {table: [{**row, name: other}]})
    again = raw_record(store, table, key)
    assert again is not None
    assert again[name] == other
    assert again["edited_at"] == (None if other == value else NOON + 5)


def test_a_record_that_is_not_there_is_none(store: Store) -> None:
    assert raw_record(store, "goals", "none") is None
    assert store.raw("goals") == []


def test_a_column_that_is_not_named_stays(store: Store) -> None:
    store.put_raw("note", {"days": [{"day": "2026-11-01", "note": "moved house"}]})
    store.put_raw("close", {"days": [{"day": "2026-11-01", "closed": 1}]})
    record = raw_record(store, "days", "2026-11-01")
    assert record is not None
    assert (record["note"], record["closed"]) == ("moved house", 1)


def test_a_column_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match=r"days has no column colour"):
        store.put_raw("put", {"days": [{"day": "2026-11-01", "colour": "red"}]})


def test_a_row_without_a_uid_gets_one(store: Store) -> None:
    row = {name: value for name, value in RECORDS["goals"].items() if name != "uid"}
    store.put_raw("goal", {"goals": [row, row]})
    assert len({record["uid"] for record in store.raw("goals")}) == 2


def test_what_is_deleted_comes_back_when_put_again(store: Store) -> None:
    row = {"name": "height", "value": "178"}
    store.put_raw("set", {"profile": [row]})
    store.put_raw("unset", {"profile": [{**row, "deleted_at": 1}]})
    assert store.profile() == {}
    store.put_raw("set", {"profile": [row]})
    assert store.profile() == {"height": "178"}
    record = raw_record(store, "profile", "height")
    assert record is not None
    assert (record["created_at"], record["edited_at"]) == (NOON, NOON + 2)


def test_nothing_written_is_no_change(store: Store) -> None:
    store.put_raw("set", {"settings": [{"name": "a", "value": "1"}]})
    store.put_raw("set", {"settings": [{"name": "a", "value": "1"}], "goals": []})
    store.put_raw("none", {})
    store.add([], "none")
    assert len(store.history(20)) == 1


def test_goals_subjects_settings_and_profile_leave_out_what_is_deleted(store: Store) -> None:
    goal, subject = RECORDS["goals"], RECORDS["subjects"]
    alias = {**subject, "uid": "s2", "name": "lbp", "alias_of": "lower-back", "parent": None}
    alias |= {"data": '{"paired": false}'}
    for uid, gone in (("x", {}), ("y", {"deleted_at": 1})):
        store.put_raw("goal", {"goals": [{**goal, "uid": uid, **gone}]})
        store.put_raw("subject", {"subjects": [{**alias, "uid": uid, **gone}]})
        store.put_raw(
            "set", {t: [{"name": uid, "value": "1", **gone}] for t in ("settings", "profile")}
        )
    store.put_raw("subject", {"subjects": [{**subject, "kind": "drugs"}]})
    assert store.goals() == [
        Goal("volume_ml", 2000.0, from_day="2026-11-01", to_day="9999-12-31", uid="x")
    ]
    assert store.own_subjects("sites") == [
        OwnSubject("sites", "lbp", "lower-back", None, {"paired": False}, "x")
    ]
    at_once = store.own_vocabularies(["drugs", "sites", "foods"])
    assert at_once == {name: store.own_subjects(name) for name in ("drugs", "sites", "foods")}
    assert [len(own) for own in at_once.values()] == [1, 1, 0]
    assert store.settings() == store.profile() == {"x": "1"}
    assert (store.setting("x"), store.setting("y")) == ("1", None)
    assert len(store.raw("goals")) == 2


def test_records_of_entries_come_a_page_at_a_time(store: Store) -> None:
    store.add([WATER] * 1500 + [TREATMENT], "log")
    store.delete([3], "delete")
    records = store.raw("entries")
    assert len(records) == 1501
    assert records[-1]["attributes"] == {"provider": "Dr Lin"}
    assert records[2]["deleted_at"] == NOON + 1
    assert "id" not in records[0]
    assert records[0]["measures"] == {"volume_ml": 500.0}


def test_what_stands_comes_a_page_at_a_time_in_the_order_of_entries(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several pages of one day, with times that meet, some without, and deleted ones between."""
    monkeypatch.setattr(raw_records, "PAGE", 100)
    many = [WATER._replace(at=None, utc_offset_min=None, note="early")] * 120
    many += [WATER._replace(at=NOON + n // 50, utc_offset_min=0) for n in range(130)]
    store.add([*reversed(many), TREATMENT], "log")
    store.delete([1, 60, 251], "delete")
    assert [row["uid"] for row in store.each_standing()] == [e.uid for e in store.entries()]
    day = WATER.day
    one_day = [row["uid"] for row in store.each_standing(Days(day, day))]
    assert one_day == [entry.uid for entry in store.entries(Days(day, day))]
    deleted = list(store.each_deleted())
    assert len(deleted) == 3 and all(row["deleted_at"] for row in deleted)
    assert store.last_touched() == max(row["deleted_at"] for row in deleted)


def test_what_entries_have_by_name_is_read_however_far_apart_they_are(store: Store) -> None:
    there = store.add([WATER._replace(measures={"volume_ml": 1.0 + n}) for n in range(60)], "log")
    for some in (there, there[::20], there[7:8], there[:0]):
        found = store.raw_by_key("entries", [entry.uid for entry in some])
        assert {uid: row["measures"] for uid, row in found.items()} == {
            entry.uid: dict(entry.measures) for entry in some
        }


def test_what_was_touched_is_known(store: Store) -> None:
    store.add([WATER], "log")
    assert (store.touched.tables, store.touched.days) == ({"entries"}, {WATER.day})
    assert (store.touched.writes, store.touched.deleted) == (1, False)
    store.edit(1, lambda entry: entry._replace(day="2026-10-01", at=None), "edit")
    store.delete([1], "delete")
    assert store.touched.days == {WATER.day, "2026-10-01"} and store.touched.deleted
    store.undo(2)
    assert store.touched.writes == 4 and not store.touched.everything
    brought = {"uid": "u", "kind": "note", "day": "2026-10-02", "import_id": "import-1"}
    store.put_raw("import", {"entries": [brought]}, "import-1")
    assert "2026-10-02" in store.touched.days and not store.touched.everything
    store.undo()
    assert store.touched.everything
