"""What must hold of the rules about pain, whatever was logged."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from tests.rules.diary import (
    SITES,
    START,
    asked,
    instant,
    judge,
    last_day,
    numbered,
    of_rule,
    pain,
    plus,
    reader,
)
from tests.rules.test_properties import diaries
from tests.rules.test_vectors import VECTORS
from tracker.domain.catalogues.sites import BACKS, is_part_of
from tracker.domain.catalogues.sources import source, sources
from tracker.domain.entries import Entry
from tracker.rules import CutOffs, Finding, check, rule
from tracker.rules.base import rank
from tracker.rules.shared.wording import WAITS, WAITS_FOR_BACKS

ABOUT_PAIN = frozenset(
    {"red-flag", "unbearable-pain", "worsening-pain", "persistent-pain", "recurrent-pain"}
)
LAST = plus(START, 60)
many = examples(120)

places = st.sampled_from(
    [("lower-back", None), ("sacrum", None), ("chest", None), ("knee", "left"), ("knee", "both")]
)


@st.composite
def logged(draw: st.DrawFn) -> list[Entry]:
    """Pain of two months at one or two places: often daily, at times twice a day, or by words."""
    found: list[Entry] = []
    for subject, side in draw(st.lists(places, min_size=1, max_size=2, unique=True)):
        day = 0
        for score, days, step in draw(
            st.lists(
                st.tuples(st.integers(0, 10), st.integers(1, 12), st.integers(1, 4)), max_size=7
            )
        ):
            for _ in range(days):
                found.append(_entry(draw, plus(START, day), subject, side, score))
                day += step
            if day > 60:
                break
    return numbered(entry for entry in found if entry.day <= LAST)


def _entry(draw: st.DrawFn, day: str, subject: str, side: str | None, score: int) -> Entry:
    odd = draw(st.integers(0, 19))
    hour = draw(st.one_of(st.none(), st.integers(0, 23)))
    return Entry(
        "pain",
        day,
        subject,
        side,
        at=None if hour is None else instant(day, f"{hour:02}:30"),
        utc_offset_min=None if hour is None else 0,
        since_day=plus(day, -draw(st.integers(0, 40))) if odd == 0 else None,
        estimated=odd == 1,
        measures={"intensity": float(score), **({"unbearable": 1.0} if odd == 2 else {})},
    )


def told(findings: Iterable[Finding]) -> list[tuple[object, ...]]:
    """All of the findings about pain but the ids, which are the order of typing."""
    return [
        tuple(finding._replace(entries=())) for finding in findings if finding.rule in ABOUT_PAIN
    ]


@many
@given(logged(), st.randoms(use_true_random=False))
def test_the_order_of_typing_changes_nothing(diary, random):
    mixed = diary.copy()
    random.shuffle(mixed)
    assert told(judge(numbered(mixed), LAST)) == told(judge(diary, LAST))


@many
@given(logged(), st.sampled_from(["lbp", "Lower-Back", "lumbar"]), st.booleans())
def test_another_name_for_a_place_changes_nothing(diary, alias, in_name):
    def renamed(entry: Entry) -> Entry:
        if entry.subject == "lower-back":
            return entry._replace(subject=alias)
        if entry.side == "left" and in_name:
            return entry._replace(subject="left-knee", side=None)
        return entry

    assert told(judge([renamed(e) for e in diary], LAST)) == told(judge(diary, LAST))


@many
@given(logged(), st.integers(-12, 14))
def test_where_days_decide_the_time_zone_changes_nothing(diary, hours):
    moved = [
        entry if entry.at is None else entry._replace(at=entry.at + hours * 3600) for entry in diary
    ]
    assert told(judge(moved, LAST)) == told(judge(diary, LAST))


@many
@given(diaries, st.integers(300, 480), st.integers(1, 40), st.integers(0, 2000))
def test_an_onset_of_long_ago_is_followed_as_far_as_it_goes(diary, days_ago, long, before):
    """However much is read: an older bout that someone says it goes back to is part of it."""
    now = pain(diary)
    if now:
        now[-1] = now[-1]._replace(since_day=plus(now[-1].day, -before))
    older = pain([5.0] * long, start=plus(START, -days_ago - 1500), first_id=700)
    old = pain([5.0] * long, start=plus(START, -days_ago), first_id=500)
    entries = [*older, *old, *now]
    today = plus(START, len(diary) - 1)

    left = entries.copy()

    def read_all_at_once(days, kind=None):
        found = [e for e in left if e.day <= days.last and kind in (None, e.kind)]
        left[:] = [e for e in left if e not in found]
        return found

    assert told(check(asked(read_all_at_once), today)) == told(judge(entries, today))


@many
@given(diaries, st.data())
def test_an_entry_split_in_two_changes_nothing(diary, data):
    """The same score twice, on a day that has one; and both sides one by one."""
    entries = [entry._replace(at=instant(entry.day, "09:00")) for entry in pain(diary)]
    if entries:
        twice = data.draw(st.sampled_from(entries))
        both = [*entries, twice._replace(id=900)]
        assert told(judge(both, LAST)) == told(judge(entries, LAST))
    knees = [entry._replace(subject="knee", side="both") for entry in entries]
    sides = [entry._replace(side=side) for entry in knees for side in ("left", "right")]
    assert told(judge(numbered(sides), LAST)) == told(judge(knees, LAST))


@examples(300)
@given(diaries, st.integers(0, 9), st.data())
def test_a_higher_score_on_the_last_day_never_lowers_a_level(diary, low, data):
    high = data.draw(st.integers(low + 1, 10))
    day = plus(START, len(diary))
    for site in ("lower-back", "chest"):
        less, more = (judge(pain([*diary, float(score)], site), day) for score in (low, high))
        for name in ("unbearable-pain", "recurrent-pain", "red-flag"):
            assert _highest(more, name) >= _highest(less, name), (name, site)


@examples(300)
@given(logged(), st.integers(0, 59), st.data())
def test_a_higher_score_among_others_of_the_last_day_never_lowers_a_level(diary, last, data):
    """Several entries a day, timed or not, by words, ticked, on sides: one of them is raised."""
    day = plus(START, last)
    until = [entry for entry in diary if entry.day <= day]
    today = [place for place, entry in enumerate(until) if entry.day == day]
    if not today:
        return
    place = data.draw(st.sampled_from(today))
    score = data.draw(st.integers(int(until[place].measures["intensity"]), 10))
    raised = until.copy()
    measures = {**until[place].measures, "intensity": float(score)}
    raised[place] = until[place]._replace(measures=measures)
    less, more = judge(until, day), judge(raised, day)
    for name in ("unbearable-pain", "recurrent-pain", "red-flag"):
        for site in {f.site for f in less if f.rule == name}:
            assert _highest(of_rule(more, name, site), name) >= _highest(
                of_rule(less, name, site), name
            ), (name, site)


def _highest(findings: Iterable[Finding], name: str) -> int:
    return max((rank(finding.level) for finding in of_rule(findings, name)), default=-1)


# --- text and JSON ---

#: What a message may say in numbers without having counted it: the scale, whom to call, the waits.
FIXED = re.compile(
    rf"of 10\b|\(112, 911 or 999\)|{re.escape(WAITS)}|{re.escape(WAITS_FOR_BACKS)}"
    r"|\d+ (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?: \d{4})?|four weeks before|\(Leboeuf-Yde 2014\)"
)


def held(finding: Finding) -> set[str]:
    """Every number that a finding's JSON and its rule's cut-offs hold, as it may be said."""
    data = finding.as_json()
    numbers = [*finding.evidence.values(), data["known_days"], data["total_days"]]
    cut = CutOffs().of(rule(finding.rule))
    numbers += cut.values()
    # Days told as weeks; the fortnight and a day that persistent-pain looks at.
    numbers += [finding.evidence.get(name, 0) // 7 for name in ("days_since_onset", "quiet_days")]
    numbers += [value // 7 for value in cut.values() if value % 7 == 0]
    numbers += [15, 7]
    known = [number for number in numbers if number is not None]
    # The JSON has a mean of 1.4545 as 1.45, the sentence as 1.5.
    near = (number + hair for number in known for hair in (-0.005, 0, 0.005))
    return {f"{number:g}" for number in known} | {f"{number:.1f}" for number in near}


@many
@given(st.one_of(logged(), diaries.map(pain)))
def test_a_message_holds_no_number_that_its_json_does_not(diary):
    for finding in judge(diary, LAST):
        if finding.rule in ABOUT_PAIN:
            said = set(re.findall(r"\d+(?:\.\d+)?", FIXED.sub("", finding.message)))
            assert said <= held(finding), finding.message


# --- sources ---

SPEAKING = [vector for vector in VECTORS if vector.level not in ("silent", "unsure")]
ELSEWHERE = [name for name in SITES.subjects if not is_part_of(name, BACKS, SITES)]


#: By `evidence.md`, the pages and papers that speak of backs only.
ON_BACKS = """
WEBMD-LBP MAYO-BACK ACP-PT NHS-BACK NHS-MSK NHS-SCIATICA CKS-RF IFOMPT-2020 VERHAGEN-2016 NICE-NG59
ACP-2017 DEVET-2002 STANTON-2009 STANTON-2011 KONGSTED-2016 COSTA-2019 OSTELO-2008 CHILDS-2005
LEBOEUF-2014 NIH-RTF WALKBACK-2024
"""


def test_which_sources_speak_of_backs_only():
    assert sorted(key for key, it in sources().items() if it.backs) == sorted(ON_BACKS.split())


def test_the_backs_and_their_parts():
    backs = {name for name in SITES.subjects if is_part_of(name, BACKS, SITES)}
    assert backs == {*BACKS, "sacrum", "coccyx", "si-joint", "shoulder-blade"}


@pytest.mark.parametrize("site", ELSEWHERE)
def test_no_page_on_backs_is_named_for_another_place(site):
    shown = 0
    for vector in SPEAKING[:: 1 if site == "knee" else 7]:
        entries = pain(vector.diary, site)
        for finding in check(asked(reader(entries)), last_day(vector.diary)):
            shown += 1
            assert not [key for key in finding.sources if source(key).backs], finding.rule
            assert not re.search("WebMD|Mayo|ACP|Leboeuf|chronic", finding.message)
    assert shown


def test_of_a_back_the_pages_on_backs_are_named():
    (finding,) = of_rule(judge(pain("5 x90", "coccyx"), plus(START, 89)), "persistent-pain")
    assert {"WEBMD-LBP", "ACP-PT", "MAYO-BACK", "ACP-2017"} <= set(finding.sources)
    assert WAITS_FOR_BACKS in finding.message
    assert "which guidelines call chronic" in finding.message
    assert "6 weeks" not in finding.message


@pytest.mark.parametrize("site", ["lower-back", "neck"])
def test_a_cut_off_without_a_source_is_said_to_be_ours(site):
    for vector in SPEAKING:
        if vector.name[:2] in ("P2", "P4", "U1"):
            for finding in judge(pain(vector.diary, site), last_day(vector.diary)):
                if finding.rule in ("recurrent-pain", "worsening-pain"):
                    ours = "this tool's own cut-off" in finding.message
                    assert ours or finding.level in ("unsure", "info")
