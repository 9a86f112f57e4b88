"""Bouts: where days with pain are cut, and what is said of a bout on a day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from tests.rules.diary import START, asked, pain, plus, reader, scores
from tests.rules.test_properties import diaries
from tracker.domain.time.ordinals import ordinal
from tracker.rules.shared.history import History

DAY_0 = ordinal(START)
GAP = 7


def site(diary, since=None):
    entries = pain(diary)
    if since is not None:
        entries = [entries[0]._replace(since_day=plus(START, since)), *entries[1:]]
    return History(asked(reader(entries)), entries, first_day=START).sites["lower-back"]


def days(bouts):
    return [(bout.first - DAY_0, bout.last - DAY_0) for bout in bouts]


@pytest.mark.parametrize(
    ("diary", "zeros", "expected"),
    [
        ("5 5 . x6 5", None, [(0, 8)]),
        ("5 5 . x7 5", None, [(0, 1), (9, 9)]),
        ("5 0 x6 5", None, [(0, 7)]),
        ("5 0 . 5 0 0 5", 2, [(0, 3), (6, 6)]),
        ("0 5 . 0 5 0", 2, [(1, 4)]),  # what is before or after is not between
        ("5 . x7 5", 9, [(0, 0), (8, 8)]),
    ],
)
def test_where_bouts_are_cut(diary, zeros, expected):
    here, last = site(diary), DAY_0 + len(scores(diary)) - 1
    assert days(here.bouts(GAP, zeros).ended(DAY_0, last, DAY_0)) == expected


def test_a_bout_on_a_day():
    bouts = site("4 . 6 6 0 . x7 2", since=-3).bouts(GAP)
    bout = bouts.latest(DAY_0 + 3)
    assert (bout.onset - DAY_0, bout.worst, bout.in_a_row, bout.pain_days) == (-3, 6, True, 3)
    assert (bout.known_days(), bout.known_days(DAY_0 + 6)) == (3, 4)
    assert [bout.has_row(6, 2), bout.has_row(4, 3), bout.has_row(4, 1)] == [True, False, True]
    assert not bouts.latest(DAY_0 + 2).in_a_row
    assert [bouts.latest(DAY_0 + n).worst for n in (2, 0)] == [6, 4]
    assert [bouts.latest(DAY_0 + n).open for n in (9, 10)] == [True, False]
    assert not site("4 0 0 4 0 0").bouts(GAP, 2).latest(DAY_0 + 5).open
    later = bouts.latest(DAY_0 + 12)
    assert (days([later]), later.onset - DAY_0) == ([(12, 12)], 12)
    assert bouts.before(later) == bout._replace(open=False)
    assert bouts.before(bout) is bouts.latest(DAY_0 - 1) is None


@pytest.mark.parametrize("order", [1, -1])
def test_rows_of_days_are_counted_whichever_bout_is_asked_first(order):
    ended = site("6 6 2 6 . x7 6 . x7 6 6 6").bouts(GAP).ended(DAY_0, DAY_0 + 21, DAY_0)
    has = {bout.first - DAY_0: [bout.has_row(6, n) for n in (1, 2, 3)] for bout in ended[::order]}
    assert has == {0: [True, True, False], 11: [True, False, False], 19: [True, True, True]}


def test_days_that_were_not_asked_for_are_no_part_of_a_bout():
    here = site("9 9 5 4 . 4", since=-3)
    (clipped,) = here.bouts(GAP).ended(DAY_0, DAY_0 + 5, DAY_0 + 3)
    since = here.bouts(GAP, since=DAY_0 + 3).latest(DAY_0 + 5)
    told = (clipped.first - DAY_0, clipped.onset - DAY_0, clipped.worst, clipped.in_a_row)
    assert told == (3, 3, 4, False)
    assert since[:7] == clipped[:7]
    (last,) = here.bouts(GAP).ended(DAY_0, DAY_0 + 5, DAY_0 + 5)
    assert (last.first, last.pain_days) == (DAY_0 + 5, 1)


@pytest.mark.parametrize(("said", "first"), [(18, 18), (10, 18), (9, 9), (5, 9), (0, 0), (-4, 0)])
def test_an_onset_that_was_said_reaches_back_to_earlier_bouts(said, first):
    """Bouts on days 0, 9 and 18; the last is said to have begun on some day."""
    *before, last = pain("5 . x8 5 . x8 5")
    entries = [*before, last._replace(since_day=plus(START, said))]
    bouts = History(asked(reader(entries)), entries, first_day=START).sites["lower-back"].bouts(GAP)
    whole = bouts.whole(bouts.latest(DAY_0 + 18))
    assert (whole.first - DAY_0, whole.onset - DAY_0) == (first, min(first, said))
    assert (whole.last - DAY_0, whole.pain_days) == (18, 1 + (first <= 9) + (first == 0))


def test_a_bout_brings_its_own_onset_to_the_one_that_reaches_it():
    first, middle, last = pain("5 . x8 5 . x8 5")
    entries = [
        first,
        middle._replace(since_day=plus(START, -30)),
        last._replace(since_day=plus(START, 9)),
    ]
    bouts = History(asked(reader(entries)), entries, first_day=START).sites["lower-back"].bouts(GAP)
    whole = bouts.whole(bouts.latest(DAY_0 + 18))
    assert (whole.first - DAY_0, whole.onset - DAY_0, whole.pain_days) == (0, -30, 3)
    assert not whole.in_a_row


@pytest.mark.parametrize(("diary", "zeros"), [("5 . x7 5", None), ("5 0 0 5", 2)])
def test_the_bout_before_another_has_just_ended(diary, zeros):
    bouts = site(diary).bouts(GAP, zeros)
    assert not bouts.before(bouts.latest(DAY_0 + 9)).open


@pytest.mark.parametrize("diary", ["5 5 . x8 5", "5 . x8 5 5"])
def test_days_in_a_row_are_those_of_any_of_its_bouts(diary):
    *before, last = pain(diary)
    entries = [*before, last._replace(since_day=START)]
    bouts = History(asked(reader(entries)), entries, first_day=START).sites["lower-back"].bouts(GAP)
    assert bouts.whole(bouts.latest(DAY_0 + 10)).in_a_row


@examples(60)
@given(diaries, st.integers(0, 90))
def test_what_comes_later_changes_no_bout(diary, number):
    """A replay looks up what a check of that day works out."""
    if not [score for score in diary[: number + 1] if score]:
        return
    whole, then = site(diary), site(diary[: number + 1])
    for gap, zeros in ((GAP, None), (GAP, 2), (30, None)):
        later, now = (here.bouts(gap, zeros).latest(DAY_0 + number) for here in (whole, then))
        assert later[1:] == now[1:]
