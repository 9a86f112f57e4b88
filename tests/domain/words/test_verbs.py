"""The verb that a line begins with."""

from __future__ import annotations

import pytest

from tracker.domain.words.verbs import VERBS, verb_of


@pytest.mark.parametrize(
    ("line", "verb", "rest"),
    [("Drank 500", "drank", ["500"]), ("I ran 5k", "ran", ["5k"]), ("i slept", "slept", [])],
)
def test_a_verb(line: str, verb: str, rest: list[str]) -> None:
    assert verb_of(line.split()) == (VERBS[verb], rest)


@pytest.mark.parametrize("line", ["", "i", "i i ran", "coffee", "coffee drank"])
def test_no_verb(line: str) -> None:
    assert verb_of(line.split()) is None
