"""What must hold of any diary."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from tests.rules.diary import START, asked, judge, numbered, of_rule, pain, plus, reader, timed
from tracker.domain.entries import Entry
from tracker.domain.pain_score import pain_score
from tracker.rules import LEVELS, check, replay
from tracker.rules.base import rank

PAIN_RULES = ("unbearable-pain", "worsening-pain", "persistent-pain", "recurrent-pain")

#: Long stretches of one thing, as diaries are, and single odd days.
stretches = st.tuples(
    st.one_of(st.none(), st.just(0.0), st.integers(0, 10).map(float)), st.integers(1, 12)
)
diaries = st.lists(stretches, min_size=1, max_size=10).map(
    lambda parts: [score for score, days in parts for _ in range(days)][:90]
)
shifts = st.integers(-5000, 5000)
few = examples(60)


def outline(findings, by: int = 0, sites=None):
    """What matters of findings, shifted back by some days."""
    sites = sites or {}
    return sorted(
        (
            f.rule,
            sites.get(f.site, f.site or ""),
            f.level,
            plus(f.since, -by),
            plus(f.bout, -by) if f.bout else "",
            f.known_days or 0,
            f.hidden,
            sorted((k, v) for k, v in f.evidence.items() if k != "entries_without_side"),
        )
        for f in findings
    )


def at_end(diary, **more):
    return judge(pain(diary, **more), plus(START, len(diary) - 1))


def level_of(findings, rule: str) -> int:
    return max((rank(f.level) for f in of_rule(findings, rule)), default=-1)


def test_an_empty_diary_raises_nothing():
    assert judge([], START) == []


@few
@given(
    st.sampled_from(["pain", "walk", "water", "med", "rest", "sleep", "note", "food"]),
    st.integers(0, 7),
    st.integers(0, 420),
)
def test_a_lone_entry_raises_nothing(kind, score, later):
    measures = {
        "pain": {"intensity": float(score)},
        "walk": {"duration_min": 1.0},
        "water": {"volume_ml": 900.0},
        "med": {"dose_mg": 400.0},
        "food": {"water_ml": 100.0},
    }.get(kind, {})
    subject = {"pain": "knee", "med": "ibuprofen", "food": "melon"}.get(kind)
    entry = timed(kind, START, "12:00", subject, **measures)
    assert judge([entry], plus(START, later)) == []


@few
@given(diaries, shifts)
def test_a_shifted_diary_has_shifted_findings(diary, by):
    start = plus(START, by)
    shifted = judge(pain(diary, start=start), plus(start, len(diary) - 1))
    assert outline(shifted, by) == outline(at_end(diary))


@few
@given(diaries, diaries)
def test_left_and_right_mirror_each_other(left, right):
    def found(one, other):
        entries = [
            *pain(one, "knee", side="left"),
            *pain(other, "knee", side="right", first_id=500),
        ]
        return judge(entries, plus(START, max(len(left), len(right)) - 1))

    mirror = {"left-knee": "right-knee", "right-knee": "left-knee"}
    assert outline(found(left, right)) == outline(found(right, left), sites=mirror)


@few
@given(diaries)
def test_two_equal_entries_are_as_one(diary):
    twice = [*pain(diary), *pain(diary, first_id=500)]
    assert outline(judge(twice, plus(START, len(diary) - 1))) == outline(at_end(diary))


@few
@given(diaries, st.randoms(use_true_random=False))
def test_the_order_of_typing_does_not_matter(diary, random):
    entries = pain(diary)
    mixed = entries.copy()
    random.shuffle(mixed)
    assert outline(judge(numbered(mixed), plus(START, len(diary) - 1))) == outline(at_end(diary))


@few
@given(diaries, st.data())
def test_more_pain_on_the_last_day_never_lowers_a_level(diary, data):
    low = data.draw(st.integers(0, 9))
    high = data.draw(st.integers(low + 1, 10))
    less, more = at_end([*diary, float(low)]), at_end([*diary, float(high)])
    for rule in ("unbearable-pain", "persistent-pain"):
        assert level_of(more, rule) >= level_of(less, rule)


@pytest.mark.parametrize("every", range(1, 8))
@pytest.mark.parametrize("score", range(4, 11))
def test_pain_every_few_days_is_flagged_by_day_22(every, score):
    diary = [float(score) if n % every == 0 else None for n in range(22)]
    # Pain under 5 on few days may have come and gone: that is told, and nothing more.
    level = "unsure" if score == 4 and every > 2 else "see-doctor"
    flagged = [
        n for n in range(22) if level_of(at_end(diary[: n + 1]), "persistent-pain") >= rank(level)
    ]
    assert flagged
    assert flagged[0] >= 14 or level == "unsure"


@few
@given(diaries, diaries, st.integers(0, 80))
def test_a_day_is_judged_by_what_had_happened(back, neck, number):
    entries = [*pain(back), *pain(neck, "neck", first_id=500)]
    day = plus(START, number)
    up_to = [entry for entry in entries if entry.day <= day]
    assert judge(entries, day) == judge(up_to, day)


@examples(25)
@given(diaries, diaries)
def test_a_replay_judges_each_day_as_a_check_does(back, sacrum):
    entries = [*pain(back), *pain(sacrum, "sacrum", first_id=500)]
    days = max(len(back), len(sacrum))
    told = replay(asked(reader(entries)), START, plus(START, days))
    for day, finding in told:
        assert finding in judge(entries, day)
    seen = {(f.rule, f.site, f.bout, f.level) for _, f in told}
    for number in range(days):
        for f in judge(entries, plus(START, number)):
            if f.shown and f.bout:
                graver = LEVELS[: LEVELS.index(f.level) + 1]
                assert any((f.rule, f.site, f.bout, level) in seen for level in graver)


@examples(25)
@given(diaries, st.integers(395, 430))
def test_how_much_is_read_changes_nothing(diary, days_ago):
    """A diary that ends now, with one of long ago before it: read by check, or whole."""
    old = pain(diary, start=plus(START, -days_ago), first_id=500)
    entries = [*old, *pain(diary)]
    today = plus(START, len(diary) - 1)

    def read_all(days, kind=None):
        return [e for e in entries if e.day <= days.last and kind in (None, e.kind)]

    assert outline(check(asked(read_all), today)) == outline(judge(entries, today))


@few
@given(diaries)
def test_reading_scores_is_the_same(diary):
    entries = pain(diary)
    read = reader(entries)
    scores = asked(read, scores=lambda days: map(pain_score, read(days, "pain")))
    assert check(scores, plus(START, len(diary) - 1)) == at_end(diary)


@few
@given(diaries)
def test_every_sentence_is_one(diary):
    for finding in at_end(diary):
        assert finding.message[0].isupper()
        assert finding.message.endswith((".", ")"))
        assert "all clear" not in finding.message
        assert "None" not in finding.message
        assert set(finding.entries) <= {e.id for e in pain(diary)}
        assert finding.level in LEVELS


def twenty_years() -> list[Entry]:
    entries = []
    for number in range(7300):
        day = plus("2006-01-02", number)
        for place, site in enumerate(("lower-back", "neck", "knee")):
            score = float((number * 7 + place * 3) % 6 + (place == 0))
            entries.append(
                Entry("pain", day, site, id=len(entries) + 1, measures={"intensity": score})
            )
    return entries


def test_twenty_years_of_pain_are_judged_quickly():
    entries = twenty_years()
    today = entries[-1].day
    read = reader(entries)
    read(None or type("D", (), {"first": "0000", "last": "9999"}))
    started = process_time()
    found = check(asked(read), today)
    took = process_time() - started
    assert of_rule(found, "persistent-pain", "lower-back")[0].since == "2006-01-02"
    # Far from the goal of 100 ms, so that a busy machine doesn't fail; a quadratic road would.
    assert took < 1.5


@pytest.mark.slow
def test_a_replay_is_linear_in_days():
    entries = twenty_years()
    first = plus(entries[-1].day, -365)
    started = process_time()
    replay(asked(reader(entries)), first, entries[-1].day)
    assert process_time() - started < 4
