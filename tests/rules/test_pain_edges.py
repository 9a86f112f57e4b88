"""Edges of persistent-pain, recurrent-pain and worsening-pain beyond the vectors."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from tests.rules.diary import (
    START,
    asked,
    judge,
    last_day,
    level,
    of_rule,
    pain,
    plus,
    reader,
    verdict,
)
from tracker.domain.entries import Entry
from tracker.domain.time.ordinals import ordinal
from tracker.rules import check, replay


def with_since(notation: str, day: str) -> list[Entry]:
    first, *rest = pain(notation)
    return [first._replace(since_day=day), *rest]


def persistent(entries, as_of):
    found = of_rule(judge(entries, as_of), "persistent-pain")
    return found[0] if found else None


def test_day_14_nothing_day_15_a_finding():
    assert level("5 x14", "persistent-pain") == "silent"
    assert level("5 x15", "persistent-pain") == "see-doctor"


def test_the_finding_says_what_it_rests_on():
    finding = verdict("5 x15", "persistent-pain")
    assert (finding.since, finding.window) == (START, (START, plus(START, 14)))
    assert (finding.known_days, finding.total_days) == (15, 15)
    assert finding.entries == tuple(range(1, 16))
    assert finding.evidence["early_mean"] == finding.evidence["late_mean"] == 5.0
    for words in (
        "15 of 15 known days",
        "2 March",
        '"within 4 weeks"',
        "this tool uses its two weeks",
    ):
        assert words in finding.message
    assert finding.sources[:3] == ("WEBMD-LBP", "ACP-PT", "MAYO-BACK")


def test_the_users_own_onset_counts():
    entries = with_since("5 5 5 5", plus(START, -20))
    finding = persistent(entries, plus(START, 3))
    assert (finding.level, finding.since) == ("see-doctor", plus(START, -20))
    later = with_since("5 5 5 5", plus(START, 2))
    assert persistent(later, plus(START, 3)) is None


def test_a_first_entry_that_began_weeks_ago_can_not_tell_yet():
    finding = persistent(with_since("6", plus(START, -21)), START)
    assert finding.level == "unsure"
    assert "you said it began on 9 February" in finding.message
    assert "only 1 of the last 22 days has an entry" in finding.message
    assert finding.shown


def test_an_onset_is_followed_to_the_first_day_of_the_calendar_and_no_further():
    said, first = "0001-01-02", pain("5", start="0001-01-03", first_id=2)[0]
    finding = persistent([*with_since("6", said), first._replace(since_day=said)], START)
    assert (finding.since, finding.entries) == (said, (2, 1))


def test_zero_with_a_since_is_no_onset():
    entries = [*pain("5 5 5"), pain("0", start=plus(START, 1))[0]._replace(since_day="2025-01-01")]
    assert persistent(entries, plus(START, 2)) is None


def test_few_entries_and_hardly_a_known_day():
    entries = [*with_since("5 . 5", plus(START, -14))]
    finding = persistent(entries, plus(START, 2))
    assert finding.level == "unsure"
    assert "only 2 of the last 17 days have an entry" in finding.message


@pytest.mark.parametrize(
    ("diary", "answer"),
    [
        ("6 x42 4 x1", "see-doctor"),  # day 43, and flat
        ("6 x14 3 x28", "watch"),  # easing, day 42
        ("6 x14 3 x29", "see-doctor"),  # easing, but 3.0 on day 43
        ("6 x14 1.5 x29", "watch"),  # easing and under 2 on day 43
        ("6 x14 1 x80", "watch"),  # slight for ever
        ("3 x8 2 x7", "watch"),  # down by 33 % and exactly a point
        ("2 x8 1.5 x7", "see-doctor"),  # down by less than a point
        ("9 x8 7 x7", "see-doctor"),  # two points, but not 30 %
    ],
)
def test_improving(diary, answer):
    assert level(diary, "persistent-pain") == answer


def test_worse_is_said():
    assert "getting worse: 3.0 to 6.0" in verdict("3 x8 6 x7", "persistent-pain").message


def test_over_twelve_weeks():
    assert "over 12 weeks" not in verdict("5 x84", "persistent-pain").message
    chronic = verdict("5 x85", "persistent-pain")
    assert "over 12 weeks, which guidelines call chronic" in chronic.message
    assert "ACP-2017" in chronic.sources


def test_the_share_over_the_last_fifteen_days_is_enough():
    # A month of one day in four (a share of 25 %), then a fortnight of pain.
    rare = "5 0 0 0 5 0 0 0 5 0 0 0 5 0 0 0 5 0 0 0 5 0 0 0"
    assert level(rare, "persistent-pain") == "silent"
    assert level(f"{rare} 5 0 5 0 5 5", "persistent-pain") == "see-doctor"
    # Six of the last fifteen, of which the first is the last of the month.
    assert level(f"{rare} 0 5 0 5 0 5 0 0 5 0 5", "persistent-pain") == "see-doctor"
    assert level(f"{rare} 0 0 5 0 5 0 5 0 0 5 0 5", "persistent-pain") == "silent"


def test_pain_every_fourth_day_is_for_recurrent_pain():
    rare = "5 0 0 0 5 0 0 0 5 0 0 0 5 0 0 0 5"
    assert level(rare, "persistent-pain") == "silent"
    assert level(rare, "recurrent-pain") == "see-doctor"


@pytest.mark.parametrize(
    ("diary", "answer"),
    [
        ("5 x15 . .", "see-doctor"),
        ("5 x15 . . .", "unsure"),
        ("5 x15 0 . .", "unsure"),
        ("5 x15 0 0 .", "silent"),
        ("5 x3 . x14", "unsure"),  # the last pain 14 days ago
        ("5 x3 . x15", "silent"),
        ("5 x12 . .", "silent"),  # 13 days since it began
        ("5 x12 . . .", "unsure"),
        ("5 . x14", "silent"),  # one entry, long ago
        ("5 5 . x13", "unsure"),
    ],
)
def test_when_the_last_bout_is_not_current(diary, answer):
    assert level(diary, "persistent-pain") == answer


@pytest.mark.parametrize(
    ("diary", "answer"),
    [
        ("5 5 . x28 5", "unsure"),
        ("5 5 . x29 5", "silent"),
        ("5 5 0 . x11 5", "unsure"),
        ("5 5 0 . x11 0 5", "silent"),
        ("5 0 5 0 . x11 5", "unsure"),  # the first 0 isn't between
        ("5 5 0 . x11 5 0", "unsure"),  # nor is the last
        ("5 . x7 5 . x7 5", "unsure"),  # two such gaps, one after the other
        ("5 5 0 0 0 0 0 0 0 5 . x8 5", "silent"),
    ],
)
def test_one_long_spell(diary, answer):
    assert level(diary, "persistent-pain") == answer


@pytest.mark.parametrize("measures", [{}, {"intensity": 0.0, "unbearable": 1.0}])
def test_pain_that_has_no_score_of_its_own_counts_as_the_least(measures):
    spells = "2 2 2 0 x8 2 2 2 0 x8 2 2 2"
    twos = pain(spells)
    assert of_rule(judge(twos, last_day(spells)), "recurrent-pain")
    least = [e._replace(measures=measures) if e.measures["intensity"] else e for e in twos]
    assert not of_rule(judge(least, last_day(spells)), "recurrent-pain")


def test_estimated_scores_count_as_days_and_never_in_a_mean():
    words = pain("8 x8", estimated=True)
    finding = persistent([*words, *pain(". x8 2 x7", first_id=50)], plus(START, 14))
    assert finding.level == "see-doctor"
    assert finding.evidence["early_mean"] == finding.evidence["late_mean"] == 2.0
    only_words = persistent(pain("5 x15", estimated=True), plus(START, 14))
    assert only_words.level == "see-doctor"
    assert only_words.evidence["early_mean"] is None
    assert "no scores given as numbers" in only_words.message


def test_a_zero_from_words_ends_a_spell():
    zeros = pain("0 0 0", start=plus(START, 15), first_id=50, estimated=True)
    assert persistent([*pain("5 x15"), *zeros], plus(START, 17)) is None


def test_no_pain_anywhere_is_a_zero_for_every_site():
    none = [Entry("pain", plus(START, n), measures={"intensity": 0.0}, id=n) for n in (15, 16, 17)]
    assert persistent([*pain("5 x15"), *none], plus(START, 17)) is None


def test_an_entry_for_the_knee_says_nothing_about_the_back():
    knee = pain(". x15 0 0 0", "knee", side="left", first_id=50)
    assert persistent([*pain("5 x15"), *knee], plus(START, 17)).level == "unsure"


def test_closing_a_day_never_makes_a_site_zero():
    closed = frozenset(plus(START, n) for n in range(15, 18))
    found = of_rule(judge(pain("5 x15"), plus(START, 17), closed=closed), "persistent-pain")
    assert [f.level for f in found] == ["unsure"]


def test_a_days_score_is_the_mean_of_its_scores():
    twice = [*pain("8 x15"), *pain("2 x15", first_id=100)]
    assert persistent(twice, plus(START, 14)).evidence["late_mean"] == 5.0


def test_many_entries_on_a_few_days_are_few_days():
    entries = [
        entry
        for n in range(14)
        for entry in pain("5 5", first_id=100 * n + 1, start=plus(START, 0))
    ]
    assert persistent(entries, plus(START, 13)) is None


def test_left_and_right_are_two_sites_and_both_counts_for_each():
    left, right = pain("5 x15", "knee", side="left"), pain("5 x4", "knee", side="right")
    found = of_rule(judge([*left, *right], plus(START, 14)), "persistent-pain")
    assert [(f.site, f.level) for f in found] == [
        ("left-knee", "see-doctor"),
        ("right-knee", "unsure"),
    ]
    both = of_rule(judge(pain("5 x15", "knee", side="both"), plus(START, 14)), "persistent-pain")
    assert [f.site for f in both] == ["left-knee", "right-knee"]


def test_a_paired_site_without_a_side_is_a_group_of_its_own():
    entries = [*pain("5 x15", "knee"), *pain("4", "knee", side="left", first_id=50)]
    found = of_rule(judge(entries, plus(START, 14)), "persistent-pain")
    assert [f.site for f in found] == ["knee"]
    assert "15 entries did not say which side" in found[0].message
    assert found[0].evidence["entries_without_side"] == 15


def test_an_axial_site_ignores_its_side():
    entries = [*pain("5 x8", side="left"), *pain(". x8 5 x7", side="right", first_id=50)]
    assert persistent(entries, plus(START, 14)).site == "lower-back"


def test_a_bout_is_followed_back_beyond_what_is_read():
    diary = pain([5.0] * 1000)
    finding = persistent(diary, plus(START, 999))
    assert (finding.since, finding.known_days) == (START, 1000)


#: The first day read of each time, as days ago: what is read anyway, and further back twice.
READ, FURTHER, ALL = 399, 1599, date.fromisoformat(START).toordinal() - 1


@pytest.mark.parametrize(
    ("ago", "rules", "back"),
    [
        (range(3000), None, [READ, FURTHER, ALL]),
        (range(1000), None, [READ, FURTHER]),
        (range(READ - 6 + 1), None, [READ, FURTHER]),  # six days without may be part of a bout
        (range(READ - 7 + 1), None, [READ]),
        (range(42, 1000), None, [READ, FURTHER]),  # as long ago, it may be one spell with the next
        (range(43, 1000), None, [READ]),
        (range(1000), {"recurrent-pain"}, [READ]),
    ],
)
def test_how_far_back_pain_is_read(ago, rules, back):
    diary = [pain("5", start=plus(START, -days))[0] for days in reversed(ago)]
    read_from = []

    def read(days, kind=None):
        if kind == "pain":
            read_from.append(ordinal(START) - ordinal(days.first))
        return reader(diary)(days, kind)

    check(asked(read), START, only=rules)
    assert read_from == back


def test_one_entry_beside_another_of_six_weeks_is_too_little_to_tell():
    assert level("5 . x40 5", "worsening-pain") == "unsure"
    assert level("5 . x41 5", "worsening-pain") == "silent"


def test_who_logs_every_fourth_day_is_not_silent_on_the_third():
    often = "5 . . . " * 8
    assert level(f"{often} 5 . . .", "persistent-pain") == "see-doctor"
    assert level(f"{often} 5 0 . .", "persistent-pain") == "unsure"
    # Six days, four and one: the middle one of them is four.
    assert level("5 . x5 5 . x3 5 5 . x4", "persistent-pain") == "see-doctor"
    assert level("5 . x5 5 . x3 5 5 . x5", "persistent-pain") == "unsure"
    # Six, five, three and one: four is halfway between the two in the middle.
    assert level("5 . x5 5 . x4 5 . . 5 5 . x4", "persistent-pain") == "see-doctor"
    assert level("5 . x5 5 . x4 5 . . 5 5 . x5", "persistent-pain") == "unsure"


def test_a_bout_of_a_site_with_its_parts_is_followed_back_too():
    """By turns, a week each: neither has a bout of more than a week."""
    diary = [
        pain("5", ("sacrum", "coccyx")[n // 7 % 2], start=plus(START, n))[0] for n in range(700)
    ]
    (together,) = of_rule(judge(diary, plus(START, 699)), "persistent-pain", "lower-back")
    assert together.since == START


@pytest.mark.parametrize(
    ("diary", "answer"),
    [
        ("2 2 2 0 x8 2 2 2 0 x8 2 2 2", "see-doctor"),  # three in a row, three times
        ("2 2 . 2 0 x8 2 2 . 2 0 x8 2 2 . 2", "silent"),  # an unlogged day breaks a row
        ("2 . 2 2 0 x8 2 . 2 2 0 x8 2 . 2 2", "silent"),  # at its beginning, too
        ("4 . 4 0 x8 4 . 4", "silent"),  # 4 counts with two days in a row only
        ("4 1 0 x8 4 1 0 x8 4 1", "see-doctor"),  # a 1 makes a second day
        ("4 0 1 0 x8 4 0 1 0 x8 4 0 1", "watch"),  # not one a day later: again and again
        ("5 0 5 0 5 0 x11 5", "watch"),  # single zeros split nothing: two spells, came back
        ("1 1 0 x20 1 1 0 x20 1", "silent"),
        ("4 4 0 x30 5 0 x30 4 4", "see-doctor"),  # (a) goes first
        ("4 4 0 x60 5 0 x60 4 4", "see-doctor"),  # a month apart, a lesser one between
        ("5 0 x60 5 0 x60 5 5", "watch"),  # two in twelve weeks: came back
        ("3 3 . x30 3 3", "watch"),  # recurrent, and mild
        ("3 3 0 x15 1 0 x14 3 3", "silent"),  # the 1 bridges the month
        ("4 4 0 x15 1 0 x14 4 4", "see-doctor"),  # and joins no spells that lasted
        ("2 3 0 x40 3 2", "silent"),
        ("6 6 0 x90 3 0 x90 6 6 0 x83", "watch"),  # ended 83 days ago
        ("6 6 0 x90 3 0 x90 6 6 0 x84", "silent"),
    ],
)
def test_recurrent_pain(diary, answer):
    assert level(diary, "recurrent-pain") == answer


def test_a_spell_that_began_before_what_is_read_begins_with_it():
    """However much more a replay has read."""
    diary = pain("5 x41 0 x361 5 5")  # the first spell ended 364 days before the last day
    last = plus(START, 403)
    (finding,) = of_rule(judge(diary, last), "recurrent-pain")
    assert (finding.since, finding.evidence["span_days"]) == (plus(START, 403 - 399), 399)
    for first in (plus(START, 395), last):
        assert finding in [told for _, told in replay(asked(reader(diary)), first, last)]


def test_twelve_weeks_and_a_year():
    assert level("5 0 x40 5 0 x41 5", "recurrent-pain") == "see-doctor"  # 83 days
    assert "came back" in verdict("5 0 x41 5 0 x41 5", "recurrent-pain").message
    assert level("4 4 0 x362 4 4", "recurrent-pain") == "see-doctor"
    assert level("4 4 0 x363 4 4", "recurrent-pain") == "silent"


def test_a_month_apart_waits_for_one_that_counts_lately():
    apart = "4 4 0 x31 4 4 0 x60"
    assert verdict(f"{apart} 0 x30", "recurrent-pain") is None
    told = verdict(f"{apart} 0 x30 5", "recurrent-pain")
    assert (told.level, told.evidence["spells"]) == ("see-doctor", 2)
    assert "2 spells that lasted with 30 days or more between two of them" in told.message


def test_quiet_is_watched_and_only_shown_with_all():
    diary = "4 4 0 x8 4 4 0 x8 5"
    assert verdict(f"{diary} 0 x27", "recurrent-pain").level == "see-doctor"
    quiet = verdict(f"{diary} 0 x28", "recurrent-pain")
    assert (quiet.level, quiet.quiet, quiet.hidden, quiet.listed) == (
        "watch",
        True,
        "quiet",
        False,
    )
    assert "quiet for 4 weeks" in quiet.message


def test_a_gap_half_known_is_confirmed():
    half = verdict("4 4 . 0 . 0 . 0 . 0 4 4 . 0 . 0 . 0 . 0 5", "recurrent-pain")
    less = verdict("4 4 . 0 . 0 . 0 . 0 4 4 . 0 . 0 . 0 . . 5", "recurrent-pain")
    assert (half.evidence["confirmed"], less.evidence["confirmed"]) == (1, 0)
    odd = verdict("4 4 . 0 . 0 . 0 . 0 . 4 4 . 0 . 0 . 0 . 0 5", "recurrent-pain")
    assert odd.evidence["confirmed"] == 0


def test_what_a_person_sees_in_five_minutes():
    weekly = judge(pain("5 . x6 5 . x6 5 . x6 5"), plus(START, 21))
    spells = judge(pain("5 . x9 5 . x9 5"), plus(START, 20))
    two = judge(pain("5 . x14 5"), plus(START, 15))
    for found, gravest in ((weekly, "see-doctor"), (spells, "see-doctor"), (two, "watch")):
        shown = [f for f in found if f.shown]
        assert shown
        assert gravest in {f.level for f in shown}


@pytest.mark.parametrize(
    ("diary", "answer"),
    [
        ("3 x28 7 x7 5 x7", "see-doctor"),
        ("6 x28 0 x14", "silent"),
        ("3 x10 . x18 . x14", "silent"),  # no pain in the last fortnight
        ("5", "silent"),  # one day is no trend to be unsure of
        ("5 5", "unsure"),
        ("5 5 . x13", "unsure"),
        ("5 5 . x14", "silent"),  # nor is there anything left to be unsure of
    ],
)
def test_worsening_pain(diary, answer):
    assert level(diary, "worsening-pain") == answer


def test_of_two_pairs_the_graver_is_told():
    """The week says a new flare, the fortnight that it is higher than in the weeks before."""
    told = verdict("2 x7 0 x28 7 x7", "worsening-pain")
    assert (told.level, told.evidence["window_days"]) == ("info", 7)
    told = verdict("3 x7 0 x21 2 x7 10 x7", "worsening-pain")
    assert (told.level, told.evidence["window_days"]) == ("see-doctor", 14)


def test_worsening_pain_is_announced_once_in_seven_days():
    diary = "2 x28 5 x7 7 x7 9 x7"
    raised = [
        (n, f.arises)
        for n in range(28, 49)
        for f in of_rule(judge(pain(diary), plus(START, n)), "worsening-pain")
        if f.level == "see-doctor"
    ]
    announced = [n for n, arises in raised if arises]
    assert len(raised) > len(announced)
    assert announced
    assert all(b - a >= 7 for a, b in pairwise(announced))


def test_where_it_is_no_back_another_page_says_how_much_is_much():
    knee = of_rule(judge(pain("3 x28 6 x14", "knee"), plus(START, 41)), "worsening-pain")
    back = of_rule(judge(pain("3 x28 6 x14", "sacrum"), plus(START, 41)), "worsening-pain")
    assert [f.sources for f in (*knee, *back)] == [("FARRAR-2001",), ("CHILDS-2005",)]


def test_last_day_and_as_of_differ():
    assert last_day("5 x3") == plus(START, 2)
