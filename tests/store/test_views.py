"""Views that follow the declarations: made anew by what is written, once, and never backwards."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tracker.domain.catalogues.catalogue import VOCABULARIES, load
from tracker.domain.entries import Entry
from tracker.domain.kinds import KINDS, Field, Kind
from tracker.store import versions, views
from tracker.store.opening import open_store
from tracker.store.upgrading import schema_check
from tracker.store.upgrading.schema_text import normal

GLEE = Kind("glee", "How you feel.", ("7",), "glees", (Field("intensity", "/10", 1, 10),))


@pytest.fixture
def diary(new_diary: Path, tmp_path: Path) -> Path:
    """The file of a diary that has no views of this version yet."""
    return Path(shutil.copy(new_diary, tmp_path))


@pytest.fixture
def path(diary: Path) -> Path:
    return diary


@pytest.fixture
def glee(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A version with one kind more."""
    with monkeypatch.context() as patch:
        patch.setitem(KINDS, "glee", GLEE)
        yield


def log(path: Path) -> None:
    with open_store(str(path), now=lambda: 1_800_000_000, tell=lambda line: None) as store:
        store.add([Entry("med", "2026-11-03", "x", measures={"pieces": 2.0})], "log med")


def ask(path: Path, text: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(text).fetchall()
        connection.commit()
        return found


def test_what_is_written_makes_the_views_anew(path: Path) -> None:
    assert ask(path, "PRAGMA user_version") == [(0,)]
    log(path)
    assert ask(path, "PRAGMA user_version") == [(views.fingerprint(),)]
    assert ask(path, "SELECT subject, pieces FROM medicines") == [("x", 2.0)]
    with closing(sqlite3.connect(path)) as connection:
        assert schema_check.compare(connection, versions.HEAD) == ([], [])


def test_the_views_are_made_once(path: Path) -> None:
    log(path)
    made = ask(path, "PRAGMA schema_version")
    log(path)
    assert ask(path, "PRAGMA schema_version") == made


def test_every_executor_makes_them(location: str) -> None:
    opened = open_store(location, now=lambda: 1_800_000_000, tell=lambda line: None)
    with opened as store:
        for _ in range(2):
            store.add([Entry("med", "2026-11-03", "x", measures={"pieces": 2.0})], "log med")
        assert store._executor.ask("SELECT pieces FROM medicines") == [(2.0,), (2.0,)]


def test_what_only_reads_makes_none(path: Path) -> None:
    with open_store(str(path), now=lambda: 0, tell=lambda line: None) as store:
        store.entries()
        with store.writing():
            pass
    assert ask(path, "PRAGMA user_version") == [(0,)]


def test_a_new_kind_has_a_view_that_an_older_version_leaves(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setitem(KINDS, "glee", GLEE)
        log(path)
        number = views.fingerprint()
        assert ask(path, "SELECT intensity FROM glees") == []
    assert views.fingerprint() < number
    log(path)
    assert ask(path, "PRAGMA user_version") == [(number,)]
    assert ask(path, "SELECT count(*) FROM glees") == [(0,)]
    with closing(sqlite3.connect(path)) as connection:
        assert not schema_check.compare(connection, versions.HEAD).wrong


@pytest.mark.parametrize("own", ["VIEW glees AS SELECT 1 AS own", "TABLE glees (own TEXT)"])
@pytest.mark.usefixtures("glee")
def test_someones_own_thing_of_that_name_stays(path: Path, own: str) -> None:
    ask(path, f"CREATE {own}")
    log(path)
    assert ask(path, "SELECT name FROM pragma_table_info('glees')") == [("own",)]
    assert ask(path, "PRAGMA user_version") == [(views.fingerprint(),)]


def test_a_view_that_cant_be_made_keeps_nothing_from_being_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "view_of", lambda kind, dialect="sqlite": "CREATE VIEW broken")
    log(path)
    assert ask(path, "SELECT count(*) FROM entries") == [(1,)]
    assert ask(path, "PRAGMA user_version") == [(0,)]
    assert ask(path, "SELECT count(*) FROM medicines") == [(1,)]


def test_those_of_the_first_release_but_for_pieces_and_repetitions() -> None:
    from tracker.store.upgrading.frozen_schema import SCHEMAS

    release = SCHEMAS["0001"]
    differ = {
        k.name
        for k in KINDS.values()
        if k.view in release and normal(views.view_of(k)).split() != release[k.view].split()
    }
    assert {"med", "strength"} <= differ
    assert differ <= {
        "med", "strength", "habit", "symptom", "treatment", "rest", "mineral", "food", "drink",
    }  # fmt: skip


def test_a_kind_declares_what_its_subjects_bring() -> None:
    for kind in KINDS.values():
        if kind.subject and kind.subject.vocabulary in VOCABULARIES:
            subjects = load(kind.subject.vocabulary).subjects.values()
            assert {name for s in subjects for name in s.data.get("gives", {})} <= {*kind.brings}
