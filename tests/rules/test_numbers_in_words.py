"""Numbers as people say them: a change has a direction and no sign, and one thing is one thing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from tests.rules.diary import START, judge, pain, plus
from tests.rules.mixed import entries
from tests.rules.test_properties import diaries
from tracker.domain.kept_findings import Acknowledgement
from tracker.rules.shared.trend import _change_words

NEGATIVE = re.compile(r"(?<![\w)–])[-−]\d")
few = examples(80)


MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"


def said(diary, as_of, **known):
    for finding in judge(diary, as_of, **known):
        yield from (finding.message, finding.clause, finding.answer, *finding.arithmetic)


def plain(line):
    """Whether a line says its numbers right: no sign, no `1 days`."""
    return not NEGATIVE.search(line) and not re.search(
        r"(?<![\d.,])1 (?:known |logged )?(?:days|points|entries|weeks|spells|doses|hours)\b", line
    )


@pytest.mark.parametrize(
    ("drop", "before", "words"),
    [
        (-3.64, 1.29, "up by 3.64 points"),
        (2.7, 5.4, "down by 2.70 points, 50 %"),
        (1.0, 5.0, "down by 1.00 point, 20 %"),
        (-1.0, 0.0, "up by 1.00 point"),
        (0.0, 0.0, "no change"),
        (-0.004, 4.0, "no change"),
        (0.001, 0.5, "no change"),
    ],
)
def test_a_change_is_told_by_its_direction(drop, before, words):
    assert _change_words(drop, before) == words


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


def answered(day):
    """A warning sign's answer, with all that one may say."""
    return Acknowledgement("red-flag", None, "acknowledge", day, seen_doctor_day=day)


@few
@given(diaries, entries(most=40), st.integers(20, 70), st.sampled_from([2026, 2025, 2027]))
def test_a_day_is_told_with_its_year_unless_it_is_the_present_one(scores, others, day, year):
    """Whatever day is judged: `check --as-of` of last year's, a report of December in January."""
    as_of = plus(START, day)
    known = {"year": year, "acknowledgements": [answered(plus(START, day))]}
    for line in said([*pain(scores), *others], as_of, **known):
        days = re.findall(rf"{MONTH}\b( \d{{4}})?", line)
        assert all(told == ("" if year == 2026 else " 2026") for told in days), line


def test_without_a_present_the_year_of_the_day_judged_goes_without_saying():
    diary = pain("5 x20", start="2026-12-20")
    (line,) = (f.message for f in judge(diary, "2027-01-08") if f.rule == "persistent-pain")
    assert "since 20 December 2026" in line


@few
@given(entries(most=40), st.integers(20, 70))
def test_nor_is_any_other(diary, day):
    for line in said(diary, plus(START, day)):
        assert plain(line), line
