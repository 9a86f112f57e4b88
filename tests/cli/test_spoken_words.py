"""What one thing's words mean, line by line: a wrong reading is worse than a refusal."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import ROOT, Tracker
from tests.spoken_words import cases, fault

LINES = cases(ROOT / "tests" / "data" / "spoken_words.jsonl")


@pytest.mark.parametrize("case", LINES, ids=[case["id"] for case in LINES])
def test_a_line_is_read_as_it_is_meant(tracker: Tracker, case: dict[str, Any]) -> None:
    assert fault(tracker, case) is None
