"""red-flag and unbearable-pain: their edges, and what they hide."""

from __future__ import annotations

import pytest

from tests.rules.diary import (
    SIGNS,
    START,
    instant,
    judge,
    level,
    of_rule,
    pain,
    plus,
    timed,
    verdict,
)
from tracker.domain.entries import Entry
from tracker.domain.kept_findings import Acknowledgement
from tracker.rules import CutOffs


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


def test_what_still_stands_is_no_pain_of_the_weeks_before():
    """By one's own cut-off of one day, with what is of the last 24 hours."""
    hurt = [
        timed("pain", START, "20:00", "lower-back", id=1, intensity=8),
        timed("pain", plus(START, 1), "08:00", "lower-back", id=2, intensity=8),
    ]
    known = {"now": instant(plus(START, 1), "09:00")}
    known["cutoffs"] = CutOffs({"unbearable-pain.days": 1})
    (finding,) = of_rule(judge(hurt, plus(START, 1), **known), "unbearable-pain")
    assert (finding.level, finding.evidence["severe_before"]) == ("urgent", 0)


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
        ("pain-down-leg", "see-doctor", "see a doctor soon"),
        ("one-leg-weakness", "urgent", "the same day"),
        ("after-fall", "urgent", "the same day"),
    ],
)
def test_red_flag_tiers(name, answer, words):
    (finding,) = of_rule(judge([sign(name)], START), "red-flag")
    assert (finding.level, finding.entries) == (answer, (1,))
    assert words in finding.message
    assert finding.sources


@pytest.mark.parametrize("name", ["green-ears", "below-knee"])
def test_a_sign_nobody_knows_is_taken_seriously(name):
    """So is one that was asked about formerly, and logged then."""
    (finding,) = of_rule(judge([sign(name)], START), "red-flag")
    assert finding.level == "urgent"
    assert "the same day" in finding.message


@pytest.mark.parametrize(
    ("word", "asked"),
    [
        ("below-knee", ["one-leg-weakness", "pain-down-leg"]),
        ("leg-weakness", ["one-leg-weakness", "both-legs-weakness"]),
        ("weak-leg", ["one-leg-weakness", "both-legs-weakness"]),
        ("numb leg", ["one-leg-weakness", "both-legs-weakness"]),
        ("fall", ["after-accident", "after-fall"]),
    ],
)
def test_a_word_that_says_too_little_is_asked_about(word, asked):
    assert SIGNS.look_up(word) is None
    assert SIGNS.near(word) == asked


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("saddle-numbness", "get help now (112, 911 or 999)"),
        ("fever", "get medical advice the same day"),
        ("pain-down-leg", "arrange to see a doctor soon"),
    ],
)
def test_from_the_day_after_a_sign_is_told_in_case_it_is_still_there(name, advice):
    (then,), (after,) = (
        of_rule(judge([sign(name)], plus(START, days)), "red-flag") for days in (0, 1)
    )
    assert advice in then.message
    assert "still there" not in then.message
    assert f"logged on 2 March. If it is still there, {advice}; if a doctor saw it" in after.message
    assert f"tracker ack red-flag {name} --seen-doctor DAY" in after.message


def test_signs_with_one_gist_have_one_call_with_all_that_their_sentence_tells_to_do():
    names = ("saddle-numbness", "fever", "pain-down-leg")
    signs = [sign(name, id=n) for n, name in enumerate(names, 1)]
    calls: dict[str, set[str]] = {}
    for days in (0, 1):
        for finding in of_rule(judge(signs, plus(START, days)), "red-flag"):
            calls.setdefault(finding.gist, set()).add(finding.call)
            urgent = finding.level == "urgent"
            assert ("If one is still there" in finding.call) == (days == 1 or not urgent)
            for told in ("112, 911 or 999", "emergency", "the same day", "a doctor soon"):
                if urgent:
                    assert (told in finding.call) == (told in finding.message), finding.call
    assert [len(found) for found in calls.values()] == [1] * 5


def test_a_sign_stands_for_fourteen_days():
    assert of_rule(judge([sign("fever")], plus(START, 13)), "red-flag")
    assert not of_rule(judge([sign("fever")], plus(START, 14)), "red-flag")


def test_each_sign_has_a_line_of_its_own_the_gravest_first():
    soon = "pain-down-leg"
    entries = [sign(soon, id=1), sign("bladder-bowel", id=2), sign(soon, id=3)]
    found = of_rule(judge(entries, START), "red-flag")
    assert [(f.level, f.entries) for f in found] == [("urgent", (2,)), ("see-doctor", (1, 3))]
    assert [f.handle for f in found] == ["red-flag bladder-bowel", f"red-flag {soon}"]


def chest(entries, day: int, *answers):
    found = judge(entries, plus(START, day), acknowledgements=answers)
    return of_rule(found, "red-flag", "chest")


def test_the_chest_goes_by_bouts():
    diary = pain("3 3 0 x8 2", "chest")
    told = {n: [(f.level, f.since) for f in chest(diary, n)] for n in (0, 1, 9, 10)}
    assert told == {
        0: [("urgent", START)],
        1: [("watch", START)],
        9: [("watch", START)],
        10: [("urgent", plus(START, 10))],
    }
    assert not chest(pain("0", "chest"), 0)


def test_an_estimated_score_begins_a_bout_and_is_never_above():
    words = pain("8", "chest", start=plus(START, 1), first_id=9, estimated=True)
    assert [f.level for f in chest(words, 1)] == ["urgent"]
    assert [f.level for f in chest([*pain("2", "chest"), *words], 1)] == ["watch"]


@pytest.mark.parametrize(
    ("later", "state"),
    [("5", "acknowledged"), ("6 6", "acknowledged"), ("0 3", "acknowledged"), ("7", "new")],
)
def test_an_answer_for_the_chest_holds_for_the_bout(later, state):
    """Until a day is 2 or more above the worst up to the answer, a 5."""
    diary = pain(f"5 2 {later}", "chest")
    (then,) = chest(diary, 1)
    row = Acknowledgement(
        "red-flag", "chest", "acknowledge", plus(START, 1), finding=then.as_json()
    )
    (now,) = chest(diary, 1 + len(later.split()), row)
    assert now.state == state
    (anew,) = chest(pain("5 2 . x7 1", "chest"), 9, row)
    assert (anew.level, anew.state) == ("urgent", "new")


@pytest.mark.parametrize(("site", "sudden"), [("head", True), ("abdomen", True), ("neck", False)])
def test_where_sudden_pain_may_be_an_emergency(site, sudden):
    told = verdict("8", "unbearable-pain", site=site).message
    assert ("If it came on suddenly" in told) is sudden


def test_severe_pain_that_may_be_over_is_told_so():
    assert "; don't wait: get medical help now" in verdict("10", "unbearable-pain").message
    over = verdict("10 2", "unbearable-pain").message
    assert "if it is still as bad, don't wait: get medical help now" in over


def test_nobody_in_severe_pain_is_told_to_exercise():
    lazy = [Entry("rest", plus(START, n), measures={"done": 1}, id=n) for n in range(1, 14)]
    today = plus(START, 14)
    calm = of_rule(judge(lazy, today), "inactivity")
    assert [f.shown for f in calm] == [True]
    week_ago, day_more = plus(today, -6), plus(today, -7)
    for severe in (sign("fever", today, 99), pain("7", start=week_ago, first_id=99)[0]):
        found = of_rule(judge([*lazy, severe], today), "inactivity")
        assert [(f.hidden, f.listed) for f in found] == [("severe-pain", False)]
    for less in (pain("6", start=today, first_id=99), pain("9", start=day_more, first_id=99)):
        assert of_rule(judge([*lazy, *less], today), "inactivity")[0].shown
