"""Pain before and after what was tried: which days count, and when there are too few."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figures.diaries import entry
from tests.sheet.sheets import FIRST, LAST, day, make, pain
from tracker.domain.time.days import days_between
from tracker.figures.sections.pain import PainDay
from tracker.figures.sheet.tried import AROUND_DAYS, LEAST_DAYS, DaysAround, compare


def compared(scores, used):
    """The first site's comparison: scores by day number, days on which heat was used."""
    entries = [pain(day(n), score) for n, score in scores.items()]
    entries += [entry("treatment", day(n), subject="heat", done=1) for n in used]
    return make(entries).tried[0].compared[0]


def test_the_days_around_each_use_count_once_and_the_day_itself_never():
    scores = {n: 8 if n < 10 or 17 <= n < 20 else 2 for n in range(42)}
    scores |= {10: 0, 20: 0}
    found = compared(scores, [10, 20])
    # 7..9 and 17..19 before, 11..13 and 21..23 after.
    assert found.before == DaysAround(6, 8.0)
    assert found.after == DaysAround(6, 2.0)
    assert found.enough


def test_a_day_between_two_uses_is_neither_before_nor_after():
    found = compared(dict.fromkeys(range(42), 5), [10, 12, 14])
    assert (found.before.days, found.after.days) == (3, 3)
    assert not found.enough
    assert found.before.mean is None


def test_what_is_done_every_day_cant_be_told():
    found = compared(dict.fromkeys(range(42), 5), range(42))
    assert (found.before.days, found.after.days, found.enough) == (0, 0, False)


@pytest.mark.parametrize("uses", [1, 2])
def test_one_use_is_too_few_and_two_are_enough(uses):
    found = compared(dict.fromkeys(range(42), 5), [10, 25][:uses])
    assert found.enough == (uses == 2)
    assert found.before.days == AROUND_DAYS * uses
    assert (found.before.mean == 5) == (uses == 2)


def test_days_without_a_score_are_not_counted_and_never_taken_for_0():
    scores = {n: 6 for n in range(42) if n not in (9, 11, 12)}
    found = compared(scores, [10, 25])
    assert found.before == DaysAround(5, 6.0)
    assert found.after == DaysAround(4, 6.0)


def test_no_pain_anywhere_is_a_zero_of_the_site():
    entries = [pain(day(n), 6) for n in range(11)]
    entries += [entry("pain", day(n), intensity=0) for n in range(11, 42)]
    entries += [entry("treatment", day(n), subject="heat", done=1) for n in (10, 30)]
    found = make(entries).tried[0].compared[0]
    assert found.after == DaysAround(6, 0.0)
    assert found.before == DaysAround(6, 3.0)


def test_scores_from_words_are_in_no_mean():
    entries = [pain(day(n), 6, estimated=True) for n in range(42)]
    entries += [entry("treatment", day(n), subject="heat", done=1) for n in (10, 30)]
    assert make(entries).tried[0].compared[0].before.days == 0


class Site:
    site = label = "neck"

    def __init__(self, means):
        self.per_day = [PainDay(day(n), mean, mean) for n, mean in enumerate(means)]


@given(
    st.lists(st.none() | st.integers(0, 10), min_size=42, max_size=42),
    st.sets(st.integers(0, 41), min_size=1),
)
def test_against_the_obvious_way(means, used):
    found = compare(Site(means), [day(n) for n in sorted(used)])
    sides = {-1: [], 1: []}
    for n, mean in enumerate(means):
        near = {sign for other in used for sign in (-1, 1) if 0 < (n - other) * sign <= AROUND_DAYS}
        if n not in used and len(near) == 1 and mean is not None:
            sides[near.pop()].append(mean)
    assert (found.before.days, found.after.days) == (len(sides[-1]), len(sides[1]))
    assert found.enough == all(len(side) >= LEAST_DAYS for side in sides.values())
    if found.enough:
        assert found.before.mean == pytest.approx(sum(sides[-1]) / len(sides[-1]))
        assert found.after.mean == pytest.approx(sum(sides[1]) / len(sides[1]))


def test_what_is_told_of_each_thing():
    entries = [pain(day(0), 5)]
    for n in (3, 10):
        entries += [
            entry("med", day(n), "08:00", subject="ibuprofen", dose_mg=400),
            entry("med", day(n), "14:00", subject="ibuprofen", dose_mg=200),
            entry("treatment", day(n), subject="acupuncture", duration_min=45, provider="Dr Lin"),
            entry("walk", day(n), duration_min=30, distance_m=2500),
            entry("stretch", day(n), duration_min=10, subject="hamstrings"),
        ]
    found = {one.name: one for one in make(entries).tried}
    assert list(found) == ["ibuprofen", "acupuncture", "walk", "stretch"]
    ibuprofen = found["ibuprofen"]
    assert (ibuprofen.times, ibuprofen.days, ibuprofen.medicine.most_mg) == (4, 2, 600)
    assert (ibuprofen.first, ibuprofen.last) == (day(3), day(10))
    assert found["acupuncture"].providers == ("Dr Lin",)
    assert found["acupuncture"].amounts == {"duration_min": 90}
    assert found["walk"].amounts == {"duration_min": 60, "distance_m": 5000}
    assert found["stretch"].subjects == (("hamstrings", 2),)


def test_the_period_of_the_tests_is_six_weeks():
    assert days_between(FIRST, LAST) == 41
    assert date.fromisoformat(day(41)).isoformat() == LAST
