"""Opening the store: new and old, by path and by URL, with the day's copy. And uids."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.conftest import Clock
from tests.store.samples import WATER
from tracker.domain.errors import StoreError, WrongWords
from tracker.store import files, uid, versions
from tracker.store.opening import open_store
from tracker.store.server.engine_executor import EngineExecutor
from tracker.store.sqlite_executor import SqliteExecutor
from tracker.store.store import Store


@pytest.mark.parametrize("scheme", ["", "sqlite:///"])
def test_the_first_run_makes_the_diary(
    tmp_path: Path, clock: Clock, told: list[str], scheme: str
) -> None:
    path = tmp_path / "new folder" / "diary.db"
    with open_store(f"{scheme}{path}", now=clock, tell=told.append) as store:
        store.add([WATER], "log")
    assert told == [f"made a new database: {path}"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    with closing(files.connect(str(path), read_only=True)) as connection:
        assert versions.check_version(connection) == versions.HEAD
    with open_store(f"{scheme}{path}", now=clock, tell=told.append) as store:
        assert store.count() == 1
    assert len(told) == 1


def test_a_path_is_run_by_sqlite_a_url_by_the_engine(diary: Path, clock: Clock) -> None:
    for location, executor in (
        (f"{diary}", SqliteExecutor),
        (f"sqlite:///{diary}", EngineExecutor),
    ):
        with open_store(location, now=clock, tell=print) as store:
            assert type(store._executor) is executor


@pytest.mark.parametrize("scheme", ["", "sqlite:///"])
def test_what_is_not_there_is_refused_where_it_may_not_be_made(
    tmp_path: Path, clock: Clock, scheme: str
) -> None:
    with pytest.raises(StoreError, match=r"there is no database at .*diary.db yet"):
        open_store(f"{scheme}{tmp_path / 'diary.db'}", now=clock, tell=print, create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("location", ["frobnicate://host/x", "https://example.org/diary"])
def test_a_url_of_no_database_is_refused(clock: Clock, location: str) -> None:
    with pytest.raises(WrongWords, match=r"^that is no database's place; give a file"):
        open_store(location, now=clock, tell=print)


def test_what_is_no_diary_is_refused_and_stays(tmp_path: Path, clock: Clock) -> None:
    letter = tmp_path / "x.db"
    letter.write_text("Dear diary" * 100)
    with pytest.raises(StoreError, match="is not a tracker database"):
        open_store(str(letter), now=clock, tell=print)
    assert letter.read_text() == "Dear diary" * 100


@pytest.fixture(params=["", "sqlite:///"], ids=["sqlite3", "engine"])
def location(request: pytest.FixtureRequest, diary: Path) -> str:
    """The diary's place as a file; of a server's database no copies are made."""
    return f"{request.param}{diary}"


def copies(diary: Path) -> list[str]:
    return sorted(file.name for file in (diary.parent / "backups").glob("*"))


def test_the_first_write_of_a_day_keeps_a_copy(
    diary: Path, reopen: Callable[[], Store], clock: Clock
) -> None:
    store = reopen()
    store.entries()
    assert copies(diary) == []
    store.add([WATER], "log")
    store.add([WATER], "log")
    reopen().undo()
    assert copies(diary) == ["tracker.db-2026-11-01.db"]
    clock.now += 24 * 60 * 60
    reopen().add([WATER], "log")
    assert copies(diary) == ["tracker.db-2026-11-01.db", "tracker.db-2026-11-02.db"]
    with open_store(str(diary.parent / "backups" / copies(diary)[1]), now=clock, tell=print) as old:
        assert old.count() == 1


def test_a_copy_that_fails_stops_nothing(diary: Path, store: Store, told: list[str]) -> None:
    (diary.parent / "backups").write_text("in the way")
    store.add([WATER], "log")
    assert store.count() == 1
    assert len(told) == 1
    assert told[0].startswith("no copy was made today: ")


def test_uids_are_uuids_of_version_7_in_the_order_they_are_made() -> None:
    made = [uid.new_uid() for _ in range(5000)]
    assert made == sorted(set(made))
    pattern = r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    assert all(re.fullmatch(pattern, each) for each in made)


def test_uids_tell_their_time_and_go_on_when_the_clock_is_set_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(uid, "_latest", 0)
    monkeypatch.setattr(uid.time, "time_ns", lambda: 1_793_534_400_123_000_000)
    first = uid.new_uid()
    assert int(first.replace("-", "")[:12], 16) == 1_793_534_400_123
    monkeypatch.setattr(uid.time, "time_ns", lambda: 1_000_000_000)
    assert first < uid.new_uid() < uid.new_uid()
