"""Sets of an exercise: said in words, or with a sign."""

from __future__ import annotations

import pytest

from tracker.domain.errors import WrongWords
from tracker.domain.words.repetitions import join_sets


@pytest.mark.parametrize(
    ("line", "joined"),
    [
        ("3 sets of 12", "3x12"),
        ("squats 3 sets of 8 mon", "squats 3x8 mon"),
        ("1 set of 8reps", "1x8reps"),
        ("3 sets 8 squats", "3x8 squats"),
        ("3 sets of 8 2 sets of 5", "3x8 2x5"),
        ("3 sets", "3 sets"),
        ("3 sets of", "3 sets of"),
        ("3 sets of of 8", "3 sets of of 8"),
        ("3 sets of many", "3 sets of many"),
        ("sets of 12", "sets of 12"),
        ("3", "3"),
        ("3x 8", "3x 8"),
        ("999x 8", "999x 8"),
    ],
)
def test_sets_in_words(line: str, joined: str) -> None:
    assert " ".join(join_sets(line.split())) == joined


@pytest.mark.parametrize("line", ["3x", "3x squats", "12* squats", "999×"])
def test_sets_of_how_many(line: str) -> None:
    with pytest.raises(WrongWords, match="of how many"):
        join_sets(line.split())
