"""What a person can do with a diary, on a real database file, with no command line about it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import NOW
from tracker.diary.diary import Diary
from tracker.domain.entries import LAST_DAY


@pytest.fixture
def told() -> list[str]:
    """What was said beside the answers."""
    return []


@pytest.fixture
def diary(home: Path, empty_diary: Path, told: list[str]) -> Iterator[Diary]:
    """An empty diary at NOW."""
    place = home / "tracker.db"
    shutil.copy(empty_diary, place)
    opened = Diary(str(place), now=_now, tell=told.append)
    yield opened
    opened.close()


@pytest.fixture
def no_diary(home: Path, told: list[str]) -> Diary:
    """Where no diary was made yet, and none is made."""
    return Diary(str(home / "none.db"), now=_now, tell=told.append, create=False)


def own_habit(name: str, *, archived: bool = False) -> dict[str, Any]:
    """The record of a habit of one's own."""
    return {
        "name": name, "kind": "habit", "subject": name,
        "from_day": "2026-11-01", "to_day": LAST_DAY, "archived": int(archived),
    }  # fmt: skip


def _now() -> int:
    return int(datetime.fromisoformat(NOW).timestamp())


Log = Callable[..., int]


@pytest.fixture
def log(diary: Diary) -> Log:
    """Log a line of a kind and get the last entry's id: `log("pain 6 lower-back", at="7:30")`."""
    from tracker.diary.lines.log import log_line
    from tracker.diary.lines.typed import Typed
    from tracker.domain.kinds import KINDS

    def logged(line: str, **options: str) -> int:
        kind, *words = line.split()
        kept = log_line(diary, KINDS[kind], Typed(words, **options), f"log {line}")
        return kept.entries[-1].id or 0

    return logged
