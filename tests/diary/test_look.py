"""What `list` selects: words are read by what they are."""

from __future__ import annotations

import pytest

from tests.conftest import Tracker
from tests.diary.conftest import Log
from tracker.diary.close import close_day
from tracker.diary.diary import Diary
from tracker.diary.find.running import rule_inputs
from tracker.diary.look import DEFAULT_LIMIT, Wanted, look_for, read_wanted
from tracker.diary.mend.mend import history
from tracker.domain.entries import Days
from tracker.domain.errors import UnknownName, WrongWords

TODAY = "2026-11-08"


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ([], Wanted()),
        (["pain"], Wanted("pain")),
        (["left", "knee"], Wanted("pain", "knee", "left")),
        (["pain", "left knee"], Wanted("pain", "knee", "left")),
        (["left knee"], Wanted("pain", "knee", "left")),
        (["water yesterday"], Wanted("water", days=Days("2026-11-07", "2026-11-07"))),
        (["water", "yesterday"], Wanted("water", days=Days("2026-11-07", "2026-11-07"))),
        (["7d", "coffee"], Wanted("drink", "coffee", days=Days("2026-11-02", TODAY))),
        (["2026-11-01..2026-11-03"], Wanted(days=Days("2026-11-01", "2026-11-03"))),
    ],
)
def test_words_are_read(diary: Diary, words: list[str], wanted: Wanted) -> None:
    assert read_wanted(diary, words) == wanted


@pytest.mark.parametrize(
    ("words", "error"),
    [(["lowr-back"], UnknownName), (["2026-99-99"], WrongWords), (["pain", "coffee"], UnknownName)],
)
def test_words_that_name_nothing(diary: Diary, words: list[str], error: type[Exception]) -> None:
    with pytest.raises(error):
        look_for(diary, words)


def test_newest_first(diary: Diary, log: Log) -> None:
    log("water 250", at="yesterday 8:00")
    log("pain 6 left-knee", note="On the Stairs")
    log("pain 3 right-knee")
    assert [entry.id for entry in look_for(diary, [])] == [3, 2, 1]
    assert [entry.id for entry in look_for(diary, ["knee"])] == [3, 2]
    assert [entry.id for entry in look_for(diary, ["left", "knee"])] == [2]
    assert [entry.id for entry in look_for(diary, [], text="stairs")] == [2]
    assert [entry.id for entry in look_for(diary, ["yesterday"])] == [1]
    assert [entry.id for entry in look_for(diary, ["pain"], limit=1)] == [3]


def test_a_limit_unless_days_or_everything_is_named(diary: Diary, log: Log) -> None:
    many = DEFAULT_LIMIT + 2
    for _ in range(many):
        log("water 250")
    assert len(list(look_for(diary, []))) == DEFAULT_LIMIT
    assert len(list(look_for(diary, ["water"], text=None))) == DEFAULT_LIMIT
    for found in (look_for(diary, ["today"]), look_for(diary, ["all"])):
        assert len(list(found)) == many
    assert len(list(look_for(diary, [], everything=True))) == many


def test_a_day_is_closed_and_opened_again(diary: Diary) -> None:
    assert close_day(diary) == TODAY
    assert close_day(diary, "yesterday") == "2026-11-07"
    assert rule_inputs(diary).closed == {TODAY, "2026-11-07"}
    assert close_day(diary, "today", reopen=True) == TODAY
    assert rule_inputs(diary).closed == {"2026-11-07"}
    assert history(diary, 1)[0].command == f"reopen {TODAY}"
    with pytest.raises(WrongWords):
        close_day(diary, "")


def test_none_is_looked_for_as_it_is_logged(tracker: Tracker) -> None:
    for line in ("pain none", "pain 0 lower-back", "pain 3 neck", "water 200"):
        tracker.ok(f"log {line}")
    for words, ids in {
        "pain none": [2, 1],
        "none pain": [2, 1],
        "pain none -n 1": [2],
        "pain none lower-back": [2],
        "pain none yesterday": [],
    }.items():
        assert [one["id"] for one in tracker.ok(f"list {words} --json").json] == ids
    assert "no kind, subject or period 'none'" in tracker("list water none").err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("chart lower-back zzz", "no kind, subject or period 'zzz'; try"),
        ("list lowr back", "no kind, subject or period 'lowr back'; did you mean lower-back?"),
        ("list pain lower-back neck", "lower-back and neck are more than one subject"),
        ("list pain 3", "'3' is a number, and nothing is looked for by its amount"),
        ("log pain 6 none", "'none' says that nothing hurts, and '6' that something does"),
        ("container add zap 0", "a container goes from 1 ml to 20 l, not 0 ml"),
        ("container add zap -5", "a container goes from 1 ml to 20 l, not -5 ml"),
        ("container add zap 5kg", "no unit 'kg'; for a container use ml"),
    ],
)
def test_a_refusal_speaks_of_what_was_typed(tracker: Tracker, line: str, said: str) -> None:
    answer = tracker(line)
    assert (answer.code, said in answer.err) == (2, True), answer
