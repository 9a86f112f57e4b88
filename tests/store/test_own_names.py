"""Which names are our own files, whether they are there or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.store.outside.own_files import Own, owned

ITSELF, JOURNAL, COPY = "the diary itself", "the diary's journal", "a copy of the diary"
NAMES = [
    ("tracker.db", ITSELF),
    ("tracker.db-wal", JOURNAL),
    ("tracker.db-shm", JOURNAL),
    ("backups/tracker.db-2026-11-08.db", COPY),
    ("backups/.tracker.db-0123456789ab.part", COPY),
    ("backups/tracker.db.damaged-1-wal", COPY),
    ("config.toml", "the preferences"),
    ("tracker.db-2026-11-08.db", None),
    ("backups/other.db-2026-11-08.db", None),
    ("tracker.db.damaged-one", None),
    ("letter.txt", None),
]
#: Of these nothing is lost where they aren't there.
WHEN_THERE = [(".tracker.db-0123456789ab.part-journal", COPY), ("tracker.db.damaged-1", COPY)]


def of(folder: Path) -> Own:
    return Own(str(folder / "tracker.db"), str(folder / "config.toml"))


@pytest.mark.parametrize(("name", "what"), NAMES)
def test_a_name_that_is_free(tmp_path: Path, name: str, what: str | None) -> None:
    assert owned(str(tmp_path / name), of(tmp_path)) == what


@pytest.mark.parametrize(("name", "what"), [*NAMES, *WHEN_THERE])
def test_a_file_that_is_there(tmp_path: Path, name: str, what: str | None) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.touch()
    assert owned(str(file), of(tmp_path)) == what


def test_of_a_servers_diary_only_the_preferences_are_ours(tmp_path: Path) -> None:
    own = of(tmp_path)._replace(diary=None)
    assert owned(str(tmp_path / "tracker.db"), own) is None
    assert owned(str(tmp_path / "config.toml"), own) == "the preferences"


def test_another_folders_files_are_not_ours(tmp_path: Path) -> None:
    own = Own(str(tmp_path / "mine" / "tracker.db"), None)
    assert owned(str(tmp_path / "yours" / "tracker.db"), own) is None
    assert owned(str(tmp_path / "mine" / "tracker.db"), own) == ITSELF
