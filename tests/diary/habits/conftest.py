"""A diary on a real database file, and no command line about it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.conftest import NOW
from tracker.diary.diary import Diary


@pytest.fixture
def diary(home: Path, empty_diary: Path) -> Iterator[Diary]:
    """An empty diary at NOW, a Sunday."""
    place = home / "tracker.db"
    shutil.copy(empty_diary, place)
    now = int(datetime.fromisoformat(NOW).timestamp())
    told: list[str] = []
    opened = Diary(str(place), now=lambda: now, tell=told.append)
    yield opened
    opened.close()
    assert told == []
