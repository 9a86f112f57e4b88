"""red-flag and unbearable-pain: their edges, and what they hide."""

from __future__ import annotations

import pytest

from tests.rules.diary import START, judge, level, of_rule, pain, plus, timed, verdict
from tracker.domain.entries import Entry


def sign(name: str, day: str = START, id: int = 1) -> Entry:
    return Entry("symptom", day, name, measures={"done": 1}, id=id)


@pytest.mark.parametrize(
    ("diary", "answer"),
    [
        ("10", "urgent"),
        ("10 0 0", "urgent"),
        ("10 0 0 0", "silent"),
        ("9", "see-doctor"),
        ("8 . .", "see-doctor"),
        ("7", "silent"),
        ("8 8", "urgent"),
        ("8 . 9", "urgent"),
        ("8 . . 9", "see-doctor"),
        ("7 7 7", "silent"),
    ],
)
def test_unbearable_pain(diary, answer):
    assert level(diary, "unbearable-pain") == answer


def test_a_tick_is_unbearable_whatever_the_number():
    entry = pain("4")[0]._replace(measures={"intensity": 4.0, "unbearable": 1})
    (finding,) = of_rule(judge([entry], START), "unbearable-pain")
    assert finding.level == "urgent"
    assert "marked unbearable" in finding.message


def test_a_later_zero_keeps_it_and_says_so():
    morning = timed("pain", START, "08:00", "lower-back", id=1, intensity=10)
    evening = timed("pain", START, "20:00", "lower-back", id=2, intensity=0)
    (finding,) = of_rule(judge([evening, morning], START), "unbearable-pain")
    assert finding.level == "urgent"
    assert "A 0 was logged later that day" in finding.message
    assert finding.entries == (1,)


@pytest.mark.parametrize("subject", ["lower-back", None])
def test_a_zero_without_a_time_is_said_too(subject):
    zero = Entry("pain", START, subject, measures={"intensity": 0.0}, id=9)
    (finding,) = of_rule(judge([*pain("10"), zero], START), "unbearable-pain")
    assert "A 0 was logged on the same day" in finding.message


def test_an_earlier_zero_is_not_mentioned():
    entries = [
        timed("pain", START, "08:00", "lower-back", id=1, intensity=0),
        timed("pain", START, "20:00", "lower-back", id=2, intensity=9),
    ]
    (finding,) = of_rule(judge(entries, START), "unbearable-pain")
    assert "A 0 was logged" not in finding.message


def test_estimated_scores_never_make_it_unbearable():
    assert not of_rule(judge(pain("10 10", estimated=True), plus(START, 1)), "unbearable-pain")


def test_it_goes_by_the_worst_of_a_day_and_each_site_alone():
    entries = [*pain("8"), *pain("2", first_id=5), *pain(". 8", "neck", first_id=9)]
    found = of_rule(judge(entries, plus(START, 1)), "unbearable-pain")
    assert [(f.site, f.level) for f in found] == [
        ("lower-back", "see-doctor"),
        ("neck", "see-doctor"),
    ]


def test_since_is_the_first_day_of_the_severe_spell():
    assert verdict("9 . . 9 . 8 8", "unbearable-pain").since == START
    assert verdict("9 . . . 9", "unbearable-pain").since == plus(START, 4)


@pytest.mark.parametrize(
    ("name", "answer", "words"),
    [
        ("saddle-numbness", "urgent", "get help now"),
        ("fever", "urgent", "the same day"),
        ("below-knee", "see-doctor", "see a doctor soon"),
    ],
)
def test_red_flag_tiers(name, answer, words):
    (finding,) = of_rule(judge([sign(name)], START), "red-flag")
    assert (finding.level, finding.entries) == (answer, (1,))
    assert words in finding.message
    assert finding.sources


def test_a_sign_nobody_knows_is_taken_seriously():
    (finding,) = of_rule(judge([sign("green-ears")], START), "red-flag")
    assert finding.level == "urgent"


def test_a_sign_stands_for_fourteen_days():
    assert of_rule(judge([sign("fever")], plus(START, 13)), "red-flag")
    assert not of_rule(judge([sign("fever")], plus(START, 14)), "red-flag")


def test_each_sign_has_a_line_of_its_own_the_gravest_first():
    entries = [sign("below-knee", id=1), sign("bladder-bowel", id=2), sign("below-knee", id=3)]
    found = of_rule(judge(entries, START), "red-flag")
    assert [(f.level, f.entries) for f in found] == [("urgent", (2,)), ("see-doctor", (1, 3))]


def test_the_chest_asks_once_a_bout():
    diary = pain("3 3 0 x8 2", "chest")
    first, later = (judge(diary, plus(START, n)) for n in (0, 10))
    assert [f.since for f in of_rule(first, "red-flag", "chest")] == [START]
    assert [f.since for f in of_rule(later, "red-flag", "chest")] == [plus(START, 10)]
    assert "get help now" in of_rule(first, "red-flag", "chest")[0].message
    assert not of_rule(judge(pain("0", "chest"), START), "red-flag")


def test_nobody_in_severe_pain_is_told_to_exercise():
    lazy = [Entry("rest", plus(START, n), measures={"done": 1}, id=n) for n in range(1, 14)]
    today = plus(START, 14)
    calm = of_rule(judge(lazy, today), "inactivity")
    assert [f.shown for f in calm] == [True]
    for severe in (sign("fever", today, 99), pain("10", start=today, first_id=99)[0]):
        found = of_rule(judge([*lazy, severe], today), "inactivity")
        assert [(f.hidden, f.listed) for f in found] == [("severe-pain", False)]
