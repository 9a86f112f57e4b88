"""The migrations: every road to the newest tables and back, with rows, and the traps on the way."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from tests.store.filled import RELEASES, run
from tests.store.second_release import NEXT, ROOT, UPGRADE, write_migration
from tracker.domain.errors import StoreError, StoreTooNew
from tracker.domain.kinds import KINDS, Kind
from tracker.store.copies.backup import backups
from tracker.store.schema import RECORD_KEYS, metadata
from tracker.store.sqlite_executor import SqliteExecutor
from tracker.store.statements.freeze import versions
from tracker.store.upgrading import bring_up
from tracker.store.upgrading.bring_up import ensure_current
from tracker.store.versions import HEAD, check_version
from tracker.store.views import renew

REBUILDS_ENTRIES = """
    with op.batch_alter_table("entries", recreate="always") as entries:
        entries.add_column(sa.Column("mood", sa.Text()))
"""


def quiet(_line: str) -> None:
    """Take what would be told, and drop it."""


def query(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def tables(path: Path) -> list[str]:
    found = query(path, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [str(name) for (name,) in found]


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: query(path, f"SELECT * FROM {table} ORDER BY 1, 2")
        for table in tables(path)
        if table != "alembic_version"
    }


@pytest.fixture
def empty(diary: Path) -> Path:
    """A database that all migrations made, with nothing in it."""
    return diary


@pytest.fixture
def filled(filled_diary: Path, tmp_path: Path) -> Path:
    path = tmp_path / "tracker.db"
    shutil.copy(filled_diary, path)
    return path


@pytest.fixture
def next_scripts(tmp_path: Path) -> Callable[[str], str]:
    """Make a folder of the migrations and one more, which does what it is told."""

    def make(upgrade: str) -> str:
        folder = tmp_path / "next"
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "migrations", folder, ignore=ignore)
        write_migration(folder, upgrade)
        return str(folder)

    return make


def alembic(
    database: Path | str, *words: str, root: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "alembic", *words],
        cwd=root,
        env={**os.environ, "TRACKER_DEV_DB": str(database), "PYTHONPATH": ""},
        capture_output=True,
        text=True,
        timeout=120,
    )


# --- the scripts ---------------------------------------------------------------------------------


def test_head_is_the_scripts_head() -> None:
    numbers = versions()
    assert numbers == [f"{n:04d}" for n in range(1, len(numbers) + 1)]
    assert numbers[-1] == HEAD


def test_a_migration_imports_nothing_of_the_program() -> None:
    for script in (ROOT / "migrations" / "versions").glob("*.py"):
        assert not re.search(r"^\s*(from|import) tracker", script.read_text("utf-8"), re.MULTILINE)


def test_every_release_has_a_database_here() -> None:
    """The newest version gets its own when it is released: by the time the next one comes."""
    here, known = {path.stem for path in RELEASES}, versions()
    assert {*known[:-1]} <= here <= {*known}


@pytest.mark.slow
def test_plain_alembic_goes_up_and_down_and_finds_nothing_to_do(tmp_path: Path) -> None:
    database = tmp_path / "dev 100%.db"
    up = alembic(database, "upgrade", "head")
    assert up.returncode == 0, up.stderr
    check = alembic(database, "check")
    assert check.returncode == 0, check.stderr + check.stdout
    assert "No new upgrade operations detected" in check.stdout
    down = alembic(database, "downgrade", "base")
    assert down.returncode == 0, down.stderr
    assert tables(database) == ["alembic_version"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("url", "words"),
    [
        pytest.param(
            "unused.db",
            ["STRICT", "WITHOUT ROWID", "GLOB", "'unixepoch'"],
            marks=pytest.mark.slow,
        ),
        ("postgresql://u@localhost/d", ["BIGINT", "DOUBLE PRECISION", "[0-9]{4}", "to_timestamp"]),
    ],
)
def test_the_sql_can_be_printed_for_each_database(url: str, words: list[str]) -> None:
    printed = alembic(url, "upgrade", "head", "--sql")
    assert printed.returncode == 0, printed.stderr
    for word in words:
        assert word in printed.stdout


@pytest.mark.slow
def test_a_new_revision_is_numbered_plain_and_complete(tmp_path: Path) -> None:
    """Autogenerate meets a new type of ours, CHECK and table, in a copy of the project."""
    for name in ("tracker", "migrations"):
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignore)
    shutil.copy(ROOT / "alembic.ini", tmp_path)
    with (tmp_path / "tracker" / "store" / "schema.py").open("a", encoding="utf-8") as schema:
        schema.write(
            "\nfrom sqlalchemy import TypeDecorator\n"
            "class Mood(TypeDecorator[str]):\n    impl = Text\n    cache_ok = True\n"
            "profile.append_column(Column('mood', Mood()))\n"
            "profile.append_constraint(CheckConstraint(\"mood <> ''\", name='mood_is_told'))\n"
            "Table('visits', metadata, Column('day', Text, primary_key=True), *_day_check('day'),"
            " sqlite_strict=True)\n"
        )
    database = tmp_path / "dev.db"
    assert alembic(database, "upgrade", "head", root=tmp_path).returncode == 0
    assert alembic(database, "check", root=tmp_path).returncode != 0
    made = alembic(database, "revision", "--autogenerate", "-m", "moods", root=tmp_path)
    assert made.returncode == 0, made.stderr
    script = (tmp_path / "migrations" / "versions" / f"{NEXT}_moods.py").read_text("utf-8")
    assert "sa.Text()" in script
    assert "Mood" not in script
    assert "ck_profile_mood_is_told" in script
    assert script.count("day_is_a_day") == 1
    assert not re.search(r"^(from|import) tracker", script, re.MULTILINE)
    up = alembic(database, "upgrade", "head", root=tmp_path)
    assert up.returncode == 0, up.stderr
    assert alembic(database, "check", root=tmp_path).returncode == 0
    plain = alembic(database, "revision", "-m", "by hand", root=tmp_path)
    assert plain.returncode == 0, plain.stderr
    assert list((tmp_path / "migrations" / "versions").glob(f"{int(NEXT) + 1:04d}_by_hand.py"))


# --- what the migrations make --------------------------------------------------------------------


def normal(sql: str) -> list[str]:
    """A CREATE TABLE's parts in a fixed order: migrations append where the schema inserts."""
    # SQLite adds a column to the line of the one before it; a comma in brackets parts nothing.
    parts = re.split(r"\n|,(?![^(]*\))", sql)
    return sorted(part.strip(" ,;\n\t") for part in parts if part.strip(" ,;\n\t()"))


def test_the_tables_are_the_schemas_to_the_word(empty: Path, tmp_path: Path) -> None:
    """Alembic compares CHECKs by name only, and never sees STRICT or WITHOUT ROWID."""
    made = tmp_path / "made.db"
    metadata.create_all(create_engine(f"sqlite:///{made}"))
    of_type = "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql <> ''"
    expected, found = dict(query(made, of_type)), dict(query(empty, of_type))
    del found["alembic_version"]
    assert {n: normal(str(s)) for n, s in found.items()} == {
        n: normal(str(s)) for n, s in expected.items()
    }


def test_every_table_is_strict_and_the_small_ones_without_rowid(empty: Path) -> None:
    about = query(empty, "SELECT name, wr, strict FROM pragma_table_list WHERE type = 'table'")
    ours = {n: (wr, strict) for n, wr, strict in about if n in metadata.tables}
    assert set(ours) == set(metadata.tables)
    assert {n for n, (_, strict) in ours.items() if not strict} == set()
    assert {n for n, (wr, _) in ours.items() if wr} == {"measures", "attributes"}


def given_measures(kind: Kind) -> set[str]:
    """The measures an entry of a kind can have: typed, ticked, or brought by its subject."""
    measures = {f.measure for f in kind.fields} | {t.measure for t in kind.ticks}
    if kind.needs == 0 and not kind.text:
        measures.add("done")
    data = ROOT / "tracker" / "data"
    if kind.subject and (data / f"{kind.subject.vocabulary}.json").is_file():
        from tracker.domain.catalogues.catalogue import load

        for subject in load(kind.subject.vocabulary).subjects.values():
            measures |= set(subject.data.get("gives", {}))
    return measures


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_has_its_view(filled: Path, kind: Kind) -> None:
    ensure_current(filled, quiet)
    executor = SqliteExecutor(str(filled))
    renew(executor)
    executor.close()
    columns = {
        str(name) for (name,) in query(filled, f"SELECT name FROM pragma_table_info('{kind.view}')")
    }
    expected = {"id", "day", "time", "subject", "side", "since_day", "note"}
    expected |= given_measures(kind) | {name for name, _ in kind.attributes}
    assert expected <= columns
    live = f"FROM entries WHERE kind = '{kind.name}' AND deleted_at IS NULL"
    assert query(filled, f"SELECT id FROM {kind.view} ORDER BY id") == query(
        filled, f"SELECT id {live} ORDER BY id"
    )
    for measure in given_measures(kind):
        shown = query(filled, f"SELECT id, {measure} FROM {kind.view} WHERE {measure} IS NOT NULL")
        kept = query(
            filled,
            f"SELECT entry_id, value FROM measures WHERE name = '{measure}'"
            f" AND entry_id IN (SELECT id {live})",
        )
        assert sorted(shown) == sorted(kept)


def test_a_view_shows_the_time_on_the_clock(empty: Path) -> None:
    moment = int(datetime(2026, 11, 3, 5, 50, tzinfo=UTC).timestamp())
    with closing(sqlite3.connect(empty)) as connection, connection:
        connection.executemany(
            "INSERT INTO entries (uid, kind, at, utc_offset_min, day, created_at) "
            "VALUES (?, 'water', ?, ?, '2026-11-03', 0)",
            [("a", moment, -210), ("b", None, None), ("c", moment, 345)],
        )
    assert query(empty, "SELECT time FROM water ORDER BY id") == [
        ("2026-11-03 02:20",),
        (None,),
        ("2026-11-03 11:35",),
    ]


# --- roads ---------------------------------------------------------------------------------------


def test_the_first_run_makes_a_private_file_in_a_private_folder(tmp_path: Path) -> None:
    told: list[str] = []
    path = tmp_path / "a b" / "100% ünï?#" / "tracker.db"
    old_mask = os.umask(0o777)
    try:
        ensure_current(path, told.append)
    finally:
        os.umask(old_mask)
    assert told == [f"made a new database: {path}"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.parent.parent.stat().st_mode & 0o777 == 0o700
    assert backups(path) == []


def test_a_folder_that_is_there_keeps_its_permissions(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    ensure_current(tmp_path / "tracker.db", quiet)
    assert tmp_path.stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "tracker.db").stat().st_mode & 0o777 == 0o600


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    path.touch()
    ensure_current(path, quiet)
    assert set(metadata.tables) <= set(tables(path))


def test_a_current_database_is_left_alone(empty: Path) -> None:
    before, told = empty.read_bytes(), []
    ensure_current(empty, told.append)
    assert (empty.read_bytes(), told) == (before, [])


def test_the_usual_case_imports_neither_alembic_nor_sqlalchemy(empty: Path) -> None:
    script = (
        "import sys; from tracker.store.upgrading.bring_up import ensure_current;"
        f"ensure_current({str(empty)!r}, print);"
        "print([m for m in sys.modules if m.split('.')[0] in ('alembic', 'sqlalchemy')])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert (ran.stdout, ran.stderr) == ("[]\n", "")


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_a_database_of_every_release_is_upgraded_and_used(release: Path, tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    shutil.copy(release, path)
    before = rows(path)
    assert min(len(found) for found in before.values()) >= 24
    ensure_current(path, quiet)
    after = rows(path)
    for table, found in before.items():
        width = len(found[0])
        assert [row[:width] for row in after[table]] == found
    assert query(path, "PRAGMA foreign_key_check") == []
    assert query(path, "PRAGMA integrity_check") == [("ok",)]

    from tracker.domain.entries import Entry
    from tracker.store.opening import open_store

    with open_store(str(path), now=lambda: 1_793_700_000, tell=quiet) as store:
        water = Entry("water", "2026-11-03", measures={"volume_ml": 500.0})
        [added] = store.add([water], "log water 500")
        assert added.id is not None
        assert store.entry(added.id).measures == {"volume_ml": 500.0}
        assert {e.id for e in store.entries()} > {
            row[0] for row in before["entries"] if row[18] is None
        }
        for table in RECORD_KEYS:
            assert len(store.raw(table)) >= len(before[table])
        undone = store.undo()
        assert undone[0].command == "log water 500"


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_a_database_of_every_release_is_upgraded_to_the_next_one(
    release: Path, tmp_path: Path, next_scripts: Callable[[str], str]
) -> None:
    path = tmp_path / "tracker.db"
    shutil.copy(release, path)
    ensure_current(path, quiet)
    run(path, "UPDATE days SET note = 'tired' WHERE day = '2026-11-01'")
    before = rows(path)
    ensure_current(path, quiet, scripts=next_scripts(UPGRADE), head=NEXT)
    after = rows(path)
    assert {t for t, found in after.items() if found != before[t]} == {"days"}
    told = "SELECT day, note, mood FROM days WHERE mood IS NOT NULL"
    assert query(path, told) == [("2026-11-01", "weary", "low")]
    assert [row[0] for row in after["days"]] == [row[0] for row in before["days"]]
    assert query(path, "PRAGMA integrity_check") == [("ok",)]
    with pytest.raises(StoreTooNew, match=f"version {NEXT}"):
        ensure_current(path, quiet)


def test_down_and_up_again_with_rows(filled: Path) -> None:
    down = alembic(filled, "downgrade", "base")
    assert down.returncode == 0, down.stderr
    assert tables(filled) == ["alembic_version"]
    assert query(filled, "SELECT name FROM sqlite_master WHERE type = 'view'") == []
    told: list[str] = []
    ensure_current(filled, told.append)
    assert set(metadata.tables) <= set(tables(filled))


def test_an_upgrade_keeps_the_rows_and_a_copy_and_says_so(
    filled: Path, next_scripts: Callable[[str], str]
) -> None:
    """Batch mode drops and renames `entries`.

    The rows that refer to it would cascade away with foreign keys on, and the views that read it
    would stop the rename.
    """
    ensure_current(filled, quiet)
    before, told = rows(filled), []
    ensure_current(filled, told.append, scripts=next_scripts(REBUILDS_ENTRIES), head=NEXT)
    [copy] = backups(filled)
    assert told == [
        f"upgraded the database from version {HEAD} to {NEXT}; a copy from before: {copy.path}"
    ]
    assert copy.path.endswith(f"tracker.db-before-{NEXT}.db")
    assert rows(Path(copy.path)) == before
    after = rows(filled)
    assert after["measures"] == before["measures"]
    assert after["attributes"] == before["attributes"]
    assert [row[:-1] for row in after["entries"]] == before["entries"]
    assert query(filled, "SELECT count(*) FROM pain")[0][0]
    assert query(filled, "SELECT strict FROM pragma_table_list WHERE name = 'entries'") == [(1,)]
    assert "ck_entries_side_is_known" in str(
        query(filled, "SELECT sql FROM sqlite_master WHERE name = 'entries'")
    )
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM entries WHERE id = 1")
        left = connection.execute("SELECT count(*) FROM measures WHERE entry_id = 1").fetchone()
    assert left == (0,)


BROKEN = {
    "a second statement fails": '    op.create_table("moods", sa.Column("day", sa.Text()))\n'
    '    op.execute("UPDATE entries SET note = NULL")\n'
    '    op.execute("INSERT INTO nowhere VALUES (1)")',
    "the script is wrong": '    op.execute("DELETE FROM measures")\n    raise ValueError("a slip")',
    "a rebuild is half done": REBUILDS_ENTRIES + '    op.execute("no SQL at all")',
    "rows are left without their entry": '    op.execute("DELETE FROM entries WHERE id = 1")',
    "a new constraint fails": '    with op.batch_alter_table("entries") as entries:\n'
    '        entries.create_check_constraint("ck_entries_no", "id < 5")',
}


@pytest.mark.parametrize("upgrade", BROKEN.values(), ids=BROKEN.keys())
def test_a_failing_migration_rolls_back_whole_and_leaves_the_copy(
    filled: Path, next_scripts: Callable[[str], str], upgrade: str
) -> None:
    ensure_current(filled, quiet)
    before, scripts = filled.read_bytes(), next_scripts(upgrade)
    for _ in range(2):  # trying again fails in the same way and makes no further copy
        with pytest.raises(StoreError) as failure:
            ensure_current(filled, quiet, scripts=scripts, head=NEXT)
        assert filled.read_bytes() == before
        [copy] = backups(filled)
        assert copy.path in str(failure.value)
        assert "is as it was" in str(failure.value)
        assert "\n" not in str(failure.value)
        assert rows(Path(copy.path)) == rows(filled)
    there = ["backups", "next", "tracker.db", "tracker.db-journal"]
    assert sorted(p.name for p in filled.parent.iterdir()) == there


def test_rows_lost_long_ago_stop_no_upgrade(
    filled: Path, next_scripts: Callable[[str], str]
) -> None:
    """Someone deleted entries with `sqlite3`, which leaves foreign keys off unless told."""
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute("DELETE FROM entries WHERE id < 4")
    ensure_current(filled, quiet, scripts=next_scripts(REBUILDS_ENTRIES), head=NEXT)
    assert query(filled, "SELECT version_num FROM alembic_version") == [(NEXT,)]


# --- what is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize("version", [NEXT, "9999", "10000", "ae1027a6acf2", ""])
def test_a_newer_database_is_refused_and_untouched(filled: Path, version: str) -> None:
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    before, when = filled.read_bytes(), filled.stat().st_mtime_ns
    with pytest.raises(StoreTooNew, match="newer version of tracker"):
        ensure_current(filled, quiet)
    assert (filled.read_bytes(), filled.stat().st_mtime_ns) == (before, when)
    assert list(filled.parent.iterdir()) == [filled]


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE photos (id INTEGER)"],
        ["CREATE VIEW photos AS SELECT 1"],
        # Another program that uses Alembic, with our very version.
        [
            "CREATE TABLE alembic_version (version_num TEXT)",
            f"INSERT INTO alembic_version VALUES ('{HEAD}')",
            "CREATE TABLE entries (id INTEGER)",
        ],
    ],
)
def test_another_programs_database_is_refused_and_untouched(
    tmp_path: Path, statements: list[str]
) -> None:
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program's database"):
        ensure_current(path, quiet)
    assert path.read_bytes() == before


def test_the_version_of_an_open_connection(empty: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(empty)) as connection:
        assert check_version(connection) == HEAD
    (tmp_path / "nothing.db").touch()
    with closing(sqlite3.connect(tmp_path / "nothing.db")) as connection:
        assert check_version(connection) is None
    with closing(sqlite3.connect(":memory:")) as connection:
        assert check_version(connection) is None


def test_what_the_holder_of_the_lock_does_not_commit_is_gone(empty: Path) -> None:
    def interrupted() -> None:
        with bring_up.locked(str(empty)) as connection:
            connection.execute("DROP TABLE measures")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert "measures" in tables(empty)
