"""What must hold of a diary of any kinds of entries; and what `log` may leave unasked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from tests.rules import mixed
from tests.rules.diary import START, asked, judge, numbered, plus, reader
from tests.rules.diary import pain as pain_of
from tests.rules.test_properties import diaries, outline
from tracker.domain.entries import Entry
from tracker.domain.kinds import KINDS
from tracker.rules import arising, replay, rule, rules
from tracker.rules.asking import indexer
from tracker.rules.asking.at_once import files, may_arise
from tracker.rules.asking.index import SILENT, SPEAKING
from tracker.rules.asking.indexer import INDEX, index_text

some = examples(60)
LAST = plus(START, 60)
MONDAY = 7


@some
@given(st.sampled_from(sorted(KINDS)), mixed.entries(1, 1), st.integers(0, 420), st.booleans())
def test_no_rule_breaks_on_one_entry(kind, one, later, bare):
    (entry,) = one
    entry = entry._replace(kind=kind, measures={}) if bare else entry
    day = plus(entry.day, later)
    for finding in judge([entry], day, closed=frozenset({entry.day})):
        assert set(finding.entries) <= {entry.id}
    list(replay(asked(reader([entry])), entry.day, plus(entry.day, min(later, 30))))


def test_no_rule_breaks_on_an_empty_history():
    assert judge([], START) == []
    assert replay(asked(reader([])), START, LAST) == []
    assert arising(asked(reader([])), START, kept=[]) == []


def told(raised):
    """A replay's answer without the ids, which are the order of typing."""
    return [(day, *outline([finding])[0]) for day, finding in raised]


@some
@given(mixed.entries(1), st.data())
def test_an_older_entry_added_is_as_if_logged_then(diary, data):
    late = data.draw(st.integers(0, len(diary) - 1))
    then = [entry._replace(id=n) for n, entry in enumerate(diary, 1)]
    last = len(diary) + 1
    added = [*(e for n, e in enumerate(then) if n != late), then[late]._replace(id=last)]
    one, other = (replay(asked(reader(e)), START, LAST) for e in (then, added))
    assert told(one) == told(other)


@some
@given(diaries, st.data())
def test_an_older_score_added_is_as_if_logged_then(diary, data):
    entries = pain_of(diary)
    if not entries:
        return
    late = data.draw(st.integers(0, len(entries) - 1))
    added = [*(e for n, e in enumerate(entries) if n != late), entries[late]._replace(id=999)]
    one, other = (replay(asked(reader(e)), START, LAST) for e in (entries, added))
    assert told(one) == told(other)


@some
@given(mixed.entries(), st.integers(-300, 300))
def test_a_shifted_diary_has_shifted_findings(diary, weeks):
    moved = mixed.shifted(diary, weeks * MONDAY)
    found = judge(moved, plus(LAST, weeks * MONDAY))
    assert outline(found, weeks * MONDAY) == outline(judge(diary, LAST))


@some
@given(mixed.entries(), st.integers(-2000, 2000))
def test_all_but_inactivity_shift_by_any_days(diary, days):
    def others(findings):
        return [f for f in findings if f.rule != "inactivity"]

    found = judge(mixed.shifted(diary, days), plus(LAST, days))
    assert outline(others(found), days) == outline(others(judge(diary, LAST)))


@some
@given(mixed.entries())
def test_left_and_right_mirror_each_other(diary):
    other = {"left": "right", "right": "left"}
    mirrored = [entry._replace(side=other.get(entry.side, entry.side)) for entry in diary]
    names = {"left-knee": "right-knee", "right-knee": "left-knee"}
    assert outline(judge(mirrored, LAST), sites=names) == outline(judge(diary, LAST))


# --- what `log` asks of the rules ---


def test_what_is_said_before_the_rules_are_imported_is_what_they_say():
    assert INDEX.read_text(encoding="utf-8") == index_text()
    # A file that isn't named would be imported with every glass of water.
    assert set(files()) == SILENT | SPEAKING.keys() == {r.name.replace("-", "_") for r in rules()}
    _, _, least_ml, span_min = SPEAKING["over_drinking"]
    cut = {c.name: c for c in rule("over-drinking").cutoffs}
    spans = [cut[name].value for name in ("minutes", "long-minutes")]
    least = [cut[name] for name in ("info-ml", "urgent-ml", "long-ml")]
    assert max(spans) <= span_min >= cut["long-minutes"].high
    assert min(c.value for c in least) >= least_ml
    assert all(c.low >= least_ml for c in least if c.ours)


def test_the_index_is_written_and_checked(monkeypatch, tmp_path, capsys):
    index = tmp_path / "index.py"
    monkeypatch.setattr(indexer, "INDEX", index)
    monkeypatch.setattr("sys.argv", ["indexer"])
    assert (indexer.main(), index.read_text(encoding="utf-8")) == (0, index_text())
    monkeypatch.setattr("sys.argv", ["indexer", "--check"])
    assert (indexer.main(), capsys.readouterr().out) == (0, "")
    index.write_text("SPEAKING = {}", encoding="utf-8")
    assert indexer.main() == 1
    assert "index.py is not what the rules declare" in capsys.readouterr().out


@examples(200)
@given(mixed.entries(1), st.data())
def test_nothing_arises_where_nothing_may(diary, data):
    kept = [data.draw(st.sampled_from(diary))]
    read = reader(diary)

    if not may_arise(kept, asked(read).of_kinds):
        assert arising(asked(read), kept[0].day, kept=kept) == []
        assert arising(asked(read), LAST, kept=kept) == []


@pytest.mark.parametrize(
    ("kind", "measures", "at", "expected"),
    [
        ("walk", {"duration_min": 30.0}, 1000, False),
        ("note", {}, 1000, False),
        ("water", {"volume_ml": 500.0}, 1000, False),
        ("water", {"volume_ml": 1001.0}, 1000, True),
        ("water", {"volume_ml": 3000.0}, None, False),
        ("pain", {"intensity": 1.0}, None, True),
        ("med", {"done": 1.0}, None, True),
    ],
)
def test_what_may_arise(kind, measures, at, expected):
    kept = Entry(kind, START, at=at, utc_offset_min=0, measures=measures, id=1)
    assert may_arise([kept], asked(reader([kept])).of_kinds) is expected


def test_drinks_from_before_midnight_count():
    evening = mixed.shifted([Entry("water", START, at=86_000, measures={"volume_ml": 700.0})], 0)[0]
    after = Entry("drink", plus(START, 1), at=87_000, measures={"volume_ml": 400.0}, id=2)
    assert may_arise([after], asked(reader([evening, after])).of_kinds)


# --- what changes nothing ---

_LINE = re.compile(r"tracker edit \d+")


def in_words(findings):
    """All of the findings but the ids, which are the order of typing."""
    return [
        f._replace(entries=(), message=_LINE.sub("", f.message), gist=_LINE.sub("", f.gist))
        for f in findings
    ]


@some
@given(mixed.entries(), st.randoms(use_true_random=False))
def test_the_order_of_typing_changes_nothing(diary, random):
    order = diary.copy()
    random.shuffle(order)
    assert in_words(judge(numbered(order), LAST)) == in_words(judge(diary, LAST))


@some
@given(mixed.entries(), st.integers(-12, 14))
def test_as_of_a_day_the_time_zone_changes_nothing(diary, hours):
    """The same clock on the wall, further east or west: the instants move, the days stay."""
    moved = [
        entry
        if entry.at is None
        else entry._replace(
            at=entry.at - hours * 3600,
            utc_offset_min=hours * 60,
            created_at=entry.created_at - hours * 3600,
        )
        for entry in diary
    ]
    assert judge(moved, LAST) == judge(diary, LAST)


# --- text and JSON ---

FIXED = re.compile(
    r"1\.42 l \(48 fl oz\)|EFSA: 2\.0 l of drinks for men, 1\.6 l for women"
    r"|tracker edit \d+ --at \S+"
    r"|\d+ (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)|\d\d:\d\d|a body passes 3 l at most|three hours at 1 l an hour|2 or 3 a week"
)


def held(finding):
    """Every number that a finding's JSON and its rule's cut-offs hold, as it may be said."""
    numbers = [*finding.evidence.values(), finding.known_days, finding.total_days]
    numbers += [cutoff.value for cutoff in rule(finding.rule).cutoffs]
    known = [number for number in numbers if number is not None]
    known += [litres for ml in known for litres in (round(ml / 1000, 2),)]
    known += [part for minutes in known for part in divmod(round(minutes), 60)]
    return {f"{number:g}" for number in known} | {f"{number:.0f}" for number in known}


@examples(200)
@given(st.one_of(mixed.entries(5, 40), mixed.weeks_of_drinks_and_walks()), st.integers(3, 60))
def test_neither_words_nor_a_line_hold_a_number_that_the_json_does_not(diary, day):
    closed = frozenset(plus(START, number) for number in range(14))
    for finding in judge(diary, plus(START, day), closed=closed):
        if finding.rule in ("over-drinking", "low-drinks", "inactivity"):
            said = set(re.findall(r"\d+(?:\.\d+)?", FIXED.sub("", finding.message)))
            assert said <= held(finding), finding
        gist = set(re.findall(r"\d+(?:\.\d+)?", FIXED.sub("", finding.gist)))
        assert gist <= held(finding) | {"24", "2"}, finding
