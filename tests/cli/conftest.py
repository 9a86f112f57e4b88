"""What the tests of commands share: standing at an instant in a zone."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

import pytest

from tests.conftest import Tracker


@pytest.fixture
def travel(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime, str], None]:
    """Stand at an instant in a zone: every later command runs there."""

    def stand(moment: datetime, zone: str) -> None:
        monkeypatch.setenv("TRACKER_NOW", moment.isoformat())
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    return stand
