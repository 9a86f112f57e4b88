"""What a restored file, and the diary itself, may have in its schema: ours, a view, an index."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.filled import RELEASES, dump, run
from tracker.domain.entries import Entry
from tracker.domain.errors import StoreError
from tracker.store.copies.backup import back_up
from tracker.store.copies.restore import restore
from tracker.store.health import examine
from tracker.store.opening import open_store
from tracker.store.statements import freeze
from tracker.store.upgrading.bring_up import ensure_current
from tracker.store.upgrading.frozen_schema import SCHEMAS
from tracker.store.upgrading.schema_check import compare
from tracker.store.upgrading.schema_text import is_plain, normal
from tracker.store.upgrading.upgrade import scripts_folder
from tracker.store.versions import HEAD

WIPE = "CREATE TRIGGER tidy AFTER INSERT ON changes BEGIN DELETE FROM entries; END"


def schema(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT name, coalesce(sql, '') FROM sqlite_master"))


def rewrite(path: Path, name: str, old: str, new: str) -> None:
    """Change the text of a thing of the schema, as only someone who means to can."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        changed = connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = ? AND sql LIKE ?",
            (old, new, name, f"%{old}%"),
        ).rowcount
        assert changed == 1
        connection.commit()


def rebuild(path: Path, table: str, old: str, new: str) -> None:
    """Build a table anew with a change in its text, as anyone can."""
    text = schema(path)[table]
    assert old in text
    run(
        path,
        "PRAGMA legacy_alter_table = ON",
        f"ALTER TABLE {table} RENAME TO old_one",
        text.replace(old, new),
        f"INSERT INTO {table} SELECT * FROM old_one",
        "DROP TABLE old_one",
    )


# --- the frozen schema is the migrations' own -------------------------------------------------


def test_every_version_is_frozen_as_the_migrations_make_it() -> None:
    assert list(SCHEMAS) == freeze.versions()
    assert HEAD in SCHEMAS
    assert freeze.FROZEN_SCHEMA.read_text(encoding="utf-8") == freeze.frozen_schema_text()


def test_a_new_file_is_as_frozen(tmp_path: Path) -> None:
    ensure_current(tmp_path / "tracker.db", lambda line: None)
    found = schema(tmp_path / "tracker.db")
    assert {name: normal(sql) for name, sql in found.items()} == SCHEMAS[HEAD]


def test_a_new_file_is_what_the_migrations_make(tmp_path: Path) -> None:
    made, migrated = tmp_path / "tracker.db", tmp_path / "migrated.db"
    ensure_current(made, lambda line: None)
    ensure_current(migrated, lambda line: None, scripts=str(scripts_folder()))
    assert schema(made) == schema(migrated)
    version = "SELECT version_num FROM alembic_version"
    for file in (made, migrated):
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute(version).fetchall() == [(HEAD,)]


@pytest.mark.parametrize("file", RELEASES, ids=lambda file: file.stem)
def test_the_files_of_every_release_are_as_frozen(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        assert compare(connection, file.stem) == ([], [])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ('CREATE TABLE "t" (a INT)', "CREATE TABLE t(\n  a INT -- hello\n)", True),
        ("CREATE TABLE [t] (`a` INT)", "CREATE TABLE t (a /* a */ INT)", True),
        (
            "CREATE TABLE t (a INT, CHECK (a), UNIQUE (a))",
            "CREATE TABLE t (a INT, UNIQUE (a), CHECK (a))",
            True,
        ),
        ("CREATE TABLE t (a INT, b INT)", "CREATE TABLE t (b INT, a INT)", False),
        ("CREATE TABLE t (a CHECK (a IS NULL))", 'CREATE TABLE t (a CHECK (a IS "NULL"))', False),
        ("CREATE TABLE t (a CHECK (a = 'x'))", 'CREATE TABLE t (a CHECK (a = "x"))', False),
        ("CREATE TABLE t (a DEFAULT 'a  b')", "CREATE TABLE t (a DEFAULT 'a b')", False),
        ("CREATE TABLE t (a DEFAULT '--')", "CREATE TABLE t (a DEFAULT '')", False),
        ("CREATE TABLE t AS SELECT 1", "CREATE TABLE t AS SELECT 2", False),
        ("CREATE TABLE t (a", "CREATE TABLE t (b", False),
        ("CREATE TABLE t (a)", "CREATE TABLE t (a) STRICT", False),
    ],
)
def test_what_is_the_same_text(one: str, other: str, same: bool) -> None:
    assert (normal(one) == normal(other)) is same


@pytest.mark.parametrize(
    ("sql", "plain"),
    [
        ("CREATE TABLE t (a)", False),
        ("CREATE INDEX i ON t (a)", True),
        ("CREATE /* INDEX */ UNIQUE INDEX i ON t (a)", False),
        ("CREATE VIEW v AS SELECT 1", True),
        ("CREATE TRIGGER v AFTER INSERT ON t BEGIN SELECT 1; END", False),
        ("CREATE VIRTUAL TABLE f USING fts5(a)", False),
        ("", False),
    ],
)
def test_what_holds_nothing_and_keeps_nothing_out(sql: str, plain: bool) -> None:
    assert is_plain(sql) is plain


# --- what is refused --------------------------------------------------------------------------

TAMPERED: dict[str, tuple[Callable[[Path], None], str]] = {
    "a trigger": (lambda p: run(p, WIPE), "its trigger tidy"),
    "a trigger on a view": (
        lambda p: run(p, WIPE.replace("AFTER INSERT ON changes", "INSTEAD OF INSERT ON water")),
        "its trigger tidy",
    ),
    "a table more": (lambda p: run(p, "CREATE TABLE photos (x)"), "its table photos"),
    "a virtual table": (
        lambda p: run(p, "CREATE VIRTUAL TABLE words USING fts5(x)"),
        "its table words",
    ),
    "a table that is a view": (
        lambda p: run(p, "DROP TABLE skips", "CREATE VIEW skips AS SELECT * FROM days"),
        "its view skips",
    ),
    "a table that is gone": (lambda p: run(p, "DROP TABLE imports"), "lacks imports"),
    "a CHECK that is gone": (
        lambda p: rebuild(p, "days", "closed IN (0, 1)", "closed > -9"),
        "its table days",
    ),
    "a CHECK that is changed by hand": (
        lambda p: rewrite(p, "measures", "value <= 10", "value <= 99"),
        "its table measures",
    ),
    "a key that replaces": (
        lambda p: rebuild(
            p, "settings", "PRIMARY KEY (name)", "PRIMARY KEY (name) ON CONFLICT REPLACE"
        ),
        "its table settings",
    ),
    "a generated column": (
        lambda p: run(p, "ALTER TABLE days ADD COLUMN more TEXT AS (day || 'x')"),
        "its table days",
    ),
    "a column more": (lambda p: run(p, "ALTER TABLE days ADD COLUMN more TEXT"), "its table days"),
    "a default": (
        lambda p: rewrite(p, "habits", "archived INTEGER DEFAULT 0", "archived INTEGER DEFAULT 1"),
        "its table habits",
    ),
    "an index that kept rows apart": (
        lambda p: run(p, "DROP INDEX uq_entries_source"),
        "lacks uq_entries_source",
    ),
    "an index of that name that doesn't": (
        lambda p: run(
            p,
            "DROP INDEX uq_entries_source",
            "CREATE INDEX uq_entries_source ON entries (source)",
        ),
        "its index uq_entries_source",
    ),
    "an index that keeps rows out": (
        lambda p: run(p, "CREATE UNIQUE INDEX mine ON changes (id, command)"),
        "index mine",
    ),
}


@pytest.mark.parametrize("tamper", TAMPERED)
def test_a_changed_schema_is_not_put_back(database: Path, tmp_path: Path, tamper: str) -> None:
    copy = Path(back_up(database, tmp_path / "copy.db"))
    change, words = TAMPERED[tamper]
    change(copy)
    before = database.read_bytes()
    with pytest.raises(StoreError, match=words) as refused:
        restore(database, copy)
    assert str(copy) in str(refused.value)
    assert database.read_bytes() == before
    assert not (database.parent / "backups").exists() or not list(
        (database.parent / "backups").glob("*restore*")
    )


@pytest.mark.parametrize("tamper", TAMPERED)
def test_the_look_over_names_a_changed_schema(database: Path, tamper: str) -> None:
    change, words = TAMPERED[tamper]
    change(database)
    found = {check.name: check for check in examine(database)}["schema"]
    assert not found.ok
    assert words in found.detail
    assert "tracker restore" in found.hint


@pytest.mark.parametrize("scheme", ["", "sqlite:///"])
@pytest.mark.parametrize("tamper", [name for name in TAMPERED if "trigger" in name])
def test_a_diary_with_a_trigger_is_not_opened(database: Path, tamper: str, scheme: str) -> None:
    TAMPERED[tamper][0](database)
    before = dump(database)
    with pytest.raises(StoreError, match="has a trigger, tidy, that could change"):
        open_store(f"{scheme}{database}", now=lambda: 1_793_534_400, tell=print)
    assert dump(database) == before


def test_a_diary_with_a_trigger_can_be_restored(database: Path, tmp_path: Path) -> None:
    copy = back_up(database, tmp_path / "copy.db")
    run(database, WIPE)
    assert restore(database, copy)
    assert dump(database) == dump(copy)


# --- what is remarked on ----------------------------------------------------------------------

ADDED = {
    "an index": "CREATE INDEX mine ON entries (note)",
    "a view": "CREATE VIEW mine AS SELECT * FROM entries WHERE note LIKE '%trigger point%'",
}


@pytest.mark.parametrize("sql", ADDED.values(), ids=ADDED.keys())
def test_views_and_indexes_may_be_added(database: Path, tmp_path: Path, sql: str) -> None:
    told: list[str] = []
    copy = Path(back_up(database, tmp_path / "copy.db"))
    run(copy, sql)
    restore(database, copy, told.append)
    assert dump(database) == dump(copy)
    assert len(told) == 1
    assert "mine" in told[0]
    found = {check.name: check for check in examine(database)}["schema"]
    assert found.ok
    assert "mine" in found.detail
    with open_store(str(database), now=lambda: 1_793_534_400, tell=print) as store:
        store.add([Entry("note", "2026-11-03", note="still open")], "log")


@pytest.mark.parametrize("sql", ["DROP VIEW water", "DROP INDEX ix_entries_day"])
def test_views_and_plain_indexes_may_be_missing(database: Path, tmp_path: Path, sql: str) -> None:
    told: list[str] = []
    copy = Path(back_up(database, tmp_path / "copy.db"))
    run(copy, sql)
    restore(database, copy, told.append)
    assert [line.partition("lacks ")[2] for line in told] == [sql.rsplit(maxsplit=1)[-1]]


def test_the_figures_of_sqlite_itself_are_no_matter(database: Path, tmp_path: Path) -> None:
    told: list[str] = []
    copy = Path(back_up(database, tmp_path / "copy.db"))
    run(copy, "ANALYZE")
    restore(database, copy, told.append)
    assert told == []
