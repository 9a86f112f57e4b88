"""Goals of what is measured, but never added up: only how often it is logged."""

from __future__ import annotations

import pytest

from tracker.domain.errors import WrongWords
from tracker.domain.habits.countable import countable_of_kind
from tracker.domain.kinds import KINDS
from tracker.domain.words.goal_words import read_goal

WEIGHT = countable_of_kind(KINDS["weight"])


@pytest.mark.parametrize(("text", "times"), [("1/day", 1), ("10/day", 10), ("2x", 2)])
def test_how_often_a_level_is_logged(text: str, times: int) -> None:
    assert read_goal(WEIGHT, text).target == times


@pytest.mark.parametrize("text", ["11/day", "20", "500", "80kg", "80 kg/day"])
def test_a_level_is_nothing_to_aim_at(text: str) -> None:
    with pytest.raises(WrongWords, match="can't be aimed at, only how often it is logged"):
        read_goal(WEIGHT, text)
