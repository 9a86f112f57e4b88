"""The diary as CSV, there and back: a folder is the whole diary, a file its entries."""

from __future__ import annotations

import csv
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given

from tests.properties import examples
from tests.transfer.diaries import NOW, Document, documents
from tests.transfer.test_json_format import Opener, fill, held, logged, opened
from tracker.domain.catalogues.catalogue import load
from tracker.domain.csv_text import guarded, unguarded
from tracker.domain.entries import Entry
from tracker.domain.time.clock import Clock
from tracker.domain.time.days import day_of
from tracker.store.store import Store
from tracker.transfer.arriving import importers
from tracker.transfer.checked_document import read_incoming
from tracker.transfer.csv_rows import ENTRY_COLUMNS
from tracker.transfer.exporters import csv as exporter
from tracker.transfer.leaving import Outgoing
from tracker.transfer.merging import ImportResult, merge_in
from tracker.transfer.options import Options
from tracker.transfer.outside.file import file_at
from tracker.transfer.refusal import Refused

__all__ = ["opened"]

RANDOM = examples(100, HealthCheck.function_scoped_fixture)


def export_csv(store: Store, folder: Path) -> Path:
    """A diary as a folder of CSV files."""
    folder.mkdir(exist_ok=True)
    for file in exporter.folder(Outgoing(store, NOW)):
        with (folder / file.name).open("w", encoding="utf-8", newline="") as stream:
            file.write(stream)
    return folder


def import_csv(store: Store, path: Path) -> ImportResult:
    importer = importers()["own-csv"]
    with closing(file_at(str(path))) as file:
        incoming = importer.read(file, Options(Clock(NOW), load, None, {}))
        return merge_in(store, read_incoming(incoming, NOW), importer, NOW)


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


@RANDOM
@given(documents())
def test_a_folder_is_the_whole_diary(opened: Opener, tmp_path: Path, document: Document) -> None:
    with opened() as here, opened() as there:
        fill(here, document)
        folder = export_csv(here, tmp_path / "csv")
        import_csv(there, folder)
        assert held(there, but="imports") == held(here, but="imports")
        again = import_csv(here, folder)
        assert again[:2] == (0, 0) and again.import_id is None


@pytest.mark.slow
@RANDOM
@given(documents(most=3))
def test_entries_alone_come_back(opened: Opener, tmp_path: Path, document: Document) -> None:
    with opened() as here, opened() as there:
        fill(here, document)
        import_csv(there, export_csv(here, tmp_path / "csv") / "entries.csv")
        assert list(map(said, there.entries())) == list(map(said, here.entries()))


def said(entry: Entry) -> Entry:
    """What an entry says, without what only its database knows."""
    offset = None if entry.at is None else entry.utc_offset_min
    return entry._replace(id=None, created_at=0, utc_offset_min=offset)


def test_entries_alone_change_nothing_that_is_here(opened: Opener, tmp_path: Path) -> None:
    day = day_of(NOW, 0)
    with opened() as store:
        store.add(
            [logged("note", day=day), logged("note", day=day, at=NOW, utc_offset_min=0)], "log"
        )
        file = export_csv(store, tmp_path / "csv") / "entries.csv"
        store.edit(1, lambda entry: entry._replace(note="edited"), "edit")
        store.delete([2], "delete")
        before = held(store)
        assert import_csv(store, file).import_id is None
        assert held(store) == before


def test_a_row_an_entry_and_measure_oldest_first(opened: Opener, tmp_path: Path) -> None:
    at = {"day": "2026-11-03", "at": 1_793_687_400, "utc_offset_min": 60}
    with opened() as store:
        walk = {"duration_min": 30.0, "distance_m": 2500.0}
        store.add([logged("walk", measures=walk, **at)], "log")
        store.add([logged("rest", day="2026-11-02", note='quiet, "very"\nquiet')], "log")
        folder = export_csv(store, tmp_path / "csv")
    rows = rows_of(folder / "entries.csv")
    assert tuple(rows[0]) == ENTRY_COLUMNS
    assert [(r["kind"], r["at"], r["measure"], r["value"], r["unit"]) for r in rows] == [
        ("rest", "", "", "", ""),
        ("walk", "2026-11-03T07:30:00+01:00", "distance_m", "2500", "m"),
        ("walk", "2026-11-03T07:30:00+01:00", "duration_min", "30", "min"),
    ]
    data = (folder / "entries.csv").read_bytes()
    assert data.startswith(b"uid,kind,subject,side,day,at,since,measure,value,unit,note,estimated,")
    assert b"\r" not in data


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "'x", "''", "'"])
def test_what_a_spreadsheet_would_run_is_marked(text: str) -> None:
    assert guarded(text) == f"'{text}" and unguarded(guarded(text)) == text


def test_text_is_guarded_and_numbers_never(opened: Opener, tmp_path: Path) -> None:
    with opened() as store:
        day = "2026-11-03"
        store.add([logged("note", note="=HYPERLINK(1)", day=day)], "log")
        store.add([logged("pain", note="-1", day=day, measures={"intensity": 0.0})], "log")
        rows = rows_of(export_csv(store, tmp_path / "csv") / "entries.csv")
    assert [row["note"] for row in rows] == ["'=HYPERLINK(1)", "'-1"]
    assert rows[1]["value"] == "0"


WATER = "u1,water,,,2026-11-03,,,volume_ml,500,ml,,0,,,0,,"
HEAD = ",".join(ENTRY_COLUMNS)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (f"{HEAD}\n{WATER[:-1]}\n", "entries.csv line 2 has 16 cells; it must have 17"),
        (f"{HEAD}\n{WATER}\n{WATER}\n", "line 3 has the same measure of its entry again"),
        (
            f"{HEAD}\n{WATER}\n{WATER.replace('water', 'walk')}\n",
            "line 3 says something else of its entry than entries.csv line 2",
        ),
        (f"{HEAD}\n{WATER.replace('500', '5,0')}", "has 18 cells"),
        (f"{HEAD}\n{WATER.replace('500', 'much')}", 'value is "much"; it must be a number'),
        (f"{HEAD}\n{WATER.replace('500', '')}", "a measure without a value"),
        *(
            (f"{HEAD}\n{WATER.replace('03,,,', f'03,{at},,')}", "must be a time with its offset")
            for at in ("8:00", "2026-11-03T08:00:00", "2026-11-03T08:00:00.5+01:00")
        ),
        (f"{HEAD}\n{WATER.replace('2026-11-03', 'soon')}", "day is"),
        (f"{HEAD}\n{WATER[:-1]},[", "it must be JSON"),
        (f'{HEAD}\n"{WATER}', "no CSV"),
        ("uid,kind\nu1,water", "entries.csv has no column day"),
    ],
)
def test_what_is_broken_is_refused_with_its_line(
    opened: Opener, tmp_path: Path, text: str, sentence: str
) -> None:
    file = tmp_path / "entries.csv"
    file.write_text(text)
    with opened() as store:
        with pytest.raises(Refused, match=sentence):
            import_csv(store, file)
        assert store.history(1) == []


def test_rows_may_be_sorted_anew_and_columns_too(opened: Opener, tmp_path: Path) -> None:
    with opened() as here, opened() as there:
        here.add([logged("walk", measures={"duration_min": 30.0, "steps": 9.0})], "log")
        here.add([logged("water", measures={"volume_ml": 500.0})], "log")
        folder = export_csv(here, tmp_path / "csv")
        rows = rows_of(folder / "entries.csv")
        rows.sort(key=lambda row: row["value"])
        with (folder / "entries.csv").open("w", newline="") as stream:
            writer = csv.DictWriter(stream, sorted(ENTRY_COLUMNS))
            writer.writeheader()
            writer.writerows(rows)
        assert import_csv(there, folder).added == 2
        assert held(there, but="imports") == held(here, but="imports")
