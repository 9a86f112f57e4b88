"""Tables of any app: read as the mapping says or refused, never wrong; what is guessed of them."""

from __future__ import annotations

import csv
import io
import tempfile
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Tracker
from tests.properties import examples
from tests.transfer.exports import TABLE, TABLE_MAP
from tracker.domain.catalogues.catalogue import load
from tracker.domain.errors import TrackerError, WrongWords
from tracker.domain.time.clock import Clock
from tracker.transfer.arriving import IncomingEntry, LeftOut
from tracker.transfer.importers import any_csv
from tracker.transfer.options import Options
from tracker.transfer.outside.file import file_at
from tracker.transfer.tables.guessing import guess_mapping
from tracker.transfer.tables.mapping import read_mapping

WATER = {"kind": "water", "value": "ml"}
FORMATS = {"iso": "%Y-%m-%d", "mdy": "%m/%d/%Y", "dmy": "%d.%m.%Y", "ymd": "%Y/%m/%d"}


def mapping(*entries: dict[str, Any], **tables: Any) -> dict[str, Any]:
    said = {"file": {"name": "x"}, "date": {"column": "when"}}
    return {**said, "entry": list(entries) or [WATER], **tables}


def read(path: Path, said: dict[str, Any]) -> list[Any]:
    options = Options(Clock(1_800_000_000), load, read_mapping(said, "m.toml"), {})
    return list(any_csv.read(file_at(str(path)), options))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"entry": [WATER], "date": {"column": "when"}}, "needs file"),
        (mapping() | {"entry": []}, "has no [[entry]]"),
        (mapping(file={"name": "12"}), "needs a name of letters"),
        (mapping(file={"name": "x", "delimiter": "x"}), "delimiter = 'x'; it can be"),
        (mapping(file={"name": "x", "skip": 1}), "has skip, which nothing reads"),
        (mapping(file={"name": "x", "skip_lines": True}), "skip_lines = True, which can't be"),
        (mapping(date={"column": "when", "format": "us"}), "it can be 'iso'"),
        (mapping(date={"format": "iso"}), "needs column"),
        (mapping({"kind": "hurt", "value": "ml"}), "needs a kind: water"),
        (mapping({"kind": "water"}), "of water needs value"),
        (mapping({"kind": "pain", "value": "ml"}), "of pain needs subject"),
        (mapping({"kind": "note"}), "of note needs note"),
        (mapping({**WATER, "unit": "miles"}), "water isn't measured in"),
        (mapping({**WATER, "max": 5}), "which only pain has"),
        (mapping({**WATER, "split": "|"}), "splits no subject_column"),
        (mapping({"kind": "pain", "subject": "neck", "value": "v", "scale": {"a": 2.5}}), "whole"),
        (mapping(extra={}), "has extra, which nothing reads"),
    ],
)
def test_a_mapping_that_says_nothing_is_refused(said: dict[str, Any], sentence: str) -> None:
    with pytest.raises(WrongWords) as refused:
        read_mapping(said, "m.toml")
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("header", "sentence"),
    [("when,cl", "the column 'ml' of the mapping isn't there; the table has when, cl"),
     ("when,ml,ml", "the column 'ml' of the mapping is there twice")],
)  # fmt: skip
def test_columns_that_are_not_there_once(tmp_path: Path, header: str, sentence: str) -> None:
    (tmp_path / "t.csv").write_text(f"{header}\n2026-01-01,1,1\n")
    with pytest.raises(WrongWords) as refused:
        read(tmp_path / "t.csv", mapping())
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("text", "amounts", "left"),
    [
        ("2026-01-01,250", [250.0], []),
        ("2026-01-01,250,with,ice", [], [("bad-value", 2)]),
        ("2026-01-01", [], [("no-value", 2)]),
        ("2026-01-01,", [], [("no-value", 2)]),
        ("2026-01-01,half", [], [("bad-value", 2)]),
        ('2026-01-01,"0,5"', [], [("bad-value", 2)]),
        ('2026-01-01,"1,000"', [], [("bad-value", 2)]),
        ("2026-01-01,1e2", [100.0], []),
        ("2026-01-01,nan", [], [("bad-value", 2)]),
        ("2026-13-01,250", [], [("bad-date", 2)]),
        ("01/02/2026,250", [], [("bad-date", 2)]),
        ("20260101,250", [], [("bad-date", 2)]),
        (",250", [], [("bad-date", 2)]),
        ('\n\n"2026-01\n",250', [], [("bad-date", 4)]),
    ],
)
def test_a_cell_reads_as_the_mapping_says_or_is_left_out(
    tmp_path: Path, text: str, amounts: list[float], left: list[Any]
) -> None:
    (tmp_path / "t.csv").write_text(f"when,ml\n{text}\n")
    found = read(tmp_path / "t.csv", mapping())
    entries = [one for one in found if isinstance(one, IncomingEntry)]
    assert [entry.measures["volume_ml"] for entry in entries] == amounts
    assert [(one.reason, one.line) for one in found if isinstance(one, LeftOut)] == left


def test_comments_and_lines_to_skip_are_no_rows_but_count(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        'from an app\n# a comment\nwhen,ml,note\n\n# one\n2026-01-01,250,"a\n# b"\n2026-01-02,x,\n'
    )
    said = mapping({**WATER, "note": "note"}, file={"name": "x", "skip_lines": 1, "comment": "#"})
    entry, left = read(tmp_path / "t.csv", said)
    assert (entry.line, entry.note, left) == (6, "a\n# b", LeftOut("bad-value", 8))


def test_conditions_subjects_and_words(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        "when,type,what,v\n2026-01-01,PAIN,left-leg | Neck,3\n2026-01-01,Drink,coffee,200\n"
        "2026-01-01,other,x,1\n2026-01-01,pain,,4\n"
    )
    pain = {
        "kind": "pain", "when": {"type": "pain"}, "subject_column": "what", "split": "|",
        "words": {"Left-Leg": "left thigh"}, "value": "v", "max": 5,
    }  # fmt: skip
    drink = {
        "kind": "drink", "when": {"type": "drink"}, "subject_column": "what", "value": "v",
    }  # fmt: skip
    found = read(tmp_path / "t.csv", mapping(pain, drink))
    entries = [(e.kind, e.subject, dict(e.measures), e.estimated) for e in found[:3]]
    assert entries == [
        ("pain", "left thigh", {"intensity": 6.0}, True),
        ("pain", "Neck", {"intensity": 6.0}, True),
        ("drink", "coffee", {"volume_ml": 200.0}, False),
    ]
    assert found[3:] == [LeftOut("not-ours", 4), LeftOut("no-value", 5)]
    assert len({entry.key for entry in found[:3]}) == 3


days = st.dates(date(2000, 1, 1), date(2026, 10, 1))
amounts = st.integers(1, 20_000)


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, str, str, list[tuple[date, float]]]:
    """A table as some program writes it: its text, its decimal and date format, what it means."""
    rows = draw(st.lists(st.tuples(days, amounts, st.sampled_from([0, 5, 25])), max_size=8))
    delimiter = draw(st.sampled_from([",", ";", "\t"]))
    decimal = draw(st.sampled_from([".", ","]))
    format = draw(st.sampled_from(list(FORMATS)))
    notes = draw(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]))))
    stream = io.StringIO()
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    writer = csv.writer(stream, delimiter=delimiter, quoting=quoting, lineterminator=end)
    writer.writerow(["when", "water (ml)", "note"])
    for n, (day, whole, part) in enumerate(rows):
        number = f"{whole}{decimal}{part:02}" if part else str(whole)
        note = notes[n % len(notes)] if notes else ""
        writer.writerow([day.strftime(FORMATS[format]), number, note])
    meant = [(day, whole + part / 100) for day, whole, part in rows]
    text = draw(st.sampled_from(["", "\ufeff"])) + stream.getvalue()
    return text, decimal, format, meant


@given(tables())
@examples(400)
def test_a_guess_is_right_or_there_is_none(table: Any) -> None:
    text, _, _, meant = table
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "t.csv")
        path.write_bytes(text.encode())
        try:
            guess = guess_mapping(file_at(str(path)), load)
        except TrackerError:
            assert not meant
            return
        if guess.fault:
            assert not meant or len(guess.fits) != 1 or "no column" in guess.fault
            return
        found = read(path, tomllib.loads(guess.text))
        entries = [one for one in found if isinstance(one, IncomingEntry)]
        assert len(entries) == len(found) == len(meant)
        assert [(e.when.day, e.measures["volume_ml"]) for e in entries] == [
            (day.isoformat(), amount) for day, amount in meant
        ]


@given(tables(), st.sampled_from([".", ","]), st.sampled_from(list(FORMATS)))
@examples(400)
def test_the_wrong_mapping_leaves_out_and_never_reads_wrong(
    table: Any, decimal: str, format: str
) -> None:
    text, _, its_format, meant = table
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "t.csv")
        path.write_bytes(text.encode())
        said = mapping(
            {"kind": "water", "value": "water (ml)"},
            file={"name": "x", "decimal": decimal},
            date={"column": "when", "format": format},
        )
        found = read(path, said)
    entries = [one for one in found if isinstance(one, IncomingEntry)]
    right = {(day.isoformat(), amount) for day, amount in meant}
    if {format, its_format} == {"mdy", "dmy"} and format != its_format:
        return  # that these are told apart is the guess's matter: here the user said so
    for entry in entries:
        assert (entry.when.day, entry.measures["volume_ml"]) in right


def test_orders_that_both_fit_are_asked_about(tracker: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("date,water_ml\n03/04/2026,500\n05/06/2026,750\n")
    answer = tracker("import", str(file))
    assert answer.code == 2
    assert "the dates fit mdy and dmy, so format must say which" in answer.err
    assert "# every row fits: mdy, dmy" in answer.out
    assert tracker.state()["entries"] == []
    saved = tmp_path / "m.toml"
    saved.write_text(answer.out.replace('format = "mdy"', 'format = "dmy"'))
    told = tracker.ok("import", "csv", str(file), "--map", str(saved), "--json").json
    assert told["added"] == {"water": 2}


def test_a_guess_names_what_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("date,water (ml),mood,blank\n2026-01-01,300,4,\n")
    assert guess_mapping(file_at(str(path)), load).text.endswith("\n# not read: mood\n")


@pytest.mark.parametrize(
    ("column", "entry"),
    [
        ("Sleep (hrs)", 'kind = "sleep"\nvalue = "Sleep (hrs)"\nunit = "hrs"'),
        ("Wasser (Liter)", 'kind = "water"\nvalue = "Wasser (Liter)"\nunit = "liter"'),
        ("Schritte", 'kind = "walk"\nvalue = "Schritte"\nunit = "steps"'),
        ("Schlaf (h)", 'kind = "sleep"\nvalue = "Schlaf (h)"\nunit = "h"'),
    ],
)
def test_a_column_is_guessed_by_its_name_and_unit(tmp_path: Path, column: str, entry: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"date,{column}\n2026-01-01,7\n")
    assert entry in guess_mapping(file_at(str(path)), load).text


def test_amounts_of_named_drinks_are_guessed(tracker: Tracker, tmp_path: Path) -> None:
    path, mapping = tmp_path / "t.csv", tmp_path / "m.toml"
    path.write_text(
        "Date,Time,Drink Type,Amount (ml)\n2026-02-01,08:00,Water,250\n"
        "2026-02-01,09:00,Coffee,200\n2026-02-01,10:00,water,300\n2026-02-01,11:00,Xyzzy,300\n"
    )
    guess = guess_mapping(file_at(str(path)), load)
    assert guess.fault == ""
    mapping.write_text(guess.text)
    words = ("import", "csv", str(path), "--map", str(mapping), "--json")
    answer = tracker.ok(*words).json
    assert answer["added"] == {"water": 2, "drink": 1}
    assert answer["skipped"] == [{"reason": "unknown-subject", "count": 1, "lines": [5]}]


def test_a_bare_number_is_no_iso_date(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("timestamp,water (ml)\n1512110400000,300\n")
    guess = guess_mapping(file_at(str(path)), load)
    assert (guess.fits, guess.fault) == (("epoch-ms",), "")


def test_what_is_guessed_in_a_pipe_can_be_saved(tracker: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("id,Date,Weight (kg),Lower back pain,Comment\n1,2026-02-01,80.5,4,ok\n")
    answer = tracker("import", "csv", str(file), "--guess")
    assert answer.code == 2 and "# the first entries:" in answer.out
    said = tomllib.loads(answer.out)
    assert [entry["kind"] for entry in said["entry"]] == ["weight", "pain"]
    assert said["key"] == {"columns": ["id"]}
    assert tracker.state()["entries"] == []


def test_what_was_agreed_to_is_kept_for_the_next_export(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "t.csv"
    file.write_text("when,water ml\n2026-02-01 08:00,300\n2026-02-13 08:00,200\n")
    shown: list[str] = []

    def agreed(guess: str, samples: Any) -> bool:
        shown.append(guess)
        return len(samples) > 1

    monkeypatch.setattr("tracker.cli.importing.agreed", lambda session, as_json: agreed)
    first = tracker.ok("import", str(file), "--json").json
    assert first["added"] == {"water": 2} and len(shown) == 1
    assert "the mapping is kept for tables with this header" in first["remarks"][0]
    file.write_text(file.read_text() + "2026-02-14 08:00,100\n")
    again = tracker.ok("import", str(file), "--json").json
    assert again["added"] == {"water": 1} and len(shown) == 1
    assert "read by the mapping that you agreed to" in again["remarks"][0]
    assert (tracker.config.parent / "tables").stat().st_mode & 0o777 == 0o700
    tracker.ok("import", "csv", str(file), "--guess")
    assert len(shown) == 2


def test_a_table_of_an_app_that_is_known_can_be_read_by_a_mapping(
    tracker: Tracker, tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_text(TABLE)
    (tmp_path / "m.toml").write_text(TABLE_MAP)
    answer = tracker("import", "csv", str(tmp_path / "t.csv"), "--map", str(tmp_path / "none.toml"))
    assert answer.code == 2 and "there is no such file" in answer.err


def test_no_guess_is_agreed_to_for_who_asks_for_json(tracker: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("date,water_ml\n2026-02-01,500\n")
    answer = tracker("import", "csv", str(file), "--json")
    assert "save its guessed mapping" in answer.json["error"]["message"]
    assert tracker.state()["entries"] == []
