"""Numbers as people say them: a change has a direction and no sign, and one thing is one thing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from tests.rules.diary import START, judge, pain, plus
from tests.rules.mixed import entries
from tests.rules.test_properties import diaries
from tracker.rules.shared.trend import _change_words

NEGATIVE = re.compile(r"(?<![\w)–])[-−]\d")
few = examples(80)


def said(diary, as_of):
    for finding in judge(diary, as_of):
        yield from (finding.message, finding.clause, *finding.arithmetic)


def plain(line):
    """Whether a line says its numbers right: no sign, no `1 days`."""
    return not NEGATIVE.search(line) and not re.search(
        r"(?<![\d.,])1 (?:known |logged )?(?:days|points|entries|weeks|spells|doses|hours)\b", line
    )


@pytest.mark.parametrize(
    ("drop", "share", "words"),
    [
        (-3.64, -283, "up by 3.64 points"),
        (2.7, 50, "down by 2.70 points, 50 %"),
        (1.0, 20, "down by 1.00 point, 20 %"),
        (-1.0, -1000, "up by 1.00 point"),
        (0.0, 0, "no change"),
        (-0.004, -0.1, "no change"),
        (0.001, 0.2, "no change"),
    ],
)
def test_a_change_is_told_by_its_direction(drop, share, words):
    assert _change_words(drop, share) == words


@pytest.mark.parametrize(
    ("notation", "words"),
    [
        ("1 x7 2 x4 8 x7", "up by 7.00 points"),
        ("6 x8 3 x7", "down by 3.00 points, 50 %"),
        ("5 x15", "no change"),
    ],
)
def test_the_explanation_of_pain_that_lasts(notation, words):
    diary = pain(notation)
    assert words in list(said(diary, diary[-1].day))


@few
@given(diaries, st.integers(0, 4))
def test_no_pain_diary_is_told_with_a_sign_or_one_days(diary, after):
    for line in said(pain(diary), plus(START, len(diary) - 1 + after)):
        assert plain(line), line


@few
@given(entries(most=40), st.integers(20, 70))
def test_nor_is_any_other(diary, day):
    for line in said(diary, plus(START, day)):
        assert plain(line), line
