"""inactivity: two full ISO weeks, minutes, days, and what doesn't count."""

from __future__ import annotations

import pytest

from tests.rules.diary import START, judge, numbered, of_rule, plus, timed
from tracker.domain.entries import Entry

TODAY = plus(START, 14)  # the Monday after two full weeks


def entry(kind: str, day: int, **measures: float) -> Entry:
    return timed(kind, plus(START, day), "18:00", "core" if kind == "sport" else None, **measures)


def both_weeks(*days: int) -> list[int]:
    return [*days, *(day + 7 for day in days)]


def full(minutes: float = 40, **more: float) -> list[Entry]:
    """A fine fortnight: walks on four days, strength and stretching on two."""
    return [
        *(entry("walk", day, duration_min=minutes, **more) for day in both_weeks(0, 2, 4, 6)),
        *(entry("strength", day, duration_min=30) for day in both_weeks(1, 3)),
        *(entry("stretch", day, duration_min=10) for day in both_weeks(1, 5)),
    ]


def found(entries, as_of=TODAY):
    return of_rule(judge(numbered(entries), as_of), "inactivity")


def test_enough_is_silent():
    assert found(full()) == []


def test_little_walking_is_praised_first_and_then_told():
    (finding,) = found(full(10))
    assert finding.level == "info"
    assert finding.message.startswith("You moved, and some is better than none.")
    assert "40 and then 40" in finding.message
    assert (finding.known_days, finding.total_days) == (14, 14)
    assert "strength" not in finding.message


def test_unknown_days_are_projected():
    # 100 minutes on four known days would be 175 in seven.
    walks = [entry("walk", day, duration_min=25) for day in both_weeks(0, 1, 2, 3)]
    rest = [
        *(entry("strength", day, duration_min=30) for day in both_weeks(0, 1)),
        *(entry("stretch", day, duration_min=10) for day in both_weeks(0, 1)),
    ]
    assert found([*walks, *rest]) == []
    assert found([*walks, *rest, *(entry("rest", day, done=1) for day in both_weeks(4, 5))])


def test_fewer_than_four_known_days_are_silent():
    assert found([entry("rest", day, done=1) for day in [0, 1, 2, 7, 8, 9, 10]]) == []
    assert found([entry("rest", day, done=1) for day in both_weeks(0, 1, 2, 3)])


def test_one_good_week_is_enough():
    good = [e for e in full() if e.day < plus(START, 7)]
    bad = [entry("rest", day, done=1) for day in range(7, 14)]
    assert found([*good, *bad]) == []


@pytest.mark.parametrize("kind", ["strength", "stretch"])
def test_strength_and_stretching_on_fewer_than_two_days(kind):
    once = [e for e in full() if e.kind != kind] + [
        entry(kind, day, duration_min=60) for day in both_weeks(1)
    ]
    (finding,) = found(once)
    assert {"strength": "strength training", "stretch": "stretching"}[kind] in finding.message
    twice_one_day = [*once, *(entry(kind, day, duration_min=60) for day in both_weeks(1))]
    assert found(twice_one_day)


def test_the_weeks_are_full_iso_weeks():
    assert found(full(10), plus(TODAY, -1)) == []  # Sunday isn't over
    assert found(full(10), plus(TODAY, 6))
    assert found(full(10), plus(TODAY, 7)) == []


@pytest.mark.parametrize(
    ("walk", "silent"),
    [
        ({"steps": 4000}, True),
        ({"steps": 1000}, False),
        ({"distance_m": 4000}, True),
        ({"distance_m": 500}, False),
        ({"duration_min": 10, "steps": 9000}, False),  # its own minutes go first
    ],
)
def test_walks_without_minutes(walk, silent):
    others = [e for e in full() if e.kind != "walk"]
    walks = [entry("walk", day, **walk) for day in both_weeks(0, 2, 4, 6)]
    assert (found([*others, *walks]) == []) is silent


@pytest.mark.parametrize(
    ("steps", "little", "told"), [(1000, "walk", True), (4000, "stretch", False)]
)
def test_the_source_of_steps_is_told_with_the_minutes_made_of_them(steps, little, told):
    others = [e for e in full() if e.kind not in ("walk", little)]
    walks = [entry("walk", day, steps=steps) for day in both_weeks(0, 2, 4, 6)]
    (finding,) = found([*others, *walks])
    assert ("TUDOR-2019" in finding.sources) is told


def test_an_all_day_step_total_never_counts():
    others = [e for e in full() if e.kind != "walk"]
    walks = [
        entry("walk", day, steps=9000)._replace(at=None, source="apple-health")
        for day in both_weeks(0, 2, 4, 6)
    ]
    (finding,) = found([*others, *walks])
    assert finding.evidence["brisk_minutes_first"] == 0


def test_vigorous_sport_counts_double():
    others = [e for e in full() if e.kind != "walk"]
    sport = [entry("sport", day, duration_min=20) for day in both_weeks(0, 2, 4, 6)]
    assert found([*others, *sport])
    hard = [entry("sport", day, duration_min=20, vigorous=1) for day in both_weeks(0, 2, 4, 6)]
    assert found([*others, *hard]) == []


def test_weight_and_sleep_say_nothing_of_activity():
    assert found([entry("sleep", day, duration_min=480) for day in range(14)]) == []


@pytest.mark.parametrize(
    ("score", "days_ago", "hidden"),
    [(7, 0, True), (7, 6, True), (7, 7, False), (6, 0, False), (8, 5, True)],
)
def test_nobody_in_severe_pain_is_told_to_exercise(score, days_ago, hidden):
    hurt = Entry("pain", plus(TODAY, -days_ago), "knee", "left", measures={"intensity": score})
    (finding,) = found([*full(10), hurt])
    assert finding.shown is not hidden
    assert finding.hidden == ("severe-pain" if hidden else "")
