"""Lines of several things, and of one thing with its time: what they say, or the right line."""

from __future__ import annotations

import pytest

from tests.diary.lines.test_several_properties import NOW, read
from tracker.diary.diary import Diary
from tracker.diary.lines.log import read_things
from tracker.diary.lines.typed import Line, Typed
from tracker.domain.errors import WrongWords
from tracker.domain.kinds import KINDS


@pytest.mark.parametrize(
    ("line", "kind", "subject", "measures"),
    [
        ("treatment qzx an hour and a half", "treatment", "qzx", {"duration_min": 90}),
    ],
)
def test_one_thing_is_read_as_meant(
    diary: Diary, line: str, kind: str, subject: str | None, measures: dict[str, float]
) -> None:
    assert read(diary, line) == [(kind, None, subject, measures, NOW)]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("water 5, walk 20", "write tracker log water 5l, walk 20, or tracker"),
        ("water 500 and qzx", "in 'qzx': no kind 'qzx'"),
        (
            "coffee 250 8:30 walk 20",
            "clear what is whose; write tracker log coffee 250, 8:30 walk",
        ),
        ("walks 2", "'walks 2' may say how long: tracker log walk 2min; or how often: log them"),
    ],
)
def test_the_right_line_is_told(diary: Diary, line: str, says: str) -> None:
    with pytest.raises(WrongWords) as refused:
        read(diary, line)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("kind", "words", "measures"),
    [
        ("water", "500 at-once", {"volume_ml": 500, "at_once": 1}),
        ("water", "500 at once", {"volume_ml": 500, "at_once": 1}),
        ("pain", "6 neck spasms", {"intensity": 6, "spasm": 1}),
        ("sport", "running 30 vigorous", {"duration_min": 30, "vigorous": 1}),
    ],
)
def test_a_tick_in_words(diary: Diary, kind: str, words: str, measures: dict[str, float]) -> None:
    (thing,) = read_things(diary, Line(KINDS[kind], Typed(words.split())))
    assert dict(thing.entries[0].measures) == measures


def test_it_may_hurt_since_the_same_day(diary: Diary) -> None:
    (thing,) = read_things(diary, Line(KINDS["pain"], Typed(["6", "neck"], since="today")))
    assert thing.entries[0].since_day == thing.entries[0].day
