"""The road from this release to the next one, and what the two make of each other's diaries."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store import second_release
from tests.store.filled import NEWEST, run
from tests.store.second_release import NEXT, ROOT, STEPS
from tests.store.test_migrations import query

pytestmark = pytest.mark.slow

Release = Callable[..., str]


def release(folder: Path, home: Path) -> Release:
    """The program in a folder, as it is called on a diary."""

    def call(diary: Path, *words: str, code: int = 0) -> str:
        done = second_release.run(folder, home, "-m", "tracker", "--db", str(diary), *words)
        assert done.returncode == code, (words, done.stdout, done.stderr)
        return done.stdout + done.stderr

    return call


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("second") / "project"
    second_release.make(folder)
    return folder


@pytest.fixture
def first(tmp_path: Path) -> Release:
    return release(ROOT, tmp_path)


@pytest.fixture
def second(folder: Path, tmp_path: Path) -> Release:
    return release(folder, tmp_path)


@pytest.fixture
def diary(first: Release, tmp_path: Path) -> Path:
    """A diary of this release, with a day that the next one says otherwise."""
    path = tmp_path / "tracker.db"
    first(path, "log", "water", "500")
    first(path, "close", "yesterday")
    run(path, "UPDATE days SET note = 'tired'")
    return path


def days(diary: Path, columns: str = "closed, note, mood") -> list[tuple[object, ...]]:
    return query(diary, f"SELECT {columns} FROM days WHERE deleted_at IS NULL ORDER BY day")


def test_a_diary_of_the_newest_release_is_brought_up_and_used(
    second: Release, tmp_path: Path
) -> None:
    path = tmp_path / "tracker.db"
    shutil.copy(NEWEST, path)
    path.chmod(0o600)
    before = days(path, "day, closed, note")
    assert f"to {NEXT}; a copy from before" in second(path, "log", "water", "500")
    assert days(path, "day, closed, note") == before
    assert "upgraded" not in second(path, "today")
    assert "WRONG" not in second(path, "selfcheck")


def test_what_the_first_release_wrote_is_undone_by_the_second(second: Release, diary: Path) -> None:
    second(diary, "undo")
    assert days(diary) == []
    second(diary, "redo")
    assert days(diary) == [(1, "weary", "low")]
    second(diary, "close", "yesterday", "--reopen")
    assert days(diary) == [(0, "weary", "low")]
    second(diary, "undo", "2")
    assert days(diary) == []


def test_the_first_release_refuses_a_diary_of_the_second(
    first: Release, second: Release, diary: Path
) -> None:
    second(diary, "today")
    before = diary.read_bytes()
    assert "newer version of tracker" in first(diary, "today", code=1)
    assert diary.read_bytes() == before


def test_a_copy_of_the_first_release_is_restored_by_the_second(
    second: Release, diary: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(diary, copy)
    second(diary, "log", "water", "250")
    second(diary, "restore", str(copy), "--yes")
    second(diary, "today")
    assert days(diary) == [(1, "weary", "low")]
    assert query(diary, "SELECT count(*) FROM entries") == [(1,)]


def test_each_reads_what_the_other_exports(
    first: Release, second: Release, diary: Path, tmp_path: Path
) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    ours, theirs = tmp_path / "ours.db", tmp_path / "theirs.db"
    first(diary, "export", "json", str(old))
    second(theirs, "import", "json", str(old))
    assert days(theirs) == [(1, "tired", None)]
    second(diary, "export", "json", str(new))
    assert "days.mood" in first(ours, "import", "json", str(new))
    assert days(ours, "closed, note") == [(1, "weary")]


@pytest.mark.parametrize(
    ("forgotten", "told"),
    [
        ("tracker/store/records.py", 'Unexpected keyword argument "mood" for "DayRecord"'),
        ("tracker/diary/close.py", 'Missing positional argument "mood" in call to "DayRecord"'),
    ],
)
def test_the_type_checker_sees_a_forgotten_place(tmp_path: Path, forgotten: str, told: str) -> None:
    assert forgotten in STEPS
    folder = tmp_path / "project"
    second_release.make(folder, without=forgotten)
    makers = "tracker/store/statements/frozen_makers.py"
    asked = ("-m", "mypy", "--strict", makers, "tracker/diary/close.py")
    checked = second_release.run(folder, folder, *asked)
    assert told in checked.stdout
