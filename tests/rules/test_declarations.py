"""One file is one rule; cut-offs and their bounds; sources that may be cited; purity."""

from __future__ import annotations

import ast
import sys
import textwrap
from pathlib import Path

import pytest

import tracker.rules
from tests.rules.diary import KNOWN, START, asked, pain, plus, reader
from tracker.domain.catalogues.sources import cite
from tracker.domain.errors import UnknownName, WrongWords
from tracker.domain.kinds import KINDS
from tracker.rules import LEVELS, arising, changeable, check, read_cutoffs, rule, rules
from tracker.rules.asking.at_once import may_arise

FOLDER = Path(tracker.rules.__file__).parent
NAMES = [rule.name for rule in rules()]


def test_every_file_is_a_rule_with_a_place_of_its_own():
    files = {file.stem.replace("_", "-") for file in FOLDER.glob("[!_]*.py")}
    assert set(NAMES) == files - {"base"}
    places = [rule.order for rule in rules()]
    assert places == sorted(set(places))
    assert NAMES[:2] == ["red-flag", "unbearable-pain"]


def test_a_new_rule_is_one_file(tmp_path, monkeypatch):
    (tmp_path / "late_night.py").write_text(
        textwrap.dedent(
            '''
            """late-night: dropped into the folder, and found."""
            from tracker.rules.base import Finding, Rule

            def find(history, as_of, cutoffs):
                found = history.of_kind("sleep").entries
                return [
                    Finding("late-night", "watch", as_of, entries=(entry.id,), message="x.")
                    for entry in found
                ]

            RULE = Rule("late-night", "late", 999, frozenset({"sleep"}), "d", (), (), find)
            '''
        )
    )
    monkeypatch.setattr(tracker.rules, "__path__", [*tracker.rules.__path__, str(tmp_path)])
    monkeypatch.delitem(sys.modules, "tracker.rules.late_night", raising=False)
    assert [rule.name for rule in rules()] == [*NAMES, "late-night"]
    sleep = pain("5")[0]._replace(kind="sleep", measures={"duration_min": 60})
    assert [f.rule for f in check(asked(reader([sleep])), START)] == ["late-night"]
    assert may_arise([sleep], asked(reader([sleep])).of_kinds)
    assert [f.rule for f in arising(asked(reader([sleep])), START, kept=[sleep])] == ["late-night"]
    assert not may_arise([sleep._replace(kind="walk")], asked(reader([])).of_kinds)
    sys.modules.pop("tracker.rules.late_night", None)


def test_rules_by_name():
    assert rule("persistent-pain").name == rule("Persistent_pain").name == "persistent-pain"
    with pytest.raises(UnknownName, match="did you mean persistent-pain"):
        rule("persistant-pain")
    with pytest.raises(UnknownName, match="did you mean painkiller-dose or painkiller-days"):
        rule("painkiller")
    with pytest.raises(UnknownName, match="there is red-flag"):
        rule("zzz")


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_declares_itself(name):
    it = rule(name)
    assert it.title
    assert it.definition.endswith(".")
    assert it.kinds <= set(KINDS)
    for key in it.sources:
        assert cite(key)
    for cutoff in it.cutoffs:
        assert cutoff.ours is (cutoff.source is None)
        assert ("bounds" in cutoff.as_json()) is cutoff.ours
        assert [cutoff.as_json(value)["value"] for value in (None, 0)] == [cutoff.value, 0]
        if cutoff.ours:
            assert cutoff.low <= cutoff.value <= cutoff.high, cutoff
        else:
            assert cite(cutoff.source)
    assert it.as_json()["rule"] == name


def test_source_keys_of_signs_may_be_cited():
    for sign in KNOWN["signs"].subjects.values():
        for key in (sign.source, *sign.data.get("also", ())):
            assert cite(key)


def test_a_name_is_imported_when_it_is_first_asked_for(monkeypatch):
    monkeypatch.delitem(vars(tracker.rules), "check")
    assert tracker.rules.check is check
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        _ = tracker.rules.chekc


def test_only_the_domain_and_the_standard_library():
    for file in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                ours = name.startswith(("tracker.domain", "tracker.rules"))
                assert ours or name.split(".")[0] in sys.stdlib_module_names, (file.name, name)
                assert name not in ("time", "sqlite3", "socket", "random"), (file.name, name)


def test_no_rule_reads_a_clock():
    for file in FOLDER.rglob("*.py"):
        words = file.read_text()
        assert "today()" not in words
        assert ".now(" not in words


def test_the_levels():
    assert LEVELS == ("urgent", "see-doctor", "watch", "info", "unsure")


def test_ours_can_be_changed_within_bounds():
    cutoffs = read_cutoffs({"persistent-pain.share": "20"}, rules())
    rare = pain("5 0 0 0 5 0 0 0 5 0 0 0 5 0 5")
    plain = check(asked(reader(rare)), plus(START, 14))
    assert "persistent-pain" not in {f.rule for f in plain}
    found = check(asked(reader(rare), cutoffs=cutoffs), plus(START, 14))
    (changed,) = [f for f in found if f.rule == "persistent-pain"]
    assert changed.changed == ("share is 20 % instead of 40",)
    assert "share is 20 % instead of 40" in changed.message
    assert all(not f.changed for f in found if f.rule != "persistent-pain")


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("persistent-pain.share", 5, "from 10 to 60 %"),
        ("persistent-pain.share", "much", "not 'much'"),
        ("persistent-pain.share", float("nan"), "from 10 to 60 %"),
        ("persistent-pain.gap-days", 7.5, "whole numbers"),
        ("persistent-pain.share", True, "from 10 to 60 %"),
        ("persistent-pain.weeks", 3, "published number"),
    ],
)
def test_a_setting_out_of_bounds(name, value, says):
    with pytest.raises(WrongWords, match=says):
        read_cutoffs({name: value}, rules())


def test_an_unknown_setting_gets_a_suggestion():
    with pytest.raises(UnknownName, match=r"did you mean persistent-pain\.share"):
        read_cutoffs({"persistent-pain.shares": 1}, rules())


def test_every_ours_is_changeable_by_a_name_of_its_own():
    names = changeable(rules())
    assert len(names) == sum(c.ours for r in rules() for c in r.cutoffs)
    for name, cutoff in names.items():
        for value in (cutoff.low, cutoff.high):
            cutoffs = read_cutoffs({name: value}, rules())
            check(asked(reader(pain("5 x30")), cutoffs=cutoffs), plus(START, 29))


def test_the_shape_of_json():
    finding = check(asked(reader(pain("5 x15"))), plus(START, 14))[0]
    assert list(finding.as_json()) == [
        "rule",
        "site",
        "level",
        "since",
        "window",
        "known_days",
        "total_days",
        "evidence",
        "entries",
        "state",
        "message",
        "sources",
    ]
    assert finding.as_json()["window"] == [START, plus(START, 14)]


def test_a_finding_of_a_rule_without_a_window_has_nulls():
    from tests.rules.diary import timed

    doses = [
        timed("med", START, f"{h:02}:00", "ibuprofen", id=h, dose_mg=400) for h in (1, 5, 9, 13)
    ]
    data = check(asked(reader(doses)), START)[0].as_json()
    assert (data["site"], data["known_days"], data["total_days"]) == (None, None, None)
