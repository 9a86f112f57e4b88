"""A document from outside: read whole, or refused with a sentence that says what and where."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from tests.transfer.diaries import NOW, Document, documents, read_document
from tracker.store.statements.frozen import KEYS
from tracker.transfer.refusal import Refused
from tracker.transfer.shape import SHAPE

ENTRY: dict[str, Any] = {
    "uid": "u1",
    "kind": "pain",
    "subject": "lower-back",
    "at": 1_700_000_000,
    "utc_offset_min": 60,
    "day": "2023-11-14",
    "created_at": 1_700_000_000,
    "measures": {"intensity": 6},
}


def document(*rows: dict[str, Any], **tables: Any) -> Document:
    return {"format": "tracker-diary", "version": 1, "entries": list(rows), **tables}


def test_a_short_entry_gets_every_column() -> None:
    read = read_document(document(ENTRY), NOW)
    row = read.tables["entries"]["u1"]
    assert set(row) == {*SHAPE["entries"], "measures", "attributes"}
    assert row["measures"] == {"intensity": 6.0}
    assert (row["source_n"], row["estimated"], row["note"]) == (0, 0, None)
    assert tuple(read.remarks.sentences()) == ()


@examples(30)
@given(documents())
def test_whatever_an_export_holds_is_read_as_it_is(whole: Document) -> None:
    read = read_document(copy.deepcopy(whole), NOW)
    assert list(read.tables) == list(SHAPE)
    for table in SHAPE:
        assert list(read.tables[table].values()) == whole[table]
        assert list(read.tables[table]) == [row[KEYS[table]] for row in whole[table]]


@pytest.mark.parametrize(
    ("whole", "sentence"),
    [
        (None, 'this is no diary: it has no "format": "tracker-diary"'),
        ([], "this is no diary"),
        ({}, "this is no diary"),
        ({"format": "loop", "version": 1}, "this is no diary"),
        ({"format": "tracker-diary"}, "the diary's version is null; this program writes 1"),
        ({"format": "tracker-diary", "version": True}, "the diary's version is true"),
        ({"format": "tracker-diary", "version": 0}, "the diary's version is 0"),
        ({"format": "tracker-diary", "version": 2}, "version 2 and this program reads up to 1"),
        ({"format": "tracker-diary", "version": 1, "goals": {}}, "goals is no list"),
        (document(3), "entries[0] is 3; it must be an object"),  # type: ignore[arg-type]
        (document(ENTRY, ENTRY), "entries[1] has the same uid as entries[0]"),
    ],
)
def test_what_is_no_export_is_refused(whole: object, sentence: str) -> None:
    with pytest.raises(Refused) as caught:
        read_document(whole, NOW)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"uid": None}, "entries[0] has no uid; it must be text that isn't empty"),
        ({"uid": " "}, 'entries[0]: uid is " "; it must be text that isn\'t empty'),
        ({"kind": 3}, "entries[0]: kind is 3"),
        ({"day": "2023-02-30"}, 'day is "2023-02-30"; it must be a day like 2026-11-03'),
        ({"day": "20231114"}, "it must be a day like"),
        ({"day": "2023-W46-2"}, "it must be a day like"),
        ({"day": "٢٠٢٣-١١-١٤"}, "it must be a day like"),
        ({"since_day": "soon"}, 'since_day is "soon"'),
        ({"at": 1.5}, "at is 1.5; it must be a moment in whole seconds since 1970"),
        ({"at": True}, "at is true"),
        ({"at": 10**30}, "at is 1000000"),
        ({"utc_offset_min": None}, "has a time (at) without utc_offset_min"),
        ({"utc_offset_min": 1441}, "utc_offset_min is 1441; it must be a whole number from -840"),
        ({"side": "middle"}, 'side is "middle"; it must be left or right or both'),
        ({"note": "x" * 10_001}, "it must be text of at most 10,000 characters"),
        ({"note": "a\0b"}, 'note is "a\\u0000b"'),
        ({"note": "\ud800"}, 'note is "\\ud800"'),
        ({"note": "\x1b[31m"}, ""),
        ({"estimated": 2}, "estimated is 2; it must be 0 or 1"),
        ({"created_at": None}, "has no created_at"),
        ({"deleted_at": "now"}, 'deleted_at is "now"'),
        ({"measures": [1]}, "measures is [1]; it must be an object"),
        ({"measures": {"": 1}}, "it must be an object with names"),
        ({"measures": {"intensity": 6.5}}, "it must be a whole number from 0 to 10"),
        ({"measures": {"intensity": 11}}, "intensity of pain is 11.0"),
        ({"measures": {"intensity": -1}}, "intensity is -1; it must be a number of 0 or more"),
        ({"measures": {"intensity": "6"}}, 'intensity is "6"'),
        ({"measures": {"intensity": True}}, "intensity is true"),
        ({"measures": {"intensity": float("nan")}}, "intensity is NaN"),
        ({"measures": {"intensity": float("inf")}}, "intensity is Infinity"),
        ({"measures": {"own": 10**400}}, "it must be a number of 0 or more"),
        ({"measures": {"intensity": 6, "spasm": 2}}, "spasm is 2.0; it must be 1 or left out"),
        ({"attributes": {"provider": 3}}, "provider is 3; it must be text"),
        ({"kind": "water", "measures": {"volume_ml": 0.5}}, "a number from 1 to 20000"),
    ],
)
def test_a_broken_entry_is_refused_with_its_place(change: dict[str, Any], sentence: str) -> None:
    whole = document({**ENTRY, **change})
    if not sentence:
        read_document(whole, NOW)
        return
    with pytest.raises(Refused) as caught:
        read_document(whole, NOW)
    assert sentence in str(caught.value)
    assert str(caught.value).startswith("entries[0]")
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 200


STAMPED = {"created_at": 5}


@pytest.mark.parametrize(
    ("table", "row", "sentence"),
    [
        (
            "goals",
            {"uid": "g", "measure": "steps", "target": 0},
            "target is 0; it must be a number",
        ),
        ("days", {"day": "0000-01-01"}, "day is"),
        ("days", {"day": "2026-01-01", "closed": "yes"}, 'closed is "yes"; it must be 0 or 1'),
        ("settings", {"name": "day-start", "value": "banana"}, "it must be a time from 00:00"),
        ("settings", {"name": "day-start", "value": "13:00"}, "it must be a time from 00:00"),
        ("settings", {"name": "day-start", "value": 4}, "value is 4; it must be text"),
        (
            "skips",
            {"uid": "s", "from_day": "2026-01-02", "to_day": "2026-01-01"},
            "from_day 2026-01-02 is after to_day 2026-01-01",
        ),
        ("subjects", {"uid": "s", "kind": "sites", "name": "x", "data": "[]"}, "a JSON object"),
        ("subjects", {"uid": "s", "kind": "sites", "name": "x", "data": "[" * 99999}, "data is"),
        ("imports", {"uid": "i", "format": "csv", "added": -1}, "added is -1"),
    ],
)
def test_a_broken_record_is_refused_with_its_place(
    table: str, row: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused) as caught:
        read_document(document(**{table: [{**row, **STAMPED}]}), NOW)
    assert sentence in str(caught.value)
    assert str(caught.value).startswith(f"{table}[0]")
    assert len(str(caught.value)) < 200


def test_the_same_source_twice_is_refused() -> None:
    source = {"source": "loop", "source_key": "7"}
    twice = document({**ENTRY, **source}, {**ENTRY, **source, "uid": "u2"})
    with pytest.raises(Refused, match=r"entries\[1\] has the same source, source_key and source_n"):
        read_document(twice, NOW)


def test_what_is_unknown_is_kept_or_left_out_and_said() -> None:
    read = read_document(
        document(
            {**ENTRY, "id": 12, "mood": "fine"},
            {**ENTRY, "uid": "u2", "kind": "juggling", "measures": {"balls": 5}},
            weather=[1],
        ),
        NOW,
    )
    assert read.tables["entries"]["u2"]["measures"] == {"balls": 5.0}
    assert "mood" not in read.tables["entries"]["u1"]
    assert tuple(read.remarks.sentences()) == (
        "left out, since this version doesn't know them: weather, entries.mood",
        "kept, though this version has no such kind: juggling (1)",
        "kept, though this version has no such measure: balls (1)",
    )


ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@examples(200)
@given(documents(most=2), st.data())
def test_any_slip_in_a_document_is_a_sentence_or_harmless(
    whole: Document, data: st.DataObject
) -> None:
    table = data.draw(st.sampled_from([name for name in SHAPE if whole[name]] or ["entries"]))
    if whole[table]:
        row = data.draw(st.sampled_from(whole[table]))
        row[data.draw(st.sampled_from(sorted(row)))] = data.draw(ANYTHING)
    else:
        whole[table] = data.draw(ANYTHING)
    sentence = refusal(whole)
    assert sentence is None or ("\n" not in sentence and len(sentence) < 250)


def refusal(whole: object) -> str | None:
    """The sentence that a document is refused with, None where it is read."""
    try:
        read_document(whole, NOW)
    except Refused as error:
        return str(error)
    return None
