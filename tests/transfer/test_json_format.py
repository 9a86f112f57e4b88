"""The diary as JSON, there and back, on real databases made by the migrations."""

from __future__ import annotations

import io
import json
import shutil
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given

from tests.properties import examples
from tests.transfer.diaries import NOW, Document, Row, documents, import_json
from tracker.domain.entries import FIRST_DAY, LAST_DAY, Entry
from tracker.domain.errors import TrackerError
from tracker.store.opening import open_store
from tracker.store.statements.frozen import KEYS
from tracker.store.store import Store
from tracker.transfer.json_format import write_json
from tracker.transfer.merging import ImportResult
from tracker.transfer.shape import SHAPE

RANDOM = examples(40, HealthCheck.function_scoped_fixture)

Opener = Callable[[], Any]


@pytest.fixture
def opened(empty_diary: Path, tmp_path: Path) -> Opener:
    """Opens one new empty diary a call; its clock goes on by a second a look."""
    numbers = iter(range(10_000))

    @contextmanager
    def opened() -> Iterator[Store]:
        path = tmp_path / f"{next(numbers)}.db"
        shutil.copy(empty_diary, path)
        clock = iter(range(NOW, NOW + 10_000))
        store = open_store(str(path), now=lambda: next(clock), tell=lambda _: None)
        try:
            yield store
        finally:
            store.close()
            path.unlink()

    return opened


def export_json(store: Store, now: int) -> Document:
    """A diary's document, by way of the text that is written."""
    text = io.StringIO()
    write_json(store, text, now)
    document: Document = json.loads(text.getvalue())
    return document


def fill(store: Store, document: Document) -> None:
    """Put a document's records into a diary as they are, past the import."""
    rows = {table: document[table] for table in SHAPE if document.get(table)}
    if rows:
        store.put_raw("fill", rows, "fill")  # only an import keeps the stamps that rows come with


def held(store: Store, but: str = "") -> dict[str, dict[str, Row]]:
    """Every record of a diary by table and key, without the ids of its machine."""
    whole = export_json(store, NOW)
    return {t: {row[KEYS[t]]: row for row in whole[t]} for t in SHAPE if t != but}


def said(document: Document) -> dict[str, dict[str, Row]]:
    return {t: {row[KEYS[t]]: row for row in document.get(t, [])} for t in SHAPE}


def through_json(document: Document) -> Document:
    text: Document = json.loads(json.dumps(document))
    return text


@RANDOM
@given(documents())
def test_a_round_trip_loses_nothing(opened: Opener, document: Document) -> None:
    with opened() as here, opened() as there:
        fill(here, document)
        assert held(here) == said(document)
        result = import_json(there, export_json(here, NOW), NOW)
        assert held(there, but="imports") == held(here, but="imports")
        rows = [row for t in SHAPE if t != "imports" for row in document[t]]
        assert result.added == sum(row["deleted_at"] is None for row in rows)
        assert result[1:4] == (0, 0, len(rows) - result.added)
        if rows:
            assert held(there)["imports"].keys() == {
                *held(here)["imports"],
                result.import_id,
            }


@RANDOM
@given(documents(most=3), documents(most=3))
def test_importing_twice_adds_nothing(opened: Opener, ours: Document, theirs: Document) -> None:
    with opened() as store:
        fill(store, ours)
        import_json(store, through_json(theirs), NOW)
        before, changes = held(store), len(store.history(100))
        again = import_json(store, through_json(theirs), NOW)
        assert again[:2] == (0, 0) and again.import_id is None
        assert held(store) == before
        assert len(store.history(100)) == changes
        # Nor does reading one's own export.
        own = import_json(store, export_json(store, NOW), NOW)
        assert own[:2] == (0, 0) and own.import_id is None


NOTHING: Document = {"format": "tracker-diary", "version": 1, **{table: [] for table in SHAPE}}
STAMPS = {"created_at": 1_700_000_000, "edited_at": None, "deleted_at": None}


def two_goals_at_once() -> Document:
    """What an older version could leave."""
    aimed = {"kind": None, "subject": None, "measure": "steps", "direction": "at-least"}
    always = {"from_day": FIRST_DAY, "to_day": LAST_DAY, "period": "day", "schedule": "daily"}
    goals = [
        {"uid": uid, **aimed, "target": target, **always, "source": None, **STAMPS}
        for uid, target in (("g0", 100.0), ("g1", 200.0))
    ]
    return {**NOTHING, "goals": goals}


def a_skip() -> Document:
    days = {"from_day": FIRST_DAY, "to_day": LAST_DAY}
    skip = {"uid": "s0", "habit_uid": None, **days, "reason": None, "pause": 0, **STAMPS}
    return {**NOTHING, "skips": [skip]}


def a_note() -> Document:
    row = dict.fromkeys(SHAPE["entries"])
    note = {"uid": "e0", "kind": "note", "utc_offset_min": 0, "day": "2026-11-03", "note": "x"}
    numbers = {"source_n": 0, "estimated": 0, "measures": {}, "attributes": {}}
    return {**NOTHING, "entries": [{**row, **note, **numbers, **STAMPS}]}


@pytest.mark.slow
@RANDOM
@given(documents(most=3), documents(most=3))
@example(a_skip(), two_goals_at_once())
@example(a_note(), two_goals_at_once())
def test_two_diverged_diaries_become_alike_in_either_order(
    opened: Opener, one: Document, other: Document
) -> None:
    with opened() as a, opened() as b, opened() as c:
        fill(a, one)
        fill(b, other)
        fill(c, other)
        from_a, from_b = export_json(a, NOW), export_json(b, NOW)
        import_json(a, through_json(from_b), NOW)
        import_json(b, through_json(from_a), NOW)
        # c reads what a has become by reading b.
        import_json(c, export_json(a, NOW), NOW)
        assert held(a, but="imports") == held(b, but="imports") == held(c, but="imports")
        # They know of different imports now; that alone is nothing to import.
        assert import_json(a, export_json(b, NOW), NOW).import_id is None
        for table in SHAPE:
            both = {*said(one)[table], *said(other)[table]}
            assert both <= set(held(a)[table]) or table == "imports"


@RANDOM
@given(documents(most=3), documents(most=3))
def test_an_undone_import_leaves_no_trace_and_redo_brings_it_again(
    opened: Opener, ours: Document, theirs: Document
) -> None:
    """Not in what is exported either: no tombstone and no stamp travels to where it came from."""
    with opened() as store:
        fill(store, ours)
        before = held(store)
        result = import_json(store, through_json(theirs), NOW)
        after = held(store)
        if result.import_id is None:
            assert after == before
            return
        for _ in range(2):
            assert [change.import_id for change in store.undo()] == [result.import_id]
            assert held(store) == before
            store.redo()
            assert held(store) == after
        store.undo()
        again = import_json(store, through_json(theirs), NOW)
        assert again._replace(import_id=None) == result._replace(import_id=None)
        assert held(store, but="imports") == {t: after[t] for t in SHAPE if t != "imports"}
        store.undo()
        assert held(store) == before


@RANDOM
@given(documents())
def test_the_written_text_has_a_line_a_record(opened: Opener, document: Document) -> None:
    with opened() as store:
        fill(store, document)
        text = io.StringIO()
        write_json(store, text, NOW)
        # What a person's diff tool likes.
        records = sum(len(document[table]) for table in SHAPE)
        assert text.getvalue().count("\n{") == records


def logged(kind: str, **columns: Any) -> Entry:
    return Entry(kind, columns.pop("day", "2026-11-03"), **columns)


def test_what_was_logged_is_there_after_a_round_trip(opened: Opener) -> None:
    with opened() as here, opened() as there:
        entries = here.add(
            [
                logged(
                    "pain", subject="knee", side="left", measures={"intensity": 6.0}, note="אוי\n🧘"
                ),
                logged("treatment", subject="massage", attributes={"provider": "Dr Lin"}),
                logged(
                    "water",
                    day="2027-01-15",
                    at=NOW - 60,
                    utc_offset_min=60,
                    measures={"volume_ml": 500.0},
                ),
            ],
            "log",
        )
        here.delete([entries[1].id], "delete")
        document = export_json(here, NOW)
        assert document["exported_at"] == "2027-01-15T08:00:00Z"
        assert "id" not in document["entries"][0]
        result = import_json(there, document, NOW)
        assert result[:4] == (2, 0, 0, 1)
        assert result.told() == "2 added, 0 changed, 0 as they were, 1 deleted there"
        again = import_json(there, document, NOW)
        assert again.told() == "0 added, 0 changed, 3 as they were"
        assert [e._replace(id=None) for e in there.entries()] == [
            e._replace(id=None) for e in here.entries()
        ]


def test_an_entry_deleted_here_later_stays_deleted_and_it_is_said(opened: Opener) -> None:
    with opened() as here, opened() as there:
        (kept,) = here.add([logged("water", measures={"volume_ml": 500.0})], "log")
        document = export_json(here, NOW)
        import_json(there, document, NOW)
        here.delete([kept.id], "delete")
        result = import_json(here, document, NOW)
        assert (
            result[:6]
            == ImportResult(
                0, 0, 1, 0, None, ("still deleted, since that was done here later: 1",)
            )[:6]
        )
        assert result.entries == (0, 1)
        assert import_json(there, export_json(here, NOW), NOW).changed == 1
        assert there.entries() == []


def sourced(uid: str, note: str, created_at: int) -> Row:
    return {
        "uid": uid,
        "kind": "note",
        "day": "2026-11-03",
        "note": note,
        "source": "loop",
        "source_key": "7",
        "created_at": created_at,
    }


@pytest.mark.parametrize("created", [(10, 20), (20, 10), (10, 10)])
@pytest.mark.parametrize("uids", [("a", "b"), ("b", "a")])
def test_one_thing_read_in_on_two_machines_is_one_entry(
    opened: Opener, uids: tuple[str, str], created: tuple[int, int]
) -> None:
    head = {"format": "tracker-diary", "version": 1}
    with opened() as here, opened() as there:
        for store, n in ((here, 0), (there, 1)):
            rows = [sourced(uids[n], f"note {n}", created[n])]
            import_json(store, {**head, "entries": rows}, NOW)
        before = held(here)
        import_json(here, export_json(there, NOW), NOW)
        import_json(there, export_json(here, NOW), NOW)
        assert held(here, but="imports") == held(there, but="imports")
        assert [e.note for e in here.entries()] == [e.note for e in there.entries()]
        assert len(here.entries()) == 1
        here.undo()
        assert held(here) == before


def test_a_source_passes_from_one_entry_to_its_twin(opened: Opener) -> None:
    head = {"format": "tracker-diary", "version": 1}
    gone, stands = {**sourced("a", "gone", 10), "deleted_at": 11}, sourced("b", "stands", 20)
    with opened() as store:
        import_json(store, {**head, "entries": [gone, stands]}, NOW)
        revived = {**sourced("a", "revived", 10), "edited_at": 30}
        import_json(store, {**head, "entries": [revived]}, NOW)
        assert [entry.note for entry in store.entries()] == ["revived"]
        store.undo()
        assert [entry.note for entry in store.entries()] == ["stands"]
        store.redo()
        assert [entry.note for entry in store.entries()] == ["revived"]


def test_the_later_day_start_holds_for_both_and_moves_days(opened: Opener) -> None:
    night = {"at": NOW - NOW % 86_400 + 2 * 3600, "utc_offset_min": 0}  # 02:00 on 2027-01-15
    with opened() as owl, opened() as lark:
        owl.put_raw("config", {"settings": [{"name": "day-start", "value": "04:00"}]})
        owl.add([logged("water", day="2027-01-14", **night)], "log")
        lark.add([logged("water", day="2027-01-15", **night)], "log")
        lark.add([logged("water", day="2027-01-15")], "log")
        from_owl = export_json(owl, NOW)
        import_json(owl, export_json(lark, NOW), NOW)
        result = import_json(lark, from_owl, NOW)
        assert result.remarks == (
            "your day begins at 04:00 now, as in the diary read in; "
            "1 of your entries belong to another day",
        )
        assert held(owl, but="imports") == held(lark, but="imports")
        assert [e.day for e in lark.entries()] == ["2027-01-14", "2027-01-14", "2027-01-15"]
        # To follow a setting is no edit, which would win over a real one made elsewhere.
        assert {row["edited_at"] for row in lark.raw("entries")} == {None}
        lark.undo()
        assert [e.day for e in lark.entries()] == ["2027-01-15", "2027-01-15"]


def test_a_broken_document_changes_nothing(opened: Opener) -> None:
    with opened() as store:
        store.add([logged("water", measures={"volume_ml": 500.0})], "log")
        document = export_json(store, NOW)
        document["entries"].append({**document["entries"][0], "uid": "new", "day": "2026-02-30"})
        before, changes = held(store), store.history(20)
        with pytest.raises(TrackerError, match=r"entries\[1\]: day is \"2026-02-30\""):
            import_json(store, document, NOW)
        assert (held(store), store.history(20)) == (before, changes)


class Sink:
    """A file that keeps nothing but its size."""

    size = 0

    def write(self, text: str) -> None:
        self.size += len(text)


@pytest.mark.slow
def test_writing_holds_little_of_a_big_diary_at_a_time(opened: Opener) -> None:
    with opened() as store:
        store.add([logged("note", note="x" * 2000) for _ in range(4000)], "log")
        sink = Sink()
        tracemalloc.start()
        try:
            write_json(store, sink, NOW)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert sink.size > 8_000_000
        assert peak < 7_000_000  # a page of a thousand, twice
