"""What one thing's words mean, line by line: a wrong reading is worse than a refusal."""

from __future__ import annotations

import pytest

from tests.conftest import Tracker
from tests.spoken_words import fault
from tests.whole_lines import Case, cases

LINES = [
    case
    for corpus in ("spoken_words.jsonl", "bare_lines.jsonl", "people_lines.jsonl")
    for case in cases(corpus)
]


@pytest.mark.parametrize("case", LINES, ids=[case["id"] for case in LINES])
def test_a_line_is_read_as_it_is_meant(tracker: Tracker, case: Case) -> None:
    assert fault(tracker, case) is None
