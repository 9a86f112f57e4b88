"""A diary of its own for every test, on every executor there is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from uuid import uuid4

import pytest

from tests.store.filled import NEWEST
from tests.store.postgresql import Server, programs, running
from tracker.store.opening import open_store
from tracker.store.server import engine_executor
from tracker.store.statements.queries import statements
from tracker.store.store import Store
from tracker.store.upgrading.bring_up import ensure_current

NOON = 1_793_534_400  # 2026-11-01 12:00 UTC


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> int:
        return self.now


@pytest.fixture(scope="session", autouse=True)
def statements_built_once() -> Iterator[None]:
    """The statements of a dialect, built once and not for each of hundreds of executors."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine_executor, "statements", cache(statements))
        yield


@pytest.fixture
def diary(empty_diary: Path, tmp_path: Path) -> Path:
    """The file of an empty diary."""
    path = tmp_path / "tracker.db"
    shutil.copy(empty_diary, path)
    return path


@pytest.fixture(scope="session")
def filled_diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diary with something in it: the newest release's, with the tables of now. Copy it."""
    path = tmp_path_factory.mktemp("filled") / "tracker.db"
    shutil.copy(NEWEST, path)
    path.chmod(0o600)
    ensure_current(str(path), lambda line: None)
    return path


@pytest.fixture
def database(filled_diary: Path, tmp_path: Path) -> Path:
    """The file of a diary with something in it, in a folder with a name that takes care."""
    path = tmp_path / "diary 100%" / "tracker.db"
    path.parent.mkdir()
    shutil.copy(filled_diary, path)
    return path


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server. Where there is none the tests skip, but not in CI."""
    folder = programs()
    if folder is None:
        missing = "there is no PostgreSQL server here (`.ci/postgresql` installs one)"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with running(folder) as server:
        yield server


@pytest.fixture(scope="session")
def server_template(server: Server) -> str:
    """The name of a database on it that the migrations made, with nothing in it. Copy it."""
    url = server.make("template_diary")
    open_store(url, now=lambda: NOON, tell=lambda line: None).close()
    return "template_diary"


@pytest.fixture
def server_diary(server: Server, server_template: str) -> Iterator[str]:
    """The URL of an empty diary on the server."""
    name = f"diary_{uuid4().hex}"
    yield server.make(name, server_template)
    server.drop(name)


@pytest.fixture(params=["sqlite3", "engine", pytest.param("postgresql", marks=pytest.mark.slow)])
def location(request: pytest.FixtureRequest, diary: Path) -> str:
    """The diary's place as each executor is asked for."""
    if request.param == "postgresql":
        url: str = request.getfixturevalue("server_diary")
        return url
    return str(diary) if request.param == "sqlite3" else f"sqlite:///{diary}"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def told() -> list[str]:
    """What the store said beside its answers."""
    return []


@pytest.fixture
def reopen(location: str, clock: Clock, told: list[str]) -> Iterator[Callable[[], Store]]:
    """Open the diary, as a new command would."""
    opened: list[Store] = []

    def open_one() -> Store:
        opened.append(open_store(location, now=clock, tell=told.append))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(reopen: Callable[[], Store]) -> Store:
    return reopen()
