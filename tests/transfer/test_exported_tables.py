"""Exports that other programs open: a database, one for Datasette, tables with a description."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given

from tests.properties import examples
from tests.transfer.diaries import NOW, Document, documents
from tests.transfer.test_json_format import Opener, fill, held, logged, opened
from tests.transfer.test_own_csv import export_csv
from tracker.domain.kinds import KINDS
from tracker.store.outside.new_database import new_database
from tracker.store.store import Store
from tracker.store.views import measures_of
from tracker.transfer.exporters import datasette, sqlite
from tracker.transfer.leaving import Outgoing, TextFile

__all__ = ["opened"]

RANDOM = examples(100, HealthCheck.function_scoped_fixture)
NOON = {"day": "2026-03-01", "at": 1_772_362_800, "utc_offset_min": 60}  # 12:00 at +01:00


def export_sqlite(store: Store, path: Path) -> Path:
    with new_database(str(path)) as database:
        sqlite.file(Outgoing(store, NOW)).fill(database)
    return path


def export_datasette(store: Store, folder: Path) -> Path:
    folder.mkdir()
    for file in datasette.folder(Outgoing(store, NOW)):
        if isinstance(file, TextFile):
            with (folder / file.name).open("w") as stream:
                file.write(stream)
        else:
            with new_database(str(folder / file.name)) as database:
                file.fill(database)
    return folder


def ask(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


@RANDOM
@given(documents())
def test_a_database_holds_what_stands(opened: Opener, tmp_path: Path, document: Document) -> None:
    path = tmp_path / "diary.db"
    with opened() as store:
        fill(store, document)
        export_sqlite(store, path)
        for table, rows in held(store).items():
            standing = sum(row["deleted_at"] is None for row in rows.values())
            assert ask(path, f"SELECT count(*) FROM {table}") == [(standing,)]
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    assert ask(path, "PRAGMA foreign_key_check") == []
    for kind in KINDS.values():
        counted = f"(SELECT count(*) FROM entries WHERE kind = '{kind.name}')"
        assert ask(path, f"SELECT count(*) = {counted} FROM {kind.view}") == [(1,)]


def test_a_view_a_kind_in_text_and_plain_units(opened: Opener, tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    with opened() as store:
        store.add([logged("walk", measures={"duration_min": 30.0, "steps": 9.0}, **NOON)], "log")
        store.add([logged("water", measures={"volume_ml": 1.0}, **NOON)], "log")
        store.delete([2], "delete")
        export_sqlite(store, path)
    assert path.stat().st_mode & 0o777 == 0o600
    ((day, time, minutes, steps),) = ask(path, "SELECT day, time, duration_min, steps FROM walks")
    assert (day, time, minutes, steps) == ("2026-03-01", "2026-03-01 12:00", 30.0, 9.0)
    ((at, made),) = ask(path, "SELECT at, created_at FROM entries")
    assert at == "2026-03-01T12:00:00+01:00" and made.endswith("Z")
    measures = ask(path, "SELECT name, value, unit FROM measures ORDER BY name")
    assert measures == [("duration_min", 30.0, "min"), ("steps", 9.0, "steps")]
    tables = {name for (name,) in ask(path, "SELECT name FROM sqlite_master")}
    assert {"changes", "alembic_version"}.isdisjoint(tables)


def test_a_database_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    path.write_text("mine")
    with suppress(RuntimeError), new_database(str(path)) as database:
        database.make("CREATE TABLE t (x)")
        raise RuntimeError
    assert path.read_text() == "mine"
    assert [file.name for file in tmp_path.iterdir()] == ["diary.db"]


def test_sqlite_utils_opens_it(opened: Opener, tmp_path: Path) -> None:
    sqlite_utils = pytest.importorskip("sqlite_utils")
    with opened() as store:
        store.add([logged("water", measures={"volume_ml": 500.0}, **NOON)], "log")
        database = sqlite_utils.Database(export_sqlite(store, tmp_path / "diary.db"))
    assert set(database.view_names()) == {kind.view for kind in KINDS.values()}
    assert [row["volume_ml"] for row in database.view("water").rows] == [500.0]
    assert database["measures"].foreign_keys[0].other_table == "entries"
    database.close()


def test_datasette_opens_it(opened: Opener, tmp_path: Path) -> None:
    pytest.importorskip("datasette")
    with opened() as store:
        store.add([logged("water", measures={"volume_ml": 500.0}, **NOON)], "log")
        folder = export_datasette(store, tmp_path / "diary")
    from datasette.app import Datasette

    metadata = json.loads((folder / "metadata.json").read_text())
    opened_by = Datasette([str(folder / "diary.db")], metadata=metadata)

    async def get(path: str) -> Any:
        answer = await opened_by.client.get(path)
        assert answer.status_code == 200, answer.text
        return answer

    async def look() -> None:
        found = (await get("/diary/water.json?_shape=array")).json()
        assert [row["volume_ml"] for row in found] == [500.0]
        assert "kind" in (await get("/diary/entries")).text
        for kind in KINDS.values():
            assert kind.help in (await get(f"/diary/{kind.view}")).text.replace("&#39;", "'")

    asyncio.run(look())
    views = metadata["databases"]["diary"]["tables"]
    assert views["water"]["units"] == {"volume_ml": "ml"}
    assert all(
        set(views[k.view]["columns"]) <= {"day", "time", *measures_of(k)} for k in KINDS.values()
    )


@RANDOM
@given(documents())
def test_tables_are_as_their_description_says(
    opened: Opener, tmp_path: Path, document: Document
) -> None:
    frictionless = pytest.importorskip("frictionless")
    with opened() as store:
        fill(store, document)
        folder = export_csv(store, tmp_path / "csv")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
