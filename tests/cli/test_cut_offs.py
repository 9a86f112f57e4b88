"""Cut-offs of rules in the config: set, refused, listed, and said wherever a finding is."""

from __future__ import annotations

import os

import pytest

from tests.conftest import Tracker
from tracker.rules import changeable, rules

RARE = (1, 5, 9, 13, 15)  # pain on 5 of 15 days


@pytest.fixture
def rare(tracker: Tracker) -> Tracker:
    """Pain of 3 on a third of the days, a 0 on the others, up to 8 November."""
    lines = []
    for day in range(1, 16):
        at = f"2026-10-{24 + day:02}" if day < 8 else f"2026-11-{day - 7:02}"
        lines.append(f"log pain {3 if day in RARE else 0} lower-back --at {at}")
    tracker.prepare(lines)
    return tracker


def test_a_changed_cut_off_changes_what_is_found_and_is_said(rare: Tracker) -> None:
    persistent = [f for f in rare("check --json").json["findings"] if f["rule"][:5] == "persi"]
    assert persistent == []
    assert rare.ok("config persistent-pain.share 30").out == "persistent-pain.share is 30\n"
    for words in ("check", "today", "report", "check --explain", "check --since 2026-11-01"):
        assert "share is 30 % instead of 40" in " ".join(rare(words).out.split()), words
    answer = rare("log pain 3 lower-back --json")
    assert answer.code == 0
    rare.ok("config persistent-pain.share --unset")
    assert "share is" not in rare("check --all").out


def test_it_is_listed_with_its_bounds(tracker: Tracker) -> None:
    tracker.ok("config persistent-pain.gap-days 10")
    shown = " ".join(tracker.ok("rules show persistent-pain").out.split())
    assert "gap-days: 10 days, without pain, to begin a new bout (changed by you;" in shown
    assert "own cut-off is 7, from 4 to 14)" in shown
    assert "share: 40 %, of known days with pain (this tool's own cut-off, from 10 to 60)" in shown
    assert "weeks: 2 weeks, how long it may last (WebMD)" in shown
    cutoffs = {
        c["name"]: c for c in tracker.ok("rules show persistent-pain --json").json["cutoffs"]
    }
    assert (cutoffs["gap-days"]["value"], cutoffs["gap-days"]["default"]) == (10, 7)
    assert cutoffs["gap-days"]["bounds"] == [4, 14]
    assert "bounds" not in cutoffs["weeks"]
    assert "persistent-pain.gap-days" in tracker.ok("config").out
    assert tracker.ok("config --json").json["persistent-pain.gap-days"] == 10
    assert tracker.ok("config persistent-pain.gap-days").out == "10 days\n"
    assert tracker.ok("config persistent-pain.share").out == "40 %\n"


@pytest.mark.slow
def test_every_one_of_ours_takes_its_bounds_and_nothing_beyond(tracker: Tracker) -> None:
    for name, cutoff in changeable(rules()).items():
        for value in (cutoff.low, cutoff.high):
            tracker.ok(f"config {name} {value}")
        for value in (cutoff.low - 1, cutoff.high + 1):
            answer = tracker("config", name, str(value))
            assert answer.code == 2, (name, value)
    tracker("check")
    assert len(tracker.ok("config --json").json) > len(changeable(rules()))


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("persistent-pain.share", "5", "from 10 to 60 %, not 5"),
        ("persistent-pain.share", "many", "not 'many'"),
        ("persistent-pain.share", "nan", "from 10 to 60 %"),
        ("persistent-pain.gap-days", "7.5", "in whole numbers"),
        ("persistent-pain.weeks", "3", "published number"),
        ("persistent-pain.shares", "30", "did you mean persistent-pain.share"),
        ("persistant-pain.share", "30", "did you mean persistent-pain?"),
        ("nonsense.share", "30", "no rule 'nonsense'"),
    ],
)
def test_what_cannot_be_is_one_sentence(tracker: Tracker, name: str, value: str, says: str) -> None:
    answer = tracker("config", name, value)
    assert answer.code == 2
    assert says in answer.err
    assert answer.err.count("\n") == 1
    assert not tracker.config.exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[persistent-pain]\nshare = 70\n", "from 10 to 60 %, not 70"),
        ("persistent-pain.share = true\n", "from 10 to 60 %"),
        ("[persistent-pian]\nshare = 30\n", "did you mean persistent-pain?"),
        ("[persistent-pain]\nsharp = 30\n", "did you mean persistent-pain.share"),
        ("[persistent-pain]\nweeks = 3\n", "published number"),
        ("[persistent-pain.share]\nx = 3\n", "from 10 to 60 %"),
    ],
)
def test_a_cut_off_that_cant_be_is_said_and_stops_nothing(
    tracker: Tracker, text: str, says: str
) -> None:
    tracker.config.parent.mkdir(parents=True, exist_ok=True)
    tracker.config.write_text(f"persistent-pain.gap-days = 10\n{text}" if "[" not in text else text)
    whole = tracker.config.read_text()
    assert tracker.ok("log pain 5 lower-back").err == ""
    for words in ("today", "report", "list", "undo", "redo"):
        assert tracker.ok(words).err == ""
    for words in ("check", "check --json", "config", "config units", "config --json"):
        answer = tracker.ok(words)
        assert says in answer.err and answer.err.count("\n") == 1, words
        assert f"passed over: {tracker.config}: " in answer.err
    tracker.ok("config units us")
    assert whole in tracker.config.read_text().replace('units = "us"\n', "")


def test_a_cut_off_of_a_rule_that_is_gone_leaves_the_others_in_force(tracker: Tracker) -> None:
    tracker.config.parent.mkdir(parents=True, exist_ok=True)
    tracker.config.write_text(
        "[moon-rule]\nshare = 3\nphase = 4\n[persistent-pain]\nshare = 30\nshape = 5\n"
    )
    assert tracker.ok("config persistent-pain.share").out == "30 %\n"
    told = tracker.ok("config --json")
    assert told.json["persistent-pain.share"] == 30
    assert told.err.count("passed over: ") == 3


def test_a_cut_off_that_is_gone_is_said_and_no_error(tracker: Tracker) -> None:
    """One of the rules' first edition; the others of the rule hold."""
    tracker.config.parent.mkdir(parents=True, exist_ok=True)
    tracker.config.write_text("[recurrent-pain]\nbad-days = 6\nruns = 4\n")
    for words in ("check", "config"):
        assert "no cut-off 'recurrent-pain.bad-days'" in tracker.ok(words).err
    assert tracker.ok("config recurrent-pain.runs").out == "4 spells\n"
    assert tracker.ok("log pain 5 lower-back").err == ""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("color = 'blue'", "color is 'blue'; it can be auto, always or never"),
        ("ascii = true", "ascii is true"),
        ("zzz = 1", "no setting 'zzz'"),
        ("report-period = 'soon'", "report-period is 'soon'"),
    ],
)
def test_a_taste_that_cant_be_stops_no_log(tracker: Tracker, text: str, says: str) -> None:
    tracker.config.parent.mkdir(parents=True, exist_ok=True)
    tracker.config.write_text(text)
    answer = tracker.ok("log water 500")
    assert says in answer.err and answer.err.count("\n") == 1
    assert tracker.config.read_text() == text


@pytest.mark.parametrize(
    "text", ["units = 'imperial'", "unit = 'us'", "units = 'us", "a = " + "[" * 5000]
)
def test_where_a_number_could_be_read_in_another_unit_nothing_is_kept(
    tracker: Tracker, text: str
) -> None:
    tracker.config.parent.mkdir(parents=True, exist_ok=True)
    tracker.config.write_text(text)
    answer = tracker("log water 500")
    assert answer.code == 1 and answer.err.count("\n") == 1 and str(tracker.config) in answer.err
    assert tracker.state()["entries"] == []


def test_preferences_are_no_pipe_and_no_device(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tracker.home / "pipe"
    os.mkfifo(pipe)
    for place, says in ((str(pipe), "is a pipe"), ("/dev/zero", "is larger than any preferences")):
        monkeypatch.setenv("TRACKER_CONFIG", place)
        answer = tracker("log water 500")
        assert answer.code == 1 and says in answer.err
    monkeypatch.setenv("TRACKER_CONFIG", "/dev/null")
    tracker.ok("log water 500")


def test_a_line_is_changed_where_it_stands(tracker: Tracker) -> None:
    tracker.config.parent.mkdir(parents=True, exist_ok=True)
    tracker.config.write_text('units = "us"\n\n[persistent-pain]  # mine\nshare = 30  # a third\n')
    tracker.ok("config persistent-pain.share 33")
    tracker.ok("config recurrent-pain.runs 4")
    assert tracker.config.read_text() == (
        'units = "us"\n\nrecurrent-pain.runs = 4\n'
        "[persistent-pain]  # mine\nshare = 33  # a third\n"
    )
    tracker.ok("config persistent-pain.share --unset")
    tracker.ok("config recurrent-pain.runs --unset")
    assert tracker.config.read_text() == 'units = "us"\n\n[persistent-pain]  # mine\n'
    assert tracker.ok("config units").out == "us\n"
