"""What the sheet counts is what the rules count, whatever was logged."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from tests.rules import mixed
from tests.rules.diary import KNOWN, START, judge, plus, reader
from tests.rules.diary import pain as pains
from tests.sheet.sheets import make
from tracker.domain.time.ordinals import ordinal
from tracker.figures.sheet.raised import TOLD_LEVELS
from tracker.rules.recurrent_pain import RULE, read_spells
from tracker.rules.shared.case import Case
from tracker.rules.shared.cutoffs import CutOffs
from tracker.rules.shared.doses import doses
from tracker.rules.shared.history import History
from tracker.rules.shared.inputs import Inputs

END = plus(START, 60)
#: Stretches of one score, or of nothing logged, as diaries are.
stretches = st.tuples(st.none() | st.integers(0, 7).map(float), st.integers(1, 9))
courses = st.lists(stretches, min_size=1, max_size=30).map(
    lambda parts: [score for score, days in parts for _ in range(days)][:120]
)


def history_of(entries, first, last):
    days = [entry for entry in entries if first <= entry.day <= last]
    return History(Inputs(reader(entries), **KNOWN), days, first_day=plus(last, -399))


def case_of(history, site):
    return Case(history, history.sites[site], ordinal(END), CutOffs().of(RULE))


@examples(100)
@given(courses, st.integers(0, 59))
def test_spells_are_those_of_the_rule(course, days):
    entries = pains(course, start=plus(END, 1 - len(course)))
    first = plus(END, -days)
    history = history_of(entries, plus(END, -399), END)
    for site in make(entries, first, END).sites:
        counted = [run for run in read_spells(case_of(history, site.site)).every
                   if run.last >= ordinal(first)]  # fmt: skip
        assert [(s.first, s.last, s.worst, s.pain_days) for s in counted] == [
            (ordinal(s.first), ordinal(s.last), s.worst, s.pain_days) for s in site.spells
        ]  # fmt: skip


@examples(60)
@given(mixed.entries())
def test_days_of_pain_are_those_of_the_rules(diary):
    history = history_of(diary, START, END)
    sheet = make(diary, START, END)
    assert {site.site for site in sheet.sites} == set(history.sites)
    for site in sheet.sites:
        days = history.sites[site.site]
        first, last = ordinal(START), ordinal(END)
        assert site.pain_days == days.pain(first, last)
        assert site.zero_days == days.zeros(first, last)
        assert site.days_logged == days.known(first, last)


@examples(60)
@given(mixed.entries())
def test_doses_are_those_of_the_rules(diary):
    taken = doses(history_of(diary, START, END), ordinal(START), ordinal(END))
    told = {one.name: one.medicine for one in make(diary, START, END).tried if one.kind == "med"}
    for drug, of_drug in taken.items():
        assert told[drug].doses == len(of_drug)
        assert told[drug].days == len({dose.day for dose in of_drug})


@examples(60)
@given(mixed.entries(), st.integers(0, 60))
def test_what_stands_is_what_check_shows(diary, day):
    last = plus(START, day)
    shown = {
        (f.rule, f.site, f.about, f.level)
        for f in judge(diary, last)
        if f.shown and (f.level in TOLD_LEVELS or f.level == "unsure")
    }
    rows = make(diary, START, last).findings
    names = [(one.rule, one.site, one.about) for one in rows]
    assert len(names) == len(set(names))
    stands = {(one.rule, one.site, one.about, one.stands) for one in rows if one.stands}
    # What has gone quiet since it was raised in the period is told as well.
    assert shown <= stands
    quiet = {(f.rule, f.site, f.about, f.level) for f in judge(diary, last) if not f.shown}
    assert stands - shown <= quiet
