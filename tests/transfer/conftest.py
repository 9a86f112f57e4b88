"""What tests of exchanges share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Tracker
from tests.transfer.machines import Machines


@pytest.fixture
def machines(tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machines:
    return Machines(tracker, tmp_path, monkeypatch)
