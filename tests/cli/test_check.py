"""`tracker check` and the answers to findings: exit codes, days, entries, ack, snooze, close."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from tests.conftest import Tracker
from tracker.rules import rules


def days(first: int, last: int, month: str = "2026-10") -> list[str]:
    return [f"{month}-{day:02}" for day in range(first, last + 1)]


@pytest.fixture
def sore(tracker: Tracker) -> Tracker:
    """Pain of 5 at the lower back on every day from 20 October to 8 November."""
    sore_days = (*days(20, 31), *days(1, 8, "2026-11"))
    tracker.prepare([f"log pain 5 lower-back --at {day}" for day in sore_days])
    return tracker


def found(tracker: Tracker, words: str = "") -> dict[str, Any]:
    """Each finding that `check` lists, by rule."""
    answer = tracker(f"check --json {words}")
    assert answer.err == ""
    return {finding["rule"]: finding for finding in answer.json["findings"]}


def test_nothing_to_say_is_no_all_clear(tracker: Tracker) -> None:
    tracker.ok("log water 500")
    answer = tracker("check")
    assert answer.code == 0
    assert "all clear" in answer.out or "clear" not in answer.out
    assert tracker("check --json").json["findings"] == []


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["log pain 2 lower-back"], 0),
        (["log symptom saddle-numbness"], 20),
        (["log pain 10 lower-back --unbearable"], 20),
        (["log med ibuprofen 400", "log med naproxen 220"], 10),
    ],
)
def test_the_exit_code_is_the_gravest_level(tracker: Tracker, lines: list[str], code: int) -> None:
    for line in lines:
        tracker.ok(line)
    for words in ("check", "check --all", "check --explain", "check --json"):
        assert tracker(words).code == code


def test_two_weeks_of_pain_say_to_see_a_doctor_from_day_15_on(sore: Tracker) -> None:
    assert sore("check").code == 10
    assert sore("check --as-of 2026-11-02").code == 0
    assert sore("check --as-of 2026-11-03").code == 10
    finding = found(sore)["persistent-pain"]
    assert (finding["site"], finding["level"], finding["since"]) == (
        "lower-back",
        "see-doctor",
        "2026-10-20",
    )
    for words in ("today", "report"):
        assert "See a doctor" in sore.ok(words).out
    raised = sore("check --since 2026-10-20 --json").json["raised"]
    assert [r["day"] for r in raised if r["rule"] == "persistent-pain"][:1] == ["2026-11-03"]
    assert "3 Nov" in sore.ok("check --since 2026-10-20").out


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-12-31T10:00", "check"),
        ("2026-12-31T10:00", "check --as-of 2026-12-31"),
        ("2027-01-05T10:00", "check --all"),
        ("2027-01-05T10:00", "check --all --explain"),
        ("2027-01-05T10:00", "check --as-of 2026-12-31 --explain"),
        ("2027-01-05T10:00", "check --since 2026-12-25"),
        ("2027-01-05T10:00", "report december"),
    ],
)
def test_a_day_of_last_year_is_told_with_its_year(tracker: Tracker, now: str, words: str) -> None:
    tracker.stand_at("2026-12-30T10:00")
    tracker("log symptom fever")
    tracker("log ibuprofen 1600 --at 9:00")
    tracker.ok("ack red-flag --note x")
    tracker.stand_at(now)
    out = " ".join(tracker(words).out.split())
    said = re.findall(r"(?:on 30 December|\(30 Dec)( \d{4})?", out)
    assert said
    assert set(said) == ({""} if now.startswith("2026") else {" 2026"})


def test_explain_lists_the_very_entries(sore: Tracker) -> None:
    finding = found(sore)["persistent-pain"]
    out = sore("check --explain").out
    # A long list may be shortened; what it shows are the finding's own, and it says how many.
    shown = [int(w[1:]) for w in out.split() if w[0] == "#" and w[1:].isdigit()]
    assert shown
    assert set(shown) <= set(finding["entries"])
    assert f"rests on {len(finding['entries'])} entries" in out


def test_an_acknowledged_finding_rests_and_comes_back_when_it_gets_worse(sore: Tracker) -> None:
    sore.ok("ack persistent-pain lower-back --seen-doctor today --note 'exercises'")
    assert sore("check").code == 0
    assert "acknowledged" in sore("check").out
    assert "persistent-pain" not in found(sore)
    assert found(sore, "--all")["persistent-pain"]["state"] == "acknowledged"
    sore.ok("undo")
    assert sore("check").code == 10
    sore.ok("redo")
    sore.stand_at("2026-11-24T10:00")
    for day in days(9, 24, "2026-11"):
        sore.ok(f"log pain 5 lower-back --at {day}")
    # Day 28 is past.
    assert sore("check").code == 10


def test_a_doctor_cannot_have_seen_it_before_it_began(sore: Tracker) -> None:
    answer = sore("ack persistent-pain --seen-doctor 2026-10-01")
    assert answer.code == 2
    assert "began, on Tue 20 Oct" in answer.err
    assert sore("ack persistent-pain left-knee --note x").code == 1


def test_a_snooze_ends(sore: Tracker) -> None:
    sore.ok("snooze persistent-pain lower-back 3d")
    assert sore("check").code == 0
    assert sore("check --as-of 2026-11-05").code == 10
    for day, code in (("09", 0), ("10", 0), ("12", 10)):
        sore.stand_at(f"2026-11-{day}T10:00")
        sore("log pain 5 lower-back")
        assert sore("check").code == code, day


@pytest.mark.parametrize(("span", "days"), [("3d", 3), ("10", 10), ("2w", 14)])
def test_a_snooze_in_days_or_weeks(sore: Tracker, span: str, days: int) -> None:
    sore.ok(f"snooze persistent-pain lower-back {span}")
    (row,) = sore.ok("export json").json["acknowledgements"]
    since, until = (date.fromisoformat(row[name]) for name in ("day", "until_day"))
    assert (until - since).days == days


def test_what_is_urgent_cannot_be_snoozed(tracker: Tracker) -> None:
    tracker.ok("log symptom saddle-numbness")
    answer = tracker("snooze red-flag 7d")
    assert answer.code == 1
    assert "is urgent and can't be snoozed" in answer.err
    assert tracker("check").code == 20


def test_a_rule_that_speaks_of_two_sites_wants_one(tracker: Tracker) -> None:
    for day in (*days(20, 31), *days(1, 8, "2026-11")):
        tracker.ok(f"log pain 5 lower-back left-knee --at {day}")
    answer = tracker("ack persistent-pain --note x")
    assert answer.code == 2
    assert "name one of" in answer.err
    tracker.ok("ack persistent-pain left-knee --note x")
    assert tracker("check").code == 10
    tracker.ok("ack persistent-pain lower-back --note x")
    assert tracker("check").code == 0


def test_a_day_is_closed_and_opened_again(tracker: Tracker) -> None:
    assert tracker.ok("close yesterday").out == "Sat 7 Nov is closed\n"
    days = tracker.state()["days"]
    assert [(row["day"], row["closed"]) for row in days] == [("2026-11-07", 1)]
    assert tracker.ok("close yesterday --reopen").out == "Sat 7 Nov is open again\n"
    assert [row["closed"] for row in tracker.state()["days"]] == [0]


# The promise of the issue: a handful of back-dated entries gets its line everywhere.
@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        (
            [f"log pain 5 lower-back --at {day}" for day in
             ("2026-10-18", "2026-10-25", "2026-11-01", "2026-11-08")],
            "persistent-pain",
        ),
        (
            [f"log pain 5 lower-back --at {day}" for day in
             ("2026-07-01", "2026-07-02", "2026-09-01", "2026-09-02", "2026-11-07", "2026-11-08")],
            "recurrent-pain",
        ),
        (
            ["log pain 5 lower-back --at 2026-10-24", "log pain 5 lower-back"],
            "persistent-pain",
        ),
    ],
    ids=["four a week apart", "three spells", "two, 15 days apart"],
)  # fmt: skip
def test_five_minutes_of_back_dated_entries_get_their_line(
    tracker: Tracker, lines: list[str], rule: str
) -> None:
    for line in lines:
        tracker.ok(line)
    assert rule in found(tracker)
    message = found(tracker)[rule]["message"].split(":")[1].split()[0]
    for words in ("check", "today", "report"):
        out = tracker(words).out
        assert "Lower back:" in out, words
        assert message in out, words


def test_rules_are_listed_and_shown(tracker: Tracker) -> None:
    listed = tracker.ok("rules list").out
    assert [line.split()[0] for line in listed.splitlines()] == [rule.name for rule in rules()]
    for rule in rules():
        shown = tracker.ok(f"rules show {rule.name}").out
        assert shown.startswith(rule.name)
        assert "Cut-offs" in shown
        assert tracker.ok(f"rules show {rule.name} --json").json["rule"] == rule.name
    assert len(tracker.ok("rules list --json").json) == len(rules())
