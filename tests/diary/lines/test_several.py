"""Lines of several things, and of one thing with its time: what they say, or the right line."""

from __future__ import annotations

import pytest

from tests.diary.lines.test_several_properties import NOW, read
from tracker.diary.diary import Diary
from tracker.diary.habits.adding import add_habit
from tracker.diary.lines.log import read_things
from tracker.diary.lines.typed import Line, Typed
from tracker.domain.errors import UnknownName, WrongWords
from tracker.domain.kinds import KINDS
from tracker.domain.words.habit_line import HabitLine


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


def test_a_clock_time_beside_a_day_is_how_long_it_was_slept(diary: Diary) -> None:
    sleep = ("sleep", None, None, {"duration_min": 450}, ("2026-11-07", None))
    water = ("water", None, None, {"volume_ml": 500}, ("2026-11-07", None))
    assert read(diary, "sleep 7:30 yesterday, water 500 yesterday") == [sleep, water]
    assert read(diary, "yesterday sleep 7:30, water 500") == [sleep, water]


@pytest.mark.parametrize(
    ("line", "clocks"),
    [
        ("yesterday ibuprofen 400 at 8, coffee at 19:59", ["08:00", "19:59"]),
        ("ibuprofen 400 fri at 8:05, walk 20 thu, tea fri 14:00", ["08:05", None, "14:00"]),
    ],
)
def test_what_stands_after_a_dose_was_later(
    diary: Diary, line: str, clocks: list[str | None]
) -> None:
    assert [when for *_, (_, when) in read(diary, line)] == clocks


@pytest.mark.parametrize(
    "line",
    [
        "yesterday ibuprofen 400 at 8, coffee at 20:00",
        "yesterday ibuprofen 400 at 8, coffee at 8:00",
        "ibuprofen 400 yesterday at 8, walk 20 fri",
        "yesterday coffee at 14:00, ibuprofen 400 at 8",
    ],
)
def test_which_half_of_the_day_a_dose_was_in_is_asked(diary: Diary, line: str) -> None:
    with pytest.raises(WrongWords, match=r"400 yesterday 8:00, or .* yesterday 20:00"):
        read(diary, line)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("water 5, walk 20", "write tracker log water 5l, walk 20, or tracker"),
        ("walk 20, water 5, coffee", "tracker log walk 20, water 5l, coffee, or"),
        ("water ,5l", "',5l' can be read two ways; write 0.5l, or a blank behind the comma"),
        ("ibuprofen 2 paracetamol", "write tracker log ibuprofen, 2 paracetamol or tracker log"),
        ("walk 1h 30 min ago", "before it, or tracker log walk 1h --at '30 min ago'"),
        ("note bad, water 500", "write it last: tracker log water 500, note bad"),
        ("water 500 tomorow, tea", "to come; for today write tracker log water 500, tea"),
        ("water 300 ml ml", "'ml' is there twice; write tracker log water 300 ml"),
        ("8:30", "'8:30' says when; say what was then, too, such as: tracker log water 500 8:30"),
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


def test_a_habit_is_logged_by_the_name_that_it_is_known_by(diary: Diary) -> None:
    with pytest.raises(UnknownName, match="no habit 'floss'"):
        read(diary, "habit floss")
    add_habit(diary, HabitLine(["floss"]))
    assert read(diary, "habit floss")[0][:3] == ("habit", None, "floss")
    add_habit(diary, HabitLine(["running"], goal="3/week"))
    with pytest.raises(WrongWords, match="logged by its own name: tracker log running"):
        read(diary, "habit run 30")
